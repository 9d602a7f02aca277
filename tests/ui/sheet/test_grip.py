"""The hand over the margin: what it shows, what it takes hold of."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.core.model import Source
from drafter.ui.sheet.sheet import Sheet
from tests.ui.desk_material import draft_of, open_window

OLD = Source("s1", "在全市防汛工作会议上的讲话")


@pytest.fixture
def sheet(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    draft = draft_of("第一段话放在这里，说的是防汛的事。", "第二段话说的是抗旱的事。", "最后一段话。")
    borrowed = replace(draft.paragraphs[0], source=OLD)
    window.files.start(draft.with_paragraphs((borrowed, *draft.paragraphs[1:])))
    return window.desk.sheet


def points_of(sheet: Sheet, paragraph_id: str) -> tuple[QPoint, QPoint]:
    """A point in the margin of a paragraph, and one on its text."""
    (row,) = [r for r in sheet.rows(sheet.viewport().rect().toRectF()) if r.paragraph.id == paragraph_id]
    middle = row.rect.top() + row.rect.height() / 2
    margin = QPointF(row.rect.left() - 2 * sheet.style_unit, middle)
    return margin.toPoint(), QPointF(row.rect.left() + 5 * sheet.style_unit, middle).toPoint()


def move(sheet: Sheet, point: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer over the sheet, whatever other windows lie there."""
    view, none = sheet.viewport(), Qt.KeyboardModifier.NoModifier
    place = QPointF(point)
    event = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), held, held, none)
    QApplication.sendEvent(view, event)


def test_a_hand_stands_over_the_margin_with_the_name_of_the_source(sheet):
    margin, text = points_of(sheet, "0")
    view = sheet.viewport()
    move(sheet, text)
    assert (view.cursor().shape(), view.toolTip()) == (Qt.CursorShape.IBeamCursor, "")
    move(sheet, margin)
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert OLD.title in view.toolTip()
    move(sheet, points_of(sheet, "1")[0])
    assert (view.cursor().shape(), view.toolTip()) == (Qt.CursorShape.OpenHandCursor, "")
    move(sheet, text)
    assert view.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_click_in_the_margin_selects_the_whole_paragraph(sheet):
    margin, text = points_of(sheet, "1")
    QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=margin)
    assert sheet.selected_ids == ["1"]
    assert sheet.textCursor().selectedText() == "第二段话说的是抗旱的事。"
    QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=text)
    assert not sheet.textCursor().hasSelection()


def test_the_other_button_takes_hold_of_nothing(sheet):
    margin, _ = points_of(sheet, "1")
    QTest.mouseClick(sheet.viewport(), Qt.MouseButton.RightButton, pos=margin)
    assert not sheet.textCursor().hasSelection()


def test_the_pointer_marks_words_as_in_any_text(sheet):
    _, start = points_of(sheet, "1")
    view = sheet.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    end = start + QPoint(round(3 * sheet.style_unit), 0)
    left = Qt.MouseButton.LeftButton
    move(sheet, end, left)
    QTest.mouseRelease(view, left, pos=end)
    assert sheet.textCursor().selectedText() in "第二段话说的是抗旱的事。"
    assert len(sheet.textCursor().selectedText()) >= 2
