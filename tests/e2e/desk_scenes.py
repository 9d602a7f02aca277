"""Drags in every direction, told step by step to a driver; each scene says what it saw."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect

from drafter.core.model import Paragraph, Role
from tests.e2e.driver import Driver
from tests.e2e.stage import (
    branch_rect,
    card_rect,
    card_text,
    cards_stand,
    draft_of,
    look_for,
    new_draft,
    row_of,
    text_of,
    window,
)

TITLE = "安全生产讲话"
SOUGHT = "安全"
TYPED = ("看清。", "压实。")


def drag_everything(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """A draft by drags alone, and back to the empty draft."""
    new_draft(driver, TITLE)
    empty = driver.see(draft_of)
    points = write_two_points(driver)
    look_for(driver, SOUGHT)
    seen["between"] = drag_card_between(driver, points)
    seen["margin"] = drag_by_margin(driver, points)
    seen["cancelled"] = cancel_a_drag(driver, points)
    seen["several"] = drag_two_cards(driver)
    seen["node"] = drag_card_onto_branch(driver)
    seen["parts"] = reorder_parts(driver)
    seen["steps"] = undo_everything(driver)
    seen["empty again"] = driver.see(draft_of) == empty
    driver.key("ctrl+q")


def write_two_points(driver: Driver) -> list[str]:
    """Type the first two points of the first part; their ids."""
    points = [p.id for p in driver.see(draft_of).paragraphs if p.role is Role.POINT][:2]
    for point, words in zip(points, TYPED, strict=True):
        driver.click(driver.place("sheet", lambda sheet, point=point: row_of(sheet, point)))
        driver.type(words)
        driver.wait(lambda point=point, words=words: text_of(point) == words, "the typed point")
    return points


def drag_card_between(driver: Driver, points: list[str]) -> list[list[str]]:
    """Drop the first card on the line between two points; role, marker and text of the three from there on."""
    start = driver.place("libraryResults", card_rect)
    end = driver.place("sheet", lambda sheet: top_of(row_of(sheet, points[1])))
    before = driver.see(draft_of)
    driver.drag(start, end)
    driver.wait(lambda: draft_of() is not before, "the dropped card")
    draft = driver.see(draft_of)
    first = draft.index_of(points[0])
    return [[p.role, p.marker, p.text] for p in draft.paragraphs[first : first + 3]]


def cancel_a_drag(driver: Driver, points: list[str]) -> bool:
    """Carry a card over the sheet and press Esc; whether the draft is the very same."""
    before = driver.see(draft_of)
    start = driver.place("libraryResults", card_rect)
    end = driver.place("sheet", lambda sheet: row_of(sheet, points[1]))
    driver.drag(start, end, cancel=True)
    return driver.see(draft_of) is before


def drag_two_cards(driver: Driver) -> dict[str, list[str]]:
    """Drag two cards at once into the first empty slot; their texts in the list and in the draft."""
    results = driver.widget("libraryResults")
    driver.wait(cards_stand, "the cards")
    cards = driver.see(lambda: [card_text(results, row) for row in (0, 1)])
    driver.click(driver.place("libraryResults", card_rect))
    driver.click(driver.place("libraryResults", lambda view: top_of(card_rect(view, 1), 20)), held="ctrl")
    slot = next(p for p in driver.see(draft_of).paragraphs if p.is_empty_slot)
    start = driver.place("libraryResults", card_rect)
    driver.drag(start, driver.place("sheet", lambda sheet: row_of(sheet, slot.id)))
    driver.wait(lambda: text_of(slot.id), "the dropped cards")
    draft = driver.see(draft_of)
    at = draft.index_of(slot.id)
    return {"cards": cards, "texts": [p.text for p in draft.paragraphs[at : at + 2]]}


def drag_card_onto_branch(driver: Driver) -> dict[str, str]:
    """Drop a card on the last part in the outline; the part under which its text then stands."""
    part = parts_of(driver.see(draft_of))[-1]
    before = {p.id: p.text for p in driver.see(draft_of).paragraphs}
    results = driver.widget("libraryResults")
    driver.wait(cards_stand, "the cards")
    card = driver.see(lambda: card_text(results))
    end = driver.place("outlineTree", lambda tree: branch_rect(tree, part.id))
    driver.drag(driver.place("libraryResults", card_rect), end)
    driver.wait(lambda: {p.id: p.text for p in draft_of().paragraphs} != before, "the text")
    draft = driver.see(draft_of)
    new = next(p for p in draft.paragraphs if p.text and p.text != before.get(p.id))
    above = [p for p in draft.paragraphs[: draft.index_of(new.id)] if p.role is Role.HEADING]
    return {"part": part.id, "above": above[-1].id, "card": card, "text": new.text}


def drag_by_margin(driver: Driver, points: list[str]) -> list[str]:
    """Drag the first point by its margin behind the second; the typed texts in their new order."""
    start = driver.place("sheet", lambda sheet: margin_of(sheet, points[0]))
    end = driver.place("sheet", lambda sheet: bottom_of(row_of(sheet, points[1])))
    before = driver.see(draft_of)
    driver.drag(start, end)
    driver.wait(lambda: draft_of() is not before, "the moved point")
    return [p.text for p in driver.see(draft_of).paragraphs if p.text in TYPED]


def reorder_parts(driver: Driver) -> list[list[str]]:
    """Drag the first part below the second, then bring it down once more by Alt+Down; the orders of ids."""
    orders = [order_of(driver)]
    first, second = orders[0][:2]
    start = driver.place("outlineTree", lambda tree: branch_rect(tree, first))
    third = orders[0][2]
    end = driver.place("outlineTree", lambda tree: top_of(branch_rect(tree, third)))
    driver.drag(start, end)
    driver.wait(lambda: parts_of(draft_of())[0].id == second, "the dragged part")
    orders.append(order_of(driver))
    driver.click(driver.place("outlineTree", lambda tree: branch_rect(tree, first)))
    driver.key("alt+Down")
    driver.wait(lambda: parts_of(draft_of())[2].id == first, "the part moved by key")
    orders.append(order_of(driver))
    driver.key("alt+Up")
    driver.wait(lambda: parts_of(draft_of())[1].id == first, "the part moved back by key")
    return orders


def undo_everything(driver: Driver) -> int:
    """Ctrl+Z until there is nothing to undo; how many steps it took."""
    steps = 0
    while driver.see(lambda: window().session.undo_label):
        driver.key("ctrl+z")
        steps += 1
        if steps > 60:
            raise AssertionError("undo does not end")
    return steps


def parts_of(draft: Any) -> list[Paragraph]:
    """The headings of the parts."""
    return [p for p in draft.paragraphs if p.role is Role.HEADING and p.level == 1]


def order_of(driver: Driver) -> list[str]:
    """The ids of the parts in their present order."""
    return [p.id for p in driver.see(lambda: parts_of(draft_of()))]


def top_of(rect: QRect, down: int = 3) -> QPoint:
    """A point just below the upper edge of a rectangle."""
    return QPoint(rect.center().x(), rect.top() + down)


def bottom_of(rect: QRect) -> QPoint:
    """A point just above the lower edge of a rectangle."""
    return QPoint(rect.center().x(), rect.bottom() - 3)


def margin_of(sheet: Any, paragraph_id: str) -> QPoint:
    """The handle of a paragraph in the margin of the sheet."""
    rect = row_of(sheet, paragraph_id)
    return QPoint(round(rect.left() - 1.5 * sheet.style_unit), rect.center().y())
