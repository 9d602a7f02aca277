"""How many official runs of characters a correction brings back."""

import pytest

from drafter.checks.characters.runs import runs_back


@pytest.mark.parametrize(
    "text, wrong, right, back",
    [
        ("坚持以人民为中心的发展思想", "人", "任", -1),  # what is written is official
        ("坚持以任民为中心的发展思想", "任", "人", 4),
        ("坚持以任民为中心的发展思想", "任", "仁", 0),
        ("龘龘龘龘", "龘", "鱻", 0),
    ],
)
def test_a_right_word_brings_official_runs_back(text: str, wrong: str, right: str, back: int):
    place = text.index(wrong)
    assert runs_back(text, place, place + 1, right) == back


def test_at_the_end_of_a_text_fewer_runs_hold_a_place():
    text = "以任民为中心"
    assert runs_back(text, 1, 2, "人") < runs_back("坚持" + text, 3, 4, "人")
    assert runs_back(text, 1, 2, "人") > 0
