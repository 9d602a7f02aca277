"""An idiom with one wrong character is found whichever of its four it is, and told what it should say."""

import pytest

from drafter.checks.characters.near_idioms import NearIdioms
from drafter.checks.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("要励精图志抓好开局。", (1, 5, "励精图治")),
        ("干部要以身做则。", (3, 7, "以身作则")),
        ("遇事不能一愁莫展。", (4, 8, "一筹莫展")),
        ("大家一股作气攻下难关。", (2, 6, "一鼓作气")),
        ("答应群众的事一诺千斤。", (6, 10, "一诺千金")),
        ("这两件事相辅相承。", (4, 8, "相辅相成")),
        ("有的人变本加利。", (3, 7, "变本加厉")),
        ("多项指标名列前矛。", (4, 8, "名列前茅")),
    ],
)
def test_one_wrong_character_in_an_idiom_is_found_with_the_right_one(text: str, found: tuple[int, int, str]):
    strange_everywhere = bytes([1]) * len(text)
    assert list(NearIdioms(load_lexicon()).find(text, strange_everywhere)) == [found]


@pytest.mark.parametrize(
    "text", ["要励精图治抓好开局。", "干部要以身作则。", "以身做事要实。", "一股正气在心。"]
)
def test_right_idioms_and_other_words_are_none(text: str):
    assert not list(NearIdioms(load_lexicon()).find(text, bytes([1]) * len(text)))


def test_without_two_neighbours_that_are_strange_nothing_is_wrong():
    text = "大家一股作气攻下难关。"
    assert not list(NearIdioms(load_lexicon()).find(text, bytes(len(text))))
