"""Bringing past speeches into the library from a window."""

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from drafter.core.document import Removed
from drafter.core.errors import UserError
from drafter.files.settings import LAST_FOLDER, SECRET_FILES
from drafter.files.whose import keep_whose, load_whose
from drafter.reading.belonging import Here
from drafter.reading.formats.registry import NAME_PATTERNS
from drafter.ui.base.services import Services
from drafter.ui.library.import_dialog import ImportDialog

READABLE = f"讲话 ({NAME_PATTERNS} *.zip);;所有文件 (*)"


class ImportFlow(QObject):
    """Asks for files and shows the import.

    `finished` says that the library has changed; `message` is a sentence for the message bar.
    """

    finished = Signal()
    message = Signal(str)

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window

    def ask_files(self) -> None:
        """Import files that the user chooses."""
        last = self._services.preferences.get(LAST_FOLDER)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "导入以前的讲话", last, READABLE)
        self.run([Path(name) for name in chosen])

    def ask_folder(self) -> None:
        """Import a whole folder that the user chooses."""
        last = self._services.preferences.get(LAST_FOLDER)
        chosen = QFileDialog.getExistingDirectory(self._window, "导入整个文件夹", last)
        self.run([Path(chosen)] if chosen else [])

    def run(self, paths: list[Path], keep: Mapping[Path, Collection[Removed]] | None = None) -> None:
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
        dialog.message.connect(self.message)
        dialog.start(paths, keep)
        dialog.show()

    def _answers(self) -> Mapping[Path, str]:
        """Whose the speeches of folders are, as it was said; none where that cannot be read."""
        try:
            return load_whose(self._services.home.whose)
        except UserError as error:
            self.message.emit(str(error))
            return {}

    def _keep_answer(self, folder: Path, whose: str) -> None:
        try:
            keep_whose(self._services.home.whose, {folder.absolute(): whose})
        except UserError as error:
            self.message.emit(str(error))
