"""What the whole program holds in memory at work, beside a bare Qt window in the same run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.core.progress import run_job
from drafter.library.embedded import add_starter, open_library
from drafter.paths import Home
from drafter.ui.library.judging import judging
from tests.benchmarks.built import build_library
from tests.benchmarks.row import Options, Row

#: What may be added to the bare window, in megabytes; DESIGN states it for a library of 1,000,000 paragraphs.
_BOUND = 150.0


def rows(options: Options) -> Iterator[Row]:
    """Window, library, a draft with its findings, and a search, for libraries of the sizes asked for.

    Once as the first start finds it, which puts the starter material in meanwhile, and
    once as every later start does, with a draft as long as most speeches, and with a very long one and its pages.
    """
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as home:
            library = Path(home) / "library"
            build_library(library, size)
            bare = _last_number(["-m", "tests.benchmarks.bare_window"])
            held = {"a first start": _at_work(home, "8000")}
            _finish(Home(Path(home)))
            held["a later start"] = _at_work(home, "8000")
            held["50,000 characters with their pages"] = _at_work(home, "50000", "preview")
        for state, megabytes in held.items():
            name = f"resident memory at work, {size:,} paragraphs, {state}"
            yield Row(
                name,
                megabytes,
                "MB",
                bare,
                "bare window with tree and editor",
                _BOUND,
                bound_is_difference=True,
            )


def _at_work(home: str, *draft: str) -> float:
    return _last_number(["-m", "tests.benchmarks.memory_window", home, *draft])


def _finish(home: Home) -> None:
    """Do what the first start may have left undone, what is past its time included."""
    library = open_library(home.library)
    try:
        add_starter(library)
        library.wait_until_level()
        run_job(judging(library, home))
    finally:
        library.close()


def _last_number(arguments: Sequence[str]) -> float:
    """The megabytes that a program prints last, as bytes."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1]) / 1e6
