"""What is still to be written in a draft, told before it is exported."""

from itertools import takewhile

from drafter.core.announced import announced_in
from drafter.core.blanks import find_blanks
from drafter.core.model import Draft, Move, Paragraph, Role

#: What announces the parts, and how far their number may be off to be a slip.
_ANNOUNCING = (Move.TRANSITION, Move.OPENING)
_MOST_OFF = 3


def open_places(draft: Draft) -> int:
    """How many places of the outline nothing has been written in."""
    return sum(paragraph.is_empty_slot for paragraph in draft.paragraphs)


def unfinished(draft: Draft) -> str:
    """What is still open in a draft, in words: 2 处空位没有写、3 处待填; "" where nothing is."""
    slots = open_places(draft)
    blanks = sum(1 for paragraph in draft.paragraphs for _ in find_blanks(paragraph.text))
    counted = ((slots, "处空位没有写"), (blanks, "处待填"))
    told = [f"{count} {what}" for count, what in counted if count]
    if parts := parts_amiss(draft):
        announced, written = parts
        only = "的只有" if written < announced else "的却有"
        told.append(f"1 处数目对不上（说要讲 {announced} 个部分，写出来{only} {written} 个）")
    return "、".join(told)


def parts_amiss(draft: Draft) -> tuple[int, int] | None:
    """The number of parts that what stands above the first announces and of those that are written, where they differ.

    Many more or fewer than announced are something else than what was announced, save where parts are still open.
    """
    paragraphs = [paragraph for paragraph in draft.paragraphs if not paragraph.is_parked]
    parts = [p for p in paragraphs if p.role is Role.HEADING and p.level == 1]
    written = sum(bool(part.text.strip()) for part in parts)
    is_open = written < len(parts)
    above = len(list(takewhile(lambda paragraph: paragraph.role is not Role.HEADING, paragraphs)))
    for place, paragraph in enumerate(paragraphs):
        if announced := _announced(paragraph):
            off = announced - written
            is_slip = place < above and written > 1 and 0 < abs(off) <= _MOST_OFF
            if is_slip or (is_open and off > 0):
                return announced, written
    return None


def _announced(paragraph: Paragraph) -> int:
    """The number of parts that a paragraph announces last, 0 where it announces none."""
    if paragraph.move not in _ANNOUNCING:
        return 0
    numbers = [found.number for found in announced_in(paragraph.text)]
    return paragraph.announced or (numbers[-1] if numbers else 0)
