"""How much of the matter of two texts is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.gist import coverage, gist_of, kinship, telling_pairs, windows

SAID = "有的渠道淤塞多年，水到不了田尾；丘陵地块零碎，大机器下不去，小机器又不够用。"
REWORDED = "一些沟渠多年没有清淤，末端的田灌不上水；丘陵地带田块细碎，大型农机进不去。"
OTHER = "食堂实行校长陪餐，每周公布食谱，家长在手机上看得到后厨。"


def test_other_words_for_the_same_matter_are_nearer_than_another_matter():
    said, reworded, other = map(gist_of, (SAID, REWORDED, OTHER))
    assert kinship(said, reworded) > 3 * kinship(said, other)
    assert coverage(reworded, said) > coverage(other, said)


@given(st.text("一丁上下水渠淤田abc12，。", max_size=30), st.text("一丁上下水渠淤田abc12，。", max_size=30))
def test_kinship_is_the_same_from_both_sides_and_a_text_is_all_of_itself(one, other):
    first, second = gist_of(one), gist_of(other)
    assert kinship(first, second) == pytest.approx(kinship(second, first))
    assert 0 <= kinship(first, second) <= 1 + 1e-9
    if first.weight:
        assert kinship(first, first) == pytest.approx(1)


def test_figures_and_what_every_report_says_tell_nothing():
    assert telling_pairs("固定资产投资增长12") <= {"资产", "产投"}
    assert "淤塞" in telling_pairs("渠道淤塞多年")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 200))
def test_windows_are_rows_of_sentences_and_leave_none_out(lengths, length):
    rows = list(windows(lengths, length))
    assert all(0 <= first < end <= len(lengths) for first, end in rows)
    assert {at for first, end in rows for at in range(first, end)} == set(range(len(lengths)))
