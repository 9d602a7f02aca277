"""A text is searched for a pattern only where it holds a word that the pattern needs; nothing is found less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.needed_words import needed_words
from drafter.reading.cues import move_cues, noise_rules, sentence_cues

_OURS = [
    *(rule.pattern for rule in noise_rules()),
    sentence_cues().certain,
    *(one for cues in move_cues().values() for one in cues.anywhere),
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("转载.{0,6}注明", {"转载", "注明"}),
        ("(禁止|严禁).{0,4}转载", {"禁止", "严禁", "转载"}),
        ("^抄[送报]", {"抄"}),
        ("来源?[：:]", {"来"}),
        ("(信息)?索引号", {"索引号"}),
        (r"\w+@\w+\.cn", {"@", ".cn"}),
        ("(?<!不)难[、，]", {"难"}),
        ("会(?=议)", {"会"}),
    ],
)
def test_each_word_stands_in_the_pattern_itself(pattern: str, words: set[str]) -> None:
    assert needed_words(pattern) <= words
    assert needed_words(pattern)


@pytest.mark.parametrize("pattern", ["[一二]项", "a?", "(甲乙|[丙丁])", "x{0,3}", "(?!不)", r"\d+", "(好)*"])
def test_what_may_be_absent_is_not_needed(pattern: str) -> None:
    assert needed_words(pattern) <= {"项"}


@given(st.data())
def test_whatever_one_of_our_patterns_finds_is_found(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([one for one in _OURS if len(one.pattern.pattern) < 60]))
    assert one.search(data.draw(st.from_regex(one.pattern)))


@given(st.text("转载请注明来源第项议程", max_size=12))
def test_a_text_finds_as_much_with_the_words_as_without(text: str) -> None:
    for one in _OURS:
        assert bool(one.search(text)) == bool(one.pattern.search(text))
