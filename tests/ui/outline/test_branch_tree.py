"""The places of branches: kept while only words change, new where the branches are others."""

from dataclasses import replace

import pytest

from drafter.core.length import CharacterCounts
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import table_of_rows
from drafter.ui.outline.branch_tree import BranchTree
from drafter.ui.outline.branches import branches_of

DRAFT = Draft(
    paragraphs=(
        Paragraph("one", Role.HEADING, 1, "提高认识"),
        Paragraph("point", Role.POINT, 1, "要学习到位。"),
        Paragraph("two", Role.HEADING, 1, "狠抓落实"),
    )
)


def branches(draft=DRAFT):
    return branches_of(draft, CharacterCounts())


def worded(paragraph_id, text):
    return DRAFT.with_paragraphs(
        tuple(replace(p, text=text) if p.id == paragraph_id else p for p in DRAFT.paragraphs)
    )


def grown():
    tree = BranchTree()
    tree.grow(branches())
    return tree


@pytest.mark.parametrize(("caption", "shown"), [("任务分解表", "任务分解表"), (" ", "表格")])
def test_a_table_is_called_by_its_caption_and_without_one_by_what_it_is(caption, shown):
    table = Paragraph("a", text=caption, object=table_of_rows([["乡镇", "任务"]]))
    assert [branch.text for branch in branches(Draft(paragraphs=(table,)))] == [shown]


def test_every_branch_has_a_place_among_its_like():
    tree = grown()
    point = tree.of_id("point")
    assert [(place.branch.id, place.row) for place in tree.top] == [("one", 0), ("two", 1)]
    assert point.parent is tree.of_id("one") and point.row == 0
    assert tree.of_serial(point.serial) is point
    assert tree.of_id("nobody") is None


def test_other_words_keep_the_places_and_are_told():
    tree = grown()
    before = tree.of_id("two")
    other = branches(worded("two", "抓紧落实"))
    assert tree.has_shape_of(other)
    assert [branch.id for branch in tree.exchange(other)] == ["two"]
    assert tree.of_id("two") is before and before.branch.text == "抓紧落实"


def test_other_branches_get_numbers_that_were_never_used():
    tree = grown()
    old = [tree.of_id(name).serial for name in ("one", "point", "two")]
    fewer = branches(DRAFT.with_paragraphs(DRAFT.paragraphs[:2]))
    assert not tree.has_shape_of(fewer)
    tree.grow(fewer)
    assert tree.of_id("two") is None
    assert not set(old) & {tree.of_id("one").serial, tree.of_id("point").serial}
    assert all(tree.of_serial(serial) is None for serial in old)
