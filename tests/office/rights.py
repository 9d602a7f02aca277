"""Random people who bring, give, withdraw and read sources, each read compared with a model of the rights.

`python -m tests.office.rights --operations 100000 --seed 1` prints how many reads and refusals differed from the model, then how
many operations it took until the absence of each clause of the policy was noticed.
"""

import argparse
import contextlib
import random
from collections.abc import Iterator
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
_GIVEN = ("定稿", "已讲")
#: What is said of sources, and how often each operation comes.
_VALUES = {
    "state": ("初稿", "定稿", "已讲", "送审稿"),
    "scope": ("unit", "line", "down", "all"),
    "line": ("应急", "教育"),
    "title": ("甲", "乙"),
    "removed": ("", "重复"),
}
_DEEDS = {
    "add": 8, "state": 19, "scope": 19, "line": 4, "title": 4, "removed": 4, "use": 5, "star": 5, "read": 22, "mistake": 10
}  # fmt: skip
#: Files that people have; more than one unit may bring each.
_FILES = 60
#: How likely each source of one's own unit is among those that one speaks of; where none is, it is of all.
_OF_OWN = 0.8
_MEMBER = "unit = ANY ((SELECT (office.me()).units)::int[])"
_LINE = "scope = 'line' AND line = ANY ((SELECT (office.me()).lines)::text[])"
_DOWN = "scope = 'down' AND unit = ANY ((SELECT (office.me()).uppers)::int[])"
_ALL = "scope = 'all' AND (SELECT (office.me()).person) IS NOT NULL"
_SEEN = "EXISTS (SELECT FROM office.source s WHERE s.no = source OFFSET 0)"
_ME = "person = (SELECT (office.me()).person)"
_OWN_FACT = f"(NOT only_me OR {_ME})"
#: Policies with one clause taken out, or one condition of it: the policy, and what it says then.
MUTANTS: dict[str, tuple[str, str]] = {
    "own unit": ("see ON office.source USING", f"given AND ({_LINE} OR {_DOWN} OR {_ALL})"),
    "line": ("see ON office.source USING", f"{_MEMBER} OR given AND ({_DOWN} OR {_ALL})"),
    "down": ("see ON office.source USING", f"{_MEMBER} OR given AND ({_LINE} OR {_ALL})"),
    "all": ("see ON office.source USING", f"{_MEMBER} OR given AND ({_LINE} OR {_DOWN})"),
    "given": ("see ON office.source USING", f"{_MEMBER} OR ({_LINE} OR {_DOWN} OR {_ALL})"),
    "which line": (
        "see ON office.source USING",
        f"{_MEMBER} OR given AND (scope = 'line' OR {_DOWN} OR {_ALL})",
    ),
    "which unit above": (
        "see ON office.source USING",
        f"{_MEMBER} OR given AND ({_LINE} OR scope = 'down' OR {_ALL})",
    ),
    "whoever is registered": (
        "see ON office.source USING",
        f"{_MEMBER} OR given AND ({_LINE} OR {_DOWN} OR scope = 'all')",
    ),
    "bring into the own unit": ("bring ON office.source WITH CHECK", "true"),
    "change what is of the own unit": ("change ON office.source USING", "true"),
    "a fact of a source that is seen": ("see ON office.fact USING", _OWN_FACT),
    "a fact of mine alone": ("see ON office.fact USING", _SEEN),
    "no fact of mine": ("see ON office.fact USING", f"NOT only_me AND {_SEEN}"),
    "say it in the own name": ("bring ON office.fact WITH CHECK", _SEEN),
    "say it of what is seen": ("bring ON office.fact WITH CHECK", _ME),
    "change the fact of what is seen": ("change ON office.fact USING", _OWN_FACT),
    "change no fact of another alone": ("change ON office.fact USING", _SEEN),
    "history of what is seen": ("see ON office.was USING", "NOT only_me"),
    "history of nobody alone": ("see ON office.was USING", _SEEN),
    "history is kept": ("keep ON office.was WITH CHECK", "false"),
}
#: A function of the office with a mistake in it: it does whatever a member asks, under the policies alone.
_MISTAKEN = """
CREATE SCHEMA mistaken;
GRANT USAGE ON SCHEMA mistaken TO office_member, office_door;
GRANT CREATE ON SCHEMA mistaken TO office_door;
SET ROLE office_door;
CREATE FUNCTION mistaken.rows(statement text) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER AS
    $$ BEGIN RETURN QUERY EXECUTE statement; END $$;
CREATE FUNCTION mistaken.count(statement text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS
    $$ DECLARE n bigint; BEGIN EXECUTE statement; GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA mistaken TO office_member;
RESET ROLE;
"""
#: Operations after which all begin with an empty server, so that a read stays short.
_ROUND = 600


