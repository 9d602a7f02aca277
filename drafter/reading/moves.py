"""The rules for the rhetorical move of each body paragraph: by its place first, then by its words."""

from collections.abc import Sequence
from itertools import takewhile

from drafter.core.model import END_ROLES, FRONT_ROLES, Move, Role
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.reading.cues import move_cues
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.move_chain import decide_moves
from drafter.reading.move_scores import LONGEST_TRANSITION, announces, begins, demands, likeliest_move
from drafter.reading.prelude import LOOKING_BACK, mark_prelude
from drafter.reading.signs import has_inner_stop, is_remark

#: What stands below the text.
_BELOW = END_ROLES | {Role.DATE}
_LONGEST_BARE_TRANSITION = 30
_LONGEST_CLOSING = 250
_LONGEST_COUNT = 14
_PATTERNS = Patterns(__name__)


def mark_moves(paragraphs: Sequence[FoundParagraph]) -> None:
    """Every body paragraph makes a move: rules propose one for each, and all are decided together."""
    mark_by_rules(paragraphs)
    decide_moves(paragraphs)


def mark_by_rules(paragraphs: Sequence[FoundParagraph]) -> None:
    """What the rules propose for each body paragraph: its place tells which, and where it does not, its words do."""
    headings = [i for i, p in enumerate(paragraphs) if p.role is Role.HEADING]
    points = [i for i, p in enumerate(paragraphs) if p.role is Role.POINT]
    first = next(iter((*headings[:1], *points, len(paragraphs))))
    text = paragraphs[: _text_stop(paragraphs)]
    closing = _closing(text, headings)
    _mark_announcement(paragraphs, first)
    mark_prelude(paragraphs[: min(first, closing)], bool(headings))
    for paragraph in text[closing:]:
        if paragraph.needs_move:
            paragraph.move = Move.CLOSING
    _mark_parts(paragraphs, min(closing, len(text)), bool(headings))


def _mark_parts(paragraphs: Sequence[FoundParagraph], stop: int, has_headings: bool) -> None:
    """The paragraphs before `stop` that have no move yet: below a heading that looks back, so do they."""
    part: Move | None = None
    section: Move | None = None
    for index, paragraph in enumerate(paragraphs[:stop]):
        if paragraph.role is Role.HEADING:
            section = _told_by_heading(paragraph)
            part = section if paragraph.level == 1 else part
        elif paragraph.needs_move:
            told = None if _stands_above_sub_heading(paragraphs, index) else section or part
            back = _looking_back(told, paragraph.whole) if told else None
            paragraph.move = back or _by_place(paragraphs, index, has_headings)


def _mark_announcement(paragraphs: Sequence[FoundParagraph], first: int) -> None:
    """What stands straight above the parts or points, and says how many there are, does nothing but lead over.

    So does a short sentence in a paragraph of its own. An opening may end with the number, too.
    """
    above = paragraphs[first - 1] if 0 < first < len(paragraphs) else None
    if above is None or not above.needs_move:
        return
    bodies = sum(p.role is Role.BODY for p in paragraphs[: first - 1])
    one_sentence = not has_inner_stop(above.whole)
    if not (one_sentence or bodies):
        return
    count = _siblings(paragraphs, first)
    says_how_many = len(above.whole) <= LONGEST_TRANSITION and count in _numbers_at_end(above.whole)
    led_up_to = one_sentence and bodies > 1 and len(above.whole) <= _LONGEST_BARE_TRANSITION
    if count > 1 and (says_how_many or led_up_to):
        above.move = Move.TRANSITION


def _siblings(paragraphs: Sequence[FoundParagraph], first: int) -> int:
    """How many parts or points there are like the first one, itself counted; points only up to the next heading."""
    like = paragraphs[first]
    below = takewhile(lambda p: like.role is Role.HEADING or p.role is not Role.HEADING, paragraphs[first:])
    return sum(p.role is like.role and p.level == like.level for p in below)


def _numbers_at_end(text: str) -> set[int | None]:
    """The numbers of things, not of years or sums, with which a text ends."""
    return {from_chinese(found) for found in _PATTERNS["counted"].findall(text[-_LONGEST_COUNT:])}


