"""The Word file that came back: its paragraphs, tables, pictures and comments.

It is read like every other file; hidden bookmarks tell which paragraphs of the draft these were.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.core.document import IN_TEXT, Document
from drafter.core.errors import UserError
from drafter.core.model import Paragraph, Role
from drafter.reading.captions import captioned
from drafter.reading.extracted import Beside, Extracted, Line
from drafter.reading.folded import folded
from drafter.reading.formats.docx.xml import parse, w
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_lines
from drafter.reading.struck import without_struck

_MAIN = "word/document.xml"
_CHANGES, _AUTHOR = (w("ins"), w("del"), w("moveFrom"), w("moveTo")), w("author")


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """One paragraph as it stands once all tracked changes are accepted, without what is struck through.

    `text` holds its number; `bookmarks` are the names of ours that begin in it; `recognised` is what the
    reader makes of it by itself, a table or picture where its `object` is set; `level` is that of its heading style, 0
    where it has none.
    """

    text: str
    bookmarks: tuple[str, ...]
    recognised: Paragraph
    level: int = 0


@dataclass(frozen=True, slots=True)
class RevisedComment:
    """A comment that someone wrote beside the paragraph with the number `paragraph`, -1 above the first."""

    text: str
    author: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Revised:
    """A file that came back; `author` is who made the most of its tracked changes, "" where nobody did.

    `untold` are the words of what it holds that cannot be shown as a change: footnotes.
    """

    file: str
    paragraphs: tuple[RevisedParagraph, ...]
    author: str = ""
    comments: tuple[RevisedComment, ...] = ()
    untold: tuple[str, ...] = ()


def read_revised(path: Path, *, secrets: bool = False) -> Revised:
    """The paragraphs of a file that came back, with or without tracked changes.

    A .docx keeps our bookmarks; of any other format that the reader knows the recognised text is taken. One that
    bears a secret mark is refused, unless `secrets`. Raises UserError where the file cannot be read.
    """
    extracted = extract(path)
    document = read_lines(extracted, path.name, secrets=secrets)
    if extracted.format != "docx":
        return Revised(path.name, tuple(_from_reader(document)), comments=tuple(_comments_of(document)))
    lines, beside = _lines(folded(extracted)[0])
    known = _by_text(document)
    paragraphs: list[RevisedParagraph] = []
    comments: list[RevisedComment] = []
    untold: list[str] = []
    waiting = list(beside)
    for line in (*lines, None):
        while waiting and (line is None or waiting[0].before <= line.place):
            one = waiting.pop(0)
            if one.kind == "comment":
                comments.append(RevisedComment(one.text, one.author, len(paragraphs) - 1))
            elif one.found:
                paragraphs.append(_object(one))
            elif one.kind not in IN_TEXT:
                untold.append(one.text)
        if line is not None and (text := (line.number + line.text).replace("\t", " ").strip()):
            paragraphs.append(
                RevisedParagraph(text, line.bookmarks, _seen_as(line, text, known), line.heading)
            )
    return Revised(path.name, tuple(paragraphs), _author(path), tuple(comments), tuple(untold))


def _seen_as(line: Line, text: str, known: Mapping[str, Paragraph]) -> Paragraph:
    """What the reader makes of a line; a text box in a file that came back is a remark, whatever it looks like."""
    return (None if line.boxed else known.get(_bare(text))) or Paragraph("", text=text)


def _author(path: Path) -> str:
    """Who made the most of the tracked changes in a .docx that the reader has found to be sound."""
    try:
        with zipfile.ZipFile(path) as archive:
            root = parse(archive.read(_MAIN)) if _MAIN in archive.namelist() else None
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError(f"“{path.name}”打不开，请关闭正在使用它的程序后重试。") from error
    changes = root.iter(*_CHANGES) if root is not None else ()
    authors = Counter(filter(None, (change.get(_AUTHOR, "") for change in changes)))
    return authors.most_common(1)[0][0] if authors else ""


def _lines(extracted: Extracted) -> tuple[list[Line], list[Beside]]:
    """The lines of a file that say their places, without what is struck, and what stands beside them."""
    placed = [replace(line, place=place) for place, line in enumerate(extracted.lines)]
    unstruck, _ = without_struck(placed, lambda _: False)
    return captioned(unstruck, extracted.objects)


def _object(one: Beside) -> RevisedParagraph:
    block = Paragraph("", Role.OBJECT, text=one.text, object=one.found)
    return RevisedParagraph(one.text, (object_key(block),), block)


def object_key(paragraph: Paragraph) -> str:
    """What tells a table or picture that came back from others: what it holds."""
    return f"object:{hash(paragraph.object)}"


def _from_reader(document: Document) -> Iterator[RevisedParagraph]:
    for label, paragraph in zip(document.labels, document.paragraphs, strict=True):
        yield RevisedParagraph(label + paragraph.text, (), paragraph)


def _comments_of(document: Document) -> Iterator[RevisedComment]:
    for one in document.objects:
        if one.kind == "comment":
            yield RevisedComment(one.text, one.author, one.after - 1)


def _by_text(document: Document) -> dict[str, Paragraph]:
    """The recognised paragraphs by their text, with the number or, where Word counts it itself, without."""
    found = {_bare(p.text): p for p in document.paragraphs}
    return found | {
        _bare(label + p.text): p for label, p in zip(document.labels, document.paragraphs, strict=True)
    }


def _bare(text: str) -> str:
    return "".join(text.split())
