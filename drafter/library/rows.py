"""Rows of the store turned into the values the rest of the program knows."""

import datetime
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.model import Move, Paragraph, Role, Source
from drafter.library.blocks import Kind

SOURCE_COLUMNS = "s.id, s.title, s.file, s.day, s.speaker, s.occasion, s.unit, s.place, s.level, s.starter"
#: How many sources of one text are told; ready-made phrases may stand in thousands.
_MOST_SOURCES = 100


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it stands in its newest source."""

    id: int
    paragraphs: tuple[Paragraph, ...]
    kin: int
    favourite: bool
    uses: int
    sources: tuple[Source, ...]


def source_of(row: Sequence[object]) -> Source:
    """The source of the SOURCE_COLUMNS of a row."""
    identity, title, file, day, *rest, starter = row
    date = datetime.date.fromordinal(day) if isinstance(day, int) else None
    return Source(str(identity), str(title), str(file), date, *map(str, rest), starter=bool(starter))


def paragraph_of(source: Source, row: Sequence[object]) -> Paragraph:
    """The paragraph of (position, role, level, move, marker, starts, text) in this source."""
    position, role, level, move, marker, starts, text = row
    return Paragraph(
        f"{source.id}-{position}",
        Role(str(role)),
        int(str(level)),
        str(text),
        str(marker),
        Move(str(move)) if move else None,
        source,
        starts=bool(starts),
    )


_PARAGRAPHS = (
    "SELECT p.position, p.role, p.level, p.move, p.marker, p.starts, b.text"
    " FROM placements p JOIN blocks b ON b.id = p.block"
)


def paragraphs_between(
    connection: sqlite3.Connection, number: int, source: Source, start: int, stop: int
) -> tuple[Paragraph, ...]:
    """The paragraphs of a source from one position up to but not including another."""
    rows = connection.execute(
        f"{_PARAGRAPHS} WHERE p.source = ? AND p.position >= ? AND p.position < ? ORDER BY p.position",
        (number, start, stop),
    )
    return tuple(paragraph_of(source, row) for row in rows)


def read_block(connection: sqlite3.Connection, block: int) -> Block | None:
    """A block with its sources outside the bin, newest first; None where it has none any more."""
    row = connection.execute(
        "SELECT kind, kin, favourite, uses FROM blocks WHERE id = ?", (block,)
    ).fetchone()
    if row is None:
        return None
    kind, kin, favourite, uses = row
    table = "sections" if kind == Kind.SECTION else "placements"
    stop = "p.stop" if kind == Kind.SECTION else "p.position + 1"
    places = connection.execute(
        f"SELECT p.source, p.position, {stop}, {SOURCE_COLUMNS} FROM {table} p"
        " JOIN sources s ON s.number = p.source WHERE p.block = ? AND s.removed = 0"
        f" ORDER BY s.starter, s.day DESC, s.number DESC LIMIT {_MOST_SOURCES}",
        (block,),
    ).fetchall()
    if not places:
        return None
    number, start, end, *columns = places[0]
    paragraphs = paragraphs_between(connection, number, source_of(columns), start, end)
    sources = dict.fromkeys(source_of(place[3:]) for place in places)
    return Block(block, paragraphs, kin, bool(favourite), uses, tuple(sources))


def other_versions(connection: sqlite3.Connection, block: Block) -> int:
    """How many further blocks are near-identical versions of this one."""
    return connection.execute(
        "SELECT count(*) FROM blocks b WHERE (b.id = :kin OR (b.kin = :kin AND b.kin <> b.id)) AND b.id <> :id"
        " AND EXISTS (SELECT 1 FROM placements p JOIN sources s ON s.number = p.source"
        " WHERE p.block = b.id AND s.removed = 0 UNION ALL"
        " SELECT 1 FROM sections p JOIN sources s ON s.number = p.source WHERE p.block = b.id AND s.removed = 0)",
        {"kin": block.kin, "id": block.id},
    ).fetchone()[0]
