"""A window with a draft, for the tests of its tools."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph, Source
from drafter.ui.app import create_window
from drafter.ui.shell.main_window import MainWindow


def open_window(qtbot: Any, home: Path) -> MainWindow:
    """The window of a new user, shown."""
    window = create_window(home)
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window, before_close_func=forget_changes)
    window.resize(1366, 768)
    window.show()
    return window


def forget_changes(window: MainWindow) -> None:
    """Close without the question about unsaved changes."""
    window.session.load(window.session.draft, window.session.path)


def wait(milliseconds: int) -> None:
    """Let the window and its background work go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def draft_of(*texts: str) -> Draft:
    """A draft of body paragraphs."""
    return Draft(paragraphs=tuple(Paragraph(str(n), text=text) for n, text in enumerate(texts)))


def clip_from(level: str, text: str) -> Clip:
    """A paragraph out of a speech of a unit of this level."""
    return Clip((Paragraph("c", text=text, source=Source("s", "在会议上的讲话", level=level)),))


def texts(window: MainWindow) -> list[str]:
    """What the paragraphs of the draft say."""
    return [paragraph.text for paragraph in window.session.draft.paragraphs]
