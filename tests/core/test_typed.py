"""Numbers that are typed at the start of a paragraph are understood, and words and dates are not."""

import pytest

from drafter.core.edits import set_role
from drafter.core.model import Draft, Paragraph, Role, Slot
from drafter.core.numbering import labels
from drafter.core.typed import run_in, typed_label, understand


def typed(draft: Draft, paragraph_id: str, text: str) -> Draft:
    """The draft after a text was typed into a paragraph, character by character, as the sheet does."""
    for character in text:
        index = draft.index_of(paragraph_id)
        before = draft.paragraphs[index]
        after = Paragraph(**{**fields(before), "text": before.text + character})
        draft = draft.with_paragraphs((*draft.paragraphs[:index], after, *draft.paragraphs[index + 1 :]))
        label = typed_label(before.text, after.text)
        draft = understand(draft, paragraph_id, label) if label else run_in(draft, paragraph_id)
    return draft


def fields(paragraph: Paragraph) -> dict:
    return {name: getattr(paragraph, name) for name in Paragraph.__slots__}


def shown(draft: Draft) -> list[tuple[str, int, str, str]]:
    row = draft.paragraphs
    return [(p.role.value, p.level, label, p.text) for p, label in zip(row, labels(row), strict=True)]


EMPTY = Draft(paragraphs=(Paragraph("a"),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、提高认识", ("heading", 1, "一、", "提高认识")),
        ("（一）抓学习", ("heading", 2, "（一）", "抓学习")),
        ("（一）抓学习。要常学常新。", ("point", 1, "（一）", "抓学习。要常学常新。")),
        ("1.抓项目", ("heading", 3, "1.", "抓项目")),
        ("（1）抓招商", ("heading", 4, "（1）", "抓招商")),
        ("一是抓落实。", ("point", 1, "一是", "抓落实。")),
        ("一要抓落实。", ("point", 1, "一要", "抓落实。")),
        ("第一，抓落实。", ("point", 1, "第一，", "抓落实。")),
        ("①抓落实。", ("point", 1, "①", "抓落实。")),
        ("三、压实责任", ("heading", 1, "三、", "压实责任")),
    ],
)
def test_a_typed_number_is_understood(text, expected):
    assert shown(typed(EMPTY, "a", text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "一是一二是二，不能含糊。",
        "3.5亿元已经到位。",
        "2026年是开局之年。",
        "一要素保障到位。",
        "三农工作是重中之重。",
        "首先，我代表县委表示感谢。",
        "第一责任人要到位。",
        "一个是资金问题。",
        "11月20日召开会议。",
        "（略）",
    ],
)
def test_a_word_a_figure_or_a_date_stays_text(text):
    assert shown(typed(EMPTY, "a", text)) == [("body", 0, "", text)]


def test_the_label_stands_once_in_a_slot_that_has_one():
    slot = Slot(Role.HEADING, 1, prompt="讲清为什么", marker="一、")
    draft = Draft(paragraphs=(Paragraph("a", Role.HEADING, 1, "", "一、", slot=slot),))
    after = typed(draft, "a", "一、提高认识")
    assert shown(after) == [("heading", 1, "一、", "提高认识")]
    assert after.paragraphs[0].slot == slot


def test_a_number_that_skips_stays_as_it_was_typed():
    row = (
        Paragraph("a", Role.HEADING, 1, "甲", "一、"),
        Paragraph("b"),
        Paragraph("c", Role.HEADING, 1, "丙", "一、"),
    )
    after = typed(Draft(paragraphs=row), "b", "四、乙")
    assert labels(after.paragraphs) == ("一、", "四、", "五、")
    assert after.paragraphs[1].fixed == "四、"


def test_a_part_typed_between_two_others_moves_the_numbers_behind_it():
    row = (
        Paragraph("a", Role.HEADING, 1, "甲", "一、"),
        Paragraph("b"),
        Paragraph("c", Role.HEADING, 1, "", "一、"),
    )
    assert labels(typed(Draft(paragraphs=row), "b", "二、乙").paragraphs) == ("一、", "二、", "三、")


def test_a_point_of_a_list_takes_its_own_number_once():
    row = (Paragraph("a", Role.POINT, 1, "甲。", "一是"), Paragraph("b", Role.POINT, 1, "", "一是"))
    assert shown(typed(Draft(paragraphs=row), "b", "二是乙。"))[1] == ("point", 1, "二是", "乙。")


def test_a_point_takes_the_level_of_the_points_of_its_style_in_its_section():
    heading, point = (
        Paragraph("h", Role.HEADING, 1, "甲", "一、"),
        Paragraph("a", Role.POINT, 2, "甲。", "一是"),
    )
    assert shown(typed(Draft(paragraphs=(heading, point, Paragraph("b"))), "b", "二是乙。"))[2][:2] == (
        "point",
        2,
    )
    assert shown(typed(Draft(paragraphs=(heading, point, Paragraph("b"))), "b", "①乙。"))[2][:2] == (
        "point",
        1,
    )
    assert shown(typed(Draft(paragraphs=(point, heading, Paragraph("b"))), "b", "一是乙。"))[2][:2] == (
        "point",
        1,
    )


def test_what_was_made_text_again_is_not_understood_a_second_time():
    draft = typed(Draft(paragraphs=(Paragraph("a", text="一是抓"),)), "a", "落实。")
    assert shown(draft) == [("body", 0, "", "一是抓落实。")]


def test_a_role_takes_the_number_that_stands_typed_before_the_text():
    draft = Draft(
        paragraphs=(Paragraph("a", Role.HEADING, 1, "甲", "一、"), Paragraph("b", text="三、压实责任"))
    )
    assert shown(set_role(draft, ["b"], Role.HEADING, 1))[1] == ("heading", 1, "三、", "压实责任")
