"""Blanks are grouped by what they say and filled in one edit."""

import re

import pytest

from drafter.core.fills import blank_groups, fill_blanks
from drafter.core.model import Draft, Paragraph
from drafter.core.toml import own_toml


def draft_of(*texts: str) -> Draft:
    return Draft(paragraphs=tuple(Paragraph(str(n), text=text) for n, text in enumerate(texts)))


def texts(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in draft.paragraphs]


def test_the_same_brackets_in_several_places_are_one_group_with_their_contexts():
    groups = blank_groups(
        draft_of("请【乡镇名】抓好落实。", "【乡镇名】和【部门名】要带头，【乡镇名】先行。")
    )
    assert [(group.text, len(group.spots)) for group in groups] == [("【乡镇名】", 3), ("【部门名】", 1)]
    assert (groups[0].spots[0].before, groups[0].spots[0].after) == ("请", "抓好落实。")


def test_members_of_a_list_are_filled_apart():
    groups = blank_groups(draft_of("刚才，【单位】、【单位】和【单位】作了发言，【乡镇】作了书面发言。"))
    assert [(group.text, len(group.spots), group.apart) for group in groups] == [
        ("【单位】", 1, True),
        ("【单位】", 1, True),
        ("【单位】", 1, True),
        ("【乡镇】", 1, False),
    ]


@pytest.mark.parametrize(
    "entry", own_toml("reading", "blanks.toml")["apart"], ids=lambda one: one["names"][0]
)
def test_what_hides_something_else_each_time_is_filled_apart(entry):
    """The examples of the rules: the blanks of the right sentence take what stands in it, each its own."""
    meant = re.findall("〔(.*?)〕", entry["right"])
    draft = draft_of(re.sub("〔.*?〕", f"【{entry['names'][0]}】", entry["right"]))
    filled = fill_blanks(draft, dict(zip(blank_groups(draft), meant, strict=True)))
    assert texts(filled) == [re.sub("[〔〕]", "", entry["right"])]
    assert len(set(meant)) == 2 and len(set(re.findall("〔(.*?)〕", entry["wrong"]))) == 1


def test_every_masked_name_is_a_group_of_its_own():
    groups = blank_groups(draft_of("XX县和XX县都要××。"))
    assert [group.text for group in groups] == ["XX", "XX", "××"]


def test_all_groups_are_filled_in_one_edit_also_several_in_one_paragraph():
    draft = draft_of("【甲】在X县，【甲】好。", "没有空。", "【乙】")
    first, mask, last = blank_groups(draft)
    filled = fill_blanks(draft, {first: "青山镇", mask: "清源", last: "完"})
    assert texts(filled) == ["青山镇在清源县，青山镇好。", "没有空。", "完"]
    assert filled.paragraphs[1] is draft.paragraphs[1]


def test_a_blank_that_has_moved_since_is_left_alone():
    (group,) = blank_groups(draft_of("请【甲】来。"))
    assert texts(fill_blanks(draft_of("现在请【甲】来。"), {group: "张三"})) == ["现在请【甲】来。"]


def test_characters_outside_the_basic_plane_do_not_shift_the_blanks():
    draft = draft_of("𠮷祥【甲】𠀀【甲】")
    (group,) = blank_groups(draft)
    assert texts(fill_blanks(draft, {group: "好"})) == ["𠮷祥好𠀀好"]
