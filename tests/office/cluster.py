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
    """A running server; `office` connects as the superuser, `member` as one of the office's people."""

    def __init__(self, socket: Path, superuser: str) -> None:
        self.socket, self._superuser = socket, superuser

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


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A cluster with the office's script run; PostgreSQL refuses to run as root, so another user does then."""
    place = binaries()
    assert place
    folder = Path(tempfile.mkdtemp(prefix="drafter-pg-"))
    user = "postgres" if os.getuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, as_user = folder / "data", {"user": user, "cwd": folder, "check": True, "capture_output": True}
    try:
        superuser = user or os.environ.get("USER", "postgres")
        subprocess.run(
            [place / "initdb", "-D", data, "-A", "trust", "-U", superuser, "-E", "UTF8", "--no-sync"],
            **as_user,
        )
        options = (
            f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c shared_buffers=32MB"
        )
        start = [place / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"]
        subprocess.run(start, **as_user | {"capture_output": False, "stdout": subprocess.DEVNULL})
        script = resource("office", "office-1.sql").read_bytes()
        psql = [place / "psql", "-h", folder, "-U", superuser, "-v", "ON_ERROR_STOP=1"]
        subprocess.run([*psql, "-d", "postgres", "-c", "CREATE DATABASE office"], **as_user)
        done = subprocess.run(
            [*psql, "-d", "office", "-v", "office=甲县", "-f", "-"],
            **as_user | {"check": False},
            input=script,
        )
        assert done.returncode == 0, done.stderr.decode()
        yield Cluster(folder, superuser)
    finally:
        subprocess.run(
            [place / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **as_user | {"check": False}
        )
        shutil.rmtree(folder, ignore_errors=True)
