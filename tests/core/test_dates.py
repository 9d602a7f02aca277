"""Dates as speeches write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.dates import find_date, format_date, parse_day
from drafter.core.numerals import DIGITS, to_chinese

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days)
def test_a_written_date_is_found_again(day):
    assert find_date(f"（{format_date(day)}）") == day


@given(days, st.sampled_from("〇零○"))
def test_a_date_in_chinese_numerals_is_found(day, zero):
    year = "".join(zero if digit == "0" else DIGITS[int(digit)] for digit in str(day.year))
    assert find_date(f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日") == day


@pytest.mark.parametrize(
    "text", ["2020.4.10", "2020-04-10", "2020/4/10", "2020年 4 月 10 日", "二〇二〇年四月十日"]
)
def test_the_usual_spellings(text):
    assert find_date(f"在会上的讲话（{text}）") == date(2020, 4, 10)


@pytest.mark.parametrize(
    "text", ["", "2020年", "4月10日", "2020年13月1日", "2020年2月30日", "二〇二〇年十十月一日"]
)
def test_what_is_no_full_date(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026年11月20日", date(2026, 11, 20)),
        (" 2026.11.20 ", date(2026, 11, 20)),
        ("（2026年11月20日）", date(2026, 11, 20)),
        ("11月20日", date(2026, 11, 20)),
        ("11.20", date(2026, 11, 20)),
        ("今天", date(2026, 12, 31)),
        ("明天", date(2027, 1, 1)),
    ],
)
def test_a_day_as_people_type_it(typed, day):
    assert parse_day(typed, date(2026, 12, 31)) == day


@pytest.mark.parametrize("typed", ["", "下个月", "2月30日", "13.1", "2026年11月"])
def test_what_is_no_day_is_not_guessed(typed):
    assert parse_day(typed, date(2026, 12, 31)) is None
