"""Sections nest, and every paragraph has its place."""

from dataclasses import replace

from hypothesis import given

from drafter.core.model import Move, Paragraph, Role
from drafter.core.structure import heading_above, headings_above, nodes, reworded_at, section_stop
from tests.core.draft_strategies import paragraphs


def check_nested(branches, start, stop):
    for branch in branches:
        assert start <= branch.start < branch.stop <= stop
        check_nested(branch.children, branch.start + (0 if branch.front else 1), branch.stop)
        start = branch.stop


@given(paragraphs())
def test_branches_nest_without_overlapping(row):
    check_nested(nodes(row), 0, len(row))


@given(paragraphs())
def test_the_top_branches_hold_every_paragraph_once(row):
    covered = [index for node in nodes(row) for index in range(node.start, node.stop)]
    assert covered == list(range(len(row)))


@given(paragraphs())
def test_a_section_within_a_section_ends_no_later(row):
    for index, paragraph in enumerate(row):
        stop = section_stop(row, index)
        assert index < stop <= len(row)
        if paragraph.role in (Role.HEADING, Role.POINT):
            assert all(section_stop(row, inner) <= stop for inner in range(index + 1, stop))


@given(paragraphs())
def test_the_heading_above_is_one_whose_section_holds_the_paragraph(row):
    for index in range(len(row)):
        above = heading_above(row, index)
        if above is not None:
            assert row[above].role is Role.HEADING
            assert above < index < section_stop(row, above)


def test_the_closing_stands_outside_the_last_part():
    row = [
        Paragraph("a", Role.HEADING, 1, "甲"),
        Paragraph("b", Role.POINT, 1, "子"),
        Paragraph("c", Role.BODY, text="同志们，……", move=Move.CLOSING),
    ]
    assert section_stop(row, 0) == 2


def test_a_run_in_member_of_a_list_of_headings_stands_beside_them():
    row = [
        Paragraph("a", Role.HEADING, 1, "抓好当前工作", "一、"),
        Paragraph("b", Role.HEADING, 2, "抓学习", "（一）"),
        Paragraph("c", Role.BODY, text="先学一步。"),
        Paragraph("d", Role.POINT, 1, "抓宣传。要讲到家门口。", "（一）"),
        Paragraph("e", Role.POINT, 2, "写好标语。", "一要"),
        Paragraph("f", Role.HEADING, 2, "抓落实", "（一）"),
    ]
    (part,) = nodes(row)
    assert [(child.start, child.stop) for child in part.children] == [(1, 3), (3, 5), (5, 6)]


@given(paragraphs())
def test_the_headings_above_all_paragraphs_are_those_above_each(row):
    assert headings_above(row) == tuple(heading_above(row, index) for index in range(len(row)))


def test_only_other_words_of_one_written_paragraph_count_as_reworded():
    row = (Paragraph("a", Role.HEADING, 1, "一"), Paragraph("b", text="二"), Paragraph("c", text=""))
    assert reworded_at(row, (row[0], replace(row[1], text="两"), row[2])) == 1
    for other in (
        row,
        row[:2],
        (row[0], replace(row[1], text=""), row[2]),
        (row[0], row[1], replace(row[2], text="三")),
        (replace(row[0], text="壹", level=2), row[1], row[2]),
        (replace(row[0], text="壹"), replace(row[1], text="两"), row[2]),
    ):
        assert reworded_at(row, other) is None
