"""The rules for the agenda of a meeting: what announces its items, the items, and the dots between them."""

import re
from collections.abc import Sequence

from drafter.core.model import Move, Role
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.move_scores import likeliest_move
from drafter.reading.signs import is_ellipsis, is_stage_direction

_ITEM = "第一项，"
_ITEMS_OPEN = re.compile(r"(?:议程|议题|事项)[^。]{0,12}[：:。]$")
#: How much of a paragraph is looked at: an item of an agenda says what it is at once.
_BEGINNING = 120
_LONGEST_ITEM = 60
_MOST_ITEMS = 30


def mark_agenda(paragraphs: Sequence[FoundParagraph]) -> None:
    """What announces or names the items of a meeting is its agenda, with the dots and remarks left between them.

    So are short lines above those, and once an agenda has been announced its items by their number (第一项，).
    """
    announced = False
    for index, paragraph in enumerate(paragraphs):
        below = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if paragraph.role is None and (
            _is_left_to_others(paragraph.whole)
            or (announced and paragraph.label is not None and paragraph.label.marker == _ITEM)
            or likeliest_move(paragraph.whole[:_BEGINNING], Move.AGENDA)
            or (_is_short(paragraph) and below and below.role is None and _is_left_to_others(below.whole))
        ):
            announced = announced or not _is_left_to_others(paragraph.whole)
            paragraph.become(Role.BODY)
            paragraph.move = Move.AGENDA


def _is_short(paragraph: FoundParagraph) -> bool:
    return not paragraph.label and len(paragraph.whole) <= _LONGEST_ITEM


def _is_left_to_others(text: str) -> bool:
    return is_ellipsis(text) or is_stage_direction(text)


def mark_agenda_items(paragraphs: Sequence[FoundParagraph]) -> None:
    """Numbered lines straight below the line that announces an agenda are its items, not headings."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role not in (None, Role.BODY) or not _ITEMS_OPEN.search(paragraph.whole[-_BEGINNING:]):
            continue
        items = _consecutive_items(paragraphs[index + 1 : index + 1 + _MOST_ITEMS])
        if len(items) >= 2:
            for item in items:
                item.become(Role.POINT, 1)


def _consecutive_items(paragraphs: Sequence[FoundParagraph]) -> list[FoundParagraph]:
    items: list[FoundParagraph] = []
    for paragraph in paragraphs:
        label = paragraph.label
        if paragraph.role is not None or label is None or label.number != len(items) + 1:
            break
        if items and items[0].label and label.marker != items[0].label.marker:
            break
        items.append(paragraph)
    return items
