"""How two values of figures compare."""

import pytest

from drafter.core.figure_values import is_miscounted, is_near, is_shifted, is_stroke, is_turned_over
from drafter.core.figures import Figure, FigureKind

KIND = next(kind for kind in FigureKind if kind is not FigureKind.COUNT)


def figure(value: float, unit: str = "个", kind: FigureKind = FigureKind.COUNT) -> Figure:
    return Figure(0, 1, str(value), kind, value, unit, "", "", "")


def pairs(compare, *rows: tuple[float, float]) -> list[bool]:
    """What is said of each pair, which has to be the same the other way round."""
    said = [compare(figure(one), figure(other)) for one, other in rows]
    assert said == [compare(figure(other), figure(one)) for one, other in rows]
    return said


def test_values_are_near_up_to_a_factor_and_places_by_their_distance():
    assert pairs(is_near, (100, 120), (100, 121), (-100, 100), (0, 0), (0, 1)) == [
        True, False, True, False, False,
    ]  # fmt: skip
    places = [is_near(figure(3, "位"), figure(other, "位")) for other in (3, 5, 6)]
    assert places == [True, True, False]
    assert is_near(figure(2), figure(3), times=1.5)


def test_two_digits_changed_over():
    assert pairs(is_turned_over, (6.8, 8.6), (52, 25), (52, 26), (5, 50), (5, 5)) == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_one_digit_that_is_another():
    assert pairs(is_stroke, (526, 566), (526, 562), (52, 57), (5, 7), (52, 152), (19, 91), (50, 57)) == [
        True, False, True, False, False, False, False,
    ]  # fmt: skip


def test_values_ten_times_apart_differ_by_more_than_a_stroke():
    assert pairs(is_stroke, (1.1, 11), (10.5, 60.5), (11.5, 11.6)) == [False, True, True]


@pytest.mark.parametrize(
    "one, other, said",
    [(20, 18, True), (20, 17, False), (21, 20, False), (3, 4, True), (20, 20, True)],
)
def test_few_things_are_counted_one_by_one(one: float, other: float, said: bool):
    assert is_miscounted(figure(one), figure(other)) is said
    assert is_miscounted(figure(one, kind=KIND), figure(other)) is False


def test_a_point_in_another_place():
    assert pairs(is_shifted, (800, 0.8), (8_000_000, 80_000_000), (800, 800), (10, 100), (12, 13)) == [
        True, True, False, False, False,
    ]  # fmt: skip
