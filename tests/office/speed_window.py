"""Joins a server from a window into which somebody types all the while.

    python -m tests.office.speed_window HOME ADDRESS SPEECHES

prints the seconds until something of the colleagues' can be found, those until all of it can, and the milliseconds from
each key until the sheet is painted again.
"""

import statistics
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.library.api import Query
from drafter.ui.app import create_window
from drafter.ui.shell.main_window import MainWindow
from tests.benchmarks.idle_window import wait
from tests.benchmarks.keystroke_window import Paints
from tests.benchmarks.long_draft import open_long_draft
from tests.benchmarks.row import percentile

_CHARACTERS = 8_000
_SETTLING, _PACE, _LONGEST = 8, 0.06, 600
_LETTERS = "anquanshengchan"


class Watcher(threading.Thread):
    """Looks how much of the colleagues' can be found."""

    def __init__(self, window: MainWindow, speeches: int) -> None:
        super().__init__(daemon=True)
        self._library = window._services.library
        self._speeches = speeches
        self.began = time.perf_counter()
        self.first = self.all = 0.0

    def run(self) -> None:
        """Look until all is there."""
        own = self._library.counts()[0]
        while not self.all:
            time.sleep(0.2)
            now = time.perf_counter() - self.began
            if not self.first and self._library.search(Query("工作", starter=False)).total:
                self.first = now
            if self._library.counts()[0] >= own + self._speeches:
                self.all = now


def main() -> None:
    """Open, join, type, print."""
    app = QApplication([])
    window = create_window(Path(sys.argv[1]))
    assert isinstance(window, MainWindow)
    open_long_draft(window, _CHARACTERS)
    wait(_SETTLING)
    watcher = Watcher(window, int(sys.argv[3]))
    window._services.office.join(sys.argv[2], "综合科", "")
    watcher.start()
    took = _typed(app, window, watcher)
    print(
        f"first search after {watcher.first:.1f} s, complete after {watcher.all:.1f} s; {len(took)} keystrokes meanwhile:"
        f" p50 {statistics.median(took):.1f} ms, p95 {percentile(took, 0.95):.1f} ms, p99 {percentile(took, 0.99):.1f} ms,"
        f" most {max(took):.1f} ms",
        flush=True,
    )
    window.session.load(window.session.draft, window.session.path)
    window.close()
    app.processEvents()


def _typed(app: QApplication, window: MainWindow, watcher: Watcher) -> list[float]:
    sheet = window.desk.sheet
    sheet.setFocus()
    paints = Paints(sheet.viewport())
    took: list[float] = []
    while not watcher.all and time.perf_counter() - watcher.began < _LONGEST:
        seen, start = paints.count, time.perf_counter()
        if len(took) % 8 == 7:
            QTest.keyClick(sheet, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(sheet, _LETTERS[len(took) % len(_LETTERS)])
        while paints.count == seen:
            app.processEvents()
        took.append((time.perf_counter() - start) * 1000)
        wait(_PACE)
    return took


if __name__ == "__main__":
    main()
