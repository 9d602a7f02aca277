"""A PostgreSQL server for units that must not see all of each other: who may read what, the server alone decides.

The client calls the functions of the schema `office_1` and nothing else. What it reads becomes segments in the inbox, as
from a shared folder; a cursor of transaction numbers loses no transaction that ends late (`resources/office/office-1.sql`).
"""

import contextlib
import datetime
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict

from drafter.core.errors import UserError
from drafter.files.membership import Office
from drafter.files.whole import write_whole
from drafter.library.feed.fact import Fact
from drafter.library.feed.record import MOST_OF_SEGMENT, fact_line
from drafter.library.feed.segment import pack
from drafter.office.ledger import Holding, Ledger, Seen
from drafter.office.share import Contact

_PAGE = 200
_TIMEOUT = 10
#: Days for which what was told is told again to a server that came back from a backup.
_KEPT = 30
_UPGRADED = "服务器已升级，本机仍可查找，请升级程序后再同步。"


@dataclass(frozen=True, slots=True)
class Hello:
    """What a contact begins with: the office, this person's unit, and the cursor's upper end."""

    office: str
    name: str
    unit: int
    epoch: str
    mark: str
    upper: str
    fast: int


def address_of(place: str) -> dict[str, Any]:
    """The parameters of a connection; UserError where the address makes no sense, or holds a password."""
    try:
        parts = conninfo_to_dict(place)
    except psycopg.ProgrammingError as error:
        raise UserError("地址看不懂，请写成 postgresql://姓名@服务器/数据库。") from error
    if parts.get("password"):
        raise UserError("密码不要写在地址里，请放进 pgpass.conf，说明见“服务器”文档。")
    local = str(parts.get("host", "")).startswith("/")
    secure = {} if local else {"sslmode": "verify-full"}
    return {**parts, **secure, "connect_timeout": _TIMEOUT, "application_name": "drafter"}


def office_of_server(place: str) -> Office:
    """The office of a server, as it says itself; UserError where it does not answer."""
    with _told(), _connected(place) as connection:
        hello = _hello(connection)
    return Office(hello.office, hello.name)


