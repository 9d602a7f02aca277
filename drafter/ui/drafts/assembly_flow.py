"""合稿: asking which drafts and files of colleagues become one draft, and making it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from drafter.core.errors import UserError
from drafter.files.gao import is_draft, load_draft
from drafter.files.settings import LAST_FOLDER, SECRET_FILES
from drafter.ui.base.services import Services
from drafter.ui.document.file_flow import OPENABLE, FileFlow
from drafter.ui.document.opening import Opening

if TYPE_CHECKING:
    from drafter.core.assembly import Assembled, Part
    from drafter.core.model import Facts


class AssemblyFlow(QObject):
    """Reads the files off the main thread; what they become is a new draft that has no file yet.

    `message` is a sentence with its kind; `check_wanted` says that the new draft stands here and its joints are to be
    looked at.
    """

    message = Signal(str, str)
    check_wanted = Signal()

    def __init__(self, services: Services, files: FileFlow, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._files = files
        self._window = window

    def ask(self) -> None:
        """Ask for the files; they become parts in the order of their names."""
        last = self._services.preferences.get(LAST_FOLDER)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "合稿：选两份以上的稿子或文件", last, OPENABLE)
        if chosen:
            self.assemble(sorted(map(Path, chosen), key=lambda path: path.name))

    def assemble(self, paths: list[Path]) -> None:
        """Make one draft of these files; one that cannot be read is told, and nothing is made."""
        if len(paths) < 2:
            self.message.emit("合稿要选两份以上的稿子或文件（按住 Ctrl 可以选几份）。", "warning")
            return
        facts, secrets = self._services.usual_facts(), self._services.preferences.get(SECRET_FILES) == "warn"
        task = self._services.jobs.run(lambda: _assembled(paths, facts, secrets=secrets))
        task.finished.connect(self._take)
        task.failed.connect(lambda error: self.message.emit(str(error), "error"))

    def _take(self, found: "Assembled") -> None:
        self._files.take(Opening(found.draft, saved=False))
        parts = sum(one.level == 1 for one in found.draft.paragraphs if one.role == "heading")
        left = f"；各稿的标题、称谓、落款等 {len(found.left)} 段没有带过来" if found.left else ""
        self.message.emit(
            f"合成了一篇，共 {parts} 个部分，序号已经重排{left}。重复的话和名称见校核。", "info"
        )
        self.check_wanted.emit()


def _assembled(paths: list[Path], facts: "Facts", *, secrets: bool) -> "Assembled":
    from drafter.core.assembly import assembled  # not at start-up

    return assembled([_part(path, secrets=secrets) for path in paths], facts)


def _part(path: Path, *, secrets: bool) -> "Part":
    from drafter.core.assembly import Part
    from drafter.core.document import draft_from_document, source_from_document
    from drafter.reading.read import read_document

    try:
        if is_draft(path):
            return Part(load_draft(path), path.stem)
        document = read_document(path, secrets=secrets)
    except UserError as error:
        raise UserError(f"“{path.name}”读不出来，没有合稿：{error}") from error
    return Part(draft_from_document(document, source_from_document(document)), path.stem)
