"""Sources as they are read from the store."""

import datetime
import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from drafter.core.model import Source

SOURCE_COLUMNS = (
    "s.id, s.title, s.file, s.day, s.speaker, s.occasion, s.unit, s.place, s.level, s.starter,"
    " s.whose, s.state, s.date_guessed, s.brought, s.came"
)
_BY_NUMBER = f"""
SELECT s.number, {SOURCE_COLUMNS} FROM sources s
WHERE s.number IN (SELECT value FROM json_each(?)) AND s.removed = 0
"""
#: So many sources are remembered, more than most offices have: about 5 MB. Where there are more, the older half goes.
_MOST = 5_000


def source_of(row: Sequence) -> Source:
    """The source of the SOURCE_COLUMNS of a row."""
    identity, title, file, day, *texts, starter, whose, state, guessed, brought, came = row
    date = datetime.date.fromordinal(day) if day else None
    speaker, occasion, unit, place, level = texts
    return Source(
        identity,
        title,
        file,
        date,
        speaker,
        occasion,
        unit,
        place,
        level,
        bool(starter),
        whose,
        state,
        bool(guessed),
        brought,
        datetime.date.fromtimestamp(came / 1000) if came else None,
    )


class Known(Mapping[int, Source]):
    """Sources by their numbers, each made of its row when it is first asked for: of fifty results eight are seen."""

    def __init__(self, rows: Iterable[tuple[int, Sequence | Source]] = ()) -> None:
        self._rows = dict(rows)

    def __getitem__(self, number: int) -> Source:
        found = self._rows[number]
        if not isinstance(found, Source):
            found = self._rows[number] = source_of(found)
        return found

    def __contains__(self, number: object) -> bool:
        return number in self._rows

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def learn(self, rows: Iterable[tuple[int, Sequence]]) -> None:
        """Know more sources by their rows."""
        self._rows.update(rows)

    def without_first(self, count: int) -> "Known":
        """All but so many that were learnt first."""
        return Known(islice(self._rows.items(), count, None))


class Sources(threading.local):
    """The sources that each thread read last, remembered for as long as nothing in the store changes."""

    def __init__(self) -> None:
        self._state: tuple[sqlite3.Connection, int, int] | None = None
        self._known = Known()

    def read(self, connection: sqlite3.Connection, numbers: Collection[int]) -> Known:
        """Those of the sources with these numbers that are outside the bin, and perhaps others."""
        version = connection.execute("PRAGMA data_version").fetchone()[0]  # changes with what others write
        state = (connection, version, connection.total_changes)
        if state != self._state:
            self._state, self._known = state, Known()
        elif len(self._known) > _MOST:
            self._known = self._known.without_first(_MOST // 2)
        missing = [number for number in numbers if number not in self._known]
        if missing:
            rows = connection.execute(_BY_NUMBER, (json.dumps(missing),))
            self._known.learn((number, row) for number, *row in rows)
        return self._known
