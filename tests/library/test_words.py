import pytest

from drafter.library.words import fast_words, load_words, plain_words
from drafter.paths import resource


def test_both_cutters_give_the_same_words_for_all_our_own_texts():
    pytest.importorskip("rjieba", reason="no fast cutter for this machine")
    fast, plain = fast_words(), plain_words()
    texts = [path.read_text(encoding="utf-8") for path in sorted(resource("library").glob("*.txt"))]
    texts += ["ABC公司2025年增长10.5%，GDP突破100亿元（见附件1）", "泽源县石门镇", "", "　", "𠮷野家😀"]
    for text in texts:
        assert fast.cut(text) == plain.cut(text)
        assert fast.stream(text) == plain.stream(text)


def test_marks_and_white_space_are_no_words():
    assert load_words().cut("抓落实，保安全！ \n") == ["抓", "落实", "保", "安全"]


def test_the_stream_holds_the_shorter_words_before_a_long_one():
    assert load_words().stream("主人翁精神") == ["主人", "主人翁", "精神"]
    assert load_words().cut("主人翁精神") == ["主人翁", "精神"]


def test_a_name_that_no_dictionary_knows_becomes_single_characters():
    assert load_words().cut("泽雳县") == ["泽", "雳", "县"]


def test_latin_letters_are_found_in_either_case():
    assert load_words().cut("推广AI技术") == load_words().cut("推广ai技术")
