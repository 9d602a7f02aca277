"""How long a keystroke in a long draft takes until it is seen."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.row import Options, Row, percentile

#: The characters of the draft, and the keys that are pressed.
CHARACTERS = 50_000
KEYS = 400
#: One frame at 60 a second, in milliseconds.
FRAME = 16.0


def rows(options: Options) -> Iterator[Row]:
    """Press the keys in a process of its own; the 99th percentile, and the median beside it."""
    with tempfile.TemporaryDirectory() as home:
        command = [
            sys.executable,
            "-m",
            "tests.benchmarks.keystroke_window",
            home,
            str(CHARACTERS),
            str(KEYS),
        ]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    took = [float(word) for word in done.stdout.split()]
    yield Row(
        f"keystroke to repaint, {CHARACTERS:,} characters, p99", percentile(took, 0.99), "ms", bound=FRAME
    )
    yield Row("the same, median", statistics.median(took), "ms")
