"""How soon the window takes input, by itself and with a draft, beside a bare Qt window in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.files.draft_names import SUFFIX
from drafter.files.gao import save_draft
from tests.benchmarks.built import build_library
from tests.benchmarks.long_draft import long_draft
from tests.benchmarks.row import Options, Row

_ROUNDS = 7
_BARE = "bare window with tree and editor"
#: The characters of the draft that is opened.
_CHARACTERS = 8_000


def rows(options: Options) -> Iterator[Row]:
    """Start with libraries of the sizes asked for, without and with a draft; the programs take turns."""
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as home:
            build_library(Path(home) / "library", size)
            bare, ours, opened = _in_turns(home)
        yield Row(f"start, {size:,} paragraphs", ours, "ms", bare, _BARE, 1.8)
        name = f"start with a draft of {_CHARACTERS:,} characters, {size:,} paragraphs"
        yield Row(name, opened, "ms", bare, _BARE, 2.2)


def _in_turns(home: str) -> list[float]:
    """The median milliseconds of the bare window, the program, and the program with a draft, after one start of each."""
    draft = Path(home) / f"draft{SUFFIX}"
    save_draft(long_draft(_CHARACTERS), draft)
    programs = [
        ["-m", "tests.benchmarks.bare_window"],
        ["-m", "drafter", "--smoke-test"],
        ["-m", "drafter", str(draft), "--smoke-test"],
    ]
    rounds = [[_run(program, home) for program in programs] for _ in range(_ROUNDS + 1)][1:]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _run(arguments: Sequence[str], home: str) -> float:
    """The milliseconds that a program prints first."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DRAFTER_HOME": home}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, as Qt's own modules are here
    done = subprocess.run(
        [sys.executable, *arguments], env=env, capture_output=True, text=True, check=True, timeout=120
    )
    return float(done.stdout.split()[0])
