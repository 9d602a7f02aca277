"""Another program in the way, a full disk, folders that forbid: one clear sentence, and the library stays whole."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from time import monotonic
from types import SimpleNamespace as Namespace

import pytest
import tantivy

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from tests.library.speeches import FARMING, SAFETY, speech

_HOLD = """
import sys
from pathlib import Path
from drafter.library.embedded import open_library
library = open_library(Path(sys.argv[1]))
print(library.read_only, flush=True)
sys.stdin.read()
library.close()
"""

_FULL_DISK = """
import resource, sys
from pathlib import Path
from drafter.core.progress import run_job
from drafter.library.embedded import open_library
library = open_library(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
report = run_job(library.import_files([Path(sys.argv[2])]))
print(report.imported, len(report.refused), {refused.reason for refused in report.refused})
library.close()
"""


def test_the_second_program_reads_and_says_so(stocked: EmbeddedLibrary, tmp_path: Path):
    second = open_library(tmp_path / "library")
    assert second.read_only
    assert not stocked.read_only
    assert second.search(Query("隐患")).total == 3
    for forbidden in (
        lambda: second.add(speech("讲话", *FARMING), "more"),
        lambda: second.remove(second.sources()[0].source.id),
        lambda: second.set_favourite("1", True),
        lambda: run_job(second.import_files([tmp_path])),
        lambda: run_job(second.rebuild()),
    ):
        with pytest.raises(UserError, match="另一个窗口"):
            forbidden()
    second.note_use(["1"])
    stocked.add(speech("新讲话", ("argument", "隐患要天天查。")), "new")
    assert second.search(Query("隐患")).total == 4
    second.close()


def test_the_second_program_writes_once_the_first_has_gone(tmp_path: Path):
    first = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout
    assert first.stdout.readline().strip() == "False"
    second = open_library(tmp_path)
    assert second.read_only
    first.communicate("")
    assert second.add(speech("讲话", *SAFETY), "safety") is not None
    assert not second.read_only
    assert second.search(Query("隐患")).total == 3
    assert run_job(second.verify()).problems == ()
    second.close()


def test_a_batch_waits_once_for_a_program_that_locks_the_file(stocked: EmbeddedLibrary, tmp_path: Path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"{SAFETY[1][1]}第{number}份。", encoding="utf-8")
    other = sqlite3.connect(tmp_path / "library" / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    start = monotonic()
    report = run_job(stocked.import_files([folder]))
    assert monotonic() - start < 5
    assert {refused.reason for refused in report.refused} == {
        "语料库正被别的程序占用，请关闭那个程序后再试。"
    }
    assert len(report.refused) == 5
    assert stocked.search(Query("隐患")).total == 3
    other.execute("ROLLBACK")
    other.close()
    assert run_job(stocked.import_files([folder])).imported == 5
    assert run_job(stocked.verify()).problems == ()


def test_an_index_that_goes_away_during_an_import_is_made_anew(stocked: EmbeddedLibrary, tmp_path: Path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{number}号文件：{SAFETY[number][1]}", encoding="utf-8")
    for progress in stocked.import_files([folder]):
        if progress.done == 3:
            shutil.rmtree(tmp_path / "library" / "index", ignore_errors=True)
    assert stocked.counts()[0] == 8
    assert stocked.search(Query("5号文件")).total == 1
    assert run_job(stocked.verify()).problems == ()


@pytest.mark.skipif(os.name == "nt", reason="the limit is one of POSIX")
def test_a_full_disk_is_said_so_and_leaves_the_library_whole(tmp_path: Path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    for number in range(60):
        text = "\n".join(f"{number}号文件第{line}条：{SAFETY[1][1]}" for line in range(60))
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, str(tmp_path / "library"), str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    imported, refused, reasons = ended.stdout.split(" ", 2)
    assert int(imported) > 0
    assert int(refused) > 0
    assert int(imported) + int(refused) == 60
    assert "磁盘" in reasons
    library = open_library(tmp_path / "library")
    assert library.counts()[0] == int(imported)
    assert run_job(library.verify()).problems == ()
    assert library.search(Query("底线工作")).total > 0
    library.close()


def test_a_file_where_the_folder_should_be_is_said_so(tmp_path: Path):
    (tmp_path / "library").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="用不了"):
        open_library(tmp_path / "library")


def test_a_library_file_that_is_none_is_said_so(tmp_path: Path):
    (tmp_path / "library.db").write_bytes(b"this is no database, however long it may be" * 100)
    with pytest.raises(UserError, match="已损坏"):
        open_library(tmp_path)


def test_a_closed_library_says_so(tmp_path: Path):
    library = open_library(tmp_path)
    library.close()
    library.close()
    with pytest.raises(UserError, match="已经关闭"):
        library.counts()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody delete an index that is held")
def test_on_a_full_disk_the_old_index_is_searched_until_there_is_room(
    stocked: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stocked.close()
    full = Namespace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    library = open_library(tmp_path / "library")
    elsewhere = tantivy.Index.open(str(tmp_path / "library" / "index")).writer(15_000_000, 1)
    library.add(speech("新讲话", ("argument", "隐患要天天查。")), "new")  # the index cannot be written
    assert library.counts()[0] == 3
    assert library.search(Query("隐患")).total == 3
    with pytest.raises(UserError, match="磁盘空间"):
        run_job(library.verify())
    full.free = 1 << 40
    assert library.search(Query("隐患")).total == 4
    assert run_job(library.verify()).problems == ()
    library.close()
    del elsewhere
