"""The floor of every start: a bare Qt window with a tree and a text editor.

Prints the milliseconds from the start of the process to the first time the window takes input, and the resident
memory in bytes, as `drafter --smoke-test` does the first.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QTreeWidget

from drafter.process import milliseconds_since_start
from tests.benchmarks.resident import resident_bytes


def main() -> int:
    """Show the window, print, and leave."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    middle = QSplitter(window)
    middle.addWidget(QTreeWidget(middle))
    middle.addWidget(QTextEdit(middle))
    window.setCentralWidget(middle)
    window.resize(1440, 860)
    window.show()

    def leave() -> None:
        print(milliseconds_since_start(), resident_bytes(), flush=True)
        app.quit()

    QTimer.singleShot(0, leave)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
