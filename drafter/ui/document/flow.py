"""What a user goes through with a window: every feature says, asks and runs in the same way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMainWindow

from drafter.core.errors import UserError
from drafter.files.settings import LAST_FOLDER
from drafter.ui.base.jobs import Task, Work
from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.document.session import Session
from drafter.ui.widgets.message_bar import Action, Kind, MessageBar


@dataclass(frozen=True)
class Frame:
    """What a window has before anything around a draft: the draft, what all windows share, colours, message bar, actions."""

    session: Session
    services: Services
    theme: Theme
    bar: MessageBar
    actions: Mapping[str, QAction]
    window: QMainWindow


class Flow(QObject):
    """One feature in one window. What it has to say stands in the window's message bar."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._session = frame.session
        self._services = frame.services
        self._window = frame.window

    def say(
        self,
        text: str,
        kind: Kind = "info",
        actions: Sequence[Action] = (),
        holds: Callable[[], bool] | None = None,
    ) -> None:
        """Say a sentence, with what can be done about it; it is over as soon as `holds` is False."""
        self._frame.bar.show_message(text, kind, actions, holds)

    def say_written(self, text: str, path: Path) -> None:
        """Say that a file was written, and offer to open it or its folder."""
        target, folder = QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path.parent))
        actions = (
            ("打开", lambda: QDesktopServices.openUrl(target)),
            ("打开文件夹", lambda: QDesktopServices.openUrl(folder)),
        )
        self.say(text, "info", actions)

    def withdraw(self, text: str) -> None:
        """Take back a sentence that is not true any more."""
        self._frame.bar.withdraw(text)

    def run(
        self,
        work: Work,
        done: Callable[[Any], object] | None = None,
        *,
        trouble: str = "",
        kind: Kind = "error",
    ) -> Task:
        """Do work off the main thread and hand its result to `done`; why it failed is said, after the words of `trouble`."""
        task = self._services.jobs.run(work)
        task.failed.connect(lambda error: self.say(f"{trouble}{error}", kind))
        if done is not None:
            task.finished.connect(done)
        return task

    def attempt(self, work: Callable[[], object], kind: Kind = "error") -> bool:
        """Do something short at once; a UserError is said, and False given."""
        try:
            work()
        except UserError as error:
            self.say(str(error), kind)
            return False
        return True

    def ask_files(self, title: str, filters: str) -> list[Path]:
        """Ask for files that there are, beginning where the last one lay; none where the user would rather not."""
        from PySide6.QtWidgets import QFileDialog  # not where a draft is opened at once

        last = self._services.preferences.get(LAST_FOLDER)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, last, filters)
        return [Path(name) for name in chosen]

    def ask_file(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        """Ask for one file that there is, in `folder` or beginning where the last one lay."""
        from PySide6.QtWidgets import QFileDialog

        start = str(folder) if folder else self._services.preferences.get(LAST_FOLDER)
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, start, filters)
        return Path(chosen) if chosen else None
