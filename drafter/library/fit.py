"""Which sources are about the same thing as a draft."""

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from drafter.library.blocks import Kind
from drafter.library.words import Words


def source_fit(
    connection: sqlite3.Connection,
    words: Words,
    rarity: Callable[[str], float],
    numbers: Sequence[int],
    subject: str,
) -> dict[int, float]:
    """How well each of the sources fits a subject: the cosine of their weighted words, the best one 1.

    `rarity` weighs a word, 0 for one that the library does not have; `numbers` are those of the sources in the store.
    """
    wanted = [word for word in set(words.stream(subject)) if len(word) > 1 and rarity(word)]
    fits = {number: _cosine(_words_of(connection, words, number), wanted, rarity) for number in numbers}
    best = max(fits.values(), default=0.0)
    return {number: fit / best for number, fit in fits.items()} if best else {}


def _words_of(connection: sqlite3.Connection, words: Words, number: int) -> Counter[str]:
    rows = connection.execute(
        "SELECT b.text FROM placements p JOIN blocks b ON b.id = p.block WHERE p.source = ? AND b.kind = ?",
        (number, Kind.PARAGRAPH),
    )
    return Counter(word for (text,) in rows for word in words.stream(text) if len(word) > 1)


def _cosine(found: Mapping[str, int], wanted: Sequence[str], rarity: Callable[[str], float]) -> float:
    """The cosine of a text's words and the wanted ones, but for the length of the wanted ones, which all share."""
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in found.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return sum(weights.get(word, 0.0) * rarity(word) for word in wanted) / length if length else 0.0
