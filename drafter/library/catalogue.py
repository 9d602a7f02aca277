"""What the library page lists and changes: sources, the bin, recognised facts, uses, favourites."""

import datetime
import sqlite3
import time
from collections.abc import Mapping, Sequence

from drafter.core.errors import UserError
from drafter.core.model import Source
from drafter.library.api import SourceRecord
from drafter.library.colleagues import Change, Sharing
from drafter.library.feed.fact import GIVEN, REMOVED, day_of, values_of
from drafter.library.feed.facts import count_use, facts_of, forget_facts, mark, say
from drafter.library.feed.history import history_of
from drafter.library.feed.journal import WHOLE, has_joined, note
from drafter.library.feed.office_values import office_value
from drafter.library.objects import forget_pictures
from drafter.library.sources import SOURCE_COLUMNS, source_of
from drafter.library.store import next_generation

#: The value of the fact `removed` where somebody put a source into the bin.
_REMOVED = "回收站"
#: Milliseconds that a shared source stays in the bin.
_DAY = 24 * 60 * 60 * 1000
_KEPT = 30 * _DAY
#: The newest source of a block, what tells the block apart, and its uses.
_PLACED = """
SELECT s.digest, b.digest, b.uses FROM blocks b JOIN sources s ON s.number = (
    SELECT max(source) FROM (SELECT source FROM placements WHERE block = b.id
    UNION ALL SELECT source FROM sections WHERE block = b.id)
) WHERE b.id = ?
"""


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
        f"SELECT s.number, s.paragraphs, s.removed, s.family, s.reader, s.private, {SOURCE_COLUMNS} FROM sources s"
        " WHERE s.removed < 2 ORDER BY s.day DESC, s.number DESC"
    )
    return [
        SourceRecord(
            source_of(columns),
            paragraphs,
            uses.get(number, 0),
            bool(removed),
            versions.get(family, 0) - (not removed),
            reader,
            bool(private),
        )
        for number, paragraphs, removed, family, reader, private, *columns in rows
    ]


def set_removed(connection: sqlite3.Connection, source_id: str, removed: bool) -> list[int]:
    """Put a source into the bin or take it out, within the transaction under way; gives its blocks."""
    return set_values(connection, source_id, {REMOVED: _REMOVED if removed else ""})


def set_facts(connection: sqlite3.Connection, source: Source) -> list[int]:
    """Write what is known of a source anew, within the transaction under way; gives its blocks."""
    return set_values(connection, source.id, values_of(source))


def set_values(connection: sqlite3.Connection, source_id: str, values: Mapping[str, str]) -> list[int]:
    """Give facts of a source new values, within the open transaction; returns the ids of its blocks."""
    number, source = find_source(connection, source_id)
    digest, removed = connection.execute(
        "SELECT digest, removed FROM sources WHERE number = ?", (number,)
    ).fetchone()
    said = {name: fact.value for name, fact in facts_of(connection, digest).items() if name in values}
    shown = said | values_of(source) | {REMOVED: _REMOVED if removed else ""}
    say(connection, digest, shown, values)
    return touch(connection, number)


def sharing_of(connection: sqlite3.Connection, source_id: str) -> Sharing:
    """When a source was delivered, and who may read it; UserError where it is gone."""
    number = source_number(connection, source_id)
    digest = connection.execute("SELECT digest FROM sources WHERE number = ?", (number,)).fetchone()[0]
    facts = facts_of(connection, digest)
    given = [
        (day, fact.value)
        for name, fact in facts.items()
        if fact.value and name.startswith(GIVEN) and (day := day_of(name))
    ]
    scope = (
        (facts["scope"].value if "scope" in facts else "unit") if office_value(connection, "server") else ""
    )
    return Sharing(tuple(sorted(given, reverse=True)), scope)


def source_history(connection: sqlite3.Connection, source_id: str) -> list[Change]:
    """Who changed what of a source, the newest change first; UserError where it is gone."""
    number = source_number(connection, source_id)
    digest = connection.execute("SELECT digest FROM sources WHERE number = ?", (number,)).fetchone()[0]
    return history_of(connection, digest)


def set_private(connection: sqlite3.Connection, source_id: str, private: bool) -> list[int]:
    """Keep a source from colleagues, or tell it to them, within the transaction under way; gives no blocks."""
    number = source_number(connection, source_id)
    connection.execute("UPDATE sources SET private = ? WHERE number = ?", (private, number))
    digest = connection.execute("SELECT digest FROM sources WHERE number = ?", (number,)).fetchone()[0]
    note(connection, digest, [] if private else [WHOLE])
    return []


