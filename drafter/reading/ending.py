"""The rule for what stands below the text of a speech: the signature and its date."""

import re
from collections.abc import Sequence
from functools import cache

from drafter.core.model import Move, Role
from drafter.reading.cues import front_cues, move_cues
from drafter.reading.front import is_date, is_name, is_speaker
from drafter.reading.pieces import Piece
from drafter.reading.signs import ends_clause

_LONGEST = 40


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[^，,、]{{0,36}}{front_cues().unit_endings}(?:[ \u3000]+[\u4e00-\u9fff]{{2,4}})?")


def mark_signature(pieces: Sequence[Piece]) -> None:
    """The short lines without a mark at the very end, a unit, a name or a date, sign the speech."""
    tail: list[Piece] = []
    for piece in reversed(pieces[1:]):
        dated = bool(tail) and is_date(tail[-1].whole)
        if piece.role is not None or not (_may_sign(piece) or (dated and _is_name(piece.whole))):
            break
        tail.append(piece)
    for piece in tail:
        piece.become(Role.SIGNATURE)


def _is_name(text: str) -> bool:
    """Whether a line above the last date is a name, and no last word such as 谢谢 or 散会."""
    return is_name(text) and not move_cues()[Move.CLOSING].last.search(text)


def _may_sign(piece: Piece) -> bool:
    text = piece.whole
    if piece.look.in_table or len(text) > _LONGEST or (ends_clause(text) and not is_date(text)):
        return False
    return is_date(text) or is_speaker(text) or bool(_unit().fullmatch(text))
