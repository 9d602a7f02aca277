"""From the store to the index: what the index must hold of a block."""

import datetime
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from drafter.library.blocks import Kind, Piece
from drafter.library.index import Entry
from drafter.library.topics import Topics
from drafter.library.weighty import weighty_words
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
_TEXTS = "SELECT id, kind, text FROM blocks WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class _Places:
    """Where a block stands, gathered over its sources."""

    facets: set[tuple[str, str]] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    day: int = 0
    starter: bool = True


def entries(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    words: Words,
    topics: Topics,
    pieces: Mapping[int, Piece],
) -> Iterator[Entry]:
    """The entries of those of the blocks that stand in a source outside the bin.

    `pieces` holds blocks that were cut just now; the others are cut here.
    """
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        yield from _batch(connection, batch, words, topics, pieces)


def _batch(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    words: Words,
    topics: Topics,
    pieces: Mapping[int, Piece],
) -> Iterator[Entry]:
    rows = _texts(connection, ids, pieces)
    places = _places(connection, [block for block, _, _ in rows])
    titles = {title for place in places.values() for title in place.titles}
    of_title = {title: topics.of(title)[:1] for title in titles}
    for block, kind, text in rows:
        if block not in places:
            continue
        place = places[block]
        if piece := pieces.get(block):
            held, weighty = piece.words, piece.weighty
        else:
            text = "\n".join(section_texts(connection, block)) if kind is Kind.SECTION else text
            stream = words.stream(text)
            held = " ".join(stream)
            weighty = weighty_by_tier(kind, stream)
        named = dict.fromkeys(
            [*topics.of(text), *(topic for title in place.titles for topic in of_title[title])]
        )
        facets = [*sorted(place.facets), *(("topic", topic) for topic in named)]
        yield Entry(block, kind, held, weighty, facets, sorted(place.sources), place.day, place.starter)


def _texts(
    connection: sqlite3.Connection, ids: Sequence[int], pieces: Mapping[int, Piece]
) -> list[tuple[int, Kind, str]]:
    """Id, kind and text of those of the blocks that the index holds; "" for a section that was not cut just now."""
    cut = [(i, pieces[i].kind, pieces[i].text) for i in ids if i in pieces]
    others = [i for i in ids if i not in pieces]
    stored = connection.execute(_TEXTS, (json.dumps(others),)) if others else ()
    rows = [*cut, *((block, Kind(number), text) for block, number, text in stored)]
    return [row for row in rows if row[1] is not Kind.FRONT]


def _places(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, _Places]:
    found: dict[int, _Places] = defaultdict(_Places)
    of_source: dict[int, set[tuple[str, str]]] = {}
    wanted = (json.dumps(ids),)
    for sql in (_PLACED, _SPANNED):
        for block, move, number, day, level, occasion, title, starter in connection.execute(sql, wanted):
            place = found[block]
            if number not in of_source:
                year = str(datetime.date.fromordinal(day).year) if day else ""
                values = (("year", year), ("level", level), ("occasion", occasion))
                of_source[number] = {(facet, value) for facet, value in values if value}
            place.facets |= of_source[number]
            if move:
                place.facets.add(("move", move))
            place.sources.add(str(number))
            place.titles.add(title)
            place.day = max(place.day, day or 0)
            place.starter = place.starter and bool(starter)
    return found


def weighty_by_tier(kind: Kind, stream: Sequence[str]) -> list[str]:
    """What the index holds of the words that weigh much in a block, each tier's parted by spaces."""
    return list(map(" ".join, weighty_words(stream))) if kind is Kind.PARAGRAPH else []


def section_texts(connection: sqlite3.Connection, block: int) -> list[str]:
    """The texts of the paragraphs of a section, heading first."""
    rows = connection.execute(
        "SELECT b.text FROM placements p JOIN blocks b ON b.id = p.block"
        " JOIN (SELECT source, position, stop FROM sections WHERE block = ? LIMIT 1) s"
        " ON p.source = s.source AND p.position >= s.position AND p.position < s.stop ORDER BY p.position",
        (block,),
    )
    return [text for (text,) in rows]
