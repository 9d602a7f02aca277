import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.word_trie import WordTrie, load_word_trie
from drafter.library.words import load_words, words_for_many
from drafter.paths import resource
from tools.pack_words import main, packed

#: Characters of words, of marks, and of neither; every text of these is cut alike by all cutters.
_CHARACTERS = "安全生产责任制一二三两年的工作AaB19.%+_-，。 \n　（﹗𠮷😀鿕鿖"


@pytest.fixture(scope="module")
def jieba():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel("WARNING")
    return jieba.Tokenizer()


def _texts() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(resource("library").glob("*.txt"))]
    return [*texts, "ABC公司2025年增长10.5%，GDP突破100亿元（见附件1）", "泽源县石门镇", "", "　", "𠮷野家😀"]


def test_jieba_itself_gives_the_same_words_for_all_our_own_texts(jieba):
    trie = load_word_trie()
    for text in _texts():
        assert trie.pieces(text) == jieba.lcut(text, HMM=False)
        assert trie.pieces_for_search(text) == jieba.lcut_for_search(text, HMM=False)


def test_what_takes_in_much_gives_the_same_words():
    pytest.importorskip("rjieba", reason="no fast cutter for this machine")
    few, many = load_words(), words_for_many(few=0)
    assert few != many
    for text in _texts():
        assert few.cut(text) == many.cut(text)
        assert few.stream(text) == many.stream(text)


def test_a_little_that_is_taken_in_does_not_bring_the_fast_cutter_in():
    pytest.importorskip("rjieba", reason="no fast cutter for this machine")
    program = (
        "import sys\n"
        "from drafter.library.words import words_for_many\n"
        "words = words_for_many(few=12)\n"
        "for text in ('压实责任', '压实安全生产责任', '压'):\n"
        "    print(*words.stream(text), 'rjieba' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    few = load_words()
    texts = (("压实责任", False), ("压实安全生产责任", False), ("压", True))
    assert done.stdout.splitlines() == [" ".join([*few.stream(text), str(loaded)]) for text, loaded in texts]


@given(st.text(_CHARACTERS, max_size=40))
def test_all_cutters_agree_on_whatever_text(jieba, text):
    trie = load_word_trie()
    assert trie.pieces(text) == jieba.lcut(text, HMM=False)
    assert trie.pieces_for_search(text) == jieba.lcut_for_search(text, HMM=False)
    assert "".join(trie.pieces(text)) == text


@given(st.dictionaries(st.text("安全生产", min_size=1, max_size=5), st.integers(1, 9), min_size=1))
def test_a_packed_dictionary_holds_its_words_and_no_other(frequency):
    trie = WordTrie(packed(frequency, sum(frequency.values())))
    beginnings = {word[:end] for word in frequency for end in range(1, len(word) + 1)}
    assert {word for word in beginnings | {"安全产生安"} if word in trie} == set(frequency)


def test_a_file_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="not a packed dictionary"):
        WordTrie(bytes(64))


def test_the_packed_dictionary_is_that_of_the_jieba_that_is_installed(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["pack_words", str(tmp_path / "words.bin")])
    main()
    assert (tmp_path / "words.bin").read_bytes() == Path(str(resource("language", "words.bin"))).read_bytes()


def test_marks_and_white_space_are_no_words():
    assert load_words().cut("抓落实，保安全！ \n") == ["抓", "落实", "保", "安全"]


def test_the_stream_holds_the_shorter_words_before_a_long_one():
    assert load_words().stream("主人翁精神") == ["主人", "主人翁", "精神"]
    assert load_words().cut("主人翁精神") == ["主人翁", "精神"]


def test_a_name_that_no_dictionary_knows_becomes_single_characters():
    assert load_words().cut("泽雳县") == ["泽", "雳", "县"]


def test_latin_letters_are_found_in_either_case():
    assert load_words().cut("推广AI技术") == load_words().cut("推广ai技术")
