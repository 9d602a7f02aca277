"""RTF: groups, control words and escaped characters, read in one pass."""

import re
from collections.abc import Iterator

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats.heads import told_heads
from drafter.reading.formats.limits import too_large
from drafter.reading.formats.rtf.reader import Reader
from drafter.reading.formats.tables import is_data

#: A speech of 4,200 characters had 12,700 tokens; the limit takes about two seconds.
MAX_TOKENS = 700_000

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|((?:\\'[0-9A-Fa-f]{2})++)|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)


def read(data: bytes) -> Extracted:
    """The paragraphs of an RTF file. Notes and hidden text are listed as removed.

    Raises UserError where the file is damaged, hostile or without text.
    """
    reader = _read(data, tables_as_text=False)
    if not _holds(reader):
        reader = _read(data, tables_as_text=True)
    if not _holds(reader):
        raise UserError("文件里没有文字。")
    return Extracted(
        "rtf",
        tuple(reader.lines),
        hard_wrapped=False,
        left_out=(*reader.left_out, *told_heads(reader.margins)),
        margins=reader.margins,
        objects=tuple(sorted(reader.objects, key=lambda one: one.before)),
    )


def _holds(reader: Reader) -> bool:
    return any(line.text.strip() for line in reader.lines) or is_data(reader.objects)


def _read(data: bytes, *, tables_as_text: bool) -> Reader:
    reader = Reader(tables_as_text=tables_as_text)
    for token in _tokens(data.rstrip(b"\0").decode("latin-1")):  # WordPad ends its files with one
        reader.take(token)
    reader.finish()
    return reader


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a file without the raw bytes of its pictures, which stand behind \\bin and their number."""
    at = 0
    for _ in range(MAX_TOKENS):
        token = _TOKEN.search(text, at)
        if token is None:
            return
        at = token.end()
        if token.group(1) == "bin":
            at += max(int(token.group(2) or 0), 0)
        else:
            yield token
    raise too_large()
