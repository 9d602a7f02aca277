"""Moving and clearing whole branches of the structure: where they may go, and one step up or down."""

from collections.abc import Sequence
from dataclasses import replace

from drafter.core import edits
from drafter.core.model import FRONT_ROLES, Draft, Move, Paragraph, Role
from drafter.core.structure import front_stop, heading_above, section_stop


def can_move_to(paragraphs: Sequence[Paragraph], start: int, gap: int, stop: int | None = None) -> bool:
    """Whether the branch that begins at `start` may go into the gap `gap`, as `fits_into` says.

    It ends at `stop`, or where its section ends.
    """
    stop = section_stop(paragraphs, start) if stop is None else stop
    return not start <= gap <= stop and fits_into(paragraphs, gap, paragraphs[start])


def fits_into(paragraphs: Sequence[Paragraph], gap: int, first: Paragraph) -> bool:
    """Whether what begins with `first` may stand in the gap `gap` without breaking another branch apart.

    A heading stands only where a section of its level or above begins or ends; a point only within a section,
    behind its lead-in; other paragraphs only outside the sections, none above the front matter.
    """
    if gap < front_stop(paragraphs):
        return False
    after = paragraphs[gap] if gap < len(paragraphs) else None
    if first.role is Role.HEADING:
        return _fits_heading(paragraphs, first, gap, after)
    if first.role is Role.POINT:
        return _is_in_section(paragraphs, gap) and not _belongs_before(first, after)
    return first.role not in FRONT_ROLES and not _is_in_section(paragraphs, gap)


def gap_for(paragraphs: Sequence[Paragraph], at: int, first: Paragraph) -> int:
    """Where what begins with `first` lands that is dropped, pasted or inserted at the gap `at`.

    A heading, alone or with its section, goes to the nearest gap where it breaks no other section apart; everything
    else stays at `at`.
    """
    if first.role is not Role.HEADING:
        return at
    gaps = [gap for gap in range(len(paragraphs) + 1) if fits_into(paragraphs, gap, first)]
    return min(gaps, key=lambda gap: abs(gap - at), default=at)


def _fits_heading(
    paragraphs: Sequence[Paragraph], moving: Paragraph, gap: int, after: Paragraph | None
) -> bool:
    if moving.level > 1 and not _is_in_section(paragraphs, gap):
        return False
    if after is None:
        return _is_in_section(paragraphs, gap)
    if after.role is Role.HEADING:
        return after.level <= moving.level
    return _is_in_section(paragraphs, gap) and heading_above(paragraphs, gap) is None


def _is_in_section(paragraphs: Sequence[Paragraph], gap: int) -> bool:
    """Whether what is put into the gap would stand in a heading's section."""
    if gap == 0:
        return False
    return paragraphs[gap - 1].role is Role.HEADING or heading_above(paragraphs, gap - 1) is not None


def _belongs_before(moving: Paragraph, after: Paragraph | None) -> bool:
    """Whether what follows the gap has to stand before a point: a lead-in, or a point of lower level."""
    if after is None:
        return False
    deeper = after.role is Role.POINT and after.level > moving.level
    return deeper or (after.role is Role.BODY and after.move is Move.LEAD_IN)


def step_gap(paragraphs: Sequence[Paragraph], start: int, down: bool) -> int | None:
    """The nearest gap below or above into which the branch at `start` may move; None where there is none."""
    stop = section_stop(paragraphs, start)
    gaps = range(stop + 1, len(paragraphs) + 1) if down else range(start - 1, -1, -1)
    return next((gap for gap in gaps if can_move_to(paragraphs, start, gap)), None)


def step(draft: Draft, paragraph_id: str, down: bool) -> Draft:
    """Move a branch one place down or up among its like; the draft itself where it can go no further."""
    gap = step_gap(draft.paragraphs, draft.index_of(paragraph_id), down)
    return draft if gap is None else edits.move_section(draft, paragraph_id, gap)


def one_on(draft: Draft, paragraph_id: str, down: bool) -> Draft:
    """Move the branch of a heading or a point among its like, any other paragraph over its neighbour."""
    index = draft.index_of(paragraph_id)
    if draft.paragraphs[index].role in (Role.HEADING, Role.POINT):
        return step(draft, paragraph_id, down)
    gap = index + 2 if down else index - 1
    return edits.move(draft, [paragraph_id], gap) if 0 <= gap <= len(draft.paragraphs) else draft


def remove_section(draft: Draft, paragraph_id: str) -> Draft:
    """The draft without the branch that begins at a paragraph."""
    start = draft.index_of(paragraph_id)
    stop = section_stop(draft.paragraphs, start)
    return edits.remove(draft, [p.id for p in draft.paragraphs[start:stop]])


def clear_section(draft: Draft, paragraph_id: str) -> Draft:
    """Turn a branch back into open slots: what the outline had stays as prompts, what came later goes."""
    start = draft.index_of(paragraph_id)
    stop = section_stop(draft.paragraphs, start)
    first, *below = draft.paragraphs[start:stop]
    kept = [replace(p, text="", source=None) for p in below if p.slot is not None]
    opened = edits.replace_range(draft, start, stop, [first, *kept])
    return edits.clear_to_slot(opened, paragraph_id)
