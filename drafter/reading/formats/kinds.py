"""What a file is, told from its first bytes."""

import re
from enum import Enum

from drafter.core.errors import UserError

#: As many bytes as `kind_of` looks at.
HEAD = 4096


class Kind(Enum):
    """How a file is read."""

    DOCX = "docx"
    OLE = "ole"
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    TEXT = "text"
    PICTURE = "picture"
    ARCHIVE = "archive"
    PROGRAM = "program"
    MEDIA = "media"
    XML = "xml"
    FLAT_WORD = "flat word"
    WEB_ARCHIVE = "web archive"
    DATABASE = "database"


_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", Kind.DOCX),
    (b"PK\x05\x06", Kind.DOCX),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"MZ\x90", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"ID3", Kind.MEDIA),
    (b"RIFF", Kind.MEDIA),
    (b"SQLite format 3\0", Kind.DATABASE),
)

_FOREIGN = {
    Kind.PICTURE: "这是一张图片，不是文档；如果是扫描件，请先识别成文字再导入。",
    Kind.ARCHIVE: "这是一个压缩包，请先解压，再导入其中的文档。",
    Kind.PROGRAM: "这是一个程序，不是文档。",
    Kind.MEDIA: "这是音频、视频或图片，不是文档。",
    Kind.XML: "这是 XML 文件，请用 Word 打开并另存为 .docx 后再导入。",
    Kind.DATABASE: "这是一个数据库，不是文档。",
}

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


def kind_of(head: bytes) -> Kind:
    """The kind of a file by its first bytes; TEXT where nothing tells."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"BM") and b"\0" in head[2:16]:
        return Kind.PICTURE
    if head[4:8] == b"ftyp":
        return Kind.MEDIA
    return _kind_of_markup(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower())


def _kind_of_markup(start: bytes) -> Kind:
    if start.startswith(_HTML_STARTS):
        return Kind.HTML
    if start.startswith(b"<?xml"):
        return _kind_of_xml(start)
    if _HEADER.match(start) and b"content-type:" in start:
        return Kind.WEB_ARCHIVE
    return Kind.HTML if len(_HTML_PARTS.findall(start)) >= _FEWEST_PARTS else Kind.TEXT


def _kind_of_xml(start: bytes) -> Kind:
    if any(name in start for name in _FLAT_WORD):
        return Kind.FLAT_WORD
    return Kind.HTML if b"<html" in start else Kind.XML


def refuse_foreign(kind: Kind) -> None:
    """Raise UserError, naming what the file is, where its kind holds no text for us."""
    if sentence := _FOREIGN.get(kind):
        raise UserError(sentence)
