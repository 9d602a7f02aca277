"""What the whole program holds in memory at work, beside a bare Qt window in the same run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.built import build_library
from tests.benchmarks.row import Options, Row

#: What may be added to the bare window, in megabytes; DESIGN states it for a library of 1,000,000 paragraphs.
_BOUND = 150.0


def rows(options: Options) -> Iterator[Row]:
    """Window, library, a draft with its findings, and a search, for libraries of the sizes asked for."""
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as home:
            build_library(Path(home) / "library", size)
            bare = _last_number(["-m", "tests.benchmarks.bare_window"])
            ours = _last_number(["-m", "tests.benchmarks.memory_window", home])
        name = f"resident memory at work, {size:,} paragraphs"
        yield Row(
            name, ours, "MB", bare, "bare window with tree and editor", _BOUND, bound_is_difference=True
        )


def _last_number(arguments: Sequence[str]) -> float:
    """The megabytes that a program prints last, as bytes."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1]) / 1e6
