"""The program at work, and what it holds in memory.

    python -m tests.benchmarks.memory_window HOME CHARACTERS [preview]

opens the window with the library of HOME and a draft of so many characters, with its pages beside it where they are
asked for, searches, and prints the resident memory in bytes.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from drafter.ui.app import create_window
from drafter.ui.shell.main_window import MainWindow
from tests.benchmarks.idle_window import wait
from tests.benchmarks.long_draft import open_long_draft
from tests.benchmarks.resident import resident_bytes

_SETTLING = 5


def main() -> None:
    """Open, search, print."""
    app = QApplication([])
    window = create_window(Path(sys.argv[1]))
    assert isinstance(window, MainWindow)
    open_long_draft(window, int(sys.argv[2]))
    if sys.argv[3:] == ["preview"]:
        window.actions_by_name["actionPreview"].trigger()
    wait(_SETTLING)
    window.desk.library.focus_search("安全 责任")
    wait(_SETTLING)
    print(resident_bytes(), flush=True)
    window.session.load(window.session.draft, window.session.path)
    window.close()
    app.processEvents()


if __name__ == "__main__":
    main()
