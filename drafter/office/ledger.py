"""The library's small tables as the process that carries segments reads and writes them, while a window has it open."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.errors import UserError
from drafter.library.feed.attached import count_left_behind
from drafter.library.feed.facts import name_marks
from drafter.library.feed.journal import WITHDRAWN, Row, note_all, waiting
from drafter.library.feed.office_values import device_of, new_device, office_value, set_office_value
from drafter.library.feed.outgoing import lines_of
from drafter.library.migrations import MIGRATIONS
from drafter.library.store import told

#: Seconds to wait for the window, which writes for a few milliseconds at a time.
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a segment: its state as in the table `seen`, since when, and how its file looked."""

    state: str
    at: int = 0
    size: int = 0
    written: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """A source that a server lets this library hold: its number there, the unit whose it is, its digest, its edition.

    `near` counts the units that stand above both that unit and this library's, themselves included; `shown` says that
    the facts of this holding are the ones here, where several units have the same file.
    """

    no: int
    unit: int
    source: str
    edition: str
    near: int = 0
    shown: bool = False


class Ledger:
    """The journal of one library and the segments that it knows. Every change is one transaction."""

    def __init__(self, database: Path) -> None:
        """UserError where there is no library, or one of another version of the program."""
        self._path = database
        if not database.is_file():
            raise UserError("这台机器上还没有语料库，请先打开一次程序。")
        with told(database):
            self._connection = sqlite3.connect(database, timeout=_PATIENCE, isolation_level=None)
            self._connection.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes is told again
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version != len(MIGRATIONS):
            self._connection.close()
            raise UserError("语料库的版本与程序不符，请先打开一次程序，再同步。")

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @property
    def office(self) -> str:
        """The id of the office that the library belongs to, "" for none."""
        with told(self._path):
            return office_value(self._connection, "office")

    @property
    def device(self) -> str:
        """The device number."""
        with self._writing() as connection:
            return device_of(connection)

    def join(self, office: str, name: str, server: bool = False) -> int:
        """Belong to an office under a name, and have everything to tell; gives how many sources that are.

        What lies in the bin already is nobody else's affair.
        """
        with self._writing() as connection:
            if office_value(connection, "office") != office:
                connection.execute("UPDATE sources SET private = 1 WHERE removed = 1 AND brought = ''")
            set_office_value(connection, "server", "1" if server else "")
            set_office_value(connection, "office", office)
            set_office_value(connection, "name", name)
            device_of(connection)
            note_all(connection)
            return connection.execute(
                "SELECT count(*) FROM sources WHERE private = 0 AND starter = 0 AND removed = 0"
                " AND digest IN (SELECT source FROM journal)"
            ).fetchone()[0]

    def remembered(self, key: str) -> str:
        """A value that is kept beside the journal, "" where there is none."""
        with told(self._path):
            return office_value(self._connection, key)

    def remember(self, key: str, value: str) -> None:
        """Keep a value beside the journal."""
        with self._writing() as connection:
            set_office_value(connection, key, value)

    def own_marks(self, person: str) -> None:
        """Know that this library's favourites are those of a person of the server, and have them to tell."""
        if self.remembered("person") != person:
            with self._writing() as connection:
                set_office_value(connection, "person", person)
                name_marks(connection, person)

    def left_behind(self, again: bool) -> int:
        """How many pictures are too large to be told, as it was counted last or is `again`."""
        known = self.remembered("left")
        if again or not known:
            with told(self._path):
                counted = str(count_left_behind(self._connection))
            if counted != known:
                self.remember("left", counted)
            known = counted
        return int(known)

    def leave(self) -> None:
        """Belong to no office any more, and have nothing to tell."""
        with self._writing() as connection:
            set_office_value(connection, "office", "")
            for table in ("journal", "seen", "holdings"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute(
                "DELETE FROM office WHERE key IN ('server', 'unit', 'lease', 'turning', 'contact', 'epoch', 'mark', 'since', 'bundles', 'left', 'person')"
            )

    def tell_all_as_another(self) -> None:
        """Take a new device number and have everything to tell: somebody else may write under the old one."""
        with self._writing() as connection:
            new_device(connection)
            connection.execute("UPDATE seen SET state = 'read' WHERE state IN ('mine', 'retired')")
            note_all(connection)

    def tell_all(self) -> None:
        """Have everything to tell again."""
        with self._writing() as connection:
            note_all(connection)

    def tell_again(self, segments: Sequence[str]) -> None:
        """Have what segments of this library said to tell again: their files are gone or damaged."""
        with self._writing() as connection:
            for name in segments:
                connection.execute("UPDATE journal SET segment = '' WHERE segment = ?", (name,))
                connection.execute("DELETE FROM seen WHERE segment = ?", (name,))

    def retire(self, segments: Sequence[str]) -> None:
        """Have what many small segments said to tell again in one; their files may go after a while."""
        now = time.time_ns() // 1_000_000
        with self._writing() as connection:
            for name in segments:
                connection.execute("UPDATE journal SET segment = '' WHERE segment = ?", (name,))
                connection.execute("UPDATE seen SET state = 'retired', at = ? WHERE segment = ?", (now, name))

    def seen(self) -> dict[str, Seen]:
        """Every segment that is known."""
        with told(self._path):
            rows = self._connection.execute("SELECT segment, state, at, size, written, wrong FROM seen")
            return {name: Seen(*row) for name, *row in rows}

    def note_seen(self, name: str, seen: Seen) -> None:
        """Know a segment, or know it otherwise."""
        row = (name, seen.state, seen.at, seen.size, seen.written, seen.wrong)
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?)", row)

    def note_look(self, name: str, size: int, written: int, wrong: int) -> None:
        """Know how the file of a segment looks now, whatever became of the segment meanwhile."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE seen SET size = ?, written = ?, wrong = ? WHERE segment = ?",
                (size, written, wrong, name),
            )

    def forget(self, name: str) -> None:
        """Know a segment no more."""
        with self._writing() as connection:
            connection.execute("DELETE FROM seen WHERE segment = ?", (name,))

    def waiting(self) -> list[Row]:
        """What has still to be told."""
        with told(self._path):
            return waiting(self._connection)

    def lines_of(self, rows: Sequence[Row]) -> Iterator[tuple[Row, list[str]]]:
        """The lines that tell each row."""
        with told(self._path):
            yield from lines_of(self._connection, rows)

    def portions(self, most: int) -> Iterator[tuple[list[Row], list[str]]]:
        """What waits, cut into portions of so many bytes; what says nothing is forgotten."""
        rows: list[Row] = []
        lines: list[str] = []
        idle: list[Row] = []
        size = 0
        for row, said in self.lines_of(self.waiting()):
            length = sum(len(line.encode()) + 1 for line in said)
            if lines and size + length > most:
                yield rows, lines
                rows, lines, size = [], [], 0
            if said:
                rows.append(row)
                lines += said
                size += length
            else:
                idle.append(row)
        if lines:
            yield rows, lines
        if idle:
            self.drop_rows(idle)

    def name_rows(self, rows: Sequence[Row], segment: str) -> None:
        """Note in which segment rows are told, before its file is written."""
        now = time.time_ns() // 1_000_000
        with self._writing() as connection:
            connection.executemany(
                "UPDATE journal SET segment = ? WHERE row = ?", [(segment, row.row) for row in rows]
            )
            connection.execute("INSERT OR REPLACE INTO seen VALUES (?, 'mine', ?, 0, 0, 0)", (segment, now))

    def note_told(self, rows: Sequence[Row], where: str) -> None:
        """Note that a server took rows, and forget what it took long ago."""
        with self._writing() as connection:
            connection.executemany(
                "UPDATE journal SET segment = ? WHERE row = ?", [(where, row.row) for row in rows]
            )

    def tell_server_again(self, since: int) -> None:
        """Have to tell again what a server took since a moment (milliseconds since 1970), and forget what is older."""
        with self._writing() as connection:
            told = "segment GLOB 'server-*' AND CAST(substr(segment, 8) AS INTEGER)"
            connection.execute(f"DELETE FROM journal WHERE {told} < ?", (since,))
            connection.execute(f"UPDATE journal SET segment = '' WHERE {told} >= ?", (since,))

    def holdings(self, numbers: Iterable[int] | None = None) -> dict[int, Holding]:
        """What a server lets this library hold, by its numbers; with `numbers`, what it holds of the same sources."""
        sql = "SELECT no, unit, source, edition, near, shown FROM holdings"
        few = " WHERE source IN (SELECT source FROM holdings WHERE no IN (SELECT value FROM json_each(?)))"
        with told(self._path):
            if numbers is None:
                rows = self._connection.execute(sql)
            else:
                rows = self._connection.execute(sql + few, (json.dumps(list(numbers)),))
            return {row[0]: Holding(*row) for row in rows}

    def note_holdings(self, holdings: Sequence[Holding]) -> None:
        """Hold more, or other editions; whose facts are shown stays."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT INTO holdings (no, unit, source, edition, near) VALUES (?, ?, ?, ?, ?) ON CONFLICT (no)"
                " DO UPDATE SET unit = excluded.unit, edition = excluded.edition, near = excluded.near",
                [(one.no, one.unit, one.source, one.edition, one.near) for one in holdings],
            )

    def show_holdings(self, shown: Iterable[int], others: Iterable[int]) -> None:
        """Note of which holdings the facts were laid, and of which others of the same sources they were before."""
        with self._writing() as connection:
            set_office_value(connection, "turning", "")
            for value, numbers in ((0, others), (1, shown)):
                connection.executemany(
                    "UPDATE holdings SET shown = ? WHERE no = ?", [(value, no) for no in numbers]
                )

    def lacks(self, sources: Iterable[str]) -> set[str]:
        """Which of these sources are not in the library."""
        with told(self._path):
            here = {row[0] for row in self._connection.execute("SELECT digest FROM sources")}
        return set(sources) - here

    def drop_holdings(self, numbers: Sequence[int]) -> None:
        """Hold no more what a server withdrew; whose facts were shown is remembered in `turning`."""
        if not numbers:
            return
        which = "no IN (SELECT value FROM json_each(?))"
        dropped = json.dumps(list(numbers))
        with self._writing() as connection:
            rows = connection.execute(f"SELECT source FROM holdings WHERE shown AND {which}", (dropped,))
            turning = {*self._turning(connection), *(row[0] for row in rows)}
            set_office_value(connection, "turning", json.dumps(sorted(turning)))
            connection.execute(f"DELETE FROM holdings WHERE {which}", (dropped,))

    def turning(self) -> set[str]:
        """The sources whose shown holding was dropped: where another is held, that is shown now."""
        with told(self._path):
            return set(self._turning(self._connection))

    @staticmethod
    def _turning(connection: sqlite3.Connection) -> list[str]:
        return json.loads(office_value(connection, "turning") or "[]")

    def withdrawn(self) -> int:
        """How many sources of colleagues are here that this library may no longer hold."""
        with told(self._path):
            return self._connection.execute(f"SELECT count(*) FROM sources WHERE {WITHDRAWN}").fetchone()[0]

    def lost_in(self, inbox: Path) -> bool:
        """Whether segments that were laid into an inbox are gone from it without having been applied; forgets them."""
        with told(self._path):
            laid = self._connection.execute("SELECT segment FROM seen WHERE state = 'in'").fetchall()
        lost = [name for (name,) in laid if not (inbox / name).exists()]
        for name in lost:
            self.forget(name)
        return bool(lost)

    def drop_rows(self, rows: Sequence[Row]) -> None:
        """Forget rows that say nothing, or nothing that another row does not say."""
        with self._writing() as connection:
            connection.executemany("DELETE FROM journal WHERE row = ?", [(row.row,) for row in rows])
