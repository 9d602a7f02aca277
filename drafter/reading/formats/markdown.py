"""Markdown: plain text whose marks say what is a heading, a list, bold."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile, zip_longest

from drafter.core.objects import table_of_rows
from drafter.reading.extracted import Beside, Collected, Extracted, LeftOut, Line, moved_down
from drafter.reading.formats.encodings import decode
from drafter.reading.formats.front_matter import LONGEST_HEAD, MATTER, head_of, title_in
from drafter.reading.formats.outlined import with_title
from drafter.reading.formats.txt import text_lines
from drafter.reading.signs import ends_clause

#: A heading in the bytes of a text, whatever that is called.
_MARK = re.compile(rb"^#{1,6} +[^\s#]", re.MULTILINE)
_FEWEST_MARKS = 2

# No pattern looks again and again for an end that is not there: of a mark without end there may be a million.
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)$")
_RULE = re.compile(r"\s{0,3}(?:([-*_])\s*)(?:\1\s*){2,}$|\s*(?:```|~~~).*$")
_NUMBERED = re.compile(r"\s*(\d{1,3}[.)])\s+")
_BULLET = re.compile(r"\s*(?:[-*+]\s+|[•●◦▪]\s*)")
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
#: A line that is a link and nothing else, as pages lead on with it.
_ONLY_LINK = re.compile(rf"\s*(?:[-*+]\s+)?\[([^\[\]]*[^\[\]\s])\]{_ADDRESS}\s*$")
LINK = "网页导航"
# Two underlines in a row of them are a blank to be filled in, and no mark.
_BOLD = re.compile(r"(\*\*|(?<!_)__(?!_))(?=\S)((?:(?!\1).)+)\1(?!_)")
#: The blank that parts a mark from the text behind it says nothing behind a Chinese stop.
_BEHIND_STOP = re.compile(r"(?<=[。，、；：！？）”]) +(?=[\u2014-\u201d\u3001-\u9fff\uff08-\uff1f])")

#: Marks that hardly any other text has: a heading, a fence, a line that begins with bold words, with what stands
#: behind these; and marks of which one alone says nothing. Two stars may also mask a name (**县).
_SURE = re.compile(
    r"^ {0,3}#{1,6} +\S|^ {0,3}(?:```|~~~)|^\s*(?:[-*+>]\s+|\d{1,3}[.)]\s+)\*\*[^*\s]"
    r"|^\s*\*\*(?:[^*]*[。：；！？.]\*\*|(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|第.{1,3}[，、部章])[^*]+\*\*|[^*]{2,}\*\*[：:])"
)
_LIKELY = re.compile(r"^\s*(?:[-*+>]\s+[^\s\d*+>-].{3}|\*\*[^*]{4,}\*\*\s*$|.*\S\*\*[^*]{4,}\*\*)")
_MARKS = re.compile(r"^ {0,3}#{1,6}(?= )|\*\*|^\s*[-*+>](?= )|^ {0,3}(?:```|~~~|-{3,}$)")
MARKS_OUT = "Markdown 标记已按其意思处理"
_ITALIC = re.compile(
    r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")


def is_marked(data: bytes) -> bool:
    """Whether a plain text is marked as Markdown, as two headings show."""
    return sum(1 for _ in islice(_MARK.finditer(data), _FEWEST_MARKS)) == _FEWEST_MARKS


def unmarked(found: Extracted) -> Extracted:
    """A file that is none of Markdown, but holds text with its marks, as AI windows give it: read as they mean.

    Each line keeps its place. Where there are no such marks the same file comes back.
    """
    if found.format == "md":
        return found
    texts = [line.text for line in found.lines]
    head = head_of(texts)
    if not head and not _has_marks(texts):
        return found
    lines = [Line("")] * head
    left_out = [LeftOut("\n".join(texts[1 : head - 1]).strip(), MATTER, 0)] if head else []
    tables: list[Beside] = []
    while (place := len(lines)) < len(found.lines):
        if rows := _rows_from(found.lines, place):
            tables.append(_table(rows, place))
            lines += [Line("")] * len(rows)
        elif link := _ONLY_LINK.match(texts[place]):
            left_out.append(LeftOut(link.group(1), LINK, place))
            lines.append(Line(""))
        else:
            lines.append(_meant(found.lines[place]))
    if title := title_in(texts[:head], lines[head:]):
        lines[head - 1 : head] = title
    return replace(
        found,
        lines=with_title(lines),
        left_out=(*found.left_out, *left_out, *_told_marks(found.lines[head:])),
        objects=tuple(sorted((*found.objects, *tables), key=lambda one: one.before)),
    )


def _told_marks(lines: Sequence[Line]) -> list[LeftOut]:
    """How often each kind of mark stood in the lines, as it is told; nothing where none did."""
    tally = Counter(mark.strip() for line in lines for mark in _MARKS.findall(line.text))
    marks = "、".join(f"{mark} {count} 处" for mark, count in tally.items())
    return [LeftOut(marks, MARKS_OUT, None)] if marks else []


def _has_marks(texts: Sequence[str]) -> bool:
    """Whether lines bear marks of Markdown beyond doubt, or some that may be such; masked names do not count."""
    if any(_SURE.match(text) for text in texts):
        return True
    masked = any(text.count("**") % 2 for text in texts)
    likely = sum(1 for text in texts if _LIKELY.match(text) and not (masked and "**" in text))
    return likely >= _FEWEST_MARKS or sum(map(_is_table_rule, texts)) > 0


def _meant(line: Line) -> Line:
    """A line without its marks, an empty one where it is only a mark."""
    if line.struck or not line.text.strip():
        return line
    if _COMMENT.fullmatch(line.text.strip()):
        return Line("")
    first, *others = line.text.split("\n")
    new = next(_line(replace(line, text=first)), Line(""))
    below = (next(_line(Line(text)), Line("")) for text in others)
    texts = [_numbered(new, line.number), *(_numbered(one, "-") for one in below)]
    return replace(
        line,
        text="\n".join(texts),
        number=line.number or new.number,
        heading=line.heading or new.heading,
        bold=line.bold or new.bold,
        lead_bold=new.lead_bold or min(line.lead_bold, len(new.text)),
    )


def _numbered(line: Line, counted: str) -> str:
    """The text of a line with the number that was typed in it, where that cannot be its number: it is `counted` otherwise."""
    return line.number + line.text if counted else line.text


def _is_table_rule(row: str) -> bool:
    """Whether a row rules off the head of a table (|---|:--|)."""
    return row.count("|") > 1 and "--" in row and _TABLE_RULE.issuperset(row.strip())


def _cells_of(row: str) -> list[str]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [_without_marks(cell.strip())[0] for cell in _CELLS.split(inner)]


def read(data: bytes) -> Extracted:
    """The lines of a Markdown text without their marks. Raises UserError where it is not text."""
    text = decode(data).replace("\r\n", "\n")
    collected = Collected()
    above = text.split("\n", LONGEST_HEAD)[:LONGEST_HEAD]
    if head := head_of(above):
        collected.leave_out("\n".join(above[1 : head - 1]).strip(), MATTER)
        text = text.split("\n", head)[head] if len(above) > head else ""
    commented, end, rest = text.rpartition(_COMMENT_END)
    text = _BREAK.sub("\n", _COMMENT.sub("", commented + end) + rest)
    plain = list(text_lines(text))
    _lines(plain, collected)
    title = title_in(above[:head], collected.lines)
    return Extracted(
        "md",
        with_title([*title, *collected.lines]),
        hard_wrapped=True,
        left_out=(*moved_down(collected.left_out, len(title)), *_told_marks(plain)),
        objects=tuple(replace(one, before=one.before + len(title)) for one in collected.objects),
    )


def _lines(plain: Sequence[Line], collected: Collected) -> None:
    """Collect the lines without their marks, with the notes and tables among them."""
    rows = 0
    for place, (line, below) in enumerate(zip_longest(plain, plain[1:])):
        if rows:
            rows -= 1
        elif note := _NOTE.match(line.text):
            collected.leave_out(note.group(1), "脚注")
        elif link := _ONLY_LINK.match(line.text):
            collected.leave_out(link.group(1), LINK)
        elif found := _rows_from(plain, place):
            rows = len(found) - 1
            collected.objects.append(_table(found, len(collected.lines)))
        elif level := _underlined(line.text, below.text if below else ""):
            collected.lines.append(Line(_without_marks(line.text)[0], heading=level))
        else:
            collected.lines += _line(line)


def _rows_from(lines: Sequence[Line], place: int) -> list[str]:
    """The rows of the table that begins at a line, none where there is none: its second row rules off the head."""
    if not _ROW.match(lines[place].text):
        return []
    rows = [line.text for line in takewhile(lambda one: _ROW.match(one.text), lines[place:])]
    return rows if any(map(_is_table_rule, rows)) and len(rows) > 1 else []


def _table(rows: Sequence[str], before: int) -> Beside:
    cells = [_cells_of(row) for row in rows if not _is_table_rule(row)]
    return Beside("table", before, found=table_of_rows(cells))


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
    return _BEHIND_STOP.sub("", _plain(_BOLD.sub(r"\2", text))), lead


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", _ITALIC.sub(r"\1\2", text)))
