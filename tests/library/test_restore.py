"""A library is restored whatever became of it, and a bad backup changes nothing."""

import datetime
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.backup import BACKUPS, back_up_daily, to_keep
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.migrations import MIGRATIONS
from drafter.library.restore import DATABASE, holding_of, prepare, restore


def _damaged(file: Path) -> None:
    file.write_bytes(b"\x17" * 60_000)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:9_000])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _of_the_future(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 4711")
    connection.close()


@pytest.fixture
def backed_up(stocked: EmbeddedLibrary, tmp_path: Path) -> Path:
    """A backup of the stocked library, which is closed."""
    backup = tmp_path / "语料库.gaolib"
    stocked.backup(backup)
    stocked.wait_until_level()
    stocked.close()
    return backup


def _held_open_in(folder: Path) -> list[str]:
    """The files of a folder that this process has open: under Windows they could not be moved aside."""
    handles = Path("/proc/self/fd").iterdir() if sys.platform == "linux" else ()
    targets = [os.path.realpath(handle) for handle in handles]
    return [target for target in targets if target.startswith(f"{folder}/")]


@pytest.mark.parametrize("harm", [_damaged, _cut, _emptied, Path.unlink, _of_the_future])
def test_a_library_is_restored_whatever_became_of_it(
    backed_up: Path, tmp_path: Path, harm: Callable[[Path], None]
):
    folder = tmp_path / "library"
    file = folder / DATABASE
    harm(file)
    left = file.read_bytes() if file.exists() else None
    with pytest.raises(UserError) as refused:
        open_library(folder)
    assert refused.value.__traceback__ and not _held_open_in(folder)
    assert (file.read_bytes() if file.exists() else None) == left
    kept = run_job(restore(folder, backed_up))
    assert (kept is None) == (left is None)
    assert left is None or (kept and (kept / DATABASE).read_bytes() == left)
    library = open_library(folder)
    assert len(library.sources()) == 2
    assert run_job(library.verify()).problems == ()
    library.close()


def test_what_was_there_is_kept_when_an_open_library_is_restored(stocked: EmbeddedLibrary, tmp_path: Path):
    stocked.backup(tmp_path / "früh.gaolib")
    stocked.remove(stocked.sources()[0].source.id)
    restored = run_job(stocked.restore_backup(tmp_path / "früh.gaolib"))
    assert stocked.counts()[0] == 2
    assert restored.kept
    then = holding_of(restored.kept / DATABASE)
    assert then
    assert then.sources == 1


def _with(backup: Path, *statements: str) -> None:
    connection = sqlite3.connect(backup, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS source FROM n"
_BAD = {
    "one table": ["DROP TABLE placements"],
    "an endless view": ["DROP TABLE placements", f"CREATE VIEW placements AS {_ENDLESS}"],
    "a trigger": ["CREATE TRIGGER t AFTER INSERT ON sources BEGIN DELETE FROM blocks; END"],
    "a table more": ["CREATE TABLE more (a)"],
    "a huge id": ["UPDATE blocks SET id = 4611686018427387904 WHERE id = 1"],
    "a text of a number": ["UPDATE sources SET day = 'gestern'"],
    "a role": ["UPDATE placements SET role = 'nobody' WHERE position = 0"],
    "a changed text": ["UPDATE blocks SET text = text || '。' WHERE kind = 1"],
    "no generation": ["DELETE FROM meta WHERE key = 'generation'"],
    "a generation in words": ["UPDATE meta SET value = 'x' WHERE key = 'generation'"],
    "a later program": [f"PRAGMA user_version = {len(MIGRATIONS) + 1}"],
    "no version": ["PRAGMA user_version = 0"],
    "half a character": ["UPDATE sources SET title = CAST(X'EDA080' AS TEXT)"],
}


@pytest.mark.parametrize("statements", _BAD.values(), ids=_BAD)
def test_a_bad_backup_is_refused_and_nothing_has_changed(
    backed_up: Path, tmp_path: Path, statements: list[str]
):
    folder = tmp_path / "library"
    before = (folder / DATABASE).read_bytes()
    _with(backed_up, "PRAGMA foreign_keys = OFF", *statements)
    with pytest.raises(UserError, match="语料库没有变动"):
        run_job(restore(folder, backed_up))
    assert (folder / DATABASE).read_bytes() == before
    assert not (folder / "restoring").exists()
    library = open_library(folder)
    assert run_job(library.verify()).problems == ()
    library.close()


def test_a_backup_with_damage_in_the_middle_is_refused(backed_up: Path, tmp_path: Path):
    data = bytearray(backed_up.read_bytes())
    for place in range(8192, len(data), 8192):
        data[place : place + 64] = b"\xff" * 64
    backed_up.write_bytes(data)
    with pytest.raises(UserError, match="已损坏"):
        run_job(restore(tmp_path / "library", backed_up))


def test_an_exchange_that_was_cut_short_is_finished_when_the_library_is_opened(
    backed_up: Path, tmp_path: Path
):
    """The program was killed once the copy was ready: at the first file moved aside, or before it."""
    for moved in (False, True):
        folder = tmp_path / f"library-{moved}"
        shutil.copytree(tmp_path / "library", folder)
        run_job(prepare(folder, backed_up))
        if moved:
            (folder / DATABASE).rename(tmp_path / "aside.db")
        library = open_library(folder)
        assert len(library.sources()) == 2
        assert run_job(library.verify()).problems == ()
        library.close()
        assert not (folder / "restoring").exists()


def test_a_library_in_use_is_not_exchanged(stocked: EmbeddedLibrary, tmp_path: Path):
    stocked.backup(tmp_path / "b.gaolib")
    with pytest.raises(UserError, match="另一个窗口"):
        run_job(restore(tmp_path / "library", tmp_path / "b.gaolib"))


def test_a_damaged_library_says_so_when_it_is_backed_up(stocked: EmbeddedLibrary, tmp_path: Path):
    file = tmp_path / "library" / DATABASE
    stocked.close()
    data = bytearray(file.read_bytes())
    data[3 * 4096 : 5 * 4096] = b"\x55" * (2 * 4096)
    file.write_bytes(data)
    library = open_library(tmp_path / "library")
    try:
        with pytest.raises(UserError, match="损坏"):
            library.backup(tmp_path / "b.gaolib")
        with pytest.raises(UserError, match="损坏"):
            library.back_up_daily()
    finally:
        library.close()
    assert not list((tmp_path / "library" / BACKUPS).glob("*.gaolib"))


def test_a_day_has_one_backup_and_only_where_something_changed(stocked: EmbeddedLibrary, tmp_path: Path):
    folder = tmp_path / "library"
    day = datetime.date(2026, 3, 1)
    with stocked._store.reading() as connection:
        assert back_up_daily(connection, folder, day)
        assert back_up_daily(connection, folder, day) is None
        assert back_up_daily(connection, folder, day + datetime.timedelta(1)) is None
        stocked.remove(stocked.sources()[0].source.id)
        written = back_up_daily(connection, folder, day + datetime.timedelta(1))
    assert written
    found = holding_of(written)
    assert found
    assert found.sources == 1
    assert os.name == "nt" or written.stat().st_mode & 0o077 == 0


def test_a_few_backups_are_kept_by_their_age():
    today = datetime.date(2026, 6, 30)
    days = [today - datetime.timedelta(age) for age in range(60)]
    kept = sorted((today - day).days for day in to_keep(days, today))
    assert kept == [0, 1, 2, 7, 30]


def test_what_a_library_holds_is_told_beside_its_backup(stocked: EmbeddedLibrary, tmp_path: Path):
    backup = tmp_path / "语料库.gaolib"
    stocked.backup(backup)
    stocked.remove(stocked.sources()[0].source.id)
    here, there = stocked.compared_with(backup)
    assert ("1 篇" in here, "2 篇" in there) == (True, True)
    _damaged(backup)
    assert stocked.compared_with(backup) == (here, "读不出来")


def test_a_library_that_stands_in_is_told_as_the_one_it_stands_in_for(
    tmp_path: Path, stocked: EmbeddedLibrary
):
    backup = tmp_path / "语料库.gaolib"
    stocked.backup(backup)
    other = open_library(tmp_path / "instead")
    other.instead_of = tmp_path / "library"
    here, there = other.compared_with(backup)
    other.close()
    assert "2 篇" in here and "2 篇" in there
