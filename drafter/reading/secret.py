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
from drafter.reading.extracted import Extracted

SECRET = "密级标志，请确认这份文件可以放在这台电脑上"

_DEGREE = "(?:绝密|机密|秘密|絕密|機密)级?"
_STAR = "[★☆✭✮✩⭐▲△●*]"
_TERM = (
    r"(?:长期|永久|\d{1,4}(?:年|个?月|天|日)(?:\d{1,2}月\d{1,2}日)?|[一二三四五六七八九十百]{1,4}(?:年|个?月|天)"
    r"|.{0,12}(?:启用|公布|公开|开始|结束|解密)[前后]?|至?\d{4}[年.\-]\d{1,2}[月.\-]\d{1,2}日?(?:解密)?)"
)
#: With a star or a term it is a mark wherever it stands by itself.
_CERTAIN = re.compile(rf"{_DEGREE}(?:{_STAR}{{1,3}}(?:{_TERM})?|[（(]?{_TERM}[）)]?)")
#: Without, only in the head of a file or on its margin.
_BARE = re.compile(rf"{_DEGREE}(?:文件|资料|材料|文稿|讲话|事项)?")
_FIELD = re.compile(
    rf"(?:文件|材料|信息)?(?:密级|秘密等级|涉密等级|保密等级|保密级别)(?:[和与及、/]?保密期限)?[:：]?(?:{_CERTAIN.pattern}|{_BARE.pattern}).{{0,12}}"
)
_AT_END = re.compile(rf"[^。；！？]{{4,60}}[（(【\[〔](?:{_CERTAIN.pattern}|{_DEGREE})[）)】\]〕]")
#: What stands beside a mark on its line: the number of the copy, how urgent it is, that the file is to be kept safe.
_BESIDE = re.compile(
    r"(?:份号)?[:：]?(?:№|No\.?)?\d{1,8}|特提|特急|加急|急件|平急|(?:内部)?(?:文件|资料|材料)|注意保[密存]"
    r"|[请严][勿禁]外传|妥善保管|不得(?:翻印|复制|外传)|阅后(?:收回|即焚|退回)|会后收回|第?\d{1,4}[号份]",
    re.IGNORECASE,
)
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
    if _CERTAIN.fullmatch(whole) or _is_beside(words, _CERTAIN) or _FIELD.fullmatch(whole):
        return True
    if not is_near:
        return False
    return bool(
        _BARE.fullmatch(whole) or _is_beside(words, _BARE) or _AT_END.fullmatch("".join(_plain(text).split()))
    )


def _is_beside(words: list[str], mark: re.Pattern[str]) -> bool:
    """Whether one of the words is a mark and all others may stand beside one."""
    rest = [word for word in words if word and not mark.fullmatch(word)]
    return len(rest) < len([word for word in words if word]) and all(_BESIDE.fullmatch(word) for word in rest)


def _plain(text: str) -> str:
    """A line in plain characters: full-width letters, radicals and invisible characters are other ways to write it."""
    folded = unicodedata.normalize("NFKC", text).replace("**", "")
    return "".join(one for one in folded if unicodedata.category(one) not in ("Cf", "Mn", "Co"))
