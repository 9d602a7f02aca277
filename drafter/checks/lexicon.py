"""What is a word, and which characters are taken for one another: the dictionary, sounds and shapes."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict

from drafter.paths import resource

#: How often a word has to occur in the dictionary's own texts, by its length, to be what was meant.
_LEAST = {2: 100, 3: 5, 4: 3}
_PARTED_BY_COMMA = ","
#: How many of its look-alikes a character is likely to be mistaken for.
_NEAREST = 16


@dataclass(frozen=True)
class Lexicon:
    """The dictionary's words with their frequencies, and the tables of characters.

    `beside` gives for a character those that stand right behind it in words or in ordinary text;
    `idioms` gives the words of four characters by their first three and by their last three; `places` are the
    words that the dictionary calls names of places.
    """

    frequency: Mapping[str, int]
    beside: Mapping[str, str]
    alike: Mapping[str, str]
    readings: Mapping[str, frozenset[str]]
    homophones: Mapping[str, str]
    idioms: Mapping[str, Sequence[str]]
    places: frozenset[str]

    def stands(self, first: str, second: str) -> bool:
        """Whether two characters ordinarily stand side by side."""
        return second in self.beside.get(first, "")

    def mistaken_for(self, character: str) -> str:
        """The characters that look or sound like this one."""
        sounds = "".join(self.homophones.get(reading, "") for reading in self.readings.get(character, ()))
        return self.alike.get(character, "") + sounds

    def likeness(self, character: str, other: str) -> float:
        """How alike two characters look: 1 for the most alike, 0 where they are not among their nearest."""
        places = [self.alike.get(a, "").find(b) for a, b in ((character, other), (other, character))]
        nearest = min((place for place in places if place >= 0), default=_NEAREST)
        return max(0.0, 1 - nearest / _NEAREST)

    def weight(self, text: str) -> float:
        """The logarithm of how often a word or character occurs."""
        return math.log(self.frequency.get(text, 0) + 1)


@cache
def load_lexicon() -> Lexicon:
    """The tables, read once (about half a second)."""
    frequency: dict[str, int] = {}
    beside: dict[str, set[str]] = defaultdict(set)
    idioms: dict[str, list[str]] = defaultdict(list)
    places: set[str] = set()
    with _dictionary().open(encoding="utf-8") as lines:
        for line in lines:
            word, count, kind = line.split(" ")
            for first, second in pairwise(word):
                beside[first].add(second)
            if len(word) == 1 or int(count) >= _LEAST.get(len(word), 1_000_000):
                frequency[word] = int(count)
            if kind.startswith("ns") and 2 <= len(word) <= 3:
                places.add(word)
            if len(word) == 4 and kind.strip() == "i":
                idioms[word[:3]].append(word)
                idioms[word[1:]].append(word)
    for first, seconds in _lines("adjacent.txt"):
        beside[first].update(seconds)
    alike = _both_ways(dict(_lines("look-alikes.txt")))
    readings = _readings(alike)
    return Lexicon(
        frequency,
        {first: "".join(sorted(seconds)) for first, seconds in beside.items()},
        alike,
        readings,
        _homophones(readings),
        idioms,
        frozenset(places),
    )


def _dictionary() -> Path:
    """jieba's list of words: word, frequency and kind in each line. jieba itself is not started for it."""
    package = find_spec("jieba")
    assert package is not None and package.origin is not None  # a dependency of the project
    return Path(package.origin).with_name("dict.txt")


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in resource("terms", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line[0], line[1:]


def _both_ways(alike: Mapping[str, str]) -> dict[str, str]:
    """The table with each pair in both directions, the nearest first."""
    back: dict[str, list[str]] = defaultdict(list)
    for character, others in alike.items():
        for other in others:
            back[other].append(character)
    return {c: "".join(dict.fromkeys(alike.get(c, "") + "".join(back[c]))) for c in sorted({*alike, *back})}


def _readings(characters: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The readings of each character, without tones."""
    return {
        character: frozenset(
            to_normal(reading) for reading in pinyin_dict[ord(character)].split(_PARTED_BY_COMMA)[:2]
        )
        for character in characters
        if ord(character) in pinyin_dict
    }


def _homophones(readings: Mapping[str, frozenset[str]]) -> dict[str, str]:
    sounds: dict[str, list[str]] = defaultdict(list)
    for character, own in readings.items():
        for reading in own:
            sounds[reading].append(character)
    return {reading: "".join(characters) for reading, characters in sounds.items()}
