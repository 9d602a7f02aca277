"""Markdown: plain text whose marks say what is a heading, a list, bold."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from drafter.reading.extracted import Extracted, LeftOut, Line
from drafter.reading.formats.encodings import decode
from drafter.reading.formats.outlined import with_title
from drafter.reading.formats.txt import text_lines
from drafter.reading.signs import ends_clause

#: A heading in the bytes of a text, whatever that is called.
_MARK = re.compile(rb"^#{1,6} +[^\s#]", re.MULTILINE)
_FEWEST_MARKS = 2

# No pattern looks again and again for an end that is not there: of a mark without end there may be a million.
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)$")
_RULE = re.compile(r"\s{0,3}(?:([-*_])\s*)(?:\1\s*){2,}$|\s*(?:```|~~~).*$")
_NUMBERED = re.compile(r"\s*(\d{1,3}[.)])\s+")
_BULLET = re.compile(r"\s*[-*+]\s+")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*$")
_LONGEST_UNDERLINED = 45
_ROW, _CELLS = re.compile(r"\s*\|.*\|\s*$"), re.compile(r"(?<!\\)\|")
_TABLE_RULE = frozenset("|:- \t")
_COMMENT, _COMMENT_END = re.compile(r"<!--.*?-->", re.DOTALL), "-->"
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_NOTE, _NOTE_MARK = re.compile(r" {0,3}\[\^[^\[\]]+\]:\s*(.*)"), re.compile(r"\[\^[^\[\]]+\]")
_ADDRESS = r"\((?:[^()]|\([^()]*\))*\)"
_IMAGE, _LINK = re.compile(rf"!\[[^\[\]]*\]{_ADDRESS}"), re.compile(rf"\[([^\[\]]*)\]{_ADDRESS}")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_ITALIC = re.compile(
    r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")


def is_marked(data: bytes) -> bool:
    """Whether a plain text is marked as Markdown, as two headings show."""
    return sum(1 for _ in islice(_MARK.finditer(data), _FEWEST_MARKS)) == _FEWEST_MARKS


def read(data: bytes) -> Extracted:
    """The lines of a Markdown text without their marks. Raises UserError where it is not text."""
    text = decode(data).replace("\r\n", "\n")
    left_out: list[LeftOut] = []
    if found := _FRONT_MATTER.match(text):
        left_out.append(LeftOut(found.group(1).strip(), "文件头信息", 0))
        text = text[found.end() :]
    commented, end, rest = text.rpartition(_COMMENT_END)
    text = _BREAK.sub("\n", _COMMENT.sub("", commented + end) + rest)
    lines = with_title(_lines(list(text_lines(text)), left_out))
    return Extracted("md", lines, hard_wrapped=True, left_out=tuple(left_out))


def _lines(plain: Sequence[Line], left_out: list[LeftOut]) -> list[Line]:
    lines: list[Line] = []
    for line, below in zip_longest(plain, plain[1:]):
        if note := _NOTE.match(line.text):
            left_out.append(LeftOut(note.group(1), "脚注", len(lines)))
        elif _ROW.match(line.text):
            lines += _cells(line.text)
        elif level := _underlined(line.text, below.text if below else ""):
            lines.append(Line(_without_marks(line.text)[0], heading=level))
        else:
            lines += _line(line)
    return lines


def _cells(row: str) -> Iterator[Line]:
    """The cells of a row of a table; none of the row that rules it off."""
    if not _TABLE_RULE.issuperset(row.strip()):
        for cell in filter(None, map(str.strip, _CELLS.split(row))):
            yield Line(_without_marks(cell)[0], in_table=True)


def _underlined(text: str, below: str) -> int:
    """The level of a heading that a line of = or - marks below it, 0 where it is none."""
    mark = _UNDERLINE.match(below)
    if not mark or not text.strip() or len(text) > _LONGEST_UNDERLINED or ends_clause(text):
        return 0
    return 0 if _RULE.match(text) or _HEADING.match(text) else 1 if mark.group(1)[0] == "=" else 2


def _line(plain: Line) -> Iterator[Line]:
    """The line without its marks; nothing where it is only a mark."""
    text = plain.text
    if heading := _HEADING.match(text):
        yield Line(_without_marks(_heading(heading.group(2)))[0], heading=len(heading.group(1)))
        return
    if _RULE.match(text) or (text and set(text.strip()) == {"="}):
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


def _heading(text: str) -> str:
    """The text of a heading without the marks that may close it as well."""
    unmarked = text.rstrip("#")
    return unmarked.rstrip() if unmarked[-1:].isspace() or not unmarked else text


def _without_marks(text: str) -> tuple[str, int]:
    """The text without marks of emphasis, links and pictures, and the length of its bold beginning."""
    text = _LINK.sub(r"\1", _NOTE_MARK.sub("", _IMAGE.sub("", text)))
    lead = len(_plain(found.group(2))) if (found := _BOLD.match(text)) else 0
    return _plain(_BOLD.sub(r"\2", text)), lead


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", _ITALIC.sub(r"\1\2", text)))
