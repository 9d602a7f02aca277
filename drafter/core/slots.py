"""The open places of a draft: from one to the next, and what fills several of them at once."""

from collections.abc import Sequence

from drafter.core import edits
from drafter.core.clip import Clip, ClipKind
from drafter.core.length import planned_length
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.structure import heading_above, section_stop


def next_slot(paragraphs: Sequence[Paragraph], at: int, step: int = 1, *, around: bool = True) -> str:
    """The id of the nearest empty slot below (`step` 1) or above (-1) the paragraph at a position; "" where there is none.

    With `around` the search goes on at the other end; the paragraph itself is then the last that is looked at.
    """
    count = len(paragraphs)
    for distance in range(1, count + 1):
        position = at + step * distance
        if not around and not 0 <= position < count:
            break
        if (found := paragraphs[position % count]).is_empty_slot:
            return found.id
    return ""


def planned_at(draft: Draft, position: int) -> int:
    """How many characters the outline plans for a paragraph, for a heading with its section; 0 where nobody said."""
    paragraphs = draft.paragraphs
    is_heading = paragraphs[position].role is Role.HEADING
    return planned_length(draft, position, section_stop(paragraphs, position) if is_heading else position + 1)


def fill_on(draft: Draft, slot_id: str, clip: Clip) -> Draft:
    """Put a clip into an empty slot, and what follows in it into the open slots of its kind below, within the section.

    What finds no slot stands behind the others. A slot that the clip begins below, points under no lead-in, goes.
    """
    index = draft.index_of(slot_id)
    slot = draft.paragraphs[index]
    if slot.role is Role.HEADING or clip.kind is not ClipKind.PARAGRAPH or len(clip.paragraphs) < 2:
        return edits.fill(draft, slot_id, clip)
    free = list(draft.paragraphs[index : _open_stop(draft.paragraphs, index)])
    if clip.paragraphs[0].role is Role.BODY:
        draft, at, free = edits.fill(draft, slot_id, Clip(clip.paragraphs[:1])), index + 1, free[1:]
    else:
        at = index
    for paragraph in clip.paragraphs[at - index :]:
        fitting = next((n for n, one in enumerate(free) if one.role is paragraph.role), None)
        if fitting is None:
            draft = edits.insert(draft, at, Clip((paragraph,)))
        else:
            draft = edits.fill(draft, free[fitting].id, Clip((paragraph,)))
            at, free = draft.index_of(free[fitting].id), free[fitting + 1 :]
        at += 1
    stays_open = draft.paragraphs[draft.index_of(slot_id)].is_empty_slot
    return edits.remove(draft, [slot_id]) if stays_open else draft


def _open_stop(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Where the open slots end that follow one another from a position on, within its section."""
    heading = heading_above(paragraphs, index)
    end = index + 1 if heading is None else section_stop(paragraphs, heading)
    stop = index + 1
    while stop < end and paragraphs[stop].is_empty_slot and paragraphs[stop].role is not Role.HEADING:
        stop += 1
    return stop
