"""How the paragraphs of a speech hang together: front matter, sections, points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.core.model import END_ROLES, FRONT_ROLES, Move, Paragraph, Role
from drafter.core.numbering import HEADING_LEVELS, lists_of


@dataclass(frozen=True, slots=True)
class Node:
    """One branch of the structure: the paragraphs from `start` up to but not including `stop`.

    The first paragraph of a heading's or point's node is the heading or point itself. The paragraphs
    before the salutation's end are one node whose `front` is True.
    """

    start: int
    stop: int
    children: "tuple[Node, ...]" = ()
    front: bool = False


#: The rank of what is neither heading nor point.
_LOWEST = 9


def _rank(paragraph: Paragraph) -> int:
    """How high a paragraph stands by itself: headings 1 to 4, points 5 to 8, everything else 9."""
    if paragraph.role is Role.HEADING:
        return max(1, paragraph.level)
    if paragraph.role is Role.POINT:
        return 4 + max(1, paragraph.level)
    return _LOWEST


def _ranks(paragraphs: Sequence[Paragraph]) -> list[int]:
    """How high each paragraph stands: a point that is a member of a list of headings stands as high as they do."""
    ranks = [_rank(paragraph) for paragraph in paragraphs]
    if not any(p.role is Role.POINT and p.marker in HEADING_LEVELS for p in paragraphs):
        return ranks
    lists = lists_of(paragraphs)
    headings: dict[int | None, int] = {}
    for paragraph, serial, rank in zip(paragraphs, lists, ranks, strict=True):
        if paragraph.role is Role.HEADING:
            headings.setdefault(serial, rank)
    return [
        headings.get(serial, rank) if paragraph.role is Role.POINT else rank
        for paragraph, serial, rank in zip(paragraphs, lists, ranks, strict=True)
    ]


def _ends_section(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands outside every section: the closing, the end matter, the front matter."""
    return (
        paragraph.role in END_ROLES
        or paragraph.role in FRONT_ROLES
        or (paragraph.role is Role.BODY and paragraph.move is Move.CLOSING)
    )


def section_stop(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Where the section that begins at `index` ends (exclusive).

    A heading's section goes on to the next heading of its level or above, to the closing or the signature;
    a point takes the points of lower level with it, one that is a member of a list of
    headings has a section as they have; all take the tables and pictures below them; any other
    paragraph is alone.
    """
    return _stop(paragraphs, _ranks(paragraphs), index)


class Sections:
    """Where the sections of many headings of one draft end; how high each paragraph stands is asked once."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs, self._ranks = paragraphs, _ranks(paragraphs)

    def stop(self, index: int) -> int:
        """Where the section that begins at `index` ends, as `section_stop` tells it."""
        return _stop(self._paragraphs, self._ranks, index)


def _stop(paragraphs: Sequence[Paragraph], ranks: Sequence[int], index: int) -> int:
    """Where the section that begins at `index` ends, with the `_ranks` of the paragraphs at hand."""
    rank = ranks[index]
    if rank == _LOWEST:
        return index + 1
    for stop in range(index + 1, len(paragraphs)):
        if paragraphs[stop].object:
            continue
        other = ranks[stop]
        if other <= rank or _ends_section(paragraphs[stop]) or (rank > 4 and other == _LOWEST):
            return stop
    return len(paragraphs)


def front_stop(paragraphs: Sequence[Paragraph]) -> int:
    """Where the front matter ends (exclusive)."""
    stops = (index for index, paragraph in enumerate(paragraphs) if paragraph.role not in FRONT_ROLES)
    return next(stops, len(paragraphs))


def nodes(paragraphs: Sequence[Paragraph]) -> tuple[Node, ...]:
    """The structure as a tree: the front matter, then each body paragraph, heading or point in order.

    Below a heading stand its sub-headings and points; its body paragraphs belong to it without a node of
    their own.
    """
    front = front_stop(paragraphs)
    top = (Node(0, front, front=True),) if front else ()
    return top + _nodes_between(paragraphs, _ranks(paragraphs), front, len(paragraphs), with_body=True)


def _nodes_between(
    paragraphs: Sequence[Paragraph], ranks: Sequence[int], start: int, stop: int, with_body: bool
) -> tuple[Node, ...]:
    found: list[Node] = []
    index = start
    while index < stop:
        end = min(_stop(paragraphs, ranks, index), stop)
        if with_body or ranks[index] < _LOWEST:
            below = _nodes_between(paragraphs, ranks, index + 1, end, with_body=False)
            found.append(Node(index, end, below))
        index = end
    return tuple(found)


def heading_above(paragraphs: Sequence[Paragraph], index: int) -> int | None:
    """The position of the heading in whose section the paragraph at `index` stands, itself excluded."""
    ranks = _ranks(paragraphs)
    for position in range(index - 1, -1, -1):
        if paragraphs[position].role is Role.HEADING and _stop(paragraphs, ranks, position) > index:
            return position
    return None


def headings_above(paragraphs: Sequence[Paragraph]) -> tuple[int | None, ...]:
    """The same of every paragraph, in one look at all of them."""
    ranks = _ranks(paragraphs)
    found: list[int | None] = []
    around: list[tuple[int, int]] = []
    for index, paragraph in enumerate(paragraphs):
        around = [(position, stop) for position, stop in around if stop > index]
        found.append(around[-1][0] if around else None)
        if paragraph.role is Role.HEADING:
            around.append((index, _stop(paragraphs, ranks, index)))
    return tuple(found)


def reworded_at(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> int | None:
    """The position of the one paragraph whose words are others while all else is as before; None where more changed, or
    where it was empty or is."""
    if len(before) != len(after):
        return None
    changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old is not new]
    if len(changed) != 1:
        return None
    old, new = before[changed[0]], after[changed[0]]
    stays = bool(old.text.strip() and new.text.strip()) and replace(old, text=new.text) == new
    return changed[0] if stays else None


def lead_length(text: str) -> int:
    """How many characters at the start of a point are its lead: the first sentence, if text follows it.

    A lead of more than 60 characters is no lead (0).
    """
    stop = text.find("。") + 1
    return stop if 0 < stop < len(text) and stop <= 60 else 0
