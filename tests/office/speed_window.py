"""Joins a server from a window into which somebody types all the while.

    python -m tests.office.speed_window HOME ADDRESS SPEECHES

prints the seconds until something of the colleagues' can be found, those until all of it can, and the milliseconds from
each key until the sheet is painted again, before the joining and meanwhile, since on a machine that others use only the
comparison means anything.
"""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.library.api import Query
from drafter.ui.app import create_window
from drafter.ui.shell.main_window import MainWindow
from tests.benchmarks.clocks import Moment, Stopwatch, told
from tests.benchmarks.idle_window import wait
from tests.benchmarks.keystroke_window import Paints
from tests.benchmarks.long_draft import open_long_draft

_CHARACTERS = 8_000
_SETTLING, _PACE, _LONGEST = 8, 0.06, 600
_LETTERS = "anquanshengchan"
#: Keys that are pressed before anything is joined.
_QUIET = 150


class Watcher(threading.Thread):
    """Looks how much of the colleagues' can be found."""

    def __init__(self, window: MainWindow, speeches: int) -> None:
        super().__init__(daemon=True)
        self._library = window._services.library
        self._speeches = speeches
        self.began = time.perf_counter()
        self.first = self.all = 0.0

    @property
    def is_over(self) -> bool:
        """Whether all is there, or has taken too long."""
        return bool(self.all) or time.perf_counter() - self.began > _LONGEST

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
    quiet = _typed(app, window, lambda took: len(took) >= _QUIET)
    watcher = Watcher(window, int(sys.argv[3]))
    window._services.office.join(sys.argv[2], "综合科", "")
    watcher.start()
    busy = _typed(app, window, lambda _: watcher.is_over)
    print(f"first search after {watcher.first:.1f} s, complete after {watcher.all:.1f} s")
    for when, took in (("before", quiet), ("meanwhile", busy)):
        print(f"{len(took)} keystrokes {when}:\n{told(took)}", flush=True)
    window.session.load(window.session.draft, window.session.path)
    window.close()
    app.processEvents()


def _typed(app: QApplication, window: MainWindow, is_enough: Callable[[list[Moment]], bool]) -> list[Moment]:
    sheet = window.desk.sheet
    sheet.setFocus()
    paints = Paints(sheet.viewport())
    took: list[Moment] = []
    while not is_enough(took):
        seen, watch = paints.count, Stopwatch()
        if len(took) % 8 == 7:
            QTest.keyClick(sheet, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(sheet, _LETTERS[len(took) % len(_LETTERS)])
        while paints.count == seen:
            app.processEvents()
        took.append(watch.read())
        wait(_PACE)
    return took


if __name__ == "__main__":
    main()
