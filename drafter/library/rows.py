"""Rows of the store turned into the values the rest of the program knows."""

import datetime
import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from drafter.core.model import Move, Paragraph, Role, Source
from drafter.library.blocks import Kind

SOURCE_COLUMNS = "s.id, s.title, s.file, s.day, s.speaker, s.occasion, s.unit, s.place, s.level, s.starter"
#: How many sources of one text are told, the last ones to come in; ready-made phrases may stand in thousands.
_MOST_SOURCES = 100
#: How many versions of a block are counted; a form letter may have thousands.
_MOST_VERSIONS = 100
_BLOCK = "b.id, b.kin, b.favourite, b.uses"
_PLACE = "p.position, p.role, p.level, p.move, p.marker, p.starts"
_PLACED = f"""
SELECT {_BLOCK}, s.starter, s.day, s.number, b.text, {_PLACE}, {SOURCE_COLUMNS}
FROM blocks b JOIN placements p ON p.block = b.id JOIN sources s ON s.number = p.source
WHERE b.id IN (SELECT value FROM json_each(?)) AND s.removed = 0 AND p.source IN
    (SELECT source FROM placements q WHERE q.block = b.id ORDER BY q.source DESC LIMIT {_MOST_SOURCES})
"""
_SECTIONS = f"""
SELECT {_BLOCK}, s.starter, s.day, s.number, p.position, p.stop, {SOURCE_COLUMNS}
FROM blocks b JOIN sections p ON p.block = b.id JOIN sources s ON s.number = p.source
WHERE b.id IN (SELECT value FROM json_each(?)) AND s.removed = 0 AND p.source IN
    (SELECT source FROM sections q WHERE q.block = b.id ORDER BY q.source DESC LIMIT {_MOST_SOURCES})
"""
_PARAGRAPHS = f"SELECT b.text, {_PLACE} FROM placements p JOIN blocks b ON b.id = p.block"


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it stands in its newest source; `sources` are all outside the bin, newest first."""

    id: int
    kin: int
    favourite: bool
    uses: int
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source, ...]


def source_of(row: Sequence) -> Source:
    """The source of the SOURCE_COLUMNS of a row."""
    identity, title, file, day, speaker, occasion, unit, place, level, starter = row
    date = datetime.date.fromordinal(day) if day else None
    return Source(identity, title, file, date, speaker, occasion, unit, place, level, bool(starter))


def _paragraph_of(source: Source, row: Sequence) -> Paragraph:
    """The paragraph of (text, position, role, level, move, marker, starts) in this source."""
    text, position, role, level, move, marker, starts = row
    own_move = Move(move) if move else None
    own_id = f"{source.id}-{position}"
    return Paragraph(own_id, Role(role), level, text, marker, own_move, source, starts=bool(starts))


def paragraphs_between(
    connection: sqlite3.Connection, number: int, source: Source, start: int, stop: int
) -> tuple[Paragraph, ...]:
    """The paragraphs of a source from one position up to but not including another."""
    rows = connection.execute(
        f"{_PARAGRAPHS} WHERE p.source = ? AND p.position >= ? AND p.position < ? ORDER BY p.position",
        (number, start, stop),
    )
    return tuple(_paragraph_of(source, row) for row in rows)


def read_blocks(connection: sqlite3.Connection, kind: Kind, ids: Collection[int]) -> dict[int, Block]:
    """Those of the blocks of one kind that stand in a source outside the bin."""
    found: dict[int, list[tuple]] = {}
    for row in connection.execute(_SECTIONS if kind is Kind.SECTION else _PLACED, (json.dumps(list(ids)),)):
        found.setdefault(row[0], []).append(row)
    return {block: _block_of(connection, kind, rows) for block, rows in found.items()}


def read_texts(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, str]:
    """The texts of blocks, "" for sections; a fraction of the work of `read_blocks`."""
    sql = "SELECT id, text FROM blocks WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(list(ids)),)))


def _block_of(connection: sqlite3.Connection, kind: Kind, rows: list[tuple]) -> Block:
    """The block of its rows, one a place where it stands."""
    if len(rows) > 1:
        rows.sort(key=lambda row: (row[4], -(row[5] or 0), -row[6]))
    block, kin, favourite, uses, _, _, number = rows[0][:7]
    source = source_of(rows[0][-10:])
    if kind is Kind.SECTION:
        start, stop = rows[0][7:9]
        paragraphs = paragraphs_between(connection, number, source, start, stop)
    else:
        paragraphs = (_paragraph_of(source, rows[0][7:14]),)
    sources = (source,) if len(rows) == 1 else tuple(dict.fromkeys(source_of(row[-10:]) for row in rows))
    return Block(block, kin, bool(favourite), uses, paragraphs, sources)


def kind_of_block(connection: sqlite3.Connection, block: int) -> Kind | None:
    """The kind of a block, None where it is gone."""
    row = connection.execute("SELECT kind FROM blocks WHERE id = ?", (block,)).fetchone()
    return Kind(row[0]) if row else None


def count_versions(connection: sqlite3.Connection, kins: Collection[int]) -> dict[int, int]:
    """How many blocks outside the bin are versions of each other, for those of the kins that have versions."""
    rows = connection.execute(
        "SELECT b.kin, b.id FROM blocks b WHERE b.kin <> b.id AND b.kin IN (SELECT value FROM json_each(?))",
        (json.dumps(list(kins)),),
    )
    members: dict[int, list[int]] = {}
    for kin, block in rows:
        members.setdefault(kin, [kin]).append(block)
    return {
        kin: sum(_stands(connection, block) for block in blocks[:_MOST_VERSIONS])
        for kin, blocks in members.items()
    }


def _stands(connection: sqlite3.Connection, block: int) -> bool:
    """Whether a block stands in any source outside the bin."""
    return any(
        connection.execute(
            f"SELECT 1 FROM {table} p JOIN sources s ON s.number = p.source"
            " WHERE p.block = ? AND s.removed = 0 LIMIT 1",
            (block,),
        ).fetchone()
        for table in ("placements", "sections")
    )
