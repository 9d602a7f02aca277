"""The first day in the installed program, told step by step to a driver: written, double-clicked, killed, recovered.

Each part is a story of its own start of the program, in the order of this file.
"""

import os
import signal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from drafter.paths import default_home
from tests.e2e import hand
from tests.e2e.driver import Driver
from tests.e2e.stage import (
    card_rect,
    card_text,
    draft_of,
    look_for,
    name_file,
    new_draft,
    row_of,
    text_of,
    window,
)

TITLE = "在全县安全生产工作会议上的讲话"
SOUGHT = "责任"
WITH_A_SLIP = "各单位要要把责任压实到岗位、压实到人头。"
WITHOUT = "各单位要把责任压实到岗位、压实到人头。"
MORE = "会后马上排出清单，逐项销号。"
DRAFT = "讲话 稿.gao"


def morning(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """A new draft, a card, a sentence with a slip that is found and mended; saved and exported."""
    new_draft(driver, TITLE)
    hand.photograph("1-new-draft")
    seen["card"] = drag_card(driver)
    seen["mended"] = type_and_mend(driver)
    driver.key("ctrl+s")
    name_file(driver, folder / DRAFT)
    driver.wait(lambda: window().session.is_saved, "the saved draft")
    driver.key("ctrl+e")
    driver.widget("openPlacesBox")
    hand.photograph("6-open-places")
    driver.key("Return")
    name_file(driver, folder / "讲话.docx")
    driver.wait(lambda: (folder / "讲话.docx").exists(), "the document")
    hand.photograph("7-exported")
    driver.key("ctrl+q")


def drag_card(driver: Driver) -> dict[str, str]:
    """Search, and drag the first card with the pointer into the first open point; its text and what the point says."""
    results = look_for(driver, SOUGHT)
    card = driver.see(lambda: card_text(results))
    slot = next(p for p in driver.see(draft_of).paragraphs if p.role == "point" and p.is_empty_slot)
    hand.photograph("2-found")
    start = driver.place("libraryResults", card_rect)
    driver.drag(start, driver.place("sheet", lambda sheet: row_of(sheet, slot.id)), linger=1)
    driver.wait(lambda: text_of(slot.id), "the dropped card")
    hand.photograph("3-dragged")
    return {"card": card, "dropped": driver.see(lambda: text_of(slot.id))}


def type_and_mend(driver: Driver) -> list[str]:
    """A sentence from the clipboard, its slip mended from the list, taken back, and mended again; the texts."""
    slot = next(p for p in driver.see(draft_of).paragraphs if p.is_empty_slot)
    driver.click(driver.place("sheet", lambda sheet: row_of(sheet, slot.id)))
    driver.type(WITH_A_SLIP)
    driver.wait(lambda: text_of(slot.id) == WITH_A_SLIP, "the sentence")
    driver.click(driver.place("sideTabBar", lambda bar: bar.tabRect(1)))
    findings = driver.widget("findingsList").model()
    driver.wait(lambda: any(is_slip(found, slot.id) for found in findings.walk), "the finding")
    go_to_slip(driver, slot.id)
    hand.photograph("4-findings")
    driver.key("ctrl+period")
    driver.wait(lambda: text_of(slot.id) == WITHOUT, "the mended sentence")
    hand.photograph("5-mended")
    driver.key("ctrl+z")
    driver.wait(lambda: text_of(slot.id) == WITH_A_SLIP, "the sentence as it was")
    driver.key("ctrl+y")
    driver.wait(lambda: text_of(slot.id) == WITHOUT, "the mended sentence again")
    return [WITH_A_SLIP, driver.see(lambda: text_of(slot.id))]


def is_slip(found: Any, paragraph: str) -> bool:
    """Whether a finding is that of the slip in a paragraph."""
    return found.paragraph == draft_of().index_of(paragraph) and bool(found.fixes)


def go_to_slip(driver: Driver, paragraph: str) -> None:
    """Go from finding to finding by the key until that of the slip is open."""
    panel = driver.widget("findingsPanel")
    for _ in range(60):
        driver.key("F8")
        if driver.see(lambda: panel.opened is not None and is_slip(panel.opened, paragraph)):
            return
    raise AssertionError("F8 never came to the slip")


def afternoon(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """The draft is there after a double click; a sentence more, and the program is killed once its copy says it."""
    driver.wait(lambda: draft_of().facts.title == TITLE, "the draft that was clicked")
    hand.photograph("8-double-clicked")
    slot = next(p for p in driver.see(draft_of).paragraphs if p.is_empty_slot)
    driver.click(driver.place("sheet", lambda sheet: row_of(sheet, slot.id)))
    driver.type(MORE)
    driver.wait(lambda: text_of(slot.id) == MORE, "the sentence")
    copies = default_home().recovery
    driver.wait(lambda: any(MORE in copy.read_text("utf-8") for copy in copies.rglob("*.gao")), "the copy")
    os.kill(os.getpid(), signal.SIGTERM)  # TerminateProcess: nothing of the program runs any more


def evening(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """What was typed before the kill is offered, taken up and saved."""
    hand.photograph("9-after-the-kill")
    driver.click(driver.place("recoverDraft"))
    driver.wait(lambda: any(p.text == MORE for p in draft_of().paragraphs), "the recovered draft")
    driver.widget("sheet")
    driver.catch_up()
    hand.photograph("10-recovered")
    driver.key("ctrl+s")
    if driver.see(lambda: QApplication.activeWindow() is None):
        name_file(driver, folder / DRAFT)
    driver.wait(lambda: window().session.is_saved, "the saved draft")
    driver.key("ctrl+q")
