"""Blanks."""

import pytest

from drafter.core.model import Paragraph, Role, Slot


def test_brackets_to_fill_are_errors(check):
    assert [f.text for f in check("blanks", "共【数字】处，由【责任单位】负责。")] == [
        "【数字】",
        "【责任单位】",
    ]


def test_an_open_slot_is_told_by_its_prompt(check):
    slot = Paragraph("s", Role.BODY, slot=Slot(Role.BODY, prompt="讲清为什么"))
    (finding,) = check("blanks", slot)
    assert "讲清为什么" in finding.message


def test_a_heading_needs_something_below_it(check):
    hollow = Paragraph("a", Role.HEADING, 1, "提高认识", "一、")
    full = Paragraph("b", Role.HEADING, 1, "狠抓落实", "一、")
    assert [f.paragraph for f in check("blanks", hollow, full, "要抓好。")] == [0]
    parent = Paragraph("c", Role.HEADING, 1, "提高认识", "一、")
    child = Paragraph("d", Role.HEADING, 2, "学习到位", "（一）")
    assert check("blanks", parent, child, "要学好。") == []


@pytest.mark.parametrize(
    "text", ["刚才，同志就工作作了安排。", "同志和同志分别作了发言。", "由同志传达精神。"]
)
def test_a_comrade_without_a_name_is_found(check, text):
    assert check("blanks", text)[0].text == "同志"


def test_a_comrade_with_a_name_is_not(check):
    assert check("blanks", "刚才，李明同志就工作作了安排，各位同志要抓好落实，同志们辛苦了。") == []


def listed(count: int, level: int = 1):
    return [Paragraph(f"h{n}", Role.HEADING, level, f"第{n}项工作", "一、") for n in range(count)]


@pytest.mark.parametrize(("count", "told"), [(2, [0, 1]), (3, [0, 1, 2]), (4, []), (5, [])])
def test_four_headings_in_a_row_are_a_list_and_three_are_hollow(check, count, told):
    assert [f.paragraph for f in check("blanks", *listed(count))] == told
    behind = [f.paragraph - 1 for f in check("blanks", "今天讲几项工作。", *listed(count))]
    assert behind == told


def test_a_row_of_headings_is_of_one_level(check):
    mixed = [*listed(2), *listed(1, 2)]
    mixed = [Paragraph(f"m{n}", p.role, p.level, p.text, p.marker) for n, p in enumerate(mixed)]
    assert [f.paragraph for f in check("blanks", *mixed)] == [0, 2]


def test_a_heading_that_carries_its_text_is_not_hollow(check):
    carried = Paragraph("a", Role.HEADING, 1, "抓早。要早谋划、早部署。", "一、")
    alone = Paragraph("b", Role.HEADING, 1, "抓早。", "一、")
    assert check("blanks", carried) == []
    assert [f.message for f in check("blanks", alone)] == ["这个小标题下面没有内容。"]
    assert [f.message for f in check("blanks", Paragraph("c", Role.HEADING, 1, "", "一、"), "话。")] == [
        "小标题没有文字。"
    ]
