"""What the reader promises on the labelled sets; `python -m tests.reading.labelled` prints the whole table."""

import pytest

from tests.reading.labelled.history import FIRST_READ
from tests.reading.labelled.score import Result, Score, read_all, read_authored


@pytest.fixture(scope="module")
def variants() -> Score:
    return Score(read_all())


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Result]]:
    return read_authored()


@pytest.fixture(scope="module", params=["variants", *FIRST_READ])
def score(request: pytest.FixtureRequest, variants: Score, sets: dict[str, list[Result]]) -> Score:
    return variants if request.param == "variants" else Score(sets[request.param])


def test_the_sets_are_large_enough(variants: Score, sets: dict[str, list[Result]]):
    assert len(variants.results) >= 40
    assert sum(map(len, sets.values())) >= 30


def test_every_set_has_the_figures_of_its_first_reading(sets: dict[str, list[Result]]):
    assert sets.keys() == FIRST_READ.keys()


def test_roles_are_right(score: Score):
    assert score.role_accuracy >= 0.98


def test_headings_are_exact_in_level_and_order(score: Score):
    assert score.headings_exact >= 0.95


def test_moves_are_told_apart(score: Score):
    assert score.move_macro_f1 >= 0.85


def test_exactly_what_is_not_speech_is_removed(score: Score):
    assert [result.name for result in score.results if not result.removed_exact] == []
