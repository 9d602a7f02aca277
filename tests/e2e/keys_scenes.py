"""A whole speech by keyboard alone, and a crash with what follows it."""

import os
import signal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.e2e.driver import Driver
from tests.e2e.stage import draft_of, focused, look_for, name_file, new_draft, text_of, window

TITLE = "安全生产讲话"
SOUGHT = "安全"
SENTENCE = "抓好安全生产。"


def write_by_keys(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """Fill every place of an outline, one of them from the library; save and export."""
    new_draft(driver, TITLE)
    driver.wait(lambda: focused() == "sheet", "the sheet")
    seen["inserted"] = insert_card(driver)
    seen["typed"] = fill_the_rest(driver)
    driver.key("ctrl+s")
    name_file(driver, folder / "稿.gao")
    driver.wait(lambda: window().session.is_saved, "the saved draft")
    driver.key("ctrl+e")
    dialog = driver.wait(QApplication.activeModalWidget, "a dialog")
    if dialog and driver.see(dialog.objectName) == "openPlacesBox":
        driver.key("Return")
    name_file(driver, folder / "稿.docx")
    driver.wait(lambda: (folder / "稿.docx").exists(), "the document")
    driver.key("ctrl+q")


def insert_card(driver: Driver) -> str:
    """Search, step into the results, and put the first card into the slot at the cursor; its text."""
    slot = driver.see(lambda: window().desk.sheet.paragraph)
    look_for(driver, SOUGHT)
    driver.key_until("Down", lambda: focused() == "libraryResults", "the results")
    driver.key("Return")
    driver.wait(lambda: text_of(slot.id), "the inserted card")
    # Back to the words, away with the words, back to the sheet.
    driver.key("Escape", "Escape", "Escape")
    driver.wait(lambda: focused() == "sheet", "the sheet again")
    return driver.see(lambda: text_of(slot.id))


def fill_the_rest(driver: Driver) -> int:
    """Go down the sheet and write a sentence wherever a slot is open; how many.

    Enter goes on to a slot right below; past a paragraph that has its text already the arrows lead.
    """
    typed = 0
    for _ in range(2 * len(driver.see(draft_of).paragraphs)):
        if not driver.see(lambda: [p for p in draft_of().paragraphs if p.is_empty_slot]):
            return typed
        place = driver.see(lambda: window().desk.sheet.paragraph)
        if place.is_empty_slot:
            driver.type(SENTENCE)
            driver.wait(lambda place=place: text_of(place.id) == SENTENCE, "the typed sentence")
            typed += 1
        driver.key("End", "Return" if driver.see(_slot_below) else "Down")
    raise AssertionError("some slots were never reached")


def _slot_below() -> bool:
    sheet = window().desk.sheet
    below = sheet.textCursor().blockNumber() + 1
    paragraphs = draft_of().paragraphs
    return bool(sheet.paragraph.text) and below < len(paragraphs) and paragraphs[below].is_empty_slot


def crash(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """Type, and be killed once the recovery copy says it."""
    new_draft(driver, TITLE)
    driver.wait(lambda: focused() == "sheet", "the sheet")
    place = driver.see(lambda: window().desk.sheet.paragraph)
    driver.type(SENTENCE)
    driver.wait(lambda: text_of(place.id) == SENTENCE, "the typed sentence")
    copies = folder / "home"
    driver.wait(
        lambda: any(SENTENCE in copy.read_text("utf-8") for copy in copies.rglob("*.gao")), "the copy"
    )
    os.kill(os.getpid(), signal.SIGKILL)


def recover(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """Take up what the crash left, by the keyboard."""
    driver.widget("startView")
    button = driver.widget("recoverDraft")
    for _ in range(40):
        if driver.see(button.hasFocus):
            break
        driver.key("Tab")
    driver.key("space")
    driver.wait(lambda: draft_of().paragraphs, "the recovered draft")
    draft = driver.see(draft_of)
    seen["title"] = draft.facts.title
    seen["texts"] = [p.text for p in draft.paragraphs]
    seen["saved"] = driver.see(lambda: window().session.is_saved)
    driver.key("ctrl+q")
    driver.widget("unsavedBox")
    driver.wait(lambda: QApplication.activeModalWidget() is not None, "the question")
    driver.key("Return")
    name_file(driver, folder / "恢复.gao")
