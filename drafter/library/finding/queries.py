"""Queries of the index, built from what somebody wishes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import tantivy
from tantivy import Occur

from drafter.library.api import Query
from drafter.library.blocks import Kind
from drafter.library.finding.parse import Wish
from drafter.library.indexing.index import text_field
from drafter.library.words import Words

Clauses = list[tuple[Occur, tantivy.Query]]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must hold of a block, and the words that its score is made of."""

    query: tantivy.Query
    words: tuple[str, ...]


class QueryBuilder:
    """Builds index queries over the blocks of one kind."""

    def __init__(self, schema: tantivy.Schema, kind: Kind, words: Words) -> None:
        self._schema = schema
        self._kind = kind
        self._field = text_field(kind)
        self._words = words

    def term(self, word: str) -> tantivy.Query:
        """Blocks with this word."""
        return tantivy.Query.term_query(self._schema, self._field, word, "freq")

    def together(self, words: Sequence[str]) -> Part:
        """Blocks with these words one after the other (sections: with all of them, anywhere)."""
        if len(words) == 1:
            query = self.term(words[0])
        elif self._kind is Kind.SECTION:
            query = tantivy.Query.boolean_query([(Occur.Must, self.term(word)) for word in words])
        else:
            query = tantivy.Query.phrase_query(self._schema, self._field, list(words))
        return Part(query, tuple(words))

    def chunk(self, text: str) -> list[Part]:
        """What must all hold for an unquoted piece of text: each of its words, stray characters in a row."""
        found: list[Part] = []
        stray: list[str] = []
        for word in [*self._words.cut(text), ""]:
            if len(word) == 1 and not word.isascii():
                stray.append(word)
                continue
            if stray:
                found.append(self.together(stray))
                stray = []
            if word:
                found.append(self.together([word]))
        return found

    def phrase(self, text: str) -> list[Part]:
        """The query for an exact phrase; none where it holds no word.

        The index holds the shorter words within a long one before it, so the words of a phrase are asked for
        at their distances; the shorter ones would only cost time.
        """
        stream, words = self._words.stream(text), self._words.cut(text)
        if self._kind is Kind.SECTION or len(words) < 2:
            return [self.together(words)] if words else []
        places: list[int] = []
        for word in words:
            places.append(stream.index(word, places[-1] + 1 if places else 0))
        spaced: list[str | tuple[int, str]] = [
            (place - places[0], word) for place, word in zip(places, words, strict=True)
        ]
        return [Part(tantivy.Query.phrase_query(self._schema, self._field, spaced), tuple(words))]

    def wish(self, wish: Wish) -> Clauses:
        """Everything that is wished for by words; every block of the kind where no word is wanted."""
        wanted = [part.query for part in self.parts(wish)]
        wanted += [self._either(group) for group in wish.either]
        unwanted = [part.query for phrase in wish.without for part in self.phrase(phrase)]
        musts = [(Occur.Must, query) for query in wanted] or self.of_kind()
        return [*musts, *((Occur.MustNot, query) for query in unwanted)]

    def parts(self, wish: Wish) -> list[Part]:
        """What must all hold for the words and phrases of a wish."""
        words = [part for word in wish.words for part in self.chunk(word)]
        return [*words, *(part for phrase in wish.phrases for part in self.phrase(phrase))]

    def _either(self, guesses: Sequence[str]) -> tantivy.Query:
        """Blocks with any of these pieces of text."""
        each = [self.all_of([(Occur.Must, part.query) for part in self.chunk(guess)]) for guess in guesses]
        return tantivy.Query.boolean_query([(Occur.Should, query) for query in each])

    def loosely(self, wish: Wish) -> Iterator[Clauses]:
        """As `wish`, but of the phrases only words, anywhere in the block, ever fewer, in the end any of them.

        A phrase may begin or end within a word of the text (“生产责任” in 安全生产责任), so that its first and
        last words stand in the index only as parts of longer ones, or not at all.
        """
        cut = [self._words.cut(phrase) for phrase in wish.phrases]
        rest = Wish(wish.words, (), wish.without, wish.either)
        tried: list[list[str]] = []
        for first, last in ((0, 0), (1, 0), (0, 1), (1, 1)):
            words = [word for one in cut for word in one[first : len(one) - last]]
            if words and words not in tried:
                tried.append(words)
                terms = (self.term(word) for word in dict.fromkeys(words))
                yield [*((Occur.Must, term) for term in terms), *self.wish(rest)]
        if tried:
            yield [(Occur.Must, self.any_of(dict.fromkeys(tried[0], 1.0))), *self.wish(rest)]

    def all_of(self, clauses: Clauses) -> tantivy.Query:
        """One query of all the clauses; every block of the kind where nothing is asked for by words."""
        if not any(occur is Occur.Must for occur, _ in clauses):
            clauses = [*self.of_kind(), *clauses]
        return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)

    def any_of(self, weights: Mapping[str, float]) -> tantivy.Query:
        """Blocks with any of the words, each word counting with its weight."""
        return tantivy.Query.boolean_query(
            [
                (Occur.Should, tantivy.Query.boost_query(self.term(word), weight))
                for word, weight in weights.items()
            ]
        )

    def frequency(self, searcher: tantivy.Searcher) -> Callable[[str], int]:
        """What tells in how many blocks of the kind a word occurs."""
        return lambda word: searcher.doc_freq(self._field, word)

    def of_kind(self) -> Clauses:
        """Only blocks of the kind, for clauses that do not name a field of words."""
        every = tantivy.Query.term_query(self._schema, "kind", int(self._kind), "basic")
        return [(Occur.Must, unscored(every))]


def narrowed(
    schema: tantivy.Schema, query: Query, source: int | None, marked: Callable[[str], Sequence[int]]
) -> Clauses:
    """Everything that narrows a query besides its words.

    `source` is the number of its source in the store; `marked` gives the ids of the "favourite" or "used" blocks.
    """
    values = (
        ("move", query.move or ""),
        ("topic", query.topic),
        ("year", str(query.year or "")),
        ("level", query.level),
        ("occasion", query.occasion),
        ("source", "" if source is None else str(source)),
    )
    clauses: Clauses = [
        (Occur.Must, unscored(tantivy.Query.term_query(schema, field, str(value), "basic")))
        for field, value in values
        if value
    ]
    if query.starter is not None:
        starter = tantivy.Query.term_query(schema, "starter", query.starter, "basic")
        clauses.append((Occur.Must, unscored(starter)))
    if query.favourite:
        clauses.append((Occur.Must, among(schema, marked("favourite"))))
    if query.used is not None:
        clauses.append((Occur.Must if query.used else Occur.MustNot, among(schema, marked("used"))))
    return clauses


def among(schema: tantivy.Schema, ids: Sequence[int]) -> tantivy.Query:
    """The blocks with these ids, without a score of their own."""
    return unscored(tantivy.Query.term_set_query(schema, "id", list(ids)))


def unscored(query: tantivy.Query) -> tantivy.Query:
    """The same blocks without a score of their own."""
    return tantivy.Query.const_score_query(query, 0.0)
