import ctypes
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from drafter import process
from drafter.process import give_memory_back, own_command
from tests.benchmarks.resident import resident_bytes

_MUCH = 64_000_000


def test_the_program_starts_itself_in_a_python_environment_and_in_an_installed_copy(
    monkeypatch: pytest.MonkeyPatch,
):
    assert own_command("--selftest") == [sys.executable, "-m", "drafter", "--selftest"]
    monkeypatch.setattr(sys, "executable", "/opt/Drafter/Drafter.exe")
    assert own_command("--selftest") == ["/opt/Drafter/Drafter.exe", "--selftest"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take back what was freed by themselves")
def test_what_was_freed_between_things_that_stay_goes_back_to_the_system():
    blocks = [bytes(100_000) for _ in range(640)]
    kept, full = blocks[::64], resident_bytes()
    del blocks
    give_memory_back()
    assert full - resident_bytes() > _MUCH // 2
    assert len(kept) == 10


_SERVING = """
import os, sys, threading
from drafter.process import answer
answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
threading.Thread(target=sys.stdin.buffer.read, daemon=True).start()
while True:
    answer(bytes(100_000), answers)
"""


def test_a_process_that_nobody_listens_to_ends_without_an_error():
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", _SERVING], **pipes) as process:
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="each system keeps books of its own")
def test_the_time_since_the_start_is_counted_from_the_systems_books():
    first = process.milliseconds_since_start()
    time.sleep(0.2)
    assert 100 < process.milliseconds_since_start() - first < 60_000
    assert first > 0


def test_windows_counts_from_1601_in_steps_of_a_hundred_nanoseconds(monkeypatch: pytest.MonkeyPatch):
    begun = time.time() - 5

    def tell(_handle: object, created: object, *_others: object) -> int:
        created._obj.value = round((begun + 11_644_473_600) * 10_000_000)
        return 1

    kernel = SimpleNamespace(GetProcessTimes=tell)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert 5_000 <= process._milliseconds_on_windows() < 60_000
    kernel.GetProcessTimes = lambda *_: 0
    assert process._milliseconds_on_windows() == 0


def test_windows_is_told_how_much_memory_may_be_taken(monkeypatch: pytest.MonkeyPatch):
    calls: list[tuple[object, ...]] = []

    def create(*given: object) -> int:
        calls.append(given)
        return 7

    def limit(job: ctypes.c_void_p, kind: int, limits: object, size: int) -> int:
        held = limits._obj
        calls.append((job.value, kind, held.LimitFlags, held.ProcessMemoryLimit, size == ctypes.sizeof(held)))
        return 1

    def enter(job: ctypes.c_void_p, whom: ctypes.c_void_p) -> int:
        calls.append((job.value, ctypes.c_ssize_t(whom.value or 0).value))
        return 1

    class Create:
        restype: object = None
        __call__ = staticmethod(create)

    kernel = SimpleNamespace(
        CreateJobObjectW=Create(), SetInformationJobObject=limit, AssignProcessToJobObject=enter
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    process._limit_memory_on_windows(300_000_000)
    assert calls == [(None, None), (7, 9, 0x100, 300_000_000, True), (7, -1)]
