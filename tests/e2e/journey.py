"""The first day, told step by step to a driver: import, drag, type, save, export."""

from pathlib import Path
from typing import Any

from tests.conftest import speech_files, starter_files
from tests.e2e.driver import Driver
from tests.e2e.stage import card_rect, card_text, draft_of, look_for, name_file, row_of, text_of, window

TITLE = "在全县安全生产工作会议上的讲话"
SOUGHT = "督查"
TYPED = "今天召开全县安全生产工作会议，任务是总结工作、部署任务。"


def first_day(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """Import the speeches in `folder`/旧讲话, and leave 讲话.gao and 讲话.docx in `folder`."""
    start_draft(driver)
    import_samples(driver, folder / "旧讲话")
    seen["card"] = drag_card_into_slot(driver)
    seen["typed"] = type_and_take_back(driver)
    save_and_export(driver, folder)
    driver.key("ctrl+q")


def start_draft(driver: Driver) -> None:
    """A new three-part draft by keyboard and pointer."""
    driver.widget("mainWindow")
    driver.key("ctrl+n")
    driver.widget("newDraftDialog")
    driver.click(driver.place("draftTitle"))
    driver.type(TITLE)
    driver.key("Return")
    driver.wait(lambda: draft_of().facts.title == TITLE, "the new draft")
    driver.wait(lambda: window().isActiveWindow(), "the window in front")


def import_samples(driver: Driver, samples: Path) -> None:
    """Import a folder by the menu's key, and confirm what was cleaned."""
    driver.key("ctrl+shift+i")
    name_file(driver, samples)
    driver.click(driver.place("confirmImport"))
    driver.widget("importReport")
    driver.key("Escape")
    driver.wait(lambda: window().isActiveWindow(), "the window in front")
    box = driver.widget("librarySearch")
    driver.wait(
        lambda: box.placeholderText().startswith(f"在 {len(starter_files() + speech_files())} 篇"),
        "the imported speeches beside the starter material",
    )


def drag_card_into_slot(driver: Driver) -> str:
    """Search, drag the first card with the mouse into the first empty point, and return the card's text."""
    results = look_for(driver, SOUGHT)
    card = driver.see(lambda: card_text(results))
    start = driver.place("libraryResults", card_rect)
    slot = next(p for p in driver.see(draft_of).paragraphs if p.role == "point" and p.is_empty_slot)
    end = driver.place("sheet", lambda sheet: row_of(sheet, slot.id))
    driver.drag(start, end)
    driver.wait(lambda: text_of(slot.id), "the dropped card")
    return card


def type_and_take_back(driver: Driver) -> list[str]:
    """Type Chinese text into the first slot, undo and redo it; the text of the slot after each."""
    slot = next(p for p in driver.see(draft_of).paragraphs if p.is_empty_slot)
    driver.click(driver.place("sheet", lambda sheet: row_of(sheet, slot.id)))
    driver.type(TYPED)
    driver.wait(lambda: text_of(slot.id) == TYPED, "the typed text")
    texts = [driver.see(lambda: text_of(slot.id))]
    steps = 0
    while driver.see(lambda: text_of(slot.id)):
        driver.key("ctrl+z")
        steps += 1
    texts.append(driver.see(lambda: text_of(slot.id)))
    for _ in range(steps):
        driver.key("ctrl+y")
    driver.wait(lambda: text_of(slot.id) == TYPED, "the text again")
    return [*texts, driver.see(lambda: text_of(slot.id))]


def save_and_export(driver: Driver, folder: Path) -> None:
    """Save and export by the keys of the menu, naming the files in the dialogs."""
    driver.key("ctrl+s")
    name_file(driver, folder / "讲话.gao")
    driver.wait(lambda: window().session.is_saved, "the saved draft")
    driver.key("ctrl+e")
    driver.widget("openPlacesBox")
    driver.key("Return")
    name_file(driver, folder / "讲话.docx")
    driver.wait(lambda: (folder / "讲话.docx").exists(), "the document")
