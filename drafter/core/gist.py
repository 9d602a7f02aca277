"""How much of the matter of two texts is the same, whatever their words.

Who rewords a passage takes other words, another order, other names and figures; what the passage is about stays, and with it
the characters that are rare elsewhere (淤, 库, 漏). So the characters of two texts are compared as sets, each with the
square of its weight (`resources/language/character_weights.txt`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import sqrt

from drafter.core.sharing import pairs_of
from drafter.paths import resource

#: What a character weighs that is rarer than any in the table; those that weigh less are in every sentence.
_RAREST, _LEAST = 11.0, 5.0


@dataclass(frozen=True, slots=True)
class Gist:
    """The characters of a text, and what they weigh together."""

    characters: frozenset[str]
    weight: float


@cache
def _squares() -> Mapping[str, float]:
    """The squares of the weights of characters; none for those that tell nothing."""
    table = resource("language", "character_weights.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in table.splitlines())
    return {one: _square(float(weight)) for weight, characters in rows for one in characters}


def _square(weight: float) -> float:
    return weight * weight if weight >= _LEAST else 0.0


@cache
def _stock() -> frozenset[str]:
    """The pairs of characters that all reports are full of: 增长, 亿元, 推进."""
    return frozenset(resource("language", "stock_pairs.txt").read_text(encoding="utf-8").split())


def telling_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text without marks that tell something: no figures, and nothing that is
    in every report. Two lists of the same indicators share all the rest, and neither is taken from the other.
    """
    pairs = pairs_of(text) - _stock()
    return frozenset([one for one in pairs if not (one[0].isdigit() or one[1].isdigit())])


def _weight(characters: frozenset[str]) -> float:
    return sum(map(_squares().get, characters, repeat(_RAREST * _RAREST)))


def gist_of(text: str) -> Gist:
    """The gist of a text; its marks, figures and Latin letters are no part of it."""
    return _gist(frozenset([one for one in set(text) if "\u4e00" <= one <= "\u9fff"]))


def joined(gists: Iterable[Gist]) -> Gist:
    """The gist of several texts together."""
    return _gist(frozenset().union(*(one.characters for one in gists)))


def _gist(characters: frozenset[str]) -> Gist:
    return Gist(characters, _weight(characters))


def kinship(one: Gist, other: Gist) -> float:
    """How much of the matter of two texts is the same: the cosine of their weighted characters, 0 to 1."""
    if not one.weight or not other.weight:
        return 0.0
    return _weight(one.characters & other.characters) / sqrt(one.weight * other.weight)


def coverage(one: Gist, other: Gist) -> float:
    """How much of the matter of the first text is in the second, 0 to 1."""
    return _weight(one.characters & other.characters) / one.weight if one.weight else 0.0


def windows(lengths: list[int], length: int) -> Iterator[tuple[int, int]]:
    """Rows of neighbouring sentences, given by their lengths, that are together about as long as a text: (first, end)."""
    if sum(lengths) <= 1.5 * length:
        yield 0, len(lengths)
        return
    for first in range(len(lengths)):
        size = 0
        for end in range(first + 1, len(lengths) + 1):
            size += lengths[end - 1]
            if size >= 0.6 * length or end == len(lengths):
                yield first, end
            if size > 1.5 * length:
                break
