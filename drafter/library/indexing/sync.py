"""Keeps the index level with the store."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from drafter.core.errors import UserError
from drafter.core.progress import Job, Progress, run_job
from drafter.library.blocks import Taken
from drafter.library.indexing.entries import BATCH, entries, fresh_entries
from drafter.library.indexing.index import Entry, Index, IndexGone, Stamp, View
from drafter.library.store import Store, generation_of
from drafter.library.topics import Topics
from drafter.library.words import Words
from drafter.process import give_memory_back

T = TypeVar("T")

#: So many blocks are indexed while somebody waits; more of them in the background.
_AT_ONCE = 3_000
#: Blocks between two commits of a long catching up or a long import: the most that tantivy still counts among small
#: segments (10,000 / 2^-0.75). So the eighth, of whatever size below, has all of them made one; else seven of such and
#: seven of smaller ones stay side by side, and each search touches every one of them.
_RUN = 16_000
_CANNOT_WRITE = "搜索索引写不进磁盘，请检查磁盘空间和文件夹权限。"


class IndexSync:
    """Brings every change of the store into the index, and makes a lost index anew.

    Changes that the index has not seen are known by their generation in the store, so that nothing is lost
    when the program ends, or the index cannot be written, at any moment.
    """

    def __init__(self, store: Store, index: Index, words: Words, topics: Topics, *, read_only: bool) -> None:
        self._store = store
        self._index = index
        self._words = words
        self._topics = topics
        self._read_only = read_only
        self._behind = not read_only and not self._is_level()
        #: Blocks of earlier commits that changed since: a ready-made phrase that every document has, once a commit.
        self._changed: set[int] = set()
        self._uncommitted = 0
        #: How often the index was thrown away.
        self._indexes = 0
        self._helper: threading.Thread | None = None
        self._stopping = threading.Event()

    def allow_writing(self) -> None:
        """From now on this process may write to the index."""
        self._read_only = False
        self._behind = not self._is_level()

    def _is_level(self) -> bool:
        stamp = self._index.stamp()
        return stamp == Stamp(self._generation(), self._topics.mark)

    def _generation(self) -> int:
        with self._store.reading() as connection:
            return generation_of(connection)

    def view(self) -> View:
        """The index as it is; what it still lacks is indexed first, in the background where that is much.

        On a full disk, what it has can be searched all the same.
        """
        try:
            self.make_level()
        except UserError:
            stamp = self._index.stamp()
            if not stamp or not stamp.generation:
                raise
        try:
            return self._index.view()
        except IndexGone as error:
            if self._read_only:
                raise UserError("搜索索引还没有建好，请稍候再试。") from error
        self._trying(self._start_anew)
        return self._trying(self._index.view)

    def make_level(self) -> None:
        """Index what the index still lacks, in the background where that is much; UserError if it cannot."""
        if not self._behind or (self._helper and self._helper.is_alive()):
            return
        try:
            self._level()
        except IndexGone as error:
            if not self._index.has_room():
                raise UserError(_CANNOT_WRITE) from error
            self._trying(self._start_anew)  # what is left of the old index stands in the way

    def _trying(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except IndexGone as error:
            raise UserError(_CANNOT_WRITE) from error

    def _start_anew(self) -> None:
        self.forget()
        self._level()

    def _level(self) -> None:
        if self._count_waiting() <= _AT_ONCE:
            run_job(self._catch_up())
            return
        self._begin()
        self._helper = threading.Thread(target=self._help, name="library-index", daemon=True)
        self._helper.start()

    def _help(self) -> None:
        try:
            for _ in self._catch_up():
                if self._stopping.is_set():
                    return
        except (IndexGone, UserError):
            return  # the next search tries again, and tells

    def _begin(self) -> int:
        """Make sure that there is an index that can be added to; the generation it has reached.

        With another list of topics everything is indexed again, in place, so that it can be searched meanwhile.
        """
        stamp = self._index.stamp()
        if stamp is None or stamp.generation > self._generation():
            self._index.create(self._topics.mark)
            return 0
        return stamp.generation if stamp.topics == self._topics.mark else 0

    def _count_waiting(self) -> int:
        stamp = self._index.stamp()
        reached = stamp.generation if stamp and stamp.topics == self._topics.mark else 0
        with self._store.reading() as connection:
            counted = connection.execute("SELECT count(*) FROM blocks WHERE changed > ?", (reached,))
            return counted.fetchone()[0]

    def catch_up(self) -> Job[int]:
        """Index everything that the index lacks; gives how many blocks that were. UserError if it cannot."""
        try:
            return (yield from self._catch_up())
        except IndexGone as error:
            raise UserError(_CANNOT_WRITE) from error

    def _catch_up(self) -> Job[int]:
        with self._store.writing:
            self._behind = True
            index = self._indexes
            place = (self._begin(), 1 << 62)
            total = self._count_waiting()
        done = 0
        while True:
            yield Progress(done, total, "正在整理索引")
            with self._store.writing:
                if index != self._indexes:
                    return done  # it was thrown away meanwhile; whoever did that makes the new one
                batch = self._waiting(place)
                if not batch:
                    self._index.commit(Stamp(self._generation(), self._topics.mark))
                    self._behind = False
                    break
                self._bring([block for _, block in batch])
                place = batch[-1]
                done += len(batch)
                if done % _RUN < BATCH:
                    self._index.commit(Stamp(place[0] - 1, self._topics.mark))
        self._index.rest()
        return done

    def _waiting(self, after: tuple[int, int]) -> list[tuple[int, int]]:
        with self._store.reading() as connection:
            return connection.execute(
                "SELECT changed, id FROM blocks WHERE (changed, id) > (?, ?) ORDER BY changed, id LIMIT ?",
                (*after, BATCH),
            ).fetchall()

    def _bring(self, ids: Sequence[int]) -> None:
        found = list(self.entries(ids))
        self._index.put(found, fresh=False)
        self._index.drop(set(ids) - {entry.id for entry in found})

    def follow(self, taken: Taken) -> None:
        """Bring a document just written to the store into the index, to be seen after `commit`.

        Called while `store.writing` is held. An index that cannot be written is made anew later.
        """
        if self._behind:
            return
        try:
            fresh = fresh_entries(taken.fresh, taken.number, taken.source, self._topics)
            self._index.put(fresh, fresh=True)
            self._note_changed(taken.known, len(taken.fresh))
        except IndexGone:
            self._behind = True

    def follow_changes(self, blocks: Sequence[int]) -> None:
        """Bring changes of blocks, just written to the store, into the index, to be seen after `commit`.

        Called while `store.writing` is held.
        """
        if not self._behind:
            self._note_changed(blocks)

    def _note_changed(self, blocks: Sequence[int], others: int = 0) -> None:
        self._changed.update(blocks)
        self._uncommitted += len(blocks) + others
        if self._uncommitted >= _RUN:
            self.commit()

    def commit(self) -> None:
        """Make what was followed visible and lasting."""
        with self._store.writing:
            if self._behind:
                return
            try:
                self._bring(sorted(self._changed))
                self._index.commit(Stamp(self._generation(), self._topics.mark))
                self._changed.clear()
                self._uncommitted = 0
            except IndexGone:
                self._behind = True

    def lend(self) -> bool:
        """Let another process write to the index, for as long as the caller holds `store.writing`.

        False where the index is being made.
        """
        self.make_level()
        self.commit()
        self.rest()
        return not self._behind

    def look_again(self) -> None:
        """Another process wrote to the store and the index, while the caller held `store.writing`."""
        self._behind = not self._is_level()

    def rest(self) -> None:
        """Give the memory that writing needs back."""
        if not self._behind:
            try:
                self._index.rest()
            except IndexGone:
                self._behind = True
        self._store.rest()
        give_memory_back()

    def entries(self, ids: Sequence[int]) -> Iterator[Entry]:
        """What the index should hold of those of the blocks that stand in a source outside the bin."""
        with self._store.reading() as connection:
            yield from entries(connection, ids, self._words, self._topics)

    def rebuild(self) -> Job[int]:
        """Make the index anew; gives how many blocks were looked at."""
        self.forget()
        return (yield from self.catch_up())

    def forget(self) -> None:
        """Throw the index away; the next catching up makes it anew."""
        with self._store.writing:
            self._behind = True
            self._indexes += 1
            self._trying(lambda: self._index.create(self._topics.mark))

    def wait_until_level(self) -> None:
        """Wait for what runs in the background, then index what the index still lacks."""
        self.make_level()
        if self._helper:
            self._helper.join()

    def close(self) -> None:
        """Stop what runs in the background and give the files back."""
        self._stopping.set()
        if self._helper:
            self._helper.join()
        self._index.close()
