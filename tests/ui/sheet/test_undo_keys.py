"""Undo and redo belong to the window: the sheet swallows neither, and keeps the keys that are its own."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from drafter.core.model import Draft, Paragraph
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.session import Session
from drafter.ui.sheet.sheet import Sheet


def claimed(sheet: Sheet, key: QKeySequence.StandardKey) -> bool:
    """Whether the sheet claims a key before the window's shortcuts may have it."""
    (pressed, *_) = QKeySequence.keyBindings(key)
    combination = pressed[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(sheet, event)
    return event.isAccepted()


@pytest.fixture
def sheet(qtbot):
    sheet = Sheet(Session(Draft(paragraphs=(Paragraph("b", text="狠抓落实"),))), LIGHT)
    qtbot.addWidget(sheet)
    return sheet


@pytest.mark.parametrize("key", [QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo])
def test_undo_and_redo_are_left_to_the_window(sheet, key):
    assert not claimed(sheet, key)


def test_copying_and_moving_by_words_are_the_sheet_s_own(sheet):
    assert claimed(sheet, QKeySequence.StandardKey.Copy)
    assert claimed(sheet, QKeySequence.StandardKey.MoveToNextWord)
