"""Characters beyond U+FFFF, which Qt counts twice, shift nothing: no colour, size, mark, selection or paste."""

import pytest
from PySide6.QtGui import QColor, QTextCharFormat

from drafter.core.blanks import find_blanks
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.text_edits import Span
from drafter.ui.base.utf16 import characters, unit_span, units
from drafter.ui.sheet.marks import Mark
from drafter.ui.sheet.paste import span_of
from tests.ui.sheet.test_input_method import sheet_of

RARE = "\U0002cc5f"


@pytest.mark.parametrize("where", ["before", "in", "behind"])
def test_a_blank_is_coloured_whole_and_alone(qtbot, where):
    text = {
        "before": f"村支书{RARE * 4}说【姓名】讲话，【单位】的事。",
        "in": f"村支书说【{RARE}姓名】讲话，【单位】的事。",
        "behind": f"村支书说【姓名】讲话，【单位】的事{RARE}。",
    }[where]
    sheet = sheet_of(qtbot, Draft(paragraphs=(Paragraph("a", text=text),)))
    layout = sheet.document().firstBlock().layout()
    coloured = {
        unit
        for found in layout.formats()
        if found.format.background().color().name() == QColor(sheet.theme.blank_soft).name()
        for unit in range(found.start, found.start + found.length)
    }
    wanted = set()
    for blank in find_blanks(text):
        start, length = unit_span(text, blank.start, blank.end)
        wanted |= set(range(start, start + length))
    assert coloured == wanted
    covered = {unit for found in layout.formats() for unit in range(found.start, found.start + found.length)}
    assert covered == set(range(units(text)))


def test_marks_selections_and_spans_name_the_same_characters(qtbot):
    text = f"{RARE}家村支书{RARE}讲话"
    sheet = sheet_of(qtbot, Draft(paragraphs=(Paragraph("a", text=text), Paragraph("b", text="第二段。"))))
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            sheet.go_to("a", start, end)
            assert sheet.textCursor().selectedText() == text[start:end]
            assert span_of(sheet.textCursor()) == Span(0, start, 0, end)
    sheet.set_marks("test", [Mark("a", 3, 6, QTextCharFormat())])
    (mark,) = sheet.extraSelections()
    assert mark.cursor.selectedText() == text[3:6]


def test_a_point_with_a_rare_name_has_its_lead_bold_and_no_more(qtbot):
    text = f"{RARE}庄村先行。其他村要跟上。"
    sheet = sheet_of(qtbot, Draft(paragraphs=(Paragraph("a", Role.POINT, 1, text, "一要"),)))
    layout = sheet.document().firstBlock().layout()
    bold = [found for found in layout.formats() if found.format.fontWeight() == 700]
    assert [(found.start, found.length) for found in bold] == [(0, units(f"{RARE}庄村先行。"))]


def test_units_and_characters_are_each_others_inverse():
    text = f"甲{RARE}乙"
    assert [characters(text, units(text[:n])) for n in range(len(text) + 1)] == [0, 1, 2, 3]
