"""Exporting the draft of a window as a Word document or a PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QMessageBox

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.core.unfinished import unfinished
from drafter.files.settings import OPEN_AFTER_EXPORT
from drafter.ui.document.file_flow import FINISHED, FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.widgets.plain import plain_box

if TYPE_CHECKING:
    from drafter.word.circulation import Circulation

SUFFIX = ".docx"


class ExportFlow(Flow):
    """Asks where to, writes in the background, and says how it went; `done` brings the path of what was written.

    `findings` tells, in words, what the checks found that is still open: 1 处他处地名、2 处过时提法. `look_wanted`
    says that the user would rather look at that first.
    """

    done = Signal(object)
    look_wanted = Signal()

    def __init__(self, frame: Frame, files: FileFlow) -> None:
        super().__init__(frame)
        self._files = files
        self.findings: Callable[[], str] = str

    def export(self, layout_name: str = "") -> None:
        """Export in a layout, the draft's own where none is named; what is open is said first."""
        name = layout_name or self._session.draft.layout
        if not self._session.draft.paragraphs or not self._may_export(name):
            return
        path = self._files.ask_target("导出", SUFFIX, FINISHED)
        if path is not None:
            self.export_to(path, name)

    def export_for_approval(self) -> None:
        """Ask at which stage the draft goes round, and export it with its mark and, where wanted, a cover."""
        from drafter.word.circulation import STAGES, Circulation

        offers = {
            f"{stage}{told}": Circulation(stage, covered)
            for stage in reversed(STAGES)
            for told, covered in (("", False), ("，加封面（拟稿、核稿、签发）", True))
        }
        name = self._session.draft.layout
        if not self._session.draft.paragraphs or not self._may_export(name):
            return
        title, question = "导出送审稿", "标题下注明："
        chosen, asked = QInputDialog.getItem(self._window, title, question, list(offers), 0, editable=False)
        path = self._files.ask_target(title, SUFFIX, "Word 文档 (*.docx)") if asked else None
        if path is not None:
            self.export_to(path, name, offers[chosen])

    def export_to(self, path: Path, layout_name: str, circulation: "Circulation | None" = None) -> None:
        """Write the draft to a file in the background; `circulation` is how it goes round, None for a final one."""
        work = self._work(self._session.draft, path, layout_name, circulation)
        self.run(work, self._finish)

    def _work(
        self, draft: Draft, path: Path, layout_name: str, circulation: "Circulation | None"
    ) -> Callable[[], Path]:
        own, preferences = self._services.home.layouts, self._services.preferences

        def work() -> Path:
            from drafter.ui.pages.looks import look_for  # not at start-up: the export brings much along
            from drafter.ui.pages.writing import write_draft

            return write_draft(draft, path, look_for(layout_name, preferences, draft), own, circulation)

        return work

    def _notes(self, layout_name: str) -> str:
        """What the user should know before the file is written; UserError for a mistake in the layout's file."""
        from drafter.ui.pages.looks import look_for
        from drafter.ui.pages.writing import notes_on

        draft, preferences = self._session.draft, self._services.preferences
        return notes_on(draft, look_for(layout_name, preferences, draft), self._services.home.layouts)

    def _finish(self, path: Path) -> None:
        self._files.keep_version("导出")
        if self._services.preferences.get(OPEN_AFTER_EXPORT):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.say_written(f"已导出“{path.name}”。", path)
        self.done.emit(path)

    def _may_export(self, layout_name: str) -> bool:
        """Say what there is to know and what is open, and let the user go on; an export is never refused."""
        try:
            notes = self._notes(layout_name)
        except UserError as error:
            self.say(str(error), "error")
            return False
        problems = self.open_places()
        if not problems:
            if notes:
                self.say(notes, "info")
            return True
        box = plain_box(self._window, "导出前请看一看", "\n".join(problems), notes)
        box.setObjectName("openPlacesBox")
        go_on = box.addButton("仍然导出", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("回去看看", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        if box.clickedButton() is go_on:
            return True
        self.look_wanted.emit()
        return False

    def open_places(self) -> list[str]:
        """What is open in the draft, a sentence each: what is not written, and what the checks found."""
        places = unfinished(self._session.draft)
        told = (
            ("还有 {}。", places),
            ("{}不会出现在导出的文档里。", "空位" if "空位" in places else ""),
            ("校核发现 {}。", self.findings()),
        )
        return [sentence.format(found) for sentence, found in told if found]
