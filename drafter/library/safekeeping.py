"""What keeps an open library safe: backups, and a library in whose place it stands."""

import datetime
from pathlib import Path

from drafter.core.progress import Job
from drafter.library.api import Restored
from drafter.library.backup import BACKUPS, back_up_daily, write_backup
from drafter.library.restoring import DATABASE, holding_of, restore
from drafter.library.store import Store


class Safekeeping:
    """The part of a library that writes backups; `read_only` is for its heir to say."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        #: The folder of the library that this one stands in for, None where it is the user's own.
        self.instead_of: Path | None = None

    @property
    def read_only(self) -> bool:
        """Whether another program has the library open for writing, so that this one can only read."""
        raise NotImplementedError

    @property
    def backups_folder(self) -> Path:
        """Where the backups lie that are made by themselves."""
        return (self.instead_of or self._folder) / BACKUPS

    def backup(self, file: Path) -> None:
        """Write the whole library into one file; UserError, with the file written, where the library is damaged."""
        with self._store.reading() as connection:
            write_backup(connection, file)

    def back_up_daily(self) -> None:
        """Write the backup of this day unless there is one; UserError where that is not possible."""
        if not self.read_only and self.instead_of is None:
            with self._store.reading() as connection:
                back_up_daily(connection, self._folder, datetime.date.today())

    def compared_with(self, file: Path) -> tuple[str, str]:
        """What the library holds and what a backup does, in words, for the user to choose."""
        here = holding_of((self.instead_of or self._folder) / DATABASE)
        there = holding_of(file)
        return str(here) if here else "读不出来", str(there) if there else "读不出来"

    def restore_other(self, file: Path) -> Job[Restored]:
        """Restore the library that this one stands in for; it is there once the program is opened again."""
        assert self.instead_of
        kept = yield from restore(self.instead_of, file)
        return Restored(0, kept, later=True)
