"""The rules for the rhetorical move of each body paragraph: by its place first, then by its words."""

import re
from collections.abc import Sequence
from itertools import takewhile

from drafter.core.model import FRONT_ROLES, Move, Role
from drafter.core.numerals import from_chinese
from drafter.reading.cues import MoveCues, move_cues
from drafter.reading.pieces import Piece
from drafter.reading.signs import has_inner_stop

_START_WEIGHT = 3
_LEAN_WEIGHT = 2
_LONGEST_TRANSITION = 120
_LONGEST_BARE_TRANSITION = 30
_LONGEST_CLOSING = 250
_LONGEST_COUNT = 14
_GREETING = re.compile("(?:大家|各位|同志们|朋友们).{0,4}好[！!。]$")
#: A number of things: 四对关系, 3件事.
_COUNTED = re.compile(
    r"(?<![第十百千万亿\d])([二两三四五六七八九十]{1,2}|\d)(?=[^\W\d年月日号天时分元人万亿百千成度季次、，是])"
)
#: What a paragraph that looks forward says.
_DEMAND = re.compile("要|必须|务必|应当?|将|不[能得许可]")
#: The moves of a part that looks back on what was done.
_LOOKING_BACK = (Move.REVIEW, Move.PROBLEMS)
#: What usually comes in a paragraph of its own after a paragraph of each move.
_FOLLOWING = {
    Move.REVIEW: (Move.PROBLEMS, Move.SITUATION),
    Move.PROBLEMS: (Move.SITUATION,),
    Move.OPENING: (Move.REVIEW, Move.PROBLEMS),
}


def score(cues: MoveCues, text: str) -> int:
    """How much a text speaks for a move; 0 where its beginning leaves no way to be enough."""
    start = _START_WEIGHT if cues.start.match(text) else _LEAN_WEIGHT if cues.lean.match(text) else 0
    if start + len(cues.anywhere) < cues.least:
        return 0
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
        if _begins(cues[move], before):
            return any(_begins(cues[other], text) for other in following)
    return False


def _begins(cues: MoveCues, text: str) -> bool:
    return bool(cues.start.match(text) or cues.lean.match(text))


def mark_moves(pieces: Sequence[Piece]) -> None:
    """Every body paragraph makes a move: its place tells which, and where it does not, its words do."""
    headings = [i for i, p in enumerate(pieces) if p.role is Role.HEADING]
    first_point = next((i for i, p in enumerate(pieces) if p.role is Role.POINT), len(pieces))
    first = headings[0] if headings else first_point
    closing = _closing(pieces, headings)
    prelude = pieces[: min(first, closing)]
    _mark_announcement(pieces, first)
    _mark_prelude(prelude, bool(headings))
    part: Piece | None = None
    heading: Piece | None = None
    for index, piece in enumerate(pieces):
        if piece.role is Role.HEADING:
            heading = piece
            part = piece if piece.level == 1 else part
        if piece.role is Role.BODY and piece.move is None:
            if index >= closing:
                piece.move = Move.CLOSING
            else:
                looking_back = _looking_back(heading, piece) or _looking_back(part, piece)
                piece.move = looking_back or _by_place(pieces, index, bool(headings))


def _mark_announcement(pieces: Sequence[Piece], first: int) -> None:
    """What stands straight above the parts or points, and says how many there are, does nothing but lead over.

    So does a short sentence in a paragraph of its own. An opening may end with the number, too.
    """
    above = pieces[first - 1] if 0 < first < len(pieces) else None
    if above is None or above.role is not Role.BODY or above.move is not None:
        return
    one_sentence = not has_inner_stop(above.whole)
    led_up_to = one_sentence and sum(p.role is Role.BODY for p in pieces[: first - 1]) > 1
    if not one_sentence and not any(p.role is Role.BODY for p in pieces[: first - 1]):
        return
    like = pieces[first]
    below = takewhile(lambda p: like.role is Role.HEADING or p.role is not Role.HEADING, pieces[first:])
    count = sum(p.role is like.role and p.level == like.level for p in below)
    says_how_many = len(above.whole) <= _LONGEST_TRANSITION and count in _numbers_at_end(above.whole)
    if count > 1 and (says_how_many or (led_up_to and len(above.whole) <= _LONGEST_BARE_TRANSITION)):
        above.move = Move.TRANSITION


