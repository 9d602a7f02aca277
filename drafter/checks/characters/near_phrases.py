"""Set phrases and idioms with one wrong character, however the text is cut into words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.lexicon import Lexicon

_HALF = 2


@dataclass(frozen=True)
class NearPhrases:
    """Phrases of four characters and more, by their first and by their last two."""

    by_head: Mapping[str, Sequence[str]]
    by_tail: Mapping[str, Sequence[str]]
    known: frozenset[str]

    @staticmethod
    def of(phrases: Sequence[str]) -> "NearPhrases":
        """An index of these phrases."""
        by_head: dict[str, list[str]] = defaultdict(list)
        by_tail: dict[str, list[str]] = defaultdict(list)
        for phrase in dict.fromkeys(phrases):
            by_head[phrase[:_HALF]].append(phrase)
            by_tail[phrase[-_HALF:]].append(phrase)
        return NearPhrases(by_head, by_tail, frozenset(phrases))

    def find(self, text: str, lexicon: Lexicon, strange: bytes) -> Iterator[tuple[int, int, str]]:
        """What differs from a phrase in one character that is mistaken for the right one: start, end, phrase.

        `strange` marks the neighbours that official documents do not write side by side: without them nothing is wrong.
        """
        for place in range(len(text) - 1):
            pair = text[place : place + _HALF]
            for phrase in self.by_head.get(pair, ()):
                if strange.find(1, place, place + len(phrase) - 1) >= 0:
                    yield from self._near(text, place, phrase, lexicon)
            for phrase in self.by_tail.get(pair, ()):
                start = place + _HALF - len(phrase)
                odd = start >= 0 and strange.find(1, start, place + 1) >= 0
                if odd and text[start : start + _HALF] != phrase[:_HALF]:
                    yield from self._near(text, start, phrase, lexicon)

    def _near(self, text: str, start: int, phrase: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
        written = text[start : start + len(phrase)]
        if len(written) < len(phrase):
            return
        wrong = [(a, b) for a, b in zip(written, phrase, strict=True) if a != b]
        if len(wrong) != 1 or written in self.known or written in lexicon.frequency:
            return
        character, right = wrong[0]
        if right in lexicon.mistaken_for(character) or set(blurred_sounds(character)) & set(
            blurred_sounds(right)
        ):
            yield start, start + len(phrase), phrase
