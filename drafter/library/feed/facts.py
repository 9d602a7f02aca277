"""The facts in the store. Whatever is said of a source, here or by a colleague, comes in through this door."""

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafter.library.feed.fact import CORRECTABLE, REMOVED, Fact, column_of, values_of
from drafter.library.feed.journal import OWN, note
from drafter.library.feed.office_values import device_of, office_value
from drafter.library.sources import SOURCE_COLUMNS, source_of

_FACTS = "SELECT source, name, n, at, device, value, who FROM facts"
_OF_USES = "name GLOB 'use/*' AND name >= ? AND name < ?"
#: Names that change too often, or are nobody's business, for a history.
_WITHOUT_HISTORY = ("use/", "star/", "object/", "picture/")


def facts_of(connection: sqlite3.Connection, digest: str) -> dict[str, Fact]:
    """The facts of a source, by name."""
    return {row[1]: Fact(*row) for row in connection.execute(f"{_FACTS} WHERE source = ?", (digest,))}


def say(
    connection: sqlite3.Connection, digest: str, before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    """Say new values of a source, within the transaction under way, and show them; equal ones are not said again.

    `before` has the values as they are shown: what nobody has said yet was recognised by the reader.
    """
    known = facts_of(connection, digest)
    device, who = device_of(connection), office_value(connection, "name")
    at = time.time_ns() // 1_000_000
    said = []
    for name, value in after.items():
        if value != before.get(name, ""):
            old = known.get(name) or _recognised(connection, digest, name, before.get(name, ""))
            said.append(Fact(digest, name, old.n + 1, at, device, value, who))
            _keep_old(connection, old)
            _write(connection, said[-1])
    note(connection, digest, [fact.name for fact in said])
    show(connection, digest, said)


def merge(connection: sqlite3.Connection, digest: str, offered: Iterable[Fact]) -> list[Fact]:
    """Take in facts of a source, within the transaction under way; gives those that are greater than what was known.

    What loses stands in the history. Any order, any number of times gives the same facts in the end.
    """
    known = _recognised_of(connection, digest) | facts_of(connection, digest)
    won: dict[str, Fact] = {}
    for fact in offered:
        old = known.get(fact.name)
        if old is None or fact.rank > old.rank:
            known[fact.name] = won[fact.name] = fact
            if old:
                _keep_old(connection, old)
        elif fact.rank < old.rank:
            _keep_old(connection, fact)
    for fact in won.values():
        _write(connection, fact)
    return list(won.values())


def show(connection: sqlite3.Connection, digest: str, facts: Iterable[Fact]) -> None:
    """Write the values of these facts to the columns of a source, within the open transaction."""
    shown = dict(column for fact in facts if (column := column_of(fact.name, fact.value)))
    if REMOVED in shown:
        shown["binned"] = time.time_ns() // 1_000_000 if shown[REMOVED] else 0
    if shown:
        columns = ", ".join(f"{name} = ?" for name in shown)
        connection.execute(f"UPDATE sources SET {columns} WHERE digest = ?", (*shown.values(), digest))


def count_use(connection: sqlite3.Connection, digest: str, block: str, shown: int, step: int = 1) -> int:
    """Count one more use of a block in a source, or with `step` -1 one less; gives how often all devices used it.

    A device that has seen a use keeps it until this one counts on. `shown` are its uses so far: those from before there were facts are nobody else's.
    """
    device = device_of(connection)
    uses = uses_of(connection, block)
    own = {key: n for key, n in uses.items() if key[1] == device}
    n = own.get((digest, device), 0) + step
    if not own:
        n += max(shown - sum(uses.values()), 0)
    n = max(n, 0)
    fact = Fact(digest, f"use/{block}/{device}", n, time.time_ns() // 1_000_000, device, "")
    _write(connection, fact)
    note(connection, digest, [fact.name])
    return sum(uses_of(connection, block).values())


def mark(connection: sqlite3.Connection, digest: str, block: str, favourite: bool) -> None:
    """Mark a block of a source, or take the mark away.

    It is the user's own affair: it goes into no shared folder, and from a server to his own machines only.
    """
    name = f"{OWN}{block}/{office_value(connection, 'person')}"
    old = facts_of(connection, digest).get(name)
    n = old.n + 1 if old else 1
    value = "1" if favourite else ""
    _write(connection, Fact(digest, name, n, time.time_ns() // 1_000_000, device_of(connection), value))
    note(connection, digest, [name])


def name_marks(connection: sqlite3.Connection, person: str) -> None:
    """Call the marks in this library those of a person of a server, and have them to tell, within the transaction under way."""
    rows = connection.execute(f"{_FACTS} WHERE name GLOB '{OWN}*'").fetchall()
    for fact in (Fact(*row) for row in rows):
        name = f"{OWN}{fact.name.split('/')[1]}/{person}"
        if name != fact.name:
            merge(connection, fact.source, [replace(fact, name=name)])
            connection.execute("DELETE FROM facts WHERE source = ? AND name = ?", (fact.source, fact.name))
        note(connection, fact.source, [name])


def is_marked(connection: sqlite3.Connection, block: str) -> bool:
    """Whether the person whose library this is marked a block, in any of its sources."""
    name = f"{OWN}{block}/{office_value(connection, 'person')}"
    row = connection.execute("SELECT 1 FROM facts WHERE name = ? AND value = '1'", (name,)).fetchone()
    return row is not None


def uses_of(connection: sqlite3.Connection, block: str) -> dict[tuple[str, str], int]:
    """How often each device used a block, by source and device."""
    sql = f"SELECT source, substr(name, ?), n FROM facts WHERE {_OF_USES}"
    prefix = f"use/{block}/"
    rows = connection.execute(sql, (len(prefix) + 1, prefix, f"use/{block}0"))
    return {(source, device): n for source, device, n in rows}


def forget_facts(connection: sqlite3.Connection, digests: Sequence[str], but: str = "") -> None:
    """Delete what was ever said of sources that are deleted for good, within the transaction under way.

    The fact named by `but` stays: colleagues go on telling what they know of the source.
    """
    for table in ("facts", "was"):
        connection.executemany(
            f"DELETE FROM {table} WHERE source = ? AND name <> ?", [(digest, but) for digest in digests]
        )


def turn(connection: sqlite3.Connection, digest: str) -> None:
    """Forget what was said of a source, within the transaction under way: another unit's is shown from now on.

    What this library has still to tell stays, and so do uses and marks; the history keeps all of it.
    """
    waiting = "SELECT name FROM journal WHERE source = :digest AND segment = ''"
    which = (
        f"source = :digest AND name NOT GLOB 'use/*' AND name NOT GLOB 'star/*' AND name NOT IN ({waiting})"
    )
    values = {"digest": digest}
    connection.execute(f"INSERT OR IGNORE INTO was {_FACTS} WHERE {which}", values)
    connection.execute(f"DELETE FROM facts WHERE {which}", values)
    if REMOVED not in facts_of(connection, digest):
        connection.execute("UPDATE sources SET removed = 0, binned = 0 WHERE digest = ?", (digest,))


def _recognised_of(connection: sqlite3.Connection, digest: str) -> dict[str, Fact]:
    """What the reader recognised of a source that is here, by name."""
    row = connection.execute(
        f"SELECT s.reader, {SOURCE_COLUMNS} FROM sources s WHERE s.digest = ?", (digest,)
    ).fetchone()
    if row is None:
        return {}
    at = int(row[0]) if row[0].isdecimal() else 0
    values = values_of(source_of(row[1:]))
    return {name: Fact(digest, name, 0, at, "", values[name]) for name in CORRECTABLE if values[name]}


def _recognised(connection: sqlite3.Connection, digest: str, name: str, value: str) -> Fact:
    """What the reader recognised, where nobody has said anything yet."""
    row = connection.execute("SELECT reader FROM sources WHERE digest = ?", (digest,)).fetchone()
    return Fact(digest, name, 0, int(row[0]) if row and row[0].isdecimal() else 0, "", value)


def _keep_old(connection: sqlite3.Connection, fact: Fact) -> None:
    if not fact.name.startswith(_WITHOUT_HISTORY):
        connection.execute("INSERT OR IGNORE INTO was VALUES (?, ?, ?, ?, ?, ?, ?)", _row(fact))


def _write(connection: sqlite3.Connection, fact: Fact) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", _row(fact))


def _row(fact: Fact) -> tuple[object, ...]:
    return fact.source, fact.name, fact.n, fact.at, fact.device, fact.value, fact.who
