"""What is known of a place in a draft before anything stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.model import Draft, Move, Paragraph, Role, Slot
from drafter.core.structure import heading_above


@dataclass(frozen=True, slots=True)
class Place:
    """A place to fill: what belongs there, the heading it stands under, the other headings, and what it is all about.

    `title` is that of the draft with its occasion, `subject` that with all headings. `position` is how far into the draft it stands, 0 to 1; None where the slot is not in the draft.
    """

    role: Role
    move: Move | None
    heading: str
    siblings: tuple[str, ...]
    title: str
    subject: str
    position: float | None


def place_of(slot: Slot, draft: Draft) -> Place:
    """The place of a slot in a draft."""
    index = index_of_slot(slot, draft.paragraphs)
    above = None if index is None else heading_above(draft.paragraphs, index)
    # Outside the parts of a speech the outline's prompt says the most; within them the heading does.
    heading = " ".join(slot.topics) if above is None else draft.paragraphs[above].text
    headings = [p.text for p in draft.paragraphs if p.role is Role.HEADING and p.text]
    title = "，".join(filter(None, (draft.facts.title, draft.facts.occasion)))
    return Place(
        role=slot.role,
        move=slot.move,
        heading=heading or slot.prompt,
        siblings=tuple(text for text in headings if text != heading),
        title=title,
        subject="，".join([title, *headings, *slot.topics]),
        position=None if index is None else (index + 0.5) / len(draft.paragraphs),
    )


def index_of_slot(slot: Slot, paragraphs: Sequence[Paragraph]) -> int | None:
    """Where a slot stands in a draft: the first that is still empty, else the first; None where it is not there."""
    places = [index for index, paragraph in enumerate(paragraphs) if paragraph.slot == slot]
    return next((index for index in places if not paragraphs[index].text), places[0] if places else None)
