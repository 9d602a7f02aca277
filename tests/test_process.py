import subprocess
import sys

import pytest

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
