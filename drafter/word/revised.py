"""The Word file that came back: its paragraphs, and the hidden bookmarks that tell which ones they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.core.document import Document
from drafter.core.errors import UserError
from drafter.core.model import Paragraph
from drafter.reading.formats.docx.inline import InlineReader
from drafter.reading.formats.docx.package import Package
from drafter.reading.formats.docx.styles import Styles, without_table_styles
from drafter.reading.formats.docx.xml import VAL, Element, w
from drafter.reading.read import read_document
from drafter.word.export import BOOKMARK_START
from drafter.word.styles import NOTE, PAUSE

_P, _PPR, _P_STYLE, _RPR = w("p"), w("pPr"), w("pStyle"), w("rPr")
_RUN, _RUN_STYLE = w("r"), f"{w('rPr')}/{w('rStyle')}"
_BOOKMARK, _NAME = w("bookmarkStart"), w("name")
_MARK_DELETED = (f"{_PPR}/{_RPR}/{w('del')}", f"{_PPR}/{_RPR}/{w('moveFrom')}")
#: What a programme that does not know what to do with an unknown character leaves in its place is no text.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """One paragraph as it stands once all tracked changes are accepted.

    `text` holds its number; `bookmarks` are the names of ours that begin in it; `recognised` is what the
    reader makes of it by itself.
    """

    text: str
    bookmarks: tuple[str, ...]
    recognised: Paragraph


@dataclass(frozen=True, slots=True)
class Revised:
    """A file that came back."""

    file: str
    paragraphs: tuple[RevisedParagraph, ...]


def read_revised(path: Path) -> Revised:
    """The paragraphs of a file that came back, with or without tracked changes.

    A .docx keeps our bookmarks; of any other format that the reader knows only the text is taken. Raises
    UserError where the file cannot be read.
    """
    document = read_document(path)
    if document.format != "docx":
        return Revised(path.name, tuple(_from_reader(document)))
    try:
        package = Package(path.read_bytes())
    except OSError as error:
        raise UserError(f"“{path.name}”打不开（{error.strerror}），请关闭正在使用它的程序后重试。") from error
    styles = Styles(package.related("styles", without_table_styles))
    known = _by_text(document)
    return Revised(
        path.name,
        tuple(
            RevisedParagraph(text, names, known.get(_bare(text)) or Paragraph("", text=text))
            for text, names in _paragraphs(package.document, styles)
        ),
    )


def _from_reader(document: Document) -> Iterator[RevisedParagraph]:
    for label, paragraph in zip(document.labels, document.paragraphs, strict=True):
        yield RevisedParagraph(label + paragraph.text, (), paragraph)


def _by_text(document: Document) -> dict[str, Paragraph]:
    return {_bare(label + p.text): p for label, p in zip(document.labels, document.paragraphs, strict=True)}


def _bare(text: str) -> str:
    return "".join(text.split())


def _paragraphs(root: Element, styles: Styles) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text of each paragraph that has any, with the names of our bookmarks that begin in it.

    A paragraph whose mark was struck goes on in the next one.
    """
    reader = InlineReader(styles)
    text, names = "", []
    for paragraph in root.iter(_P):
        names += _own_bookmarks(paragraph)
        text += _text(paragraph, styles, reader)
        if any(paragraph.find(place) is not None for place in _MARK_DELETED):
            continue
        if text.strip():
            yield text.strip(), tuple(names)
            names = []
        text = ""
    if text.strip():
        yield text.strip(), tuple(names)


def _own_bookmarks(paragraph: Element) -> list[str]:
    names = (mark.get(_NAME, "") for mark in paragraph.iter(_BOOKMARK))
    return [name for name in names if name.startswith(BOOKMARK_START)]


def _text(paragraph: Element, styles: Styles, reader: InlineReader) -> str:
    """The text of a paragraph without what our reading copy adds to it: times, pauses, page turns."""
    style = paragraph.find(f"{_PPR}/{_P_STYLE}")
    style_id = None if style is None else style.get(VAL)
    if style_id == NOTE[0]:
        return ""
    for run in list(paragraph.iter(_RUN)):
        mark = run.find(_RUN_STYLE)
        turn = run.find(w("br"))
        if (mark is not None and mark.get(VAL) == PAUSE[0]) or _is_page(turn):
            run.getparent().remove(run)
    found = reader.read(paragraph, styles.paragraph(style_id).look)
    return "".join(piece for piece, _ in found.pieces).translate(_INVISIBLE)


def _is_page(turn: Element | None) -> bool:
    return turn is not None and turn.get(w("type")) in ("page", "column")
