"""Opening a file that is no draft: read it, show its page, and do with it what the user asks for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QFileDialog

from drafter.core.edits import with_new_ids
from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.files.settings import LAST_FOLDER, SECRET_FILES
from drafter.ui.base.theme import Theme
from drafter.ui.document.file_flow import FINISHED
from drafter.ui.document.flow import Flow, Frame

if TYPE_CHECKING:
    from drafter.reading.opened import Opened, Seen
    from drafter.ui.opened.page import OpenedPage
    from drafter.ui.pages.page_maker import Look, Paper

#: Milliseconds after which it is said that a file is being read.
_SAY_AFTER = 400

AskCopy = Callable[[Draft, Path], tuple[str, Path] | None]


class OpenedFlow(Flow):
    """`page_made` brings an OpenedPage to be shown, `left` says that the user went back from it; `draft_wanted` brings
    the Draft that a file is to become, `import_wanted` the Path of one that is to go into the library, with what is to
    stay in it. `ask_copy` asks how a copy of a
    draft for the lectern, beside a file, is to be made: its layout and where it goes, None where it is not wanted."""

    page_made = Signal(object)
    left = Signal()
    draft_wanted = Signal(object)
    import_wanted = Signal(object, object)

    def __init__(self, frame: Frame, ask_copy: AskCopy) -> None:
        super().__init__(frame)
        self._ask_copy = ask_copy
        self._theme = frame.theme
        self.page: OpenedPage | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self.page:
            self.page.set_theme(theme)

    def open(self, path: Path) -> None:
        """Read a file off the main thread and show its page; what is wrong with it is told."""
        secrets = self._services.preferences.get(SECRET_FILES) == "warn"

        def work() -> "tuple[Opened, Seen]":
            from drafter.reading.opened import open_file  # not at start-up: the readers bring much along

            opened = open_file(path, secrets=secrets)
            return opened, opened.seen()

        saying = f"正在读“{path.name}”…"
        slow = QTimer(self)
        slow.setSingleShot(True)
        slow.timeout.connect(lambda: self.say(saying, "info"))
        slow.start(_SAY_AFTER)
        task = self.run(work, self._show, trouble=f"“{path.name}”打不开：")
        task.ended.connect(slow.stop)
        task.ended.connect(lambda: self.withdraw(saying))
        task.failed.connect(self.left)

    def _show(self, found: "tuple[Opened, Seen]") -> None:
        from drafter.ui.opened.page import OpenedPage

        opened, seen = found
        page = OpenedPage(
            opened, seen, self._services.jobs, self._pages_of, self._theme, self._stand_ins(seen.draft)
        )
        page.left.connect(self.left)
        page.wanted.connect(self._do)
        self._services.preferences.set(LAST_FOLDER, str(opened.path.parent))
        self.page = page
        self.page_made.emit(page)

    def _stand_ins(self, draft: Draft) -> int:
        """How many fonts of the layout this computer lacks."""
        from drafter.ui.pages.page_maker import layout_of
        from drafter.word.fonts import missing_fonts

        try:
            layout = layout_of(self._look(draft, draft.layout), self._services.home.layouts)
        except UserError:  # told when the file is set
            return 0
        return len(missing_fonts(layout, frozenset(QFontDatabase.families())))

    def _pages_of(self, seen: "Seen") -> "Paper":
        """The file as it would be printed; runs off the main thread."""
        from drafter.ui.pages.page_maker import PageMaker

        look = self._look(seen.draft, seen.draft.layout)
        return PageMaker(look, self._services.home.layouts).make(seen.draft)

    def _look(self, draft: Draft, layout: str) -> "Look":
        from drafter.ui.pages.looks import look_for

        return look_for(layout, self._services.preferences, draft)

    # What becomes of it

    def _do(self, action: str) -> None:
        assert self.page
        actions = {
            "library": self.take_in,
            "draft": self.as_draft,
            "reading": self.ask_lectern_copy,
            "typeset": lambda: self.ask_typeset(self._draft.layout, "排好"),
        }
        actions[action]()

    @property
    def _draft(self) -> Draft:
        assert self.page
        return self.page.seen.draft

    def take_in(self) -> None:
        """Put the file into the library as it is shown: what the user wanted back stays in it."""
        assert self.page
        path = self.page.opened.path
        self.import_wanted.emit(path, self.page.kept)

    def as_draft(self) -> None:
        """Go on writing: the file becomes a new draft that has no file of its own yet, its comments come along."""
        self.draft_wanted.emit(with_new_ids(self._draft))

    def ask_lectern_copy(self) -> None:
        """Ask what a copy for the lectern is to have, and where it goes."""
        assert self.page
        if copy := self._ask_copy(self._draft, self.page.opened.path):
            layout, path = copy
            self.typeset(path, layout)

    def ask_typeset(self, layout: str, what: str) -> None:
        """Say what is to be known, ask where the finished file goes, and write it."""
        assert self.page
        from drafter.ui.pages.writing import notes_on

        source = self.page.opened.path
        try:
            notes = notes_on(self._draft, self._look(self._draft, layout), self._services.home.layouts)
        except UserError as error:
            self.page.say(str(error))
            return
        proposed = source.with_name(f"{source.stem}（{what}）.docx")
        chosen, kind = QFileDialog.getSaveFileName(self._window, f"存成{what}的文件", str(proposed), FINISHED)
        if chosen:
            suffix = ".pdf" if "*.pdf" in kind or chosen.lower().endswith(".pdf") else ".docx"
            self.typeset(Path(chosen).with_suffix(suffix), layout, notes)

    def typeset(self, path: Path, layout: str, notes: str = "") -> None:
        """Write the finished file in the background; never onto the original."""
        assert self.page
        page = self.page
        if _same(path, page.opened.path):
            page.say("不能写到原文件上，原文件要留着。请换一个文件名。")
            return
        draft, look, own = self._draft, self._look(self._draft, layout), self._services.home.layouts

        def work() -> Path:
            from drafter.ui.pages.writing import write_draft

            return write_draft(draft, path, look, own)

        task = self._services.jobs.run(work)
        task.finished.connect(lambda written: _tell_written(page, written, notes))
        task.failed.connect(lambda error: page.say(str(error)))


def _tell_written(page: "OpenedPage", path: Path, notes: str) -> None:
    target, folder = QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path.parent))
    actions = (
        ("打开", lambda: QDesktopServices.openUrl(target)),
        ("打开文件夹", lambda: QDesktopServices.openUrl(folder)),
    )
    page.say(f"已排好：{path.name}。{page.told}{notes}", actions)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # not there yet
        return False
