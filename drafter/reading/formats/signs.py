"""What tells one kind of file from another: the first bytes, and the names of the entries of an archive."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")
#: How the first entry of an OpenDocument text reads: `mimetype`, not packed.
_ODT, _FIRST_ENTRY = b"mimetypeapplication/vnd.oasis.opendocument.text", 160
#: The entries with which Word documents begin.
_WORD_FIRST = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/", b"mimetype")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_PROGRAMS = (b"MZ\x90", b"\x7fELF")
_MEDIA = (b"ID3", b"RIFF")

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")
#: Tags that part the lines of a web page; so many of them are no text, even where nothing else of a page is there.
_HTML_PARTS = re.compile(rb"<br ?/?>|</(?:p|div|h[1-6]|td|li)>")
_FEWEST_PARTS = 2
#: The name spaces of a .docx that is not packed, and of Word 2003, in small letters.
_FLAT_WORD = (
    b"http://schemas.microsoft.com/office/2006/xmlpackage",
    b"http://schemas.microsoft.com/office/word/2003/wordml",
)
#: How the header of a web archive, or of a mail, begins.
_HEADER = re.compile(
    rb"(?:mime-version|from|subject|date|content-type|content-location|snapshot-content-location|x-[a-z-]+): ?"
)


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a file before it is read: its first bytes, and the end of its name in small letters.

    `names` gives the names of the entries where it is an archive; it is asked only where the first bytes do not tell.
    """

    start: bytes
    suffix: str = ""
    names: Callable[[], frozenset[str]] = frozenset

    @property
    def markup(self) -> bytes:
        """The start in small letters, without the marks of an encoding and blanks before it."""
        return self.start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def is_odt(look: Look) -> bool:
    """An archive with a text of OpenDocument: its first entry says so."""
    return look.start.startswith(_PACKAGES) and _ODT in look.start[:_FIRST_ENTRY]


def is_ofd(look: Look) -> bool:
    """An archive with an OFD document (GB/T 33190)."""
    if not look.start.startswith(_PACKAGES) or look.start[30:].startswith(_WORD_FIRST):
        return False
    return "OFD.xml" in look.names()


def is_package(look: Look) -> bool:
    """A zip archive, as a .docx is one; what else it may be, its reader tells."""
    return look.start.startswith(_PACKAGES) and not is_odt(look) and not is_ofd(look)


def is_plain_archive(look: Look) -> bool:
    """A zip archive that is no document but a folder that was packed."""
    if not look.start.startswith(_PACKAGES) or is_odt(look) or is_ofd(look):
        return False
    return not {"[Content_Types].xml", "content.xml"} & look.names()


def is_wps(look: Look) -> bool:
    """A binary file of WPS: it is Word's but for its name."""
    return look.start.startswith(_OLE) and look.suffix in (".wps", ".wpt")


def is_doc(look: Look) -> bool:
    """A compound file, as Word 97 to 2003 wrote them."""
    return look.start.startswith(_OLE) and not is_wps(look)


def is_pdf(look: Look) -> bool:
    """A PDF; other things may stand before it."""
    return b"%PDF-" in look.start[:1024]


def is_rtf(look: Look) -> bool:
    """Rich text."""
    return look.start.startswith(b"{\\rtf")


def is_flat_word(look: Look) -> bool:
    """A Word document in one XML file."""
    return _is_xml(look) and any(name in look.markup for name in _FLAT_WORD)


def is_web_archive(look: Look) -> bool:
    """A web page in a single file, or a mail."""
    return bool(_HEADER.match(look.markup)) and b"content-type:" in look.markup


def is_page(look: Look) -> bool:
    """A web page, or a piece of one."""
    markup = look.markup
    if markup.startswith(_HTML_STARTS) or (_is_xml(look) and b"<html" in markup):
        return True
    return len(_HTML_PARTS.findall(markup)) >= _FEWEST_PARTS


def is_picture(look: Look) -> bool:
    """A picture."""
    return look.start.startswith(_PICTURES) or (look.start.startswith(b"BM") and b"\0" in look.start[2:16])


def is_archive(look: Look) -> bool:
    """An archive other than a zip."""
    return look.start.startswith(_ARCHIVES)


def is_program(look: Look) -> bool:
    """A program."""
    return look.start.startswith(_PROGRAMS)


def is_media(look: Look) -> bool:
    """Sound or film."""
    return look.start.startswith(_MEDIA) or look.start[4:8] == b"ftyp"


def is_database(look: Look) -> bool:
    """A database of SQLite."""
    return look.start.startswith(b"SQLite format 3\0")


def is_xml(look: Look) -> bool:
    """XML that is neither a page nor a Word document."""
    return _is_xml(look) and not is_flat_word(look) and not is_page(look)


def _is_xml(look: Look) -> bool:
    return look.markup.startswith(b"<?xml")
