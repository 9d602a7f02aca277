"""Dates as speeches write them."""

import re
from datetime import date, timedelta

from drafter.core.numerals import from_chinese

_HAN = "〇○OＯ０零一二三四五六七八九十"
#: What is typed for 〇, which few keyboards give.
_ZEROS = "[○OＯ０]"
_NUMERIC = r"(\d{4})\s*[年./\-．]\s*(\d{1,2})\s*[月./\-．]\s*(\d{1,2})\s*日?(?!\d)"
_CHINESE = rf"([{_HAN}]{{4}})年([{_HAN}]{{1,3}})月([{_HAN}]{{1,3}})日"

_WITHOUT_YEAR = r"(\d{1,2})\s*[月./\-．]\s*(\d{1,2})\s*日?"
_NEAR_DAYS = {"昨天": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}


def find_date(text: str) -> date | None:
    """The first full date in a text (2020年4月10日, 2020.4.10, 二〇二〇年四月十日), or None."""
    if found := re.search(_NUMERIC, text):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.search(_CHINESE, text):
        year, month, day = (from_chinese(re.sub(_ZEROS, "〇", part)) for part in found.groups())
    else:
        return None
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """The day that an ISO text names, the first of a month (2024-03) or a year (2024); None where it names none."""
    try:
        year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
        return date(year, month, day)
    except ValueError:
        return None


def parse_day(text: str, today: date) -> date | None:
    """The day that somebody typed: a full date, one of this year (11月20日, 11.20), or 今天, 明天, 后天, 昨天."""
    said = text.strip().strip("（）()")
    if said in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[said])
    if found := re.fullmatch(_WITHOUT_YEAR, said):
        said = f"{today.year}年{found.group(1)}月{found.group(2)}日"
    return find_date(said)


def format_date(day: date) -> str:
    """The date as it is written out: 2026年11月20日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
