"""A PostgreSQL cluster of the tests' own: in a temporary folder, over a unix socket, ended with the tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from drafter.paths import resource

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def binaries() -> Path | None:
    """Where the server's programs are, None where there is none."""
    found = shutil.which("initdb")
    return next(iter(_PLACES), None) or (Path(found).parent if found else None)


class Cluster:
    """A running server; `connect` connects as the superuser, or as one of the office's people."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder
        self._data = folder / "data"
        place = binaries()
        assert place
        self._place = place
        self._user = "postgres" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
        self._superuser = self._user or os.environ.get("USER", "postgres")

    def run(self, program: str, *words: str, given: bytes = b"") -> bytes:
        """Run one of the server's programs as its owner; what it prints."""
        command = [self._place / program, *words]
        done = subprocess.run(
            command, user=self._user, cwd=self.socket, input=given, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def make(self) -> None:
        """Make an empty cluster."""
        self.run(
            "initdb",
            *("-D", str(self._data), "-A", "trust", "-U", self._superuser, "-E", "UTF8", "--no-sync"),
        )

    def start(self) -> None:
        """Start it, over a unix socket and no other."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.socket} -c fsync=off -c shared_buffers=32MB"
        words = ("-D", str(self._data), "-w", "-o", options, "-l", str(self.socket / "log"), "start")
        subprocess.run(
            [self._place / "pg_ctl", *words],
            user=self._user,
            cwd=self.socket,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            check=True,
        )

    def stop(self) -> None:
        """Stop it at once, as where the power fails; one that does not run stays so."""
        words = ("-D", str(self._data), "-m", "immediate", "stop")
        subprocess.run(
            [self._place / "pg_ctl", *words],
            user=self._user,
            cwd=self.socket,
            capture_output=True,
            check=False,
        )

    def psql(self, database: str, given: bytes, *words: str) -> None:
        """Run a script."""
        fixed = ("-h", str(self.socket), "-U", self._superuser, "-v", "ON_ERROR_STOP=1", "-d", database)
        self.run("psql", *fixed, *words, "-f", "-", given=given)

    def copy_to(self, standby: "Cluster") -> None:
        """Make another cluster the standby of this one."""
        words = ("-h", str(self.socket), "-U", self._superuser, "-D", str(standby._data), "-R", "-c", "fast")
        standby.run("pg_basebackup", *words)

    def start_alone(self) -> None:
        """Start a standby whose primary is gone, and let it take over."""
        self.start()
        self.promote()

    def promote(self) -> None:
        """Let a standby take over."""
        self.run("pg_ctl", "-D", str(self._data), "-w", "promote")

    def dump(self) -> tuple[bytes, bytes]:
        """The roles, and a dump of the office's database."""
        words = ("-h", str(self.socket), "-U", self._superuser)
        return self.run("pg_dumpall", *words, "--globals-only"), self.run(
            "pg_dump", *words, "-Fc", "-d", "office"
        )

    def schema(self) -> list[str]:
        """What the office's database is made of, its rights included, a line each."""
        words = ("-h", str(self.socket), "-U", self._superuser, "--schema-only", "-d", "office")
        lines = self.run("pg_dump", *words).decode().splitlines()
        return [line for line in lines if line and not line.startswith(("--", "\\"))]

    def set_up(self, script: bytes, office: str = "甲县") -> None:
        """Run the administrator's script."""
        self.psql("office", script, "-v", f"office={office}")

    def restore(self, roles: bytes, dump: bytes) -> None:
        """Make the database again from what another cluster dumped."""
        without = b"\n".join(
            line for line in roles.splitlines() if f"ROLE {self._superuser};".encode() not in line
        )
        self.psql("postgres", without + b"\nCREATE DATABASE office;\n")
        self.run("pg_restore", "-h", str(self.socket), "-U", self._superuser, "-d", "office", given=dump)

    def dsn(self, login: str) -> str:
        return f"postgresql://{login}@/office?host={self.socket}"

    def connect(self, login: str = "") -> psycopg.Connection:
        return psycopg.connect(self.dsn(login or self._superuser), autocommit=True)

    def computed(self) -> float:
        """The seconds that all processes of the server have computed so far; of those that have ended, nothing."""
        with self.connect() as connection:
            ((backend,),) = connection.execute("SELECT pg_backend_pid()").fetchall()
            postmaster = _stat(backend)[1]
        every = [_stat(int(one.name)) for one in Path("/proc").iterdir() if one.name.isdecimal()]
        return sum(ticks for _, parent, ticks in every if parent == postmaster) / os.sysconf("SC_CLK_TCK")

    def empty(self) -> None:
        """Take everything away that people brought."""
        with self.connect() as connection:
            connection.execute("TRUNCATE office.source, office.fact, office.was, office.recheck CASCADE")

    def add_unit(self, number: int, path: list[int], name: str, line: str = "") -> None:
        with self.connect() as connection:
            connection.execute("INSERT INTO office.unit VALUES (%s, %s, %s, %s)", (number, path, name, line))

    def add_person(self, number: int, login: str, name: str, unit: int, curator: bool = False) -> None:
        with self.connect() as connection:
            connection.execute(f"CREATE ROLE {login} LOGIN IN ROLE office_member")
            connection.execute(
                "INSERT INTO office.person VALUES (%s, %s, %s, %s, %s)", (number, login, name, unit, curator)
            )


def _stat(process: int) -> tuple[int, int, int]:
    """A process, its parent and the ticks that it has computed; zeros where it has gone."""
    try:
        rest = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return process, 0, 0
    return process, int(rest[1]), int(rest[11]) + int(rest[12])


def todays_script() -> bytes:
    """The script that `drafter office server sql` prints."""
    return resource("office", "office-1.sql").read_bytes()


@contextmanager
def a_folder_for_one() -> Iterator[Cluster]:
    """A cluster that is neither made nor started yet; gone in the end, with all that it holds."""
    folder = Path(tempfile.mkdtemp(prefix="drafter-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_cluster(script: bytes = b"") -> Iterator[Cluster]:
    """A cluster with the office's script run, or that of an earlier version."""
    with a_folder_for_one() as cluster:
        cluster.make()
        cluster.start()
        cluster.psql("postgres", b"CREATE DATABASE office;")
        cluster.set_up(script or todays_script())
        yield cluster
