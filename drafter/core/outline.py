"""From an outline to an empty draft, and from a speech to an outline."""

from collections.abc import Sequence
from dataclasses import replace
from string import Formatter

from drafter.core.announced import announced_in
from drafter.core.dates import format_date
from drafter.core.edits import settled
from drafter.core.length import count_characters, length_of
from drafter.core.model import (
    FRONT_ROLES,
    Draft,
    Facts,
    Move,
    Outline,
    Paragraph,
    Role,
    Slot,
    new_id,
)
from drafter.core.numerals import to_chinese


def draft_from_outline(outline: Outline, facts: Facts) -> Draft:
    """An empty draft: one paragraph a slot, with the facts where the outline asks for them.

    Front slots whose fact is not known (no date, no speaker) are left out; the title stays as an open slot.
    """
    values = {
        "title": facts.title,
        "date": f"（{format_date(facts.date)}）" if facts.date else "",
        "speaker": facts.speaker,
        "occasion": facts.occasion or "这次会议",
        "n": "两" if outline.parts == 2 else to_chinese(outline.parts),
    }
    made = [_paragraph_of(slot, values, outline.parts) for slot in outline.slots]
    kept = [p for p in made if p.text or p.role not in (Role.DATE, Role.SPEAKER)]
    return settled(Draft(facts=facts, paragraphs=tuple(kept), outline=outline.name))


#: The roles of the front matter whose text every speech of the outline begins with.
_KEPT = (Role.ADDRESSEE, Role.SALUTATION)


def _paragraph_of(slot: Slot, values: dict[str, str], parts: int) -> Paragraph:
    text = "".join(
        literal + values.get(name or "", "") for literal, name, _, _ in Formatter().parse(slot.text)
    )
    announced = parts if "{n}" in slot.text else None
    return Paragraph(
        new_id(), slot.role, slot.level, text, slot.marker, slot.move, slot=slot, announced=announced
    )


def outline_from_paragraphs(paragraphs: Sequence[Paragraph], name: str, title: str) -> Outline:
    """The skeleton of a speech as an outline of the user's own.

    Each paragraph becomes a slot with its share of the whole length; open slots keep theirs. The old headings and the leading
    sentences of points become prompts, never text; the salutation stays.
    """
    kept = [p for p in paragraphs if p.is_empty_slot or (p.object is None and p.text.strip().strip("…"))]
    text = [p for p in kept if p.role not in FRONT_ROLES]
    written = 1 - sum(p.slot.share for p in text if p.slot and p.is_empty_slot)
    unit = max(written, 0) / (length_of(text) or 1)
    slots = tuple(_slot_of(p, count_characters(p.text) * unit) for p in kept)
    parts = sum(slot.role is Role.HEADING and slot.level == 1 for slot in slots)
    return Outline(name, title, f"{parts} 个部分", slots, own=True)


def _slot_of(paragraph: Paragraph, share: float) -> Slot:
    slot = paragraph.slot or Slot(paragraph.role, paragraph.level, paragraph.move)
    slot = replace(
        slot, role=paragraph.role, level=paragraph.level, move=paragraph.move, marker=paragraph.marker
    )
    if paragraph.role in FRONT_ROLES and paragraph.role not in _KEPT:
        return replace(slot, text=f"{{{paragraph.role.value}}}", share=0.0)
    if paragraph.role in _KEPT:
        return replace(slot, text=paragraph.text.replace("{", "").replace("}", ""), share=0.0)
    if paragraph.is_empty_slot:
        return slot
    if paragraph.move is Move.TRANSITION and (text := _announcement(paragraph.text)):
        return replace(slot, text=text, share=round(share, 4))
    return replace(slot, prompt=_prompt(paragraph), share=round(share, 4), text="")


def _announcement(text: str) -> str:
    """A short transition with the announced number as a place to fill in, "" where it announces none."""
    found = next(announced_in(text), None)
    if found is None or len(text) > 60 or "{" in text or "}" in text:
        return ""
    return text[: found.start] + "{n}" + text[found.end :]


def _prompt(paragraph: Paragraph) -> str:
    """What the new text should be about: the old heading, or the old leading sentence."""
    text = paragraph.text.strip().strip("…")
    lead = text.split("。")[0].split("：")[0]
    return lead if len(lead) <= 40 else lead[:38] + "……"
