"""The words that official prose uses most, written with another character of the same sound: 嘱脱, 紧破感."""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from drafter.reading.pinyin_table import load_pinyin
from drafter.reading.sounds import without_tone

#: Sounds that many speakers and typists do not tell apart.
_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))
_Sounds = tuple[str, ...]


@dataclass(frozen=True)
class NearCore:
    """The words by their sounds."""

    by_sound: Mapping[_Sounds, Sequence[str]]
    known: frozenset[str]
    _said: dict[str, _Sounds] = field(default_factory=dict)

    @staticmethod
    def of(words: Sequence[str]) -> "NearCore":
        """An index of these words."""
        by_sound: dict[_Sounds, list[str]] = defaultdict(list)
        core = NearCore(by_sound, frozenset(words))
        for word in dict.fromkeys(words):
            for sounds in product(*map(core._sounds, word)):
                by_sound[sounds].append(word)
        return core

    def find(self, written: str) -> list[str]:
        """The words that sound like what is written and differ from it in one character."""
        if written in self.known:
            return []
        alike = (self.by_sound.get(sounds, ()) for sounds in product(*map(self._sounds, written)))
        return [
            word
            for words in alike
            for word in words
            if sum(a != b for a, b in zip(written, word, strict=True)) == 1
        ]

    def _sounds(self, character: str) -> _Sounds:
        """How a character sounds; asked of the tables once."""
        sounds = self._said.get(character)
        if sounds is None:
            sounds = self._said[character] = blurred_sounds(character)
        return sounds


@lru_cache(maxsize=1 << 12)
def blurred_sounds(character: str) -> _Sounds:
    """The two usual readings of a character, without what many speakers do not tell apart."""
    usual = load_pinyin().of(character)[:2]
    return tuple(sorted({sys.intern(_blurred(without_tone(one))) for one in usual}))


def _blurred(sound: str) -> str:
    for fine, coarse in _BLURRED:
        sound = sound.replace(fine, coarse)
    return sound
