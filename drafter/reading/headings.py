"""The rules for headings: numbered, partly numbered, and not numbered at all."""

import re
from collections.abc import Sequence

from drafter.core.model import Role
from drafter.core.numbering import HEADING_MARKERS
from drafter.core.numerals import from_chinese
from drafter.reading.pieces import Piece
from drafter.reading.signs import ends_clause, has_inner_stop, is_ellipsis

_LONGEST = 60
_LONGEST_SENTENCE = 30
_SHORTEST = 4
_LONGEST_UNNUMBERED = 45

#: The level that each marker of a heading stands for (GB/T 9704-2012, 7.3.3), and its popular variants.
_LEVELS = {marker: level for level, marker in enumerate(HEADING_MARKERS) if marker} | {"1、": 3, "1）": 4}
#: Markers of headings only where nothing else numbers the parts.
_SPOKEN = ("第一部分", "第一、", "第一，")
_ANNOUNCED = re.compile(
    r"([二两三四五六七八九十]{1,3}|[2-9])(?:个方面|方面|个部分|点|(?:个|项|条|件|句)(?=意见|要求|问题|事|希望|话|建议|任务|工作))"
)


def mark_numbered(pieces: Sequence[Piece]) -> None:
    """A numbered line without a sentence inside is a heading; its marker tells the level.

    One that ends like a sentence is a heading only if something hangs below it: otherwise it is an item.
    """
    for index, piece in enumerate(pieces[:-1]):
        if piece.role is None and _level(piece) and _is_heading_line(pieces, index):
            piece.become(Role.HEADING, _level(piece))


def _level(piece: Piece) -> int:
    marker = piece.label.marker if piece.label else ""
    return 1 if marker in _SPOKEN else _LEVELS.get(marker, 0)


def _is_heading_line(pieces: Sequence[Piece], index: int) -> bool:
    text = pieces[index].rest
    if not text or len(text) > _LONGEST or has_inner_stop(text) or text[-1] in "；;：:，、":
        return False
    if not ends_clause(text):
        return True
    return len(text) <= _LONGEST_SENTENCE and not _is_item(pieces, index)


def _is_item(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a numbered sentence stands in a list: a sibling is next to it, or nothing hangs below it."""
    piece, below = pieces[index], pieces[index + 1]
    if _same_marker(piece, below) or (index and _same_marker(piece, pieces[index - 1])):
        return True
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
            elif 1 in levels and piece.label.marker != "第一部分":
                piece.level = min(above + 1, 4)


def raise_to_top(pieces: Sequence[Piece]) -> None:
    """The highest headings of a speech are its parts, whatever their marker is."""
    headings = [p for p in pieces if p.role is Role.HEADING]
    lift = min((p.level for p in headings), default=1) - 1
    for piece in headings:
        piece.level -= lift


def mark_unnumbered(pieces: Sequence[Piece]) -> None:
    """A short line without a sentence's end, alone between paragraphs, is a heading even without a number.

    It is one of the parts where the numbered ones leave a gap for it or where no part has a number, else it
    stands below the heading above it.
    """
    found = [i for i, piece in enumerate(pieces) if _looks_like_heading(pieces, i)]
    if not found:
        return
    parts = {i for i, p in enumerate(pieces) if p.role is Role.HEADING and p.level == 1}
    top = _in_gaps(pieces, found, sorted(parts)) if parts else set(found)
    above = below_parts = 0
    for index, piece in enumerate(pieces):
        if piece.role is Role.HEADING and piece.label:
            above = piece.level
        if index in top:
            piece.become(Role.HEADING, piece.look.heading or 1)
            above = piece.level
        elif index in found:
            below_parts = min(below_parts or 4, above + 1)
            piece.become(Role.HEADING, below_parts)


def _looks_like_heading(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    text = piece.whole
    if piece.role is not None or piece.label or piece.look.in_table or index == 0 or index + 1 == len(pieces):
        return False
    if not _SHORTEST <= len(text) <= _LONGEST_UNNUMBERED or ends_clause(text) or text[-1] in "，、,":
        return False
    if has_inner_stop(text) or is_ellipsis(text):
        return False
    below = pieces[index + 1]
    return below.role is None or below.role in (Role.BODY, Role.POINT, Role.HEADING)


def _in_gaps(pieces: Sequence[Piece], found: Sequence[int], parts: Sequence[int]) -> set[int]:
    """Which unnumbered headings fill the places that the numbered parts leave open."""
    chosen: set[int] = set()
    expected, start = 1, 0
    for part in parts:
        label = pieces[part].label
        number = label.number if label else expected
        chosen |= _best(pieces, [i for i in found if start <= i < part], number - expected, pieces[part])
        expected, start = number + 1, part
    total = announced(pieces[: min(parts[0], found[0])])
    rest = [i for i in found if i > parts[-1]]
    missing = total - (expected - 1) if total else (len(rest) if chosen or _first(pieces, parts) > 1 else 0)
    return chosen | _best(pieces, rest, missing, pieces[parts[-1]])


def _first(pieces: Sequence[Piece], parts: Sequence[int]) -> int:
    label = pieces[parts[0]].label
    return label.number if label else 1


def _best(pieces: Sequence[Piece], found: Sequence[int], count: int, model: Piece) -> set[int]:
    """The `count` of the candidates whose length is nearest to that of a numbered sibling."""
    if count <= 0:
        return set()
    by_likeness = sorted(found, key=lambda i: abs(len(pieces[i].whole) - len(model.rest)))
    return set(by_likeness[:count])


def announced(pieces: Sequence[Piece]) -> int:
    """The number of parts that the text above the first part announces last, 0 where it announces none."""
    for piece in reversed(pieces):
        if piece.role in (None, Role.BODY):
            for found in reversed(list(_ANNOUNCED.finditer(piece.whole[-60:]))):
                return from_chinese(found.group(1)) or 0
    return 0