class Server:
    """One library's side of a server. `inbox` is where segments are laid for whoever has the library open."""

    def __init__(self, place: str, ledger: Ledger, office: Office, inbox: Path) -> None:
        self._place = place
        self._ledger = ledger
        self._office = office
        self._inbox = inbox

    def contact(self, name: str, version: str) -> Contact:
        """Read what is new, tell what is not told. UserError, with nothing lost, where the server does not answer."""
        with _told(), _connected(self._place) as connection:
            hello = _hello(connection)
            if hello.office != self._office.id:
                raise UserError(f"服务器上的是“{hello.name}”，不是“{self._office.name}”，没有同步。")
            self._ledger.remember("server", "1")
            renewed = self._follow_epoch(hello)
            fetched = self._read(connection, hello)
            lost = self._follow_rights(connection, hello)
            written, told, refused = self._put(connection)
        return Contact(
            fetched, written, told, renewed=renewed, fast=hello.fast, withdrawn=lost, refused=refused
        )

    def _follow_epoch(self, hello: Hello) -> bool:
        """Begin anew where the server is another than last time: restored, or taken over by its standby."""
        known = self._ledger.remembered("epoch")
        lost = self._ledger.lost_in(self._inbox)
        if known == hello.epoch and not lost:
            return False
        self._ledger.remember("since", "0")
        self._ledger.remember("mark", "")
        if known and known != hello.epoch:
            cutoff = _now() - _KEPT * 24 * 3_600_000
            self._ledger.tell_server_again(cutoff)
        self._ledger.remember("epoch", hello.epoch)
        return bool(known)

    def _read(self, connection: psycopg.Connection, hello: Hello) -> int:
        """Read sources and facts from the cursor up to `upper`, then move the cursor; gives how many sources came."""
        since = self._ledger.remembered("since") or "0"
        sources = 0
        for rows in _source_pages(connection, since, hello.upper):
            self._lay_sources(rows)
            sources += len(rows)
        for rows in _fact_pages(connection, since, hello.upper):
            self._lay_facts(rows, hello.unit)
        gone = [
            no
            for (no,) in connection.execute(
                "SELECT office_1.rechecks(%s::xid8, %s::xid8)", (since, hello.upper)
            )
            if no in self._ledger.holdings()
        ]
        if gone:
            still = {row[0] for row in connection.execute("SELECT no FROM office_1.visible(%s)", (gone,))}
            self._ledger.drop_holdings([no for no in gone if no not in still])
        self._ledger.remember("since", hello.upper)
        return sources

    def _follow_rights(self, connection: psycopg.Connection, hello: Hello) -> int:
        """Compare what may be held with what is held, where the rights are others; gives how many were withdrawn."""
        if self._ledger.remembered("mark") != hello.mark:
            visible = {no for no, _ in connection.execute("SELECT no, edition FROM office_1.visible()")}
            held = self._ledger.holdings()
            self._ledger.drop_holdings([no for no in held if no not in visible])
            lacking = sorted(visible - held.keys(), reverse=True)
            for start in range(0, len(lacking), _PAGE):
                wanted = lacking[start : start + _PAGE]
                self._lay_sources(
                    connection.execute(
                        "SELECT no, unit, id, reader, edition, file, body, by FROM office_1.these(%s)",
                        (wanted,),
                    ).fetchall()
                )
                self._lay_facts(
                    connection.execute(
                        "SELECT source, name, n, at, device, value, by FROM office_1.facts_of(%s)", (wanted,)
                    ).fetchall(),
                    hello.unit,
                )
            self._ledger.remember("mark", hello.mark)
        lost = self._ledger.withdrawn()
        if lost:  # whoever takes in the next segment deletes what is no longer held
            self._lay([])
        return lost

    def _lay_sources(self, rows: Sequence[tuple]) -> None:
        """Sources as (no, unit, id, reader, edition, file, body, by); one without a body is long in the bin."""
        self._ledger.note_holdings(
            [Holding(no, unit, identity.hex(), edition.hex()) for no, unit, identity, _, edition, *_ in rows]
        )
        self._lay(
            [
                _source_line(identity.hex(), reader, edition.hex(), file, by, body)
                for _, _, identity, reader, edition, file, body, by in rows
                if body is not None
            ]
        )

    def _lay_facts(self, rows: Sequence[tuple], unit: int) -> None:
        """Facts as (source, name, n, at, device, value, by), of the nearest holding of each source only."""
        held = self._ledger.holdings()
        nearest: dict[str, int] = {}
        for no, one in sorted(
            held.items(), key=lambda pair: (pair[1].unit != unit, pair[1].unit), reverse=True
        ):
            nearest[one.source] = no
        facts = [
            Fact(held[no].source, name, n, at, device, value, by)
            for no, name, n, at, device, value, by in rows
            if no in held and nearest[held[no].source] == no
        ]
        self._lay([fact_line(fact, "") for fact in facts])

    def _lay(self, lines: Sequence[str]) -> None:
        """Lay lines into the inbox, as segments."""
        made = datetime.datetime.now(datetime.UTC).isoformat()
        self._inbox.mkdir(parents=True, exist_ok=True)
        for portion in _portions(lines):
            name, data = pack(portion, self._office.id, "server", made)
            self._ledger.note_seen(name, Seen("in", _now()))
            write_whole(self._inbox / name, data)

    def _put(self, connection: psycopg.Connection) -> tuple[int, int, int]:
        """Tell what waits; gives how many batches, how many records, and how many of them were refused."""
        batches = told = refused = 0
        for rows, lines in self._ledger.portions(MOST_OF_SEGMENT // 4):
            answer = connection.execute("SELECT office_1.put(%s::json)", (f"[{','.join(lines)}]",)).fetchone()
            refused += len(answer[0]) if answer else 0
            self._ledger.note_told(rows, f"server-{_now()}")
            batches, told = batches + 1, told + len(lines)
        return batches, told, refused


def _source_line(source: str, reader: int, edition: str, file: str, by: str, body: str) -> str:
    """The line of a source; the server keeps the paragraphs as they stood in the line that told them."""
    head = {"k": "source", "id": source, "reader": reader, "edition": edition, "file": file, "by": by}
    return f'{json.dumps(head, ensure_ascii=False)[:-1]},"paragraphs":{body}}}'


def _portions(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines, cut so that each portion fits into a segment; one empty portion for none."""
    portion: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode()) + 1
        if portion and size + length > MOST_OF_SEGMENT:
            yield portion
            portion, size = [], 0
        portion.append(line)
        size += length
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
    while rows := connection.execute(sql, (since, upper, *after, 10 * _PAGE)).fetchall():
        yield [row[1:] for row in rows]
        after = (rows[-1][0], rows[-1][1], rows[-1][2])


def _hello(connection: psycopg.Connection) -> Hello:
    row = connection.execute(
        "SELECT office, name, unit, epoch, mark, upper, extract(epoch FROM clock_timestamp()) FROM office_1.hello()"
    ).fetchone()
    assert row
    office, name, unit, epoch, mark, upper, moment = row
    return Hello(str(office), name, unit, epoch, mark, str(upper), round(time.time() - float(moment)))


def _connected(place: str) -> psycopg.Connection:
    return psycopg.connect(**address_of(place), autocommit=True)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what the server or the way to it complains of into a sentence for the user."""
    try:
        yield
    except psycopg.errors.InvalidAuthorizationSpecification as error:
        raise UserError("服务器上没有登记您，请找管理员。") from error
    except (psycopg.errors.UndefinedFunction, psycopg.errors.InvalidSchemaName) as error:
        raise UserError(_UPGRADED) from error
    except psycopg.Error as error:
        raise UserError("连不上服务器，会自动再试。") from error


def _now() -> int:
    return time.time_ns() // 1_000_000
