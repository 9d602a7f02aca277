"""How general a text is: how much of it are words that speeches about anything use."""

from collections import Counter
from functools import cached_property

import ahocorasick_rs

from drafter.paths import resource

#: A character that stands in no more general words tells a matter: 汛, but not 防.
_MOST_WORDS = 3
#: A text with no more of its characters outside the general words fits any matter; with so many it belongs to its own.
_ANY, _OWN = 0.04, 0.2


class Generality:
    """Tells by the list `resources/terms/general.txt` how much of a text belongs to a matter of its own."""

    @cached_property
    def _words(self) -> tuple[str, ...]:
        lines = resource("terms", "general.txt").read_text(encoding="utf-8").splitlines()
        return tuple(word for line in lines if not line.startswith("#") for word in line.split())

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            self._words,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    @cached_property
    def _words_with(self) -> Counter[str]:
        return Counter("".join(self._words))

    def particular(self, text: str) -> float:
        """How much of a text is particular to a matter: 0 where it fits any, 1 where it belongs to its own."""
        letters = sum(map(str.isalpha, text))
        if not letters:
            return 0.0
        found = self._automaton.find_matches_as_indexes(text)
        share = 1 - sum(stop - start for _, start, stop in found) / letters
        return min(max(0.0, (share - _ANY) / (_OWN - _ANY)), 1.0)

    def telling(self, subject: str) -> frozenset[str]:
        """The characters of a subject that name it wherever they stand: 汛 of 防汛抗旱, 访 of 信访."""
        return frozenset(
            letter for letter in subject if letter.isalpha() and self._words_with[letter] <= _MOST_WORDS
        )
