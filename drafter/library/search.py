"""Search: from a query to the best hits."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import tantivy
from tantivy import Occur

from drafter.core.clip import Clip, ClipKind
from drafter.core.errors import UserError
from drafter.core.length import count_characters
from drafter.library.api import Hit, Query, Results
from drafter.library.blocks import KIND_OF_CLIP, Kind
from drafter.library.facets import count_facets, topics_by_year
from drafter.library.highlight import highlights
from drafter.library.look import Builder, Clauses, among, narrowed
from drafter.library.parse import Wish, parse_wish
from drafter.library.rows import other_versions, read_block
from drafter.library.telling import telling_words
from drafter.library.words import Words

Scored = tuple[int, float]

_MARKED = {
    "favourite": "SELECT id FROM blocks WHERE favourite = 1",
    "used": "SELECT id FROM blocks WHERE uses > 0 ORDER BY uses DESC",
}
#: Ranked blocks are read in runs of this many beyond what is shown, since versions fall together.
_SPARE = 20


class Search:
    """Answers queries from one view of the index and one connection to the store."""

    def __init__(
        self, connection: sqlite3.Connection, searcher: tantivy.Searcher, schema: tantivy.Schema, words: Words
    ) -> None:
        self._connection = connection
        self._searcher = searcher
        self._schema = schema
        self._words = words

    def run(self, query: Query) -> Results:
        """The best hits, near-identical versions shown once."""
        wish = parse_wish(query.text)
        builder = self.builder(KIND_OF_CLIP[query.kind])
        clauses = builder.wish(wish) + self.narrowing(query)
        if query.sort == "use":
            ranked = self._by_use(builder, clauses)
        else:
            ranked = self.ranked(
                builder.all_of(clauses), query.limit, "day" if query.sort == "date" else None
            )
        wanted = [*self._pieces(wish), *wish.phrases]
        hits = self.hits(ranked, wanted, query.offset, query.limit)
        return Results(self._total(builder.all_of(clauses), len(hits), query), hits)

    def build(self, query: Query) -> tantivy.Query:
        """The index query for everything that a query asks for."""
        builder = self.builder(KIND_OF_CLIP[query.kind])
        return builder.all_of(builder.wish(parse_wish(query.text)) + self.narrowing(query))

    def builder(self, kind: Kind) -> Builder:
        """What builds queries over blocks of one kind."""
        return Builder(self._schema, kind, self._words)

    def facets(self, query: Query) -> dict[str, dict[str, int]]:
        """The counts of `facets.count_facets`."""
        return count_facets(self._searcher, query, self.build)

    def overview(self) -> dict[str, dict[str, int]]:
        """The paragraphs of each topic, by year."""
        return topics_by_year(self._searcher, self.build(Query()))

    def headings(self, query: Query) -> dict[int, list[Hit]]:
        """The headings that fit a query, by their number of characters, the shortest first."""
        groups: dict[int, list[Hit]] = {}
        for hit in self.run(replace(query, kind=ClipKind.HEADING)).hits:
            groups.setdefault(count_characters(hit.clip.paragraphs[0].text), []).append(hit)
        return dict(sorted(groups.items()))

    def similar(self, block_id: int, limit: int) -> tuple[Hit, ...]:
        """Blocks of the same kind that share the telling words of a block, its own versions left out."""
        block = read_block(self._connection, block_id)
        if block is None:
            raise UserError("语料库里已经没有这一段，请重新搜索")
        builder = self.builder(KIND_OF_CLIP[Clip(block.paragraphs).kind])
        text = "\n".join(paragraph.text for paragraph in block.paragraphs)
        ranked = self.ranked(builder.any_of(self.telling(builder, text)), limit)
        return self.hits(ranked, [], 0, limit, {block.kin})

    def telling(self, builder: Builder, text: str) -> dict[str, float]:
        """The words that tell what a text is about, with their weights."""
        return telling_words(
            self._words.cut(text), builder.frequency(self._searcher), self._searcher.num_docs
        )

    def narrowing(self, query: Query) -> Clauses:
        """The clauses of a query's facets."""
        source: int | None = None
        if query.source_id:
            row = self._connection.execute(
                "SELECT number FROM sources WHERE id = ?", (query.source_id,)
            ).fetchone()
            source = row[0] if row else 0
        return narrowed(self._schema, query, source, self._marked)

    def _marked(self, mark: str) -> list[int]:
        return [block for (block,) in self._connection.execute(_MARKED[mark])]

    def _pieces(self, wish: Wish) -> list[str]:
        return [piece for word in wish.words for piece in self._words.cut(word)]

    def ranked(self, looked_for: tantivy.Query, run: int, order: str | None = None) -> Iterator[Scored]:
        """The ids and scores of the matching blocks, best first, fetched from the index as they are taken."""
        start = 0
        while True:
            found = self._searcher.search(
                looked_for, limit=run + _SPARE, offset=start, count=False, order_by_field=order
            ).hits
            ids = self._searcher.fast_field_values("id", [address for _, address in found])
            for (score, _), block in zip(found, ids, strict=True):
                yield int(block or 0), float(score)
            if len(found) < run + _SPARE:
                return
            start += len(found)

    def _by_use(self, builder: Builder, clauses: Clauses) -> Iterator[Scored]:
        """Matching blocks that were used, most often first, then the others by relevance."""
        used = self._marked("used")
        if used:
            matching = [*clauses, (Occur.Must, among(self._schema, used)), *builder.of_kind()]
            found = {block for block, _ in self.ranked(builder.all_of(matching), len(used))}
            yield from ((block, 0.0) for block in used if block in found)
        others = [*clauses, (Occur.MustNot, among(self._schema, used))]
        yield from self.ranked(builder.all_of(others), 50)

    def hits(
        self,
        ranked: Iterator[Scored],
        wanted: Sequence[str],
        offset: int,
        limit: int,
        without: Collection[int] = (),
    ) -> tuple[Hit, ...]:
        """The hits from `offset` on, at most `limit`, of versions only the best, none of the kins in `without`."""
        seen: set[int] = set()
        found: list[Hit] = []
        for block_id, score in ranked:
            block = read_block(self._connection, block_id)
            if block is None or block.kin in seen or block.kin in without:
                continue
            seen.add(block.kin)
            if len(seen) <= offset:
                continue
            marks = highlights(block.paragraphs[0].text, wanted)
            versions = other_versions(self._connection, block)
            found.append(
                Hit(
                    str(block.id),
                    Clip(block.paragraphs),
                    score,
                    marks,
                    versions,
                    block.sources,
                    block.favourite,
                    block.uses,
                )
            )
            if len(found) == limit:
                break
        return tuple(found)

    def _total(self, looked_for: tantivy.Query, shown: int, query: Query) -> int:
        if shown < query.limit and (shown or not query.offset):
            return query.offset + shown
        found = self._searcher.search(looked_for, limit=1, count=True)
        return found.count or 0  # pyright: ignore[reportAttributeAccessIssue] -- lacks in tantivy's types
