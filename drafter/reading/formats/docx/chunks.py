"""Files that stand whole inside a .docx, where Word shows their text (w:altChunk, ISO 29500-1, 17.17.2)."""

from collections.abc import Callable
from dataclasses import dataclass

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats.apart import read_pdf_apart
from drafter.reading.formats.archive import MAX_PART
from drafter.reading.formats.limits import too_large
from drafter.reading.formats.registry import HEAD, File, format_of
from drafter.reading.formats.signs import Look

#: What Word itself takes into a document in this way.
_READ = ("html", "mht", "rtf", "txt")


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
    found = format_of(Look(data[:HEAD]))
    if found.name == "docx":
        room.depth -= 1
        lines = read_docx(data, room)
        room.depth += 1
        return lines
    if found.name not in _READ:
        raise UserError("嵌入的不是网页、RTF、文本或 Word 文档。")
    return found.read(File(data, "", read_pdf_apart))
