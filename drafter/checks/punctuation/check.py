"""Punctuation and figures: GB/T 15834-2011 (marks) and GB/T 15835-2011 (numerals)."""

import re
from collections.abc import Iterator

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Fix, Severity, found
from drafter.checks.punctuation.dates import Dates, find_styles, gather_dates
from drafter.checks.punctuation.habits import Habit, find_habits, gather_habits
from drafter.checks.punctuation.impossible import find_impossible
from drafter.checks.punctuation.numerals import find_numerals
from drafter.checks.punctuation.pairs import find_unpaired
from drafter.core.cells import is_cell
from drafter.core.model import Paragraph, Role
from drafter.core.patterns import Patterns

NAME = "punctuation"
_HAN = "\u4e00-\u9fff"
_PATTERNS = Patterns(__name__)
_DOUBLED = re.compile(
    r"([，。；：、！？,;:!?])\1+|[，、；：][。，；：！？]|。[，、；：]|[！？]。|。[！？]|[！？]{3,}"
)
_DOTS = re.compile(r"…{3,}|(?<!…)…(?!…)|\.{3,}|。{3,}|·{3,}|．{3,}")
#: What is said of the rules for marks that are one too many.
_SPARE = {
    "etcetera-with-dots": "“等”和省略号只用一个（GB/T 15834）。",
    "mark-before-etcetera": "“等”前面不用顿号。",
    "mark-before-and": "连词前面不用顿号（GB/T 15834）。",
    "stop-in-quotation": "引的话是句子的一部分，引号里面的末尾不用句号（GB/T 15834）。",
    "stop-behind-quotation": "引号里面已经有句末的标点，外面不再加（GB/T 15834）。",
}
_EMPTY = re.compile(r"“[ 　]*”|《[ 　]*》|‘[ 　]*’")
_TYPED_NUMBER = re.compile(r"^(\d{1,2})、")
#: Styles of label with a wrong mark in them, and the right ones.
_MARKERS = {"第一、": "第一，", "1、": "1."}
_ENDLESS = re.compile(rf"[{_HAN}]$")


