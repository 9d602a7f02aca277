"""The start of the installed tree beside the same program from a virtual environment: `python -m tests.packaging.startup TREE`.

TREE is what `build_windows.py` made; it starts under wine, the other in this Python, both offscreen. Prints the
milliseconds until the window takes input, the best of some warm starts each, and their ratio.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.packaging.wine import Windows

_STARTS = 5


def main(arguments: list[str]) -> int:
    """Measure and print; the exit status is 0."""
    (tree,) = (Path(argument).resolve() for argument in arguments)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        windows = Windows(Path(room) / "wine", "wine", "x86_64-w64-mingw32-gcc")
        with windows.opening_offscreen(tree):
            installed = min(
                windows.milliseconds(tree / "drafter-cli.exe", "--smoke-test") for _ in range(_STARTS)
            )
        here = min(_here(Path(room) / "home") for _ in range(_STARTS))
    print(
        f"installed tree under wine {installed} ms, virtual environment {here} ms, ratio {installed / here:.2f}"
    )
    return 0


def _here(home: Path) -> int:
    environment = os.environ | {"DRAFTER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "drafter", "--smoke-test"]
    return int(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
