"""What follows from two dates and is said otherwise: ages, anniversaries of one's own, days until a day, stages in order."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.library.stale.anniversaries import founded_in

_PATTERNS = Patterns(__name__)
_SENTENCES = re.compile("[^。！？；]+[。！？；]?")
#: So many sentences behind the one that says when something began it is still what is spoken of.
_NEAR = 2
#: An age may be counted from the year of birth or with it, days until a day with both ends or without.
_SLACK = {"岁": 1, "天": 1}
_DECEMBER = 12


def find_years_told(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The ages, anniversaries, days and stages of a paragraph that its own dates tell otherwise."""
    text = paragraph.text
    if "年" not in text and "月" not in text:
        return
    yield from _since(name, paragraph, context)
    yield from _days_left(name, paragraph, context)
    yield from _stages(name, paragraph)
    yield from _other_year(name, paragraph)
    yield from _plenums(name, paragraph)
    for match in _PATTERNS["quarter-month"].finditer(text):
        first = 3 * "一二三四".index(match["quarter"]) + 1
        if not first <= int(match["month"]) < first + 3:
            message = f"{match['quarter']}季度是{first}月至{first + 2}月。"
            yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.quarter")


def _since(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """Ages and anniversaries beside the year in which somebody was born, or something was founded."""
    text = paragraph.text
    # What the check of dated phrases tells is told once.
    told_already = {match.start("all") for match in founded_in(text)}
    sentences = [match.span() for match in _SENTENCES.finditer(text)]
    for began in _PATTERNS["began"].finditer(text):
        year = int(began["behind"] or began["before"])
        unit = "岁" if _PATTERNS["born"].search(began.group()) else "周年"
        for count in _PATTERNS["count"].finditer(text):
            apart = _sentences_apart(sentences, began.start(), count.start())
            if (
                count.start() in told_already
                or count["unit"] != unit
                or not 0 <= apart <= _NEAR
                or _is_of_other(text, began, count)
            ):
                continue
            told, now = _number(count["number"]), _year_of(text, count.start(), year, context)
            right = now - year
            if told is None or right <= 0 or abs(told - right) <= _SLACK.get(unit, 0):
                continue
            message = f"从{year}年到{now}年是{right}{'年' if unit == '岁' else unit}，请核对。"
            yield found(name, Severity.WARNING, paragraph, *count.span(), message, rule=f"{name}.since")


def _is_of_other(text: str, began: re.Match[str], count: re.Match[str]) -> bool:
    """Whether another beginning or another event stands between, or the count is of the time at which it began."""
    is_ahead = count.end() <= began.start()
    between = text[count.end() : began.start()] if is_ahead else text[began.end() : count.start()]
    event = text[max(0, count.start() - 12) : count.start()]
    return bool(
        _PATTERNS["began"].search(between)
        or _PATTERNS["event"].search(event)
        or _PATTERNS["then"].search(between)
    )


def _sentences_apart(sentences: list[tuple[int, int]], first: int, last: int) -> int:
    """How many sentences stand between two places; a count may stand in the sentence before."""
    numbers = [
        next((n for n, (start, end) in enumerate(sentences) if start <= at < end), 0) for at in (first, last)
    ]
    return abs(numbers[1] - numbers[0])


def _year_of(text: str, place: int, began: int, context: Context) -> int:
    """Of which year a count is: the one that its sentence, or the one before, names last; else that of the speech."""
    named = [int(year) for year in _PATTERNS["year"].findall(text[:place]) if int(year) != began]
    if not named:
        return context.date.year
    clause = text[max(0, place - 30) : place]
    return context.date.year if _PATTERNS["this-year"].search(clause) else named[-1]


def _days_left(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """How many days there are until a day, from the one that is said to be today."""
    today = _PATTERNS["today"].search(paragraph.text)
    if today is None:
        return
    year = int(today["year"] or context.date.year)
    for match in _PATTERNS["days-left"].finditer(paragraph.text):
        start, until = _day(year, today["month"], today["day"]), _until(match, year)
        told = _number(match["number"])
        if start is None or until is None or told is None:
            continue
        if until < start:
            until = until.replace(year=until.year + 1)
        right = (until - start).days
        if abs(right - told) > _SLACK["天"]:
            message = f"到{until.month}月{until.day}日还有{right}天，请核对。"
            yield found(
                name, Severity.WARNING, paragraph, *match.span("days"), message, rule=f"{name}.days-left"
            )


def _until(match: re.Match[str], year: int) -> datetime.date | None:
    if match["month"]:
        return _day(int(match["year"] or year), match["month"], match["day"])
    ends = bool(_PATTERNS["ends"].fullmatch(match["feast"]))
    return datetime.date(year, _DECEMBER, 31) if ends else datetime.date(year + 1, 1, 1)


def _day(year: int, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(year, int(month), int(day))
    except ValueError:
        return None


def _stages(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Stages of one thing whose days do not follow each other: 报名 behind 笔试."""
    for match in _SENTENCES.finditer(paragraph.text):
        stages = list(_PATTERNS["stage"].finditer(match.group()))
        for one, other in pairwise(stages):
            same_year = one["year"] == other["year"] or not other["year"]
            what = [stage["what"] or stage["ahead"] for stage in (one, other)]
            first, last = map(_rank, what)
            if not same_year or min(first, last) < 0 or first >= last:
                continue
            day, before = _day_of(other), _day_of(one)
            if day < before and (before[0] < _DECEMBER - 1 or other["year"]):
                start, end = match.start() + other.start(), match.start() + other.end()
                message = f"“{what[1]}”的日期在“{what[0]}”之前，请核对。"
                yield found(name, Severity.WARNING, paragraph, start, end, message, rule=f"{name}.stages")


def _day_of(stage: re.Match[str]) -> tuple[int, int]:
    """The month and the day of a stage, whichever stands first, the day or what comes on it."""
    return int(stage["month"] or stage["month2"]), int(stage["day"] or stage["day2"])


def _rank(what: str) -> int:
    """How late in the course of things a stage comes, -1 where it is none."""
    words = _PATTERNS.words("course")
    return next((n for n, stage in enumerate(words) if what in stage.split("、")), -1)


def _other_year(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """From one month to an earlier one of the same year: 从去年10月启动，到去年4月结束."""
    for match in _PATTERNS["from-to"].finditer(paragraph.text):
        if match["first"] == match["last"] and int(match["from"]) > int(match["to"]):
            message = "起止时间前后颠倒。"
            yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.from-to")


def _plenums(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """A congress or a plenary session with another year or month than the one in which it was held."""
    held = dict(line.split() for line in _PATTERNS.words("held"))
    for match in _PATTERNS["plenum"].finditer(paragraph.text):
        year, _, month = held.get(match["name"], "").partition(".")
        if year and (match["year"] != year or match["month"] not in (None, month)):
            message = f"{match['name']}是{year}年{month}月召开的，请核对。"
            yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.plenum")


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else hundreds_from_chinese(written)