@dataclass
class _Person:
    number: int
    login: str
    unit: int
    curator: bool = False
    extra: tuple[tuple[int, bool], ...] = ()
    active: bool = True


@dataclass
class _Source:
    unit: int
    line: str
    by: int
    scope: str = "unit"
    state: str = ""
    #: Names of facts, and whose affair alone each is, 0 for everybody's.
    facts: dict[str, int] = field(default_factory=dict)
    #: What was replaced: names and counts of the facts that were.
    was: set[str] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        return self.state in _GIVEN and self.scope != "unit"


def _people() -> list[_Person]:
    plain = [(unit, curator) for unit, _, _ in _UNITS for curator in (True, False)]
    made = [
        _Person(number, f"p{unit}{'c' if curator else 'm'}", unit, curator)
        for number, (unit, curator) in enumerate(plain, 100)
    ]
    return [
        *made,
        _Person(120, "twofold", 15, extra=((13, False),)),
        _Person(121, "above", 15, extra=((12, True),)),
        _Person(122, "gone", 11, active=False),
    ]


def set_up(cluster: Cluster) -> None:
    """The units and people of the model, and a function that shows whatever the policies do not forbid."""
    for number, path, line in _UNITS:
        cluster.add_unit(number, path, f"单位{number}", line)
    for person in _people():
        cluster.add_person(person.number, person.login, person.login, person.unit, person.curator)
    with cluster.connect() as connection:
        connection.execute("UPDATE office.person SET active = false WHERE login = 'gone'")
        for person in _people():
            for extra in person.extra:
                connection.execute("INSERT INTO office.extra VALUES (%s, %s, %s)", (person.number, *extra))
        connection.execute(_MISTAKEN)


