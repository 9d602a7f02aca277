"""Kills the program at random moments of a scripted session, and opens everything that it left.

    python -m tests.e2e.kill_session FOLDER KILLS SEED

Everything is imported once; each session is a fork of this process that builds the whole window offscreen and types
without a pause while it drops, saves, exports and imports. After each kill another fork, which has nothing in common
with the one that died, opens the draft, its recovery copy, the exported document and the library. Prints, as JSON,
how many kills there were, how many recovery copies were found, and the age in seconds of the oldest keystroke lost.
"""

import json
import os
import random
import re
import shutil
import signal
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from drafter.core.clip import Clip
from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.core.progress import run_job
from drafter.files.gao import load_draft, save_draft
from drafter.files.recovery import RecoveryStore
from drafter.files.settings import load_settings
from drafter.files.versions import VersionStore
from drafter.library.embedded import open_library
from drafter.library.words import load_words
from drafter.paths import Home
from drafter.ui.app import create_window
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.shell.main_window import MainWindow

#: The longest session, in seconds: half as long again as what may be lost at most.
LONGEST = 3.0
#: Milliseconds between two keystrokes.
_PACE = 15
_TYPED = re.compile(r"(\d+)，")
_STAMP = struct.Struct("=id")


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed session left: what does not open, how many recovery copies, the last keystroke kept."""

    problems: tuple[str, ...]
    copies: int
    typed: int


class Session:
    """One scripted session in a window of its own; every keystroke is reported with its time."""

    def __init__(self, folder: Path, report: int) -> None:
        self._folder = folder
        self._report = report
        self._tick = 0
        window = create_window(folder / "home")
        assert isinstance(window, MainWindow)
        self._window = window
        window.files.open(folder / "稿.gao")
        window.show()
        self._place = window.session.draft.paragraphs[-1].id
        self._timer = QTimer(interval=_PACE)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        """Type a number; every now and then do something else besides."""
        self._tick += 1
        self._type(f"{self._tick}，")
        os.write(self._report, _STAMP.pack(self._tick, time.monotonic()))
        deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (9, self._drop),
            (170, self._window.files.save),
            (53, lambda: self._window.exports.export_to(self._folder / "稿.docx", "gbt9704")),
            (71, lambda: self._window.imports.take([self._folder / "旧讲话"])),
        )
        for every, deed in deeds:
            if self._tick % every == every // 2:
                deed()

    def _type(self, text: str) -> None:
        sheet = self._window.desk.sheet
        sheet.go_to(self._place, 10**6)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(sheet, event)

    def _drop(self) -> None:
        """Drop a card in the upper half of the sheet."""
        view = self._window.desk.sheet.viewport()
        card = Clip((Paragraph("x", text="各级各部门要守土有责。", source=Source("s", "旧讲话")),))
        keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        place = QPointF(view.width() / 2, view.height() / 4)
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(view, QDropEvent(place, copy, clip_to_mime(card), button, keys))


def main() -> None:
    """Make the kills, each followed by a look at what is left, and print what was found."""
    folder, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[3])
    load_words().cut("安全")  # what every session would load anew
    copies, lost = 0, 0.0
    for number in range(kills):
        prepare(folder, number)
        stamps, killed = run_and_kill(folder, chance.uniform(0.0, LONGEST))
        left = look_in_fork(folder)
        assert left.problems == (), left.problems
        copies += left.copies
        missing = [moment for tick, moment in stamps if tick > left.typed]
        lost = max([lost, *(killed - moment for moment in missing)])
    print(json.dumps({"kills": kills, "copies": copies, "lost": lost}))


def prepare(folder: Path, number: int) -> None:
    """Lay out a fresh draft, and speeches that the library does not have yet."""
    rows = [
        Paragraph("t", Role.TITLE, 0, "讲话"),
        *(Paragraph(f"p{n}", text="压实责任。") for n in range(20)),
    ]
    save_draft(Draft(Facts(title="讲话"), (*rows, Paragraph("typed"))), folder / "稿.gao")
    (folder / "稿.docx").unlink(missing_ok=True)
    old = folder / "旧讲话"
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir()
    for name in range(6):
        text = (
            f"在第{number}次会议上的讲话\n同志们：\n一、提高认识\n这是第{number}场第{name}篇，要压实责任。\n"
        )
        (old / f"{number}-{name}.txt").write_text(text * 3, "utf-8")


def run_and_kill(folder: Path, moment: float) -> tuple[list[tuple[int, float]], float]:
    """Start a session, kill it so many seconds after its window took input; its keystrokes, and when it died."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        app = QApplication([])
        session = Session(folder, writing)
        os.write(writing, _STAMP.pack(0, time.monotonic()))
        app.exec()
        os._exit(1 + bool(session))
    os.close(writing)
    with os.fdopen(reading, "rb") as report:
        assert report.read(_STAMP.size), "the session did not start"
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        killed = time.monotonic()
        os.waitpid(child, 0)
        data = report.read()
    stamps = [_STAMP.unpack_from(data, at) for at in range(0, len(data) - _STAMP.size + 1, _STAMP.size)]
    return stamps, killed


def look_in_fork(folder: Path) -> Left:
    """What a process finds that shares nothing with the one that died."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, json.dumps(astuple(what_is_left(folder))).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        data = answer.read()
    os.waitpid(child, 0)
    assert data, "what was left could not be looked at"
    problems, copies, typed = json.loads(data)
    return Left(tuple(problems), copies, typed)


def what_is_left(folder: Path) -> Left:
    """Open everything in the user's folders: what does not open, and the last keystroke that is there."""
    home = Home(folder / "home")
    drafts = [load_draft(folder / "稿.gao")]
    store = RecoveryStore(home.recovery)
    orphans = store.list_orphans()
    problems = [orphan.problem for orphan in orphans if orphan.problem]
    drafts += [orphan.draft for orphan in orphans if orphan.draft]
    for orphan in orphans:
        store.discard(orphan)
    versions = VersionStore(home.versions)
    for version in versions.list(folder / "稿.gao"):
        versions.load(version)
    problems += [load_settings(home.settings)[1]] if load_settings(home.settings)[1] else []
    exported = folder / "稿.docx"
    if exported.exists() and zipfile.ZipFile(exported).testzip() is not None:
        problems.append("稿.docx")
    library = open_library(home.library)
    problems += map(str, run_job(library.verify()).problems)
    library.close()
    typed = [int(n) for draft in drafts for p in draft.paragraphs for n in _TYPED.findall(p.text)]
    return Left(tuple(problems), len(orphans), max(typed, default=0))


if __name__ == "__main__":
    main()
