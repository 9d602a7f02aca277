"""Dates as speeches write them."""

import re
from datetime import date, timedelta

_HAN = "〇○零一二三四五六七八九十"
_NUMERIC = re.compile(r"(\d{4})\s*[年./\-．]\s*(\d{1,2})\s*[月./\-．]\s*(\d{1,2})\s*日?(?!\d)")
_CHINESE = re.compile(rf"([{_HAN}]{{4}})年([{_HAN}]{{1,3}})月([{_HAN}]{{1,3}})日")
_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
}

_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s*[月./\-．]\s*(\d{1,2})\s*日?")
_NEAR_DAYS = {"昨天": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}


def find_date(text: str) -> date | None:
    """The first full date in a text (2020年4月10日, 2020.4.10, 二〇二〇年四月十日), or None."""
    if found := _NUMERIC.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _CHINESE.search(text):
        year = int("".join(_DIGITS.get(character, "0") for character in found.group(1)))
        month, day = _small(found.group(2)), _small(found.group(3))
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_day(text: str, today: date) -> date | None:
    """The day that somebody typed: a full date, one of this year (11月20日, 11.20), or 今天, 明天, 后天, 昨天."""
    said = text.strip().strip("（）()")
    if said in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[said])
    if found := _WITHOUT_YEAR.fullmatch(said):
        said = f"{today.year}年{found.group(1)}月{found.group(2)}日"
    return find_date(said)


def _small(text: str) -> int:
    """The value of a numeral up to 三十一."""
    head, ten, tail = text.partition("十")
    if not ten:
        return int("".join(_DIGITS[character] for character in text))
    return (int(_DIGITS[head]) if head else 1) * 10 + (int(_DIGITS[tail]) if tail else 0)


def format_date(day: date) -> str:
    """The date as it is written out: 2026年11月20日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
