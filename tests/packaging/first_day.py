"""The first day with what is handed out: installed in wine 10 and driven by pointer and keyboard, in its real window.

    python -m tests.packaging.first_day SETUP.exe [--cache FOLDER] [--pictures FOLDER]

SETUP.exe is what `packaging/build_windows.py --stub amd64-unicode` made. The Debian with wine 10 is made once in the cache,
which needs root, debootstrap and some minutes.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.e2e.display import virtual_display
from tests.e2e.hand import served
from tests.packaging.day_story import DRAFT
from tests.packaging.in_the_tree import packages
from tests.packaging.wine import as_windows, merge_associations
from tests.packaging.wine10 import Wine10, room_of_wine10
from tests.windows_fonts import make

#: Runs at the start of the installed Python, and lets a story play where the program opens a window.
_HOOK = """
import os, sys
said = sys.orig_argv[4:]
if "DRAFTER_STORY" in os.environ and (not said or said[0].endswith(".gao")):
    os.environ["QT_QPA_PLATFORM"] = "windows"
    import importlib
    from pathlib import Path
    from drafter.ui import app
    from tests.e2e.stage import perform
    module, name = os.environ["DRAFTER_STORY"].split(":")
    inner, story = app.run, getattr(importlib.import_module(module), name)
    app.run = lambda arguments: perform(story, Path("C:/稿 子"), arguments, inner)
"""
_STORIES = "tests.packaging.day_story"
#: Seconds for one story.
_PATIENCE = 480


def main(arguments: list[str]) -> int:
    """Play the day and tell what was seen; 0 where every story came to its end."""
    parser = argparse.ArgumentParser(prog="python -m tests.packaging.first_day")
    parser.add_argument("setup", type=Path)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "drafter-build")
    parser.add_argument("--pictures", type=Path, default=Path("first-day"))
    options = parser.parse_args(arguments)
    room = room_of_wine10(options.cache.resolve() / "wine10")
    with virtual_display("", 1366, 768) as display, served(display, options.pictures.resolve()) as hand:
        shared = shared_folders(options.cache.resolve())
        day = Day(Wine10(room, display, shared), hand, shared)
        failures = day.play(options.setup)
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(failures)} things failed; pictures in {options.pictures}")
    return 1 if failures else 0


def shared_folders(cache: Path) -> list[Path]:
    """What the program under wine needs of this machine to play a story: the tests, and what they need."""
    return [ROOT, packages(cache)]


class Day:
    """The program installed in a Windows, and its stories one after the other."""

    def __init__(self, windows: Wine10, hand: str, shared: list[Path]) -> None:
        self._windows = windows
        self._environment = {"DRAFTER_HAND": hand}
        self._shared = shared
        self._folder = windows.drive / "稿 子"
        self._installed = windows.user / "AppData" / "Local" / "Programs" / "Drafter"

    def play(self, setup: Path) -> list[str]:
        """Install, and play morning, afternoon and evening; what failed."""
        shutil.copy(setup, self._windows.drive / "setup.exe")
        if status := self._windows.run("C:\\setup.exe", "/S"):
            return [f"the installer ends with {status}"]
        self._prepare()
        program = "C:\\users\\root\\AppData\\Local\\Programs\\Drafter\\drafter.exe"
        return [
            *self._story("morning", program),
            *self._story("afternoon", "start", f"C:\\稿 子\\{DRAFT}", killed=True),
            *self._story("evening", program),
            *self._set_as_pdf(program.replace("drafter.exe", "drafter-cli.exe")),
        ]

    def _prepare(self) -> None:
        """Let the installed program find the stories, and this wine the file type of the user."""
        self._folder.mkdir()
        make(self._windows.drive / "windows" / "Fonts")
        (paths,) = self._installed.glob("python3*._pth")
        added = "".join(f"{as_windows(folder)}\n" for folder in self._shared)
        paths.write_text(f"{paths.read_text(encoding='ascii')}{added}import site\n", encoding="utf-8")
        (self._installed / "lib" / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
        merge_associations(self._windows)

    def _set_as_pdf(self, program: str) -> list[str]:
        """Set the draft of the day as a PDF in the terminal, whose pages the window's part of Qt draws; what failed."""
        status = self._windows.run(
            program, "typeset", f"C:\\稿 子\\{DRAFT}", "--pdf", "-o", "C:\\稿 子\\讲话.pdf"
        )
        pages = self._folder / "讲话.pdf"
        made = pages.exists() and pages.read_bytes().startswith(b"%PDF-")
        return [] if made and not status else [f"typeset --pdf ends with {status}, PDF written: {made}"]

    def _story(self, name: str, *command: str, killed: bool = False) -> list[str]:
        """Start the program so that it plays a story; what failed."""
        seen = self._folder / "seen.json"
        seen.unlink(missing_ok=True)
        self._windows.run(*command, DRAFTER_STORY=f"{_STORIES}:{name}", **self._environment)
        self._windows.settle()
        if not seen.exists():
            return [] if killed else [f"{name}: the program broke off"]
        told = json.loads(seen.read_text(encoding="utf-8"))
        print(f"{name}: {told}")
        return [f"{name}: {told['failure']}"] if told["failure"] else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
