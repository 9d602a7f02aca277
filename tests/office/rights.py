"""Random people who bring, give, withdraw and read sources, each read compared with a model of the rights.

`python -m tests.office.rights --operations 100000 --seed 1` prints how many reads and refusals differed from the model, then how
many operations it took until the absence of each clause of the policy was noticed.
"""

import argparse
import random
from dataclasses import dataclass, field

import psycopg

from drafter.core.hashing import sha256
from tests.office.cluster import Cluster, running_cluster

#: Number, path, line of work.
_UNITS = (
    (11, [11], "应急"),
    (12, [11, 12], ""),
    (13, [11, 12, 13], "教育"),
    (14, [11, 14], "应急"),
    (15, [15], "教育"),
)
_STATES = ("初稿", "定稿", "已讲", "送审稿")
_SCOPES = ("unit", "line", "down", "all")
_GIVEN = ("定稿", "已讲")
_MEMBER = "unit = ANY ((SELECT (office.me()).units)::int[])"
_LINE = "scope = 'line' AND line = ANY ((SELECT (office.me()).lines)::text[])"
_DOWN = "scope = 'down' AND unit = ANY ((SELECT (office.me()).uppers)::int[])"
_ALL = "scope = 'all' AND (SELECT (office.me()).person) IS NOT NULL"
#: The policy with one clause taken out, or one condition of it.
MUTANTS = {
    "own unit": f"given AND ({_LINE} OR {_DOWN} OR {_ALL})",
    "line": f"{_MEMBER} OR given AND ({_DOWN} OR {_ALL})",
    "down": f"{_MEMBER} OR given AND ({_LINE} OR {_ALL})",
    "all": f"{_MEMBER} OR given AND ({_LINE} OR {_DOWN})",
    "given": f"{_MEMBER} OR ({_LINE} OR {_DOWN} OR {_ALL})",
    "which line": f"{_MEMBER} OR given AND (scope = 'line' OR {_DOWN} OR {_ALL})",
    "which unit above": f"{_MEMBER} OR given AND ({_LINE} OR scope = 'down' OR {_ALL})",
}
WHOLE = f"{_MEMBER} OR given AND ({_LINE} OR {_DOWN} OR {_ALL})"


@dataclass
class _Person:
    login: str
    unit: int
    curator: bool
    extra: tuple[tuple[int, bool], ...] = ()


@dataclass
class _Source:
    unit: int
    line: str
    scope: str = "unit"
    state: str = ""
    facts: int = 0


def _people() -> list[_Person]:
    made = []
    for number, _, _ in _UNITS:
        for curator in (True, False):
            made.append(_Person(f"p{number}{'c' if curator else 'm'}", number, curator))
    return [*made, _Person("twofold", 15, False, ((13, False),)), _Person("above", 15, False, ((12, True),))]


def set_up(cluster: Cluster) -> None:
    """The units and people of the model."""
    for number, path, line in _UNITS:
        cluster.add_unit(number, path, f"单位{number}", line)
    for number, person in enumerate(_people(), 100):
        cluster.add_person(number, person.login, person.login, person.unit, person.curator)
        with cluster.connect() as connection:
            for unit, below in person.extra:
                connection.execute("INSERT INTO office.extra VALUES (%s, %s, %s)", (number, unit, below))


