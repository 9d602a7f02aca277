"""A server as the page for the administrator sets it up: over TLS, with a CA of the office's own and a password each."""

import io
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

psycopg = pytest.importorskip("psycopg")

from tests.conftest import missing  # noqa: E402
from tests.office.cluster import Cluster, a_folder_for_one, binaries, todays_script  # noqa: E402

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts a cluster of its own")

_CONF = """
listen_addresses = 'localhost'
port = {port}
unix_socket_directories = '{folder}'
fsync = off
ssl = on
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
password_encryption = 'scram-sha-256'
"""
_HBA = """
local   all     all                             trust
hostssl office  +office_member  127.0.0.1/32    scram-sha-256
hostssl office  +office_member  ::1/128         scram-sha-256
"""
_PEOPLE = b"""
INSERT INTO office.unit VALUES (1, '{1}', 'office', '');
CREATE ROLE zhang LOGIN PASSWORD 'Mi-ma.2026' IN ROLE office_member;
INSERT INTO office.person (id, login, name, unit, curator) VALUES (1, 'zhang', 'zhang', 1, true);
"""


def certify(folder: Path) -> None:
    """Make a CA and the server's certificate, as the page says."""
    (folder / "san").write_text("subjectAltName=DNS:localhost\n")
    new = ("req", "-new", "-nodes")
    signing = ("-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "san")
    for words in (
        (*new, "-x509", "-days", "9", "-subj", "/CN=CA", "-keyout", "ca.key", "-out", "ca.crt"),
        (*new, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"),
        ("x509", "-req", "-days", "9", "-in", "server.csr", *signing, "-out", "server.crt"),
    ):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    (folder / "server.key").chmod(0o600)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def secure() -> Iterator[tuple[Cluster, int]]:
    if binaries() is None:
        missing("PostgreSQL")
    if not shutil.which("openssl"):
        missing("openssl")
    with a_folder_for_one() as cluster:
        folder, port = cluster.socket, free_port()
        certify(folder)
        if os.getuid() == 0:
            for file in folder.iterdir():
                shutil.chown(file, "postgres")
        cluster.make()
        with (folder / "data" / "postgresql.conf").open("a") as conf:
            conf.write(_CONF.format(port=port, folder=folder))
        (folder / "data" / "pg_hba.conf").write_text(_HBA)
        cluster.run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "start")
        words = ("-p", str(port))
        cluster.psql("postgres", b"CREATE DATABASE office;", *words)
        cluster.psql("office", todays_script(), *words, "-v", "office=X")
        cluster.psql("office", _PEOPLE, *words)
        yield cluster, port


def test_a_desk_joins_over_tls_and_is_told_what_stands_in_the_way(at, secure, tmp_path: Path, monkeypatch):
    cluster, port = secure
    monkeypatch.setenv("HOME", str(tmp_path))

    def join(host: str, password: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        return at("甲", "office", "join", f"postgresql://zhang@{host}:{port}/office", "--password")

    not_proven = "服务器的证书通不过，没有连"
    status, said = join("localhost", "Mi-ma.2026")
    assert (status, said.startswith(not_proven), ".postgresql/root.crt" in said) == (1, True, True)
    (tmp_path / ".postgresql").mkdir()
    shutil.copy(cluster.socket / "ca.crt", tmp_path / ".postgresql" / "root.crt")
    assert join("127.0.0.1", "Mi-ma.2026")[1].startswith(not_proven), "the certificate names another host"
    assert "不认这个密码" in join("localhost", "falsch")[1]
    status, said = join("localhost", "Mi-ma.2026")
    assert (status, said.startswith("已加入“X”")) == (0, True)
    status, said = at("甲", "office", "sync")
    assert (status, "需要注意 0" in said) == (0, True)
    assert "从来没有备份过" in at("甲", "office", "check")[1]
