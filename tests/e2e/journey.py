"""The first day, told step by step to a driver: run as a program on a display of its own.

    python -m tests.e2e.journey SAMPLES FOLDER

starts Drafter with DRAFTER_HOME, drives it with the real pointer and keyboard, and leaves 讲话.gao, 讲话.docx and
story.json (what the driver saw on the way) in FOLDER.
"""

import json
import sys
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from drafter.ui import app as program
from tests.e2e.driver import Driver

TITLE = "在全县安全生产工作会议上的讲话"
SOUGHT = "督查"
TYPED = "今天召开全县安全生产工作会议，任务是总结工作、部署任务。"


def first_day(driver: Driver, samples: Path, folder: Path, seen: dict[str, Any]) -> None:
    """Play the first day; what was seen on the way goes into `seen`."""
    start_draft(driver)
    import_samples(driver, samples)
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
    counts = driver.widget("libraryCounts")
    driver.wait(
        lambda: counts.text().startswith("19 篇"), "the imported speeches beside the starter material"
    )


def drag_card_into_slot(driver: Driver) -> str:
    """Search, drag the first card with the mouse into the first empty point, and return the card's text."""
    driver.key("ctrl+k")
    driver.type(SOUGHT)
    results = driver.widget("libraryResults")
    driver.wait(lambda: results.model().rowCount() > 0 and SOUGHT in first_card(results), "hits")
    card = driver.see(lambda: first_card(results))
    start = driver.place("libraryResults", lambda view: view.visualRect(view.model().index(0, 0)))
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


def name_file(driver: Driver, path: Path) -> None:
    """Type a path into the file dialog that is open."""
    driver.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog), "a file dialog")
    driver.key("ctrl+a")
    driver.type(str(path))
    driver.key("Return")
    driver.wait(lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog), "the dialog's end")


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


def first_card(results: Any) -> str:
    """The text of the first card."""
    return results.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) or ""


def row_of(sheet: Any, paragraph_id: str) -> QRect:
    """Where a paragraph stands in the sheet."""
    rows = sheet.rows(sheet.viewport().rect().toRectF())
    return next(row.rect for row in rows if row.paragraph.id == paragraph_id).toRect()


def main() -> int:
    """Start the program and let the driver play."""
    samples, folder = Path(sys.argv[1]), Path(sys.argv[2])
    seen: dict[str, Any] = {"failure": "the program did not start"}
    threads: list[Thread] = []

    def begin() -> None:
        hand = Driver()
        hand.setParent(QApplication.instance())
        seen["failure"] = ""
        threads.append(hand.run(lambda driver: first_day(driver, samples, folder, seen)))
        QApplication.instance().aboutToQuit.connect(lambda: seen.update(failure=hand.failure))

    status = program.run([], begin)
    for thread in threads:
        thread.join(5)
    (folder / "story.json").write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
