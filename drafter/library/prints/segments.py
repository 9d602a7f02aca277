"""Files that say which blocks hold a fingerprint: written once, in order, and asked by seeking and reading.

A file holds entries of eight bytes, the fingerprint in the upper half and the block in the lower, sorted; before
them stands a directory that says where each beginning of a fingerprint is found. Only the directory is kept in
memory (a sixteenth of the file); the entries are read as they are asked for and not mapped, so that a library of a
million paragraphs costs no memory.
"""

import os
import struct
import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

_HEAD = struct.Struct("<8sQQ")
_MAGIC = b"prints1\n"
_ENTRY = 8
_BLOCK_BITS = 32
_BLOCK_MASK = (1 << _BLOCK_BITS) - 1
#: So many entries stand on average under one beginning.
_BUCKET = 64
#: The beginnings that a directory tells apart at least and at most, in bits: entries are merged by the first ones.
MERGE_BITS = 12
_MOST_BITS = 24


class SegmentGone(Exception):
    """A file of fingerprints that is missing, cut short, or closed meanwhile."""


class Run(Protocol):
    """Entries in order."""

    def __len__(self) -> int: ...

    def between(self, part: int, bits: int) -> array:
        """The entries whose first `bits` bits are `part`."""
        ...


def entry(fingerprint: int, block: int) -> int:
    """What says that a block holds a fingerprint (both below 2**32)."""
    return fingerprint << _BLOCK_BITS | block


def parted(entry: int) -> tuple[int, int]:
    """The fingerprint and the block of an entry."""
    return entry >> _BLOCK_BITS, entry & _BLOCK_MASK


class SortedRun:
    """Entries in memory."""

    def __init__(self, entries: Sequence[int]) -> None:
        self._entries = array("Q", sorted(entries))

    def __len__(self) -> int:
        return len(self._entries)

    def between(self, part: int, bits: int) -> array:
        """The entries whose first `bits` bits are `part`."""
        shift = 64 - bits
        start = bisect_left(self._entries, part << shift)
        if part + 1 == 1 << bits:
            return self._entries[start:]
        return self._entries[start : bisect_left(self._entries, (part + 1) << shift, start)]


class Segment:
    """One file of entries. May be asked from any thread until it is closed; then SegmentGone is raised."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._file = path.open("rb", buffering=0)
            try:
                self._read_head(os.fstat(self._file.fileno()).st_size)
            except BaseException:
                self._file.close()
                raise
        except (OSError, struct.error) as error:
            raise SegmentGone(str(path)) from error

    def _read_head(self, size: int) -> None:
        magic, self._bits, self._count = _HEAD.unpack(self._file.read(_HEAD.size))
        if magic != _MAGIC or not MERGE_BITS <= self._bits <= _MOST_BITS:  # damage may name any number
            raise SegmentGone(str(self.path))
        self._start = _HEAD.size + 4 * ((1 << self._bits) + 1)
        if size != self._start + _ENTRY * self._count:
            raise SegmentGone(str(self.path))
        self._directory = array("I", self._file.read(self._start - _HEAD.size))

    def __len__(self) -> int:
        return self._count

    def _entries(self, start: int, stop: int) -> bytes:
        if not start <= stop <= self._count:
            raise SegmentGone(str(self.path))
        try:
            with self._lock:
                self._file.seek(self._start + _ENTRY * start)
                raw = self._file.read(_ENTRY * (stop - start))
        except (OSError, ValueError) as error:
            raise SegmentGone(str(self.path)) from error
        if len(raw) != _ENTRY * (stop - start):
            raise SegmentGone(str(self.path))
        return raw

    def holders(self, fingerprint: int, most: int) -> tuple[int, list[int]]:
        """How many blocks hold a fingerprint, and the first `most` of them."""
        bucket = fingerprint >> (32 - self._bits)
        first, last = self._directory[bucket], self._directory[bucket + 1]
        if first == last:
            return 0, []
        entries = memoryview(self._entries(first, last)).cast("Q")
        start = bisect_left(entries, entry(fingerprint, 0))
        stop = (
            bisect_left(entries, entry(fingerprint + 1, 0), start)
            if fingerprint < _BLOCK_MASK
            else len(entries)
        )
        return stop - start, [one & _BLOCK_MASK for one in entries[start : min(stop, start + most)]]

    def between(self, part: int, bits: int) -> array:
        """The entries whose first `bits` bits are `part`; not more than MERGE_BITS of them."""
        shift = self._bits - bits
        first, last = self._directory[part << shift], self._directory[(part + 1) << shift]
        return array("Q", self._entries(first, last))

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._file.close()


def write_segment(path: Path, runs: Sequence[Run], bits: int = MERGE_BITS) -> Iterator[int]:
    """Write the entries of several runs into one file, a little at a time; gives how many are written so far.

    `bits` says in how many parts (a power of two) the runs are merged. OSError where the disk does not take it.
    """
    count = sum(map(len, runs))
    own_bits = min(_MOST_BITS, max(MERGE_BITS, (count // _BUCKET).bit_length()))
    directory = array("I", bytes(4 * ((1 << own_bits) + 1)))
    start = _HEAD.size + 4 * len(directory)
    buckets, shift = 1 << (own_bits - bits), 64 - own_bits
    written = 0
    with path.open("wb") as file:
        file.seek(start)
        for part in range(1 << bits):
            together: list[int] = []
            for run in runs:
                together.extend(run.between(part, bits))
            together.sort()
            file.write(array("Q", together).tobytes())
            place = 0
            for bucket in range(part * buckets, (part + 1) * buckets):
                directory[bucket] = written + place
                place = bisect_left(together, (bucket + 1) << shift, place)
            written += len(together)
            yield written
        directory[-1] = written
        file.seek(0)
        file.write(_HEAD.pack(_MAGIC, own_bits, count))
        file.write(directory.tobytes())
