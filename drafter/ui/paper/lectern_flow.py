"""The copy for the lectern: one dialogue asks what it is to have and where it goes, and says what is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.files.settings import LECTERN_LAYOUT
from drafter.ui.document.file_flow import FINISHED, FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.paper.export_flow import SUFFIX, ExportFlow

if TYPE_CHECKING:
    from drafter.ui.paper.lectern_options import LecternOptions


class LecternFlow(Flow):
    """Shows the options, remembers them and exports."""

    def __init__(self, frame: Frame, files: FileFlow, exports: ExportFlow) -> None:
        super().__init__(frame)
        self._files, self._exports = files, exports

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
        from drafter.ui.paper.lectern_options import LecternOptions
        from drafter.word.layout import load_layout

        preferences, own = self._services.preferences, self._services.home.layouts
        name = preferences.get(LECTERN_LAYOUT)
        try:
            layout = load_layout(name, own)
            notes = notes_on(draft, look_for(name, preferences, draft), own)
        except UserError as error:
            self.say(str(error), "error")
            return None
        dialog = LecternOptions(draft, list(layout.sizes or {}), layout.size, preferences, self._window)
        dialog.tell(open_places, notes)
        dialog.set_target(beside.with_name(f"{beside.stem}（大字版）{SUFFIX}"))
        dialog.target_wanted.connect(lambda: self._ask_target(dialog))
        accepted = dialog.exec()
        if dialog.look_wanted:
            self._exports.look_wanted.emit()
        dialog.deleteLater()
        return (name, dialog.target) if accepted else None

    def _ask_target(self, dialog: "LecternOptions") -> None:
        chosen = self._files.ask_target("大字版存到哪里", SUFFIX, FINISHED, dialog.target, dialog)
        if chosen is not None:
            dialog.set_target(chosen)
