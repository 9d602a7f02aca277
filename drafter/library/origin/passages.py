"""The paragraphs of the library, asked for those that a sentence may be taken from."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter

import tantivy
from tantivy import Occur

from drafter.core.gist import telling_pairs
from drafter.core.model import Source
from drafter.core.sharing import pairs_of
from drafter.core.squeezing import squeezed_text
from drafter.library.blocks import Kind
from drafter.library.indexing.index import View, text_field
from drafter.library.sources import Sources
from drafter.library.words import Words

#: So many paragraphs are looked at that hold all words of a sentence, all words of a clause, and any of them.
_WITH_ALL, _WITH_CLAUSE, _WITH_ANY = 16, 8, 28
#: In the sources that a draft uses, so many are looked at, if they share so many pairs of characters; so many sources
#: are remembered by their pairs: some 3 MB.
_WITHIN, _LEAST_PAIRS, _SOURCES = 6, 3, 24
#: What scores less than this part of the best is looked at no further.
_LEAST_SCORE = 0.65
#: The rarest words of a sentence find as much as all of them, sooner.
_ALL_WORDS, _ANY_WORDS = 10, 8
#: Of several sentences so many words are asked for, and so many paragraphs looked at.
_ABOUT_WORDS, _ABOUT = 40, 12
#: A clause of fewer words than this is in every speech.
_LEAST_WORDS = 2
#: In how many sources a phrase may stand before it is nobody's: half of them, but at least so many.
_COMMON = 20
#: Of how many paragraphs with a phrase it is looked up in how many sources they stand.
_LOOKED_UP = 8
_TEXTS = "SELECT id, text FROM blocks WHERE id IN (SELECT value FROM json_each(?))"
_NEWEST_PLACES = 20
_PLACES = """
SELECT block, source FROM (
    SELECT p.block, p.source, row_number() OVER (PARTITION BY p.block ORDER BY p.source DESC) AS nth
    FROM placements p WHERE p.block IN (SELECT value FROM json_each(?))
) WHERE nth <= ?
"""
_COUNTS = """
SELECT block, count(DISTINCT source) FROM placements WHERE block IN (SELECT value FROM json_each(?)) GROUP BY block
"""
_OF_SOURCE = """
SELECT DISTINCT b.id, b.text FROM placements p JOIN blocks b ON b.id = p.block
WHERE p.source = (SELECT number FROM sources WHERE id = ? AND removed = 0)
"""
_TEXT, _HEADING = text_field(Kind.PARAGRAPH), text_field(Kind.HEADING)


class LibraryPassages:
    """The paragraphs of the library as they are at one moment; may be asked from any thread."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sqlite3.Connection]],
        view: View,
        words: Words,
    ) -> None:
        self._reading = reading
        self._searcher, self._schema = view.searcher, view.schema
        self._words = words
        self._sources = Sources()
        self._frequency = lru_cache(50_000)(self._searcher.doc_freq)
        self._cuts = lru_cache(64)(self._cut)
        self._pairs_of_source = lru_cache(_SOURCES)(self._read_pairs)
        self._pairs_within = lru_cache(2)(self._read_within)
        self._ready_made = lru_cache(2_000)(self._count_phrase)
        with reading() as connection:
            counted = connection.execute("SELECT count(*) FROM sources WHERE removed = 0").fetchone()[0]
        self._most_sources = max(_COMMON, counted // 2)

    def holding(self, text: str) -> list[int]:
        """The paragraphs and headings that have all the rarer words of a text, some of them where they are many."""
        return [block for field in (_TEXT, _HEADING) for block in self._with_all(field, text, _WITH_ALL)]

    def like(self, text: str) -> list[int]:
        """The paragraphs that have most of the words of a sentence."""
        return self._with_any(text, _ANY_WORDS, _WITH_ANY)

    def about(self, text: str) -> list[int]:
        """The paragraphs that have most of the words of several sentences together."""
        return self._with_any(text, _ABOUT_WORDS, _ABOUT)

    def with_clause(self, clauses: Sequence[str]) -> list[int]:
        """The paragraphs that have all words of one of the clauses."""
        found = (block for clause in clauses for block in self._with_all(_TEXT, clause, _WITH_CLAUSE))
        return list(dict.fromkeys(found))

    def like_within(self, text: str, sources: Collection[str]) -> list[int]:
        """The paragraphs of these sources (by their ids) that share the most with a sentence."""
        asked = telling_pairs(squeezed_text(text))
        counted = [(len(asked & pairs), block) for block, pairs in self._pairs_within(frozenset(sources))]
        most = nlargest(_WITHIN, counted)
        return [block for count, block in most if count >= _LEAST_PAIRS]

    def _read_within(self, sources: frozenset[str]) -> list[tuple[int, frozenset[str]]]:
        """The paragraphs of these sources, each once, with the pairs of characters in them."""
        found = {block: pairs for source in sources for block, pairs in self._pairs_of_source(source)}
        return sorted(found.items(), key=itemgetter(0))

    def _read_pairs(self, source: str) -> list[tuple[int, frozenset[str]]]:
        with self._reading() as connection:
            rows = connection.execute(_OF_SOURCE, (source,)).fetchall()
        return [(block, pairs_of(squeezed_text(text))) for block, text in rows]

    def _cut(self, text: str) -> tuple[str, ...]:
        """The words of two characters and more, each once: single ones are in every paragraph."""
        return tuple(word for word in dict.fromkeys(self._words.cut(text)) if len(word) > 1)

    def _rarest(self, field: str, text: str) -> list[str]:
        """The words of a text that the index has, the rarest first."""
        counted = [(self._frequency(field, word), word) for word in self._cuts(text)]
        return [word for count, word in sorted(counted) if count]

    def _with_any(self, text: str, words: int, limit: int) -> list[int]:
        """The paragraphs that have most of so many of the rarest words of a text."""
        terms = [(Occur.Should, self._term(_TEXT, word)) for word in self._rarest(_TEXT, text)[:words]]
        return self._ids(terms, limit) if terms else []

    def _with_all(self, field: str, text: str, limit: int) -> list[int]:
        cut = self._cuts(text)
        if len(cut) < _LEAST_WORDS or not all(self._frequency(field, word) for word in cut):
            return []
        rarest = self._rarest(field, text)[:_ALL_WORDS]
        return self._ids([(Occur.Must, self._term(field, word)) for word in rarest], limit)

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, "freq")

    def _ids(self, clauses: Sequence[tuple[Occur, tantivy.Query]], limit: int) -> list[int]:
        # Not counting along lets tantivy leave out most of what a common word matches.
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=limit, count=False)
        if not found.hits:
            return []
        least = _LEAST_SCORE * found.hits[0][0]
        addresses = [address for score, address in found.hits if score >= least]
        ids = self._searcher.fast_field_values("id", addresses)
        return [int(block) for block in ids if block]

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """The texts of paragraphs."""
        with self._reading() as connection:
            return dict(connection.execute(_TEXTS, (json.dumps(list(ids)),)))

    def sources(self, ids: Iterable[int]) -> dict[int, tuple[Source, ...]]:
        """The sources outside the bin that each paragraph stands in, the last twenty to come in."""
        with self._reading() as connection:
            rows = connection.execute(_PLACES, (json.dumps(list(ids)), _NEWEST_PLACES)).fetchall()
            known = self._sources.read(connection, {source for _, source in rows})
            found: dict[int, list[Source]] = {}
            for block, source in rows:
                if source in known:
                    found.setdefault(block, []).append(known[source])
        return {block: tuple(dict.fromkeys(sources)) for block, sources in found.items()}

    def is_ready_made(self, phrase: str, ids: Sequence[int]) -> bool:
        """Whether a phrase, which stands in these paragraphs, stands in so many sources that it is nobody's."""
        with self._reading() as connection:
            counts = dict(connection.execute(_COUNTS, (json.dumps(list(ids)[:_LOOKED_UP]),)))
        each = sum(counts.values()) / max(1, len(counts))
        known = self._rarest(_TEXT, phrase)
        most = self._frequency(_TEXT, known[0]) if known else 0
        if most * each <= self._most_sources:
            return False
        return self._ready_made(phrase) * each > self._most_sources

    def _count_phrase(self, phrase: str) -> int:
        """How many paragraphs have the words of a phrase; the first and the last may be parts of words."""
        words = self._words.cut(phrase)[1:-1]
        terms = [(Occur.Must, self._term(_TEXT, word)) for word in dict.fromkeys(words) if len(word) > 1]
        if not terms:
            return 0
        found = self._searcher.search(tantivy.Query.boolean_query(terms), limit=1)
        return found.count or 0  # pyright: ignore[reportAttributeAccessIssue] -- lacks in tantivy's types
