"""Keeps the fingerprints level with the store, in the background and at leisure."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drafter.core.errors import UserError
from drafter.core.fingerprints import fingerprints_of
from drafter.core.progress import Job, Progress
from drafter.library.blocks import Kind
from drafter.library.prints.prints import Prints, PrintsGone, PrintStamp
from drafter.library.prints.segments import SortedRun, entry
from drafter.library.store import Store, generation_of
from drafter.process import give_memory_back

#: Blocks read from the store at a time, and entries sorted at a time: what is done in one go takes milliseconds.
_BATCH = 100
_SORTED = 1 << 14
#: Entries gathered before they are written into a file: eight megabytes.
_WRITTEN = 1 << 20
#: Seconds of work in the background before as long a rest, and between two looks at whether work may go on.
_SLICE = 0.02
_LOOK = 0.2
_OURS = f"kind IN ({Kind.PARAGRAPH.value}, {Kind.HEADING.value})"
_NOTE = "正在整理查重索引"
_CANNOT_WRITE = "查重索引写不进磁盘，请检查磁盘空间和文件夹权限。"


@dataclass(slots=True)
class _Gathered:
    """Fingerprints on their way into a file."""

    runs: list[SortedRun] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def add(self, block: int, text: str) -> None:
        self.loose += [entry(number, block) for number in fingerprints_of(text)]
        if len(self.loose) >= _SORTED:
            self.sort()

    def sort(self) -> None:
        if self.loose:
            self.runs.append(SortedRun(self.loose))
            self.loose = []

    @property
    def is_much(self) -> bool:
        return sum(map(len, self.runs)) >= _WRITTEN

    def take(self) -> list[SortedRun]:
        """All of them, in runs; nothing is left."""
        self.sort()
        runs, self.runs = self.runs, []
        return runs


class PrintKeeper:
    """Makes the fingerprints of new blocks, whenever there is time.

    A block's text never changes and its id is larger than those of all earlier blocks, so that one number says how
    far the fingerprints reach. Blocks that are gone from the store, or lie in the bin, stay in the files: whoever
    asks looks their text up in the store, and does not find it.
    """

    def __init__(self, store: Store, prints: Prints) -> None:
        self._store = store
        self._prints = prints
        #: Held by whoever makes fingerprints, and by whoever changes which of them count.
        self._working = threading.Lock()
        self._changing = threading.Lock()
        self._helper: threading.Thread | None = None
        self._stopping = threading.Event()
        self._pauses = 0
        self._awaited = 0
        self._beginnings = 0

    @property
    def is_working(self) -> bool:
        """Whether fingerprints are being made in the background."""
        return self._helper is not None and self._helper.is_alive()

    def is_level(self) -> bool:
        """Whether the fingerprints of all that is in the store are there."""
        stamp = self._prints.stamp()
        return stamp is not None and stamp.last >= self._last() and stamp.generation <= self.generation()

    def generation(self) -> int:
        """The generation of the store: a number that grows with every change to it."""
        with self._store.reading() as connection:
            return generation_of(connection)

    def _last(self) -> int:
        """The last block of the store that has fingerprints, 0 where there is none."""
        with self._store.reading() as connection:
            sql = f"SELECT id FROM blocks WHERE {_OURS} ORDER BY id DESC LIMIT 1"
            row = connection.execute(sql).fetchone()
        return row[0] if row else 0

    def start(self) -> None:
        """Make in the background what is missing, if anything is and nobody is at it."""
        if self.is_working or self._stopping.is_set() or self.is_level():
            return
        self._helper = threading.Thread(target=self._help, name="library-prints", daemon=True)
        self._helper.start()

    def _help(self) -> None:
        try:
            with self._working:
                begun = time.monotonic()
                for _ in self._catch_up():
                    worked = time.monotonic() - begun
                    if worked >= _SLICE:
                        self._rest(worked)
                        begun = time.monotonic()
                    if self._stopping.is_set():
                        return
        except (PrintsGone, UserError):
            return  # the next check tries again
        finally:
            give_memory_back()

    def _rest(self, seconds: float) -> None:
        """Leave the machine to others as long as it was used, and for as long as something is imported."""
        if not self._awaited:
            self._stopping.wait(seconds)
        while self._pauses and not self._stopping.wait(_LOOK):
            pass

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Leave the machine to something else meanwhile; then go on."""
        self._pauses += 1
        try:
            yield
        finally:
            self._pauses -= 1

    def catch_up(self) -> Job[int]:
        """Make what is missing now; gives how many blocks were looked at. UserError if it cannot be written."""
        self._awaited += 1
        try:
            while not self._working.acquire(timeout=_LOOK):
                yield Progress(0, 0, _NOTE)
            try:
                return (yield from self._catch_up())
            finally:
                self._working.release()
        except PrintsGone as error:
            raise UserError(_CANNOT_WRITE) from error
        finally:
            self._awaited -= 1

    def _catch_up(self) -> Job[int]:
        with self._changing:
            beginning, stamp = self._beginnings, self._begin()
        total, done = self._last(), 0
        gathered = _Gathered()
        while batch := self._waiting(stamp.last):
            for block, text in batch:
                gathered.add(block, text)
            stamp = replace(stamp, last=batch[-1][0])
            done += len(batch)
            if gathered.is_much:
                with self._changing:
                    if beginning != self._beginnings:
                        return done  # all was thrown away meanwhile; whoever did that sees to the new ones
                    stamp = self._prints.append(gathered.take(), stamp)
            yield Progress(stamp.last, total, _NOTE)
        yield from self._finish(gathered, stamp, beginning)
        return done

    def _finish(self, gathered: _Gathered, stamp: PrintStamp, beginning: int) -> Job[None]:
        """Write what is left, and merge the files."""
        with self._changing:
            if beginning != self._beginnings:
                return
            if done := gathered.take():
                stamp = self._prints.append(done, stamp)
        merging = self._prints.compact(stamp)
        while True:
            with self._changing:
                if beginning != self._beginnings or next(merging, None) is None:
                    return
            yield Progress(stamp.last, stamp.last, _NOTE)

    def _begin(self) -> PrintStamp:
        """How far the fingerprints reach, all of them thrown away where they are those of another store."""
        stamp, generation = self._prints.stamp(), self.generation()
        if stamp is None or stamp.generation > generation:
            return self._prints.create(generation)
        return replace(stamp, generation=generation)

    def _waiting(self, after: int) -> list[tuple[int, str]]:
        with self._store.reading() as connection:
            return connection.execute(
                f"SELECT id, text FROM blocks WHERE id > ? AND {_OURS} ORDER BY id LIMIT ?", (after, _BATCH)
            ).fetchall()

    def forget(self) -> None:
        """Throw all fingerprints away; the next catching up makes them anew. UserError where it cannot."""
        with self._changing:
            self._beginnings += 1
            try:
                self._prints.create(0)
            except PrintsGone as error:
                raise UserError(_CANNOT_WRITE) from error

    def wait(self) -> None:
        """Wait for what runs in the background."""
        if self._helper:
            self._helper.join()

    def close(self) -> None:
        """Stop what runs in the background and give the files back; what is missing is made next time."""
        self._stopping.set()
        self.wait()
        self._prints.close()
