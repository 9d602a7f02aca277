"""The sounds of words, in little memory, are those that pypinyin gives."""

from pathlib import Path

import jieba
from pypinyin import Style, lazy_pinyin

from drafter.reading.sounds import load_sounds, without_tone


def test_a_character_sounds_as_in_its_phrase():
    sounds = load_sounds()
    assert sounds.of("银行") == ["yin", "hang"]
    assert sounds.of("行动") == ["xing", "dong"]
    assert sounds.of("绿化银行") == ["lv", "hua", "yin", "hang"]


def test_what_is_no_chinese_stays_in_one_piece():
    for text in ("", "A型", "abc", "12345热线", "厂(场)"):
        assert load_sounds().of(text) == lazy_pinyin(text, style=Style.NORMAL)


def test_nearly_every_word_of_the_dictionary_sounds_as_pypinyin_says():
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split(" ")[0] for line in lines][::29]
    other = [word for word in words if load_sounds().of(word) != lazy_pinyin(word, style=Style.NORMAL)]
    assert len(words) > 10_000
    assert len(other) < len(words) / 1000


def test_tones_are_left_out():
    assert [without_tone(reading) for reading in ("lǜ", "nǚ", "ér", "m̀")] == ["lv", "nv", "er", "m"]


def test_a_phrase_of_two_characters_has_its_own_sounds():
    sounds = load_sounds()
    assert sounds.of("银行") == ["yin", "hang"]
    assert sounds.of("行走") == ["xing", "zou"]
    assert sounds.of("银行A3走") == ["yin", "hang", "A3", "zou"]
