"""Dates and figures that cannot be: a weekday that is another, a span that ends before it begins, sums, percentages."""

import datetime
import re
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.numerals import from_chinese

_WEEKDAY = re.compile(
    r"(?:(?P<year>20\d\d)年|今年|今天是)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(，,、 ]*(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
)
_WEEK = "一二三四五六日"
#: Shares of a whole, with what rounding makes of them.
_WHOLE = 101
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
    r"[由从](?:[^，。；\d]{0,6}(?:20\d\d年的?)?)?(\d+(?:\.\d+)?)%(?:提高|上升|增加|下降|降低|降|升|增|减少)(?:到|至)(?:20\d\d年的)?(\d+(?:\.\d+)?)%，[^，。；\d]{0,6}(?:提高|上升|增加|增长|下降|降低|减少|提升)了?(\d+(?:\.\d+)?)%"
)
#: Parts of a number of things, all of them named: 12个乡镇，其中5个先行、4个跟进、6个收尾.
_PARTS = re.compile(
    r"(?P<total>\d+)(?P<unit>个|名|人|户|家|件|项|所|座|处|条)(?P<noun>[\u4e00-\u9fff]{0,6})，其中[：，]?(?P<parts>[^。；]{4,60})"
)
#: A list with its number behind it: 清溪、石桥、高峰三个乡镇.
_COUNTED = re.compile(
    r"(?:^|(?<=[，。；：抓在对由到]))(?P<list>[\u4e00-\u9fff]{2,5}(?:(?:、|和|与|及)[\u4e00-\u9fff]{2,5}){1,8}?)(?P<number>[两三四五六七八九十]|[2-9])"
    r"(?:个|大)(?P<noun>乡镇|镇|乡|街道|村|部门|单位|县|市|区|县区|环节|重点|领域|关系|方面|专业)(?!等)"
)
#: Days of one year, and of one month, in the wrong order; an hour that its part of the day does not have.
_DAYS = re.compile(
    r"(?<![\d年])(\d{1,2})月(\d{1,2})日(?:上午|下午)?(?:至|到|—|－|-|～)(?:(\d{1,2})月)?(\d{1,2})日"
)
_HOUR = re.compile(r"上午(1[3-9]|2[0-4])[时点:：]|凌晨(9|1\d|2[0-4])[时点:：]|晚上?([1-4])[时点:：]")
#: 提高了 so many per cent of a rate that is itself in per cent.
_RATE_UP = re.compile(
    r"(?:占比|比重|[\u4e00-\u9fff]{2}率|满意度)(?:比|较|同比)[^，。；\d]{1,8}(?:提高|上升|下降|降低|提升|增加|减少)了?(\d+(?:\.\d+)?)%(?!以)"
)
#: What cannot be less by more than all of it.
_LESS = re.compile(
    r"(?:下降|减少|降低|压减|压缩|缩减|下滑|节约|节省)(?:了|到)?((?:100(?=%)|1[0-9]\d|[2-9]\d\d)(?:\.\d+)?%)"
)
#: Parts before their sum: 东片5个、西片4个，共计12个.
_THEN_SUM = re.compile(
    r"(?P<parts>(?:[\u4e00-\u9fff“”]{1,12}\d+(?:\.\d+)?(?P<unit>亿元|万元|元|个|名|人|户|家|件|亩|万亩|公里|吨|万吨|处|项|所)[、，和]){1,8}?[\u4e00-\u9fff“”]{1,12}\d+(?:\.\d+)?(?P=unit))，"
    r"(?:[\u4e00-\u9fff]{0,4})(?:共计|合计|总计|一共|累计|共)(?P<total>\d+(?:\.\d+)?)(?P=unit)"
)
#: Shares that together are more than the whole.
_SHARES = re.compile(r"分别占(?:[^，。；\d]{0,8})((?:\d+(?:\.\d+)?%[、和]){1,6}\d+(?:\.\d+)?%)")
_TODAY = re.compile(r"(去年|前年|明年|后年)(\d{1,2})月(\d{1,2})日，?也?就是今天")


def find_impossible(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph says in dates and figures that cannot be so."""
    yield from _weekdays(name, paragraph, context)
    yield from _spans(name, paragraph)
    yield from _figures(name, paragraph)
    yield from _parts(name, paragraph)
    yield from _hours(name, paragraph)


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


def _parts(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Parts of a number that do not make it, and lists that are longer or shorter than said."""
    text = paragraph.text
    for match in _PARTS.finditer(text):
        numbers = [int(n) for n in re.findall(rf"(\d+){match['unit']}", match["parts"])]
        clauses = re.split("[、，]", match["parts"])
        counted = len(numbers) > 1 and len(clauses) == len(numbers)
        if counted and sum(numbers) != int(match["total"]):
            message = (
                f"各部分相加是{sum(numbers)}{match['unit']}，总数是{match['total']}{match['unit']}，请核对。"
            )
            end = match.start("unit") + len(match["unit"])
            over = sum(numbers) > int(match["total"])
            severity = Severity.WARNING if over else Severity.HINT
            yield found(name, severity, paragraph, match.start("total"), end, message, rule=f"{name}.sum")
    for match in _THEN_SUM.finditer(text):
        numbers = [float(n) for n in re.findall(rf"(\d+(?:\.\d+)?){match['unit']}", match["parts"])]
        if abs(sum(numbers) - float(match["total"])) > 1e-6 * max(1.0, sum(numbers)):
            message = f"各部分相加是{sum(numbers):g}{match['unit']}，这里说{match['total']}{match['unit']}，请核对。"
            yield found(
                name, Severity.HINT, paragraph, match.start("total"), match.end(), message, rule=f"{name}.sum"
            )
    for match in _SHARES.finditer(text):
        shares = [float(n) for n in re.findall(r"(\d+(?:\.\d+)?)%", match[1])]
        if sum(shares) > _WHOLE:
            message = f"这几项相加是{sum(shares):g}%，超过了100%，请核对。"
            yield found(name, Severity.HINT, paragraph, *match.span(1), message, rule=f"{name}.shares")
    for match in _LESS.finditer(text):
        message = "减少的部分不会超过全部，请核对这个百分数。"
        yield found(name, Severity.WARNING, paragraph, *match.span(1), message, rule=f"{name}.less")
    for match in _COUNTED.finditer(text):
        listed = len(re.split("[、和与及]", match["list"]))
        said = from_chinese(match["number"].replace("两", "二")) or int(match["number"])
        if "、" in match["list"] and listed != said and abs(listed - said) < 3:
            message = f"前面列了{listed}个，这里说{match['number']}个，请核对。"
            start, end = match.span("number")
            yield found(name, Severity.HINT, paragraph, start, end + 1, message, rule=f"{name}.counted")


def _hours(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    for match in _DAYS.finditer(paragraph.text):
        first = int(match[1]), int(match[2])
        last = int(match[3] or match[1]), int(match[4])
        if first >= last and not (first[0] >= 11 and last[0] <= 2):
            yield found(
                name, Severity.ERROR, paragraph, *match.span(), "起止日期前后颠倒。", rule=f"{name}.days"
            )
    for match in _HOUR.finditer(paragraph.text):
        message = "钟点和上午、下午对不上，请核对。"
        yield found(name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.hour")


def _figures(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    text = paragraph.text
    for match in _RATE_UP.finditer(text):
        message = "比率之间的差，单位是“个百分点”。"
        right = f"{match[1]}个百分点"
        start, end = match.start(1), match.end()
        yield found(name, Severity.HINT, paragraph, start, end, message, (right,), rule=f"{name}.points")
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
