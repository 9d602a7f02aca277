"""What waits in the journal as lines of a segment."""

import sqlite3
from collections.abc import Iterator, Sequence

from drafter.core.model import Paragraph
from drafter.library.feed.attached import objects_as_facts
from drafter.library.feed.fact import CORRECTABLE, Fact, values_of
from drafter.library.feed.facts import facts_of
from drafter.library.feed.journal import WHOLE, Row, is_private, may_tell
from drafter.library.feed.office_values import office_value
from drafter.library.feed.record import MOST_OF_SOURCE, edition_of, fact_line, source_line
from drafter.library.rows import paragraphs_between
from drafter.library.sources import SOURCE_COLUMNS, source_of


def lines_of(connection: sqlite3.Connection, rows: Sequence[Row]) -> Iterator[tuple[Row, list[str]]]:
    """The lines that tell each row, as things stand now; none for what is gone or told by another row."""
    by = office_value(connection, "name")
    whole = {row.source for row in rows if row.name == WHOLE}
    # Who may read a picture on a server follows from its source; a folder is open to all, and tells a picture once.
    pictures: set[str] | None = None if office_value(connection, "server") else set()
    told: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.source, row.name)
        if key in told or is_private(connection, row.source):
            yield row, []
            continue
        told.add(key)
        if row.name == WHOLE:
            yield row, list(_whole_lines(connection, row.source, by, pictures))
        elif row.source in whole:
            yield row, []
        else:
            fact = facts_of(connection, row.source).get(row.name)
            yield row, [fact_line(fact, by)] if fact and may_tell(connection, fact.name) else []


def paragraphs_of(connection: sqlite3.Connection, digest: str) -> list[Paragraph]:
    """The paragraphs of a source as a line tells them."""
    row = connection.execute(
        f"SELECT s.number, {SOURCE_COLUMNS} FROM sources s WHERE digest = ?", (digest,)
    ).fetchone()
    return list(paragraphs_between(connection, row[0], source_of(row[1:]), 0, 1 << 31)) if row else []


def rank_of(connection: sqlite3.Connection, source: str) -> tuple[int, str] | None:
    """The rank of the edition that is here, None where the source is not."""
    row = connection.execute("SELECT reader, edition FROM sources WHERE digest = ?", (source,)).fetchone()
    if row is None:
        return None
    reader, edition = row
    edition = edition or edition_of(paragraphs_of(connection, source))[1]
    return int(reader) if reader.isdecimal() else 0, edition


def _whole_lines(
    connection: sqlite3.Connection, digest: str, by: str, pictures: set[str] | None
) -> Iterator[str]:
    facts = facts_of(connection, digest)
    row = connection.execute(
        f"SELECT s.reader, s.brought, s.number, {SOURCE_COLUMNS} FROM sources s WHERE s.digest = ?", (digest,)
    ).fetchone()
    if row and row[1] and office_value(connection, "server"):
        return  # the server has it from whoever brought it
    if row:
        source, reader = source_of(row[3:]), int(row[0]) if row[0].isdecimal() else 0
        paragraphs = paragraphs_of(connection, digest)
        line = source_line(digest, reader, source.file, row[1] or by, paragraphs)
        if len(line.encode()) < MOST_OF_SOURCE:
            yield line
            rank = reader, edition_of(paragraphs)[1]
            for fact in objects_as_facts(connection, digest, row[2], rank, pictures):
                yield fact_line(fact, "")
        recognised = values_of(source)
        for name in CORRECTABLE:
            if name not in facts and recognised[name]:
                yield fact_line(Fact(digest, name, 0, reader, "", recognised[name]), "")
    for fact in facts.values():
        if may_tell(connection, fact.name):
            yield fact_line(fact, by)
