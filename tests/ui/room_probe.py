"""Opens the window at the smallest promised size and prints which texts have too little room, as JSON.

A program of its own because Qt takes the scale of the screen from its environment, once for a process.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from drafter.core.model import Facts, Paragraph, Role
from drafter.core.outline import draft_from_outline
from drafter.files.outlines import find_outline, load_outlines
from drafter.ui.app import create_window
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.shell.main_window import MainWindow

#: The screen of 1366 × 768 without the system's title bar.
_SIZE = (1366, 728)


def texts_in(window: QWidget) -> list[QLabel | QPushButton | QToolButton]:
    """The labels and buttons that show a text now."""
    found = [w for kind in (QLabel, QPushButton, QToolButton) for w in window.findChildren(kind)]
    return [w for w in found if w.isVisible() and w.text()]


def is_cut(widget: QLabel | QPushButton | QToolButton) -> bool:
    """Whether a text is wider or higher than the widget that shows it; what wraps or elides is not."""
    if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    needed = widget.minimumSizeHint()
    return widget.width() < needed.width() or widget.height() < needed.height()


def main(home: Path) -> None:
    """Look at the start view and at the desk with its panels open."""
    application = QApplication([])
    window = create_window(home)
    assert isinstance(window, MainWindow)
    window.resize(*_SIZE)
    window.show()
    _until(lambda: window.start_view.isVisible())
    seen = texts_in(window)
    cut = [widget.text() for widget in seen if is_cut(widget)]
    outline = find_outline(load_outlines(None), "three-part")
    empty = draft_from_outline(outline, Facts("在全县安全生产工作会议上的讲话", minutes=12))
    blank = Paragraph("blank", Role.BODY, 0, "请【牵头单位】抓好落实。")
    window.files.start(empty.with_paragraphs((*empty.paragraphs, blank)))
    QApplication.processEvents()
    lines = _lines_in_sight(window)
    window.tools.find.open(replacing=True)
    window.tools.offers.blanks.open()
    results = window.desk.findChild(QListView, "libraryResults")
    assert isinstance(results, QListView)
    _until(lambda: results.model().rowCount() > 0 and len(window.checks.flow.findings) > 0)
    on_desk = texts_in(window)
    window.checks.check()
    window.checks.panel.step(1)
    QApplication.processEvents()
    on_desk += texts_in(window.checks.panel)
    cut += [widget.text() for widget in on_desk if is_cut(widget)]
    size = [window.width(), window.height()]
    least, room = window.minimumSize(), window.screen().availableSize()
    answer = {
        "least": [least.width(), least.height()],
        "screen": [room.width(), room.height()],
        "ratio": window.devicePixelRatioF(),
        "size": size,
        "texts": len(seen) + len(on_desk),
        "cut": cut,
        "lines": lines,
        "form is whole": _form_is_whole(window),
    }
    window.session.load(window.session.draft, None)
    window.close()
    application.quit()
    print(json.dumps(answer, ensure_ascii=False))


def _lines_in_sight(window: MainWindow) -> int:
    """How many lines of running text the sheet shows at once."""
    sheet = window.desk.sheet
    block = sheet.document().lastBlock()
    line = block.layout().lineAt(0).height()
    spacing = sheet.document().documentLayout().blockBoundingRect(block).height()
    return int(sheet.viewport().height() / max(line, spacing))


def _form_is_whole(window: MainWindow) -> bool:
    """Whether the form of a new draft is all in sight as its dialog comes up, down to its buttons."""
    facts = Facts("在全县安全生产工作会议上的讲话", minutes=12)
    dialog = NewDraftDialog(load_outlines(None), facts, window.theme, window)
    dialog.show()
    QApplication.processEvents()
    page = dialog.findChild(QScrollArea)
    assert isinstance(page, QScrollArea)
    on_screen = dialog.frameGeometry().height() <= dialog.screen().availableGeometry().height()
    is_whole = on_screen and page.verticalScrollBar().maximum() == 0
    dialog.close()
    return is_whole


def _until(reached: Callable[[], bool]) -> None:
    """Wait for something, at most half a minute, and until it is shown."""
    end = QDeadlineTimer(30_000)
    while not reached():
        if end.hasExpired():
            raise TimeoutError("the window does not come to rest")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
