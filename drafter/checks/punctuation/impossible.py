"""Dates and figures that cannot be: a weekday that is another, a span that ends before it begins, sums, percentages."""

import datetime
import re
from calendar import isleap
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.punctuation.spans_told import find_spans_told
from drafter.checks.punctuation.years_told import find_years_told
from drafter.core.model import Paragraph
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.core.toml import own_toml


def _surname() -> str:
    data = own_toml("reading", "people.toml")
    return f"(?:{'|'.join(data['compound_surnames'])}|[{data['surnames']}])"


_PATTERNS = Patterns(__name__, surname=_surname)
_WEEK = "一二三四五六日"
#: A list that is so much longer or shorter than a number is another one.
_OTHER_LIST = 3


def find_impossible(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph says in dates and figures that cannot be so."""
    yield from _weekdays(name, paragraph, context)
    yield from _leap_days(name, paragraph, context)
    yield from _spans(name, paragraph)
    yield from find_spans_told(name, paragraph)
    yield from find_years_told(name, paragraph, context)
    yield from _figures(name, paragraph)
    for find in (_less, _lists, _works, _days, _quarters, _hours, _ranges):
        yield from find(name, paragraph)


def _weekdays(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    found_in = (
        match
        for rule in ("weekday", "day-of", "relative-day")
        for match in _PATTERNS[rule].finditer(paragraph.text)
    )
    for match in found_in:
        year = int(match["year"] or _year_meant(paragraph.text[: match.start()], context))
        try:
            day = datetime.date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        right = _WEEK[day.weekday()]
        said = match["weekday"].replace("天", "日")
        if said != right:
            message = f"{year}年{day.month}月{day.day}日是星期{right}。"
            start, end = match.start("weekday"), match.end("weekday")
            if match.re is not _PATTERNS["weekday"]:
                yield found(name, Severity.ERROR, paragraph, match.start(), match.end(), message)
            else:
                yield found(name, Severity.ERROR, paragraph, start, end, message, (right,))
    for match in _PATTERNS["today"].finditer(paragraph.text):
        message = "“今天”在今年。"
        yield found(name, Severity.ERROR, paragraph, match.start(1), match.end(1), message, ("今年",))


def _year_meant(before: str, context: Context) -> int:
    """The year of a day that names none: the last one that its sentence names, else that of the speech."""
    named = _PATTERNS["year-said"].findall(re.split("[。；！？]", before)[-1])
    return int(named[-1]) if named else context.date.year


def _leap_days(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """A 29th of February in a year that has none."""
    for match in _PATTERNS["leap-day"].finditer(paragraph.text):
        year = int(match["year"]) if match["year"] else context.date.year + (match["near"] == "明年")
        sentence = re.split("[。；！？]", paragraph.text[: match.start()])[-1]
        # A leap year that was named before in the sentence is the one that is meant.
        named = () if match["year"] or match["near"] else _PATTERNS["year-said"].findall(sentence)
        if not isleap(int(named[-1]) if named else year):
            message = f"{year}年2月没有29日，请核对。"
            yield found(name, Severity.ERROR, paragraph, *match.span(), message, rule=f"{name}.leap-day")


def _spans(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _PATTERNS["span"].finditer(paragraph.text):
        days = (int(match[3]), int(match[6])) if match[3] and match[6] else (0, 0)
        first, last = (int(match[1]), int(match[2]), days[0]), (int(match[4]), int(match[5]), days[1])
        if first > last:
            yield found(name, Severity.ERROR, paragraph, *match.span(), "起止时间前后颠倒。")
    for match in _PATTERNS["years"].finditer(paragraph.text):
        if int(match[1]) > int(match[2]):
            yield found(name, Severity.ERROR, paragraph, *match.span(), "起止年份前后颠倒。")


def _less(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """What is said to be less by more than all of it."""
    for match in _PATTERNS["less"].finditer(paragraph.text):
        message = "减少的部分不会超过全部，请核对这个百分数。"
        yield found(name, Severity.WARNING, paragraph, *match.span(1), message, rule=f"{name}.less")


def _lists(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Lists that are longer or shorter than the number behind them, or before them, says."""
    for match in _PATTERNS["counted"].finditer(paragraph.text):
        # A name may have 和 in it; one with a number is that of another list.
        items = match["list"].split("、")
        listed = len(re.split("[、和与及]", match["list"]))
        ways = {listed, len(items), len(items) + bool(re.search("[和与及]", items[-1]))}
        is_list = len(items) > 1 and not _PATTERNS["numeral"].search(match["list"])
        if is_list and (said := _said_otherwise(match, ways)):
            message = f"前面列了{listed}个，这里说{said}个，请核对。"
            start, end = match.span("number")
            yield found(name, Severity.HINT, paragraph, start, end + 1, message, rule=f"{name}.counted")
    for match in _PATTERNS["counted-before"].finditer(paragraph.text):
        # A name may have 和 in it, so that the last item may be two.
        items = match["list"].split("、")
        listed = len(items) + bool(re.search(".和|.以及", items[-1]))
        if "、" in match["list"] and (said := _said_otherwise(match, {len(items), listed})):
            message = f"这里说{said}个，后面列了{listed}个，请核对。"
            start, end = match.span("number")
            yield found(name, Severity.WARNING, paragraph, start, end + 1, message, rule=f"{name}.counted")
    for match in _PATTERNS["persons"].finditer(paragraph.text):
        listed = match["list"].count("、") + 1
        if said := _said_otherwise(match, {listed}):
            message = f"这里说{said}人，后面列了{listed}人，请核对。"
            start, end = match.span("number")
            yield found(name, Severity.HINT, paragraph, start, end + 1, message, rule=f"{name}.persons")


def _said_otherwise(match: re.Match[str], listed: set[int]) -> str:
    """The number that a text gives, where it is a little off from how many are listed; "" where it is right."""
    said = from_chinese(match["number"].replace("两", "二")) or int(match["number"])
    is_off = said not in listed and min(abs(said - one) for one in listed) < _OTHER_LIST
    return match["number"] if is_off else ""


def _works(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Works that end before they begin."""
    for match in _PATTERNS["works"].finditer(paragraph.text):
        if (int(match[1]), int(match[2])) > (int(match[4]), int(match[5])):
            message = "开工在后、完工在前，时间颠倒了。"
            yield found(name, Severity.WARNING, paragraph, *match.span("end"), message, rule=f"{name}.works")


def _days(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Days that end before they begin, and that are more or fewer than they are said to be."""
    for match in _PATTERNS["days"].finditer(paragraph.text):
        first = int(match[1]), int(match[2])
        last = int(match[3] or match[1]), int(match[4])
        if first >= last and not (first[0] >= 11 and last[0] <= 2):
            message = "起止日期前后颠倒。"
            yield found(name, Severity.ERROR, paragraph, *match.span(), message, rule=f"{name}.days")
        elif match["for"] and first[0] == last[0]:
            days, told = last[1] - first[1], from_chinese(match["for"].replace("两", "二"))
            if told not in (days, days + 1):
                message = f"从{first[1]}日到{last[1]}日是{days + 1}天，请核对。"
                yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.days")


def _quarters(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """A quarter with months that are not its own."""
    for match in _PATTERNS["quarter"].finditer(paragraph.text):
        first = 3 * (_WEEK.index(match["quarter"])) + 1
        if (int(match["first"]), int(match["last"])) != (first, first + 2):
            message = f"{match['quarter']}季度是{first}月至{first + 2}月。"
            yield found(name, Severity.ERROR, paragraph, *match.span(), message, rule=f"{name}.quarter")


def _ranges(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Amounts from the greater to the less."""
    for match in _PATTERNS["range"].finditer(paragraph.text):
        if float(match["first"]) > float(match["last"]):
            right = f"{match['last']}{match['to']}{match['first']}"
            message = "范围的前一个数比后一个数大，请核对。"
            yield found(
                name, Severity.WARNING, paragraph, *match.span(), message, (right,), rule=f"{name}.range"
            )


def _hours(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _PATTERNS["hour"].finditer(paragraph.text):
        message = "钟点和上午、下午对不上，请核对。"
        yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.hour")


def _figures(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    text = paragraph.text
    for match in _PATTERNS["rate-up"].finditer(text):
        message = "比率之间的差，单位是“个百分点”。"
        right = f"{match[1]}个百分点"
        start, end = match.start(1), match.end()
        yield found(name, Severity.HINT, paragraph, start, end, message, (right,), rule=f"{name}.points")
    for match in _PATTERNS["points"].finditer(text):
        start, end = match.start(3), match.end()
        message = "两个百分数相减，单位是“个百分点”。"
        yield found(name, Severity.WARNING, paragraph, start, end, message, (f"{match[3]}个百分点",))
    for match in _PATTERNS["percent-over"].finditer(text):
        yield found(
            name, Severity.WARNING, paragraph, match.start(1), match.end(), "占比、比率超过了100%，请核对。"
        )
