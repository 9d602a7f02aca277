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
        if _is_front_of_another(pieces[index], pieces[index + 1]) and _has_begun(pieces[start:index]):
            yield list(pieces[start:index])
            start = index
    yield list(pieces[start:])


def _is_front_of_another(piece: Piece, below: Piece) -> bool:
    """Whether this is a whole title (在……上的讲话) straight above a date, a speaker or a salutation."""
    text = piece.whole
    if piece.label or piece.look.in_table or ends_clause(text) or not is_complete_title(text):
        return False
    return _is_front(below.whole)


def _has_begun(above: Sequence[Piece]) -> bool:
    """Whether there is text of a speech, not only what stands in front of one."""
    return any(ends_clause(one.whole) and not _is_front(one.whole) for one in above)


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
