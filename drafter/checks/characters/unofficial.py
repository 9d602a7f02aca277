"""Characters that official documents never write so, where one that sounds or looks alike makes what they do write.

提高政治占位 is written nowhere and 政治站位 everywhere. Every run of three and four characters is looked up
(`drafter/checks/official_text.py`); where two neighbours stand in none of them, their look-alikes are tried, and the one
counts that brings most runs back.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from drafter.checks.characters.gain import gain_of
from drafter.checks.characters.look_alikes import alike_pairs
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.language_model import EMPTY, load_language_model
from drafter.checks.official_text import (
    EDGE,
    HAN_BYTES,
    LONGEST,
    OfficialPlaces,
    joined,
    load_official_text,
    moved,
    official_places,
    packed_hashes,
    places_in,
    runs_of_four,
)
from drafter.core.patterns import Patterns

#: How many runs a correction has to bring back, and by how much the language model has to find it likelier then:
#: for a warning and for a hint (steps of the model). Measured on reports of cities, see `tests/measure_checks`.
_WARNING = {2: 200, 3: 180, 4: -40}
_HINT = {2: 70, 3: -20, 4: -120}
_PATTERNS = Patterns(__name__)
_MORE_FOR_ANYWHERE, _MORE_FOR_LOOKS = 2, 1
_MOST = max(_HINT)
#: So many characters on each side of two neighbours tell what may stand there; for so many it is kept.
_NEAR, _KEPT = 3, 1 << 13
#: Two neighbours' place, and what would stand from where to where.
_Trial = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Unofficial:
    """What stands from `start` to `end`, what official documents write there, and whether that is nearly sure."""

    start: int
    end: int
    word: str
    certain: bool


def find_unofficial(text: str) -> Iterator[Unofficial]:
    """The places of a text where a look-alike makes what official documents write of what they do not."""
    places = official_places(text)
    bare = places.bare
    for back, start, end, word in _apart(list(_best(places))):
        gain = gain_of(text, start - 1, end - 1, word)
        if gain >= _HINT[min(back, _MOST)]:
            left, right = _beside(bare, start, end, word)
            said = bare[start - left : start] + word + bare[end : end + right]
            certain = gain >= _WARNING[min(back, _MOST)]
            yield Unofficial(start - left - 1, end + right - 1, said, certain)


def _beside(bare: str, start: int, end: int, word: str) -> tuple[int, int]:
    """How many characters to the left and right make a word of a single one that is meant: 环境 for 境."""
    if len(word) > 1:
        return 0, 0
    model = load_language_model()
    left, right = model.number(bare[start - 1] + word), model.number(word + bare[end])
    if left == right == EMPTY:
        return 0, 0
    return (1, 0) if model.unigram(left) <= model.unigram(right) else (0, 1)


_Best = tuple[int, int, int, str]
#: What is best for two neighbours by the characters around them, its places counted from theirs; an empty one where nothing is.
_known: dict[tuple[str, str], tuple[_Best, ...]] = {}


def _best(places: OfficialPlaces) -> Iterator[_Best]:
    """What in the place of two neighbours brings most official runs back: how many, from where to where, and what.

    Prose repeats itself, and a key changes what is near one place: what was found elsewhere stays known.
    """
    bare = places.bare
    near = {
        at: (bare[max(0, at - _NEAR) : at], bare[at : at + 2 + _NEAR]) for at in places_in(places.strange)
    }
    known = {at: best for at, around in near.items() if (best := _known.get(around)) is not None}
    new = [at for at in near if at not in known]
    known.update(dict.fromkeys(new, ()))
    for at, (back, start, end, word) in _found(places, new):
        known[at] = ((back, start - at, end - at, word),)
    if len(_known) + len(new) > _KEPT:
        _known.clear()
    _known.update((near[at], known[at]) for at in new)
    for at in near:
        for back, start, end, word in known[at]:
            yield back, at + start, at + end, word


def _found(places: OfficialPlaces, asked: Sequence[int]) -> Iterator[tuple[int, _Best]]:
    """The best for each of these places, where something is; all of them are looked up at once."""
    bare, four = places.bare, places.four
    tried = list(_tried(bare, asked))
    best: dict[int, _Best] = {}
    for (place, start, end, word), held in zip(tried, _held_with(bare, tried), strict=True):
        most = best[place][0] if place in best else 1
        if held > most:
            back = held - _more(bare[start:end], word)
            if back > most and (back > 3 or four.find(1, max(0, start - LONGEST + 1), end) < 0):
                best[place] = back, start, end, word
    yield from best.items()


def _tried(bare: str, places: Sequence[int]) -> Iterator[_Trial]:
    """What is tried in the place of two neighbours: it makes an official run of three with what is before or behind."""
    pairs = alike_pairs({bare[at : at + 2] for at in places})
    asked = [(at, alike) for at in places if (alike := pairs[bare[at : at + 2]]).characters]
    hashes, beside = [], []
    for at, alike in asked:
        before, (behind, follows) = _hash_before(bare[at - 1]), _hash_behind(bare[at + 2])
        hashes += (alike.hashes, alike.moved if follows else alike.moved_by_edge())
        beside += (before * len(alike), behind * len(alike))
    held = iter(load_official_text().held(joined(b"".join(hashes), b"".join(beside))))
    first, number = 0, next(held, -1)
    for at, alike in asked:
        found, count = set[int](), len(alike)
        while first <= number < first + 2 * count:
            found.add((number - first) % count)
            number = next(held, -1)
        first += 2 * count
        for one in sorted(found):
            yield _trial(at, bare[at : at + 2], alike[one])


def _trial(place: int, written: str, pair: str) -> _Trial:
    start = place + (pair[0] == written[0])
    end = place + 2 - (pair[1] == written[1])
    return place, start, end, pair[start - place : end - place]


@lru_cache(maxsize=1 << 11)
def _hash_before(character: str) -> bytes:
    """What the character before two others adds to the hash of the three."""
    return packed_hashes([moved(zlib.crc32(character.encode()), 2 * HAN_BYTES)])


@lru_cache(maxsize=1 << 11)
def _hash_behind(character: str) -> tuple[bytes, bool]:
    """What the character behind two others adds to the hash of the three; whether it is a Han character."""
    return packed_hashes([zlib.crc32(character.encode())]), character != EDGE


def _held_with(bare: str, tried: Sequence[_Trial]) -> list[int]:
    """How many runs of four that touch what is tried are official with it."""
    runs: list[str] = []
    ends: list[int] = []
    for _, start, end, word in tried:
        low = max(0, start - LONGEST + 1)
        runs += runs_of_four(bare[low:start] + word + bare[end : end + LONGEST - 1])
        ends.append(len(runs))
    held = load_official_text().which(runs)
    below = [bisect_left(held, end) for end in ends]
    return [after - before for before, after in pairwise([0, *below])]


def _apart(found: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
    """The corrections of which none touches a better one."""
    kept: list[tuple[int, int, int, str]] = []
    for one in sorted(found, reverse=True):
        if all(one[2] <= other[1] or other[2] <= one[1] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one[1])


def _more(written: str, word: str) -> int:
    """How many runs more a correction has to bring back for the characters that it is made of."""
    common = _PATTERNS["anywhere" if len(word) == 1 else "numbers"]
    more = _MORE_FOR_ANYWHERE if common.search(written + word) else 0
    if len(word) == 1 and not set(blurred_sounds(written)) & set(blurred_sounds(word)):
        more += _MORE_FOR_LOOKS
    return more
