"""What is known of a place in a draft before anything stands there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.length import planned_length
from drafter.core.model import Draft, Move, Paragraph, Role, Slot
from drafter.core.structure import heading_above


@dataclass(frozen=True, slots=True)
class Place:
    """A place to fill: what belongs there, the heading it stands under, the other headings, and what it is all about.

    Where it stands under none, what the outline asks for there takes the place of the heading; else `prompt` says it, `rivals` what it asks for at the other open ones of its kind;
    `planned` is how many characters it should have, 0 where nobody said. `wants` is all that is asked for there, `under` all that is said or asked for by the heading above. `title` is that of the draft with its occasion, `subject` that with all headings. `position` is how far into the draft it stands, 0 to 1; None where the slot is not in the draft.
    """

    role: Role
    move: Move | None
    heading: str
    siblings: tuple[str, ...]
    title: str
    subject: str
    position: float | None
    prompt: str = ""
    rivals: tuple[str, ...] = ()
    planned: int = 0
    wants: str = ""
    under: str = ""


def place_of(slot: Slot, draft: Draft) -> Place:
    """The place of a slot in a draft."""
    index = index_of_slot(slot, draft.paragraphs)
    above = None if index is None else heading_above(draft.paragraphs, index)
    asked = _prompt(slot)
    heading = asked if above is None else _said_by(draft.paragraphs[above]) or asked
    headings = [p.text for p in draft.paragraphs if p.role is Role.HEADING and p.text]
    title = "，".join(filter(None, (draft.facts.title, draft.facts.occasion)))
    return Place(
        role=slot.role,
        move=slot.move,
        heading=heading,
        siblings=tuple(text for text in headings if text != heading),
        title=title,
        subject="，".join([title, *headings, *slot.topics]),
        position=None if index is None else (index + 0.5) / len(draft.paragraphs),
        prompt="" if asked == heading else asked,
        rivals=_rivals(slot, draft),
        wants=slot.prompt,
        under="" if above is None else _all_of(draft.paragraphs[above]),
        planned=0 if index is None else planned_length(draft, index, index + 1),
    )


def _said_by(heading: Paragraph) -> str:
    """What a heading says; where it is still open, what it is asked to say."""
    return heading.text or (_prompt(heading.slot) if heading.slot else "")


def _all_of(heading: Paragraph) -> str:
    return heading.text or (heading.slot.prompt if heading.slot else "")


def _prompt(slot: Slot) -> str:
    """What is asked for at a slot: the words before its explanation, of a heading also the example, and its topics.

    The prompt of a heading that was made of a speech's own is that heading, whole.
    """
    if slot.role is Role.HEADING or slot.move is Move.AGENDA:
        return " ".join((re.sub("如：|；.*", " ", slot.prompt), *slot.topics))
    return " ".join((re.split("[：:，,]", slot.prompt, maxsplit=1)[0], *slot.topics))


def _rivals(slot: Slot, draft: Draft) -> tuple[str, ...]:
    """What is asked for at the other open slots that take the same kind of text."""
    return tuple(dict.fromkeys(_prompt(other) for other in slots_like(slot, draft)))


def _alike(slot: Slot, draft: Draft) -> list[Slot]:
    """The open slots that take the same kind of text as this one, itself among them."""
    others = (p.slot for p in draft.paragraphs if p.is_empty_slot and p.slot is not None)
    return [other for other in others if (other.role, other.move) == (slot.role, slot.move)]


def slots_like(slot: Slot, draft: Draft) -> list[Slot]:
    """The other open slots that take the same kind of text as this one."""
    return [other for other in _alike(slot, draft) if other != slot]


def index_of_slot(slot: Slot, paragraphs: Sequence[Paragraph]) -> int | None:
    """Where a slot stands in a draft: the first that is still empty, else the first; None where it is not there."""
    places = [index for index, paragraph in enumerate(paragraphs) if paragraph.slot == slot]
    return next((index for index in places if not paragraphs[index].text), places[0] if places else None)
