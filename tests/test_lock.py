"""The lock of whoever writes: one holder at a time, given back however its process ends."""

import subprocess
import sys

import pytest

from drafter.lock import FileLock

_HOLDER = """
import sys
from pathlib import Path
from drafter.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def locks(tmp_path):
    """Two locks on one file, as two windows have them."""
    both = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    yield both
    for lock in both:
        lock.release()


def test_only_one_holds_it(locks):
    first, second = locks
    assert first.acquire() and first.acquire()
    assert not second.acquire()
    assert first.held and not second.held


def test_what_is_given_back_leaves_no_file_and_can_be_taken_again(locks, tmp_path):
    first, second = locks
    first.acquire()
    first.release()
    assert not list(tmp_path.iterdir())
    assert second.acquire()


def test_a_killed_holder_holds_nothing_any_more(locks, tmp_path):
    lock, _ = locks
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        assert not lock.acquire()
        holder.kill()
    assert lock.acquire()
