"""Types into the middle of a long draft with real key events, and times each until the sheet is painted again.

    python -m tests.benchmarks.keystroke_window HOME CHARACTERS KEYS

prints one line of milliseconds. Outline, recommendations and the preview are all open, on a screen that has the room
for them, the checks follow every key, and each key gets the time in which a fast typist presses the next one, so that what follows a
key in the background falls into the measurement.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.ui.app import create_window
from drafter.ui.shell.main_window import MainWindow
from tests.benchmarks.idle_window import wait
from tests.benchmarks.long_draft import open_long_draft

#: Seconds between two keys.
_PACE = 0.06
_SETTLING = 8
#: A window in which the library stays beside the preview, in pixels.
_ROOM = 1920, 1040
_LETTERS = "anquanshengchan"


class Paints(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the paint events, and let everything pass."""
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def main() -> None:
    """Open, wait until all is quiet, type, print."""
    app = QApplication([])
    window = create_window(Path(sys.argv[1]))
    assert isinstance(window, MainWindow)
    open_long_draft(window, int(sys.argv[2]))
    window.resize(*_ROOM)
    window.desk.tabs.open(window.desk.library)
    window.actions_by_name["actionPreview"].trigger()
    wait(_SETTLING)
    sheet = window.desk.sheet
    assert window.paper.preview.is_open and window.desk.library.isVisible()
    sheet.setFocus()
    paints = Paints(sheet.viewport())
    took = []
    for number in range(int(sys.argv[3])):
        seen = paints.count
        start = time.perf_counter()
        if number % 8 == 7:
            QTest.keyClick(sheet, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(sheet, _LETTERS[number % len(_LETTERS)])
        while paints.count == seen:
            app.processEvents()
        took.append((time.perf_counter() - start) * 1000)
        wait(_PACE)
    print(*took, flush=True)
    window.session.load(window.session.draft, window.session.path)
    window.close()
    app.processEvents()


if __name__ == "__main__":
    main()
