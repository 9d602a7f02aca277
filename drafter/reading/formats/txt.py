"""Plain text: physical lines, which may or may not be paragraphs."""

import re
from collections.abc import Iterator

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted, Line
from drafter.reading.formats.encodings import decode
from drafter.reading.formats.limits import check_lines
from drafter.reading.formats.tables import tabbed

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def read(data: bytes) -> Extracted:
    """The physical lines of a plain text. Raises UserError where it is not text."""
    lines, tables = tabbed(list(text_lines(decode(data))))
    return Extracted("txt", tuple(lines), hard_wrapped=True, objects=tuple(tables))


def text_lines(text: str) -> Iterator[Line]:
    """The lines of a text with their indentation. Raises UserError where there is nothing, or far too much."""
    if not text.strip():
        raise UserError("文件里没有文字。")
    lines = _LINE_END.split(text)
    check_lines(len(lines))
    if not lines[-1]:
        lines.pop()
    for line in lines:
        yield Line(line.rstrip(), indented=line[:1].isspace() and not line.isspace())
