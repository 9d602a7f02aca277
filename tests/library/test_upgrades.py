"""Libraries that earlier versions of the program wrote, each with three speeches of ours, are brought up to date."""

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.backup import BACKUPS
from drafter.library.embedded import open_library
from drafter.library.migrations import MIGRATIONS
from drafter.library.restore import DATABASE, holding_of, restore

_OLD = Path(__file__).with_name("old")
_VERSIONS = range(1, len(MIGRATIONS))


def unpacked(version: int, file: Path) -> Path:
    """A library of a version, as a program of that time wrote it (in the order of its history)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(_OLD / f"library-{version}.db.gz") as packed, file.open("wb") as target:
        shutil.copyfileobj(packed, target)
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    connection.close()
    return file


def prove(folder: Path) -> None:
    """All is there: the sources, the one in the bin, the mark and the use of a paragraph; and more can be added."""
    library = open_library(folder)
    try:
        assert [record.removed for record in library.sources()].count(True) == 1
        assert len(library.sources()) == 3
        favourites = library.search(Query(favourite=True)).hits
        assert [hit.favourite for hit in favourites] == [True]
        assert library.search(Query("责任")).total >= 1
        more = folder.parent / "新稿.txt"
        more.write_text(
            "在全县会上的讲话\n同志们：\n各乡镇要把防汛物资清点一遍，缺的马上补齐。\n", encoding="utf-8"
        )
        assert run_job(library.import_files([more])).imported == 1
        assert run_job(library.verify()).problems == ()
    finally:
        library.close()


@pytest.mark.parametrize("version", _VERSIONS)
def test_an_old_library_is_upgraded_and_kept_as_it_was(version: int, tmp_path: Path):
    folder = tmp_path / "library"
    unpacked(version, folder / DATABASE)
    prove(folder)
    (kept,) = (folder / BACKUPS).glob(f"before-upgrade-{version}-*")
    found = holding_of(kept)
    assert found
    assert found.sources == 2


@pytest.mark.parametrize("version", _VERSIONS)
def test_a_backup_of_an_old_program_is_restored(version: int, tmp_path: Path):
    backup = unpacked(version, tmp_path / "alt.gaolib")
    run_job(restore(tmp_path / "library", backup))
    prove(tmp_path / "library")
