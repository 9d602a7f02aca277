"""What a changed paragraph says of itself."""

import pytest

from drafter.core.model import Paragraph, Role
from drafter.core.objects import Cell, Picture, Table
from drafter.ui.base.theme import DARK, LIGHT
from drafter.ui.revisions.revision_row import _object_words, coloured, what_happened
from drafter.word.compare import Change, Compared
from drafter.word.differences import Kind, Span

BODY = Paragraph("p", text="抓落实。")


def heading(level: int) -> Paragraph:
    return Paragraph("p", Role.HEADING, level, "抓落实")


def fixed(number: str) -> Paragraph:
    return Paragraph("p", Role.POINT, 1, "抓落实。", fixed=number)


@pytest.mark.parametrize(
    "change, before, after, moved, words",
    [
        (Change.CHANGED, BODY, BODY, False, "改"),
        (Change.CHANGED, BODY, BODY, True, "改 移"),
        (Change.KEPT, BODY, BODY, True, "移"),
        (Change.ADDED, None, BODY, False, "增"),
        (Change.STRUCK, BODY, None, False, "删"),
        (Change.CHANGED, heading(1), heading(2), False, "改 一级小标题 → 二级小标题"),
        (Change.CHANGED, heading(4), heading(6), False, "改 四级小标题 → 四级小标题"),
        (Change.CHANGED, BODY, fixed("2. "), False, "改 正文 → 要点 序号写作“2.”"),
        (Change.CHANGED, fixed("2."), fixed("3."), False, "改 序号写作“3.”"),
        (Change.CHANGED, fixed("2."), fixed("2."), False, "改"),
        (Change.CHANGED, fixed("2."), fixed(""), False, "改"),
    ],
)
def test_what_happened_is_told_in_a_few_words(change, before, after, moved, words):
    assert what_happened(Compared(change, before, after, (), moved)) == words


def test_a_table_tells_its_cells_in_the_colour_of_what_became_of_it():
    table = Paragraph("t", Role.OBJECT, text="任务", object=Table(((Cell("甲"), Cell("乙")),)))
    picture = Paragraph("t", Role.OBJECT, object=Picture("a" * 64, "png", 1, 1))
    added = _object_words(Compared(Change.ADDED, None, table, ()), LIGHT)
    struck = _object_words(Compared(Change.STRUCK, table, None, ()), LIGHT)
    assert "［表格］：" in added
    assert "甲" in added
    assert "underline" in added
    assert "line-through" in struck
    kept = _object_words(Compared(Change.KEPT, picture, picture, ()), LIGHT)
    assert "［图片］<" in kept
    assert "text-decoration" not in kept
    assert _object_words(Compared(Change.CHANGED, BODY, BODY, ()), LIGHT) == ""


def test_what_was_added_is_underlined_in_a_colour_of_the_theme():
    spans = (Span(Kind.SAME, "抓"), Span(Kind.STRUCK, "<早>"), Span(Kind.ADDED, "实"))
    light, dark = coloured(spans, LIGHT), coloured(spans, DARK)
    assert "&lt;早&gt;" in light
    assert light != dark
    assert light.count("line-through") == light.count("underline") == 1