def _numbers_at_end(text: str) -> set[int | None]:
    """The numbers of things, not of years or sums, with which a text ends."""
    return {from_chinese(found) for found in _COUNTED.findall(text[-_LONGEST_COUNT:])}


def _by_place(pieces: Sequence[Piece], index: int, has_parts: bool) -> Move:
    """The move of a paragraph below the first part: it leads in, leads over, or argues."""
    if has_parts and _leads_in(pieces, index):
        return Move.LEAD_IN
    return Move.TRANSITION if _is_transition(pieces[index].whole, opened=True) else Move.ARGUMENT


def _looking_back(part: Piece | None, piece: Piece) -> Move | None:
    """Review or problems in a part whose heading speaks of such: as the paragraph says, else as the heading does.

    A paragraph that demands something is neither, unless its words speak for one.
    """
    cues = move_cues()
    told = next((move for move in _LOOKING_BACK if part and cues[move].headings.search(part.rest)), None)
    if told is None:
        return None
    return speaks_for(piece.whole, *_LOOKING_BACK) or (None if _DEMAND.search(piece.whole) else told)


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
        last = index == stop - 1 and _ends_speech(pieces, index)
        if piece.role is Role.BODY and (last or speaks_for(piece.whole, Move.CLOSING)):
            start = index
    return start


def _ends_speech(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the last paragraph of a whole speech closes it: a long one does by its words, or below the last points.

    Of 81 labelled speeches every one ends with a closing.
    """
    if not any(p.role in FRONT_ROLES for p in pieces):
        return False
    text = pieces[index].whole
    if len(text) <= _LONGEST_CLOSING or move_cues()[Move.CLOSING].last.search(text):
        return True
    return pieces[index - 1].role is Role.POINT


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


def _likelier(text: str, below: str) -> Move:
    """The move of a paragraph whose words speak for none enough: what stands below it tells.

    Above a contrast with problems, or above the situation, stands what looks back, in praise or in blame.
    """
    cues = move_cues()
    review, problems, situation = (score(cues[m], text) for m in (Move.REVIEW, Move.PROBLEMS, Move.SITUATION))
    if review == situation == 0 and _begins(cues[Move.PROBLEMS], below):
        return Move.REVIEW
    if speaks_for(below, Move.REVIEW, Move.PROBLEMS, Move.SITUATION) is Move.SITUATION:
        return Move.PROBLEMS if problems > review else Move.REVIEW
    return Move.REVIEW if review > situation else Move.SITUATION


def _mark_prelude(pieces: Sequence[Piece], has_headings: bool) -> None:
    """What stands above the first part: the opening first, then what the words of each paragraph say.

    A fragment without anything above its text has an opening only where its words say so; nor need what
    follows an agenda be one. Without headings, what follows a transition is what it has announced.
    """
    has_parts = has_headings or any(_is_transition(p.whole, opened=False) for p in pieces)
    opened = not has_headings and not any(p.role in FRONT_ROLES for p in pieces)
    led_over = False
    for index, piece in enumerate(pieces):
        opened = opened or piece.move is Move.AGENDA
        if piece.role is not Role.BODY or piece.move is not None:
            continue
        if _is_transition(piece.whole, opened):
            piece.move, led_over = Move.TRANSITION, not has_headings
        elif led_over:
            piece.move = Move.ARGUMENT
        elif not opened:
            piece.move, opened = Move.OPENING, not _GREETING.match(piece.whole)
        else:
            piece.move = speaks_for(piece.whole, Move.REVIEW, Move.PROBLEMS, Move.SITUATION, Move.OPENING)
            if piece.move is None and has_parts:
                piece.move = _likelier(
                    piece.whole, pieces[index + 1].whole if index + 1 < len(pieces) else ""
                )
