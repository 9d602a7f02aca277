import _thread
import contextlib
import gc
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.library.store import Store
from tests.conftest import missing


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


def test_a_thread_keeps_more_of_the_file_only_while_it_writes_very_much(store: Store):
    asking = pages_kept(store)
    note(store, 0, 1)
    assert pages_kept(store) == asking
    with store.transaction(among_many=True):
        writing = pages_kept(store)
    note(store, 1, 2)
    assert pages_kept(store) == writing > asking
    store.rest()
    assert pages_kept(store) == asking


def test_a_thread_that_only_asks_keeps_little_of_the_file(store: Store):
    assert pages_kept(store) <= 512


def open_files(file: Path) -> int:
    """How often this process has a file open."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        missing("/proc")
    count = 0
    for path in folder.iterdir():
        with contextlib.suppress(OSError):  # one that is closed meanwhile does not count
            count += path.readlink() == file.resolve()
    return count


def test_a_thousand_threads_of_a_foreign_pool_leave_no_connection(store: Store, file: Path):
    """Threads that `threading` did not start, as those of Qt's pool."""
    before = open_files(file)
    most = 0
    for _ in range(50):
        locks = [_thread.allocate_lock() for _ in range(20)]

        def ask(lock: _thread.LockType) -> None:
            with store.reading() as connection:
                connection.execute("SELECT count(*) FROM meta").fetchone()
            threading.current_thread()  # what makes Python take it for one of its own that never ends
            lock.release()

        for lock in locks:
            lock.acquire()
            _thread.start_new_thread(ask, (lock,))
        for lock in locks:
            assert lock.acquire(timeout=20)
        most = max(most, open_files(file))
    wait_until(lambda: len(store._opened) == 1)
    assert most < before + 60  # SQLite keeps some files of closed connections for the next ones


def test_a_store_that_is_closed_leaves_no_connection_unclosed(file: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(3):
            store = Store(file)
            thread = threading.Thread(target=store.connection)
            thread.start()
            thread.join()
            store.close()
            del store
            gc.collect()
    assert open_files(file) == 0


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait up to ten seconds for something that other threads are about to do."""
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    assert is_so()


def test_a_question_under_way_is_answered_before_its_connection_closes(tmp_path: Path):
    """SQLite crashes where another thread closes the connection in the middle of a question."""
    code = """
import sys, threading
from pathlib import Path
from drafter.library.store import Store

store, begun, answers = Store(Path(sys.argv[1])), threading.Event(), []
LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n"

def ask():
    with store.reading() as connection:
        for row in connection.execute(LONG):
            begun.set()
        answers.append(row)

thread = threading.Thread(target=ask)
thread.start()
begun.wait()
store.close()
thread.join()
assert answers == [(200000,)], answers
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.sqlite3")], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
