"""What official documents write: whether a run of two to four characters stands in the work reports of several places.

The file (`resources/language/official_grams.bin`, made by `packaging/official_grams.py`) is a Bloom filter: after its
header PARTS bit arrays of equal length. What was put in is always found; of other runs about one in two hundred is.
"""

import mmap
import re
import struct
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache

from drafter.paths import resource

MAGIC = b"DROG"
#: What stands in a run for the mark, figure or letter at which Han characters begin or end.
EDGE = "|"
HEADER = struct.Struct("<4sI")
#: How many bit arrays there are, and what makes of one hash a place in each.
PARTS = 4
_FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)
_MASK = 0xFFFFFFFF
_RUN = re.compile("[\u4e00-\u9fff]{2,}")
#: As many bytes as a Han character has.
_HAN_BYTES = bytes(3)
#: The longest run that is looked up, and the shortest.
LONGEST, SHORTEST = 4, 2


def hashed(characters: str) -> tuple[tuple[str, int], ...]:
    """Han characters, each with its hash."""
    return tuple((character, zlib.crc32(character.encode())) for character in characters)


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

    def going_on(self, head: str, characters: Sequence[tuple[str, int]]) -> list[str]:
        """Those of the characters with which a run goes on as official documents write it.

        Each comes with its hash (`hashed`). CRC-32 is linear: the hash of head and character follows from those two by
        one XOR with what the head leaves behind three more bytes, as every Han character has.
        """
        begun = zlib.crc32(_HAN_BYTES, zlib.crc32(head.encode())) ^ zlib.crc32(_HAN_BYTES)
        content, bits = self._content, self._bits
        (factor, start), rest, found = self._parts[0], self._parts[1:], []
        for character, own in characters:
            number = own ^ begun
            place = ((number * factor & _MASK) * bits) >> 32
            if content[start + (place >> 3)] >> (place & 7) & 1 and self._is_in(number, rest):
                found.append(character)
        return found

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


@lru_cache(maxsize=256)
def strange_places(text: str) -> bytes:
    """A byte for each character of a text: 1 where it and the next stand in no official run of three or four together."""
    holds, strange = load_official_text().holds, bytearray(len(text))
    for match in _RUN.finditer(text):
        run, base = f"{EDGE}{match.group()}{EDGE}", match.start() - 1
        known = [False] * len(run)
        for length in (LONGEST - 1, LONGEST):
            for start in range(len(run) - length + 1):
                if not all(known[start : start + length - 1]) and holds(run[start : start + length]):
                    known[start : start + length - 1] = [True] * (length - 1)
        for place in range(1, len(run) - 2):
            strange[base + place] = not known[place]
    return bytes(strange)


def run_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the Han characters around a place begin and end."""
    while start > 0 and _is_han(text[start - 1]):
        start -= 1
    while end < len(text) and _is_han(text[end]):
        end += 1
    return start, end


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@cache
def load_official_text() -> OfficialText:
    """The table, mapped into memory."""
    with resource("language", "official_grams.bin").open("rb") as file:
        return OfficialText(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
