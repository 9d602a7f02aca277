"""The rules for the agenda of a meeting: what announces its items, the items, and the dots between them."""

import re
from collections.abc import Sequence

from drafter.core.model import Move, Role
from drafter.reading.moves import speaks_for
from drafter.reading.pieces import Piece
from drafter.reading.signs import is_ellipsis

_ITEMS_OPEN = re.compile(r"(?:议程|议题|事项)[^。]{0,12}[：:。]$")
#: How much of a paragraph is looked at: an item of an agenda says what it is at once.
_BEGINNING = 120
_LONGEST_ITEM = 60
_MOST_ITEMS = 30


def mark_agenda(pieces: Sequence[Piece]) -> None:
    """Lines of dots, what announces or names the items of a meeting, and short lines above dots are its agenda."""
    for index, piece in enumerate(pieces):
        below = pieces[index + 1].whole if index + 1 < len(pieces) else ""
        if piece.role is None and (
            is_ellipsis(piece.whole)
            or speaks_for(piece.whole[:_BEGINNING], Move.AGENDA)
            or (not piece.label and len(piece.whole) <= _LONGEST_ITEM and is_ellipsis(below))
        ):
            piece.become(Role.BODY)
            piece.move = Move.AGENDA


def mark_agenda_items(pieces: Sequence[Piece]) -> None:
    """Numbered lines straight below the line that announces an agenda are its items, not headings."""
    for index, piece in enumerate(pieces):
        if piece.role not in (None, Role.BODY) or not _ITEMS_OPEN.search(piece.whole[-_BEGINNING:]):
            continue
        items = _consecutive_items(pieces[index + 1 : index + 1 + _MOST_ITEMS])
        if len(items) >= 2:
            for item in items:
                item.become(Role.POINT, 1)


def _consecutive_items(pieces: Sequence[Piece]) -> list[Piece]:
    items: list[Piece] = []
    for piece in pieces:
        label = piece.label
        if piece.role is not None or label is None or label.number != len(items) + 1:
            break
        if items and items[0].label and label.marker != items[0].label.marker:
            break
        items.append(piece)
    return items
