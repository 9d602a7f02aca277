"""What the check of characters looks words up in: gaps, words by their sound, characters said alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.characters.gaps import Gaps
from drafter.checks.characters.near_core import NearCore
from drafter.checks.characters.said_alone import is_said_alone
from drafter.checks.lexicon import load_lexicon

WORDS = st.lists(
    st.text(st.sampled_from("抓落实早小紧责任到位"), min_size=2, max_size=4), unique=True, max_size=8
)


@given(WORDS)
def test_every_word_is_found_around_each_of_its_characters(words):
    gaps = Gaps((word, 0) for word in words)
    for word in words:
        for at, character in enumerate(word):
            head, tail = word[:at], word[at + 1 :]
            assert character in gaps.filling(head, tail)
            if len(word) == 2:
                assert character in gaps.beside(head, tail)


def test_what_no_word_has_around_a_gap_is_not_found():
    gaps = Gaps((word, 0) for word in ("落实", "抓落实", "责任到位", "责任落实到位"))
    assert not gaps.filling("抓", "")
    assert not gaps.filling("", "抓")
    assert gaps.beside("落", "") == "实"
    assert gaps.beside("", "实") == "落"
    assert not gaps.filling("抓实", "落")
    assert not gaps.filling("责任落", "到位")
    assert gaps.filling("抓", "实") == "落"


def test_what_is_used_most_comes_first():
    gaps = Gaps([("落实", 9), ("责任", 9), ("到位", 0)])
    assert gaps.most_used.startswith(("到位", "位到"))
    assert sorted(gaps.most_used) == sorted("落实责任到位")


def test_words_are_found_that_sound_alike_and_differ_in_one_character():
    core = NearCore.of(["守正创新", "守住底线", "手住底线"])
    assert core.find("守正创心") == ["守正创新"]
    assert core.find("守正创新") == []
    assert core.find("手正创心") == []
    assert set(core.find("首住底线")) == {"守住底线", "手住底线"}
    assert core.find("守住底钱") == []


@pytest.mark.parametrize(
    ("text", "start", "meant", "alone"),
    [
        ("坐下来聊一聊天", 4, "聊以", True),
        ("绿网盖了三层", 0, "绿往", False),
        ("看一看再说", 0, "看医", True),
        ("宜留则留", 0, "遗留", True),
        ("网格了", 0, "网格", True),
        ("网格着", 0, "网格", True),
        ("网格的", 0, "网格", False),
    ],
)
def test_a_character_said_twice_or_with_what_was_done_is_said_alone(text, start, meant, alone):
    ends = {start + 1, start + 2, start + 3}
    assert is_said_alone(text, start, start + 2, meant, ends, load_lexicon()) is alone
    assert is_said_alone(text, start, start + 3, meant, ends, load_lexicon()) is False


def test_what_was_done_must_be_a_word_of_its_own():
    assert not is_said_alone("网格了", 0, 2, "网格", {1, 2}, load_lexicon())
