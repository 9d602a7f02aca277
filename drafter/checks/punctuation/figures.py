"""Figures of one thing that differ between two places, and two styles of date in one draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph

_HAN = "\u4e00-\u9fff"
_FIGURE = re.compile(
    rf"(?P<thing>[{_HAN}]{{4,14}}?)(?P<verb>提高到|增加到|下降到|降低到|达到|增长|下降|提高|增加|减少|完成|共有|共计|超过|为|达|是|有)(?:了)?(?P<figure>\d+(?:\.\d+)?)(?P<unit>%|个百分点|亿元|万元|元|公里|万人|万亩|亩|人|户|个|家|件|项|名|万吨|吨)"
)
_DATE_STYLES = (
    ("2026年1月1日", re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")),
    ("二〇二六年一月一日", re.compile(r"[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")),
    ("2026-1-1", re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}")),
)  # fmt: skip
_KEY = 5
#: So many things with two figures make a report of two years, each with its own.
_REPORT = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it is of (the last characters before the verb, the verb and the unit), and where it stands."""

    key: str
    thing: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a paragraph, and its dates as (style, start, end)."""

    paragraph: Paragraph
    figures: tuple[Figure, ...]
    dates: tuple[tuple[str, int, int], ...]


def gather_figures(paragraph: Paragraph, context: Context) -> Figures:
    """What a paragraph says in figures."""
    text = paragraph.text
    if not any(character.isdigit() for character in text) and "年" not in text:
        return Figures(paragraph, (), ())
    figures = tuple(
        Figure(
            match["thing"][-_KEY:] + match["verb"] + match["unit"],
            match["thing"],
            match["figure"] + match["unit"],
            match.start("figure"),
            match.end("unit"),
        )
        for match in _FIGURE.finditer(text)
    )
    dates = tuple(
        (style, *match.span()) for style, pattern in _DATE_STYLES for match in pattern.finditer(text)
    )
    return Figures(paragraph, figures, dates)


def find_conflicts(name: str, gathered: Sequence[Figures]) -> Iterator[Finding]:
    """Figures that differ from the first that is said of the same thing; dates that differ in style."""
    differing = list(_differing(name, gathered))
    if len(differing) < _REPORT:
        yield from differing
    yield from _dates(name, gathered)


def _differing(name: str, gathered: Sequence[Figures]) -> Iterator[Finding]:
    first: dict[str, tuple[Figure, Paragraph]] = {}
    for one in gathered:
        for figure in one.figures:
            before, where = first.setdefault(figure.key, (figure, one.paragraph))
            if before.value != figure.value:
                message = f"前面说“{before.thing}”是{before.value}，这里说“{figure.thing}”是{figure.value}，请核对。"
                yield found(
                    name, Severity.HINT, one.paragraph, figure.start, figure.end, message, (before.value,), where.id
                )  # fmt: skip


def _dates(name: str, gathered: Sequence[Figures]) -> Iterator[Finding]:
    """Dates in another style than the first one; in the front matter each has its own."""
    usual = ""
    for one in gathered:
        if one.paragraph.role in FRONT_ROLES:
            continue
        for style, start, end in one.dates:
            usual = usual or style
            if style != usual:
                message = f"一篇稿子里日期只用一种写法，前面写的是“{usual}”这样的。"
                yield found(name, Severity.WARNING, one.paragraph, start, end, message)
