"""Where a story is played: the program on a display of its own, a hand that drives it, and what it saw.

A story is a function of a module of this package: `story(driver, folder, seen)`. `play` starts it in a process of
its own, which runs `python -m tests.e2e.stage MODULE STORY FOLDER`.
"""

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from drafter.ui import app as program
from tests.conftest import ROOT
from tests.e2e import hand
from tests.e2e.driver import Driver

Story = Callable[[Driver, Path, dict[str, Any]], None]

#: Ends a program that hangs, in seconds.
_PATIENCE = 240


def play(story: Story, folder: Path, display: str) -> dict[str, Any]:
    """Play a story with the user folders in `folder`/home; what it saw. A story may kill its program."""
    env = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "DRAFTER_HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
    }
    seen = folder / "seen.json"
    seen.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.e2e.stage", story.__module__, story.__name__, str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=_PATIENCE)
    if seen.exists():
        return json.loads(seen.read_text("utf-8"))
    return {"failure": f"status {done.returncode}: {done.stderr}", "status": done.returncode}


# What the program shows, asked in its own thread


def window() -> Any:
    """The main window."""
    return next(w for w in QApplication.topLevelWidgets() if w.objectName() == "mainWindow")


def draft_of() -> Any:
    """The draft in the window."""
    return window().session.draft


def text_of(paragraph_id: str) -> str:
    """The text of a paragraph of the draft."""
    draft = draft_of()
    return draft.paragraphs[draft.index_of(paragraph_id)].text


def cards_stand() -> bool:
    """Whether the cards are those of the place: nothing is looked for, and nothing is about to be."""
    panel = window().desk.library
    return not window()._services.jobs.is_busy and not panel._settle.isActive() and not panel._taken


def card_text(results: Any, row: int = 0) -> str:
    """The text of a card."""
    return results.model().index(row, 0).data(Qt.ItemDataRole.DisplayRole) or ""


def card_rect(results: Any, row: int = 0) -> QRect:
    """Where a card stands."""
    return results.visualRect(results.model().index(row, 0))


def row_of(sheet: Any, paragraph_id: str) -> QRect:
    """Where a paragraph stands in the sheet."""
    rows = sheet.rows(sheet.viewport().rect().toRectF())
    return next(row.rect for row in rows if row.paragraph.id == paragraph_id).toRect()


def branch_rect(tree: Any, paragraph_id: str) -> QRect:
    """Where a branch stands in the outline."""
    index: QModelIndex = tree.model().index_of(paragraph_id)
    return tree.visualRect(index)


def look_for(driver: Driver, words: str) -> Any:
    """Type words into the search box; the list of cards once they answer these words.

    What is recommended without a question may hold the words, too, but it does not mark them.
    """
    driver.key("ctrl+k")
    driver.type(words)
    results = driver.widget("libraryResults")
    driver.wait(lambda: words in marked(results), "the cards that were looked for")
    return results


def marked(results: Any) -> set[str]:
    """What is marked as found on the first card."""
    hits = results.cards.hits[:1]
    return {hit.clip.paragraphs[0].text[start:end] for hit in hits for start, end in hit.highlights}


def name_file(driver: Driver, path: Path) -> None:
    """Type a path into the file dialog that is open."""
    if sys.platform == "win32":
        name_file_natively(path)
    else:
        driver.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog), "a file dialog")
        driver.key("ctrl+a")
        driver.type(str(path))
        driver.key("Return")
    driver.wait(lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog), "the dialog's end")


def name_file_natively(path: Path) -> None:
    """Put a path into the system's own file dialog, which is no window of Qt's."""
    hand.fill_clipboard(str(path))
    time.sleep(3)
    hand.photograph(f"dialog-{path.suffix[1:]}")
    hand.xdotool("key", "--delay", 60, "ctrl+a", "ctrl+v", "sleep", 0.5, "key", "Return", "sleep", 1)
    # wine leaves the keyboard with no window; Windows gives it back to ours.
    hand.xdotool("search", "--onlyvisible", "--name", "公文起草助手", "windowfocus")


def new_draft(driver: Driver, title: str) -> None:
    """A new draft of the first outline, by keyboard alone."""
    driver.widget("mainWindow")
    driver.key("ctrl+n")
    driver.widget("newDraftDialog")
    driver.wait(lambda: focused() == "outlinePicker", "the outlines to choose from")
    driver.key_until("Tab", lambda: focused() == "draftTitle", "the field for the title")
    driver.type(title)
    driver.key("Return")
    driver.wait(lambda: draft_of().facts.title == title, "the new draft")
    driver.wait(lambda: window().isActiveWindow(), "the window in front")


def focused() -> str:
    """The object name of what the keyboard writes into."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def main() -> int:
    """Start the program and let the driver play the story."""
    module, name, place = sys.argv[1:4]
    return perform(getattr(importlib.import_module(module), name), Path(place), [], program.run)


def perform(
    story: Story,
    folder: Path,
    arguments: list[str],
    run: Callable[[list[str], Callable[[], object]], int],
) -> int:
    """Play a story in this process, in the program that `run` starts with the arguments; the program's status.

    What the story saw is left in `folder`/seen.json.
    """
    seen: dict[str, Any] = {"failure": "the program did not start"}
    threads: list[Thread] = []

    def begin() -> None:
        app = QApplication.instance()
        assert app is not None
        hand = Driver()
        hand.setParent(app)
        seen["failure"] = ""
        threads.append(hand.run(lambda driver: story(driver, folder, seen)))
        app.aboutToQuit.connect(lambda: seen.update(failure=hand.failure))

    status = run(arguments, begin)
    for thread in threads:
        thread.join(5)
    (folder / "seen.json").write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
