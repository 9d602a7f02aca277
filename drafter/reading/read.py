"""A file in, recognised paragraphs out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.core.document import NOTES, Document, FoundObject, Removed
from drafter.core.errors import UserError
from drafter.core.folding import fold
from drafter.core.model import Paragraph
from drafter.core.numbering import with_numbers
from drafter.reading.captions import captioned
from drafter.reading.covers import told_above, without_contents, without_cover, without_fields
from drafter.reading.endnotes import without_endnotes
from drafter.reading.extracted import Beside, Extracted, Line
from drafter.reading.facts import told_by
from drafter.reading.folded import folded
from drafter.reading.formats.apart import read_pdf_apart
from drafter.reading.formats.markdown import unmarked
from drafter.reading.formats.opening import extract
from drafter.reading.formats.tables import tabbed
from drafter.reading.found_paragraphs import FoundParagraph, found_paragraph
from drafter.reading.furniture import without_furniture, without_remarks
from drafter.reading.joining import joined, joined_by_place, physical_lines, with_whole_calls
from drafter.reading.noise import without_interruptions, without_notices, without_second_title
from drafter.reading.pages import Keep, without_page_marks
from drafter.reading.punctuation import mended
from drafter.reading.rules import recognise
from drafter.reading.secret import refuse_secret, told_secret
from drafter.reading.several import bounds_of
from drafter.reading.speakers import Around
from drafter.reading.state_rules import names_beside
from drafter.reading.states import state_of
from drafter.reading.struck import without_struck
from drafter.reading.traditional import as_asked, as_recognised
from drafter.reading.transcripts import without_cues
from drafter.reading.wrapping import measured

#: The version of the reader, a whole number: of two readings of one file that of the greater version counts.
READER_VERSION = "4"

#: What the reasons say of notes that a format lists among what it leaves out.
_NOTES = {"脚注": "footnote", "尾注": "endnote"}
#: So many paragraphs at either end may say what became of the speech.
_AROUND = 6


def read_document(
    path: Path,
    keep: Collection[Removed] = (),
    read_pdf: Callable[[bytes], Extracted] = read_pdf_apart,
    *,
    secrets: bool = False,
) -> Document:
    """The speech in a file.

    `keep` names what the user wants otherwise: what would be removed or mended with this text and reason stays, and
    what stays as doubtful goes.
    `read_pdf` is as `extract` takes it. A file that bears the mark of a state secret is refused with SecretMark or,
    with `secrets`, read and its mark listed as removed. Raises UserError where the file cannot be read or holds no text.
    """
    found = extract(path, read_pdf)
    return read_lines(found, path.name, keep, secrets=secrets, beside=names_beside(path))


def recognise_text(text: str, *, secrets: bool = False) -> Document:
    """What is recognised in a pasted text; it may be a single paragraph.

    Raises UserError where it is blank, SecretMark as `read_document` does.
    """
    lines, tables = tabbed([Line(line) for line in fold(text).split("\n")])
    found = Extracted("txt", tuple(lines), hard_wrapped=True, objects=tuple(tables))
    return read_lines(found, "", secrets=secrets)


def read_lines(
    extracted: Extracted,
    file: str,
    keep: Collection[Removed] = (),
    *,
    secrets: bool = False,
    beside: Collection[str] = (),
) -> Document:
    """The speech in the lines of a file: cleaned, joined into paragraphs and recognised. `beside` are the names of the
    other files of its folder, which may tell how far it came.

    Raises UserError where nothing is left to read, SecretMark as `read_document` does.
    """
    extracted, signs = folded(extracted)
    plain, stood = as_recognised(extracted)
    if stood:
        document = stood.document(_read_plain(plain, signs, file, as_asked(keep), secrets=secrets))
    else:
        document = _read_plain(extracted, signs, file, keep, secrets=secrets)
    around = _around_title(document.paragraphs, document.removed)
    return replace(document, state=state_of(file, around, beside))


def _read_plain(
    extracted: Extracted, signs: list[Removed], file: str, keep: Collection[Removed], *, secrets: bool
) -> Document:
    """The same of a text in simplified characters."""
    extracted = without_cues(unmarked(extracted))
    if not secrets:
        refuse_secret(extracted)
    kept = frozenset(keep)
    lines, removed, objects, doubtful = clean(extracted, kept, Path(file).stem)
    removed += signs
    if not lines and not any(one.found for one in objects):
        raise UserError("文件里没有可读的文字，请确认选对了文件。")
    found = [found_paragraph(line) for line in lines]
    recognise(found)
    removed = [*told_secret(extracted), *removed] if secrets else removed
    return replace(_document(extracted, file, found, removed, objects), doubtful=tuple(doubtful))


def clean(
    extracted: Extracted, kept: frozenset[Removed], named: str = ""
) -> tuple[list[Line], list[Removed], list[Beside], list[Removed]]:
    """The paragraphs of a file, what was taken out or mended, what stands beside the text, and which lines are doubtful."""
    keep = kept.__contains__
    found, left_out = _with_wanted(extracted, keep)
    found, objects = captioned(found, _beside(extracted, keep))
    unstruck, struck = without_struck(found, keep)
    lines, marks = without_page_marks(physical_lines(unstruck), keep)
    lines, contents = without_contents(lines, keep)
    lines, notes = without_endnotes(lines, keep)
    lines, remarks = without_remarks(lines, keep)
    lines = with_whole_calls(lines)
    wrap = measured(lines)
    placed = joined_by_place(lines)
    told_by_places, lines = len(placed) < len(lines), placed
    lines, furniture, doubtful = without_furniture(lines, wrap, keep, named)
    wrap = measured(lines) if furniture and not told_by_places else wrap
    lines, interruptions = without_interruptions(lines, lambda line: bool(wrap and wrap.is_full(line)), keep)
    paragraphs, cover = without_cover(joined(lines, wrap), keep)
    paragraphs, fields = without_fields(paragraphs, keep)
    paragraphs, notices = without_notices(paragraphs, keep)
    paragraphs, second_title = without_second_title(paragraphs, keep)
    paragraphs, mends = mended(paragraphs, keep)
    above = [*struck, *notes, *remarks, *furniture, *cover, *fields, *contents]
    removed = [*left_out, *above, *notices, *second_title, *interruptions, *marks, *mends]
    return paragraphs, removed, objects, doubtful


def _beside(extracted: Extracted, keep: Keep) -> list[Beside]:
    """What stands beside the text, with the notes that a format only lists; a note that is wanted in the text is none."""
    wanted = {one.text for one in extracted.left_out if keep(one.removed)}
    told = {one.text for one in extracted.objects}
    notes = [
        Beside(_NOTES[one.reason], one.before, one.text)
        for one in extracted.left_out
        if one.reason in _NOTES and one.before is not None and one.text not in told | wanted
    ]
    objects = [one for one in extracted.objects if one.kind not in NOTES or one.text not in wanted]
    return sorted([*objects, *notes], key=lambda one: one.before) if notes else objects


def _with_wanted(extracted: Extracted, keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines of a file with what its format leaves out but the user wants back, and what stays left out."""
    lines = list(extracted.lines)
    if extracted.objects:
        lines = [replace(line, place=place) for place, line in enumerate(lines)]
    removed: list[Removed] = []
    for one in reversed(extracted.left_out):
        if one.before is not None and keep(one.removed):
            lines[one.before : one.before] = [Line(text, place=one.before) for text in one.text.splitlines()]
        else:
            removed.append(one.removed)
    return lines, removed[::-1]


