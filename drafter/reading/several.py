"""Tells the speeches of one file apart, as a host's script and the speech that it announces stand in one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.core.document import Document
from drafter.core.model import Paragraph, Role
from drafter.reading.facts import told_by
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.front import is_complete_title, is_date, is_salutation, is_speaker
from drafter.reading.signs import ends_clause

#: So many paragraphs above a title may be remarks on the speech.
_REMARKS = 2


def speeches(paragraphs: Sequence[FoundParagraph]) -> Iterator[list[FoundParagraph]]:
    """The paragraphs of each speech of a file, in order; nearly always there is one."""
    start = 0
    for index in range(1, len(paragraphs) - 1):
        if _is_front_of_another(paragraphs[index], paragraphs[index + 1]) and _has_begun(
            paragraphs[start:index]
        ):
            yield list(paragraphs[start:index])
            start = index
    yield list(paragraphs[start:])


def _is_front_of_another(paragraph: FoundParagraph, below: FoundParagraph) -> bool:
    """Whether this is a whole title (在……上的讲话) straight above a date, a speaker or a salutation."""
    text = paragraph.whole
    if paragraph.label or paragraph.look.in_table or ends_clause(text) or not is_complete_title(text):
        return False
    return _is_front(below.whole)


def _has_begun(above: Sequence[FoundParagraph]) -> bool:
    """Whether there is text of a speech, not only what stands in front of one."""
    return any(ends_clause(one.whole) and not _is_front(one.whole) for one in above)


def _is_front(text: str) -> bool:
    return is_date(text) or is_speaker(text) or is_salutation(text)


def bounds_of(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where each speech of a file begins and ends: a title that stands below the text of one begins another.

    What has neither title nor salutation is one from its third paragraph on.
    """
    starts = [0]
    has_front, text = False, 0
    for index, paragraph in enumerate(paragraphs):
        is_title = paragraph.role is Role.TITLE and paragraph.level == 0
        if is_title and text > (0 if has_front else _REMARKS):
            starts.append(index)
            has_front, text = False, 0
        has_front = has_front or is_title or paragraph.role is Role.SALUTATION
        text += paragraph.role is Role.BODY
    return list(zip(starts, [*starts[1:], len(paragraphs)], strict=True))


def speeches_in(document: Document) -> list[Document]:
    """A document for each speech of a file, each with its own facts; the document itself where there is one.

    What was taken out of the file is told with the first.
    """
    bounds = bounds_of(document.paragraphs)
    return [document] if len(bounds) == 1 else [_part(document, *one) for one in bounds]


def _part(document: Document, start: int, stop: int) -> Document:
    paragraphs = document.paragraphs[start:stop]
    part = replace(
        document,
        paragraphs=paragraphs,
        labels=document.labels[start:stop],
        removed=document.removed if start == 0 else (),
        doubtful=document.doubtful if start == 0 else (),
        objects=tuple(
            replace(one, after=one.after - start)
            for one in document.objects
            if (start < one.after <= stop) or (start == one.after == 0)
        ),
    )
    if start == 0:
        return part
    told = told_by(paragraphs)
    return replace(part, facts=told.facts, level=told.level, day=told.day.text, date_guessed=told.day.guessed)
