"""What official documents write: whether a run of two to four characters stands in the work reports of several places.

The file (`resources/language/official_grams.bin`, made by `packaging/official_grams.py`) is a Bloom filter: after its
header PARTS bit arrays of equal length. What was put in is always found; of other runs about one in two hundred is.
"""

import mmap
import re
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, compress
from operator import itemgetter

from drafter.paths import resource

MAGIC = b"DROG"
#: What stands in a run for the mark, figure or letter at which Han characters begin or end.
EDGE = "|"
HEADER = struct.Struct("<4sI")
#: How many bit arrays there are, and what makes of one hash a place in each.
PARTS = 4
_FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)
_MASK = 0xFFFFFFFF
_NOT_HAN = re.compile("[^\u4e00-\u9fff]")
#: How many bytes a Han character has.
HAN_BYTES = 3
#: Hashes that are looked up together are lanes of 64 bits in one long number: so many of them at a time.
_MOST_LANES = 2048
_ONES = int.from_bytes(struct.pack("<Q", 1) * _MOST_LANES, "little")
_ZEROS = tuple((bytes(count), zlib.crc32(bytes(count))) for count in range(HAN_BYTES * 4 + 1))
#: Fewer than these are looked up one by one.
_FEW = 8
#: The bit of a byte that the last three bits of a place mean.
_BIT = bytes(1 << (place & 7) for place in range(256))
#: The longest run that is looked up, and the shortest.
LONGEST, SHORTEST = 4, 2


def moved(number: int, count: int) -> int:
    """What a hash adds to that of a longer text in which so many bytes follow (no more than a run has).

    CRC-32 is linear: the hash of `a + b` is `moved(hash of a, length of b) ^ hash of b`.
    """
    zeros, own = _ZEROS[count]
    return zlib.crc32(zeros, number) ^ own


def packed_hashes(numbers: Sequence[int]) -> bytes:
    """Hashes as `OfficialText.held` takes them."""
    return struct.pack(f"<{len(numbers)}Q", *numbers)


def joined(hashes: bytes, others: bytes) -> bytes:
    """Packed hashes, each joined with another one by XOR."""
    both = int.from_bytes(hashes, "little") ^ int.from_bytes(others, "little")
    return both.to_bytes(len(hashes), "little")


