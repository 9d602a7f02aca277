"""What the library page lists and changes: sources, the bin, recognised facts, uses, favourites."""

import sqlite3
from collections.abc import Sequence

from drafter.core.errors import UserError
from drafter.core.model import Source
from drafter.library.api import SourceRecord
from drafter.library.sources import SOURCE_COLUMNS, source_of
from drafter.library.store import next_generation


def source_number(connection: sqlite3.Connection, source_id: str) -> int:
    """The number of a source in the store; UserError where it is gone."""
    row = connection.execute("SELECT number FROM sources WHERE id = ?", (source_id,)).fetchone()
    if row is None:
        raise UserError("语料库里已经没有这篇材料，请刷新列表后再试。")
    return row[0]


def find_source(connection: sqlite3.Connection, source_id: str) -> tuple[int, Source]:
    """A source with its number in the store; UserError where it is gone."""
    number = source_number(connection, source_id)
    sql = f"SELECT {SOURCE_COLUMNS} FROM sources s WHERE number = ?"
    return number, source_of(connection.execute(sql, (number,)).fetchone())


def list_sources(connection: sqlite3.Connection) -> list[SourceRecord]:
    """Every source, newest first, those in the bin too."""
    uses = dict(
        connection.execute(
            "SELECT p.source, sum(b.uses) FROM blocks b JOIN placements p ON p.block = b.id"
            " WHERE b.uses > 0 GROUP BY p.source"
        ).fetchall()
    )
    versions = dict(
        connection.execute(
            "SELECT family, count(*) FROM sources WHERE removed = 0 GROUP BY family"
        ).fetchall()
    )
    rows = connection.execute(
        f"SELECT s.number, s.paragraphs, s.removed, s.family, s.reader, {SOURCE_COLUMNS} FROM sources s"
        " ORDER BY s.day DESC, s.number DESC"
    )
    return [
        SourceRecord(
            source_of(columns),
            paragraphs,
            uses.get(number, 0),
            bool(removed),
            versions.get(family, 0) - (not removed),
            reader,
        )
        for number, paragraphs, removed, family, reader, *columns in rows
    ]


def set_removed(connection: sqlite3.Connection, source_id: str, removed: bool) -> list[int]:
    """Put a source into the bin or take it out, within the transaction under way; gives its blocks."""
    number = source_number(connection, source_id)
    connection.execute("UPDATE sources SET removed = ? WHERE number = ?", (removed, number))
    return _touch(connection, number)


def set_facts(connection: sqlite3.Connection, source: Source) -> list[int]:
    """Write what is known of a source anew, within the transaction under way; gives its blocks."""
    number = source_number(connection, source.id)
    connection.execute(
        "UPDATE sources SET title = ?, day = ?, speaker = ?, occasion = ?, unit = ?, place = ?, level = ?,"
        " whose = ?, state = ?, date_guessed = ? WHERE number = ?",
        (
            source.title,
            source.date.toordinal() if source.date else None,
            source.speaker,
            source.occasion,
            source.unit,
            source.place,
            source.level,
            source.whose,
            source.state,
            source.date_guessed,
            number,
        ),
    )
    return _touch(connection, number)


def _touch(connection: sqlite3.Connection, number: int) -> list[int]:
    """Mark the blocks of a source as changed; gives them."""
    blocks = {
        block
        for table in ("placements", "sections")
        for (block,) in connection.execute(f"SELECT block FROM {table} WHERE source = ?", (number,))
    }
    generation = next_generation(connection)
    connection.executemany(
        "UPDATE blocks SET changed = ? WHERE id = ?", [(generation, one) for one in blocks]
    )
    return sorted(blocks)


def empty_bin(connection: sqlite3.Connection) -> int:
    """Delete the sources in the bin for good, within the transaction under way; gives how many."""
    blocks = connection.execute(
        "SELECT p.block FROM placements p JOIN sources s ON s.number = p.source WHERE s.removed = 1"
        " UNION SELECT p.block FROM sections p JOIN sources s ON s.number = p.source WHERE s.removed = 1"
    ).fetchall()
    connection.execute(
        "INSERT OR REPLACE INTO meta SELECT 'last_block', coalesce(max(id), 0) FROM blocks"  # no id is used twice
    )
    gone = connection.execute("DELETE FROM sources WHERE removed = 1").rowcount
    connection.executemany(
        "DELETE FROM blocks WHERE id = ? AND NOT EXISTS (SELECT 1 FROM placements WHERE block = blocks.id)"
        " AND NOT EXISTS (SELECT 1 FROM sections WHERE block = blocks.id)",
        blocks,
    )
    return gone


def note_use(connection: sqlite3.Connection, block_ids: Sequence[str]) -> None:
    """Count one more use of each block."""
    connection.executemany(
        "UPDATE blocks SET uses = uses + 1 WHERE id = ?", [(int(one),) for one in block_ids]
    )


def set_favourite(connection: sqlite3.Connection, block_id: str, favourite: bool) -> None:
    """Mark a block, or take the mark away."""
    connection.execute("UPDATE blocks SET favourite = ? WHERE id = ?", (favourite, int(block_id)))
