"""Which words weigh most in a paragraph, in impact tiers, so that the best of very many matches are found among few.

BM25, as tantivy has it (k1 = 1.2, b = 0.75), weighs a word in a text by its rarity times a number between 0 and
k1 + 1 that grows with its occurrences and shrinks with the length of the text. The words of a text for which this
number is great belong to tiers; the index keeps them by tier, apart from the text.
"""

import json
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import tantivy

_K1, _B = 1.2, 0.75
#: Tiers of weight, each within the one before. A word that occurs once, twice, … belongs to a tier in a text of
#: fewer words than this; one that occurs more often always. These are lengths that tantivy's one byte for a
#: length keeps exactly.
_SHORTER_THAN = (
    (76, 200, 312, 440),
    (68, 184, 280, 408),
    (56, 152, 248, 344, 440),
    (42, 128, 216, 312, 376),
    (24, 88, 152, 216, 280, 344),
    (6, 54, 96, 144, 184, 232, 280, 312),
)
TIERS = len(_SHORTER_THAN)
#: For each length of a text, the last one for all that are longer: how often a word of each tier occurs at least.
_LEAST = [
    [1 + sum(length >= bound for bound in bounds) for bounds in _SHORTER_THAN]
    for length in range(1 + max(map(max, _SHORTER_THAN)))
]


def words_by_tier(words: Sequence[str]) -> list[list[str]]:
    """The words of a text that belong to tiers, by the narrowest of them, given all its words in any order."""
    found: list[list[str]] = [[] for _ in _SHORTER_THAN]
    least = _LEAST[min(len(words), len(_LEAST) - 1)]
    for word, count in Counter(words).items():
        if count >= least[0]:
            found[bisect_right(least, count) - 1].append(word)
    return found


def ceilings(average: float) -> tuple[float, ...]:
    """The most that a word weighs in a text, its rarity aside, where it belongs to 0, 1, … tiers.

    `average` is the mean length of a text in words.
    """
    outside = (
        max(
            (_K1 + 1) * count / (count + _K1 * (1 - _B + _B * length / average))
            for count, length in enumerate(bounds, start=1)
        )
        for bounds in _SHORTER_THAN
    )
    return (*outside, _K1 + 1)


@dataclass(frozen=True, slots=True)
class Averages:
    """What BM25 knows of all texts together: how many there are, and the mean of their lengths in words."""

    texts: float
    length: float

    def rarity(self, found: int) -> float:
        """What a word counts for that so many texts have."""
        return math.log(1 + (self.texts - found + 0.5) / (found + 0.5))


def read_averages(searcher: tantivy.Searcher, probe: tantivy.Query) -> Averages | None:
    """The averages of the field of `probe`, a query for one word of it that is in some text.

    None where they are told in another way than tantivy 0.27 tells them.
    """
    _, address = searcher.search(probe, limit=1).hits[0]
    told = _numbers(json.loads(probe.explain(searcher, address).to_json()))
    texts, length = told.get("N"), told.get("avgdl")
    return Averages(texts, length) if texts and length else None


def _numbers(explained: dict) -> dict[str, float]:
    """The values of an explanation of a score by the symbols that they are told with ("N, total number of docs")."""
    told = {explained["description"].split(",")[0]: explained["value"]}
    for part in explained.get("details", ()):
        told |= _numbers(part)
    return told
