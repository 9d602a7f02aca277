"""Sentences made of frames and of what is past its time: the frames that ask for it, and those that tell of it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.terms import load_terms
from drafter.library.stale.kinds import Kind
from drafter.library.stale.passage import stale_in
from tests.checks.conftest import drafted
from tests.checks.texts import check_draft, context

_DAY = datetime.date(2026, 11, 30)
_TIMES = load_terms().times
_OVER = [
    one
    for one in _TIMES.dated.terms
    if one.ends
    and one.ends.year < 2025
    and not one.beside
    and not one.text.startswith(("迎", "二十大即", "十九大即"))
]
_PHRASES = st.sampled_from(_OVER)
#: A phrase that names a year says more than its own.
_YEARLESS = st.sampled_from([one for one in _OVER if "20" not in one.text])
_PAST, _COMING = st.integers(2012, 2025), st.integers(2027, 2040)

_ASKING = ["要扎实抓好{}，一抓到底。", "下一步，务必把{}摆上重要位置。"]
_TELLING = [
    "从{}到后来的工作，我们一步一步走了过来。",
    "《关于{}有关工作的意见》要认真学习。",
    "{}期间，大家很辛苦。",
    "{}三年期间，大家很辛苦。",
    "当年的{}，我们都记得。",
]
_DUE = [
    "确保{}年底前全部建成。",
    "各村要在{}年春节前修通水渠。",
    "力争到{}年，全部通车。",
    "离{}年底还有不到两年时间，要抓紧。",
    "要抓好三年行动（2011—{}年），一件一件办。",
    "县里确定的{}年各项任务，要一项一项抓好。",
]
_DONE = [
    "{}年底前建成的小区，都通了气。",
    "{}年，全县工业企业由96家增加到148家。",
    "{}年，我们提前完成了任务。",
    "{}年开始试点，群众很满意。",
]


def words_of(text: str, day: datetime.date = _DAY) -> list[str]:
    return [one.words for one in stale_in(text, _TIMES, day)]


@given(_PHRASES, st.sampled_from(_ASKING))
def test_a_phrase_that_is_over_is_told_where_it_is_asked_for(term, frame):
    assert words_of(frame.format(term.text))


@given(_YEARLESS, st.sampled_from(_TELLING))
def test_the_same_phrase_told_as_past_is_fresh(term, frame):
    assert words_of(frame.format(term.text)) == []


@given(st.sampled_from(_DUE), _PAST, _COMING)
def test_a_term_is_over_once_its_year_is(frame, past, coming):
    assert str(past) in words_of(frame.format(past))
    assert words_of(frame.format(coming)) == []


@given(st.sampled_from(_DONE), _PAST)
def test_a_year_in_which_something_was_done_is_fresh(frame, year):
    assert words_of(frame.format(year)) == []


@given(st.sampled_from(["今年", "明年", "后年"]), st.integers(2015, 2035))
def test_a_year_that_is_told_from_the_day_is_the_one_it_is_called(when, year):
    meant = _DAY.year + ["今年", "明年", "后年"].index(when)
    assert bool(words_of(f"{when}是{year}年，各单位要早作打算。")) == (year < meant)


@given(st.integers(2011, 2030), st.sampled_from([("开局", 0), ("第二年", 1), ("第四年", 3), ("收官", 4)]))
def test_a_year_of_a_plan_is_right_in_one_year_of_five(year, place):
    word, offset = place
    number = "二三四五六"[(year - 2011) // 5]
    text = f"今年是“十{number}五”规划的{word}之年。"
    told = [one for one in stale_in(text, _TIMES, datetime.date(year, 6, 1)) if one.kind is Kind.YEAR]
    assert bool(told) == ((year - 2011) % 5 != offset)


@given(_PHRASES, st.sampled_from(_ASKING + _TELLING))
def test_marks_typed_as_english_ones_say_the_same(term, frame):
    text = frame.format(term.text)
    narrow = text.replace("，", ",").replace("（", "(").replace("）", ")")
    assert [one.start for one in stale_in(narrow, _TIMES, _DAY)] == [
        one.start for one in stale_in(text, _TIMES, _DAY)
    ]


@given(
    st.lists(st.sampled_from(_ASKING + _TELLING), min_size=1, max_size=3),
    _PHRASES,
    st.sampled_from(_DUE + _DONE),
    _PAST,
)
def test_the_check_says_what_the_card_says(frames, term, dated, year):
    text = "".join(frame.format(term.text) for frame in frames) + dated.format(year)
    found = [one for one in check_draft(drafted(text), context(date=_DAY)) if one.check == "dated"]
    assert [(one.start, one.message) for one in sorted(found, key=lambda one: one.start)] == [
        (one.start, one.message) for one in stale_in(text, _TIMES, _DAY) if one.kind is not Kind.HOLDER
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("刚刚闭幕的党的二十届三中全会对改革作出部署。", "党的二十届三中全会闭幕两年多了。"),
        ("民营经济促进法即将施行。", "民营经济促进法已经施行。"),
        ("县应急管理局即将挂牌。", "县应急管理局已经挂牌。"),
        ("居民医保个人缴费标准是每人每年320元。", "居民医保个人缴费标准由每人每年320元提高到400元。"),
    ],
)
def test_news_that_is_old_and_figures_that_were_replaced_are_told(before, after):
    assert words_of(before)
    assert words_of(after) == []
