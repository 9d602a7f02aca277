"""State secrets: the mark that a secret file bears (GB/T 9704-2012, 7.2.2), wherever it stands.

What bears it does not belong on this computer. A sentence that speaks of such marks is no mark: one stands on a line
of its own, in the head of the file or on every page of it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from drafter.core.document import Removed
from drafter.core.errors import UserError
from drafter.core.objects import Table
from drafter.core.patterns import Patterns
from drafter.reading.extracted import Extracted

SECRET = "密级标志，请确认这份文件可以放在这台电脑上"

_PATTERNS = Patterns(__name__)
_AROUND = "#>|_~`·•—-=[]【】〔〕()（）《》<>\"“”'"
#: How many lines with text are the head of a file, and how many at its end are looked at as closely.
_HEAD, _FOOT = 12, 4
#: A longer line is a sentence or a heading, whatever it holds.
_LONGEST = 70


class SecretMark(UserError):
    """A file bears the mark of a state secret."""


def refuse_secret(extracted: Extracted) -> None:
    """SecretMark where a file bears the mark of a state secret; the sentence tells nothing else of the file."""
    if mark_of(extracted):
        raise SecretMark(
            "这份文件标有密级，涉密文件不能在这台电脑上处理，没有读取，也没有保存其中的内容；"
            "请核对密级并按保密规定处理。"
        )


def told_secret(extracted: Extracted) -> list[Removed]:
    """The mark that a file bears, as it is told where the office chose to be warned only; nothing where it bears none."""
    mark = mark_of(extracted)
    return [Removed(mark, SECRET)] if mark else []


def mark_of(extracted: Extracted) -> str:
    """The line with the mark that a file bears, "" where it bears none."""
    texts = [part for line in extracted.lines for part in line.text.splitlines() if part.strip()]
    left_out = [part for one in extracted.left_out for part in one.text.splitlines()]
    foot = max(_HEAD, len(texts) - _FOOT)
    heads, cells = _cells(extracted, above=True), _cells(extracted, above=False)
    near = [*texts[:_HEAD], *texts[foot:], *extracted.margins, *left_out, *heads]
    found = next(_marks(near, is_near=True), "")
    return found or next(_marks((*texts[_HEAD:foot], *cells), is_near=False), "")


def _cells(extracted: Extracted, *, above: bool) -> list[str]:
    """The lines in the cells of the tables in the head of the file, or of those further down."""
    tables = [
        one.found
        for one in extracted.objects
        if isinstance(one.found, Table) and (one.before < _HEAD) == above
    ]
    return [line for table in tables for row in table.rows for cell in row for line in cell.text.splitlines()]


def _marks(texts: Iterable[str], *, is_near: bool) -> Iterator[str]:
    return (text.strip() for text in texts if len(text) <= 3 * _LONGEST and _is_mark(text, is_near))


def _is_mark(text: str, is_near: bool) -> bool:
    """Whether a line is a mark; `is_near` the head or the margin of its file less is enough."""
    if "密" not in text:
        return False
    words = [word.strip(_AROUND) for word in _plain(text).split()]
    whole = "".join(words)
    if len(whole) > _LONGEST:
        return False
    if (
        _PATTERNS["certain"].fullmatch(whole)
        or _is_beside(words, _PATTERNS["certain"])
        or _PATTERNS["field"].fullmatch(whole)
    ):
        return True
    if not is_near:
        return False
    return bool(
        _PATTERNS["bare"].fullmatch(whole)
        or _is_beside(words, _PATTERNS["bare"])
        or _PATTERNS["at-end"].fullmatch("".join(_plain(text).split()))
    )


def _is_beside(words: list[str], mark: re.Pattern[str]) -> bool:
    """Whether one of the words is a mark and all others may stand beside one."""
    rest = [word for word in words if word and not mark.fullmatch(word)]
    return len(rest) < len([word for word in words if word]) and all(
        _PATTERNS["beside"].fullmatch(word) for word in rest
    )


def _plain(text: str) -> str:
    """A line in plain characters: full-width letters, radicals and invisible characters are other ways to write it."""
    folded = unicodedata.normalize("NFKC", text).replace("**", "")
    return "".join(one for one in folded if unicodedata.category(one) not in ("Cf", "Mn", "Co"))
