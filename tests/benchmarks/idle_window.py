"""A window with a long draft in which nobody does anything.

    python -m tests.benchmarks.idle_window HOME CHARACTERS SECONDS

prints the processor time in seconds, of all threads, that so many seconds of idling took.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from drafter.ui.app import create_window
from drafter.ui.shell.main_window import MainWindow
from tests.benchmarks.long_draft import open_long_draft

#: Seconds until what follows the opening (checks, recommendations, the recovery copy) has come to rest.
_SETTLING = 15


def main() -> None:
    """Open, wait, watch, print."""
    app = QApplication([])
    window = create_window(Path(sys.argv[1]))
    assert isinstance(window, MainWindow)
    open_long_draft(window, int(sys.argv[2]))
    wait(_SETTLING)
    before = time.process_time()
    wait(float(sys.argv[3]))
    print(time.process_time() - before, flush=True)
    window.session.load(window.session.draft, window.session.path)
    window.close()
    app.processEvents()


def wait(seconds: float) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
