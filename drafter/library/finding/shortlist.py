"""Shortlists: the best of very many matches, looked for among those in which some word weighs much."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, product

import tantivy
from tantivy import Occur

from drafter.library.blocks import Kind
from drafter.library.finding.queries import Clauses, Part, unscored
from drafter.library.impact_tiers import TIERS, Averages, ceilings
from drafter.library.indexing.index import TIER_FIELDS, text_field

#: More tiers than there are.
_NONE = TIERS + 1
#: How many times more texts than by chance hold words of some tier of both sides: in short ones all words belong to one.
_TOGETHER = 2.0
#: The part of the texts with the rarest word of a phrase that are thought to hold the whole of it.
_HOLD_PHRASE = 0.3
#: How many times more matches than asked for a shortlist is made for, try by try: most of them score less than
#: they might with words of such weight.
_TRIES = (10, 40, 160)
#: The same for one word alone, of which the tiers tell nearly what it scores.
_TRIES_OF_WORD = (2, 10, 40)
#: Where a shortlist cannot be expected to hold so many times more, looking at all matches costs no more.
_WORTH = 8.0
#: A phrase alone stands once in most texts, so that the best of them are short: to how many tiers its words belong in
#: them, try by try.
_TIERS_OF_PHRASE = (2, 1)
#: Where another word of a phrase belongs to a tier in so many times more texts, running through them spares nothing.
_MUCH_MORE_OFTEN = 4
#: Room for the rounding of 32-bit scores.
_ROUNDING = 1.0001


@dataclass(frozen=True, slots=True)
class Side:
    """Words of a wish: no text scores more for their parts of it than `rarity` times the most that one of them weighs.

    `sizes` says in how many texts they belong to 0, 1, … tiers.
    """

    words: tuple[str, ...]
    rarity: float
    sizes: list[int]

    @property
    def in_tiers(self) -> int:
        """In how many texts they belong to any tier."""
        return sum(self.sizes[1:])


@dataclass(frozen=True, slots=True)
class Best:
    """The best matches, each with its score, best first; at least `total` match."""

    hits: Sequence[tuple[float, tantivy.DocAddress]]
    total: int

    def joined(self, found: tantivy.SearchResult, most: int) -> "Best":
        """These and those of a search, at most so many."""
        total = max(self.total, found.count or 0)  # pyright: ignore[reportAttributeAccessIssue] -- lacks in tantivy's types
        if not self.hits:
            return Best(found.hits, total)
        hits = {(at.segment_ord, at.doc): (score, at) for score, at in (*self.hits, *found.hits)}
        order = sorted(hits, key=lambda place: (-hits[place][0], place))
        return Best([hits[place] for place in order[:most]], total)


def make_shortlist(
    schema: tantivy.Schema, searcher: tantivy.Searcher, parts: Sequence[Part], averages: Averages, run: int
) -> "Shortlist | None":
    """The shortlist for the best `run` texts with the parts of a wish.

    None where looking at all texts with them costs no more.
    """
    weights = ceilings(averages.length)
    if len(parts) == 1:
        sides = _sides(searcher, parts[0], averages)
        is_word = len(parts[0].words) == 1
        return _of_word(schema, sides[0], weights, run) if is_word else _of_phrase(schema, sides, weights)
    rarest = (_sides(searcher, part, averages)[0] for part in parts)
    first, *others = sorted(rarest, key=lambda side: -side.rarity)
    other = _together(others)
    most = [[first.rarity * a + other.rarity * b for b in weights] for a in weights]
    has_phrase = any(len(part.words) > 1 for part in parts)
    share = (_HOLD_PHRASE if has_phrase else 1.0) / averages.texts
    reached = list(_expected(first, other, most, share))
    if not has_phrase and reached[-1][1] < _WORTH * run:
        return None
    guesses = [_reaching(reached, times * run) for times in _TRIES]
    return Shortlist(schema, first, other, most, guesses, math.inf if has_phrase else sum(first.sizes))


def _together(sides: Sequence[Side]) -> Side:
    """Several sides as one: any of their words, as rare as all together."""
    sizes = [sum(sizes) for sizes in zip(*(side.sizes for side in sides), strict=True)]
    words = tuple(chain.from_iterable(side.words for side in sides))
    return Side(words, sum(side.rarity for side in sides), sizes)


def _reaching(reached: Sequence[tuple[float, float]], wanted: float) -> float:
    """The highest score that so many texts may reach, else the last."""
    return next((score for score, expected in reached if expected >= wanted), reached[-1][0])


def _sides(searcher: tantivy.Searcher, part: Part, averages: Averages) -> list[Side]:
    """The words of a part of a wish, the rarest first, each with the rarity of the whole part.

    A phrase occurs no more often than any of its words, and weighs no more.
    """
    found = {word: searcher.doc_freq(text_field(Kind.PARAGRAPH), word) for word in part.words}
    rarity = sum(averages.rarity(found[word]) for word in part.words)
    sides: list[Side] = []
    for word in sorted(found, key=found.__getitem__)[:2]:
        tiers = [searcher.doc_freq(field, word) for field in TIER_FIELDS]
        sides.append(Side((word,), rarity, [found[word] - sum(tiers), *tiers]))
    return sides


def _of_word(schema: tantivy.Schema, word: Side, weights: Sequence[float], run: int) -> "Shortlist":
    """The shortlist for a word alone: the texts in which it belongs to the narrowest tiers."""
    scores = [word.rarity * weight for weight in weights]
    reached = [(scores[tier], float(sum(word.sizes[tier:]))) for tier in range(TIERS, 0, -1)]
    guesses = [_reaching(reached, times * run) for times in _TRIES_OF_WORD]
    return Shortlist(schema, word, word, [[score] * _NONE for score in scores], guesses)


def _of_phrase(schema: tantivy.Schema, words: Sequence[Side], weights: Sequence[float]) -> "Shortlist":
    """The shortlist for a phrase alone, which weighs as the one of its words that belongs to the fewest tiers."""
    scores = [words[0].rarity * weight for weight in weights]
    guesses = [scores[tiers] for tiers in _TIERS_OF_PHRASE]
    one, other = words if len(words) > 1 else (words[0], words[0])
    if other.in_tiers > _MUCH_MORE_OFTEN * one.in_tiers:
        return Shortlist(schema, one, other, [[score] * _NONE for score in scores], guesses)
    return Shortlist(schema, one, other, [[min(a, b) for b in scores] for a in scores], guesses)


def _expected(
    one: Side, other: Side, most: Sequence[Sequence[float]], share: float
) -> Iterator[tuple[float, float]]:
    """Scores, the highest first, with about how many matches may reach each; not the one that all may reach.

    `share` is the part of all pairs of a text of one side and one of the other that are one text, and a match.
    """
    tiers = sorted(product(range(_NONE), repeat=2), key=lambda both: -most[both[0]][both[1]])
    matches = 0.0
    for a, b in tiers[:-1]:
        matches += (_TOGETHER if a and b else 1.0) * share * one.sizes[a] * other.sizes[b]
        yield most[a][b], matches


class Shortlist:
    """Few of the matches of a wish, those in which the words of two sides of it weigh most.

    `most[a][b]` is the most that a text scores in which the words of one side belong to `a` tiers and those of the
    other to `b`; `guesses` are scores that the last one wanted may have, each lower than the one before. Where more
    than `longest` texts would have to be looked at, nothing is found.
    """

    def __init__(
        self,
        schema: tantivy.Schema,
        one: Side,
        other: Side,
        most: Sequence[Sequence[float]],
        guesses: Sequence[float],
        longest: float = math.inf,
    ) -> None:
        self._schema = schema
        self._one = one
        self._other = other
        self._most = most
        self._guesses = guesses
        self._longest = longest

    def search(self, searcher: tantivy.Searcher, clauses: Clauses, run: int) -> Best | None:
        """The first `run` of all that match the clauses of the wish; None where a shortlist is not seen to hold them.

        What so many matches on a shortlist reach, so many of all matches reach: the next one need hold no others.
        """
        best = Best([], 0)
        least, searched = 0.0, [_NONE] * _NONE
        for guess in self._guesses:
            score = max(least, guess)
            wanted = [next((b for b in range(_NONE) if most[b] >= score), _NONE) for most in self._most]
            if self._length(wanted) > self._longest:
                return None
            if some := self._between(wanted, searched):
                query = tantivy.Query.boolean_query([(Occur.Must, unscored(_any(some))), *clauses])
                best = best.joined(searcher.search(query, limit=run), run)
                searched = wanted
            if len(best.hits) == run:
                least = best.hits[-1][0] / _ROUNDING
                if least > max(most[b - 1] for most, b in zip(self._most, searched, strict=True) if b):
                    return best
        return None

    def _length(self, least: Sequence[int]) -> int:
        """In how many texts the words of one side suffice, whatever those of the other: nearly all to be looked at."""
        alone = (size for size, other in zip(self._one.sizes, least, strict=True) if other == 0)
        return sum(alone) + sum(self._other.sizes[least[0] :])

    def _between(self, least: Sequence[int], stop: Sequence[int]) -> list[tantivy.Query]:
        """Texts in which the words of the other side belong to at least so many tiers but fewer than `stop`.

        Both are told for each number of tiers that the words of the one side belong to. There may be some more.
        """
        some = self._terms(self._other, least[0], stop[0])
        ranges = [(low, min(high, least[0])) for low, high in zip(least, stop, strict=True)]
        for (low, high), group in groupby(range(1, _NONE), key=lambda one: ranges[one]):
            ones = [term for one in group for term in self._terms(self._one, one, one + 1)]
            if low == 0 < high:
                some += ones
            elif low < high:
                sides = (ones, self._terms(self._other, low, high))
                some.append(tantivy.Query.boolean_query([(Occur.Must, _any(side)) for side in sides]))
        return some

    def _terms(self, side: Side, least: int, stop: int) -> list[tantivy.Query]:
        """Texts in which words of a side belong to at least so many tiers, but fewer than `stop`."""
        return [
            tantivy.Query.term_query(self._schema, TIER_FIELDS[tiers - 1], word, "basic")
            for tiers in range(least, stop)
            if side.sizes[tiers]
            for word in side.words
        ]


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])
