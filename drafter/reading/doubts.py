"""What the reader is not sure of: a short list of paragraphs with one suggestion each, for whoever looks a file through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.core.document import Document
from drafter.core.edits import remove, set_role
from drafter.core.model import ROLE_NAMES, Draft, Paragraph, Role
from drafter.core.text_edits import Span, join_text
from drafter.reading.signs import ends_clause, has_inner_stop, is_remark

#: A line without an end mark up to so many characters may be a heading; a longer one is torn off.
_LONGEST_LINE = 30
#: A heading with more characters may be a text.
_LONGEST_HEADING = 45
_LONGEST_TITLE = 50
#: So many are asked at most: more would be read by nobody.
_MOST = 12


class Cure(StrEnum):
    """What a suggestion does with its paragraph."""

    ROLE = "role"
    REMOVE = "remove"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A paragraph (from 0, tables and pictures not counted) that may have been read wrongly.

    `text` is its text with the label, `asked` the role that is doubtful, `advice` the suggestion in words; `role` and
    `level` are those that it would get.
    """

    paragraph: int
    text: str
    asked: str
    advice: str
    cure: Cure
    role: Role = Role.BODY
    level: int = 0


def doubts(document: Document) -> tuple[Doubt, ...]:
    """The doubtful paragraphs of a document, from the top, at most twelve."""
    found = (_doubt(document, place) for place in range(len(document.paragraphs)))
    return tuple(one for one in found if one)[:_MOST]


def cured(draft: Draft, document: Document, taken: Sequence[Doubt]) -> Draft:
    """The draft of a document with the suggestions that were taken; those whose paragraph is gone change nothing."""
    ids = [paragraph.id for paragraph in draft.paragraphs if not paragraph.object]
    for one in sorted(taken, key=lambda one: -one.paragraph):
        if one.paragraph < len(ids) and _text(document, one.paragraph) == one.text:
            draft = _cure(draft, ids[one.paragraph], one)
    return draft


def _cure(draft: Draft, paragraph_id: str, doubt: Doubt) -> Draft:
    if doubt.cure is Cure.ROLE:
        return set_role(draft, [paragraph_id], doubt.role, doubt.level)
    if doubt.cure is Cure.REMOVE:
        return remove(draft, [paragraph_id])
    place = draft.index_of(paragraph_id)
    end = Span(place, len(draft.paragraphs[place].text), place + 1, 0)
    return join_text(draft, end, "") if place + 1 < len(draft.paragraphs) else draft


def _text(document: Document, place: int) -> str:
    return document.labels[place] + document.paragraphs[place].text if place < len(document.labels) else ""


def _doubt(document: Document, place: int) -> Doubt | None:
    paragraphs = document.paragraphs
    paragraph, text = paragraphs[place], _text(document, place)
    name = ROLE_NAMES[paragraph.role] + "？"
    if place == 0 and _may_be_title(paragraphs):
        return Doubt(0, text, name, "改为标题", Cure.ROLE, Role.TITLE)
    if paragraph.role is Role.HEADING:
        return _doubt_of_heading(paragraphs, place, text)
    if paragraph.role is not Role.BODY or document.labels[place]:
        return None
    if is_remark(paragraph.text):
        return Doubt(place, text, name, "去掉这一段", Cure.REMOVE)
    below = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    if below is None or below.role is not Role.BODY or ends_clause(paragraph.text) or not place:
        return None
    if len(paragraph.text) > _LONGEST_LINE:
        return Doubt(place, text, "断行？", "接上下一段", Cure.JOIN)
    level = next((p.level for p in reversed(paragraphs[:place]) if p.role is Role.HEADING), 1)
    return Doubt(place, text, name, "改为小标题", Cure.ROLE, Role.HEADING, level)


def _may_be_title(paragraphs: Sequence[Paragraph]) -> bool:
    text = paragraphs[0].text
    none = all(paragraph.role is not Role.TITLE for paragraph in paragraphs)
    return none and paragraphs[0].role is Role.BODY and len(text) <= _LONGEST_TITLE and not ends_clause(text)


def _doubt_of_heading(paragraphs: Sequence[Paragraph], place: int, text: str) -> Doubt | None:
    heading = paragraphs[place]
    if has_inner_stop(heading.text) or len(heading.text) > _LONGEST_HEADING:
        return Doubt(place, text, "小标题？", "改为正文", Cure.ROLE)
    above = next(_levels_above(paragraphs, place), 0)
    if heading.level > above + 1:
        levels = ("", "一级", "二级", "三级", "四级")
        return Doubt(
            place,
            text,
            levels[heading.level] + "？",
            f"改为{levels[above + 1]}",
            Cure.ROLE,
            Role.HEADING,
            above + 1,
        )
    return None


def _levels_above(paragraphs: Sequence[Paragraph], place: int) -> Iterator[int]:
    return (p.level for p in reversed(paragraphs[:place]) if p.role is Role.HEADING)
