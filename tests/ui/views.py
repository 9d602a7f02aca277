"""Opens every view of the program one after the other, looks at it, and keeps a picture.

    python -m tests.ui.views HOME PERCENT [screen]

With `screen` the window fills the screen, and dialogs take the size that they choose for themselves.
Leaves with status 1 and a line for each fault: a view of the wrong brightness, a button or label whose words do not
fit, a control without a name to be read out, a view that is larger than the smallest screen that the program
promises to work on.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from drafter.files.settings import APPEARANCE, UNIT_OFFERED
from drafter.ui.app import create_window
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.filling.unit_page import UnitPage
from drafter.ui.library.import_dialog import ImportDialog
from drafter.ui.library.page import LibraryPage
from drafter.ui.library.source_table import SourceTable
from drafter.ui.shell.main_window import MainWindow
from tests.conftest import ROOT, keep_picture
from tests.ui.picture_drafts import filled_draft

#: The smallest screen, and what the system takes of it.
SMALLEST = QSize(1366, 768)


class Views:
    """A window and its dialogs."""

    def __init__(self, home: Path, room: QSize | None = None) -> None:
        self._room = room
        window = create_window(home)
        assert isinstance(window, MainWindow)
        self.window = window
        self.services = window._services
        self.services.preferences.set(UNIT_OFFERED, True)
        window.resize(room or SMALLEST)
        window.show()
        wait_until(lambda: self.services.library.counts()[0] > 0)
        self._rest()
        self.draft = filled_draft(self.services.library)
        self.path = home / "讲话.gao"

    def start(self) -> QWidget:
        """The start view."""
        self.window.show_start()
        self._rest()
        return self.window

    def new_draft(self) -> QWidget:
        """The dialog for a new draft."""
        dialog = NewDraftDialog(self.services.outlines(), self.draft.facts, self.window.theme, self.window)
        if self._room is None:
            dialog.resize(1010, 690)
        return dialog

    def desk(self) -> QWidget:
        """A filled draft with its findings and recommendations."""
        window = self.window
        window.session.load(self.draft, self.path)
        window._show_desk()
        window.desk.tabs.open(window.desk.library)
        window.checks.flow.check_now()
        window.desk.sheet.go_to(next(p.id for p in self.draft.paragraphs if p.is_empty_slot))
        results = window.desk.findChild(QListView, "libraryResults")
        assert isinstance(results, QListView)
        wait_until(lambda: results.model().rowCount() > 0 and len(window.checks.flow.findings) > 0)
        self._rest()
        return window

    def findings(self) -> QWidget:
        """The same draft with its findings in the place of the library."""
        self.window.checks.check()
        self._rest()
        self.window.checks.panel.step(1)
        return self.window

    def origins(self) -> QWidget:
        """The same draft with where its words come from."""
        self.window.desk.tabs.open(self.window.origin.page)
        self._rest()
        return self.window

    def import_review(self) -> QWidget:
        """What an import asks or tells."""
        dialog = ImportDialog(self.services.library, self.services.jobs, self.window)
        dialog.start([ROOT / "tests" / "drafts"])
        dialog.show()
        self._rest()
        return dialog

    def library(self) -> QWidget:
        """The care of the library."""
        page = LibraryPage(self.services.library, self.services.jobs, self.window.theme, self.window)
        if self._room is None:
            page.resize(1180, 700)
        page.show()
        table = page.findChild(SourceTable)
        assert isinstance(table, SourceTable)
        wait_until(lambda: len(table.records) > 0)
        self._rest()
        return page

    def unit(self) -> QWidget:
        """The unit profile."""
        return UnitPage(self.services.home.unit, self.window)

    def help(self) -> QWidget:
        """The guide."""
        return self._opened("actionHelp", "helpText")

    def preferences(self) -> QWidget:
        """The settings."""
        return self._opened("actionPreferences", "preferencesDialog")

    def palette(self) -> QWidget:
        """The list of commands."""
        return self._opened("actionPalette", "commandPalette")

    def keys(self) -> QWidget:
        """The list of keys."""
        return self._opened("actionKeys", "keysText")

    def versions(self) -> QWidget:
        """The time line of a draft that has been saved."""
        self.window.files.save()
        wait_until(lambda: self.window.session.is_saved)
        return self._opened("actionVersions", "versionsView")

    def _opened(self, command: str, name: str) -> QWidget:
        """What a command opens, found by the name of one of its parts."""
        self.window.actions_by_name[command].trigger()
        wait_until(lambda: bool(_shown(name)))
        self._rest()
        return _shown(name)[-1].window()

    def _rest(self) -> None:
        """Wait until nothing is under way, and what came of it is shown."""
        wait_until(lambda: not self.services.jobs.is_busy)
        wait(50)


def _shown(name: str) -> list[QWidget]:
    """The visible widgets with an object name."""
    return [w for w in QApplication.allWidgets() if w.objectName() == name and w.isVisible()]


VIEWS: Mapping[str, Callable[[Views], QWidget]] = {
    "start": Views.start,
    "new-draft": Views.new_draft,
    "desk": Views.desk,
    "findings": Views.findings,
    "origins": Views.origins,
    "import": Views.import_review,
    "library-page": Views.library,
    "unit": Views.unit,
    "help": Views.help,
    "keys": Views.keys,
    "preferences": Views.preferences,
    "palette": Views.palette,
    "versions": Views.versions,
}


def faults(view: QWidget, dark: bool, room: QSize = SMALLEST) -> Iterator[str]:
    """What is wrong with a view, in words."""
    if not view.isVisible():
        yield "is not visible"
    if view.width() > room.width() or view.height() > room.height():
        yield f"is {view.width()} × {view.height()} large"
    lightness = QColor(view.grab().toImage().pixel(3, view.height() // 2)).lightness()
    if (lightness < 128) != dark:
        yield f"has a margin of lightness {lightness}"
    named = {label.buddy() for label in view.findChildren(QLabel)}
    for part in view.findChildren(QWidget):
        if _takes_keys(part) and not (part.accessibleName() or getattr(part, "text", str)() or part in named):
            yield f"has a {type(part).__name__} “{part.objectName()}” without a name to be read out"
    for kind in (QPushButton, QLabel):
        for part in view.findChildren(kind):
            if part.isVisible() and part.text() and _is_cut(part):
                yield f"cuts “{part.text()}”"


def _takes_keys(part: QWidget) -> bool:
    """Whether the keyboard can get there: a part of a spin box or combo box has the name of the whole."""
    inner = isinstance(part.parent(), QAbstractSpinBox | QComboBox)
    return part.isVisible() and not inner and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_cut(part: QPushButton | QLabel) -> bool:
    """Whether a button or a line of plain text is narrower than its words."""
    if isinstance(part, QLabel) and (part.wordWrap() or "<" in part.text() or "…" in part.text()):
        return False
    words = part.text().replace("&", "").splitlines()
    return part.width() + 1 < max(part.fontMetrics().horizontalAdvance(line) for line in words)


def wait(milliseconds: int) -> None:
    """Let the window and its background work go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(reached: Callable[[], bool]) -> None:
    """Wait for something, at most half a minute."""
    for _ in range(600):
        if reached():
            return
        wait(50)
    raise TimeoutError("the window does not come to rest")


def main() -> int:
    """Open every view in light and in dark."""
    app = QApplication([])
    room = app.primaryScreen().availableSize() if sys.argv[3:] == ["screen"] else None
    views, found = Views(Path(sys.argv[1]), room), 0
    for appearance in ("light", "dark"):
        views.services.preferences.set(APPEARANCE, appearance)
        for name, open_view in VIEWS.items():
            view = open_view(views)
            view.show()
            wait(250)
            keep_picture(view, f"{name}-{appearance}-{sys.argv[2]}")
            for fault in faults(view, appearance == "dark", room or SMALLEST):
                print(f"{name}, {appearance}: {fault}")
                found += 1
            if view is not views.window:
                view.close()
    views.window.session.load(views.window.session.draft, None)
    views.window.close()
    app.processEvents()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
