"""The rules for attachments: what is attached is told below the text, each begins with its mark and title."""

from collections.abc import Sequence
from itertools import pairwise

from drafter.core.attachments import is_attachment_mark, is_attachment_note, is_note_item, is_numbered_note
from drafter.core.model import Role
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.signs import ends_clause, has_inner_stop

_LONGEST = 60


def mark_attachment_notes(paragraphs: Sequence[FoundParagraph]) -> None:
    """附件：…… below the text says what is attached; numbered lines below 附件：1. are of the same list."""
    listing = False
    for paragraph in paragraphs[1:]:
        text = paragraph.whole
        if paragraph.role is not None or paragraph.look.in_table or has_inner_stop(text):
            listing = False
        elif is_attachment_note(text) or (listing and is_note_item(text)):
            listing = listing or is_numbered_note(text)
            paragraph.become(Role.ATTACHMENT_NOTE)
        else:
            listing = False


def mark_attachments(paragraphs: Sequence[FoundParagraph]) -> None:
    """附件1 on a line of its own begins an attachment; a line without a number or a stop below it is its title."""
    for paragraph, below in pairwise(paragraphs[1:]):
        if paragraph.role is None and is_attachment_mark(paragraph.whole):
            paragraph.become(Role.ATTACHMENT)
            if _may_be_title(below):
                below.become(Role.ATTACHMENT, 1)


def _may_be_title(paragraph: FoundParagraph) -> bool:
    text = paragraph.whole
    return (
        paragraph.role is None
        and paragraph.label is None
        and not paragraph.look.in_table
        and len(text) <= _LONGEST
        and not ends_clause(text)
        and not is_attachment_mark(text)
    )
