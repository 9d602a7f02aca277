"""The rules for numbered headings."""

from collections.abc import Sequence

from drafter.core.model import Role
from drafter.core.numbering import HEADING_LEVELS, PART_MARKERS
from drafter.reading.pieces import Piece
from drafter.reading.signs import ends_clause, has_inner_stop

_LONGEST = 60
_LONGEST_SENTENCE = 30
_LONGEST_BEFORE_COLON = 20

#: Markers of headings only where nothing else numbers the parts.
_SPOKEN = (*PART_MARKERS, "第一个方面，", "第一个问题，", "第一、", "第一，")


def mark_numbered(pieces: Sequence[Piece]) -> None:
    """A numbered line without a sentence inside is a heading; its marker tells the level.

    One that ends like a sentence is a heading only if something hangs below it: otherwise it is an item.
    """
    for index, piece in enumerate(pieces):
        if piece.role is None and _level(piece) and _is_heading_line(pieces, index):
            piece.become(Role.HEADING, _level(piece))


def _level(piece: Piece) -> int:
    marker = piece.label.marker if piece.label else ""
    return 1 if marker in _SPOKEN else HEADING_LEVELS.get(marker, 0)


def _is_heading_line(pieces: Sequence[Piece], index: int) -> bool:
    text = pieces[index].rest
    if not text or len(text) > _LONGEST or has_inner_stop(text) or text[-1] in "；;，、":
        return False
    if text[-1] in "：:":
        return len(text) <= _LONGEST_BEFORE_COLON
    if not ends_clause(text):
        return True
    return len(text) <= _LONGEST_SENTENCE and not _is_item(pieces, index)


def _is_item(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a numbered sentence stands in a list: a sibling is next to it, or nothing hangs below it."""
    piece = pieces[index]
    if index + 1 == len(pieces):
        return True
    below = pieces[index + 1]
    if _same_marker(piece, below) or (index and _same_marker(piece, pieces[index - 1])):
        return True
    if (
        below.label
        and below.label.marker in _SPOKEN
        and below.label.number == 1
        and piece.label
        and piece.label.marker not in PART_MARKERS
    ):
        return piece.label.marker in _SPOKEN
    return below.role is not None or 0 < _level(below) <= _level(piece)


def _same_marker(one: Piece, other: Piece) -> bool:
    return one.label is not None and other.label is not None and one.label.marker == other.label.marker


def lower_spoken(pieces: Sequence[Piece]) -> None:
    """第一， heads a part only where nothing else does; below 一、 it heads what stands below 一、."""
    levels = {p.level for p in pieces if p.role is Role.HEADING and p.label and p.label.marker not in _SPOKEN}
    above = 0
    for piece in pieces:
        if piece.role is Role.HEADING and piece.label:
            if piece.label.marker not in _SPOKEN:
                above = piece.level
            elif 1 in levels and piece.label.marker not in PART_MARKERS:
                piece.level = min(above + 1, 4)


def raise_to_top(pieces: Sequence[Piece]) -> None:
    """The highest headings of a speech are its parts, whatever their marker is."""
    headings = [p for p in pieces if p.role is Role.HEADING]
    lift = min((p.level for p in headings), default=1) - 1
    for piece in headings:
        piece.level -= lift
