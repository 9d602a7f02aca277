"""What the reader promises on the labelled set; `python -m tests.reading.labelled` prints the whole table."""

import pytest

from tests.reading.labelled.score import Score, read_all


@pytest.fixture(scope="module")
def score() -> Score:
    return Score(read_all())


def test_the_set_is_large_enough(score: Score):
    assert len(score.results) >= 40


def test_roles_are_right(score: Score):
    assert score.role_accuracy >= 0.98


def test_headings_are_exact_in_level_and_order(score: Score):
    assert score.headings_exact >= 0.95


def test_moves_are_told_apart(score: Score):
    assert score.move_macro_f1 >= 0.85


def test_exactly_what_is_not_speech_is_removed(score: Score):
    assert [result.name for result in score.results if not result.removed_exact] == []
