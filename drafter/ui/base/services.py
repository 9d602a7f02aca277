"""What the parts of a window share, handed to each through its constructor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from drafter.core.errors import UserError
from drafter.core.model import Draft, Facts, Outline
from drafter.files.settings import LENGTH, Setting, Settings, load_settings, save_settings
from drafter.paths import Home
from drafter.ui.base.jobs import JobRunner, Latest

if TYPE_CHECKING:
    from drafter.core.unit import Unit
    from drafter.library.api import Library
    from drafter.ui.base.office_link import OfficeLink

T = TypeVar("T", bool, int, str)


class Preferences(QObject):
    """The settings of one user, written to disk in the background as they change; `changed` names the setting."""

    changed = Signal(str)

    def __init__(self, path: Path, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings, self.problem = load_settings(path)
        self._written = self._settings
        self._writer = Latest(jobs, self)

    @property
    def recents(self) -> tuple[Path, ...]:
        """The drafts opened last, newest first."""
        return self._settings.recents

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        return self._settings.get(setting)

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a setting; a disk that cannot be written costs no more than the memory of it."""
        if value != self.get(setting):
            self._keep(self._settings.with_value(setting, value))
            self.changed.emit(setting.name)

    def add_recent(self, path: Path) -> None:
        """Put a draft at the head of those opened last."""
        self._keep(self._settings.with_recent(path))
        self.changed.emit("recents")

    def remove_recent(self, path: Path) -> None:
        """Forget a draft that is gone."""
        self._keep(self._settings.without_recent(path))
        self.changed.emit("recents")

    def flush(self) -> None:
        """Write what is not on disk yet; to be called once the jobs have ended."""
        if self._written is not self._settings:
            self._write(self._settings)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._writer.ask(lambda: self._write(settings))

    def _write(self, settings: Settings) -> None:
        try:
            save_settings(settings, self._path)
            self._written = settings
        except UserError as error:
            self.problem = str(error)


class HasDraft(Protocol):
    """What a window keeps its draft in."""

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """The user's folders, library, jobs, preferences and colleagues. `opened` gives the library, opening it at the
    first call, `meet` what speaks with colleagues; `sessions` are those of the windows that are open."""

    home: Home
    opened: "Callable[[], Library]"
    jobs: JobRunner
    preferences: Preferences
    meet: "Callable[[], OfficeLink]"
    sessions: "WeakSet[HasDraft]" = field(default_factory=WeakSet)

    @property
    def office(self) -> "OfficeLink":
        """What speaks with colleagues."""
        return self.meet()

    @property
    def library(self) -> "Library":
        """The past speeches; the first to ask waits until they are open."""
        return self.opened()

    def picture_bytes(self, digest: str) -> bytes:
        """The bytes of a picture of the library, b"" where it has none or cannot be read."""
        try:
            return self.library.picture_bytes(digest)
        except UserError:
            return b""

    def outlines(self) -> list[Outline]:
        """The built-in outlines and the user's own."""
        from drafter.files.outlines import load_outlines  # not where a draft is opened at once

        return load_outlines(self.home.outlines)

    def unit(self) -> "Unit":
        """The unit profile; an empty one where there is none or it cannot be read."""
        from drafter.core.unit import Unit  # not at start-up
        from drafter.files.unit import load_unit

        try:
            return load_unit(self.home.unit)
        except UserError:
            return Unit()

    def usual_facts(self) -> Facts:
        """What is known of every speech before anything was asked."""
        return self.unit().facts_of_speech("", self.preferences.get(LENGTH))
