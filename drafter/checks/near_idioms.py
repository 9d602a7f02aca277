"""Idioms of four characters with one wrong character, whatever words they are cut into: 墨守陈规, 励精图志."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from drafter.checks.lexicon import Lexicon, load_lexicon

_LENGTH = 4


@dataclass(frozen=True)
class NearIdioms:
    """The dictionary's idioms, by their first and last character."""

    lexicon: Lexicon
    by_ends: Mapping[str, Sequence[str]]
    known: frozenset[str]

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What differs from an idiom in one character that is mistaken for the right one: start, end, idiom."""
        idioms, frequency, by_ends = self.lexicon.idioms, self.lexicon.frequency, self.by_ends
        for start in range(len(text) - _LENGTH + 1):
            written = text[start : start + _LENGTH]
            first, last = idioms.get(written[:3]), idioms.get(written[1:])
            middle = by_ends.get(written[0] + written[3])
            if not (first or last or middle) or written in self.known or written in frequency:
                continue
            meant = (self._near(written, idiom) for idiom in (*(first or ()), *(last or ()), *(middle or ())))
            idiom = next(filter(None, meant), "")
            if idiom:
                yield start, start + _LENGTH, idiom

    def _near(self, written: str, idiom: str) -> str:
        """The idiom where it differs in one character only, and that is taken for what is written."""
        wrong = [(a, b) for a, b in zip(written, idiom, strict=True) if a != b]
        return idiom if len(wrong) == 1 and wrong[0][1] in self.lexicon.mistaken_for(wrong[0][0]) else ""


@cache
def load_near_idioms() -> NearIdioms:
    """The idioms, indexed once."""
    lexicon = load_lexicon()
    every = frozenset(idiom for idioms in lexicon.idioms.values() for idiom in idioms)
    by_ends: dict[str, list[str]] = defaultdict(list)
    for idiom in sorted(every):
        by_ends[idiom[0] + idiom[3]].append(idiom)
    return NearIdioms(lexicon, by_ends, every)
