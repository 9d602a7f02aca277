"""One paragraph in the place of another."""

from dataclasses import replace

from drafter.core import edits
from drafter.core.model import Draft, Paragraph, Slot


def with_content(draft: Draft, paragraph_id: str, other: Paragraph) -> Draft:
    """The draft with the text and source of another paragraph in this one, which keeps its id, place and kind."""

    def change(paragraph: Paragraph) -> Paragraph:
        wanted = paragraph.slot.move if paragraph.slot else None
        announced = other.announced or edits.said_number(wanted, other.text)
        return replace(
            paragraph, text=other.text, source=other.source, move=wanted or other.move, announced=announced
        )

    return edits.update(draft, [paragraph_id], change)


def as_slot(draft: Draft, paragraph_id: str) -> tuple[Slot, Draft]:
    """The place that a paragraph fills, and the draft in which it holds one: for asking what else would fit."""
    paragraph = draft.paragraphs[draft.index_of(paragraph_id)]
    slot = paragraph.slot or Slot(paragraph.role, paragraph.level, paragraph.move)
    return slot, edits.update(draft, [paragraph_id], lambda p: replace(p, slot=slot))
