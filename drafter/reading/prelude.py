"""The rules for the moves of what stands above the first part of a speech."""

from collections.abc import Mapping, Sequence

from drafter.core.model import FRONT_ROLES, Move
from drafter.core.patterns import Patterns
from drafter.reading.cues import move_cues
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.move_scores import announces, begins, demands, likeliest_move, score

#: The moves that look back on what was done.
LOOKING_BACK = (Move.REVIEW, Move.PROBLEMS)

_PATTERNS = Patterns(__name__)
#: What may stand below the opening; where the words speak for two alike, it is the first of them.
_POSSIBLE = (Move.PROBLEMS, Move.REVIEW, Move.SITUATION, Move.OPENING)


def mark_prelude(paragraphs: Sequence[FoundParagraph], has_headings: bool) -> None:
    """What stands above the first part: the opening first, then what the words of each paragraph say.

    A fragment without anything above its text has an opening only where its words say so; nor need what
    follows an agenda be one. Without headings, what follows a transition is what it has announced.
    """
    has_parts = has_headings or any(map(_leads_over, paragraphs))
    opened = not has_headings and not any(p.role in FRONT_ROLES for p in paragraphs)
    led_over = False
    above: Move | None = None
    for index, paragraph in enumerate(paragraphs):
        opened = opened or paragraph.move is Move.AGENDA
        if not paragraph.needs_move:
            continue
        begins_text = not opened and above is None and has_parts and paragraph is not paragraphs[-1]
        if announces(paragraph.whole, opened) and not begins_text:
            paragraph.move, led_over = Move.TRANSITION, not has_headings
        elif led_over:
            paragraph.move = Move.ARGUMENT
        elif not opened:
            paragraph.move, opened = Move.OPENING, not _PATTERNS["greeting"].match(paragraph.whole)
        else:
            below = paragraphs[index + 1].whole if index + 1 < len(paragraphs) else ""
            paragraph.move = _by_words(paragraph.whole, above, below, has_parts)
        above = paragraph.move


def _leads_over(paragraph: FoundParagraph) -> bool:
    return paragraph.move is Move.TRANSITION or announces(paragraph.whole, opened=False)


def _by_words(text: str, above: Move | None, below: str, has_parts: bool) -> Move | None:
    """The move of a paragraph below the opening; None where no parts follow and its words tell none."""
    if not has_parts:
        return _told(_signs_without_parts(text, above))
    if above is Move.OPENING and _PATTERNS["held"].match(text):
        return Move.OPENING
    signs = _signs(text, above)
    return _told(signs) or _likelier(signs, above, below)


def _signs(text: str, above: Move | None) -> dict[Move, int]:
    """How much a paragraph speaks for each move that may stand below the one above.

    To stay with the move of that takes one sign more, and only a contrast leads back from problems to a review: of
    95 reviews and problems above the parts of the first eleven labelled sets, none has a review below it.
    """
    cues = move_cues()
    signs = {move: score(cues[move], text) - (move is above) for move in _POSSIBLE}
    if above is Move.PROBLEMS and not begins(cues[Move.PROBLEMS], text):
        signs[Move.REVIEW] = 0
    return signs


def _signs_without_parts(text: str, above: Move | None) -> dict[Move, int]:
    """The same where no parts follow: a review may go on in a paragraph that demands nothing, with one sign less."""
    cues = move_cues()
    signs = {move: score(cues[move], text) for move in _POSSIBLE}
    if above is Move.REVIEW and not demands(text):
        signs[Move.REVIEW] += 1
    return signs


def _told(signs: Mapping[Move, int]) -> Move | None:
    """The move for which a paragraph speaks enough."""
    cues = move_cues()
    enough = [move for move, count in signs.items() if count >= cues[move].least]
    return max(enough, key=lambda move: signs[move]) if enough else None


def _likelier(signs: Mapping[Move, int], above: Move | None, below: str) -> Move:
    """The move of a paragraph whose words speak for none enough: what stands around it tells.

    Above a contrast with problems, or above the situation, stands what looks back, in praise or in blame. What
    only leads over to the parts tells nothing. Else it is another move than that of the paragraph above.
    """
    review, problems, situation = (signs[m] for m in (Move.REVIEW, Move.PROBLEMS, Move.SITUATION))
    if above is Move.REVIEW:
        return Move.PROBLEMS if problems > situation else Move.SITUATION
    if above is Move.SITUATION:
        return Move.REVIEW if review > problems else Move.PROBLEMS
    if above is not Move.PROBLEMS and not announces(below, opened=True):
        if review == situation == 0 and begins(move_cues()[Move.PROBLEMS], below):
            return Move.REVIEW
        if likeliest_move(below, *LOOKING_BACK, Move.SITUATION) is Move.SITUATION:
            return Move.PROBLEMS if problems > review else Move.REVIEW
    return Move.REVIEW if review > situation else Move.SITUATION
