"""Idioms of four characters with one wrong character, whatever words they are cut into: 墨守陈规, 励精图志."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.lexicon import Lexicon
from drafter.checks.pair_flags import HEAD_OF_IDIOM, TAIL_OF_IDIOM

_LENGTH = 4
_ORDER = (3, 0, 1, 2)


@dataclass(frozen=True)
class NearIdioms:
    """Looks for them with the words and look-alikes of a lexicon."""

    lexicon: Lexicon

    def find(self, text: str, strange: bytes) -> Iterator[tuple[int, int, str]]:
        """What differs from an idiom in one character that is mistaken for the right one: start, end, idiom.

        Where one character is wrong, the first two or the last two are right. `strange` marks the neighbours that
        official documents do not write side by side: without them nothing is wrong.
        """
        idioms, frequency = self.lexicon.idioms, self.lexicon.frequency
        flags = self.lexicon.pairs.along(text)
        for start in _starts(strange, len(text)):
            head, tail = flags[start] & HEAD_OF_IDIOM, flags[start + 2] & TAIL_OF_IDIOM
            if not head and not tail:
                continue
            written = text[start : start + _LENGTH]
            near = self._near(written, head, tail)
            slips = sorted(slip for idiom in near if (slip := self._slip(written, idiom)))
            if slips and written not in idioms and written not in frequency:
                yield start, start + _LENGTH, slips[0][1]

    def _near(self, written: str, head: int, tail: int) -> Iterator[str]:
        """The idioms from which what is written differs in one character, where its head or tail may be theirs."""
        idioms = self.lexicon.idioms
        a, b, c, d = written
        for idiom in idioms.beginning(a + b) if head else ():
            if (idiom[2] == c) != (idiom[3] == d):
                yield idiom
        for idiom in idioms.ending(c + d) if tail else ():
            if (idiom[0] == a) != (idiom[1] == b):
                yield idiom

    def _slip(self, written: str, idiom: str) -> tuple[int, str] | None:
        """The idiom where the character that differs is taken for the right one; last and first places go first."""
        wrong = next(place for place in _ORDER if written[place] != idiom[place])
        if idiom[wrong] not in self.lexicon.mistaken_for(written[wrong]):
            return None
        return _ORDER.index(wrong), idiom


def _starts(strange: bytes, size: int) -> Iterator[int]:
    """Where four characters of a text begin that hold two strange neighbours."""
    at, start = strange.find(1), 0
    while at >= 0:
        start = max(start, at - _LENGTH + 2)
        stop = min(at, size - _LENGTH) + 1
        yield from range(start, stop)
        start, at = max(start, stop), strange.find(1, at + 1)
