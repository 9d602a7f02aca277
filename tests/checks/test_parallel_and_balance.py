"""Which headings and points stand side by side, which of them is the odd one, and which part is too long or too short."""

from itertools import count

import pytest

from drafter.checks.check import Scene
from drafter.checks.ear.balance import find_balance, find_length
from drafter.checks.ear.parallel import find_parallel
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot
from tests.checks.texts import context

FOUR, OTHER = "扛牢责任，守住底线", "狠抓落实，务求取得实效"


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph("", Role.HEADING, level, text, "一、" if level == 1 else "（一）")


def point(text: str, level: int = 1, *, starts: bool = False) -> Paragraph:
    return Paragraph("", Role.POINT, level, f"{text}。多说一句。", "一要", starts=starts)


def odd(*paragraphs: Paragraph) -> list[str]:
    draft = Draft(Facts(), tuple(paragraphs))
    return [finding.text for finding in find_parallel("ear", Scene(draft, context(), ()))]


@pytest.mark.parametrize(
    ("alike", "other", "told"),
    [(1, 1, 0), (2, 1, 1), (3, 1, 1), (3, 2, 0), (4, 2, 2), (4, 3, 0), (5, 3, 0), (6, 3, 3), (3, 0, 0)],
)
def test_at_most_a_third_of_three_or_more_headings_are_the_odd_ones(alike, other, told):
    assert odd(*[heading(FOUR)] * alike, *[heading(OTHER)] * other) == [OTHER] * told


def test_two_others_of_three_shapes_are_told_only_where_most_are_alike():
    assert odd(heading(FOUR), heading(OTHER), heading("再接再厉")) == []
    assert odd(*[heading(FOUR)] * 4, heading(OTHER), heading("再接再厉")) == [OTHER, "再接再厉"]


def test_what_is_told_names_both_shapes():
    draft = Draft(Facts(), (heading(FOUR), heading(FOUR), heading(OTHER)))
    (finding,) = find_parallel("ear", Scene(draft, context(), ()))
    assert finding.message == "同级的其他标题是4＋4字，这个是4＋6字，不对仗。"
    assert (finding.start, finding.end) == (0, len(OTHER))


def test_headings_of_a_lower_level_are_held_against_those_of_their_own_part():
    first = (heading(FOUR), heading(FOUR, 2), heading(FOUR, 2))
    assert odd(*first, heading(OTHER), heading(OTHER, 2)) == []
    assert odd(*first, heading(OTHER, 2), heading(OTHER)) == [OTHER]


def test_headings_of_one_level_go_on_over_those_below_them():
    rows = (heading(FOUR), heading("小题一", 2), heading(FOUR), heading("小题二", 2), heading(OTHER))
    assert odd(*rows) == [OTHER]


def test_a_heading_ends_every_list_of_points():
    assert odd(point(FOUR), point(FOUR), heading("题"), point(OTHER)) == []
    assert odd(point(FOUR), point(FOUR), heading("题", 4), point(OTHER)) == []
    assert odd(point(FOUR), point(FOUR), point(OTHER), heading("题")) == [OTHER + "。"]


def test_a_point_that_starts_a_list_ends_the_one_of_its_level_before_it():
    assert odd(point(FOUR), point(FOUR), point(OTHER, starts=True)) == []
    assert odd(point(FOUR), point(FOUR), point("小点", 2, starts=True), point(OTHER)) == [OTHER + "。"]


def test_points_of_a_lower_level_end_with_the_next_point_above_them():
    below = (point(FOUR, 2), point(FOUR, 2))
    assert odd(point("甲"), *below, point("乙"), point(OTHER, 2)) == []
    assert odd(point("甲"), *below, point(OTHER, 2), point("乙")) == [OTHER + "。"]


def test_a_point_does_not_end_the_headings_above_it():
    assert odd(heading(FOUR), heading(FOUR), point("甲", starts=True), heading(OTHER)) == [OTHER]


def test_only_the_lead_of_a_point_or_heading_is_held_against_the_others():
    long = [heading(f"{text}。后面还有一句。") for text in (FOUR, FOUR, OTHER)]
    assert odd(*long) == [f"{OTHER}。"]
    without = [Paragraph("", Role.POINT, 1, text, "一要") for text in (FOUR, FOUR, OTHER)]
    assert odd(*without) == []
    bodies = [Paragraph("", Role.BODY, 0, f"{text}。多说一句。") for text in (FOUR, FOUR, OTHER)]
    assert odd(*bodies) == []


def balanced(*parts: tuple[float, int], level: int = 1, is_open: bool = False) -> list[str]:
    """What is told of parts with these planned shares and lengths."""
    number = count(1)
    paragraphs: list[Paragraph] = []
    for share, length in parts:
        head = Paragraph(
            f"h{next(number)}", Role.HEADING, level, "题", "一、", slot=Slot(Role.HEADING, level)
        )
        body = Paragraph(f"b{next(number)}", Role.BODY, 0, "话" * (length - 1))
        paragraphs += [head, Paragraph(body.id, body.role, 0, body.text, slot=Slot(Role.BODY, share=share))]
    if is_open:
        paragraphs.append(Paragraph("open", Role.BODY, slot=Slot(Role.BODY)))
    draft = Draft(Facts(), tuple(paragraphs))
    lengths = [len(paragraph.text) for paragraph in paragraphs]
    return [one.message for one in find_balance("ear", Scene(draft, context(), lengths))]


def test_a_part_may_be_half_as_long_again_as_planned_or_half_as_short():
    assert balanced((0.5, 750), (0.5, 250)) == []
    assert balanced((0.5, 760), (0.5, 240)) == [
        "这一部分占 76%，提纲安排的是 50%，偏长。",
        "这一部分占 24%，提纲安排的是 50%，偏短。",
    ]


def test_a_part_of_less_than_a_twentieth_is_not_measured():
    assert balanced((0.04, 200), (0.96, 800)) == []
    assert balanced((0.05, 200), (0.95, 800)) == ["这一部分占 20%，提纲安排的是 5%，偏长。"]


def test_only_parts_are_measured_and_none_while_a_place_is_open():
    assert balanced((0.5, 900), (0.5, 100), level=2) == []
    assert balanced((0.5, 900), (0.5, 100), is_open=True) == []
    assert balanced((0.5, 900), (0.5, 100)) != []


def timed(length: int, minutes: int, *, is_open: bool = False) -> list[str]:
    paragraphs = [Paragraph("a", Role.BODY, 0, "话" * length)]
    paragraphs += [Paragraph("open", Role.BODY, slot=Slot(Role.BODY))] * is_open
    scene = Scene(Draft(Facts(), tuple(paragraphs)), context(minutes=minutes, speed=200), [length])
    return [one.message for one in find_length("ear", scene)]


def test_a_speech_may_take_all_of_its_time_and_at_least_half_of_it():
    assert timed(2000, 10) == timed(1000, 10) == timed(5000, 0) == timed(0, 10) == []
    assert timed(2001, 10) == ["全文约要讲 10 分钟，安排的是 10 分钟，约多 1 字。"]
    assert timed(999, 10) == ["全文约讲 5 分钟，安排的是 10 分钟，约少 1001 字。"]
    assert timed(10, 10) == ["全文约讲 1 分钟，安排的是 10 分钟，约少 1990 字。"]


def test_while_a_place_is_open_a_speech_may_be_short_but_not_long():
    assert timed(999, 10, is_open=True) == []
    assert len(timed(2001, 10, is_open=True)) == 1
