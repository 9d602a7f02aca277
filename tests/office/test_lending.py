"""Much of what colleagues told is taken in by another process, for which the one with the window holds the pen."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.colleagues import Received
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.pen import Pen
from drafter.process import TAKE_IN
from tests.library.speeches import SAFETY, speech
from tests.office.speed import lay_segments

_SPEECHES = 70


@pytest.fixture
def library(tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    made = open_library(tmp_path / "library")
    made.add(speech("在全县安全生产会议上的讲话", *SAFETY), "c" * 64)
    yield made
    made.close()


@pytest.fixture
def inbox(tmp_path: Path, library: EmbeddedLibrary) -> Path:
    """Where so much lies that another process is worth its start."""
    (tmp_path / "in").mkdir()
    lay_segments(tmp_path / "library", tmp_path / "in", _SPEECHES)
    return tmp_path / "in"


def helpers() -> list[int]:
    """The processes that take in what lies in an inbox for this one."""
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return [one for one in children if TAKE_IN.encode() in Path(f"/proc/{one}/cmdline").read_bytes()]


def wait_for_sources(library: EmbeddedLibrary, count: int) -> None:
    deadline = time.monotonic() + 60
    while library.counts()[0] < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_who_wants_to_write_meanwhile_need_not_wait_for_all_of_it(
    library: EmbeddedLibrary, inbox: Path
) -> None:
    came: list[Received] = []
    thread = threading.Thread(target=lambda: came.append(run_job(library.receive(inbox, apart=True))))
    thread.start()
    wait_for_sources(library, 5)
    assert helpers()
    (own,) = [one.source for one in library.sources() if one.source.title.startswith("在全县安全生产会议")]
    library.remove(own.id)
    there = library.counts()[0]
    thread.join()
    assert there < _SPEECHES
    assert came[0].sources == _SPEECHES
    assert library.counts()[0] == _SPEECHES
    assert not helpers()
    assert run_job(library.verify()).problems == ()


def test_where_the_other_process_dies_the_rest_is_taken_in_the_next_time(
    library: EmbeddedLibrary, inbox: Path
) -> None:
    job = library.receive(inbox, apart=True)
    with pytest.raises(UserError, match="意外中断"):
        while next(job):
            if library.counts()[0] > 5:
                for one in helpers():
                    os.kill(one, signal.SIGKILL)
    assert library.counts()[0] < _SPEECHES
    run_job(library.receive(inbox))
    assert library.counts()[0] == _SPEECHES + 1
    assert run_job(library.verify()).problems == ()


def test_a_pen_says_whether_another_thread_waits_for_it() -> None:
    pen, took = Pen(), threading.Event()

    def take() -> None:
        with pen:
            took.set()

    with pen, pen:
        assert not pen.is_wanted
        thread = threading.Thread(target=take)
        thread.start()
        while not pen.is_wanted:
            time.sleep(0.001)
        assert not took.is_set()
    thread.join()
    assert took.is_set()
    assert not pen.is_wanted