class Model:
    """The rights as OFFICE.md says them, beside the server that is asked the same."""

    def __init__(self, cluster: Cluster, chance: random.Random) -> None:
        self.chance = chance
        self.people = _people()
        self.doors = {one.login: cluster.connect(one.login) for one in self.people}
        self.administrator = cluster.connect()
        self.paths = {number: path for number, path, _ in _UNITS}
        self.lines = {number: line for number, _, line in _UNITS}
        #: By the server's number; two units may have the same file.
        self.sources: dict[int, _Source] = {}
        self.numbers: dict[tuple[int, str], int] = {}
        self.told = 0

    def close(self) -> None:
        for door in (*self.doors.values(), self.administrator):
            door.close()

    def operate(self) -> str:
        """One random operation; what differed from the model, "" where nothing did."""
        person = self.chance.choice(self.people)
        what = self.chance.choices(tuple(_DEEDS), tuple(_DEEDS.values()))[0]
        if what == "read" or not person.active:
            return self._read(person)
        if what == "mistake":
            return self._mistake(person)
        if what == "add" or not self.sources:
            return self._add(person)
        if what in ("state", "scope") and self.chance.random() < _OF_OWN:
            person = self.chance.choice([one for one in self.people if one.curator])
        if what in ("use", "star"):
            return self._mark(person, what)
        return self._say(person, what, self.chance.choice(_VALUES[what]))

    def _add(self, person: _Person) -> str:
        digest, body = self._digest(self.chance.randrange(_FILES)), '[["title",0,"","",0,"题"]]'
        edition = sha256(body.encode()).hexdigest()
        line = f'{{"k":"source","id":"{digest}","reader":1,"edition":"{edition}","file":"x","paragraphs":{body}}}'
        if self._put(person, line):
            return "source refused"
        if (person.unit, digest) not in self.numbers:
            sql = "SELECT no FROM office.source WHERE unit = %s AND id = decode(%s, 'hex')"
            ((number,),) = self.administrator.execute(sql, (person.unit, digest)).fetchall()
            self.numbers[person.unit, digest] = number
            self.sources[number] = _Source(person.unit, self.lines[person.unit], person.number)
        return ""

    def _digest(self, file: int) -> str:
        return sha256(str(file).encode()).hexdigest()

    def _say(self, person: _Person, name: str, value: str) -> str:
        """Say a fact of a file, by its digest: it is meant of the own unit's source, whoever else has one."""
        own = [key for key in self.numbers if key[0] == person.unit and self.chance.random() < _OF_OWN]
        digest = self.chance.choice(own or list(self.numbers))[1]
        source = self.sources.get(self.numbers.get((person.unit, digest), 0))
        allowed = bool(source) and (person.curator or _may_say(person, source, name, value))
        line = self._fact(f'"id":"{digest}"', name, value)
        if self._put(person, line) == allowed:
            return f"{name} of {person.login} {'refused' if allowed else 'taken'}"
        if allowed and source:
            if name in source.facts:
                source.was.add(f"{name} {source.last[name]}")
            source.facts[name], source.last[name] = 0, self.told
            if name in ("state", "scope", "line"):
                setattr(source, name, value)
        return ""

    def _fact(self, which: str, name: str, value: str) -> str:
        self.told += 1
        return f'{{"k":"fact",{which},"name":"{name}","n":{self.told},"at":1,"dev":"ff","value":"{value}"}}'

    def _mark(self, person: _Person, what: str) -> str:
        """Count a use of a source, or mark it, by its number: whoever sees it may."""
        number = self.chance.choice(list(self.sources))
        source, owner = self.sources[number], self.chance.choice((person, person, self.people[0]))
        name = f"star/b/{owner.number}" if what == "star" else "use/b/ff"
        allowed = self._may_read(person, source) and (what == "use" or owner is person)
        if self._put(person, self._fact(f'"no":{number}', name, "1")) == allowed:
            return f"{name} of {person.login} {'refused' if allowed else 'taken'}"
        if allowed:
            source.facts[name] = person.number if what == "star" else 0
            if what == "star":  # the server keeps no history of it; were there one, nobody else would see it
                sql = "INSERT INTO office.was SELECT * FROM office.fact WHERE source = %s AND name = %s"
                self.administrator.execute(sql, (number, name))
        return ""

    def _put(self, person: _Person, line: str) -> bool:
        row = self.doors[person.login].execute("SELECT office_1.put(%s::json)", (f"[{line}]",)).fetchone()
        return bool(row and row[0])

    def _read(self, person: _Person) -> str:
        door = self.doors[person.login]
        hello = "SELECT upper::text FROM office_1.hello()"
        now = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text"  # who left is greeted no more
        upper = door.execute(hello if person.active else now).fetchone()
        rows = door.execute(
            "SELECT no FROM office_1.sources('0', %s::xid8, '0', 0, 1000000)", (upper and upper[0],)
        )
        names, expected = {row[0] for row in rows}, self._seen_by(person)
        if names != expected:
            return f"{person.login} reads {len(names)}, may read {len(expected)}"
        asked = list(self.sources)
        seen = {row[0] for row in door.execute("SELECT no FROM office_1.visible()")}
        these = {row[0] for row in door.execute("SELECT no FROM office_1.these(%s)", (asked,))}
        facts = set(door.execute("SELECT source, name FROM office_1.facts_of(%s)", (asked,)))
        page = door.execute(
            "SELECT source, name FROM office_1.facts('0', %s::xid8, '0', 0, '', 1000000)",
            (upper and upper[0],),
        )
        if seen == these == names and facts == set(page) == self._facts_for(person):
            return ""
        return f"{person.login} sees other facts"

    def _mistake(self, person: _Person) -> str:
        """Ask a function of the office with a mistake in it: the policies alone stand between it and the rows."""
        door, seen = self.doors[person.login], self._seen_by(person)
        ask = "SELECT * FROM mistaken.rows(%s)"
        facts = door.execute(ask, ("SELECT source || ' ' || name FROM office.fact",))
        if {row[0] for row in facts} != {f"{no} {name}" for no, name in self._facts_for(person)}:
            return f"{person.login} is shown other facts"
        was = door.execute(ask, ("SELECT source || ' ' || name || ' ' || n FROM office.was",))
        if {row[0] for row in was} != {f"{no} {one}" for no in seen for one in self.sources[no].was}:
            return f"{person.login} is shown another history"
        own = sum(source.unit == person.unit for source in self.sources.values())
        if self._changed(door, "UPDATE office.source SET reader = 1") != own:
            return f"{person.login} changes other sources"
        if self._changed(door, "UPDATE office.fact SET at = 2") != len(self._facts_for(person)):
            return f"{person.login} changes other facts"
        return self._forge(person, seen)

    def _forge(self, person: _Person, seen: set[int]) -> str:
        """Bring a source into another unit, and say things of what is hidden or in another's name."""
        door, other = self.doors[person.login], next(one for one in self.people if one.unit != person.unit)
        source = (
            "INSERT INTO office.source (unit, id, person, reader, edition, file, line)"
            f" VALUES ({other.unit}, sha256('x'), {person.number}, 1, '', '', '')"
        )
        fact = (
            "INSERT INTO office.fact (source, name, n, at, device, value, person)"
            " VALUES ({}, 'forged', 1, 1, '', '', {})"
        )
        forged = [source, *(fact.format(no, other.number) for no in sorted(seen)[:1])]
        forged += [fact.format(no, person.number) for no in sorted(self.sources.keys() - seen)[:1]]
        for statement in forged:
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
                self._changed(door, statement)
                return f"{person.login} forges {statement[:26]}"
        return ""

    def _changed(self, door: psycopg.Connection, statement: str) -> int:
        """How many rows a statement changes that is then taken back."""
        with door.transaction(force_rollback=True):
            row = door.execute("SELECT mistaken.count(%s)", (statement,)).fetchone()
        return row[0] if row else 0

    def _seen_by(self, person: _Person) -> set[int]:
        return {number for number, one in self.sources.items() if self._may_read(person, one)}

    def _facts_for(self, person: _Person) -> set[tuple[int, str]]:
        return {
            (number, name)
            for number in self._seen_by(person)
            for name, owner in self.sources[number].facts.items()
            if owner in (0, person.number)
        }

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
        return person.active and (source.unit in units or given)


