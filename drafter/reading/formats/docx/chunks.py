"""Files that stand whole inside a .docx, where Word shows their text (w:altChunk, ISO 29500-1, 17.17.2)."""

from collections.abc import Callable
from dataclasses import dataclass

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats import html, rtf, txt, web_archive
from drafter.reading.formats.docx.package import MAX_PART
from drafter.reading.formats.kinds import HEAD, Kind, kind_of, refuse_foreign
from drafter.reading.formats.limits import too_large


@dataclass(slots=True)
class Room:
    """How much may still be read of files inside one .docx: bytes of all of them, and files inside files."""

    left: int = MAX_PART
    depth: int = 4


def read_chunk(data: bytes, room: Room, read_docx: Callable[[bytes, Room], Extracted]) -> Extracted:
    """The lines of such a file: a web page, RTF, plain text, or a .docx again, which `read_docx` reads.

    Raises UserError where it is none of them, or damaged, or where there is no room left for it.
    """
    room.left -= len(data)
    if room.left < 0 or not room.depth:
        raise too_large()
    kind = kind_of(data[:HEAD])
    if kind is Kind.DOCX:
        room.depth -= 1
        found = read_docx(data, room)
        room.depth += 1
        return found
    if kind is Kind.WEB_ARCHIVE:
        return web_archive.read(data)
    refuse_foreign(kind)
    readers = {Kind.HTML: html.read, Kind.RTF: rtf.read, Kind.TEXT: txt.read}
    if kind not in readers:
        raise UserError("嵌入的不是网页、RTF、文本或 Word 文档。")
    return readers[kind](data)
