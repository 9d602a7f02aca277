"""Where a page of the lectern copy is turned within a long paragraph."""

import pytest

from drafter.word.lines import Line
from drafter.word.turns import turning_point


def lines(count: int, width: int = 10, start: int = 0) -> list[Line]:
    return [Line(start + n * width, start + (n + 1) * width, 100.0, False) for n in range(count)]


def text(**marks: str) -> str:
    """Sixty characters with marks at places: text(at12="。")."""
    written = ["话"] * 60
    for place, mark in marks.items():
        written[int(place[2:])] = mark
    return "".join(written)


@pytest.mark.parametrize(
    ("marks", "turned"),
    [
        ({"at39": "。"}, None),
        ({"at25": "。"}, 26),
        ({"at25": "。", "at28": "，"}, 26),
        ({"at22": "。", "at27": "！"}, 28),
        ({"at25": "。", "at26": "”"}, 27),
        ({"at29": "。"}, 30),
        ({"at30": "。"}, None),
        ({"at25": "；"}, 26),
        ({"at25": "，"}, 26),
        ({"at12": "。"}, 13),
        ({"at8": "。"}, None),
        ({}, None),
    ],
)
def test_a_page_ends_at_the_last_end_of_a_sentence_that_leaves_few_lines_empty(marks, turned):
    """Four lines have room, the last is kept in hand; two may stay empty."""
    assert turning_point(text(**marks), lines(6), room=4, empty=2, fresh=True) == turned


@pytest.mark.parametrize(("mark", "first"), [("。", 10), ("；", 10), ("，", 20)])
def test_the_smaller_the_stop_the_fewer_lines_may_stay_empty_for_it(mark, first):
    for at in (first - 1, first + 1):
        found = turning_point(text(**{f"at{at}": mark}), lines(6), room=4, empty=2, fresh=True)
        assert (found is not None) is (at >= first)


def test_a_paragraph_that_just_begins_may_go_to_the_next_page_whole():
    assert turning_point(text(), lines(6), room=2, empty=2, fresh=False) == 0
    assert turning_point(text(), lines(6), room=2, empty=2, fresh=True) is None
    assert turning_point(text(), lines(6), room=4, empty=2, fresh=False) is None
    assert turning_point(text(), lines(5, start=10), room=2, empty=1, fresh=False) == 10


def test_the_first_line_of_a_paragraph_never_stays_alone():
    assert turning_point(text(at9="。"), lines(6), room=3, empty=3, fresh=True) is None
    assert turning_point(text(at10="。"), lines(6), room=3, empty=3, fresh=True) == 11
    assert turning_point(text(at12="。"), lines(5, start=10), room=3, empty=3, fresh=True) == 13
