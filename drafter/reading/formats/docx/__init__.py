"""Word's .docx, read straight from its XML."""

import contextlib
from collections.abc import Iterator
from functools import lru_cache, partial

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted, LeftOut
from drafter.reading.formats.docx.body import Story
from drafter.reading.formats.docx.chunks import Room, read_chunk
from drafter.reading.formats.docx.numbering import Numbering
from drafter.reading.formats.docx.package import Package, PackedPart
from drafter.reading.formats.docx.styles import Styles
from drafter.reading.formats.docx.trimming import styles_used, without_repeats, without_unused
from drafter.reading.formats.docx.xml import Element, parse, w

_BODY, _ID, _PARAGRAPH, _TEXT = w("body"), w("id"), w("p"), w("t")
#: The largest style sheet, in bytes, that is remembered for the next file; Word's own come to 30,000, python-docx's to 350,000.
_REMEMBERED = 1_000_000
#: 密 as it may stand in the XML.
_MARKED = ("密".encode(), "密".encode("utf-16-le"), "密".encode("utf-16-be"), b"&#")
_NOTES = (("footnotes", w("footnote"), "脚注"), ("endnotes", w("endnote"), "尾注"))


def read(data: bytes) -> Extracted:
    """The paragraphs of a .docx as they stand once all tracked changes are accepted, with their numbers.

    Notes, hidden text and a table of contents are listed as removed. Raises UserError where the file is
    damaged, protected, hostile or without text.
    """
    return _read(data, Room())


def _read(data: bytes, room: Room) -> Extracted:
    package = Package(data)
    body = parse(without_repeats(package.main)).find(_BODY)
    if body is None:
        raise UserError("文件里没有正文，已损坏；请用 Word 或 WPS 打开修复后另存，再导入。")
    sheet = package.packed("styles")
    styles = Styles(parse(_style_sheet(sheet, styles_used(package.main))) if sheet else None)
    story = Story(styles, Numbering(lambda: package.related("numbering")), partial(_chunk, package, room))
    story.read(body)
    notes = (LeftOut(text, reason, len(story.lines)) for text, reason in _notes(package, styles, story.notes))
    if not any(line.text.strip() for line in story.lines):
        raise UserError("文件里没有文字；如果内容是扫描的图片，请先识别成文字再导入。")
    return Extracted(
        "docx",
        tuple(story.lines),
        hard_wrapped=False,
        left_out=(*story.left_out, *notes),
        margins=_margins(package),
    )


def _chunk(package: Package, room: Room, relation: str) -> Extracted:
    """The file inside this one to which a relation refers."""
    return read_chunk(package.file(relation), room, _read)


def _margins(package: Package) -> tuple[str, ...]:
    """The paragraphs of those headers and footers that may bear a secret mark: to read all takes time."""
    roots: list[Element] = []
    for part in package.every_packed("header", "footer"):
        with contextlib.suppress(UserError):  # damaged: nobody sees it
            xml = part.unpacked()
            if any(sign in xml for sign in _MARKED):
                roots.append(parse(xml))
    paragraphs = (paragraph for root in roots for paragraph in root.iter(_PARAGRAPH))
    texts = ("".join(text.text or "" for text in paragraph.iter(_TEXT)) for paragraph in paragraphs)
    return tuple(text for text in texts if text.strip())


def _style_sheet(sheet: PackedPart, used: frozenset[bytes] | None) -> bytes:
    """What the style sheet says of the styles in use."""
    if sheet.size > _REMEMBERED:
        return without_unused(sheet.unpacked(), used)
    return _remembered_sheet(sheet, used)


@lru_cache(maxsize=8)
def _remembered_sheet(sheet: PackedPart, used: frozenset[bytes] | None) -> bytes:
    """The same; the speeches of an office often have one sheet to the byte, and unpacking it takes long."""
    return without_unused(sheet.unpacked(), used)


def _notes(package: Package, styles: Styles, references: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The text of the notes, each with what it is called, in the order in which the body refers to them."""
    for part, tag, reason in _NOTES:
        wanted = [note_id for kind, note_id in references if kind == part]
        root = package.related(part) if wanted else None
        if root is None:
            continue
        notes = {note.get(_ID): note for note in root.iterchildren(tag)}
        for note_id in wanted:
            if note_id in notes:
                story = Story(
                    styles, Numbering(lambda: None), lambda _: Extracted("docx", (), hard_wrapped=False)
                )
                story.read(notes[note_id])
                yield "\n".join(line.text for line in story.lines).strip(), reason
