"""Ranked blocks out of the index, made into hits with what the store knows of them."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import overload

import tantivy

from drafter.core.clip import Clip
from drafter.library.ageing import Remarks
from drafter.library.api import Hit, Query
from drafter.library.blocks import Kind
from drafter.library.finding.highlight import Span, highlighter
from drafter.library.finding.keywords import keywords_of
from drafter.library.finding.queries import Clauses, Part, QueryBuilder, narrowed
from drafter.library.finding.shortlist import make_shortlist
from drafter.library.indexing.index import View
from drafter.library.rows import Block, count_versions, read_blocks
from drafter.library.sources import Sources
from drafter.library.words import Words

Scored = tuple[int, float]
Accept = Callable[[str], bool]

_MARKED = {
    "favourite": "SELECT id FROM blocks WHERE favourite = 1",
    "used": "SELECT id FROM blocks WHERE uses > 0 ORDER BY uses DESC",
}
#: Of versions, the block that stands in a speech that was given, the newest of them.
_GIVEN = """
SELECT b.first_version, b.id FROM blocks b JOIN placements p ON p.block = b.id JOIN sources s ON s.number = p.source
WHERE b.first_version IN (SELECT value FROM json_each(?)) AND b.kind = ? AND s.state = 'delivered' AND s.removed = 0 ORDER BY s.day
"""
#: Blocks fetched beyond those asked for, since versions fall together.
_SPARE = 10
#: Where fewer paragraphs have one of the words, all matches are looked at as fast as a shortlist of them.
_FEW = 3_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """How many blocks match (`is_least`: at least so many), and their ids and scores in order."""

    total: int
    scored: Iterator[Scored]
    is_least: bool = False


class Lookup:
    """One view of the index and one connection to the store, for answering one question."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        sources: Sources,
        view: View,
        words: Words,
    ) -> None:
        self.connection = connection
        self._sources = sources
        self.searcher = view.searcher
        self.schema = view.schema
        self._view = view
        self.words = words

    def builder(self, kind: Kind) -> QueryBuilder:
        """What builds queries over blocks of one kind."""
        return QueryBuilder(self.schema, kind, self.words)

    def count(self, looked_for: tantivy.Query) -> int:
        """How many blocks match."""
        return self.ranked(looked_for, 1).total

    def ranked(self, looked_for: tantivy.Query, run: int, order: str | None = None) -> Ranked:
        """The matching blocks, best first; `order` names a field that they are sorted by instead, highest first.

        About `run` of them are fetched at once, the others as they are taken.
        """
        run += _SPARE

        def fetch(start: int) -> tantivy.SearchResult:
            # Counting along costs nothing measurable, also where it is not needed.
            return self.searcher.search(looked_for, limit=run, offset=start, order_by_field=order)

        first = fetch(0)
        total = first.count or 0  # pyright: ignore[reportAttributeAccessIssue] -- lacks in tantivy's types
        return Ranked(total, self._scored(first, fetch, run))

    def best_of_many(self, parts: Sequence[Part], clauses: Clauses, run: int) -> Ranked | None:
        """As `ranked` for the clauses of a wish of paragraphs, with the first `run` of them from a shortlist.

        None where it is not certain that they are on it, or where looking at all matches costs no more.
        """
        run += _SPARE
        builder = self.builder(Kind.PARAGRAPH)
        frequency = builder.frequency(self.searcher)
        words = [word for part in parts for word in part.words]
        if not words or min(map(frequency, words)) < _FEW:
            return None
        averages = self._view.averages(builder.term(min(words, key=frequency)))
        if averages is None:
            return None
        shortlist = make_shortlist(self.schema, self.searcher, parts, averages, run)
        best = shortlist and shortlist.search(self.searcher, clauses, run)
        if best is None:
            return None
        every = later(lambda: self.ranked(tantivy.Query.boolean_query(clauses), run).scored)
        return Ranked(best.total, each_once(chain(self._read_ids(best.hits), every)), is_least=True)

    def _read_ids(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[Scored]:
        ids = self.searcher.fast_field_values("id", [address for _, address in hits])
        return [(int(block or 0), float(score)) for (score, _), block in zip(hits, ids, strict=True)]

    def _scored(
        self, found: tantivy.SearchResult, fetch: Callable[[int], tantivy.SearchResult], run: int
    ) -> Iterator[Scored]:
        start = 0
        while True:
            yield from self._read_ids(found.hits)
            if len(found.hits) < run:
                return
            start += run
            found = fetch(start)

    def marked(self, mark: str) -> list[int]:
        """The "favourite" or "used" blocks, the most used first."""
        return [block for (block,) in self.connection.execute(_MARKED[mark])]

    def source_number(self, source_id: str) -> int:
        """The number of a source in the store, 0 where it is gone or lies in the bin."""
        sql = "SELECT number FROM sources WHERE id = ? AND removed = 0"
        row = self.connection.execute(sql, (source_id,)).fetchone()
        return row[0] if row else 0

    def narrowing(self, query: Query) -> Clauses:
        """The clauses of everything that narrows a query besides its words."""
        source = self.source_number(query.source_id) if query.source_id else None
        return narrowed(self.schema, query, source, self.marked)

    def keywords(self, builder: QueryBuilder, text: str, most: int = 16) -> dict[str, float]:
        """The words that tell what a text is about, with their weights, at most so many."""
        frequency = builder.frequency(self.searcher)
        return keywords_of(self.words.cut(text), frequency, self.searcher.num_docs, most)

    def blocks(self, kind: Kind, ids: Collection[int]) -> dict[int, Block]:
        """Those of the blocks of one kind that stand in a source outside the bin."""
        return read_blocks(self.connection, self._sources, kind, ids)

    def hits(
        self,
        kind: Kind,
        scored: Iterator[Scored],
        limit: int,
        wanted: Sequence[str] = (),
        without: Collection[int] = (),
        accept: Accept | None = None,
        page: int = 0,
    ) -> "Hits":
        """At most `limit` hits of the scored blocks, of versions only one: that which was given, else the best.

        `wanted` pieces are highlighted; blocks whose first version is in `without` or whose text `accept` turns down are
        left out. Of each `page` hits (0: none) those with what is past its time sink to the end.
        """
        seen = set(without)
        chosen: list[tuple[Block, float]] = []
        while len(chosen) < limit and (run := list(islice(scored, limit - len(chosen)))):
            blocks = self.blocks(kind, [block for block, _ in run])
            for number, score in run:
                block = blocks.get(number)
                if block is None or block.first_version in seen or (accept and not accept(block.text)):
                    continue
                seen.add(block.first_version)
                chosen.append((block, score))
        versions = count_versions(self.connection, [block.first_version for block, _ in chosen])
        chosen = self._as_given(kind, chosen, versions, wanted)
        remarks = Remarks(self.connection, [block.id for block, _ in chosen])
        if page:
            sunk = (
                sorted(chosen[start : start + page], key=lambda pair: remarks.is_old(pair[0].id))
                for start in range(0, len(chosen), page)
            )
            chosen = list(chain.from_iterable(sunk))
        return Hits(chosen, highlighter(wanted), versions, remarks)

    def _as_given(
        self,
        kind: Kind,
        chosen: list[tuple[Block, float]],
        versions: Mapping[int, int],
        wanted: Sequence[str],
    ) -> list[tuple[Block, float]]:
        """The same blocks, each that has versions as it was given, where that has the wanted words, too."""
        firsts = [block.first_version for block, _ in chosen if versions.get(block.first_version, 1) > 1]
        given = dict(self.connection.execute(_GIVEN, (json.dumps(firsts), kind)).fetchall()) if firsts else {}
        blocks = self.blocks(kind, set(given.values()))

        def shown(block: Block) -> Block:
            other = blocks.get(given.get(block.first_version, 0))
            if other is None or any(one.state == "delivered" for one in block.sources):
                return block
            return other if all(word in other.text for word in wanted if word in block.text) else block

        return [(shown(block), score) for block, score in chosen]


class Hits(Sequence[Hit]):
    """Chosen blocks with their scores as hits, each made when it is first asked for."""

    def __init__(
        self,
        chosen: Sequence[tuple[Block, float]],
        spans: Callable[[str], tuple[Span, ...]],
        versions: Mapping[int, int],
        remarks: Remarks,
    ) -> None:
        self._remarks = remarks
        self._chosen = chosen
        self._spans = spans
        self._versions = versions
        self._made: dict[int, Hit] = {}

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> "Hits": ...

    def __getitem__(self, place: "int | slice") -> "Hit | Hits":
        if isinstance(place, slice):
            return Hits(self._chosen[place], self._spans, self._versions, self._remarks)
        at = range(len(self._chosen))[place]
        if at not in self._made:
            self._made[at] = self._make(*self._chosen[at])
        return self._made[at]

    def _make(self, block: Block, score: float) -> Hit:
        versions = max(0, self._versions.get(block.first_version, 1) - 1)
        remarks = self._remarks.of(block.id, block.sources[0])
        return hit_of(block, self._spans(block.paragraphs[0].text), score, versions, remarks)


def hit_of(
    block: Block,
    highlights: tuple[Span, ...] = (),
    score: float = 0.0,
    versions: int = 0,
    remarks: tuple[str, ...] = (),
) -> Hit:
    """A block as a hit; `highlights` are in its first paragraph, `versions` counts its further ones."""
    return Hit(
        id=str(block.id),
        clip=Clip(block.paragraphs),
        score=score,
        highlights=highlights,
        versions=versions,
        sources=block.sources,
        favourite=block.favourite,
        uses=block.uses,
        remarks=remarks,
    )


def later(find: Callable[[], Iterator[Scored]]) -> Iterator[Scored]:
    """What is found, looked for only when the first of it is asked for."""
    yield from find()


def each_once(ranked: Iterator[Scored]) -> Iterator[Scored]:
    """The blocks in order, those that come again left out."""
    seen: set[int] = set()
    for block, score in ranked:
        if block not in seen:
            seen.add(block)
            yield block, score