def find_marks(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The marks and numerals of a paragraph that are not as the standards want them."""
    yield from _after_numbers(paragraph)
    yield from _repeated(paragraph)
    yield from find_unpaired(NAME, paragraph)
    yield from find_numerals(NAME, paragraph)
    yield from find_impossible(NAME, paragraph, context)
    if paragraph.marker in _MARKERS:
        yield _marker(paragraph, _MARKERS[paragraph.marker])
    yield from _end(paragraph)


def _after_numbers(paragraph: Paragraph) -> Iterator[Finding]:
    for match in _PATTERNS["after-number"].finditer(paragraph.text):
        if match.group(1):
            message = f"“{match.group(1)}”后面直接接内容，不用“{match.group()[-1]}”（GB/T 15834）。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (match.group(1),))
        else:
            message = f"“{match.group(2)}”后面用逗号，不用顿号（GB/T 15834）。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (match.group(2) + "，",))
    for match in _TYPED_NUMBER.finditer(paragraph.text):
        message = "阿拉伯数字的序号后面用下脚点“.”（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (f"{match.group(1)}.",))
    for match in _PATTERNS["heading-comma"].finditer(paragraph.text):
        message = "汉字数字的序号后面用顿号“、”（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (match.group()[:-1] + "、",))
    for match in _PATTERNS["number-in-text"].finditer(paragraph.text):
        message = "阿拉伯数字的序号后面用下脚点“.”（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (match.group()[:-1] + ".",))
    for match in _PATTERNS["asked"].finditer(paragraph.text):
        yield found(
            NAME, Severity.WARNING, paragraph, match.end() - 1, match.end(), "问句末尾用问号。", ("？",)
        )
    yield from _misused(paragraph)
    for match in _PATTERNS["after-bracket"].finditer(paragraph.text):
        message = "带括号的序号后面不再加标点（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (match.group()[:-1],))


def _misused(paragraph: Paragraph) -> Iterator[Finding]:
    """Question marks behind what is only spoken of, half sentences, years and campaigns in marks of another kind."""
    for match in _PATTERNS["asked-of"].finditer(paragraph.text):
        message = "这里没有发问，句末用句号或者逗号（GB/T 15834）。"
        yield found(
            NAME, Severity.WARNING, paragraph, *match.span(1), message, ("，", "。"), rule=f"{NAME}.asked-of"
        )
    for match in _PATTERNS["broken-off"].finditer(paragraph.text):
        message = "句子还没有说完，这里用逗号（GB/T 15834）。"
        yield found(
            NAME, Severity.WARNING, paragraph, *match.span(1), message, ("，",), rule=f"{NAME}.broken-off"
        )
    for match in _PATTERNS["year-brackets"].finditer(paragraph.text):
        right = f"〔{match['year'] or match['round']}〕"
        message = "发文字号里的年份用六角括号（GB/T 9704）。"
        yield found(
            NAME, Severity.WARNING, paragraph, *match.span(), message, (right,), rule=f"{NAME}.year-brackets"
        )
    for match in _PATTERNS["titled-campaign"].finditer(paragraph.text):
        message = "活动、行动的名称用引号，不用书名号（GB/T 15834）。"
        right = f"“{match['name']}”"
        yield found(
            NAME, Severity.WARNING, paragraph, *match.span(), message, (right,), rule=f"{NAME}.campaign"
        )


def _repeated(paragraph: Paragraph) -> Iterator[Finding]:
    text = paragraph.text
    for match in _DOUBLED.finditer(text):
        marks = match.group()
        choices = tuple(dict.fromkeys((marks[0], marks[-1])))
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), f"标点重复：“{marks}”。", choices)
    for match in _DOTS.finditer(text):
        message = "省略号是六个点“……”（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, ("……",))
    for rule, message in _SPARE.items():
        for match in _PATTERNS[rule].finditer(text):
            yield found(
                NAME, Severity.WARNING, paragraph, *match.span(), message, (match[match.lastindex or 0],)
            )
    for match in _PATTERNS["quoted-end"].finditer(text):
        message = "引的是完整的一句话，句号放在引号里面（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, match.end() - 2, match.end(), message, ("。”",))
    for match in _EMPTY.finditer(text):
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), "括起来的内容是空的。")
    for match in _PATTERNS["dashes"].finditer(text):
        message = "破折号是两字长的“——”（GB/T 15834）。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, ("——",))


def _marker(paragraph: Paragraph, right: str) -> Finding:
    fix = Fix(f"改为“{right}”", markers=((paragraph.id, right),))
    message = f"序号写作“{right}”，不写“{paragraph.marker}”（GB/T 15834）。"
    end = min(len(paragraph.text), 10)
    return Finding(
        NAME, Severity.WARNING, -1, paragraph.id, 0, end, paragraph.text[:end], message, right, (fix,)
    )


def _end(paragraph: Paragraph) -> Iterator[Finding]:
    """A body paragraph without a mark at its end; a cell of a table needs none."""
    text = paragraph.text.rstrip()
    if (
        paragraph.role in (Role.BODY, Role.POINT)
        and not is_cell(paragraph)
        and len(text) > 20
        and _ENDLESS.search(text)
        and not _PATTERNS["front"].match(text)
    ):
        message = "段末没有标点。"
        yield found(NAME, Severity.WARNING, paragraph, len(text) - 1, len(text), message, (text[-1] + "。",))


def _gather(paragraph: Paragraph, context: Context) -> tuple[Dates, tuple[Habit, ...]]:
    return gather_dates(paragraph), gather_habits(NAME, paragraph)


def _whole(scene: Scene) -> Iterator[Finding]:
    yield from find_styles(NAME, [dates for dates, _ in scene.gathered])
    yield from find_habits([habits for _, habits in scene.gathered])


CHECK = Check(
    NAME,
    "标点和数字",
    Severity.WARNING,
    paragraph=find_marks,
    gather=_gather,
    whole=_whole,
    in_cells=True,
)
