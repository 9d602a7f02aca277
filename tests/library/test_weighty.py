import math

import pytest

from drafter.library.weighty import most_elsewhere, weighty_words


def bm25(count: int, length: int, average: float) -> float:
    return 2.2 * count / (count + 1.2 * (0.25 + 0.75 * length / average))


@pytest.mark.parametrize(
    ("length", "weighty"),
    [(63, {1, 2, 3, 4, 5}), (64, {2, 3, 4, 5}), (184, {3, 4, 5}), (312, {4, 5}), (440, {5})],
)
def test_a_word_is_weighty_where_it_is_frequent_for_the_length(length: int, weighty: set[int]):
    counts = range(1, 6)
    words = [f"w{count}" for count in counts for _ in range(count)]
    words += [f"filler{number}" for number in range(length - len(words))]
    found = set(weighty_words(words))
    assert {count for count in counts if f"w{count}" in found} == weighty


@pytest.mark.parametrize("average", [10.0, 60.0, 156.0, 900.0])
def test_no_word_that_is_not_weighty_weighs_more_than_the_most(average: float):
    for length in range(1, 1200):
        for count in range(1, min(length, 8) + 1):
            words = ["词"] * count + [f"w{number}" for number in range(length - count)]
            if "词" not in weighty_words(words):
                assert bm25(count, length, average) <= most_elsewhere(average)
    assert math.isfinite(most_elsewhere(average))
