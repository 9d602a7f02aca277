"""Tells the speeches of one file apart, as a host's script and the speech that it announces stand in one."""

from collections.abc import Iterator, Sequence

from drafter.core.model import Paragraph, Role
from drafter.reading.front import is_complete_title, is_date, is_salutation, is_speaker
from drafter.reading.pieces import Piece
from drafter.reading.signs import ends_clause


def speeches(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each speech of a file, in order; nearly always there is one."""
    start = 0
    for index in range(1, len(pieces) - 1):
        if _begins_another(pieces[start:index], pieces[index], pieces[index + 1]):
            yield list(pieces[start:index])
            start = index
    yield list(pieces[start:])


def _begins_another(above: Sequence[Piece], piece: Piece, below: Piece) -> bool:
    """Whether a whole title (在……上的讲话) stands below a text and straight above a date, a speaker or a salutation."""
    text = piece.whole
    if piece.label or piece.look.in_table or ends_clause(text) or not is_complete_title(text):
        return False
    begun = any(ends_clause(one.whole) and not _is_front(one.whole) for one in above)
    return begun and _is_front(below.whole)


def _is_front(text: str) -> bool:
    return is_date(text) or is_speaker(text) or is_salutation(text)


def first_speech(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs of the first speech of a file: those above a title that stands below a text."""
    begun = False
    for index, paragraph in enumerate(paragraphs):
        if begun and paragraph.role is Role.TITLE and paragraph.level == 0:
            return paragraphs[:index]
        begun = begun or paragraph.role is Role.BODY
    return paragraphs
