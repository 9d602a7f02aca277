"""The window opens no socket, and who has no server needs nothing that speaks with one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.office.desks import SPEECH

_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from drafter.ui.app import create_window
app = QApplication([])
window = create_window(Path(sys.argv[1]))
window.show()
loop = QEventLoop()
timer = QTimer()
timer.timeout.connect(lambda: loop.quit() if window._services.office.status.last else None)
timer.start(200)
QTimer.singleShot(90_000, loop.quit)
QTimer.singleShot(1_000, window._services.office.start)
loop.exec()
print(window._services.office.line, flush=True)
window.close()
"""
_WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("psycopg", "psycopg_binary", "nacl"):
            raise ImportError(name)
sys.meta_path.insert(0, Absent())
from drafter.cli import run
sys.exit(run(sys.argv[1:]))
"""


def sockets_of_the_window(trace: str) -> list[str]:
    """The calls for a socket of the first process and its threads, not of those that it starts."""
    window, found = set(), []
    for line in trace.splitlines():
        process, _, call = line.partition(" ")
        window = window or {process}
        if process not in window:
            continue
        thread = re.search(r"CLONE_THREAD.*= (\d+)$", call)
        if thread:
            window.add(thread[1])
        if call.lstrip().startswith("socket("):
            found.append(line)
    return found


def traced(home: Path) -> str:
    """What a window in this folder asked the system for until its first contact was over."""
    if not shutil.which("strace"):
        missing("strace")
    out = home / "trace"
    command = [
        "strace",
        "-f",
        "-o",
        str(out),
        "-e",
        "trace=socket,clone,clone3",
        sys.executable,
        "-c",
        _WINDOW,
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    done = subprocess.run([*command, str(home)], env=environment, capture_output=True, text=True, check=False)
    assert "上次同步" in done.stdout, done.stderr
    return out.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="watches what the system is asked for")
def test_a_window_with_a_shared_folder_opens_no_socket(at, tmp_path: Path):
    (tmp_path / "share").mkdir()
    assert at("desk", "office", "join", str(tmp_path / "share"))[0] == 0
    assert sockets_of_the_window(traced(tmp_path / "desk")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="watches what the system is asked for")
def test_a_window_with_a_server_opens_no_socket_but_another_process_does(at, cluster, tmp_path: Path):
    cluster.empty()
    assert at("desk", "office", "join", cluster.dsn("zhang"))[0] == 0
    trace = traced(tmp_path / "desk")
    assert sockets_of_the_window(trace) == []
    assert "AF_UNIX" in trace, "somebody spoke with the server"


def test_a_machine_without_the_libraries_shares_a_folder_and_says_what_it_lacks(tmp_path: Path):
    (tmp_path / "share").mkdir()
    file = tmp_path / "防汛.txt"
    file.write_text(SPEECH, encoding="utf-8")

    def run(who: str, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DRAFTER_HOME": str(tmp_path / who)}
        command = [sys.executable, "-c", _WITHOUT, *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert run("甲", "import", str(file)).returncode == 0
    for who in ("甲", "乙"):
        assert run(who, "office", "join", str(tmp_path / "share"), "--name", who).returncode == 0
        said = run(who, "office", "sync").stdout
    assert said.startswith("收到 1 篇")
    refused = run("丙", "office", "join", "postgresql://zhang@server/office")
    assert (refused.returncode, refused.stderr.count("没有带连服务器的组件")) == (1, 1)
