"""The words that official prose uses most, written with another character of the same sound: 嘱脱, 紧破感."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from drafter.reading.readings import Readings, load_readings
from drafter.reading.sounds import without_tone

#: Sounds that many speakers and typists do not tell apart.
_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))
_Sounds = tuple[str, ...]


@dataclass(frozen=True)
class NearCore:
    """The words by their sounds."""

    by_sound: Mapping[_Sounds, Sequence[str]]
    known: frozenset[str]

    @staticmethod
    def of(words: Sequence[str]) -> "NearCore":
        """An index of these words."""
        by_sound: dict[_Sounds, list[str]] = defaultdict(list)
        readings = load_readings()
        for word in dict.fromkeys(words):
            for sounds in _sounds(word, readings):
                by_sound[sounds].append(word)
        return NearCore(by_sound, frozenset(words))

    def find(self, written: str) -> Iterator[str]:
        """The words that sound like what is written and differ from it in one character."""
        if written in self.known:
            return
        for sounds in _sounds(written, load_readings()):
            for word in self.by_sound.get(sounds, ()):
                if sum(a != b for a, b in zip(written, word, strict=True)) == 1:
                    yield word


def _sounds(word: str, readings: Readings) -> Iterator[_Sounds]:
    """The ways to say a word, by the two usual readings of each character."""
    return product(*({_blurred(without_tone(one)) for one in readings.of(c)[:2]} for c in word))


def _blurred(sound: str) -> str:
    for fine, coarse in _BLURRED:
        sound = sound.replace(fine, coarse)
    return sound