def _may_say(person: _Person, source: _Source | None, name: str, value: str) -> bool:
    """What somebody who is no curator may say of a source of his unit."""
    if source is None or name in ("scope", "line"):
        return False
    if name == "state":
        return source.state not in _GIVEN and value not in _GIVEN
    return name != "removed" or source.by == person.number


@dataclass
class Outcome:
    """How a run ended: what differed from the model, and which share of the sources was wider than its unit."""

    different: list[tuple[int, str]] = field(default_factory=list)
    sources: int = 0
    wide: int = 0


def differences(cluster: Cluster, operations: int, seed: int, *, stop: bool = False) -> Outcome:
    """What differed from the model in so many operations; only the first difference with `stop`."""
    chance, outcome = random.Random(seed), Outcome()
    for start in range(0, operations, _ROUND):
        cluster.empty()
        model = Model(cluster, chance)
        try:
            for number in range(start, min(start + _ROUND, operations)):
                try:
                    problem = model.operate()
                except psycopg.Error as error:
                    problem = f"{type(error).__name__} {error}".splitlines()[0]
                if problem:
                    outcome.different.append((number, problem))
                    if stop:
                        return outcome
        finally:
            model.close()
        outcome.sources += len(model.sources)
        outcome.wide += sum(source.is_wide for source in model.sources.values())
    return outcome


@contextlib.contextmanager
def without(cluster: Cluster, clause: str) -> Iterator[None]:
    """Take a clause of a policy out for a while."""
    policy, condition = MUTANTS[clause]
    name, table = policy.split(" ")[0], policy.split(" ")[2]
    sql = (
        "SELECT coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy"
        " WHERE polname = %s AND polrelid = %s::regclass"
    )
    with cluster.connect() as connection:
        ((whole,),) = connection.execute(sql, (name, table)).fetchall()
        connection.execute(f"ALTER POLICY {policy} ({condition})")
        try:
            yield
        finally:
            connection.execute(f"ALTER POLICY {policy} ({whole})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with running_cluster() as running:
        set_up(running)
        found = differences(running, chosen.operations, chosen.seed)
        print(
            f"seed {chosen.seed}: {chosen.operations} operations, {len(found.different)} differed from the model"
            f" {found.different[:3]}; {found.wide} of {found.sources} sources wider than their unit",
            flush=True,
        )
        for one in MUTANTS:
            with without(running, one):
                noticed = differences(running, 3_000, chosen.seed, stop=True).different
            print(f"without “{one}”: {f'noticed at {noticed[0]}' if noticed else 'NOT NOTICED'}", flush=True)
