"""What the tests of the window share."""

import datetime

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from drafter.core.model import Draft, Facts
from drafter.core.outline import draft_from_outline
from drafter.files.outlines import find_outline, load_outlines


def type_text(widget: QWidget, text: str) -> None:
    """Type as a Chinese input method does: pre-edit first, then the commit."""
    QApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def three_part() -> Draft:
    """An empty draft of three parts."""
    facts = Facts("在全县安全生产工作会议上的讲话", datetime.date(2026, 11, 20), "县长　张　明", minutes=12)
    return draft_from_outline(find_outline(load_outlines(None), "three-part"), facts)
