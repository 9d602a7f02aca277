"""Who changed what of a source, and when."""

import datetime
import sqlite3
from itertools import groupby, pairwise

from drafter.library.colleagues import Change
from drafter.library.feed.fact import CORRECTABLE, GIVEN, REMOVED, Fact

_TOLD = (*CORRECTABLE, REMOVED, "scope")
_SAID = "SELECT source, name, n, at, device, value, who FROM {} WHERE source = :digest"


def history_of(connection: sqlite3.Connection, digest: str) -> list[Change]:
    """Every change of what is known of a source, the newest first."""
    rows = connection.execute(f"{_SAID.format('facts')} UNION {_SAID.format('was')}", {"digest": digest})
    facts = sorted((Fact(*row) for row in rows), key=lambda fact: (fact.name, fact.rank))
    changes = [
        ((fact.at, fact.n), change)
        for name, said in groupby(facts, key=lambda fact: fact.name)
        if name in _TOLD or name.startswith(GIVEN)
        for fact, change in _changes(name, list(said))
    ]
    return [change for _, change in sorted(changes, key=lambda pair: pair[0], reverse=True)]


def _changes(name: str, said: list[Fact]) -> list[tuple[Fact, Change]]:
    """The changes of one fact, the oldest first; what was recognised is where they begin."""
    if said[0].n > 0:
        said.insert(0, Fact(said[0].source, name, 0, 0, "", ""))
    recognised = [fact for fact in said if fact.n == 0][-1:]
    steps = [*recognised, *(fact for fact in said if fact.n > 0)]
    return [
        (now, Change(name, before.value, now.value, now.who, _moment(now.at), now is steps[-1]))
        for before, now in pairwise(steps)
        if before.value != now.value
    ]


def _moment(at: int) -> datetime.datetime | None:
    """The local time of milliseconds since 1970; None for what no calendar has."""
    try:
        return datetime.datetime.fromtimestamp(at / 1000)
    except (ValueError, OverflowError, OSError):
        return None
