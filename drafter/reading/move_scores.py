"""What the words of a paragraph say of its move, by the cues of `resources/reading/moves.toml`."""

from drafter.core.model import Move
from drafter.core.patterns import Patterns
from drafter.reading.cues import MoveCues, move_cues
from drafter.reading.signs import has_inner_stop

_START_WEIGHT = 3
_LEAN_WEIGHT = 2
LONGEST_TRANSITION = 120
#: What usually comes in a paragraph of its own after a paragraph of each move.
FOLLOWING = {
    Move.REVIEW: (Move.PROBLEMS, Move.SITUATION),
    Move.PROBLEMS: (Move.SITUATION,),
    Move.OPENING: (Move.REVIEW, Move.PROBLEMS),
}
_PATTERNS = Patterns(__name__)


def demands(text: str) -> bool:
    """Whether a paragraph says what is to be done, and so does not look back."""
    return bool(_PATTERNS["demand"].search(text))


def score(cues: MoveCues, text: str) -> int:
    """How much a text speaks for a move; 0 where its beginning leaves no way to be enough."""
    start = _START_WEIGHT if cues.start.match(text) else _LEAN_WEIGHT if cues.lean.match(text) else 0
    if start + len(cues.anywhere) < cues.least:
        return 0
    return start + sum(1 for pattern in cues.anywhere if pattern.search(text))


def likeliest_move(text: str, *moves: Move) -> Move | None:
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
    for move, following in FOLLOWING.items():
        if begins(cues[move], before):
            return any(begins(cues[other], text) for other in following)
    return False


def begins(cues: MoveCues, text: str) -> bool:
    """Whether a text begins as a paragraph of a move does."""
    return bool(cues.start.match(text) or cues.lean.match(text))


def announces(text: str, opened: bool) -> bool:
    """Whether a paragraph does nothing but announce what follows; the first one may do so by the way."""
    if len(text) > LONGEST_TRANSITION:
        return False
    cues = move_cues()[Move.TRANSITION]
    if cues.start.match(text):
        return True
    if has_inner_stop(text):
        return opened and score(cues, text) >= cues.least
    return score(cues, text) > 0
