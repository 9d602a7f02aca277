import pytest

from drafter.library.finding.parse import Wish, parse_wish


@pytest.mark.parametrize("quoted", ['"压实责任"', "“压实责任”", "「压实责任」", "＂压实责任＂"])
def test_every_kind_of_quotation_marks_a_phrase(quoted: str):
    assert parse_wish(f"企业 {quoted}") == Wish(("企业",), ("压实责任",))


def test_a_minus_excludes_a_word_or_a_phrase():
    assert parse_wish("隐患 -消防 －工地 -“屡查屡犯”") == Wish(("隐患",), (), ("屡查屡犯", "消防", "工地"))


def test_a_quotation_that_is_still_being_typed_counts_as_words():
    assert parse_wish("隐患 “压实") == Wish(("隐患", "压实"))


@pytest.mark.parametrize("nothing", ["", "  ", "　", "-", '""', "“”"])
def test_marks_alone_wish_for_nothing(nothing: str):
    assert parse_wish(nothing) == Wish()
