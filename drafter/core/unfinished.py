"""What is still to be written in a draft, told before it is exported."""

from drafter.core.announced import announced_in
from drafter.core.blanks import find_blanks
from drafter.core.model import Draft, Move, Role


def unfinished(draft: Draft) -> str:
    """What is still open in a draft, in words: 2 处空位没有写、3 处待填; "" where nothing is."""
    slots = sum(paragraph.is_empty_slot for paragraph in draft.paragraphs)
    blanks = sum(1 for paragraph in draft.paragraphs for _ in find_blanks(paragraph.text))
    counted = ((slots, "处空位没有写"), (blanks, "处待填"))
    told = [f"{count} {what}" for count, what in counted if count]
    if missing := missing_parts(draft):
        announced, written = missing
        told.append(f"说要讲 {announced} 个部分，写出来的只有 {written} 个")
    return "、".join(told)


def missing_parts(draft: Draft) -> tuple[int, int] | None:
    """The number of parts that the transition announces and of those that are written, where some are missing."""
    written = sum(p.role is Role.HEADING and p.level == 1 and bool(p.text.strip()) for p in draft.paragraphs)
    open_parts = any(p.role is Role.HEADING and p.level == 1 and not p.text.strip() for p in draft.paragraphs)
    for paragraph in draft.paragraphs:
        if paragraph.move is Move.TRANSITION:
            numbers = [found.number for found in announced_in(paragraph.text)]
            announced = paragraph.announced or (numbers[-1] if numbers else 0)
            if open_parts and announced > written:
                return announced, written
    return None
