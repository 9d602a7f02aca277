"""What is dragged, pasted or inserted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.core.model import Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.objects import Table


class ClipKind(StrEnum):
    """What a clip holds; also the kinds that a search can be narrowed to."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Clip:
    """One or more paragraphs, each with its source.

    Ids are those of where the clip was taken; a drop from outside the draft gives new ones.
    """

    paragraphs: tuple[Paragraph, ...]

    @property
    def kind(self) -> ClipKind:
        """A heading with what follows it is a section; a heading alone is a heading."""
        if self.paragraphs and self.paragraphs[0].role is Role.HEADING:
            return ClipKind.HEADING if len(self.paragraphs) == 1 else ClipKind.SECTION
        return ClipKind.PARAGRAPH

    @property
    def plain_text(self) -> str:
        """The text with its labels, one line a paragraph, as any other program takes it."""
        return plain_text(self.paragraphs)


def plain_text(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs with their labels, one line each, the rows of tables apart by tabs, empty slots left out."""
    numbered = zip(paragraphs, labels(paragraphs), strict=True)
    return "\n".join(_lines(label, paragraph) for paragraph, label in numbered if not paragraph.is_empty_slot)


def _lines(label: str, paragraph: Paragraph) -> str:
    text = label + paragraph.text
    if not isinstance(paragraph.object, Table):
        return text
    return "\n".join(part for part in (text, paragraph.object.plain_text) if part)


def join(clips: Sequence[Clip]) -> Clip:
    """Several clips as one, in order."""
    return Clip(tuple(paragraph for clip in clips for paragraph in clip.paragraphs))
