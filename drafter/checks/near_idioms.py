"""Idioms of four characters with one wrong character, whatever words they are cut into: 墨守陈规, 励精图志."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.lexicon import Lexicon

_LENGTH = 4


@dataclass(frozen=True)
class NearIdioms:
    """Looks for them with the words and look-alikes of a lexicon."""

    lexicon: Lexicon

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What differs from an idiom in one character that is mistaken for the right one: start, end, idiom."""
        idioms, frequency = self.lexicon.idioms, self.lexicon.frequency
        for start in range(len(text) - _LENGTH + 1):
            written = text[start : start + _LENGTH]
            near = (
                idioms.beginning(written[:3])
                + idioms.ending(written[1:])
                + idioms.between(written[0], written[3])
            )
            if not near or written in idioms or written in frequency:
                continue
            idiom = next(filter(None, (self._near(written, idiom) for idiom in near)), "")
            if idiom:
                yield start, start + _LENGTH, idiom

    def _near(self, written: str, idiom: str) -> str:
        """The idiom where it differs in one character only, and that is taken for what is written."""
        wrong = [(a, b) for a, b in zip(written, idiom, strict=True) if a != b]
        return idiom if len(wrong) == 1 and wrong[0][1] in self.lexicon.mistaken_for(wrong[0][0]) else ""
