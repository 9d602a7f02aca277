"""What became of sources: which was given otherwise than it stands here, which went into the bin or was corrected, and
where the paragraphs of an archived speech were taken from.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence

from drafter.core.model import Paragraph, Source
from drafter.core.serial import source_from_json, source_to_json
from drafter.library.lifecycle import Given
from drafter.library.sources import SOURCE_COLUMNS, source_of

_FAMILY = f"""
SELECT s.number, {SOURCE_COLUMNS} FROM sources s
WHERE s.family = (SELECT family FROM sources WHERE id = ? AND state IN ('draft', 'review'))
AND s.state = 'delivered' AND s.removed = 0 ORDER BY s.day DESC LIMIT 1
"""
_LATER = f"""
SELECT s.number, {SOURCE_COLUMNS} FROM sources s JOIN sources old ON old.family = s.family
WHERE old.id = ? AND s.number > old.number AND s.removed = 0 ORDER BY s.number DESC LIMIT 1
"""
_TEXTS = (
    "SELECT b.text FROM placements p JOIN blocks b ON b.id = p.block WHERE p.source = ? ORDER BY p.position"
)
_BY_ID = f"SELECT s.removed, {SOURCE_COLUMNS} FROM sources s WHERE s.id IN (SELECT value FROM json_each(?))"


def given_otherwise(connection: sqlite3.Connection, source_id: str) -> Given | None:
    """The speech as it was given, where the source with this id is an earlier state of it."""
    row = connection.execute(_FAMILY, (source_id,)).fetchone()
    if row is None:
        return None
    number, *columns = row
    return Given(source_of(columns), _texts(connection, number))


def later_version(connection: sqlite3.Connection, source_id: str) -> tuple[Sequence[str], Given] | None:
    """The paragraphs of the source with this id, and the version of it that came in last, where one came after it."""
    row = connection.execute(_LATER, (source_id,)).fetchone()
    if row is None:
        return None
    number, *columns = row
    (old,) = connection.execute("SELECT number FROM sources WHERE id = ?", (source_id,)).fetchone()
    return _texts(connection, old), Given(source_of(columns), _texts(connection, number))


def _texts(connection: sqlite3.Connection, number: int) -> tuple[str, ...]:
    return tuple(text for (text,) in connection.execute(_TEXTS, (number,)))


def whereabouts(connection: sqlite3.Connection, ids: Collection[str]) -> Mapping[str, tuple[Source, bool]]:
    """The sources with these ids as they are known now, and whether each lies in the bin; none that is gone."""
    rows = connection.execute(_BY_ID, (json.dumps(list(ids)),))
    found = [(bool(removed), source_of(columns)) for removed, *columns in rows]
    return {source.id: (source, removed) for removed, source in found}


def keep_origins(connection: sqlite3.Connection, number: int, paragraphs: Sequence[Paragraph]) -> None:
    """Keep where the paragraphs of a source were taken from, as far as they say so."""
    rows = [
        (number, place, json.dumps(source_to_json(paragraph.source), ensure_ascii=False))
        for place, paragraph in enumerate(paragraphs)
        if paragraph.source is not None
    ]
    connection.executemany("INSERT INTO taken_from VALUES (?, ?, ?)", rows)


def origins_of(connection: sqlite3.Connection, number: int) -> dict[int, Source]:
    """Where the paragraphs of a source were taken from, by their positions."""
    rows = connection.execute("SELECT position, origin FROM taken_from WHERE source = ?", (number,))
    return {position: source_from_json(json.loads(origin)) for position, origin in rows}
