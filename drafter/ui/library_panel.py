"""The panel with the past speeches: search, filter, recommend, drag into the draft."""


from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from drafter.core.model import Draft, Slot
from drafter.library.api import Library
from drafter.ui.jobs import JobRunner
from drafter.ui.theme import Theme


class LibraryPanel(QWidget):
    """The past speeches beside the sheet."""

    #: A list of Hit to put into the draft where the cursor stands.
    insert_requested = Signal(object)
    #: The id of the source whose skeleton is to become an outline.
    outline_from_source_requested = Signal(str)
    #: A list of Path dropped from the file manager, to be imported.
    files_dropped = Signal(object)
    #: A sentence for the window's message bar.
    message = Signal(str)
    #: The library was changed from here (starter material removed).
    library_changed = Signal()

    def __init__(
        self, library: Library, jobs: JobRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self._library = library
        self._jobs = jobs
        self._theme = theme

    def set_place(self, slot: Slot | None, draft: Draft) -> None:
        """Say where the cursor stands, for 为此处推荐; None where nothing can be recommended."""

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""

    def refresh(self) -> None:
        """Look again: the library has changed."""

    def focus_search(self, text: str | None = None) -> None:
        """Put the cursor into the search box, with `text` in it where given."""
