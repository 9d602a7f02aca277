"""Dates and figures that cannot be: a weekday that is another, a span that ends before it begins, sums, percentages."""

import datetime
import re
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph

_WEEKDAY = re.compile(
    r"(?:(?P<year>20\d\d)年|今年|今天是)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(，,、 ]*(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
)
_WEEK = "一二三四五六日"
_SPAN = re.compile(r"(?:从|自)?(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:到|至|—|－|-)(20\d\d)年(\d{1,2})月")
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:年)?(?:到|至|—|－)(20\d\d)年")
_AMOUNT = r"(\d+(?:\.\d+)?)"
_SUM = re.compile(
    rf"{_AMOUNT}(?P<unit>亿元|万元|元|个|名|人|户|家|件|项|亩|万亩|公里|吨|万吨)[\u4e00-\u9fff]{{0,6}}，?其中[：，]?(?P<parts>[^。；]+)"
)
_PERCENT_OVER = re.compile(
    r"(?:占比|占(?![^，。；%\d]{0,6}(?:计划|目标|任务|预算))|比重|合格率|满意率|满意度|参保率|入学率|就业率|达标率)[^，。；%\d]{0,8}(?:[^，。；]{0,14}提高到[^，。；\d]{0,2}(?:20\d\d年的)?)?(?!100(?:\.0+)?%)(1[0-9]\d|[2-9]\d\d)(?:\.\d+)?%"
)
_POINTS = re.compile(
    r"由(?:[^，。；\d]{0,6}(?:20\d\d年的?)?)?(\d+(?:\.\d+)?)%(?:提高|上升|增加|下降|降低|降|升|增|减少)(?:到|至)(?:20\d\d年的)?(\d+(?:\.\d+)?)%，[^，。；\d]{0,6}(?:提高|上升|增加|增长|下降|降低|减少|提升)了?(\d+(?:\.\d+)?)%"
)
_TODAY = re.compile(r"(去年|前年|明年|后年)(\d{1,2})月(\d{1,2})日，?也?就是今天")


def find_impossible(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph says in dates and figures that cannot be so."""
    yield from _weekdays(name, paragraph, context)
    yield from _spans(name, paragraph)
    yield from _figures(name, paragraph)


def _weekdays(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for match in _WEEKDAY.finditer(paragraph.text):
        year = int(match["year"] or context.date.year)
        try:
            day = datetime.date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        right = _WEEK[day.weekday()]
        said = match["weekday"].replace("天", "日")
        if said != right:
            message = f"{year}年{day.month}月{day.day}日是星期{right}。"
            start = match.start("weekday")
            yield found(name, Severity.ERROR, paragraph, start, start + 1, message, (right,))
    for match in _TODAY.finditer(paragraph.text):
        message = "“今天”在今年。"
        yield found(name, Severity.ERROR, paragraph, match.start(1), match.end(1), message, ("今年",))


def _spans(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _SPAN.finditer(paragraph.text):
        first, last = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
        if first > last:
            yield found(name, Severity.ERROR, paragraph, *match.span(), "起止时间前后颠倒。")
    for match in _YEARS.finditer(paragraph.text):
        if int(match[1]) > int(match[2]):
            yield found(name, Severity.ERROR, paragraph, *match.span(), "起止年份前后颠倒。")


def _figures(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    text = paragraph.text
    for match in _POINTS.finditer(text):
        start, end = match.start(3), match.end()
        message = "两个百分数相减，单位是“个百分点”。"
        yield found(name, Severity.WARNING, paragraph, start, end, message, (f"{match[3]}个百分点",))
    for match in _PERCENT_OVER.finditer(text):
        yield found(
            name, Severity.WARNING, paragraph, match.start(1), match.end(), "占比、比率超过了100%，请核对。"
        )
    for match in _SUM.finditer(text):
        parts = re.findall(rf"[\u4e00-\u9fff]{_AMOUNT}{match['unit']}", match["parts"].split("合计")[0])
        total = float(match.group(1))
        if len(parts) > 1 and "、" in match["parts"] and sum(map(float, parts)) > total * 1.001:
            message = f"各部分相加是{sum(map(float, parts)):g}{match['unit']}，总数是{match.group(1)}{match['unit']}，请核对。"
            end = match.start("unit") + len(match["unit"])
            yield found(name, Severity.WARNING, paragraph, match.start(1), end, message)
            if (again := text.find("合计", match.end(1))) >= 0:
                stop = re.match(rf"合计{_AMOUNT}{match['unit']}", text[again:])
                if stop:
                    yield found(name, Severity.WARNING, paragraph, again, again + stop.end(), message)
