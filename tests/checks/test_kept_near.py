"""What is kept of a place by the characters around it is what is found there anew."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks.characters import missing, one_more, one_wrong, unofficial
from tests.conftest import cases

#: Pieces with a slip in them and without: put together, they have the same characters at their beginning, middle and end.
PIECES = (
    "要提高政治占位",
    "要提高政站位",
    "加强医保基监管",
    "落实主体责人",
    "不断",
    "抓好",
    "，",
    "。",
    "年低前",
    "守住底线",
)


def forget() -> None:
    unofficial._known.clear()
    missing._known.clear()
    for kept in (one_more._dropped_near, one_wrong._best):
        kept.cache_clear()


def found_in(text: str) -> Sequence[object]:
    return [
        *unofficial.find_unofficial(text),
        *missing.find_missing(text),
        *one_more.find_one_more_or_less(text),
        *one_wrong.trials(text),
    ]


@settings(max_examples=cases(40), deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), min_size=2, max_size=5)
)
def test_texts_seen_before_change_nothing(texts):
    forget()
    kept = [found_in(text) for text in texts]
    for text, found in zip(texts, kept, strict=True):
        forget()
        assert found_in(text) == found


def test_the_pieces_hold_something_to_find():
    assert found_in("要提高政治占位，加强医保基监管。")
