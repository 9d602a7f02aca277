"""What the library page does to an open library: facts, history, the bin, uses, favourites."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from sqlite3 import Connection

from drafter.core.clip import Clip
from drafter.core.model import Source
from drafter.library import care
from drafter.library.api import SourceRecord
from drafter.library.colleagues import Change
from drafter.library.keeper import Keeper
from drafter.library.rows import paragraphs_between
from drafter.library.safekeeping import Safekeeping
from drafter.library.store import Store

_COUNTS = "SELECT count(*), coalesce(sum(paragraphs), 0) FROM sources WHERE removed = 0"


class Tending(Safekeeping):
    """The part of a library that lists its sources and changes what is known of them."""

    def __init__(self, folder: Path, store: Store, keeper: Keeper) -> None:
        super().__init__(folder, store)
        self._keeper = keeper

    def _must_write(self) -> None:
        """Make sure that this program may write; else UserError."""
        raise NotImplementedError

    def _forget_blocks(self) -> None:
        """Forget what is remembered of blocks: some will be gone."""
        raise NotImplementedError

    def _change(self, work: Callable[..., Sequence[int]], things: Iterable[object], *how: object) -> None:
        """Do something to each of these things in the store that touches blocks, and let the index follow."""
        self._must_write()
        self._keeper.make_level()
        with self._store.writing:
            with self._store.transaction() as connection:
                touched = {block for thing in things for block in work(connection, thing, *how)}
            self._keeper.follow_changes(sorted(touched))
            self._keeper.commit()

    def remove(self, *source_ids: str) -> None:
        """Put sources into the bin, all of them or none; UserError where one is gone."""
        self._change(care.set_removed, source_ids, True)

    def restore(self, *source_ids: str) -> None:
        """Take sources out of the bin, all of them or none; UserError where one is gone."""
        self._change(care.set_removed, source_ids, False)

    def empty_bin(self) -> int:
        """Delete what is in the bin for good; gives how many sources that were."""
        return self._delete(care.empty_bin)

    def forget_colleagues(self) -> int:
        """Delete for good what colleagues brought; gives how many sources that were."""
        self._must_write()
        with self._store.reading() as connection:
            theirs = care.brought_by_colleagues(connection)
        self._change(care.hide, theirs)
        return self._delete(lambda connection: care.delete_sources(connection, "s.brought <> ''"))

    def _delete(self, work: Callable[[Connection], int]) -> int:
        """Delete sources of the bin for good; gives how many."""
        self._must_write()
        self._keeper.view()  # what went into the bin must have left the index before it is forgotten
        self._forget_blocks()
        with self._store.transaction() as connection:
            return work(connection)

    def edit_source(self, *sources: Source) -> None:
        """Correct what was recognised of the sources with these ids, in all of them or none."""
        self._change(care.set_facts, sources)

    def history(self, source_id: str) -> list[Change]:
        """Who changed what of a source, the newest change first; UserError where it is gone."""
        with self._store.reading() as connection:
            return care.source_history(connection, source_id)

    def take_back(self, source_id: str, change: Change) -> None:
        """Say again what was said before a change; UserError where the source is gone."""
        self._change(care.set_values, (source_id,), {change.name: change.before})

    def set_scope(self, scope: str, *source_ids: str) -> None:
        """Say who may read sources of this unit on a server, once they are 定稿 or 已讲: unit, line, down or all."""
        self._change(care.set_values, source_ids, {"scope": scope})

    def set_private(self, private: bool, *source_ids: str) -> None:
        """Keep sources from colleagues, or tell them; what was told already cannot be called back."""
        self._change(care.set_private, source_ids, private)

    def sources(self) -> list[SourceRecord]:
        """Every source, newest first, those in the bin too."""
        with self._store.reading() as connection:
            return care.list_sources(connection)

    def source(self, source_id: str) -> Source:
        """The source with this id; UserError where it is gone."""
        with self._store.reading() as connection:
            return care.find_source(connection, source_id)[1]

    def document(self, source_id: str) -> Clip:
        """The whole of one source, in order."""
        with self._store.reading() as connection:
            number, source = care.find_source(connection, source_id)
            return Clip(paragraphs_between(connection, number, source, 0, 1 << 31))

    def counts(self) -> tuple[int, int]:
        """How many sources and paragraphs there are outside the bin."""
        with self._store.reading() as connection:
            return connection.execute(_COUNTS).fetchone()

    def take_back_use(self, block_ids: Sequence[str]) -> None:
        """Forget that blocks were put into a draft: it was undone."""
        if not self.read_only:
            with self._store.transaction() as connection:
                care.note_use(connection, block_ids, -1)

    def note_use(self, block_ids: Sequence[str]) -> None:
        """Remember that blocks were put into a draft."""
        if self.read_only:
            return  # the count matters less than the drag that it would spoil
        with self._store.transaction() as connection:
            care.note_use(connection, block_ids)

    def set_favourite(self, block_id: str, favourite: bool) -> None:
        """Mark a block, or take the mark away."""
        self._must_write()
        with self._store.transaction() as connection:
            care.set_favourite(connection, block_id, favourite)
