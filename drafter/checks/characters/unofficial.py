"""Characters that official documents never write so, where one that sounds or looks alike makes what they do write.

提高政治占位 is written nowhere and 政治站位 everywhere. Every run of three and four characters is looked up
(`drafter/checks/official_text.py`); where two neighbours stand in none of them, their look-alikes are tried, and the one
counts that brings most runs back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from drafter.checks.characters.confused import gain_of
from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.language_model import EMPTY, load_language_model
from drafter.checks.lexicon import load_lexicon
from drafter.checks.official_text import (
    EDGE,
    LONGEST,
    OfficialText,
    load_official_text,
    run_around,
    strange_places,
)
from drafter.core.patterns import Patterns

_HAN = re.compile("[\u4e00-\u9fff]{2,}")
#: How many look-alikes of a character are tried, how many words that sound alike, and how often a character stands
#: in the dictionary's texts that is tried for its sound.
_NEAREST, _MOST_ALIKE, _IN_USE = 8, 12, 200
#: How many runs a correction has to bring back, and by how much the language model has to find it likelier then:
#: for a warning and for a hint (steps of the model). Measured on reports of cities, see `tests/measure_checks`.
_WARNING = {2: 130, 3: 100, 4: -40}
_HINT = {2: 70, 3: -20, 4: -120}
_PATTERNS = Patterns(__name__)
_MORE_FOR_ANYWHERE, _MORE_FOR_LOOKS = 2, 1
_MOST = max(_HINT)


@dataclass(frozen=True, slots=True)
class Unofficial:
    """What stands from `start` to `end`, what official documents write there, and whether that is nearly sure."""

    start: int
    end: int
    word: str
    certain: bool


def find_unofficial(text: str) -> Iterator[Unofficial]:
    """The places of a text where a look-alike makes what official documents write of what they do not."""
    official, strange = load_official_text(), strange_places(text)
    for match in _HAN.finditer(text):
        run, base = f"{EDGE}{match.group()}{EDGE}", match.start() - 1
        best = [
            found
            for place in range(1, len(run) - 2)
            if strange[base + place] and (found := _best(run, place, official))
        ]
        for back, start, end, word in _apart(best):
            gain = gain_of(text, base + start, base + end, word)
            if gain >= _HINT[min(back, _MOST)]:
                left, right = _beside(run, start, end, word)
                said = run[start - left : start] + word + run[end : end + right]
                certain = gain >= _WARNING[min(back, _MOST)]
                yield Unofficial(base + start - left, base + end + right, said, certain)


def _beside(run: str, start: int, end: int, word: str) -> tuple[int, int]:
    """How many characters to the left and right make a word of a single one that is meant: 环境 for 境."""
    if len(word) > 1:
        return 0, 0
    model = load_language_model()
    left, right = model.number(run[start - 1] + word), model.number(word + run[end])
    if left == right == EMPTY:
        return 0, 0
    return (1, 0) if model.unigram(left) <= model.unigram(right) else (0, 1)


def runs_back(text: str, start: int, end: int, word: str) -> int:
    """How many more runs around a place are official with another word there; below 0 where what is written is official.

    Only runs that hold all of the place count against what is written.
    """
    official = load_official_text()
    first, last = run_around(text, start, end)
    run = f"{EDGE}{text[first:last]}{EDGE}"
    at, to = start - first + 1, end - first + 1
    if official.support(run, at, to)[0]:
        return -1
    meant = run[:at] + word + run[to:]
    return _held(meant, at, at + len(word), official) - _held(run, at, to, official)


def _best(run: str, place: int, official: OfficialText) -> tuple[int, int, int, str] | None:
    """What in the place of two neighbours brings most official runs back: how many, from where to where, and what."""
    written, holds = run[place : place + 2], official.holds
    before, after = run[place - 1], run[place + 2]
    best: tuple[int, int, int, str] | None = None
    for pair in _alike_pairs(written):
        if not holds(before + pair) and not holds(pair + after):
            continue
        start = place + (pair[0] == written[0])
        end = place + 2 - (pair[1] == written[1])
        word = pair[start - place : end - place]
        back = _held(run[:start] + word + run[end:], start, end, official) - _more(run[start:end], word)
        if back > (best[0] if best else 1) and (back > 3 or not _held(run, start, end, official)):
            best = back, start, end, word
    return best


def _held(run: str, start: int, end: int, official: OfficialText) -> int:
    """How many runs of four that touch what stands from `start` to `end` are official."""
    places = range(max(0, start - LONGEST + 1), min(end, len(run) - LONGEST + 1))
    return sum(official.holds(run[at : at + LONGEST]) for at in places)


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


@lru_cache(maxsize=1 << 14)
def _alike_pairs(written: str) -> tuple[str, ...]:
    """The pairs in official use that sound or look like two characters: one of these is another, or both sound alike."""
    official, (first, second) = load_official_text(), written
    found = [other + second for other in look_and_sound_alike(first)] + [
        first + other for other in look_and_sound_alike(second)
    ]
    words = load_language_model().sounding_like(written)[:_MOST_ALIKE]
    found += [word for word in words if word[0] != first and word[1] != second]
    return tuple(pair for pair in found if official.holds(pair))


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
