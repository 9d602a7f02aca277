"""The fingerprints of the library's paragraphs beside the store: what is known of which block, and how it is kept.

Like the index, they are a copy. A small file names the files of fingerprints that count, and says up to which
block of the store they reach; a file that it does not name is none of ours, so that whatever happens while one is
written, the old ones or the new ones stand, whole.
"""

import contextlib
import json
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.library.prints.segments import MERGE_BITS, Run, Segment, SegmentGone, write_segment

#: Raised whenever fingerprints are made in another way: older ones are made anew.
PRINTS_VERSION = 1
#: A file is merged with the later ones as soon as they hold together so many times less than it.
_LATER = 3
#: How many parts fresh runs, which are in memory, are merged in.
_FRESH_BITS = 6
_TRIES = 3


class PrintsGone(Exception):
    """The fingerprints cannot be written any more: their folder was deleted, or the disk is full."""


@dataclass(frozen=True, slots=True)
class PrintStamp:
    """How far the fingerprints reach: the last block, the generation of the store then, and the files that count."""

    last: int
    generation: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holders:
    """Which blocks hold a fingerprint: how many, and the first of them."""

    count: int
    blocks: Sequence[int]


class Prints:
    """The fingerprints in one folder. Asking is for everybody; writing for whoever holds the library's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp_file = folder / "stamp.json"
        self._lock = threading.RLock()
        self._segments: dict[str, Segment] = {}
        self._read: tuple[int, int] = (0, 0)

    def stamp(self) -> PrintStamp | None:
        """How far the fingerprints reach; None where there are none, or such as must be made anew."""
        with contextlib.suppress(SegmentGone):
            if self.segments() or self._stamp_file.exists():
                return self._named()
        return None

    def _named(self) -> PrintStamp | None:
        """What the small file says, where the files that it names are there."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(self._stamp_file.read_text(encoding="utf-8"))
            files = tuple(map(str, data["files"]))
            if data["version"] == PRINTS_VERSION and all((self._folder / name).is_file() for name in files):
                return PrintStamp(int(data["last"]), int(data["generation"]), files)
        return None

    def holders(self, fingerprints: Iterable[int], most: int) -> dict[int, Holders]:
        """The holders of each fingerprint that has any, the first `most` of them by their ids.

        Where the files are gone nobody holds anything.
        """
        wanted = list(fingerprints)
        for _ in range(_TRIES):
            try:
                return self._holders(wanted, most)
            except SegmentGone:  # merged into another one meanwhile, by us or by another program
                self._let_go()
        return {}

    def _holders(self, fingerprints: Sequence[int], most: int) -> dict[int, Holders]:
        segments = self.segments()
        found: dict[int, Holders] = {}
        for number in fingerprints:
            count, blocks = 0, []
            for segment in segments:
                here, some = segment.holders(number, most)
                count += here
                blocks += some
            if count:
                found[number] = Holders(count, sorted(blocks)[:most])
        return found

    def segments(self) -> Sequence[Segment]:
        """The files that count now, open; none where there are none. SegmentGone where one is missing."""
        with self._lock:
            try:
                status = self._stamp_file.stat()
            except OSError:
                self._let_go()
                return ()
            state = (status.st_mtime_ns, status.st_ino)
            if state != self._read:
                self._open(stamp.files if (stamp := self._named()) else ())
                self._read = state
            return list(self._segments.values())

    def _open(self, names: Sequence[str]) -> None:
        """Have these files open and no others."""
        for name in set(self._segments) - set(names):
            self._segments.pop(name).close()
        fresh = {name: Segment(self._folder / name) for name in names if name not in self._segments}
        self._segments = {name: self._segments.get(name) or fresh[name] for name in names}

    def create(self, generation: int) -> PrintStamp:
        """No fingerprints in place of whatever is there."""
        with self._lock:
            self._let_go()
            shutil.rmtree(self._folder, ignore_errors=True)
            return self._keep(PrintStamp(0, generation))

    def append(self, runs: Sequence[Run], stamp: PrintStamp) -> PrintStamp:
        """Add the fingerprints of fresh blocks; `stamp` says how far they reach, and gets the new file's name."""
        for name in self._written(stamp, runs, _FRESH_BITS):
            if name:
                return self._keep(replace(stamp, files=(*stamp.files, name)))
        raise AssertionError("a file that is written has a name")

    def compact(self, stamp: PrintStamp) -> Iterator[PrintStamp]:
        """Merge the files until each is much larger than all later ones together, a little at a time.

        Gives what counts after each step.
        """
        while len(late := self._late()) > 1:
            kept = stamp.files[: len(stamp.files) - len(late)]
            for name in self._written(stamp, late):
                if name:
                    stamp = self._keep(replace(stamp, files=(*kept, name)))
                yield stamp

    def _late(self) -> Sequence[Segment]:
        """The files at the end that had better be one."""
        try:
            segments = self.segments()
        except SegmentGone as error:
            raise PrintsGone(str(error)) from error
        sizes = [len(segment) for segment in segments]
        first = next((n for n in range(len(sizes)) if _LATER * sum(sizes[n + 1 :]) >= sizes[n]), len(sizes))
        return segments[first:]

    def _written(self, stamp: PrintStamp, runs: Sequence[Run], bits: int | None = None) -> Iterator[str]:
        """Write runs into a new file; gives "" after each step and its name at the end."""
        number = max((int(Path(name).stem) for name in stamp.files), default=0) + 1
        path = self._folder / f"{number:08}.prints"
        steps = write_segment(path, runs, bits) if bits else write_segment(path, runs)
        try:
            for _ in steps:
                yield ""
        except (OSError, SegmentGone) as error:
            raise PrintsGone(str(error)) from error
        yield path.name

    def _keep(self, stamp: PrintStamp) -> PrintStamp:
        """Let this count from now on, and delete the files that no longer do."""
        data = {
            "version": PRINTS_VERSION,
            "last": stamp.last,
            "generation": stamp.generation,
            "files": stamp.files,
        }
        beside = self._stamp_file.with_suffix(".new")
        with self._lock:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                beside.write_text(json.dumps(data), encoding="utf-8")
                beside.replace(self._stamp_file)
                self._read = (0, 0)
                self.segments()
                for path in self._folder.glob("*.prints"):
                    if path.name not in stamp.files:
                        with contextlib.suppress(OSError):  # another program reads it: next time
                            path.unlink()
            except (OSError, SegmentGone) as error:
                raise PrintsGone(str(error)) from error
        return stamp

    def entries(self) -> Iterator[Sequence[int]]:
        """Everything that is held, some entries at a time. SegmentGone where a file is missing."""
        for segment in self.segments():
            for part in range(1 << MERGE_BITS):
                yield segment.between(part, MERGE_BITS)

    def _let_go(self) -> None:
        with self._lock:
            for segment in self._segments.values():
                segment.close()
            self._segments = {}
            self._read = (0, 0)

    def close(self) -> None:
        """Give every file back."""
        self._let_go()
