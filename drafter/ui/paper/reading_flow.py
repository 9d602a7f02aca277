"""The copy for the lectern: one dialogue asks what it is to have and where it goes, and says what is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.files.settings import READING_LAYOUT
from drafter.ui.base.services import Services
from drafter.ui.document.file_flow import FINISHED, FileFlow
from drafter.ui.document.session import Session
from drafter.ui.paper.export_flow import SUFFIX, ExportFlow
from drafter.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from drafter.ui.paper.reading_options import ReadingOptions


class ReadingFlow(QObject):
    """Shows the options, remembers them and exports."""

    def __init__(
        self,
        session: Session,
        services: Services,
        flows: tuple[FileFlow, ExportFlow],
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._files, self._exports = flows
        self._session = session
        self._services = services
        self._bar = bar
        self._window = window

    def ask(self) -> None:
        """Ask what the copy of the draft is to have and where it goes, and export it."""
        target, draft = self._files.proposed(SUFFIX), self._session.draft
        if draft.paragraphs and (copy := self.ask_copy(draft, target, self._exports.open_places())):
            layout, path = copy
            self._exports.export_to(path, layout)

    def ask_copy(
        self, draft: Draft, beside: Path, open_places: Sequence[str] = ()
    ) -> tuple[str, Path] | None:
        """Ask what a copy of any draft is to have, and where it goes: by itself beside a file. its layout and path, None where none is wanted.

        `open_places` says what is still open in the draft.
        """
        from drafter.ui.pages.looks import look_for
        from drafter.ui.pages.writing import notes_on
        from drafter.ui.paper.reading_options import ReadingOptions
        from drafter.word.layout import load_layout

        preferences, own = self._services.preferences, self._services.home.layouts
        name = preferences.get(READING_LAYOUT)
        try:
            layout = load_layout(name, own)
            notes = notes_on(draft, look_for(name, preferences, draft), own)
        except UserError as error:
            self._bar.show_message(str(error), "error")
            return None
        dialog = ReadingOptions(draft, list(layout.sizes or {}), layout.size, preferences, self._window)
        dialog.tell(open_places, notes)
        dialog.set_target(beside.with_name(f"{beside.stem}（大字版）{SUFFIX}"))
        dialog.target_wanted.connect(lambda: self._ask_target(dialog))
        accepted = dialog.exec()
        if dialog.look_wanted:
            self._exports.look_wanted.emit()
        dialog.deleteLater()
        return (name, dialog.target) if accepted else None

    def _ask_target(self, dialog: "ReadingOptions") -> None:
        chosen = self._files.ask_target("大字版存到哪里", SUFFIX, FINISHED, dialog.target, dialog)
        if chosen is not None:
            dialog.set_target(chosen)
