"""What the tests of the window share."""

import datetime
import gc
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from drafter.core.model import Draft, Facts
from drafter.core.outline import draft_from_outline
from drafter.files.outlines import find_outline, load_outlines
from drafter.ui.base.interpreter import leave_garbage_to_the_window
from drafter.ui.base.jobs import JobRunner
from tests.ui.library_material import library_of_speeches


def type_text(widget: QWidget, text: str) -> None:
    """Type as a Chinese input method does: pre-edit first, then the commit."""
    QApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


#: Milliseconds to wait for what has to come: how busy a machine is says nothing of the program.
_PATIENCE = 60_000


class PatientBot(QtBot):
    """Waits longer than pytest-qt does by itself."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:
        """Until `callback` says so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = _PATIENCE, **options: Any) -> Any:
        """Until a signal has come."""
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp, request):
    """The hands and eyes of a test."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def clipboard():
    """Empty the clipboard at the end: without a screen Qt lets go of what Python put there after Python itself is gone."""
    yield
    if isinstance(app := QApplication.instance(), QApplication):
        app.clipboard().clear()


@pytest.fixture(scope="module", autouse=True)
def swept():
    """Let go of windows in the thread that made them, as the program does: no thread of a test may collect them."""
    leave_garbage_to_the_window()
    yield
    gc.unfreeze()  # a window that stood complete has frozen those before it
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def taken_down():
    """Take a test's windows down before the next begins: Qt does what `deleteLater` asks only in an event loop."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


@pytest.fixture
def three_part() -> Draft:
    """An empty draft of three parts."""
    facts = Facts("在全县安全生产工作会议上的讲话", datetime.date(2026, 11, 20), "县长　张　明", minutes=12)
    return draft_from_outline(find_outline(load_outlines(None), "three-part"), facts)


@pytest.fixture
def jobs(qtbot):
    """What runs work off the main thread; every thread has to end with the test."""
    runner = JobRunner()
    yield runner
    assert runner.shut_down()


@pytest.fixture
def library(tmp_path):
    """A real library of two speeches of ours."""
    opened = library_of_speeches(tmp_path)
    yield opened
    opened.close()
