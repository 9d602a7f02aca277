"""Small parts of the formats by themselves: limits, headings without a title, Word's lists, heads and feet of pages."""

import pytest

from drafter.core.errors import UserError
from drafter.reading.extracted import Line
from drafter.reading.formats.heads import is_seen, told_heads
from drafter.reading.formats.limits import MAX_CHARACTERS, MAX_LINES, check_characters, check_lines
from drafter.reading.formats.lists import Level, NumberedList
from drafter.reading.formats.outlined import with_title


def test_a_file_may_be_as_large_as_the_limits_say_and_no_larger():
    check_lines(MAX_LINES)
    check_characters(MAX_CHARACTERS)
    with pytest.raises(UserError, match="50,000 行"):
        check_lines(MAX_LINES + 1)
    with pytest.raises(UserError, match="过于庞大"):
        check_characters(MAX_CHARACTERS + 1)


def headed(*levels: int | tuple[int, str], title: bool = False) -> list[tuple[int, bool]]:
    lines = [
        Line("题", heading=one) if isinstance(one, int) else Line(one[1], heading=one[0]) for one in levels
    ]
    if title:
        lines.insert(0, Line("总题", title=True))
    return [(line.heading, line.title) for line in with_title(lines)]


@pytest.mark.parametrize(
    ("levels", "made"),
    [
        ([1, 2, 3], [(0, True), (1, False), (2, False)]),
        ([2, 3, 3], [(0, True), (1, False), (1, False)]),
        ([1, 3, 4], [(0, True), (1, False), (2, False)]),
        ([1, 1], [(1, False), (1, False)]),
        ([2, 1], [(2, False), (1, False)]),
        ([2, 2], [(1, False), (1, False)]),
        ([1], [(0, True)]),
        ([0, 1, 0, 2], [(0, False), (0, True), (0, False), (1, False)]),
        ([1, 2, 3, 4, 5, 6], [(0, True), (1, False), (2, False), (3, False), (4, False), (4, False)]),
        ([(1, "一、认识"), 2], [(1, False), (2, False)]),
        ([0, 0], [(0, False), (0, False)]),
    ],
)
def test_the_highest_heading_is_the_title_where_it_stands_alone_before_all_others(levels, made):
    assert headed(*levels) == made


def test_where_the_file_says_what_its_title_is_no_heading_is():
    assert headed(1, 2, title=True) == [(0, True), (1, False), (2, False)]
    assert [
        line.heading for line in with_title([Line("题", heading=1, number="1."), Line("乙", heading=2)])
    ] == [1, 2]


def shown(levels: dict[int, Level], *steps: int, **more: object) -> list[str]:
    numbers = NumberedList(levels, **more)
    return [numbers.next(level) for level in steps]


TWO = {0: Level(text="%1."), 1: Level(text="%1.%2")}


def test_deeper_levels_start_anew_below_each_higher_one():
    assert shown(TWO, 0, 1, 1, 0, 1) == ["1.", "1.1 ", "1.2 ", "2.", "2.1 "]
    assert shown(TWO, 1, 0) == ["1.1 ", "1."]
    assert shown(TWO, 2) == [""]


@pytest.mark.parametrize(("restart", "last"), [(None, "%1"), (0, "%3"), (1, "%3"), (2, "%1")])
def test_a_level_says_itself_after_which_level_it_starts_anew(restart, last):
    levels = {0: Level(text="%1"), 1: Level(text="%2"), 2: Level(text="%3", restart=restart)}
    *_, third = shown(levels, 0, 1, 2, 2, 1, 2)
    assert third == ("1 " if last == "%1" else "3 ")
    *_, below_first = shown(levels, 0, 1, 2, 0, 2)
    assert below_first == ("2 " if restart == 0 else "1 ")


def test_a_list_counts_from_its_own_start():
    assert shown({0: Level(text="%1.", start=3)}, 0, 0) == ["3.", "4."]
    assert shown({0: Level(text="%1.", start=3)}, 0, 0, starts={0: 7}) == ["7.", "8."]
    counters: list[int | None] = [None] * 9
    first = NumberedList({0: Level(text="%1.")}, counters=counters)
    same = NumberedList({0: Level(text="%1.")}, counters=counters)
    anew = NumberedList({0: Level(text="%1.")}, starts={0: 1}, counters=counters)
    assert [first.next(0), first.next(0), same.next(0), anew.next(0), anew.next(0)] == [
        "1.",
        "2.",
        "3.",
        "1.",
        "2.",
    ]


def test_styles_of_numbers_and_the_gap_behind_them():
    assert shown({0: Level("bullet", "●")}, 0) == [""]
    assert shown({0: Level("chineseCounting", "第%1章")}, 0) == ["第一章 "]
    assert shown({0: Level("chineseCounting", "第%1章", spaced=False)}, 0) == ["第一章"]
    assert shown({0: Level("chineseCounting", "%1、")}, 0) == ["一、"]
    legal = {0: Level("chineseCounting", "%1"), 1: Level("decimal", "%1.%2", legal=True)}
    assert shown(legal, 0, 1) == ["一", "1.1 "]
    assert shown({1: Level(text="%1.%2")}, 1) == ["1.1 "]


def test_a_head_is_told_once_and_not_where_it_is_only_the_number_of_the_page():
    assert [is_seen(one) for one in ("第 1 页 共 9 页", "— 3 —", "清源县", "", "1/9", "第二章")] == [
        False, False, True, False, False, True,
    ]  # fmt: skip
    told = list(told_heads(["清源县 ", "第 1 页", "清源县", "内部"]))
    assert [(one.text, one.reason) for one in told] == [("清源县", "页眉页脚"), ("内部", "页眉页脚")]
