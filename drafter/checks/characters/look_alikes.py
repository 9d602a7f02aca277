"""What looks or sounds like a character or two: candidates for what is meant, looked up for a whole text at once."""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.language_model import load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import (
    EDGE,
    HAN_BYTES,
    load_official_text,
    moved,
    packed_hashes,
    with_hash,
)

#: How many look-alikes of a character are tried, how many words that sound alike, and how often a character stands
#: in the dictionary's texts that is tried for its sound.
_NEAREST, _MOST_ALIKE, _IN_USE = 8, 12, 200
#: For so many pairs it is kept what looks and sounds like them.
_KEPT = 1 << 13


@dataclass(frozen=True, slots=True)
class AlikePairs:
    """Pairs of characters end to end, with their packed hashes, and the same moved by one more character."""

    characters: str
    hashes: bytes
    moved: bytes

    @staticmethod
    def of(characters: str) -> "AlikePairs":
        """These pairs."""
        pairs = (characters[at : at + 2] for at in range(0, len(characters), 2))
        numbers = [zlib.crc32(pair.encode()) for pair in pairs]
        further = [moved(number, HAN_BYTES) for number in numbers]
        return AlikePairs(characters, packed_hashes(numbers), packed_hashes(further))

    def __getitem__(self, number: int) -> str:
        return self.characters[2 * number : 2 * number + 2]

    def __len__(self) -> int:
        return len(self.characters) // 2

    def moved_by_edge(self) -> bytes:
        """The hashes moved by what ends a run of Han characters."""
        numbers = struct.unpack(f"<{len(self)}Q", self.hashes)
        return packed_hashes([moved(number, len(EDGE)) for number in numbers])


_known: dict[str, AlikePairs] = {}


def alike_pairs(written: Iterable[str]) -> Mapping[str, AlikePairs]:
    """For each two characters the pairs in official use that sound or look like them.

    One of the two is another, or both sound alike.
    """
    wanted = set(written)
    if len(_known) + len(wanted) > _KEPT:
        _known.clear()
    # Not `wanted - _known.keys()`, which goes through all that is known.
    new = sorted(pair for pair in wanted if pair not in _known)
    _known.update(zip(new, _official(new), strict=True))
    return _known


def _official(written: Sequence[str]) -> Iterator[AlikePairs]:
    """The pairs of each two characters, those of all of them looked up together."""
    tried = [_tried(*both) for both in written]
    held = iter(load_official_text().held(b"".join(hashes for _, hashes in tried)))
    first, number = 0, next(held, -1)
    for (a, b), (words, hashes) in zip(written, tried, strict=True):
        others, last, found = look_and_sound_alike(a), look_and_sound_alike(b), ""
        end = first + len(hashes) // 8
        while first <= number < end:
            at = number - first
            if at < len(others):
                found += others[at] + b
            elif at < len(others) + len(last):
                found += a + last[at - len(others)]
            else:
                found += words[at - len(others) - len(last)]
            number = next(held, -1)
        first = end
        yield AlikePairs.of(found)


def _tried(first: str, second: str) -> tuple[Sequence[str], bytes]:
    """What looks or sounds like two characters: the words, and the packed hashes of the pairs with another first character,
    with another second one, and of the words.
    """
    own, behind = zlib.crc32(first.encode()), zlib.crc32(second.encode())
    words = [
        word
        for word in load_language_model().sounding_like(first + second, _MOST_ALIKE)
        if word[0] != first and word[1] != second
    ]
    hashes = with_hash(_hashed(first)[1], behind) + with_hash(_hashed(second)[0], moved(own, HAN_BYTES))
    return words, hashes + packed_hashes([zlib.crc32(word.encode()) for word in words])


@lru_cache(maxsize=1 << 11)
def _hashed(character: str) -> tuple[bytes, bytes]:
    """The hashes of the characters that look or sound like this one, and the same moved by another character."""
    numbers = [zlib.crc32(one.encode()) for one in look_and_sound_alike(character)]
    return packed_hashes(numbers), packed_hashes([moved(number, HAN_BYTES) for number in numbers])


@lru_cache(maxsize=1 << 12)
def look_and_sound_alike(character: str) -> str:
    """The characters that look or sound like this one."""
    by_sound = _by_sound()
    found = dict.fromkeys(load_lexicon().alike[character][:_NEAREST])
    for sound in blurred_sounds(character):
        found.update(dict.fromkeys(by_sound.get(sound, "")))
    found.pop(character, None)
    return "".join(found)


@cache
def _by_sound() -> dict[str, str]:
    """The characters in use by their sounds."""
    frequency, by_sound = load_lexicon().frequency, dict[str, str]()
    for character in map(chr, range(0x4E00, 0x9FA6)):
        if frequency.get(character) >= _IN_USE:
            for sound in blurred_sounds(character):
                by_sound[sound] = by_sound.get(sound, "") + character
    return by_sound
