"""合稿: drafts of several people become the parts of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.core.edits import settled
from drafter.core.model import Draft, DraftComment, Facts, Move, Paragraph, Role, new_id
from drafter.core.numbering import HEADING_LEVELS, HEADING_MARKERS

#: What belongs to a speech that stands alone: it does not become a part of another.
_ALONE = frozenset({Role.TITLE, Role.DATE, Role.SPEAKER, Role.ADDRESSEE, Role.SALUTATION, Role.SIGNATURE})
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One draft that becomes a part: `name` heads it where it has no title, `told` says what became of its file."""

    draft: Draft
    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The draft that several became, and the paragraphs that stay behind: titles, salutations, signatures.

    `told` says of each file that something was taken out of or left behind what it was.
    """

    draft: Draft
    left: tuple[Paragraph, ...]
    told: tuple[str, ...] = ()


def assembled(parts: Sequence[Part], facts: Facts, layout: str = "gbt9704") -> Assembled:
    """One draft under these facts, its parts in this order, each headed by its title and numbered anew."""
    paragraphs = [Paragraph(new_id(), Role.TITLE, text=facts.title)]
    comments: list[DraftComment] = []
    for part in parts:
        ids = {paragraph.id: new_id() for paragraph in part.draft.paragraphs}
        whole = list(_as_part(part, ids))
        beside = {paragraph.id for paragraph in whole}
        places = ((ids.get(one.paragraph_id, ""), one) for one in part.draft.comments)
        comments += [replace(one, paragraph_id=at if at in beside else whole[0].id) for at, one in places]
        paragraphs += whole
    left = tuple(one for part in parts for one in part.draft.paragraphs if _stays(one) and one.text.strip())
    told = tuple(f"“{part.name}”{part.told}" for part in parts if part.told)
    return Assembled(settled(Draft(facts, tuple(paragraphs), layout, comments=tuple(comments))), left, told)


def _stays(paragraph: Paragraph) -> bool:
    return paragraph.role in _ALONE and paragraph.object is None


def _as_part(part: Part, ids: Mapping[str, str]) -> Iterator[Paragraph]:
    """A draft as a part: its headings stand one level lower, its numbers follow from where they stand; `ids` are its new ones."""
    title = part.draft.facts.title.strip() or part.name
    yield Paragraph(new_id(), Role.HEADING, 1, title, HEADING_MARKERS[1])
    for paragraph in part.draft.paragraphs:
        if not _stays(paragraph) and not paragraph.is_empty_slot:
            yield replace(_lowered(paragraph), id=ids[paragraph.id])


def _lowered(paragraph: Paragraph) -> Paragraph:
    level, marker = paragraph.level, paragraph.marker
    if paragraph.role is Role.HEADING:
        level = min(level + 1, _DEEPEST)
    below = HEADING_LEVELS.get(marker)
    if below:  # a heading, or a point that is numbered as one
        marker = HEADING_MARKERS[min(below + 1, _DEEPEST)]
    move = (
        None if paragraph.move is Move.TRANSITION else paragraph.move
    )  # it announces its own points, not the parts
    return replace(
        paragraph,
        level=level,
        marker=marker,
        move=move,
        announced=None,
        fixed="",
        slot=None,
        locked=False,
    )
