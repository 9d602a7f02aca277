"""What this library has still to tell, and what it has told and seen: small tables beside the sources.

The child process that carries segments writes them, too, also while a window holds the library's lock: they have
nothing to do with the index.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from drafter.library.feed.office_values import office_value

#: Stands for a source with all that is said of it.
WHOLE = "*"
#: Which sources a server no longer lets this library hold.
WITHDRAWN = "brought <> '' AND digest NOT IN (SELECT source FROM holdings)"
#: Facts that are the user's own affair: a server gives them to his own machines, a folder must not have them.
OWN = "star/"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to tell: a fact, or the WHOLE of a source."""

    row: int
    source: str
    name: str


def counted(rows: Iterable[Row]) -> tuple[int, int]:
    """How many whole sources rows tell, and how many corrections of others."""
    names = [row.name == WHOLE for row in rows]
    return sum(names), len(names) - sum(names)


def has_joined(connection: sqlite3.Connection) -> bool:
    """Whether this library belongs to an office, so that what changes is told."""
    return bool(office_value(connection, "office"))


def note(connection: sqlite3.Connection, source: str, names: Collection[str]) -> None:
    """Remember to tell facts of a source, within the transaction under way; what is private never comes in."""
    if has_joined(connection) and not is_private(connection, source):
        connection.executemany(
            "INSERT INTO journal (source, name, segment) VALUES (?, ?, '')",
            [(source, name) for name in names if may_tell(connection, name)],
        )


def may_tell(connection: sqlite3.Connection, name: str) -> bool:
    """Whether a fact of this name may leave this library: what is the user's own only to a server that knows him."""
    if not name.startswith(OWN):
        return True
    person = office_value(connection, "person") if office_value(connection, "server") else ""
    return bool(person) and name.endswith(f"/{person}")


def note_all(connection: sqlite3.Connection) -> None:
    """Remember to tell everything anew, within the transaction under way.

    A server knows what colleagues told it, and to whom it may show that: it is told what was brought in here.
    """
    has_server = bool(office_value(connection, "server"))
    connection.execute("DELETE FROM journal")
    connection.execute(
        "INSERT INTO journal (source, name, segment) SELECT digest, ?, '' FROM sources"
        " WHERE private = 0 AND starter = 0 AND NOT (? AND brought <> '')"
        " UNION SELECT source, ?, '' FROM facts WHERE NOT ? AND name NOT GLOB 'star/*' AND source NOT IN"
        " (SELECT digest FROM sources)",
        (WHOLE, has_server, WHOLE, has_server),
    )


def waiting(connection: sqlite3.Connection) -> list[Row]:
    """What has still to be told, the oldest first."""
    rows = connection.execute("SELECT row, source, name FROM journal WHERE segment = '' ORDER BY row")
    return [Row(*row) for row in rows]


def is_private(connection: sqlite3.Connection, digest: str) -> bool:
    """Whether a source is never told to colleagues: the user's own affair, or the program's own material."""
    row = connection.execute("SELECT private OR starter FROM sources WHERE digest = ?", (digest,)).fetchone()
    return bool(row and row[0])
