"""Whether dragging and scrolling beside a long draft keep up with the screen."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.row import Options, Row, percentile
from tests.benchmarks.rows_keystroke import CHARACTERS, FRAME

_STEPS = 400
_WHAT = ("scrolling the sheet", "dragging a card over the sheet", "scrolling the cards")


def rows(options: Options) -> Iterator[Row]:
    """Move in a process of its own; the 99th percentile of each kind of step, to its repaint."""
    with tempfile.TemporaryDirectory() as home:
        module = "tests.benchmarks.frames_window"
        command = [sys.executable, "-m", module, home, str(CHARACTERS), str(_STEPS)]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    for what, line in zip(_WHAT, lines, strict=True):
        took = [float(word) for word in line.split()]
        yield Row(f"{what}, {CHARACTERS:,} characters, p99", percentile(took, 0.99), "ms", bound=FRAME)
