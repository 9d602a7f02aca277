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
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            _words(),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
            store_patterns=False,
        )

    @cached_property
    def _common(self) -> frozenset[str]:
        """The characters that stand in so many general words that they tell nothing."""
        count = Counter("".join(_words()))
        return frozenset(letter for letter in count if count[letter] > _MOST_WORDS)

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
        return frozenset(filter(str.isalpha, subject)) - self._common


def _words() -> list[str]:
    """The general words; they are read anew each time, for nobody needs them twice."""
    lines = resource("terms", "general.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
