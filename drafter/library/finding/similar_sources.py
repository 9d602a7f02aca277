"""Which sources are about the same thing as a draft."""

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from drafter.library.blocks import Kind
from drafter.library.words import Words

#: How much more the words of a title say about the subject than those of headings.
_OF_TITLE = 3.0


def source_fit(
    connection: sqlite3.Connection,
    words: Words,
    rarity: Callable[[str], float],
    numbers: Sequence[int],
    title: str,
    subject: str,
) -> dict[int, float]:
    """How well each of the sources fits a subject: the cosine of their weighted words, the best one 1.

    The words of its title count for more than the others: headings say 责任 and 决不能 in speeches about anything.

    `rarity` weighs a word, 0 for one that the library does not have; `numbers` are those of the sources in the store.
    """
    titled = set(words.stream(title))
    wanted = {
        word: rarity(word) * (_OF_TITLE if word in titled else 1.0)
        for word in set(words.stream(subject))
        if len(word) > 1
    }
    fits = {number: _cosine(_words_of(connection, words, number), wanted, rarity) for number in numbers}
    best = max(fits.values(), default=0.0)
    return {number: fit / best for number, fit in fits.items()} if best else {}


def _words_of(connection: sqlite3.Connection, words: Words, number: int) -> Counter[str]:
    rows = connection.execute(
        "SELECT b.text FROM placements p JOIN blocks b ON b.id = p.block WHERE p.source = ? AND b.kind = ?",
        (number, Kind.PARAGRAPH),
    )
    return Counter(word for (text,) in rows for word in words.stream(text) if len(word) > 1)


def _cosine(found: Mapping[str, int], wanted: Mapping[str, float], rarity: Callable[[str], float]) -> float:
    """The cosine of a text's words and the wanted ones, but for the length of the wanted ones, which all share."""
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in found.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return sum(weights.get(word, 0.0) * weight for word, weight in wanted.items()) / length if length else 0.0
