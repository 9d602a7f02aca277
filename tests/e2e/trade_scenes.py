"""Drags between the program and another one on the same screen, told step by step to a driver."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.conftest import ROOT
from tests.e2e.desk_scenes import SOUGHT, undo_everything
from tests.e2e.driver import Driver
from tests.e2e.sheet_scenes import selected_words
from tests.e2e.stage import card_rect, card_text, draft_of, look_for, new_draft, row_of, text_of, window

TITLE = "安全生产讲话"
TYPED = "看清压实。"
#: Names of the files that the other program offers.
SPEECH, DRAFT = "speech.txt", "draft.gao"
#: How long a drag waits before it is let go, in seconds: the other program has to say that it takes it.
_LINGER = 1.5


def trade(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """Cards and words go out, words and files come in."""
    new_draft(driver, TITLE)
    driver.put_window(driver.see(window), 0, 0)
    state = folder / "other.json"
    other = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.e2e.other_program",
            *map(str, (state, folder / SPEECH, folder / DRAFT)),
        ],
        cwd=ROOT,
        env=os.environ,
    )
    try:
        driver.wait(state.exists, "the other program")
        seen["card"] = drag_card_out(driver, state)
        seen["words"] = drag_words_out(driver, state)
        seen["letter"] = drag_words_in(driver, state)
        seen["imported"] = drag_speech_in(driver, state)
        seen["opened"] = drag_draft_in(driver, state)
        driver.click(driver.place("sheet", lambda sheet: QPoint(sheet.width() // 2, 300)))
        undo_everything(driver)
    finally:
        other.terminate()
        other.wait(10)
    driver.key("ctrl+q")


def told(state: Path) -> dict[str, Any]:
    """What the other program says of itself."""
    return json.loads(state.read_text("utf-8"))


def spot(state: Path, name: str) -> QPoint:
    """Where a part of the other program stands on the screen."""
    return QPoint(*told(state)["places"][name])


def drag_card_out(driver: Driver, state: Path) -> dict[str, Any]:
    """Drag the first hit onto the page of the other program; what the page then holds."""
    driver.click(driver.place("libraryState"))  # the other window came to the front as it opened
    results = look_for(driver, SOUGHT)
    card = driver.see(lambda: card_text(results))
    before = driver.see(draft_of)
    driver.drag(driver.place("libraryResults", card_rect), spot(state, "page"), linger=_LINGER)
    driver.wait(lambda: told(state)["text"] and told(state)["kinds"], "the card on the page")
    return {"card": card, "page": told(state), "untouched": driver.see(draft_of) is before}


def drag_words_out(driver: Driver, state: Path) -> dict[str, Any]:
    """Type into the first slot, select it all, and drag it onto the page; what page and draft then hold."""
    slot = next(p for p in driver.see(draft_of).paragraphs if p.is_empty_slot)
    driver.click(driver.place("sheet", lambda sheet: row_of(sheet, slot.id)))
    driver.type(TYPED)
    driver.wait(lambda: text_of(slot.id) == TYPED, "the typed words")
    driver.key("Home", "shift+End")
    driver.wait(lambda: window().desk.sheet.textCursor().hasSelection(), "the selection")
    driver.drag(driver.place("sheet", selected_words), spot(state, "page"), linger=_LINGER)
    driver.wait(lambda: TYPED in told(state)["text"], "the words on the page")
    return {"page": told(state), "draft": driver.see(lambda: text_of(slot.id))}


def drag_words_in(driver: Driver, state: Path) -> list[list[Any]]:
    """Drag the letter's words behind the salutation; what kinds of paragraphs they have become."""
    salutation = next(p for p in driver.see(draft_of).paragraphs if p.role == "salutation")
    known = {p.id for p in driver.see(draft_of).paragraphs}
    end = driver.place("sheet", lambda sheet: row_of(sheet, salutation.id).center() + QPoint(0, 8))
    driver.drag(spot(state, "letter"), end, linger=_LINGER)
    driver.wait(lambda: {p.id for p in draft_of().paragraphs} != known, "the letter's words")
    draft = driver.see(draft_of)
    return [[p.role, p.level, p.text] for p in draft.paragraphs if p.id not in known]


def drag_speech_in(driver: Driver, state: Path) -> bool:
    """Drag an old speech from the file manager onto the library, and see it imported; whether the draft is the same."""
    before = driver.see(draft_of)
    driver.drag(spot(state, SPEECH), driver.place("libraryResults"), linger=_LINGER)
    driver.click(driver.place("importReport"))  # the file manager still has the keyboard
    driver.key("Escape")
    driver.wait(lambda: not shown("importReport"), "the report's end")
    return driver.see(draft_of) is before


def drag_draft_in(driver: Driver, state: Path) -> str:
    """Drag a draft's file onto the window; the title of the draft in the window that opens for it."""
    driver.drag(spot(state, DRAFT), driver.place("libraryPanel"), linger=_LINGER)
    driver.wait(lambda: len(shown("mainWindow")) == 2, "a second window")
    second = driver.wait(lambda: next(w for w in shown("mainWindow") if w.session.path), "the opened draft")
    title = driver.see(lambda: second.session.draft.facts.title)
    driver.click(driver.see(lambda: second.mapToGlobal(second.rect().center())))
    driver.wait(second.isActiveWindow, "the second window in front")
    driver.key("ctrl+w")
    driver.wait(lambda: len(shown("mainWindow")) == 1, "the second window's end")
    return title


def shown(name: str) -> list[Any]:
    """The widgets with an object name that can be seen."""
    return [w for w in QApplication.allWidgets() if w.objectName() == name and w.isVisible()]
