"""Which words weigh much in a paragraph, so that the best of very many matches are found among few.

BM25, as tantivy has it (k1 = 1.2, b = 0.75), weighs a word in a text by its rarity times a number between 0 and
k1 + 1 that grows with its occurrences and shrinks with the length of the text. The index keeps the weighty words
of each paragraph apart. A match in which no word is weighty cannot score more than `most_elsewhere` times the
rarity of the words together; whatever scores more among the others is thus among the best of all.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tantivy

_K1, _B = 1.2, 0.75
#: A word that occurs once, twice, … is weighty in a text of fewer words than this; one that occurs more often
#: always. These are lengths that tantivy's one byte for a length keeps exactly.
_SHORTER_THAN = (76, 200, 312, 440)
#: Room for the rounding of 32-bit scores.
_ROUNDING = 1.0001


def weighty_words(words: Sequence[str]) -> Iterable[str]:
    """The weighty words of a text, each once, given all its words in any order."""
    length = len(words)
    if length < _SHORTER_THAN[0]:
        return set(words)
    least = sum(length >= bound for bound in _SHORTER_THAN) + 1
    return [word for word, count in Counter(words).items() if count >= least]


def most_elsewhere(average: float) -> float:
    """The most that a word weighs where it is not weighty, its rarity aside; `average` is the mean length of a text."""
    return max(
        (_K1 + 1) * count / (count + _K1 * (1 - _B + _B * length / average))
        for count, length in enumerate(_SHORTER_THAN, start=1)
    )


@dataclass(frozen=True, slots=True)
class Shortlist:
    """A query for those matches in which all the words of some part of a wish are weighty.

    `frequencies` are those of all the words of the wish; `probe` is the query for any one of them, for asking the
    index about its texts.
    """

    query: tantivy.Query
    frequencies: tuple[int, ...]
    probe: tantivy.Query

    def most_elsewhere(self, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> float:
        """The most that a match outside the shortlist may score; `address` is any match."""
        told = _numbers(json.loads(self.probe.explain(searcher, address).to_json()))
        average, texts = told.get("avgdl", 0.0), told.get("N", 0.0)
        if not average or not texts:
            return math.inf  # told in another way than tantivy 0.27 tells it: nothing is certain
        rarity = sum(_rarity(found, texts) for found in self.frequencies)
        return rarity * most_elsewhere(average) * _ROUNDING


def _rarity(found: int, texts: float) -> float:
    return math.log(1 + (texts - found + 0.5) / (found + 0.5))


def _numbers(explained: dict) -> dict[str, float]:
    """The values of an explanation of a score by the symbols that they are told with ("N, total number of docs")."""
    told = {explained["description"].split(",")[0]: explained["value"]}
    for part in explained.get("details", ()):
        told |= _numbers(part)
    return told
