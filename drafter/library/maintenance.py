"""What is done to an open library beside searching it: backups, facts, history, the bin, uses, favourites."""

import datetime
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from drafter.core.clip import Clip
from drafter.core.model import STATE_NAMES, Source
from drafter.core.progress import Job
from drafter.library import catalogue
from drafter.library.api import Restored, SourceRecord
from drafter.library.backup import BACKUPS, back_up_daily, write_backup
from drafter.library.colleagues import Change, Sharing
from drafter.library.feed.fact import GIVEN
from drafter.library.feed.office_values import private_folders, set_private_folders
from drafter.library.indexing.sync import IndexSync
from drafter.library.objects import picture_bytes
from drafter.library.restore import DATABASE, holding_of, restore
from drafter.library.rows import blocks_between
from drafter.library.store import Store

_COUNTS = "SELECT count(*), coalesce(sum(paragraphs), 0) FROM sources WHERE removed = 0"


class Maintenance:
    """The part of a library that backs it up, lists its sources and changes what is known of them.

    `read_only`, `_must_write` and `_forget_blocks` are for its heir to say.
    """

    def __init__(self, folder: Path, store: Store, sync: IndexSync) -> None:
        self._folder = folder
        self._store = store
        self._sync = sync
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

    def _must_write(self) -> None:
        """Make sure that this program may write; else UserError."""
        raise NotImplementedError

    def _forget_blocks(self) -> None:
        """Forget what is remembered of blocks: some will be gone."""
        raise NotImplementedError

    def _change(self, work: Callable[..., Sequence[int]], things: Iterable[object], *how: object) -> None:
        """Do something to each of these things in the store that touches blocks, and let the index follow."""
        self._must_write()
        self._sync.make_level()
        with self._store.writing:
            with self._store.transaction() as connection:
                touched = {block for thing in things for block in work(connection, thing, *how)}
            self._sync.follow_changes(sorted(touched))
            self._sync.commit()

    def remove(self, *source_ids: str) -> None:
        """Put sources into the bin, all of them or none; UserError where one is gone."""
        self._change(catalogue.set_removed, source_ids, True)

    def restore(self, *source_ids: str) -> None:
        """Take sources out of the bin, all of them or none; UserError where one is gone."""
        self._change(catalogue.set_removed, source_ids, False)

    def empty_bin(self) -> int:
        """Delete what is in the bin for good; gives how many sources that were."""
        return self._delete(catalogue.empty_bin)

    def forget_colleagues(self) -> int:
        """Delete for good what colleagues brought; gives how many sources that were."""
        self._must_write()
        with self._store.reading() as connection:
            theirs = catalogue.brought_by_colleagues(connection)
        self._change(catalogue.set_hidden, theirs, 1)
        return self._delete(lambda connection: catalogue.delete_sources(connection, "s.brought <> ''"))

    def brought_since(self, day: datetime.date) -> list[Source]:
        """The sources outside the bin that colleagues brought on a day or later."""
        with self._store.reading() as connection:
            return catalogue.list_brought(connection, day)

    def follow_lease(self) -> int:
        """Hide what other units lent where the last contact is longer ago than the server allows, or show it again."""
        with self._store.reading() as connection:
            which, removed = catalogue.overdue_loans(connection, time.time_ns() // 1_000_000)
        if which:
            self._change(catalogue.set_hidden, which, removed)
        with self._store.reading() as connection:
            return catalogue.count_hidden(connection)

    def _delete(self, work: Callable[[Connection], int]) -> int:
        """Delete sources of the bin for good; gives how many."""
        self._must_write()
        self._sync.view()  # what went into the bin must have left the index before it is forgotten
        with self._store.writing:
            self._forget_blocks()
            with self._store.transaction(among_many=True) as connection:
                gone = work(connection)
            self._store.empty_log()
            self._store.rest()
            return gone

    def edit_source(self, *sources: Source) -> None:
        """Correct what was recognised of the sources with these ids, in all of them or none."""
        self._change(catalogue.set_facts, sources)

    def history(self, source_id: str) -> list[Change]:
        """Who changed what of a source, the newest change first; UserError where it is gone."""
        with self._store.reading() as connection:
            return catalogue.source_history(connection, source_id)

    def take_back(self, source_id: str, change: Change) -> None:
        """Say again what was said before a change; UserError where the source is gone."""
        self._change(catalogue.set_values, (source_id,), {change.name: change.before})

    def set_scope(self, scope: str, *source_ids: str) -> None:
        """Say who may read sources of this unit on a server, once they are 定稿 or 已讲: unit, line, down or all."""
        self._change(catalogue.set_values, source_ids, {"scope": scope})

    def sharing(self, source_id: str) -> Sharing:
        """When a source was delivered, and who may read it; UserError where it is gone."""
        with self._store.reading() as connection:
            return catalogue.sharing_of(connection, source_id)

    def note_given(self, source_id: str, day: date, where: str) -> None:
        """Note that a source was delivered on a day, at a meeting or place; it counts as 已讲 from then on."""
        values = {f"{GIVEN}{day.isoformat()}": where, "state": STATE_NAMES["delivered"]}
        self._change(catalogue.set_values, (source_id,), values)

    def set_private(self, private: bool, *source_ids: str) -> None:
        """Keep sources from colleagues, or tell them; what was told already cannot be called back."""
        self._change(catalogue.set_private, source_ids, private)

    def private_folders(self) -> list[str]:
        """The folders of which nothing that is imported is told to colleagues."""
        with self._store.reading() as connection:
            return private_folders(connection)

    def set_private_folders(self, *folders: str) -> None:
        """Tell colleagues nothing that is imported of these folders from now on."""
        self._must_write()
        with self._store.transaction() as connection:
            set_private_folders(connection, folders)

    def sources(self) -> list[SourceRecord]:
        """Every source, newest first, those in the bin too."""
        with self._store.reading() as connection:
            return catalogue.list_sources(connection)

    def source(self, source_id: str) -> Source:
        """The source with this id; UserError where it is gone."""
        with self._store.reading() as connection:
            return catalogue.find_source(connection, source_id)[1]

    def document(self, source_id: str) -> Clip:
        """The whole of one source, in order."""
        with self._store.reading() as connection:
            number, source = catalogue.find_source(connection, source_id)
            return Clip(blocks_between(connection, number, source, 0, 1 << 31))

    def picture_bytes(self, digest: str) -> bytes:
        """The bytes of the picture with this digest, b"" where they are not here."""
        with self._store.reading() as connection:
            return picture_bytes(connection, digest)

    def counts(self) -> tuple[int, int]:
        """How many sources and paragraphs there are outside the bin."""
        with self._store.reading() as connection:
            return connection.execute(_COUNTS).fetchone()

    def take_back_use(self, block_ids: Sequence[str]) -> None:
        """Forget that blocks were put into a draft: it was undone."""
        if not self.read_only:
            with self._store.transaction() as connection:
                catalogue.note_use(connection, block_ids, -1)

    def note_use(self, block_ids: Sequence[str]) -> None:
        """Remember that blocks were put into a draft."""
        if self.read_only:
            return  # the count matters less than the drag that it would spoil
        with self._store.transaction() as connection:
            catalogue.note_use(connection, block_ids)

    def set_favourite(self, block_id: str, favourite: bool) -> None:
        """Mark a block, or take the mark away."""
        self._must_write()
        with self._store.transaction() as connection:
            catalogue.set_favourite(connection, block_id, favourite)
