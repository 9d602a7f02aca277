"""How the paragraphs of a speech hang together: front matter, sections, points."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.model import END_ROLES, FRONT_ROLES, Move, Paragraph, Role


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


def _rank(paragraph: Paragraph) -> int:
    """How high a paragraph stands: headings 1 to 4, points 5 to 8, everything else 9."""
    if paragraph.role is Role.HEADING:
        return max(1, paragraph.level)
    if paragraph.role is Role.POINT:
        return 4 + max(1, paragraph.level)
    return 9


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
    a point takes the points of lower level with it; both take the tables and pictures below them; any other
    paragraph is alone.
    """
    rank = _rank(paragraphs[index])
    if rank == 9:
        return index + 1
    for stop in range(index + 1, len(paragraphs)):
        if paragraphs[stop].object:
            continue
        other = _rank(paragraphs[stop])
        if other <= rank or _ends_section(paragraphs[stop]) or (rank > 4 and other == 9):
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
    return top + _nodes_between(paragraphs, front, len(paragraphs), with_body=True)


def _nodes_between(
    paragraphs: Sequence[Paragraph], start: int, stop: int, with_body: bool
) -> tuple[Node, ...]:
    found: list[Node] = []
    index = start
    while index < stop:
        end = min(section_stop(paragraphs, index), stop)
        if with_body or _rank(paragraphs[index]) < 9:
            found.append(Node(index, end, _nodes_between(paragraphs, index + 1, end, with_body=False)))
        index = end
    return tuple(found)


def heading_above(paragraphs: Sequence[Paragraph], index: int) -> int | None:
    """The position of the heading in whose section the paragraph at `index` stands, itself excluded."""
    for position in range(index - 1, -1, -1):
        if paragraphs[position].role is Role.HEADING and section_stop(paragraphs, position) > index:
            return position
    return None


def lead_length(text: str) -> int:
    """How many characters at the start of a point are its lead: the first sentence, if text follows it.

    A lead of more than 60 characters is no lead (0).
    """
    stop = text.find("。") + 1
    return stop if 0 < stop < len(text) and stop <= 60 else 0
