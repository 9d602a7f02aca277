"""The dictionary and the readings in little memory say what the whole ones say."""

from pathlib import Path

import jieba
from pypinyin import Style, pinyin
from pypinyin.pinyin_dict import pinyin_dict

from drafter.checks.lexicon import load_lexicon, misprints
from drafter.checks.pair_flags import HEAD_OF_IDIOM, TWO, PairFlags
from drafter.checks.word_tables import Fan, Groups, Idioms, WordsThat
from drafter.library.word_trie import WordTrie
from drafter.paths import resource
from drafter.reading.pinyin_table import PinyinTable, load_pinyin
from tools.pack_words import packed


def words_that(rule, **words):
    return WordsThat(WordTrie(packed(words, sum(words.values()), {"安全": "ns"})), rule)


def test_a_word_is_not_mistaken_for_one_that_begins_or_ends_with_it():
    words = words_that(lambda word, count, kind: True, 安全生产=7, 安=6399, 安全=6400, 全生=3)
    assert [words.get(word) for word in ("安", "安全", "安全生产", "全生")] == [6399, 6400, 7, 3]
    assert not any(word in words for word in ("安全生", "全", "生产", "", "产", "安全生产者", "😀", "安😀"))
    assert words.get("安全生", -5) == -5


def test_only_the_words_are_there_that_the_rule_lets_through():
    rare = words_that(lambda word, count, kind: count < 5, 安全=9, 安全生产=4)
    assert "安全生产" in rare and "安全" not in rare
    places = words_that(lambda word, count, kind: kind == "ns", 安全=9, 安全生产=4)
    assert "安全" in places and "安全生产" not in places
    assert places["安全"] == 9 and places["安全生产"] == 0


def test_every_frequent_word_of_the_dictionary_keeps_its_frequency():
    lexicon = load_lexicon()
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    words = {word: int(count) for word, count, _ in (line.split(" ") for line in lines)}
    wrong = misprints()
    for word in [word for word in words if word not in wrong][::37]:
        kept = len(word) == 1 or words[word] >= {2: 100, 3: 5, 4: 3}.get(len(word), 1_000_000)
        assert lexicon.frequency.get(word, -1) == (words[word] if kept else -1)
        if kept and word + "的" not in words:
            assert word + "的" not in lexicon.frequency


def test_groups_have_a_text_for_each_of_their_characters_and_none_for_others():
    groups = Groups({"丁": "一二", "丙": "三", "丂": ""})
    assert [groups[character] for character in ["", *"一丁丂七丙丑😀a"]] == [
        "",
        "",
        "一二",
        "",
        "",
        "三",
        "",
        "",
        "",
    ]
    assert groups.find("丁", "二") == 1 and groups.find("丙", "三") == 2
    assert groups.find("丙", "二") == groups.find("丑", "三") == groups.find("a", "一") == -1
    assert Groups({})["丁"] == ""


def test_a_fan_gives_every_string_that_begins_so():
    fan = Fan(["abcd", "abef", "b", "bcd"])
    assert fan.beginning("ab") == ["abcd", "abef"]
    assert fan.beginning("b") == ["b", "bcd"]
    assert fan.beginning("bcd") == ["bcd"]
    assert fan.beginning("c") == fan.beginning("cd") == fan.beginning("abx") == []


def test_idioms_are_found_from_both_ends():
    idioms = Idioms("墨守成规励精图治励精更始墨守成规")
    assert idioms.beginning("墨守成") == idioms.ending("守成规") == idioms.ending("成规") == ["墨守成规"]
    assert idioms.beginning("励精") == ["励精图治", "励精更始"]
    assert "励精图治" in idioms and "励精图" not in idioms and "励精图志" not in idioms


def test_the_table_of_pairs_lets_through_what_is_in_a_word_and_little_else():
    pairs = PairFlags()
    pairs.add_word("部署")
    pairs.add_word("责任感")
    pairs.add_idiom("墨守成规")
    assert pairs.words_of_two(0, "署", "布部步") == ["部署"]
    assert pairs.words_of_two(1, "部", "属署") == ["部署"]
    assert pairs.may_be_in_word("责任敢", 2) and not pairs.may_be_in_word("部署敢", 2)
    assert pairs.along("墨守陈规")[0] == HEAD_OF_IDIOM
    assert not pairs.of("署", "部")


def test_every_frequent_word_passes_the_table_of_pairs():
    lexicon = load_lexicon()
    assert all(lexicon.pairs.of(*word) & TWO for word in ("发展", "部署", "群众", "落实"))
    assert all(lexicon.pairs.may_be_in_word("现代化", place) for place in range(3))


def test_a_rare_character_is_read_as_in_its_word():
    readings = PinyinTable([(str(ord("拗")), "ǎo,ào,niù")], {"拗": [("执拗", "niù")]})
    assert readings.spoken("性情执拗的人", 3) == "niù"
    assert readings.spoken("拗口的话", 0) == "ǎo"
    assert readings.spoken("话", 0) == ""
    assert readings.of("拗") == ("ǎo", "ào", "niù")


def test_every_character_is_read_as_pypinyin_has_it():
    for number, readings in list(pinyin_dict.items())[::41]:
        expected = tuple(readings.split(",")) if 0x3400 <= number <= 0x9FFF else ()
        assert load_pinyin().of(chr(number)) == expected


def test_the_list_of_words_says_what_pypinyin_says():
    text = resource("terms", "readings.txt").read_text(encoding="utf-8")
    for line in (line for line in text.splitlines() if not line.startswith("#")):
        word, character, reading = line.split()
        assert load_pinyin().spoken(word, word.index(character)) == reading
        assert reading in {read[0] for read in pinyin(word, style=Style.TONE)}


def test_what_occurs_nowhere_weighs_nothing_and_the_most_alike_are_alike_by_one():
    lexicon = load_lexicon()
    assert lexicon.weight("龘龘龘") == 0
    assert lexicon.weight("的") > lexicon.weight("县") > 0
    nearest = lexicon.alike["己"]
    assert lexicon.likeness("己", nearest[0]) == 1
    assert 0 < lexicon.likeness("己", nearest[-1]) <= 1
    assert lexicon.likeness("己", "龙") == 0
    assert lexicon.sounds("己")
    assert lexicon.sounds("，") == frozenset()
