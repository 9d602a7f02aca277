"""What the reader makes of a file: recognised paragraphs, and everything that it took away or mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafter.core.dates import first_day
from drafter.core.edits import settled
from drafter.core.model import Draft, DraftComment, Facts, Paragraph, Role, Source, new_id
from drafter.core.objects import DraftObject

#: What stands below a page or at the end, and belongs to a word of the text.
NOTES = frozenset({"footnote", "endnote"})
#: What stands in the file as more than text, and whose words stand in the text.
IN_TEXT = frozenset({"equation", "frame"})
#: How the reason of a mended paragraph ends: nothing was taken out of it, its marks were changed.
TO_FULL_WIDTH = "改为全角"


@dataclass(frozen=True, slots=True)
class Removed:
    """A text that is not part of the speech, with the Chinese reason why it was taken out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class FoundObject:
    """What a file holds beside its text.

    `kind` is table, picture, footnote, endnote, comment, equation, chart, diagram, embedded (a file in the file) or
    frame (a table that only set the page, whose words are paragraphs); `after` counts the paragraphs above it, 0 at
    the front. `text` says what it is in words: a caption, the words of a note or comment. `object` is the table or
    picture itself where it goes along. `kept` tells that it does, or that its words stand in the text. `moved` tells
    that it stood in a cell of a table, which it follows now.
    """

    kind: str
    after: int
    text: str
    kept: bool = False
    object: DraftObject | None = None
    #: Who wrote a comment, "" where unknown.
    author: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read.

    `labels[i]` is the number of `paragraphs[i]` as it stood in the file, "" where there was none;
    label + text gives back the paragraph. `format` is docx, txt, doc, pdf, …, `level` province, city,
    county, township or "". `whose` and `state` are as in `Source`, "" where the text does not tell; `day` is
    the date as far as it is known (YYYY-MM-DD, YYYY-MM, YYYY or ""), `date_guessed` says that the text does not state
    the date of `facts`. `reader` is the version of the reader. `objects` are the tables, pictures, notes, comments and equations in their order.
    """

    file: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    labels: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    level: str = ""
    removed: tuple[Removed, ...] = ()
    #: Lines that stayed though they may be no speech; the reason tells how sure it is.
    doubtful: tuple[Removed, ...] = ()
    objects: tuple[FoundObject, ...] = ()
    day: str = ""
    date_guessed: bool = False
    whose: str = ""
    state: str = ""
    reader: str = ""

    @property
    def is_day_told(self) -> bool:
        """Whether the text states the day of `facts` whole."""
        return not self.date_guessed and len(self.day) in (0, len("YYYY-MM-DD"))

    @property
    def salutation(self) -> str:
        """The first salutation, "" where there is none."""
        return next((p.text for p in self.paragraphs if p.role is Role.SALUTATION), "")

    @property
    def parts(self) -> int:
        """The number of headings of level 1."""
        return sum(p.role is Role.HEADING and p.level == 1 for p in self.paragraphs)


#: The reasons why lines of a file that belong to it are taken out: no layout has a place for them.
_UNSET = ("文号", "版记")


def draft_from_document(document: Document, source: Source | None = None) -> Draft:
    """A draft with the document's paragraphs, tables, pictures and comments under new ids, each with `source` where one is given."""
    paragraphs = tuple(replace(p, id=new_id(), source=source or p.source) for p in whole_of(document))
    facts = document.facts if document.is_day_told else replace(document.facts, date=None)
    unset = tuple(one.text for one in document.removed if one.reason in _UNSET)
    comments = tuple(_comments(document, [p.id for p in paragraphs if not p.object]))
    return settled(Draft(facts=facts, paragraphs=paragraphs, left_out=unset, comments=comments))


def _comments(document: Document, ids: Sequence[str]) -> Iterator[DraftComment]:
    """The comments of a document, each beside the paragraph above it; `ids` are those of its paragraphs."""
    for one in document.objects:
        is_note = one.kind in NOTES and one.kept
        if ids and (is_note or one.kind == "comment"):
            beside = ids[min(max(one.after - 1, 0), len(ids) - 1)]
            yield DraftComment(beside, one.text, one.author, "footnote" if is_note else "comment")


def source_from_document(document: Document, *, starter: bool = False) -> Source:
    """The source that a document becomes, with a new id."""
    facts = document.facts
    return Source(
        new_id(),
        facts.title,
        document.file,
        facts.date or first_day(document.day),
        facts.speaker,
        facts.occasion,
        facts.unit,
        facts.place,
        document.level,
        starter,
        document.whose,
        document.state,
        not document.is_day_told,
    )


def whole_of(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of a document with its tables and pictures as blocks where they stood."""
    carried = [found for found in document.objects if found.object]
    for place, paragraph in enumerate((None, *document.paragraphs)):
        if paragraph:
            yield paragraph
        for found in carried:
            if found.after == place:
                yield Paragraph(new_id(), Role.OBJECT, text=found.text, object=found.object)