def with_hash(hashes: bytes, number: int) -> bytes:
    """Packed hashes, each joined with the same one."""
    return joined(hashes, struct.pack("<Q", number) * (len(hashes) // 8))


@dataclass(frozen=True, slots=True)
class Hashed:
    """Characters with their packed hashes."""

    characters: str
    hashes: bytes

    @staticmethod
    def of(characters: str) -> "Hashed":
        """These Han characters."""
        return Hashed(characters, packed_hashes([zlib.crc32(one.encode()) for one in characters]))

    def behind(self, head: str) -> bytes:
        """The packed hashes of a run that goes on with each of the characters."""
        return with_hash(self.hashes, moved(zlib.crc32(head.encode()), HAN_BYTES))

    def __add__(self, other: "Hashed") -> "Hashed":
        return Hashed(self.characters + other.characters, self.hashes + other.hashes)


def places_of(run: str, bits: int) -> tuple[int, ...]:
    """Where a run stands in each of the bit arrays, which have so many bits."""
    number = zlib.crc32(run.encode())
    return tuple(((number * factor & _MASK) * bits) >> 32 for factor in _FACTORS)


class OfficialText:
    """The runs of characters that official documents write."""

    def __init__(self, content: "mmap.mmap | bytes") -> None:
        """`content` is the file; ValueError where it is none."""
        magic, self._bits = HEADER.unpack_from(content)
        if magic != MAGIC:
            raise ValueError("not a table of official runs")
        self._content = content
        size = self._bits // 8 + 1
        self._parts = tuple((factor, HEADER.size + n * size) for n, factor in enumerate(_FACTORS))
        #: Runs overlap, so that each is asked for several times.
        self.holds = lru_cache(maxsize=1 << 14)(self._holds)

    def _holds(self, run: str) -> bool:
        """Whether a run of two to four characters is one that official documents write."""
        number, content, bits = zlib.crc32(run.encode()), self._content, self._bits
        for factor, start in self._parts:
            place = ((number * factor & _MASK) * bits) >> 32
            if not content[start + (place >> 3)] >> (place & 7) & 1:
                return False
        return True

    def held(self, hashes: bytes) -> list[int]:
        """Which of many packed hashes are of official runs, by their places; fast where there are many."""
        found: list[int] = []
        for start in range(0, len(hashes) // 8, _MOST_LANES):
            found += self._held(hashes[8 * start : 8 * (start + _MOST_LANES)], start)
        return found

    def _held(self, hashes: bytes, first: int) -> Sequence[int]:
        """The same for no more than `_MOST_LANES`, counted from `first`."""
        found: Sequence[int] = range(first, first + len(hashes) // 8)
        for at, (factor, start) in enumerate(self._parts):
            count = len(found)
            if count < _FEW:
                numbers = struct.unpack(f"<{count}Q", hashes)
                return [
                    n for n, one in zip(found, numbers, strict=True) if self._is_in(one, self._parts[at:])
                ]
            ones = _ones(count)
            mask = ones * _MASK
            places = (((int.from_bytes(hashes, "little") * factor) & mask) * self._bits >> 32) & mask
            in_bytes = (((places >> 3) & mask) + start * ones).to_bytes(8 * count, "little")
            bits = places.to_bytes(8 * count, "little")[::8].translate(_BIT)
            read = bytes(itemgetter(*struct.unpack(f"<{count}Q", in_bytes))(self._content))
            both = int.from_bytes(read, "little") & int.from_bytes(bits, "little")
            are_set = both.to_bytes(count, "little")
            found = list(compress(found, are_set))
            hashes = packed_hashes(list(compress(struct.unpack(f"<{count}Q", hashes), are_set)))
        return found

    def which(self, runs: Sequence[str]) -> list[int]:
        """Which of many runs are official, by their places."""
        return self.held(packed_hashes([zlib.crc32(run.encode()) for run in runs]))

    def going_on(self, head: str, others: Hashed) -> list[str]:
        """Those of the characters with which a run goes on as official documents write it."""
        return [others.characters[n] for n in self.held(others.behind(head))]

    def held_in(self, groups: Sequence[bytes]) -> Iterator[Sequence[int]]:
        """The same for several groups of packed hashes, by the places in each; all are looked up at once."""
        ends = [*accumulate(len(group) // 8 for group in groups)]
        held = self.held(b"".join(groups))
        first = 0
        for begin, end in zip([0, *ends], ends, strict=False):
            last = bisect_left(held, end, first)
            yield [number - begin for number in held[first:last]]
            first = last

    def which_in(self, groups: Iterable[Sequence[str]]) -> Iterator[Sequence[int]]:
        """Which runs of several groups are official, by their places in each; all are looked up at once."""
        return self.held_in([packed_hashes([zlib.crc32(run.encode()) for run in group]) for group in groups])

    def _is_in(self, number: int, parts: Sequence[tuple[int, int]]) -> bool:
        """Whether a run with this hash is in each of these bit arrays."""
        for factor, start in parts:
            place = ((number * factor & _MASK) * self._bits) >> 32
            if not self._content[start + (place >> 3)] >> (place & 7) & 1:
                return False
        return True

    def support(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Of the runs around what stands from `start` to `end`, which hold all of it: how many are official, of how many.

        `text` is a run of Han characters. The runs have four characters, where there are so many, or else three.
        """
        for length in (LONGEST, LONGEST - 1):
            if end - start < length <= len(text):
                first, last = max(0, end - length), min(start, len(text) - length)
                held = sum(self.holds(text[at : at + length]) for at in range(first, last + 1))
                return held, last - first + 1
        return 0, 0


@dataclass(frozen=True, slots=True)
class OfficialPlaces:
    """Where a text is as official documents write it; each has a byte for each character, and one before and one behind.

    `han` is 1 where a Han character stands, `three` and `four` where an official run of so many characters begins.
    Outside of `bare`, other characters than Han are EDGE in it, no run goes on.
    """

    bare: str
    han: bytes
    three: bytes
    four: bytes
    strange: bytes


@lru_cache(maxsize=256)
def official_places(text: str) -> OfficialPlaces:
    """Which runs of a text are official; all of them are looked up at once."""
    bare = f"{EDGE}{_NOT_HAN.sub(EDGE, text)}{EDGE}"
    han = bytes(character != EDGE for character in bare)
    letters = bare.encode()
    offsets = [*accumulate((HAN_BYTES if is_han else 1 for is_han in han), initial=0)]
    behind = han[1:]
    three = _runs_held(letters, offsets, LONGEST - 1, behind)
    both = int.from_bytes(behind, "little") & int.from_bytes(behind[1:], "little")
    four = _runs_held(letters, offsets, LONGEST, both.to_bytes(len(behind), "little"))
    threes, fours = int.from_bytes(three, "little"), int.from_bytes(four, "little")
    known = threes | threes << 8 | fours | fours << 8 | fours << 16
    strange = both_han(han) & ~known
    return OfficialPlaces(bare, han, three, four, strange.to_bytes(len(han), "little"))


def runs_of_four(bare: str) -> list[str]:
    """The runs of four characters of a part of `OfficialPlaces.bare`."""
    runs = (bare[at : at + LONGEST] for at in range(len(bare) - LONGEST + 1))
    return [run for run in runs if EDGE not in run[1:-1]]


def places_in(marks: bytes) -> Sequence[int]:
    """The places that are marked."""
    return [*compress(range(len(marks)), marks)]


def both_han(han: bytes) -> int:
    """The places where a Han character stands before another, as the bytes of a number."""
    places = int.from_bytes(han, "little")
    return places & places >> 8


def _runs_held(letters: bytes, offsets: Sequence[int], length: int, begins: bytes) -> bytes:
    """A byte for each character: 1 where a run of this length is official that may begin there."""
    spans: Iterable[tuple[int, int]] = zip(offsets, offsets[length:], strict=False)
    spans = compress(spans, begins)
    starts = [*compress(range(len(offsets) - length), begins)]
    numbers = [zlib.crc32(letters[start:end]) for start, end in spans]
    held = bytearray(len(offsets) - 1)
    for number in load_official_text().held(packed_hashes(numbers)):
        held[starts[number]] = 1
    return bytes(held)


def strange_places(text: str) -> bytes:
    """A byte for each character of a text: 1 where it and the next stand in no official run of three or four together."""
    return official_places(text).strange[1:-1]


def beside_strange(strange: bytes, first: int, end: int) -> Iterator[int]:
    """The characters from `first` to `end` that are strange beside one of their neighbours there, in order."""
    place, at = first, strange.find(1, first, end - 1)
    while at >= 0:
        yield from range(max(place, at), at + 2)
        place, at = at + 2, strange.find(1, at + 1, end - 1)


def run_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the Han characters around a place begin and end."""
    while start > 0 and _is_han(text[start - 1]):
        start -= 1
    while end < len(text) and _is_han(text[end]):
        end += 1
    return start, end


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _ones(count: int) -> int:
    """A number whose first `count` lanes are 1 each."""
    if count <= _MOST_LANES:
        return _ONES >> 64 * (_MOST_LANES - count)
    return int.from_bytes(struct.pack("<Q", 1) * count, "little")


@cache
def load_official_text() -> OfficialText:
    """The table, mapped into memory."""
    with resource("language", "official_grams.bin").open("rb") as file:
        return OfficialText(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
