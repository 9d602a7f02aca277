"""The Word file that came back: its paragraphs, and the hidden bookmarks that tell which ones they were."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.core.document import Document
from drafter.core.errors import UserError
from drafter.core.model import Paragraph
from drafter.reading.formats.docx.xml import VAL, Element, parse, w
from drafter.reading.read import read_document
from drafter.word.bookmarks import BOOKMARK_START
from drafter.word.styles import NOTE, PAUSE

_MAIN = "word/document.xml"
_P, _STYLE, _RUN_STYLE = w("p"), f"{w('pPr')}/{w('pStyle')}", f"{w('rPr')}/{w('rStyle')}"
_BOOKMARK, _NAME, _TYPE = w("bookmarkStart"), w("name"), w("type")
_MARK_DELETED = tuple(f"{w('pPr')}/{w('rPr')}/{w(tag)}" for tag in ("del", "moveFrom"))
_CHANGES, _AUTHOR = (w("ins"), w("del"), w("moveFrom"), w("moveTo")), w("author")
_RUN, _TEXT = w("r"), w("t")
_SIGNS = {w("br"): "\n", w("cr"): "\n", w("tab"): " ", w("noBreakHyphen"): "-"}
#: What is no text (any more): what was struck, the readings above characters, other paragraphs in text boxes.
_LEFT_OUT = {w(tag) for tag in ("del", "moveFrom", "rt", "pPr", "rPr", "txbxContent")}
_TURNS = ("page", "column")
#: The style ids of our headings.
_HEADINGS = {f"Heading{level}": level for level in range(1, 5)}
#: Signs without a width that other programs leave behind.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """One paragraph as it stands once all tracked changes are accepted.

    `text` holds its number; `bookmarks` are the names of ours that begin in it; `recognised` is what the
    reader makes of it by itself; `level` is that of its heading style, 0 where it has none of ours.
    """

    text: str
    bookmarks: tuple[str, ...]
    recognised: Paragraph
    level: int = 0


@dataclass(frozen=True, slots=True)
class Revised:
    """A file that came back; `author` is who made the most of its tracked changes, "" where nobody did."""

    file: str
    paragraphs: tuple[RevisedParagraph, ...]
    author: str = ""


def read_revised(path: Path, *, secrets: bool = False) -> Revised:
    """The paragraphs of a file that came back, with or without tracked changes.

    A .docx keeps our bookmarks; of any other format that the reader knows only the text is taken. One that bears a
    secret mark is refused, unless `secrets`. Raises UserError where the file cannot be read.
    """
    document = read_document(path, secrets=secrets)
    root = _main_part(path) if document.format == "docx" else None
    if root is None:
        return Revised(path.name, tuple(_from_reader(document)))
    known = _by_text(document)
    return Revised(
        path.name,
        tuple(
            RevisedParagraph(text, names, known.get(_bare(text)) or Paragraph("", text=text), level)
            for text, names, level in _paragraphs(root)
        ),
        _author(root),
    )


def _author(root: Element) -> str:
    authors = Counter(filter(None, (change.get(_AUTHOR, "") for change in root.iter(*_CHANGES))))
    return authors.most_common(1)[0][0] if authors else ""


def _main_part(path: Path) -> Element | None:
    """The main part of a file that the reader has found to be sound, None where it has another name."""
    try:
        with zipfile.ZipFile(path) as archive:
            return parse(archive.read(_MAIN)) if _MAIN in archive.namelist() else None
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError(f"“{path.name}”打不开，请关闭正在使用它的程序后重试。") from error


def _from_reader(document: Document) -> Iterator[RevisedParagraph]:
    for label, paragraph in zip(document.labels, document.paragraphs, strict=True):
        yield RevisedParagraph(label + paragraph.text, (), paragraph)


def _by_text(document: Document) -> dict[str, Paragraph]:
    """The recognised paragraphs by their text, with the number or, where Word counts it itself, without."""
    found = {_bare(p.text): p for p in document.paragraphs}
    return found | {
        _bare(label + p.text): p for label, p in zip(document.labels, document.paragraphs, strict=True)
    }


def _bare(text: str) -> str:
    return "".join(text.split())


def _paragraphs(root: Element) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """The text of each paragraph that has any, the names of our bookmarks that begin in it, the level of its style.

    A paragraph whose mark was struck goes on in the next one.
    """
    text, names, level = "", [], 0
    for paragraph in root.iter(_P):
        names += _own_bookmarks(paragraph)
        style = paragraph.find(_STYLE)
        level = _HEADINGS.get(style.get(VAL, ""), 0) if style is not None else 0
        if style is None or style.get(VAL) != NOTE[0]:
            text += "".join(_pieces(paragraph)).translate(_INVISIBLE)
        if any(paragraph.find(place) is not None for place in _MARK_DELETED):
            continue
        if text.strip():
            yield text.strip(), tuple(names), level
            names = []
        text = ""
    if text.strip():
        yield text.strip(), tuple(names), level


def _own_bookmarks(paragraph: Element) -> list[str]:
    names = (mark.get(_NAME, "") for mark in paragraph.iter(_BOOKMARK))
    return [name for name in names if name.startswith(BOOKMARK_START)]


def _pieces(element: Element) -> Iterator[str]:
    """The text in an element, without what our reading copy adds to it: readings, pauses, page turns."""
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT or (child.tag == _RUN and _is_pause(child)):
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if child.get(_TYPE) in _TURNS else _SIGNS[child.tag]
        else:
            yield from _pieces(child)


def _is_pause(run: Element) -> bool:
    style = run.find(_RUN_STYLE)
    return style is not None and style.get(VAL) == PAUSE[0]
