"""The rules of recognition, in the order in which they are asked.

Each looks at all paragraphs and claims those that it knows; none takes a paragraph from an earlier one. Its
docstring says what it goes by. The words they go by are in `resources/reading/`.
"""

from collections.abc import Callable, Sequence

from drafter.core.model import Role
from drafter.reading.addressee import mark_addressee
from drafter.reading.agenda import mark_agenda, mark_agenda_items
from drafter.reading.alike import mark_points_alike
from drafter.reading.attachments import mark_attachment_notes, mark_attachments
from drafter.reading.ending import mark_signature
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.front import mark_bare_speaker, mark_front, mark_later_salutations, mark_title, mark_told
from drafter.reading.headings import lower_spoken, mark_numbered, raise_to_top
from drafter.reading.moves import mark_moves
from drafter.reading.points import mark_bare_points, mark_counted_points, mark_points, rank_points
from drafter.reading.several import speeches
from drafter.reading.unnumbered import mark_unnumbered


def mark_body(paragraphs: Sequence[FoundParagraph]) -> None:
    """What no rule has claimed is body text."""
    for paragraph in paragraphs:
        if paragraph.role is None:
            paragraph.become(Role.BODY)


RULES: tuple[Callable[[list[FoundParagraph]], None], ...] = (
    mark_told,
    mark_front,
    mark_title,
    mark_bare_speaker,
    mark_later_salutations,
    mark_addressee,
    mark_attachment_notes,
    mark_attachments,
    mark_signature,
    mark_agenda,
    mark_agenda_items,
    mark_numbered,
    lower_spoken,
    mark_unnumbered,
    raise_to_top,
    mark_points,
    mark_bare_points,
    mark_counted_points,
    mark_points_alike,
    rank_points,
    mark_body,
    mark_moves,
)


def recognise(paragraphs: list[FoundParagraph]) -> None:
    """Find role, level, label and move of every paragraph; the lines of a title become one.

    Each speech of a file is looked at by itself. Lines that perhaps belong to a page are text and say nothing of others.
    """
    recognised: set[FoundParagraph] = set()
    for speech in speeches([paragraph for paragraph in paragraphs if not paragraph.look.doubtful]):
        for rule in RULES:
            rule(speech)
        recognised.update(speech)
    paragraphs[:] = [
        paragraph for paragraph in paragraphs if paragraph in recognised or paragraph.look.doubtful
    ]
    mark_body(paragraphs)
