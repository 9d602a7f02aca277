"""Which meetings are the same one."""

import datetime
from dataclasses import replace

import pytest

from drafter.core.meetings import are_of_one_meeting, meeting_name, names_another, occasion_of, was_before
from drafter.core.model import Facts, Source

DAY = datetime.date(2026, 3, 5)
ONE = Facts("在全县农业工作会议上的讲话", DAY)


@pytest.mark.parametrize(
    "other, are",
    [
        (Facts("在全县农业工作会议上的主持词", DAY), True),
        (Facts("讲稿", DAY, occasion="2026年全县农业工作会议"), True),
        (Facts("讲稿", DAY, occasion="清源县农业工作会议", place="清源县"), True),
        (Facts("在全县防汛工作会议上的讲话", DAY), False),
        (replace(ONE, date=datetime.date(2026, 3, 6)), False),
        (replace(ONE, date=None), False),
    ],
)
def test_two_drafts_are_for_one_meeting_by_name_and_day(other: Facts, are: bool):
    assert are_of_one_meeting(ONE, other) is are
    assert are_of_one_meeting(other, ONE) is are


def test_drafts_that_name_no_meeting_are_for_none():
    assert are_of_one_meeting(Facts("讲话", DAY), Facts("讲稿", DAY)) is False


@pytest.mark.parametrize(
    "day, is_before",
    [
        ((2025, 1, 2), True),  # last year, however long ago
        ((2025, 12, 31), True),
        ((2024, 9, 1), True),  # a year and a half ago
        ((2024, 8, 31), False),
        ((2026, 3, 4), True),
        ((2026, 3, 5), False),  # the meeting itself
        ((2026, 3, 6), False),
        ((2027, 1, 2), False),
    ],
)
def test_a_meeting_was_held_before_where_it_is_not_too_long_ago(day: tuple[int, int, int], is_before: bool):
    assert was_before(Source("s", "讲话", date=datetime.date(*day)), DAY) is is_before


def test_a_source_without_a_day_was_never_before():
    assert was_before(Source("s", "讲话"), DAY) is False


@pytest.mark.parametrize(
    "text, named, is_another",
    [
        ("前天召开的全市三级干部大会作了部署。", "全市", True),
        ("今天召开全市三级干部大会。", "全市", False),
        ("今天传达全市三级干部大会精神。", "全市", True),
        ("要落实《全市防汛预案》。", "全市", True),
        ("《公报》说全市要稳。", "全市", False),
        ("全市干部群众都要动起来。", "全市", False),
        ("会上作了部署。前天召开的全市农业工作会议开得好。", "全市", False),
        ("今天开会。全市三级干部大会作了部署。", "全市", True),
    ],
)
def test_the_name_of_another_meeting_stays_as_it_is(text: str, named: str, is_another: bool):
    start = text.index(named)
    own = {meeting_name("全县农业工作会议", "")}
    assert names_another(text, start, start + len(named), own) is is_another


def test_the_occasion_stands_in_the_title():
    assert occasion_of("在全县防汛工作会议上的讲话") == "全县防汛工作会议"
    assert occasion_of("关于防汛的讲话") == ""