@dataclass
class Model:
    """The rights as OFFICE.md says them, beside the server that is asked the same."""

    cluster: Cluster
    chance: random.Random
    sources: dict[str, _Source] = field(default_factory=dict)
    told: int = 0

    def __post_init__(self) -> None:
        self.people = _people()
        self.doors = {one.login: self.cluster.connect(one.login) for one in self.people}
        self.paths = {number: path for number, path, _ in _UNITS}
        self.lines = {number: line for number, _, line in _UNITS}

    def close(self) -> None:
        for door in self.doors.values():
            door.close()

    def operate(self) -> str:
        """One random operation; what differed from the model, "" where nothing did."""
        person = self.chance.choice(self.people)
        what = self.chance.choices(("add", "state", "scope", "line", "read"), (15, 20, 20, 5, 40))[0]
        if what == "add" or not self.sources:
            return self._add(person)
        if what == "read":
            return self._read(person)
        values = {"state": _STATES, "scope": _SCOPES, "line": ("应急", "教育")}[what]
        return self._say(person, what, self.chance.choice(values))

    def _add(self, person: _Person) -> str:
        self.told += 1
        body = f'[["title",0,"","",0,"第{self.told}篇"]]'
        digest, edition = (sha256(text.encode()).hexdigest() for text in (f"{person.unit}-{self.told}", body))
        line = f'{{"k":"source","id":"{digest}","reader":1,"edition":"{edition}","file":"x","paragraphs":{body}}}'
        self.sources[digest] = _Source(person.unit, self.lines[person.unit])
        return "source refused" if self._put(person, line) else ""

    def _say(self, person: _Person, name: str, value: str) -> str:
        own = [digest for digest, one in self.sources.items() if one.unit == person.unit]
        digest = self.chance.choice(own or list(self.sources))
        source = self.sources[digest]
        allowed = source.unit == person.unit and (
            person.curator or (name == "state" and source.state not in _GIVEN and value not in _GIVEN)
        )
        self.told += 1
        line = f'{{"k":"fact","id":"{digest}","name":"{name}","n":{self.told},"at":1,"dev":"ff","value":"{value}"}}'
        refused = self._put(person, line)
        if refused == allowed:
            return f"{name} of {person.login} {'refused' if refused else 'taken'}"
        if allowed:
            setattr(source, name, value)
            source.facts += 1
        return ""

    def _put(self, person: _Person, line: str) -> bool:
        row = self.doors[person.login].execute("SELECT office_1.put(%s::json)", (f"[{line}]",)).fetchone()
        return bool(row and row[0])

    def _read(self, person: _Person) -> str:
        door = self.doors[person.login]
        upper = door.execute("SELECT upper::text FROM office_1.hello()").fetchone()
        rows = door.execute(
            "SELECT no, id FROM office_1.sources('0', %s::xid8, '0', 0, 1000000)", (upper and upper[0],)
        ).fetchall()
        names = {no: identity.hex() for no, identity in rows}
        expected = {digest for digest, one in self.sources.items() if self._may_read(person, one)}
        if set(names.values()) != expected:
            return f"{person.login} reads {len(names)}, may read {len(expected)}"
        seen = {row[0] for row in door.execute("SELECT no FROM office_1.visible()")}
        facts = {
            row[0] for row in door.execute("SELECT source FROM office_1.facts_of(%s)", ([*names, 1, 2, 3],))
        }
        with_facts = {no for no, digest in names.items() if self.sources[digest].facts}
        return "" if seen == set(names) and facts == with_facts else f"{person.login} sees other facts"

    def _may_read(self, person: _Person, source: _Source) -> bool:
        units = {person.unit}
        for unit, below in person.extra:
            units |= {one for one, path in self.paths.items() if one == unit or (below and unit in path)}
        uppers = {above for unit in units for above in self.paths[unit]}
        lines = {self.lines[unit] for unit in units} - {""}
        given = source.state in _GIVEN and (
            source.scope == "all"
            or (source.scope == "line" and source.line in lines)
            or (source.scope == "down" and source.unit in uppers)
        )
        return source.unit in units or given


def differences(cluster: Cluster, operations: int, seed: int, *, stop: bool = False) -> list[tuple[int, str]]:
    """What differed from the model in so many operations; only the first difference with `stop`."""
    cluster.empty()
    model = Model(cluster, random.Random(seed))
    found = []
    try:
        for number in range(operations):
            try:
                problem = model.operate()
            except psycopg.Error as error:
                problem = type(error).__name__
            if problem:
                found.append((number, problem))
                if stop:
                    break
    finally:
        model.close()
    return found


def with_policy(cluster: Cluster, condition: str) -> None:
    """Let another condition say who sees a source."""
    with cluster.connect() as connection:
        connection.execute(f"ALTER POLICY see ON office.source USING ({condition})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with running_cluster() as running:
        set_up(running)
        wrong = differences(running, chosen.operations, chosen.seed)
        print(f"{chosen.operations} operations, {len(wrong)} differed from the model {wrong[:3]}", flush=True)
        for name, changed in MUTANTS.items():
            with_policy(running, changed)
            noticed = differences(running, 2_000, chosen.seed, stop=True)
            print(f"without “{name}”: {f'noticed at {noticed[0]}' if noticed else 'NOT NOTICED'}", flush=True)