def _around_title(paragraphs: Sequence[Paragraph], removed: Sequence[Removed]) -> Iterator[str]:
    """The lines that may say how far a speech came: the first and the last ones, and what was taken out."""
    yield from (paragraph.text for paragraph in (*paragraphs[:_AROUND], *paragraphs[-_AROUND:]))
    yield from (line for one in removed for line in one.text.splitlines())


def _document(
    extracted: Extracted,
    file: str,
    found: list[FoundParagraph],
    removed: list[Removed],
    objects: list[Beside],
) -> Document:
    labels = tuple(paragraph.label.label if paragraph.label else "" for paragraph in found)
    paragraphs = with_numbers([paragraph.finished() for paragraph in found], labels)
    around = Around(told_above(removed), [one.text for one in removed])
    told = told_by(paragraphs[slice(*bounds_of(paragraphs)[0])], around)
    return Document(
        file=file,
        format=extracted.format,
        paragraphs=paragraphs,
        labels=labels,
        facts=told.facts,
        level=told.level,
        removed=tuple(removed),
        day=told.day.text,
        date_guessed=told.day.guessed,
        objects=tuple(_found_objects(found, objects)),
        reader=READER_VERSION,
    )


def _found_objects(found: list[FoundParagraph], objects: list[Beside]) -> Iterator[FoundObject]:
    """What stands beside the text, each behind the paragraphs that began above it."""
    for one in objects:
        after = sum(paragraph.look.place < one.before for paragraph in found)
        yield FoundObject(
            one.kind, after, one.text, one.kept or one.found is not None, one.found, one.author, one.moved
        )
