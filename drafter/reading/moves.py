"""The rules for the rhetorical move of each body paragraph: by its place first, then by its words."""

import re
from collections.abc import Sequence

from drafter.core.model import FRONT_ROLES, Move, Role
from drafter.reading.cues import MoveCues, move_cues
from drafter.reading.pieces import Piece
from drafter.reading.signs import has_inner_stop

_START_WEIGHT = 3
_LONGEST_TRANSITION = 120
_GREETING = re.compile("(?:大家|各位|同志们|朋友们).{0,4}好[！!。]$")
#: What usually comes in a paragraph of its own after a paragraph of each move.
_FOLLOWING = {
    Move.REVIEW: (Move.PROBLEMS, Move.SITUATION),
    Move.PROBLEMS: (Move.SITUATION,),
    Move.OPENING: (Move.REVIEW, Move.PROBLEMS),
}


def score(cues: MoveCues, text: str) -> int:
    """How much a text speaks for a move."""
    start = _START_WEIGHT if cues.start.match(text) else 0
    return start + sum(1 for pattern in cues.anywhere if pattern.search(text))


def speaks_for(text: str, *moves: Move) -> Move | None:
    """The move among `moves` for which a text speaks most, None where it speaks enough for none."""
    cues = move_cues()
    scores = {move: score(cues[move], text) for move in moves}
    enough = [move for move in moves if scores[move] >= cues[move].least]
    return max(enough, key=lambda move: scores[move]) if enough else None


def closes(text: str) -> bool:
    """Whether a paragraph begins as only the last ones of a speech do (最后，祝…… 谢谢大家)."""
    return bool(move_cues()[Move.CLOSING].start.match(text))


def turns_to_another_move(before: str, text: str) -> bool:
    """Whether a line begins a new paragraph by what it says: an item of the agenda, or problems after a review."""
    cues = move_cues()
    if cues[Move.AGENDA].start.match(text):
        return True
    for move, following in _FOLLOWING.items():
        if cues[move].start.match(before):
            return any(cues[other].start.match(text) for other in following)
    return False


def mark_moves(pieces: Sequence[Piece]) -> None:
    """Every body paragraph makes a move: its place tells which, and where it does not, its words do."""
    headings = [i for i, p in enumerate(pieces) if p.role is Role.HEADING]
    first = (
        headings[0]
        if headings
        else next((i for i, p in enumerate(pieces) if p.role is Role.POINT), len(pieces))
    )
    closing = _closing(pieces, headings)
    _mark_prelude(pieces[: min(first, closing)], bool(headings))
    for index, piece in enumerate(pieces):
        if piece.role is Role.BODY and piece.move is None:
            if index >= closing:
                piece.move = Move.CLOSING
            elif headings and _leads_in(pieces, index):
                piece.move = Move.LEAD_IN
            else:
                piece.move = Move.TRANSITION if _is_transition(piece.whole, opened=True) else Move.ARGUMENT


def _leads_in(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a paragraph stands first in a part, or first below a sub-heading with points or headings under it."""
    heading = pieces[index - 1]
    if heading.role is not Role.HEADING:
        return False
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    leads_to = below is not None and (
        below.role is Role.POINT or (below.role is Role.HEADING and below.level > heading.level)
    )
    return heading.level == 1 or leads_to


def _closing(pieces: Sequence[Piece], headings: Sequence[int]) -> int:
    """Where the closing begins: the last paragraphs of text, back to the one that first speaks for it."""
    stop = len(pieces)
    while stop and pieces[stop - 1].role is Role.SIGNATURE:
        stop -= 1
    first_possible = headings[-1] + 2 if headings else 2
    start = len(pieces)
    for index in range(stop - 1, first_possible - 1, -1):
        piece = pieces[index]
        if piece.role not in (Role.BODY, Role.SALUTATION):
            break
        if piece.role is Role.BODY and speaks_for(piece.whole, Move.CLOSING):
            start = index
    return start


def _is_transition(text: str, opened: bool) -> bool:
    """Whether a paragraph does nothing but announce what follows; the first one may do so by the way."""
    if len(text) > _LONGEST_TRANSITION:
        return False
    cues = move_cues()[Move.TRANSITION]
    if cues.start.match(text):
        return True
    if has_inner_stop(text):
        return opened and score(cues, text) >= cues.least
    return score(cues, text) > 0


def _mark_prelude(pieces: Sequence[Piece], has_parts: bool) -> None:
    """What stands above the first part: the opening first, then what the words of each paragraph say.

    A fragment without anything above its text has an opening only where its words say so.
    """
    opened = not has_parts and not any(p.role in FRONT_ROLES for p in pieces)
    for piece in pieces:
        if piece.role is not Role.BODY or piece.move is not None:
            continue
        if _is_transition(piece.whole, opened):
            piece.move = Move.TRANSITION
        elif not opened:
            piece.move, opened = Move.OPENING, not _GREETING.match(piece.whole)
        else:
            piece.move = speaks_for(piece.whole, Move.REVIEW, Move.PROBLEMS, Move.SITUATION, Move.OPENING)
            if piece.move is None and has_parts:
                piece.move = Move.SITUATION