def _by_place(paragraphs: Sequence[FoundParagraph], index: int, has_parts: bool) -> Move:
    """The move of a paragraph below the first part: it leads in, leads over, or argues."""
    if has_parts and _leads_in(paragraphs, index):
        return Move.LEAD_IN
    return Move.TRANSITION if announces(paragraphs[index].whole, opened=True) else Move.ARGUMENT


def _told_by_heading(heading: FoundParagraph) -> Move | None:
    """Whether a heading speaks of what was done or of problems."""
    cues = move_cues()
    return next((move for move in LOOKING_BACK if cues[move].headings.search(heading.rest)), None)


def _looking_back(told: Move, text: str) -> Move | None:
    """Review or problems below a heading that speaks of such: as the paragraph says, else as the heading does.

    A paragraph that demands something is neither, unless its words speak for one. Problems may be named in a part
    that reviews, but a part on problems holds no review.
    """
    possible = LOOKING_BACK if told is Move.REVIEW else (Move.PROBLEMS,)
    return likeliest_move(text, *possible) or (None if demands(text) else told)


def _stands_above_sub_heading(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    """Whether a paragraph stands between a heading and the first one below it."""
    if index == 0 or index + 1 == len(paragraphs) or paragraphs[index - 1].role is not Role.HEADING:
        return False
    return (
        paragraphs[index + 1].role is Role.HEADING
        and paragraphs[index + 1].level > paragraphs[index - 1].level
    )


def _leads_in(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    """Whether a paragraph stands first in a part, or first below a sub-heading with points or headings under it."""
    heading = paragraphs[index - 1]
    if heading.role is not Role.HEADING:
        return False
    below = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    leads_to = below is not None and (
        below.role is Role.POINT or (below.role is Role.HEADING and below.level > heading.level)
    )
    return heading.level == 1 or leads_to


def _text_stop(paragraphs: Sequence[FoundParagraph]) -> int:
    """Where the text ends (exclusive): what signs it, and the attachments, make no move."""
    stop = next(
        (i for i, paragraph in enumerate(paragraphs) if paragraph.role is Role.ATTACHMENT), len(paragraphs)
    )
    signed = stop
    while signed and (paragraphs[signed - 1].role in _BELOW or _is_remark_below(paragraphs, signed)):
        signed -= 1
    return signed if any(paragraph.role is Role.BODY for paragraph in paragraphs[:signed]) else stop


def _is_remark_below(paragraphs: Sequence[FoundParagraph], stop: int) -> bool:
    """Whether the last of these paragraphs is a remark in brackets below the day of signing."""
    last = paragraphs[stop - 1]
    return (
        last.role is Role.BODY and is_remark(last.whole) and stop > 1 and paragraphs[stop - 2].role in _BELOW
    )


def _closing(paragraphs: Sequence[FoundParagraph], headings: Sequence[int]) -> int:
    """Where the closing begins: the last paragraphs of text, back to the one that first speaks for it."""
    stop = len(paragraphs)
    first_possible = headings[-1] + 2 if headings else 2
    start = len(paragraphs)
    for index in range(stop - 1, first_possible - 1, -1):
        paragraph = paragraphs[index]
        if paragraph.role not in (Role.BODY, Role.SALUTATION):
            break
        last = index == stop - 1 and _ends_speech(paragraphs, index)
        if paragraph.role is Role.BODY and (last or likeliest_move(paragraph.whole, Move.CLOSING)):
            start = index
    return start


def _ends_speech(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    """Whether the last paragraph of a whole speech closes it: a long one does by its words, or below the last points.

    Of 81 labelled speeches every one ends with a closing.
    """
    if not any(p.role in FRONT_ROLES for p in paragraphs):
        return False
    text = paragraphs[index].whole
    if begins(move_cues()[Move.REVIEW], text) and not move_cues()[Move.CLOSING].last.search(text):
        return paragraphs[index - 1].role is Role.POINT
    if len(text) <= _LONGEST_CLOSING or move_cues()[Move.CLOSING].last.search(text):
        return True
    return paragraphs[index - 1].role is Role.POINT
