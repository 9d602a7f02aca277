"""From the store to the index: what the index must hold of a block."""

import datetime
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from drafter.core.model import Source
from drafter.library.blocks import CutBlock, Fresh, Kind, digest_of
from drafter.library.impact_tiers import words_by_tier
from drafter.library.indexing.index import Entry
from drafter.library.topics import Topics
from drafter.library.words import Words

#: Blocks read from the store at a time.
BATCH = 500

_PLACES = """
SELECT p.block, p.move, s.number, s.day, s.level, s.occasion, s.title, s.starter
FROM {table} p JOIN sources s ON s.number = p.source
WHERE s.removed = 0 AND p.block IN (SELECT value FROM json_each(?))
"""
_PLACED = _PLACES.format(table="placements")
_SPANNED = _PLACES.format(table="sections").replace("p.move", "''")
_TEXTS = "SELECT id, first_version, kind, text FROM blocks WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class _Places:
    """Where a block stands, gathered over its sources."""

    facets: set[tuple[str, str]] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    day: int = 0
    starter: bool = True

    def entry(
        self,
        number: int,
        first_version: int,
        block: CutBlock,
        topics: Topics,
        of_title: Mapping[str, Sequence[str]],
    ) -> Entry:
        """What the index holds of the block; `of_title` has the topic of each title, where it has one.

        Titles are taken in their own order, not in that of the set, which differs from process to process.
        """
        named = dict.fromkeys(
            [*topics.of(block.text), *(topic for title in sorted(self.titles) for topic in of_title[title])]
        )
        facets = [*sorted(self.facets), *(("topic", topic) for topic in named)]
        sources = sorted(self.sources)
        return Entry(
            number,
            block.kind,
            block.words,
            block.tiers,
            first_version,
            facets,
            sources,
            self.day,
            self.starter,
        )


def entries(
    connection: sqlite3.Connection, ids: Sequence[int], words: Words, topics: Topics
) -> Iterator[Entry]:
    """The entries of those of the blocks that stand in a source outside the bin."""
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        yield from _batch(connection, batch, words, topics)


def fresh_entries(blocks: Sequence[Fresh], number: int, source: Source, topics: Topics) -> Iterator[Entry]:
    """The entries of blocks that stand only in this source, which has this number in the store."""
    day = source.date.toordinal() if source.date else 0
    of_source = _facets_of_source(day, source.level, source.occasion)
    of_title = {source.title: _topic_of_title(source.title, topics)}
    for block in blocks:
        if block.cut.kind is not Kind.FRONT:
            facets = of_source | {("move", move) for move in block.moves}
            places = _Places(facets, {str(number)}, {source.title}, day, source.starter)
            yield places.entry(block.id, block.first_version, block.cut, topics, of_title)


def _batch(
    connection: sqlite3.Connection, ids: Sequence[int], words: Words, topics: Topics
) -> Iterator[Entry]:
    stored = connection.execute(_TEXTS, (json.dumps(ids),))
    rows = [row for row in stored if row[2] != Kind.FRONT]
    places = _places(connection, [row[0] for row in rows])
    titles = {title for place in places.values() for title in place.titles}
    of_title = {title: _topic_of_title(title, topics) for title in titles}
    for number, first_version, kind_number, text in rows:
        if number in places:
            kind = Kind(kind_number)
            whole = "\n".join(section_texts(connection, number)) if kind is Kind.SECTION else text
            block = cut_block(kind, whole, words.stream(whole))
            yield places[number].entry(number, first_version, block, topics, of_title)


def _places(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, _Places]:
    found: dict[int, _Places] = defaultdict(_Places)
    of_source: dict[int, set[tuple[str, str]]] = {}
    wanted = (json.dumps(ids),)
    for sql in (_PLACED, _SPANNED):
        for block, move, number, day, level, occasion, title, starter in connection.execute(sql, wanted):
            place = found[block]
            if number not in of_source:
                of_source[number] = _facets_of_source(day or 0, level, occasion)
            place.facets |= of_source[number]
            if move:
                place.facets.add(("move", move))
            place.sources.add(str(number))
            place.titles.add(title)
            place.day = max(place.day, day or 0)
            place.starter = place.starter and bool(starter)
    return found


def _facets_of_source(day: int, level: str, occasion: str) -> set[tuple[str, str]]:
    """What every block of a source is found by; `day` is an ordinal, 0 where unknown."""
    year = str(datetime.date.fromordinal(day).year) if day else ""
    values = (("year", year), ("level", level), ("occasion", occasion))
    return {(facet, value) for facet, value in values if value}


def _topic_of_title(title: str, topics: Topics) -> Sequence[str]:
    return topics.of(title)[:1]


def cut_block(kind: Kind, text: str, words: Sequence[str]) -> CutBlock:
    """A block with this text, cut into these words."""
    tiers = list(map(" ".join, words_by_tier(words))) if kind is Kind.PARAGRAPH else []
    return CutBlock(kind, digest_of(kind, text), text, " ".join(words), tiers)


def section_texts(connection: sqlite3.Connection, block: int) -> list[str]:
    """The texts of the paragraphs of a section, heading first."""
    rows = connection.execute(
        "SELECT b.text FROM placements p JOIN blocks b ON b.id = p.block"
        " JOIN (SELECT source, position, stop FROM sections WHERE block = ? LIMIT 1) s"
        " ON p.source = s.source AND p.position >= s.position AND p.position < s.stop ORDER BY p.position",
        (block,),
    )
    return [text for (text,) in rows]
