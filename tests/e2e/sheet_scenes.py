"""Drags within the sheet, of a whole section, and over the edge of what is shown; told step by step to a driver."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect

from drafter.core.clip import ClipKind
from tests.e2e.desk_scenes import (
    SOUGHT,
    TYPED,
    margin_of,
    order_of,
    top_of,
    undo_everything,
    write_two_points,
)
from tests.e2e.driver import Driver
from tests.e2e.stage import card_rect, cards_stand, draft_of, look_for, new_draft, row_of, text_of, window

TITLE = "安全生产讲话"
#: How long a drag waits at the edge, in seconds.
_LINGER = 1.0


def drag_within(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """Points and words change places, a section comes in with its heading, and all of it is taken back."""
    new_draft(driver, TITLE)
    empty = driver.see(draft_of)
    points = write_two_points(driver)
    seen["up"] = drag_point_up(driver, points)
    seen["words"] = drag_words(driver, points)
    look_for(driver, SOUGHT)
    seen["scrolled"] = drag_to_the_edge(driver)
    seen["section"] = drag_section(driver)
    undo_everything(driver)
    seen["empty again"] = driver.see(draft_of) == empty
    driver.key("ctrl+q")


def drag_point_up(driver: Driver, points: list[str]) -> list[str]:
    """Drag the second point by its margin above the first; the typed texts in their new order."""
    start = driver.place("sheet", lambda sheet: margin_of(sheet, points[1]))
    end = driver.place("sheet", lambda sheet: top_of(row_of(sheet, points[0])))
    before = driver.see(draft_of)
    driver.drag(start, end)
    driver.wait(lambda: draft_of() is not before, "the moved point")
    return [p.text for p in driver.see(draft_of).paragraphs if p.text in TYPED]


def drag_words(driver: Driver, points: list[str]) -> list[str]:
    """Drag the first two characters of a point behind those of the other; the texts of both."""
    driver.click(driver.place("sheet", lambda sheet: row_of(sheet, points[0])))
    driver.key("Home", "shift+Right", "shift+Right")
    driver.wait(lambda: window().desk.sheet.textCursor().selectedText() == TYPED[0][:2], "the selection")
    driver.drag(
        driver.place("sheet", selected_words),
        driver.place("sheet", lambda sheet: behind(sheet, points[1], 2)),
    )
    driver.wait(lambda: text_of(points[0]) == TYPED[0][2:], "the words gone from where they were")
    return [driver.see(lambda point=point: text_of(point)) for point in points]


def drag_to_the_edge(driver: Driver) -> bool:
    """Carry a card to the lower edge of the sheet and give up; whether the sheet went on, and nothing else."""
    driver.see(lambda: window().desk.sheet.verticalScrollBar().setValue(0))
    before = driver.see(draft_of)
    end = driver.place("sheet", lambda sheet: QPoint(sheet.width() // 2, sheet.viewport().height() - 8))
    driver.drag(driver.place("libraryResults", card_rect), end, cancel=True, linger=_LINGER)
    scrolled = driver.see(lambda: window().desk.sheet.verticalScrollBar().value()) > 0
    return scrolled and driver.see(draft_of) is before


def drag_section(driver: Driver) -> dict[str, Any]:
    """Look for whole sections, and drag one onto the open heading of the second part; the card and what came of it."""
    results = driver.widget("libraryResults")
    driver.click(driver.place("libraryPanel", chip_of_kinds))
    driver.wait(lambda: _is_section(results), "whole sections")
    part = order_of(driver)[1]
    driver.see(lambda: window().desk.sheet.go_to(part))
    driver.wait(lambda: _is_section(results) and cards_stand(), "sections, with those for the part first")
    end = driver.place("sheet", lambda sheet: row_of(sheet, part))
    clip = driver.see(lambda: results.cards.hits[0].clip)
    driver.drag(driver.place("libraryResults", card_rect), end)
    driver.wait(lambda: text_of(part), "the section")
    draft = driver.see(draft_of)
    at = draft.index_of(part)
    came = draft.paragraphs[at : at + len(clip.paragraphs)]
    return {"card": [p.text for p in clip.paragraphs], "came": [p.text for p in came], "role": came[0].role}


def _is_section(results: Any) -> bool:
    hits = results.cards.hits
    return bool(hits) and len(hits[0].clip.paragraphs) > 1


def chip_of_kinds(panel: Any) -> QRect:
    """The switch for whole sections."""
    chip = panel._filters.kind.button(ClipKind.SECTION)
    return QRect(chip.mapTo(panel, QPoint()), chip.size())


def selected_words(sheet: Any) -> QPoint:
    """A place on the selected words, in the coordinates of the sheet."""
    end = sheet.cursorRect(sheet.textCursor())
    return sheet.viewport().mapTo(sheet, end.center() - QPoint(round(sheet.style_unit), 0))


def behind(sheet: Any, paragraph_id: str, count: int) -> QPoint:
    """The place behind the first `count` characters of a paragraph."""
    cursor = sheet.textCursor()
    number = [p.id for p in sheet.text.paragraphs].index(paragraph_id)
    cursor.setPosition(sheet.document().findBlockByNumber(number).position() + count)
    return sheet.viewport().mapTo(sheet, sheet.cursorRect(cursor).center())
