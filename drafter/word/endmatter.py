"""What a block is and where it stands that only its neighbours tell: attachments, signatures, empty lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.core.attachments import is_attachment_mark, is_attachment_note, is_note_item, is_numbered_note
from drafter.core.dates import find_date
from drafter.core.model import FRONT_ROLES, Role
from drafter.word.blocks import Block, Run
from drafter.word.layout_data import Layout
from drafter.word.titles import units


def with_attachments(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that say what is attached, and the attachments' own first lines, set as such."""
    result: list[Block] = []
    before = ""
    for block in blocks:
        style = ""
        if block.style == Role.ATTACHMENT_NOTE:
            style = _attachment_style(block.text, before) or "attachment"
        elif block.style in ("body", "heading3"):
            style = _attachment_style(block.text, before)
        if style:
            block = replace(block, style=style, role=style, runs=(Run(block.text),))
        if block.style == "attachment_mark":
            block = replace(block, new_page=True)
        before = style
        result.append(block)
    return result


def with_closing_dates(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the dates that stand behind the text set as the day of signing (成文日期)."""
    front = {role.value for role in FRONT_ROLES} | {"subtitle"}
    behind = False
    for block in blocks:
        behind = behind or block.style not in front
        closing = behind and block.style == Role.DATE
        yield replace(block, style="signature", role="signature") if closing else block


def _attachment_style(text: str, before: str) -> str:
    """What a block is among attachments, "" for none; `before` is what the block above it was."""
    if is_attachment_note(text):
        return "attachment_first" if is_numbered_note(text) else "attachment"
    if before in ("attachment_first", "attachment_item") and is_note_item(text):
        return "attachment_item"
    if is_attachment_mark(text):
        return "attachment_mark"
    return "attachment_title" if before == "attachment_mark" else ""


def with_signature(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The blocks with the signature's names and date set in from the right (GB/T 9704-2012, 7.3.5)."""
    result = list(blocks)
    for index, (name, day) in enumerate(pairwise(blocks)):
        if name.style == day.style == "signature" and find_date(day.text) and not find_date(name.text):
            right = layout.styles["signature"].right
            for place, indent in zip(
                (index, index + 1), _rights(units(name.text), units(day.text), right, layout), strict=True
            ):
                result[place] = replace(blocks[place], right=indent)
    return result


def with_kept_signature(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the one above a signature kept beside it: names and date never stand alone on a page."""
    result = list(blocks)
    for index, (above, below) in enumerate(pairwise(blocks)):
        if below.style == "signature" != above.style and not above.object:
            result[index] = replace(above, keep_next=True)
    return result


def _rights(name: float, day: float, right: float, layout: Layout) -> tuple[float, float]:
    """The right indents, in characters, of a name and of the date below it.

    With a seal the date is set in four characters and the name centred on it; without one the name is set in
    two and the date begins two characters to the right of it, or is set in two itself where it is longer.
    """
    if layout.text.seal:
        return max(0.0, 2 * right + (day - name) / 2), 2 * right
    if name - 2 >= day:
        return right, right + name - 2 - day
    return right + day - name + 2, right


def with_blank_lines(blocks: Iterable[Block], layout: Layout) -> Iterator[Block]:
    """The blocks with the empty lines that the layout wants after the front, before signature and attachments."""
    front = {role.value for role in FRONT_ROLES - {Role.ADDRESSEE, Role.SALUTATION}} | {"subtitle"}
    before = ""
    for block in blocks:
        blank = 0
        if before in front and block.style not in front:
            blank = layout.text.blank_after_front
        elif block.style == "signature" != before:
            blank = layout.text.blank_before_signature
        elif block.style in ("attachment", "attachment_first"):
            blank = layout.text.blank_before_attachment
        elif block.style == "attachment_title":
            blank = 1
        before = block.style
        yield replace(block, blank_before=blank) if blank and not block.new_page else block
