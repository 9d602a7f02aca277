"""Chinese numerals from 0 to 99."""

import pytest

from drafter.core.numerals import from_chinese, to_chinese


def test_every_number_comes_back():
    assert [from_chinese(to_chinese(number)) for number in range(100)] == list(range(100))


@pytest.mark.parametrize(
    ("number", "numeral"), [(3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")]
)
def test_numbers_are_written_as_they_are_spoken(number, numeral):
    assert to_chinese(number) == numeral


@pytest.mark.parametrize("number", [-1, 100])
def test_other_numbers_have_no_short_numeral(number):
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@pytest.mark.parametrize(
    ("text", "number"), [("两", 2), ("12", 12), ("二〇", 20), ("", None), ("十十", None), ("多", None)]
)
def test_numerals_as_texts_have_them(text, number):
    assert from_chinese(text) == number
