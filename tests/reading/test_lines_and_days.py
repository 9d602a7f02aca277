"""Small questions about a line, and the day of a speech."""

import pytest

from drafter.reading.days import Day, day_of
from drafter.reading.formats.programs import is_equation, program_of
from drafter.reading.formats.rtf.picture import PendingPicture
from drafter.reading.signs import (
    ends_clause,
    ends_sentence,
    has_inner_stop,
    is_ellipsis,
    is_remark,
    is_stage_direction,
    stripped,
    widened,
)


@pytest.mark.parametrize(
    "text, clause, sentence",
    [
        ("抓落实。", True, True),
        ("“抓落实！”", True, True),
        ("主要任务是：", True, False),
        ("抓落实；", True, False),
        ("抓落实.", True, True),
        ("一.", False, False),
        ("抓落实", False, False),
        ("", False, False),
    ],
)
def test_a_text_ends_a_clause_or_a_sentence(text: str, clause: bool, sentence: bool):
    assert (ends_clause(text), ends_sentence(text)) == (clause, sentence)


def test_shapes_of_a_line():
    inner = [has_inner_stop(text) for text in ("抓早。抓小", "抓早抓小。", "“抓早抓小。”", "抓早.抓小")]
    assert inner == [True, False, False, True]
    assert [is_remark(text) for text in ("（此件公开发布）", "（此件）公开", "（甲）")] == [
        True,
        False,
        False,
    ]
    directions = [is_stage_direction(text) for text in ("（播放短片）", "（热烈鼓掌）", "（播放短片）请看")]
    assert directions == [True, False, False]
    assert [is_ellipsis(text) for text in ("……", "…", ". . .", "抓……")] == [True, False, True, False]
    assert stripped("\u3000 \u200b抓落实\ufeff\n") == "抓落实"
    assert widened("抓紧,落实.") == "抓紧，落实。"
    assert widened("增长3.5%") == "增长3.5%"


@pytest.mark.parametrize(
    "stated, title, text, day",
    [
        (["2024年3月5日"], "", "", Day("2024-03-05")),
        (["讲话", "2024年3月"], "", "", Day("2024-03")),
        (["2024年"], "", "", Day("2024", True)),
        (["二○二四年"], "", "", Day("2024", True)),
        (["二〇二四年三月"], "", "", Day("2024-03")),
        (["3月5日"], "2024年工作会", "", Day("2024-03-05", True)),
        (["3月5日"], "", "2023年完成，2024年要抓紧。", Day("2024-03-05", True)),
        (["2月30日"], "2024年工作会", "", Day("2024", True)),
        (["3月5日"], "", "", Day()),
        ([], "2024年工作会", "2025年", Day("2024", True)),
        ([], "", "2025年", Day()),
    ],
)
def test_the_day_is_stated_or_guessed(stated: list[str], title: str, text: str, day: Day):
    assert day_of(stated, title, text) == day
    assert (day.date is not None) == (len(day.text) == 10)


def test_what_is_embedded_is_told_by_its_programs_name():
    told = [program_of(name) for name in ("Excel.Sheet.12", "Word.Document.8", "Other.1")]
    assert told == ["Excel 表格", "Word 文档", ""]
    assert [is_equation(name) for name in ("Equation.3", "Excel.Sheet.12")] == [True, False]


def test_a_picture_of_an_rtf_file_has_the_size_that_it_is_shown_at():
    picture = PendingPicture(sizes={"picwgoal": 1440, "pichgoal": 2880, "picscaley": 50})
    assert [picture._length_of(side) for side in "wh"] == [25.4, 25.4]
    assert PendingPicture(sizes={"picwgoal": -5})._length_of("w") == 0
    picture.add("8950")
    picture.add("4e 47")
    assert picture.digits == ["8950", "4e 47"]
