"""A PostgreSQL server for units that must not see all of each other: who may read what, the server alone decides.

The client calls the functions of the schema `office_1` and nothing else. What it reads becomes segments in the inbox, as
from a shared folder; a cursor of transaction numbers loses no transaction that ends late (`resources/office/office-1.sql`).
"""

import datetime
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import LiteralString

import psycopg

from drafter.core.errors import UserError
from drafter.files.membership import Office
from drafter.files.whole import write_whole
from drafter.library.feed.fact import Fact
from drafter.library.feed.journal import OWN
from drafter.library.feed.record import MOST_OF_SEGMENT, fact_line, turn_line
from drafter.library.feed.segment import AT_ONCE, pack
from drafter.office.connection import Hello, connected, hello_of, telling
from drafter.office.ledger import Holding, Ledger, Seen
from drafter.office.share import Contact

_PAGE = 200
#: So many facts, and the facts of so many sources, are fetched at once: pictures are among them.
_PAGE_OF_FACTS, _SOURCES_OF_FACTS = 400, 25
_MINUTE = 60_000
#: Days for which what was told is told again to a server that came back from a backup.
_KEPT = 30


class Server:
    """One library's side of a server. `inbox` is where segments are laid for whoever has the library open.

    The connection is kept from contact to contact: to make one costs the server more than to say that nothing is new.
    """

    def __init__(self, place: str, ledger: Ledger, office: Office, inbox: Path, password: str = "") -> None:
        self._place, self._password = place, password
        self._ledger = ledger
        self._office = office
        self._inbox = inbox
        self._is_other = False
        self._connection: psycopg.Connection | None = None
        #: Seconds until the next contact, as the server wishes.
        self.every = 2.0

    def close(self) -> None:
        """End the connection."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def contact(self, name: str, version: str) -> Contact:
        """Read what is new, tell what is not told. UserError, with nothing lost, where the server does not answer."""
        with telling():
            try:
                return self._contact(*self._greeted())
            except BaseException:
                self.close()
                raise

    def _greeted(self) -> tuple[psycopg.Connection, Hello]:
        """The connection and how the server greets; a connection that has gone since the last contact is made anew."""
        if self._connection:
            try:
                return self._connection, hello_of(self._connection)
            except psycopg.OperationalError:
                self.close()
        self._connection = connected(self._place, self._password)
        return self._connection, hello_of(self._connection)

    def _contact(self, connection: psycopg.Connection, hello: Hello) -> Contact:
        if hello.office != self._office.id:
            raise UserError(f"服务器上的是“{hello.name}”，不是“{self._office.name}”，没有同步。")
        self.every = max(float(hello.every), 1.0)
        self._note(server="1", unit=str(hello.unit), lease=str(hello.lease))
        self._ledger.own_marks(str(hello.person))
        renewed = self._follow_epoch(hello)
        fetched = self._read(connection, hello)
        lost = 0
        if self._is_other:
            self._show_the_nearest(connection, hello.unit)
            lost = self._ledger.withdrawn()
            if lost:  # whoever takes in the next segment deletes what is no longer held
                self._lay_segment([])
        self._note(since=hello.upper, mark=hello.mark)
        self._remember_contact()
        return replace(
            self._put(connection, hello.unit),
            fetched=fetched,
            renewed=renewed,
            fast=hello.fast,
            withdrawn=lost,
        )

    def _remember_contact(self) -> None:
        """Note when the last contact was, to the minute: what is lent stays in sight so many days longer."""
        last = self._ledger.remembered("contact")
        if not last or abs(_now() - int(last)) > _MINUTE:
            self._ledger.remember("contact", str(_now()))

    def _note(self, **values: str) -> None:
        for key, value in values.items():
            if self._ledger.remembered(key) != value:
                self._ledger.remember(key, value)

    def _follow_epoch(self, hello: Hello) -> bool:
        """Begin anew where the server is another than last time: restored, or taken over by its standby."""
        known = self._ledger.remembered("epoch")
        lost = self._ledger.lost_in(self._inbox)
        if known == hello.epoch and not lost:
            return False
        self._note(since="0", mark="")
        if known and known != hello.epoch:
            cutoff = _now() - _KEPT * 24 * 3_600_000
            self._ledger.tell_server_again(cutoff)
        self._note(epoch=hello.epoch)
        return bool(known)

    def _read(self, connection: psycopg.Connection, hello: Hello) -> int:
        """Read what is new up to `upper`; gives how many sources came.

        Where nothing is known yet, or the rights are others, what may be held is compared with what is.
        """
        since = self._ledger.remembered("since") or "0"
        sources, is_first = 0, since == "0" and not self._ledger.holdings()
        self._is_other = since == "0" or self._ledger.remembered("mark") != hello.mark
        if self._is_other:
            sources = self._reconcile(connection, hello.unit, since == "0")
        if since != "0":
            for rows in _source_pages(connection, since, hello.upper):
                self._lay_sources(connection, rows, hello.unit)
                sources += len(rows)
            self._recheck(connection, since, hello.upper)
        if not is_first:  # else every fact came with its source
            for rows in _fact_pages(connection, since, hello.upper):
                self._lay(self._fact_lines(rows, hello.unit))
        return sources

    def _reconcile(self, connection: psycopg.Connection, unit: int, doubted: bool) -> int:
        """Drop what may no longer be held, and fetch what is lacking, the newest first; gives how many sources came.

        Where what was fetched is `doubted`, all of which the library knows nothing is fetched again.
        """
        visible = {
            no: edition.hex()
            for no, edition in connection.execute("SELECT no, edition FROM office_1.visible()")
        }
        held = self._ledger.holdings()
        self._ledger.drop_holdings([no for no in held if no not in visible])
        gone = self._ledger.lacks({one.source for one in held.values()}) if doubted else set()
        lacking = [
            no
            for no in sorted(visible, reverse=True)
            if no not in held or held[no].edition != visible[no] or held[no].source in gone
        ]
        for start in range(0, len(lacking), _PAGE):
            sql = "SELECT * FROM office_1.these(%s) ORDER BY no DESC"
            rows = connection.execute(sql, (lacking[start : start + _PAGE],)).fetchall()
            self._lay_sources(connection, rows, unit)
        return len(lacking)

    def _recheck(self, connection: psycopg.Connection, since: str, upper: str) -> None:
        """Ask of what turned elsewhere whether it may still be held."""
        sql = "SELECT office_1.rechecks(%s::xid8, %s::xid8)"
        turned = {no for (no,) in connection.execute(sql, (since, upper))}
        if held := turned & self._ledger.holdings(turned).keys():
            sql = "SELECT no FROM office_1.visible(%s)"
            still = {no for (no,) in connection.execute(sql, (list(held),))}
            self._ledger.drop_holdings(sorted(held - still))
            self._is_other = True

    def _lay_sources(self, connection: psycopg.Connection, rows: Sequence[tuple], unit: int) -> None:
        """Sources as (no, unit, near, id, reader, edition, file, body, by), with all that is said of them.

        One without a body is long in the bin.
        """
        self._is_other = True
        self._ledger.note_holdings(
            [
                Holding(no, owner, identity.hex(), edition.hex(), near)
                for no, owner, near, identity, _, edition, *_ in rows
            ]
        )
        numbers = [row[0] for row in rows]
        sources = [
            _source_line(identity.hex(), reader, edition.hex(), file, by, body)
            for _, _, _, identity, reader, edition, file, body, by in rows
            if body is not None
        ]
        self._lay(chain(self._facts_of(connection, numbers, unit), sources))

    def _facts_of(self, connection: psycopg.Connection, numbers: Sequence[int], unit: int) -> Iterator[str]:
        sql = "SELECT source, name, n, at, device, value, by FROM office_1.facts_of(%s)"
        for start in range(0, len(numbers), _SOURCES_OF_FACTS):
            few = list(numbers[start : start + _SOURCES_OF_FACTS])
            yield from self._fact_lines(connection.execute(sql, (few,)).fetchall(), unit)

    def _fact_lines(self, rows: Sequence[tuple], unit: int) -> list[str]:
        """Facts as (source, name, n, at, device, value, by), of the nearest holding of each source only."""
        held = self._ledger.holdings({row[0] for row in rows})
        nearest = nearest_of(held.values(), unit)
        return [
            fact_line(Fact(held[no].source, name, n, at, device, value, by), "")
            for no, name, n, at, device, value, by in rows
            if no in held and nearest[held[no].source] == no
        ]

    def _show_the_nearest(self, connection: psycopg.Connection, unit: int) -> None:
        """Where another unit's holding of a file is the nearest now, have its facts shown instead of those before."""
        held = self._ledger.holdings()
        nearest = nearest_of(held.values(), unit)
        before = {one.source: one.no for one in held.values() if one.shown}
        fresh = {source: no for source, no in nearest.items() if before.get(source) != no}
        turned = sorted(fresh.keys() & (before.keys() | self._ledger.turning()))
        for start in range(0, len(turned), _PAGE):
            portion = turned[start : start + _PAGE]
            facts = self._facts_of(connection, [nearest[source] for source in portion], unit)
            self._lay(chain(map(turn_line, portion), facts))
        self._ledger.show_holdings(fresh.values(), (before[source] for source in fresh if source in before))

    def _lay(self, lines: Iterable[str]) -> None:
        """Lay lines into the inbox, as segments."""
        for portion in _portions(lines):
            self._lay_segment(portion)

    def _lay_segment(self, lines: Sequence[str]) -> None:
        made = datetime.datetime.now(datetime.UTC).isoformat()
        self._inbox.mkdir(parents=True, exist_ok=True)
        name, data = pack(lines, self._office.id, "server", made, AT_ONCE)
        self._ledger.note_seen(name, Seen("in", _now()))
        write_whole(self._inbox / name, data)

    def _put(self, connection: psycopg.Connection, unit: int) -> Contact:
        """Tell what waits; gives how much that was, and how many records were refused."""
        made, refused = Contact(), 0
        others: dict[str, int] | None = None
        for rows, lines in self._ledger.portions(MOST_OF_SEGMENT // 4):
            others = self._others(unit) if others is None else others
            lines = [_numbered(line, others) for line in lines]
            answer = connection.execute("SELECT office_1.put(%s::json)", (f"[{','.join(lines)}]",)).fetchone()
            refused += len(answer[0]) if answer else 0
            self._ledger.note_told(rows, f"server-{_now()}")
            made = made.having_told(rows, len(lines))
        return replace(made, refused=refused)

    def _others(self, unit: int) -> dict[str, int]:
        """The sources that are held of other units alone, with the numbers of those that are shown."""
        held = self._ledger.holdings()
        return {source: no for source, no in nearest_of(held.values(), unit).items() if held[no].unit != unit}


def nearest_of(holdings: Iterable[Holding], unit: int) -> dict[str, int]:
    """Which holding of each source is shown, by its number: that of the own unit, else of the nearest, else of the least."""
    nearest: dict[str, Holding] = {}
    for one in holdings:
        other = nearest.get(one.source)
        if other is None or _nearness(one, unit) > _nearness(other, unit):
            nearest[one.source] = one
    return {source: one.no for source, one in nearest.items()}


def _nearness(holding: Holding, unit: int) -> tuple[bool, int, int]:
    return holding.unit == unit, holding.near, -holding.unit


def _numbered(line: str, others: Mapping[str, int]) -> str:
    """A line with the number of the source where it tells of a use, or of a mark, of another unit's source."""
    record = json.loads(line) if '"k":"fact"' in line[:12] else {}
    if record.get("id") not in others or not record["name"].startswith(("use/", OWN)):
        return line
    return json.dumps({**record, "no": others[record["id"]]}, ensure_ascii=False)


def _source_line(source: str, reader: int, edition: str, file: str, by: str, body: str) -> str:
    """The line of a source; the server keeps the paragraphs as they stood in the line that told them."""
    head = {"k": "source", "id": source, "reader": reader, "edition": edition, "file": file, "by": by}
    return f'{json.dumps(head, ensure_ascii=False)[:-1]},"paragraphs":{body}}}'


def _portions(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines, cut so that each portion fits into a segment."""
    portion: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode()) + 1
        if portion and size + length > MOST_OF_SEGMENT:
            yield portion
            portion, size = [], 0
        portion.append(line)
        size += length
    if portion:
        yield portion


def _source_pages(connection: psycopg.Connection, since: str, upper: str) -> Iterator[list[tuple]]:
    after: tuple[str, int] = ("0", 0)
    sql: LiteralString = "SELECT * FROM office_1.sources(%s::xid8, %s::xid8, %s::xid8, %s, %s)"
    while rows := connection.execute(sql, (since, upper, *after, _PAGE)).fetchall():
        yield [row[1:] for row in rows]
        after = (rows[-1][0], rows[-1][1])


def _fact_pages(connection: psycopg.Connection, since: str, upper: str) -> Iterator[list[tuple]]:
    after: tuple[str, int, str] = ("0", 0, "")
    sql: LiteralString = "SELECT * FROM office_1.facts(%s::xid8, %s::xid8, %s::xid8, %s, %s, %s)"
    while rows := connection.execute(sql, (since, upper, *after, _PAGE_OF_FACTS)).fetchall():
        yield [row[1:] for row in rows]
        after = (rows[-1][0], rows[-1][1], rows[-1][2])


def _now() -> int:
    return time.time_ns() // 1_000_000
