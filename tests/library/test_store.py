from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.library.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = Store(file)
    yield opened
    opened.close()


def note(store: Store, start: int, stop: int) -> None:
    """Commit some notes of 2 kB, one by one."""
    for number in range(start, stop):
        with store.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES (?, ?)", (f"note{number}", "字" * 700))


def test_many_commits_find_their_way_into_the_file_while_it_is_open(store: Store, file: Path):
    before = file.stat().st_size
    note(store, 0, 100)
    store.wait()
    assert file.stat().st_size > before + 50 * 2000


def test_what_was_committed_before_during_and_after_a_checkpoint_is_read_back(store: Store, file: Path):
    note(store, 0, 500)
    store.close()
    again = Store(file)
    found = again.connection().execute("SELECT count(*), min(length(value)) FROM meta WHERE key LIKE 'note%'")
    assert found.fetchone() == (500, 700)
    assert again.connection().execute("PRAGMA integrity_check").fetchone() == ("ok",)
    again.close()


def pages_kept(store: Store) -> int:
    """How many KiB of the file the connection of this thread may keep."""
    return -store.connection().execute("PRAGMA cache_size").fetchone()[0]


def test_a_thread_keeps_more_of_the_file_only_while_it_writes(store: Store):
    asking = pages_kept(store)
    note(store, 0, 1)
    writing = pages_kept(store)
    store.rest()
    assert writing > asking == pages_kept(store)
    note(store, 1, 2)
    assert pages_kept(store) == writing


def test_a_thread_that_only_asks_keeps_little_of_the_file(store: Store):
    assert pages_kept(store) <= 512
