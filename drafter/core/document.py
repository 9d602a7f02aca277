"""What the reader makes of a file: recognised paragraphs, and everything that it took away or mended."""

from dataclasses import dataclass, field, replace

from drafter.core.edits import settled
from drafter.core.model import Draft, Facts, Paragraph, Role, Source, new_id


@dataclass(frozen=True, slots=True)
class Removed:
    """A text that is not part of the speech, with the Chinese reason why it was taken out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read.

    `labels[i]` is the number of `paragraphs[i]` as it stood in the file, "" where there was none;
    label + text gives back the paragraph. `format` is docx, txt, doc, pdf, …, `level` province, city,
    county, township or "".
    """

    file: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    labels: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    level: str = ""
    removed: tuple[Removed, ...] = ()

    @property
    def salutation(self) -> str:
        """The first salutation, "" where there is none."""
        return next((p.text for p in self.paragraphs if p.role is Role.SALUTATION), "")

    @property
    def parts(self) -> int:
        """The number of headings of level 1."""
        return sum(p.role is Role.HEADING and p.level == 1 for p in self.paragraphs)


def draft_from_document(document: Document, source: Source | None = None) -> Draft:
    """A draft with the document's paragraphs under new ids, each with `source` where one is given."""
    paragraphs = tuple(replace(p, id=new_id(), source=source or p.source) for p in document.paragraphs)
    return settled(Draft(facts=document.facts, paragraphs=paragraphs))
