"""What goes between the library and the draft of a window: blocks in, files taken, the care page opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from drafter.core.clip import join
from drafter.files.draft_names import is_draft
from drafter.library.api import Hit
from drafter.library.colleagues import Received
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.library.import_flow import ImportFlow
from drafter.ui.library.page import LibraryPage
from drafter.ui.library.uses import Uses
from drafter.ui.shell.desk import Desk
from drafter.ui.shell.outline_flow import OutlineFlow


class LibraryFlow(Flow):
    """Lets the panes of a window and its drops reach the library and the draft.

    `library_changed` says that sources came, went, or were corrected on the page that cares for them.
    """

    library_changed = Signal()

    def __init__(
        self, frame: Frame, desk: Desk, files: FileFlow, imports: ImportFlow, outlines: OutlineFlow
    ) -> None:
        super().__init__(frame)
        self._desk = desk
        self._files, self._imports, self._outlines = files, imports, outlines
        self._uses = Uses(frame.session, frame.services, self)
        desk.library.insert_requested.connect(self._insert)
        desk.library.lifted.connect(self._uses.begin)
        desk.library.dropped.connect(self._note)

    def take_files(self, paths: list[Path]) -> None:
        """Open a draft or a single file that is dropped on the window, import folders, archives and several files."""
        if len(paths) == 1 and not paths[0].is_dir() and paths[0].suffix.lower() != ".zip":
            self._files.open(paths[0])
        else:
            self.import_files(paths)

    def import_files(self, paths: list[Path]) -> None:
        """Import what is dropped on the library; a draft among it is opened."""
        drafts = [path for path in paths if is_draft(path)]
        if drafts:
            self._files.open(drafts[0])
        self._imports.take([path for path in paths if path not in drafts])

    def tell_received(self, received: Received) -> None:
        """Say what colleagues brought, and where one of them changed the same as this user did."""
        if received.sources:
            self.say(f"同事新导入 {received.sources} 篇，已能查到。")
        for met in received.met:
            look = ("查看", partial(self._show_history, met.source_id))
            self.say(met.sentence, "warning", [look])

    def _show_history(self, source_id: str) -> None:
        self.show_page().show_history(source_id)

    def show_page(self) -> LibraryPage:
        """Open the page that cares for the library."""
        library, jobs = self._services.library, self._services.jobs
        page = LibraryPage(library, jobs, self._desk.sheet.theme, self._window)
        page.library_changed.connect(self._desk.library.refresh)
        page.library_changed.connect(self.library_changed)
        page.outline_from_source_requested.connect(self._outlines.keep_skeleton_of)
        page.import_requested.connect(self._imports.ask)
        self._imports.finished.connect(page.refresh)
        page.message.connect(lambda text: self.say(text))
        page.show()
        return page

    def _insert(self, hits: list[Hit], whole: bool) -> None:
        """Put blocks from the library where the cursor stands, as one step, and go on to the next empty slot."""
        self._uses.begin()
        clip = join([hit.whole if whole else hit.head for hit in hits])
        if not self._desk.insert_and_go_on(clip, "插入段落"):
            self.say("下面没有空位了。")
        self._note(hits)

    def _note(self, hits: list[Hit]) -> None:
        self._uses.note([hit.id for hit in hits])
