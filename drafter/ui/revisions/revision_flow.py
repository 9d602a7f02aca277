"""Reading a file that came back, comparing versions, and exporting what changed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.core.model import Draft
from drafter.files.settings import SECRET_FILES
from drafter.files.whole import write_whole
from drafter.reading.formats.kinds import NAME_PATTERNS
from drafter.ui.base.theme import LIGHT, Theme
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Flow, Frame

if TYPE_CHECKING:
    from drafter.ui.revisions.revision_view import RevisionView
    from drafter.word.compare import Comparison

_FORMATS = f"修改稿 ({NAME_PATTERNS});;所有文件 (*)"


class RevisionFlow(Flow):
    """Opens one view for each comparison; none of them is modal."""

    def __init__(self, frame: Frame, files: FileFlow) -> None:
        super().__init__(frame)
        self._files = files
        self._theme = LIGHT
        self.view: RevisionView | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self.view:
            self.view.set_theme(theme)

    def ask(self) -> None:
        """Ask for the file that came back."""
        folder = self._session.path.parent if self._session.path else None
        if chosen := self.ask_file("导入修改稿", _FORMATS, folder):
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Read a file that came back and show what was changed in it."""
        draft = self._session.draft
        secrets = self._services.preferences.get(SECRET_FILES) == "warn"

        def work() -> "Comparison":
            from drafter.word.compare import compare_revised
            from drafter.word.revised import read_revised

            return compare_revised(draft, read_revised(path, secrets=secrets))

        from drafter.ui.revisions.revision_view import REVISED

        title = f"修改稿：{path.name}"
        self.run(work, lambda found: self._show(found, title, REVISED, live=True))

    def compare(self, before: Draft, after: Draft, title: str) -> None:
        """Show what became of one version in a later one."""
        from drafter.ui.revisions.revision_view import REVISED

        self.run(_comparing(before, after), lambda found: self._show(found, title, REVISED, live=False))

    def compare_with_now(self, then: Draft, title: str) -> None:
        """Show what became of a version in the draft as it is now; each change can be changed back."""
        from drafter.ui.revisions.revision_view import VERSION

        def marked(shown: "Comparison") -> None:
            from drafter.word.compare import compare_drafts

            self.ask_marked(compare_drafts(then, shown.before))

        work = _comparing(self._session.draft, then)
        self.run(work, lambda found: self._show(found, title, VERSION, live=True, marked=marked))

    def _show(
        self,
        found: object,
        title: str,
        words: object,
        *,
        live: bool,
        marked: "Callable[[Comparison], None] | None" = None,
    ) -> None:
        """Open the view; `marked` makes a marked-up copy where that of the comparison itself is not what is wanted."""
        from drafter.ui.revisions.revision_view import RevisionView, Words
        from drafter.word.compare import Comparison

        assert isinstance(found, Comparison) and isinstance(words, Words)
        view = RevisionView(found, words, self._session if live else None, self._theme, self._window)
        view.setWindowTitle(title)
        view.marked_requested.connect(marked or self.ask_marked)
        view.destroyed.connect(self._forget)
        self.view = view
        view.show()

    def _forget(self) -> None:
        self.view = None

    # 花脸稿

    def ask_marked(self, comparison: "Comparison") -> None:
        """Ask where the marked-up copy goes, and write it."""
        path = self._files.ask_target("导出花脸稿", ".docx", "Word 文档 (*.docx)")
        if path is not None:
            self.write_marked(path, comparison)

    def write_marked(self, path: Path, comparison: "Comparison") -> None:
        """Write the marked-up copy in the background."""
        own, name = self._services.home.layouts, self._session.draft.layout

        def work() -> Path:
            from drafter.library.words import word_pieces
            from drafter.word.layout import load_layout
            from drafter.word.marked import to_marked_docx

            write_whole(path, to_marked_docx(comparison, load_layout(name, own), word_pieces))
            return path

        self.run(work, lambda written: self.say_written(f"已导出花脸稿“{written.name}”。", written))


def _comparing(before: Draft, after: Draft) -> "Callable[[], Comparison]":
    """The work of comparing two versions; what it needs is loaded when it is done."""

    def work() -> "Comparison":
        from drafter.word.compare import compare_drafts

        return compare_drafts(before, after)

    return work
