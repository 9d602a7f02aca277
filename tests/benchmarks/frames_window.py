"""Scrolls a long draft and the cards beside it, drags a card over the draft, and times each step to its repaint.

    python -m tests.benchmarks.frames_window HOME CHARACTERS STEPS

prints three lines of milliseconds: the sheet scrolled by the wheel, a card dragged over it, the cards scrolled.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Source
from drafter.ui.app import create_window
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.shell.main_window import MainWindow
from tests.benchmarks.idle_window import wait
from tests.benchmarks.keystroke_window import Paints
from tests.benchmarks.long_draft import open_long_draft

_SETTLING = 8
#: A notch of a mouse wheel, in eighths of a degree.
_NOTCH = 120
_HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def timed(app: QApplication, view: QWidget, step: Callable[[int], object], steps: int) -> list[float]:
    """The milliseconds from each step to the repaint of a view; a step that changes nothing is left out."""
    paints, took = Paints(view), []
    for number in range(steps):
        seen, start = paints.count, time.perf_counter()
        step(number)
        app.processEvents()
        if paints.count > seen:
            took.append((time.perf_counter() - start) * 1000)
    return took


def turn_wheel(view: QWidget, number: int) -> None:
    """One notch of the wheel, down first and up again later."""
    down = QPoint(0, _NOTCH if number % 200 >= 100 else -_NOTCH)
    middle = QPointF(view.rect().center())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(view, QWheelEvent(middle, view.mapToGlobal(middle), QPoint(), down, *none, False))


def main() -> None:
    """Open, wait until all is quiet, move, print."""
    app = QApplication([])
    window = create_window(Path(sys.argv[1]))
    assert isinstance(window, MainWindow)
    open_long_draft(window, int(sys.argv[2]))
    wait(_SETTLING)
    steps = int(sys.argv[3])
    sheet = window.desk.sheet.viewport()
    print(*timed(app, sheet, lambda number: turn_wheel(sheet, number), steps))
    mime = clip_to_mime(Clip((Paragraph("c", text="抓好落实。" * 40, source=Source("s", "在会议上的讲话")),)))
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(sheet, QDragEnterEvent(sheet.rect().center(), copy, mime, *_HELD))

    def carry(number: int) -> None:
        place = QPoint(300 + number % 40, 60 + 7 * number % (sheet.height() - 120))
        QApplication.sendEvent(sheet, QDragMoveEvent(place, copy, mime, *_HELD))

    print(*timed(app, sheet, carry, steps))
    results = window.desk.findChild(QListView, "libraryResults")
    assert isinstance(results, QListView)
    cards = results.viewport()
    print(*timed(app, cards, lambda number: turn_wheel(cards, number), steps), flush=True)
    window.session.load(window.session.draft, window.session.path)
    window.close()
    app.processEvents()


if __name__ == "__main__":
    main()
