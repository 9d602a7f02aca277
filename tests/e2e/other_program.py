"""Another program on the same screen: a letter to drag words out of, a page that takes what is dropped, and files.

    python -m tests.e2e.other_program STATE FILE…

STATE is a JSON file that it keeps up to date: where its parts stand on the screen, and what the page holds.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QVBoxLayout, QWidget

LETTER = "一、提高认识\n要看清形势，把责任扛在肩上，把工作抓在手上。\n（一）抓排查\n隐患排查要到边到底。"
#: Where the window stands on the screen, beside the program that is tried.
PLACE = (1460, 40, 400, 760)


class Page(QTextEdit):
    """A page of rich text, as in a word processor; `taken` carries the kinds of data that a drop offered."""

    taken = Signal(list)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a drop as the editor does, and tell what it could have been."""
        super().insertFromMimeData(source)
        self.taken.emit(source.formats())


class FileLabel(QLabel):
    """One file of a file manager: it is dragged as text/uri-list."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(path.name, parent)
        self.path = path

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self.path))])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction)


class OtherProgram(QWidget):
    """The window of the other program."""

    def __init__(self, state: Path, files: list[Path]) -> None:
        super().__init__()
        self._state = state
        self._kinds: list[str] = []
        self._letter = QTextEdit(self)
        self._letter.setPlainText(LETTER)
        self._letter.selectAll()
        self._page = Page(self)
        self._files = [FileLabel(path, self) for path in files]
        layout = QVBoxLayout(self)
        for part in (self._letter, self._page, *self._files):
            layout.addWidget(part)
        self._page.textChanged.connect(self.tell)
        self._page.taken.connect(self._note_kinds)
        self.setGeometry(*PLACE)

    def _note_kinds(self, kinds: list[str]) -> None:
        self._kinds = kinds
        self.tell()

    def tell(self) -> None:
        """Write down where everything stands, and what the page holds."""
        words = self._letter.mapToGlobal(self._letter.cursorRect().topLeft() - QPoint(20, -6))
        places = {"letter": words, "page": self._page.mapToGlobal(self._page.rect().center())}
        places |= {part.path.name: part.mapToGlobal(part.rect().center()) for part in self._files}
        state = {
            "places": {name: [place.x(), place.y()] for name, place in places.items()},
            "text": self._page.toPlainText(),
            "html": self._page.toHtml(),
            "kinds": self._kinds,
            "letter": self._letter.toPlainText(),
        }
        beside = self._state.with_suffix(".new")
        beside.write_text(json.dumps(state, ensure_ascii=False), "utf-8")
        beside.replace(self._state)


def main() -> int:
    """Show the window and go on until the process is ended."""
    app = QApplication([])
    state, *files = map(Path, sys.argv[1:])
    window = OtherProgram(state, files)
    window.show()
    clock = QTimer(window, interval=300)
    clock.timeout.connect(window.tell)
    clock.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
