"""What a file does everywhere or nowhere: half-width marks, spaces between characters, full-width percent signs.

A slip or two are told where they stand. More of a kind are a habit of whoever typed the text, or of the machine that it
came from: that is said once, at the first place, with a fix for all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.checks.finding import Finding, Fix, Severity, found
from drafter.core.cells import is_cell
from drafter.core.model import Paragraph, Role

_HAN = "\u4e00-\u9fff"
_FULL = {
    ",": "，",
    ".": "。",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "．": "。",
    "<": "《",
    ">": "》",
    "(": "（",
    ")": "）",
}
_HALF = re.compile(
    rf"(?<=[{_HAN}”》）〉])[,;:?!．<>]|[,;:?!](?=[{_HAN}“《（])|(?<=[{_HAN}”》）])\.(?!\d)(?=[{_HAN}]|$)"
)
_HALF_BRACKET = re.compile(rf"\((?=[{_HAN}])|(?<=[{_HAN}])\(|(?<=[{_HAN}])\)|\)(?=[{_HAN}，。；])")
_HALF_QUOTE = re.compile(
    rf"\"(?=[{_HAN}])|(?<=[{_HAN}，。！？])\"|(?<![A-Za-z])'(?=[{_HAN}])|(?<=[{_HAN}])'(?![A-Za-z])"
)
_STRAY_SPACE = re.compile(
    rf"(?<=[{_HAN}，。；：、”》])[ 　]{{1,2}}(?=[{_HAN}，。；：、！？“《])|(?<=[“《（])[ 　]+|[ 　]+(?=[”》）])"
)
#: A space between a figure and the word for its unit: many typing aids put one there.
_BESIDE_FIGURE = re.compile(r"(?<=\d)[ 　](?=[万亿千百个元人户年月日亩吨公])|(?<=[年月])[ 　](?=\d)")
_BESIDE = re.compile(r"(?<=[”》])、(?=[“《])")
#: A line without a mark at its end, as the one with the speaker is, and a title in two parts.
_LINE = re.compile("[^，。；：、！？]{1,40}")
_PERCENT = re.compile(r"(?<=\d)％")
_DIGITS = re.compile("[０-９]+")
_AS_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
#: From so many places on it is a habit.
_HABIT = 4


@dataclass(frozen=True, slots=True)
class Habit:
    """One place of a kind of habit, as a finding."""

    kind: str
    finding: Finding


def gather_habits(name: str, paragraph: Paragraph) -> tuple[Habit, ...]:
    """The places of all kinds in a paragraph."""
    return tuple(Habit(kind, finding) for kind, finding in _all(name, paragraph))


def _all(name: str, paragraph: Paragraph) -> Iterator[tuple[str, Finding]]:
    def told(match: re.Match[str], kind: str, message: str, right: str) -> tuple[str, Finding]:
        severity = Severity.HINT if kind in ("figure-space", "percent", "beside") else Severity.WARNING
        return kind, found(name, severity, paragraph, *match.span(), message, (right,), rule=f"{name}.{kind}")

    text = paragraph.text
    for pattern in (_HALF, _HALF_BRACKET):
        for match in pattern.finditer(text):
            full = _FULL[match.group()]
            yield told(match, "half-width", f"中文里用全角的“{full}”，不用半角的“{match.group()}”。", full)
    for count, match in enumerate(_HALF_QUOTE.finditer(text)):
        full = ("“”" if match.group() == '"' else "‘’")[count % 2]
        yield told(match, "half-width", "中文里用弯引号。", full)
    for match in () if _is_spaced_out(paragraph) else _STRAY_SPACE.finditer(text):
        if _parts_a_slogan(text, *match.span()):
            continue
        yield told(match, "space", "中文里不空格。", "")
    for match in _BESIDE.finditer(text):
        yield told(match, "beside", "并列的引号、书名号之间通常不用顿号（GB/T 15834）。", "")
    for match in _BESIDE_FIGURE.finditer(text):
        yield told(match, "figure-space", "数字和单位之间不空格。", "")
    for match in _PERCENT.finditer(text):
        yield told(match, "percent", "百分号前后一致，用“%”。", "%")
    for match in _DIGITS.finditer(text):
        yield told(match, "digits", "阿拉伯数字用半角。", match.group().translate(_AS_HALF))


def _is_spaced_out(paragraph: Paragraph) -> bool:
    """Whether blanks are a manner of setting: 张 明 above the text, 合 计 in a table, a line in two parts without a mark."""
    is_line = bool(_LINE.fullmatch(paragraph.text))
    return paragraph.role in (Role.TITLE, Role.SPEAKER) or is_cell(paragraph) or is_line


def _parts_a_slogan(text: str, start: int, end: int) -> bool:
    """Whether a space parts two clauses of a slogan within its quotation marks: “好客山东 好品山东”."""
    return (
        start > 0
        and text[start - 1] not in "“《"
        and text[end : end + 1] not in ("”", "》")
        and _is_quoted(text, start)
    )


def _is_quoted(text: str, place: int) -> bool:
    return text.rfind("“", 0, place) > text.rfind("”", 0, place)


def find_habits(gathered: Sequence[Sequence[Habit]]) -> Iterator[Finding]:
    """Each place of a kind that has few; the first of one that has many, with a fix for all."""
    places: dict[str, list[Finding]] = defaultdict(list)
    for of_paragraph in gathered:
        for habit in of_paragraph:
            places[habit.kind].append(habit.finding)
    for findings in places.values():
        if len(findings) < _HABIT:
            yield from findings
        else:
            first = findings[0]
            everywhere = tuple(change for finding in findings for change in finding.fixes[0].changes)
            message = f"{first.message}全文这样的有{len(findings)}处，可以一起改。"
            fix = Fix(f"全文{len(findings)}处一起改", everywhere)
            yield replace(first, message=message, fixes=(fix, *first.fixes))
