"""The registry of formats: one entry for each kind of file that can be read.

The names of the kinds stand in `kinds.py`; `format_of` tells what a file is by what it holds, never by its name alone.
A reader is loaded when its first file is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from drafter.core.errors import UserError
from drafter.reading.formats import signs
from drafter.reading.formats.kinds import KINDS, formats_told

if TYPE_CHECKING:  # the list alone is asked for at start-up
    from drafter.reading.extracted import Extracted

MEGABYTE = 1024 * 1024
#: As many bytes of a file as are looked at before it is read.
HEAD = 4096


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be read: its bytes, the end of its name in small letters, and what reads a PDF."""

    data: bytes
    suffix: str
    read_pdf: "Callable[[bytes], Extracted]"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `name` is what `inspect` calls it, `title` its Chinese name, `suffixes` how its files usually end, the most usual
    first. `recognises` tells it by what is seen of a file. `limit` is the largest file in bytes. `read` gives the
    lines; UserError where the file is damaged, protected, hostile or without text.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    recognises: Callable[[signs.Look], bool]
    limit: int
    read: "Callable[[File], Extracted]"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that holds no text for us: what tells it, and the sentence that refuses it."""

    recognises: Callable[[signs.Look], bool]
    sentence: str


def _reader(module: str) -> "Callable[[File], Extracted]":
    """The reader in a module of this package."""
    return lambda file: import_module(f"drafter.reading.formats.{module}").read(file.data)


def _called(name: str) -> Callable[[signs.Look], bool]:
    """What tells a kind of text by nothing but the end of its name."""
    return lambda look: look.suffix in KINDS[name][1]


def _read_doc(file: File) -> "Extracted":
    from drafter.reading.formats import doc

    return doc.read(file.data, name="wps" if file.suffix == ".wps" else "doc")


def _read_text(file: File) -> "Extracted":
    from drafter.reading.formats import markdown, txt

    return markdown.read(file.data) if markdown.is_marked(file.data) else txt.read(file.data)


def _format(
    name: str, recognises: Callable[[signs.Look], bool], limit: int, read: "Callable[[File], Extracted]"
) -> Format:
    """The format of a kind."""
    title, suffixes = KINDS[name]
    return Format(name, title, suffixes, recognises, limit, read)


#: In the order in which they are asked; the last takes what no other knows. A text of 20 MB is seven million characters.
FORMATS: tuple[Format, ...] = (
    _format("docx", signs.is_package, 100 * MEGABYTE, _reader("docx")),
    _format("doc", signs.is_doc, 40 * MEGABYTE, _read_doc),
    _format("wps", signs.is_wps, 40 * MEGABYTE, _read_doc),
    _format("pdf", signs.is_pdf, 60 * MEGABYTE, lambda file: file.read_pdf(file.data)),
    _format("odt", signs.is_odt, 100 * MEGABYTE, _reader("odt")),
    _format("ofd", signs.is_ofd, 100 * MEGABYTE, _reader("ofd")),
    _format("rtf", signs.is_rtf, 20 * MEGABYTE, _reader("rtf")),
    _format("xml", signs.is_flat_word, 20 * MEGABYTE, _reader("flat_word")),
    _format("mht", signs.is_web_archive, 60 * MEGABYTE, _reader("web_archive")),
    _format("html", signs.is_page, 20 * MEGABYTE, _reader("html")),
    _format("md", _called("md"), 20 * MEGABYTE, _reader("markdown")),
    _format("txt", lambda look: True, 20 * MEGABYTE, _read_text),
)

_FOREIGN: tuple[Foreign, ...] = (
    Foreign(signs.is_picture, "这是一张图片，不是文档；如果是扫描件，请先识别成文字再导入。"),
    Foreign(signs.is_archive, "这是一个压缩包，请先解压，再导入其中的文档。"),
    Foreign(signs.is_program, "这是一个程序，不是文档。"),
    Foreign(signs.is_media, "这是音频、视频或图片，不是文档。"),
    Foreign(signs.is_database, "这是一个数据库，不是文档。"),
    Foreign(signs.is_xml, "这是 XML 文件，请用 Word 打开并另存为 .docx 后再导入。"),
)


def format_of(look: signs.Look) -> Format:
    """What a file is. UserError, naming it, where its kind holds no text for us."""
    for foreign in _FOREIGN:
        if foreign.recognises(look):
            raise UserError(f"{foreign.sentence}能读的有：{formats_told()}。")
    return next(one for one in FORMATS if one.recognises(look))
