"""Bringing past speeches into the library from a window."""

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from drafter.core.document import Removed
from drafter.core.errors import UserError
from drafter.files.settings import LAST_FOLDER, SECRET_FILES
from drafter.files.whose import keep_whose, load_whose
from drafter.reading.formats.kinds import NAME_PATTERNS
from drafter.reading.ownership import Here
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.library.import_dialog import ImportDialog

READABLE = f"讲话 ({NAME_PATTERNS} *.zip);;所有文件 (*)"


class ImportFlow(Flow):
    """Asks for files and shows the import.

    `finished` says that the library has changed.
    """

    finished = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)

    def ask(self) -> None:
        """Import files that the user chooses."""
        self.take(self.ask_files("导入以前的讲话", READABLE))

    def ask_folder(self) -> None:
        """Import a whole folder that the user chooses."""
        last = self._services.preferences.get(LAST_FOLDER)
        chosen = QFileDialog.getExistingDirectory(self._window, "导入整个文件夹", last)
        self.take([Path(chosen)] if chosen else [])

    def take(self, paths: list[Path], keep: Mapping[Path, Collection[Removed]] | None = None) -> None:
        """Import files and folders, showing how far it came; the window stays usable meanwhile.

        With `keep` what is taken out was looked through already, and what is to stay of each file.
        """
        if not paths:
            return
        secrets = self._services.preferences.get(SECRET_FILES) == "warn"
        unit = self._services.unit()
        dialog = ImportDialog(
            self._services.library,
            self._services.jobs,
            self._window,
            secrets=secrets,
            whose=self._answers(),
            here=Here(unit.name, unit.place, unit.superiors),
        )
        dialog.whose_said.connect(self._keep_answer)
        dialog.library_changed.connect(self.finished)
        dialog.message.connect(self.say)
        dialog.start(paths, keep)
        dialog.show()

    def _answers(self) -> Mapping[Path, str]:
        """Whose the speeches of folders are, as it was said; none where that cannot be read."""
        try:
            return load_whose(self._services.home.whose)
        except UserError as error:
            self.say(str(error))
            return {}

    def _keep_answer(self, folder: Path, whose: str) -> None:
        self.attempt(lambda: keep_whose(self._services.home.whose, {folder.absolute(): whose}), "info")
