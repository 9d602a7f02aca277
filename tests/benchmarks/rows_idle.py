"""How little the program does while nobody does anything: processor time over a minute with a long draft open."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.row import Options, Row

#: The characters of the draft, and the seconds of watching.
CHARACTERS = 50_000
SECONDS = 60
#: What issue and DESIGN allow, in per cent of one processor.
_BOUND = 0.5


def rows(options: Options) -> Iterator[Row]:
    """Watch the program in a process of its own, after everything that follows the opening has come to rest."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "tests.benchmarks.idle_window", home, str(CHARACTERS), str(SECONDS)]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    share = 100 * float(done.stdout.split()[-1]) / SECONDS
    yield Row(f"idle, {CHARACTERS:,} characters open, {SECONDS} s", share, "% of a processor", bound=_BOUND)
