"""合稿: asking which drafts and files of colleagues become one draft, and making it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from drafter.core.errors import UserError
from drafter.files.draft_names import is_draft
from drafter.files.gao import load_draft
from drafter.files.settings import SECRET_FILES
from drafter.ui.document.file_flow import OPENABLE, FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.document.opening import Opening

if TYPE_CHECKING:
    from drafter.core.assembly import Assembled, Part
    from drafter.core.model import Facts


class AssemblyFlow(Flow):
    """Reads the files off the main thread; what they become is a new draft that has no file yet.

    `check_wanted` says that the new draft stands here and its joints are to be looked at.
    """

    check_wanted = Signal()

    def __init__(self, frame: Frame, files: FileFlow) -> None:
        super().__init__(frame)
        self._files = files

    def ask(self) -> None:
        """Ask for the files; they become parts in the order of their names."""
        if chosen := self.ask_files("合稿：选两份以上的稿子或文件", OPENABLE):
            self.assemble(sorted(chosen, key=lambda path: path.name))

    def assemble(self, paths: list[Path]) -> None:
        """Make one draft of these files; one that cannot be read is told, and nothing is made."""
        if len(paths) < 2:
            self.say("合稿要选两份以上的稿子或文件（按住 Ctrl 可以选几份）。", "warning")
            return
        facts, secrets = self._services.usual_facts(), self._services.preferences.get(SECRET_FILES) == "warn"
        self.run(lambda: _assembled(paths, facts, secrets=secrets), self._take)

    def _take(self, found: "Assembled") -> None:
        self._files.take(Opening(found.draft, saved=False))
        parts = sum(one.level == 1 for one in found.draft.paragraphs if one.role == "heading")
        left = f"；各稿的标题、称谓、落款等 {len(found.left)} 段没有带过来" if found.left else ""
        told = "".join(f"{one}。" for one in found.told)
        self.say(f"合成了一篇，共 {parts} 个部分，序号已经重排{left}。{told}重复的话和名称见校核。", "info")
        self.check_wanted.emit()


def _assembled(paths: list[Path], facts: "Facts", *, secrets: bool) -> "Assembled":
    from drafter.core.assembly import assembled  # not at start-up

    return assembled([_part(path, secrets=secrets) for path in paths], facts)


def _part(path: Path, *, secrets: bool) -> "Part":
    from drafter.core.assembly import Part
    from drafter.core.document import draft_from_document, source_from_document
    from drafter.core.told import summary
    from drafter.reading.read import read_document

    try:
        if is_draft(path):
            return Part(load_draft(path), path.stem)
        document = read_document(path, secrets=secrets)
    except UserError as error:
        raise UserError(f"“{path.name}”读不出来，没有合稿：{error}") from error
    draft = draft_from_document(document, source_from_document(document))
    return Part(draft, path.stem, summary(document, draft))
