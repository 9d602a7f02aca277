"""Spans of time that are told twice: a plan and its years, months and their quarter, days and how many weeks they are."""

from collections.abc import Iterator

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: The first year of the eleventh plan, and how long each is.
_ELEVENTH, _YEARS = 2006, 5
#: How many days a week and a month have, give or take some.
_DAYS = {"周": (6, 8), "星期": (6, 8), "月": (27, 32)}


def find_spans_told(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """The spans of a paragraph whose two tellings do not agree."""
    yield from _plans(name, paragraph)
    yield from _parts_of_year(name, paragraph)
    yield from _weeks(name, paragraph)


def _plans(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _PATTERNS["five-years"].finditer(paragraph.text):
        first = _ELEVENTH + _YEARS * ((from_chinese(match["plan"]) or 0) - 11)
        if (int(match["first"]), int(match["last"])) != (first, first + _YEARS - 1):
            message = f"“{match['plan']}五”时期是{first}年至{first + _YEARS - 1}年。"
            start, end = match.start("first"), match.end()
            yield found(name, Severity.ERROR, paragraph, start, end, message, rule=f"{name}.five-years")


def _parts_of_year(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _PATTERNS["half-year"].finditer(paragraph.text):
        first = _first_month(match["part"])
        last = first + (5 if "半" in match["part"] else 2)
        if (int(match["first"]), int(match["last"])) != (first, last):
            message = f"{match['part']}是{first}月至{last}月。"
            yield found(name, Severity.ERROR, paragraph, *match.span(), message, rule=f"{name}.quarter")


def _first_month(part: str) -> int:
    """In which month half a year or a quarter begins."""
    if "半" in part:
        return 1 if part.startswith("上") else 7
    return 3 * (from_chinese(part.removeprefix("第").removesuffix("季度")) or 1) - 2


def _weeks(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _PATTERNS["for-weeks"].finditer(paragraph.text):
        if match["other"] not in (None, match["month"]):
            continue
        least, most = _DAYS[match["unit"].removeprefix("个")]
        days = int(match["last"]) - int(match["first"])
        count = from_chinese(match["for"].replace("两", "二")) or 1
        if not least * count <= days + 1 <= most * count:
            message = f"从{match['first']}日到{match['last']}日是{days + 1}天，请核对。"
            yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.days")
