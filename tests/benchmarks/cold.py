"""What a fresh process says: how soon the first search answers, and how much memory an open library takes.

Run as `python -m tests.benchmarks.cold KIND FOLDER`; prints one number. KIND is `search` (milliseconds from
opening the library to the first answer), `bare` (resident MB of a bare window) or `open` (resident MB of the
same window with the library open and searched).
"""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

_SEARCHES = ("责任", "安全", "工作 落实", "“安全生产”", "隐患 排查", "企业", "农民 收入", "干部")


def ask(kind: str, folder: Path) -> float:
    """The number that a fresh process prints."""
    command = [sys.executable, "-m", "tests.benchmarks.cold", kind, str(folder)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return float(done.stdout.split()[-1])


def forget_pages(folder: Path) -> None:
    """Drop what the system keeps of the files in memory, so that they are read from the disk again."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _first_search(folder: Path) -> float:
    from drafter.library.api import Query
    from drafter.library.embedded import open_library

    start = perf_counter()
    library = open_library(folder)
    library.search(Query("安全 责任"))
    elapsed = perf_counter() - start
    library.close()
    return elapsed * 1000


def _resident(folder: Path | None) -> float:
    from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QTreeWidget, QWidget

    application = QApplication([])
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QTreeWidget())
    row.addWidget(QPlainTextEdit())
    window.show()
    application.processEvents()
    if folder is None:
        return _resident_megabytes()
    from drafter.library.api import Query
    from drafter.library.embedded import open_library

    library = open_library(folder)
    for text in _SEARCHES:
        library.search(Query(text))
        library.facets(Query(text))
    resident = _resident_megabytes()
    library.close()
    return resident


def _resident_megabytes() -> float:
    """The resident memory of this process, files mapped into it included."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    wanted, place = sys.argv[1], Path(sys.argv[2])
    print(_first_search(place) if wanted == "search" else _resident(place if wanted == "open" else None))
