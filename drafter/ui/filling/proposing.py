"""A first draft out of the library: every empty slot gets the best that there is for it, where there is anything."""

from dataclasses import dataclass

from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.model import PLACED_MOVES, Draft, Paragraph, Role
from drafter.library.api import Hit, Library

#: So many of what is recommended for a slot are looked at.
_LOOKED_AT = 8
_WRITTEN = (Role.HEADING, Role.POINT, Role.BODY)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft with its slots filled: the ids of those filled, of the blocks they came from, and how many stay open."""

    draft: Draft
    filled: tuple[str, ...]
    blocks: tuple[str, ...]
    left: int


def proposal_for(library: Library, draft: Draft) -> Proposal:
    """Fill the empty slots from the top, each with what the ones above it leave; what does not suit is not taken."""
    filled: list[str] = []
    blocks: list[str] = []
    empty = [p for p in draft.paragraphs if p.is_empty_slot and p.role in _WRITTEN]
    for place in empty:
        hit = _best(library, place, draft)
        if hit is not None:
            draft = edits.fill(draft, place.id, Clip(hit.clip.paragraphs[:1]))
            filled.append(place.id)
            blocks.append(hit.id)
    return Proposal(draft, tuple(filled), tuple(blocks), len(empty) - len(filled))


def _best(library: Library, place: Paragraph, draft: Draft) -> Hit | None:
    """The first of what is recommended that is about the subject, answers what is asked and is of the kind of the place."""
    assert place.slot is not None  # it is an empty slot
    found = library.recommend(place.slot, draft, _LOOKED_AT)
    fitting = (hit for hit in found if hit.suits and hit.answers)
    return next((hit for hit in fitting if _belongs(hit.clip.paragraphs[0], place)), None)


def _belongs(paragraph: Paragraph, place: Paragraph) -> bool:
    """Whether a paragraph is of the kind of a place.

    A point is not, where it would introduce points and lose its label; nor an opening, a closing or the like elsewhere.
    """
    if {paragraph.move, place.move} & PLACED_MOVES and paragraph.move is not place.move:
        return False
    if place.role is Role.BODY and paragraph.role is Role.POINT:
        return False
    return paragraph.role is place.role or Role.HEADING not in (paragraph.role, place.role)
