"""How soon the window takes input, and what it holds in memory, beside a bare Qt window in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.built import build_library
from tests.benchmarks.row import Options, Row

_ROUNDS = 7


def rows(options: Options) -> Iterator[Row]:
    """Start with libraries of the sizes asked for; the two programs take turns."""
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as home:
            build_library(Path(home) / "library", size)
            bare, ours = _in_turns(home)
        yield Row(f"start, {size:,} paragraphs", ours, "ms", bare, "bare window with tree and editor", 1.8)


def _in_turns(home: str) -> tuple[float, float]:
    """The median milliseconds of the bare window and of the program, after one start of each."""
    pairs = [
        (_run(["-m", "tests.benchmarks.bare_window"], home), _run(["-m", "drafter", "--smoke-test"], home))
        for _ in range(_ROUNDS + 1)
    ][1:]
    return statistics.median(bare for bare, _ in pairs), statistics.median(ours for _, ours in pairs)


def _run(arguments: Sequence[str], home: str) -> float:
    """The milliseconds that a program prints first."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DRAFTER_HOME": home}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, as Qt's own modules are here
    done = subprocess.run(
        [sys.executable, *arguments], env=env, capture_output=True, text=True, check=True, timeout=120
    )
    return float(done.stdout.split()[0])