def touch(connection: sqlite3.Connection, number: int) -> list[int]:
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
    """Delete the sources in the bin for good, within the transaction under way; gives how many.

    What colleagues share stays thirty days, for they may still want it back.
    """
    if not has_joined(connection):
        return delete_sources(connection, "s.removed = 1")
    due = time.time_ns() // 1_000_000 - _KEPT
    old = f"s.removed = 1 AND (s.private OR s.starter OR s.binned < {due})"
    return delete_sources(connection, old, but=REMOVED)


def delete_sources(
    connection: sqlite3.Connection, which: str, values: Mapping[str, object] | None = None, but: str = ""
) -> int:
    """Delete sources (a condition on s with its values) with their blocks and facts, all facts `but` one; gives how many sources."""
    values = values or {}
    blocks = connection.execute(
        f"SELECT p.block FROM placements p JOIN sources s ON s.number = p.source WHERE {which}"
        f" UNION SELECT p.block FROM sections p JOIN sources s ON s.number = p.source WHERE {which}",
        values,
    ).fetchall()
    connection.execute(
        "INSERT OR REPLACE INTO meta SELECT 'last_block', coalesce(max(id), 0) FROM blocks"  # no id is used twice
    )
    gone = connection.execute(f"DELETE FROM sources AS s WHERE {which} RETURNING digest", values).fetchall()
    forget_facts(connection, [digest for (digest,) in gone], but)
    forget_pictures(connection)
    connection.executemany(
        "DELETE FROM blocks WHERE id = ? AND NOT EXISTS (SELECT 1 FROM placements WHERE block = blocks.id)"
        " AND NOT EXISTS (SELECT 1 FROM sections WHERE block = blocks.id)",
        blocks,
    )
    return len(gone)


def brought_by_colleagues(connection: sqlite3.Connection) -> list[str]:
    """The ids of the sources that colleagues brought."""
    return [row[0] for row in connection.execute("SELECT id FROM sources WHERE brought <> ''")]


def list_brought(connection: sqlite3.Connection, since: datetime.date) -> list[Source]:
    """The sources outside the bin that colleagues brought on a day or later."""
    first = datetime.datetime.combine(since, datetime.time()).timestamp() * 1000
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS} FROM sources s WHERE s.came >= ? AND s.brought <> '' AND s.removed = 0"
        " ORDER BY s.number DESC",
        (first,),
    )
    return [source_of(row) for row in rows]


def overdue_loans(connection: sqlite3.Connection, now: int) -> tuple[list[str], int]:
    """The ids of the sources that other units lent and that are to be hidden or shown now, and what `removed` says of
    them then: 2 where the last contact with the server is longer ago than it allows at `now` (milliseconds since 1970), else 0.
    """
    lease, last = (int(office_value(connection, key) or 0) for key in ("lease", "contact"))
    if lease and last and now - last > lease * _DAY:
        lent = "brought <> '' AND removed = 0 AND digest NOT IN (SELECT source FROM holdings WHERE unit = ?)"
        rows = connection.execute(f"SELECT id FROM sources WHERE {lent}", (office_value(connection, "unit"),))
        return [row[0] for row in rows], 2
    return [row[0] for row in connection.execute("SELECT id FROM sources WHERE removed = 2")], 0


def set_hidden(connection: sqlite3.Connection, source_id: str, removed: int) -> list[int]:
    """Take a source out of sight, or back into it, which is no fact to tell anybody; gives its blocks."""
    number = source_number(connection, source_id)
    connection.execute("UPDATE sources SET removed = ? WHERE number = ?", (removed, number))
    return touch(connection, number)


def count_hidden(connection: sqlite3.Connection) -> int:
    """How many sources are out of sight because nothing was heard of the server for too long."""
    return connection.execute("SELECT count(*) FROM sources WHERE removed = 2").fetchone()[0]


def note_use(connection: sqlite3.Connection, block_ids: Sequence[str], step: int = 1) -> None:
    """Count one more use of each block, or with `step` -1 one less."""
    for block in block_ids:
        row = connection.execute(_PLACED, (int(block),)).fetchone()
        if row:  # else its source was deleted meanwhile
            digest, block_digest, uses = row
            uses = count_use(connection, digest, block_digest.hex(), uses, step)
            connection.execute("UPDATE blocks SET uses = ? WHERE id = ?", (uses, int(block)))


def set_favourite(connection: sqlite3.Connection, block_id: str, favourite: bool) -> None:
    """Mark a block, or take the mark away."""
    row = connection.execute(_PLACED, (int(block_id),)).fetchone()
    if row:  # else its source was deleted meanwhile
        digest, block_digest, _ = row
        mark(connection, digest, block_digest.hex(), favourite)
        connection.execute("UPDATE blocks SET favourite = ? WHERE id = ?", (favourite, int(block_id)))
