"""待用: paragraphs that are kept in a draft without being part of it, and notes beside paragraphs; both kept in `extra`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from drafter.core.edits import update
from drafter.core.model import Draft, Paragraph, Role

_PARKED, _NOTE = "parked", "note"


def set_parked(draft: Draft, ids: Iterable[str], parked: bool) -> Draft:
    """The draft with these paragraphs put aside, or taken in again as what they were: a heading, a point with its label.

    What is put aside takes no number.
    """
    return update(draft, set(ids), _put_aside if parked else _taken_in)


def _put_aside(paragraph: Paragraph) -> Paragraph:
    if paragraph.is_parked or not paragraph.text.strip():
        return paragraph
    was = {"role": paragraph.role.value, "level": paragraph.level, "marker": paragraph.marker}
    extra = {**paragraph.extra, _PARKED: was}
    return replace(paragraph, role=Role.BODY, level=0, marker="", starts=False, fixed="", extra=extra)


def _taken_in(paragraph: Paragraph) -> Paragraph:
    was = paragraph.extra.get(_PARKED)
    extra = {name: value for name, value in paragraph.extra.items() if name != _PARKED}
    if not isinstance(was, Mapping):
        return replace(paragraph, extra=extra)
    return replace(paragraph, extra=extra, **_known(was))


def _known(was: Mapping[str, Any]) -> dict[str, Any]:
    """What a paragraph was, as far as it is told rightly."""
    role, level, marker = was.get("role"), was.get("level"), was.get("marker")
    known: dict[str, Any] = {}
    if role in {one.value for one in Role}:
        known["role"] = Role(role)
    if isinstance(level, int) and 0 <= level <= 9:
        known["level"] = level
    if isinstance(marker, str):
        known["marker"] = marker
    return known


def with_note(draft: Draft, paragraph_id: str, note: str) -> Draft:
    """The draft with a note beside a paragraph, "" to take it away."""

    def noted(paragraph: Paragraph) -> Paragraph:
        extra = {name: value for name, value in paragraph.extra.items() if name != _NOTE}
        return replace(paragraph, extra={**extra, _NOTE: note} if note else extra)

    return update(draft, {paragraph_id}, noted)


def without_parked(draft: Draft) -> Draft:
    """The draft as it would be given: what is put aside stands for nothing in it."""
    if not any(paragraph.is_parked for paragraph in draft.paragraphs):
        return draft
    return draft.with_paragraphs(
        tuple(replace(one, text="", object=None) if one.is_parked else one for one in draft.paragraphs)
    )
