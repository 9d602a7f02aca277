"""`python -m tests.ui.screens FOLDER`: every view on the screens that offices have, to be looked at one by one.

Each screen is a real one (Xvfb with a window manager), each scale a program of its own; light and dark. The pictures lie in
FOLDER/1366x768-150 and so on; what `tests.ui.views` finds wrong is printed.
"""

import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from tests.conftest import ROOT
from tests.e2e.display import virtual_display

_SCREENS = ((1366, 768), (1920, 1080))
_PERCENTS = (100, 150, 200)


def picture(folder: Path, width: int, height: int, percent: int) -> str:
    """Keep a picture of every view on one screen at one scale; what is wrong with them, "" where nothing is."""
    with (
        virtual_display("", width, height) as display,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
    ):
        env = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(percent / 100),
            "DRAFTER_SCREENSHOTS": str(folder / f"{width}x{height}-{percent}"),
        }
        command = [sys.executable, "-m", "tests.ui.views", home, str(percent), "screen"]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)
        return done.stdout if done.returncode in (0, 1) and not _failed(done.stderr) else done.stderr


def _failed(words: str) -> bool:
    """Whether a program ended by an exception, whose status is 1 like that of faults that were found."""
    return "Traceback" in words


def main() -> None:
    """All screens and scales."""
    for (width, height), percent in product(_SCREENS, _PERCENTS):
        print(
            f"{width}x{height} at {percent} %:",
            picture(Path(sys.argv[1]), width, height, percent) or "good",
            flush=True,
        )


if __name__ == "__main__":
    main()
