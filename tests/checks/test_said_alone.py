"""Where grammar shows that a character is said by itself."""

import pytest

from drafter.checks.characters.said_alone import is_said_alone
from drafter.checks.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "start", "meant", "ends", "alone"),
    [
        ("聊一聊", 1, "一流", {1, 2, 3}, True),
        ("划不划算", 0, "规划", {1, 2, 4}, True),
        ("绿网盖了", 1, "网格", {1, 2, 3, 4}, True),
        ("绿网盖了", 1, "抓好", {1, 2, 3, 4}, False),
        ("绿网盖子", 1, "网格", {1, 2, 3, 4}, False),
        ("绿网盖了", 1, "网格", {1, 2, 3}, False),
    ],
)
def test_grammar_speaks_against_a_word_of_two_characters(text, start, meant, ends, alone):
    assert is_said_alone(text, start, start + 2, meant, ends, load_lexicon()) is alone


def test_longer_words_are_not_asked_about():
    assert not is_said_alone("聊一聊吧", 0, 3, "聊一聊", {1, 2, 3}, load_lexicon())
