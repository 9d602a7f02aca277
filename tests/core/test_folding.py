"""Signs that nobody sees and characters in disguise never get past the door."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.folding import BLANK, INVISIBLE, LOOKALIKE, fold, fold_words, searched, told

#: Signs that no text may hold once it has come in, whatever stood around them.
NEVER = [
    *"\u200b\u200c\u200d\u2060\ufeff\xad\u202a\u202e\u2066\u00a0\u2028\u2029\x0b\x0c\r\x85",
    *"\ufdd0\ufffe\uffff\U0001fffe\ufffc\ufe0f\x00\x07\x7f",
    *(chr(code) for code in range(0x2F00, 0x2FD6)),
    *(chr(code) for code in (*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4))),
    "\ud800",
    "\udfff",
]


@given(st.lists(st.sampled_from([*NEVER, "责任", "5", "A", "\n", "，", "𬱟"]), max_size=12))
def test_nothing_of_the_kind_is_left_and_a_second_time_changes_nothing(parts):
    folded = fold("".join(parts))
    assert not set(folded) & set(NEVER)
    assert fold(folded) == folded
    folded.encode()


@given(st.text())
def test_any_text_comes_out_whole_and_stays(text):
    folded = fold(text)
    folded.encode()
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("平\u200b山县", "平山县"),
        ("⼭区⺠⽣", "山区民生"),
        ("⼀、提⾼认识", "一、提高认识"),
        ("压\xa0实责任", "压实责任"),
        ("GDP\xa05%", "GDP 5%"),
        ("一、认识\x0b二、落实", "一、认识\n二、落实"),
        ("甲\u2028乙\u2029丙\r\n丁", "甲\n乙\n丙\n丁"),
        ("𬱟家村", "𬱟家村"),
        ("\ud86d\udc5f家村", "\U0002b45f家村"),
        ("责\ud800任", "责\ufffd任"),
        ("平平常常的话", "平平常常的话"),
    ],
)
def test_a_text_is_what_it_means(text, meant):
    assert fold(text) == meant


@pytest.mark.parametrize(("form", "ordinary"), [("\uf9d8", "律"), ("\uf918", "落"), ("\uf937", "路")])
def test_compatibility_ideographs_become_the_ordinary_characters(form, ordinary):
    assert fold(form) == ordinary


def test_what_was_changed_is_told_sign_by_sign():
    tally = Counter()
    fold("平\u200b山\u200b县⼭压\xa0实", tally)
    assert told(tally) == [
        ("零宽空格（U+200B） 2 处", INVISIBLE),
        ("⼭ 1 处", LOOKALIKE),
        ("不间断空格（U+00A0） 1 处", BLANK),
    ]


def test_words_in_a_search_box_stay_apart():
    assert fold_words("防火\xa0责任").split() == ["防火", "责任"]


def test_full_and_half_width_are_searched_alike_and_marks_stay():
    assert searched("５Ｇ 达到９５％，GDP") == "5g 达到95%，gdp"
