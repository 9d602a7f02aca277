"""Markdown: plain text whose marks say what is a heading, a list, bold."""

import re
from collections.abc import Iterator

from drafter.core.document import Removed
from drafter.reading.extracted import Extracted, Line
from drafter.reading.formats.encodings import decode
from drafter.reading.formats.outlined import with_title
from drafter.reading.formats.txt import text_lines

_FRONT_MATTER = re.compile(r"---\s*\n(.*?\n)(?:---|\.\.\.)\s*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_RULE = re.compile(r"\s{0,3}(?:([-*_])\s*)(?:\1\s*){2,}$|\s*(?:```|~~~).*$")
_NUMBERED = re.compile(r"\s*(\d{1,3}[.)])\s+")
_BULLET = re.compile(r"\s*[-*+]\s+")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_IMAGE, _LINK = re.compile(r"!\[[^\]]*\]\([^)]*\)"), re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(
    r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")


def read(data: bytes) -> Extracted:
    """The lines of a Markdown text without their marks. Raises UserError where it is not text."""
    text = decode(data).replace("\r\n", "\n")
    removed: tuple[Removed, ...] = ()
    if found := _FRONT_MATTER.match(text):
        removed = (Removed(found.group(1).strip(), "文件头信息"),)
        text = text[found.end() :]
    lines = with_title(line for plain in text_lines(text) for line in _line(plain))
    return Extracted("md", lines, hard_wrapped=True, removed=removed)


def _line(plain: Line) -> Iterator[Line]:
    """The line without its marks; nothing where it is only a mark."""
    text = plain.text
    if heading := _HEADING.match(text):
        yield Line(_without_marks(heading.group(2))[0], heading=len(heading.group(1)))
        return
    if _RULE.match(text):
        return
    text = _QUOTE.sub("", text, count=1)
    number = ""
    if found := _NUMBERED.match(text):
        number, text = found.group(1), text[found.end() :]
    elif found := _BULLET.match(text):
        text = text[found.end() :]
    text, lead = _without_marks(text)
    whole = bool(text) and lead == len(text)
    yield Line(text, number=number, bold=whole, lead_bold=0 if whole else lead, indented=plain.indented)


def _without_marks(text: str) -> tuple[str, int]:
    """The text without marks of emphasis, links and pictures, and the length of its bold beginning."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    lead = len(_plain(found.group(2))) if (found := _BOLD.match(text)) else 0
    return _plain(_BOLD.sub(r"\2", text)), lead


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", _ITALIC.sub(r"\1\2", text)))
