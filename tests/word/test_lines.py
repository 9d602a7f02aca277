"""Lines break by the rules of Chinese typesetting, and numbers and dates stay whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.word.layout import Layout
from drafter.word.lines import LineBreaker, Measure

BODY = Measure(first=410.2, rest=442.2, size=16, spacing=-0.25)


def _lines(text: str, layout: Layout, measure: Measure = BODY) -> list[str]:
    breaker = LineBreaker(layout.lines)
    return [text[line.start : line.end] for line in breaker.lines(text, measure)]


def test_a_line_holds_28_characters_and_the_first_26(gbt9704):
    assert [len(line) for line in _lines("天" * 90, gbt9704)] == [26, 28, 28, 8]


def test_no_line_begins_with_a_mark_that_ends_something(gbt9704):
    lines = _lines("天" * 25 + "”，" + "天" * 26 + "》。天", gbt9704)
    assert all(line[0] not in "”，》。" for line in lines)


def test_no_line_ends_with_a_mark_that_opens_something(gbt9704):
    assert _lines("天" * 25 + "“地”", gbt9704)[0] == "天" * 25


def test_a_comma_hangs_beyond_the_end(gbt9704):
    assert _lines("天" * 26 + "，地", gbt9704)[0] == "天" * 26 + "，"


@pytest.mark.parametrize(
    "whole", ["2026年11月20日", "3562处", "98.6%", "1.35亿元", "12月", "二〇二六年十一月"]
)
def test_a_number_or_date_is_never_parted(gbt9704, whole):
    for before in range(20, 27):
        lines = _lines("天" * before + whole + "地" * 10, gbt9704)
        kept = whole.rstrip("处元")
        assert any(kept in line for line in lines), lines


def test_a_line_that_ends_early_for_a_number_says_so(gbt9704):
    lines = LineBreaker(gbt9704.lines).lines("天" * 24 + "2026年" + "地" * 40, BODY)
    assert [line.early for line in lines] == [True, False, False]


def test_a_layout_may_let_dates_break_after_the_year(gbt9704):
    rules = replace(gbt9704.lines, whole="数字")
    loose = replace(gbt9704, lines=rules)
    assert _lines("天" * 22 + "2026年11月20日", loose)[0] == "天" * 22 + "2026年"


def test_a_latin_word_is_not_parted_unless_it_is_longer_than_a_line(gbt9704):
    assert _lines("天" * 25 + "Drafter地", gbt9704)[1].startswith("Drafter")
    assert "".join(_lines("x" * 500, gbt9704)) == "x" * 500


def test_a_break_of_the_users_own_ends_a_line(gbt9704):
    assert _lines("天地\n\n山川", gbt9704) == ["天地", "", "山川"]


@given(st.text(alphabet="天地，。“”《》（）2026年月日%a \n𠮷…—", max_size=200))
def test_no_character_is_lost(text):
    from drafter.word.layout import load_layout

    assert "".join(_lines(text, load_layout("gbt9704"))) == text.replace("\n", "")


def test_a_line_without_room_holds_one_character(gbt9704):
    assert _lines("天地玄黄", gbt9704, Measure(-5, -5, 16, 0)) == list("天地玄黄")
    assert _lines("", gbt9704, Measure(-5, -5, 16, 0)) == [""]
