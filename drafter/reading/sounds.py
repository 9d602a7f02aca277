"""How text sounds without tones, in little memory: pypinyin itself keeps sixty megabytes for its phrases."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from drafter.package_data import package_data
from drafter.reading.pinyin_table import PinyinTable, load_pinyin

#: The marks of the four tones, as Unicode sets them behind the letter.
_TONES = "\u0304\u0301\u030c\u0300"
#: A phrase in pypinyin's table with the list of its readings; and a reading in such a list.
_PHRASE = re.compile(r'"([^"]+)"\s*:\s*\[((?:\s*\[\s*"[^\]]*"\s*\]\s*,?)+)\s*\]')
_FIRST_READING = re.compile(r'\[\s*"([^"]*)"')
#: No phrase that sounds otherwise than its characters is longer than is looked for.
_LONGEST = 8


@cache
def without_tone(reading: str) -> str:
    """Pinyin as it is typed: lv for lǜ."""
    bare = "".join(c for c in unicodedata.normalize("NFD", reading) if c not in _TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v")


class Sounds:
    """The sound of each character, and of the phrases in which some character does not sound as it usually does."""

    def __init__(self, pinyin: PinyinTable, phrases: Mapping[str, str]) -> None:
        self._table = pinyin
        self._phrases = phrases

    def of(self, text: str) -> list[str]:
        """The Pinyin of each character without tones; what is no Chinese stays as it is, in one piece."""
        sounds: list[str] = []
        for is_chinese, run in groupby(text, lambda character: bool(self._table.of(character))):
            piece = "".join(run)
            sounds += self._spoken(piece) if is_chinese else [piece]
        return sounds

    def _spoken(self, text: str) -> list[str]:
        sounds: list[str] = []
        while len(sounds) < len(text):
            start = len(sounds)
            known = (self._phrases.get(text[start : start + n]) for n in range(_LONGEST, 1, -1))
            phrase = next(filter(None, known), "")
            sounds += phrase.split(" ") if phrase else [usual_sound(self._table, text[start])]
        return sounds


def usual_sound(pinyin: PinyinTable, character: str) -> str:
    """The usual reading of a Chinese character, without its tone; anything else as it is."""
    return without_tone(next(iter(pinyin.of(character)), character))


@cache
def load_sounds() -> Sounds:
    """pypinyin's table of phrases, read without starting pypinyin (about a tenth of a second)."""
    pinyin = load_pinyin()
    phrases: dict[str, str] = {}
    for entry in _PHRASE.finditer(package_data("pypinyin", "phrases_dict.json").read_text(encoding="utf-8")):
        phrase = entry[1]
        sounds = [without_tone(reading) for reading in _FIRST_READING.findall(entry[2])]
        if len(sounds) == len(phrase) and sounds != [usual_sound(pinyin, one) for one in phrase]:
            phrases[phrase] = " ".join(sounds)
    return Sounds(pinyin, phrases)


def sound_of(text: str) -> list[str]:
    """The Pinyin of each character without tones, by the usual readings; anything else stays as it is."""
    return load_sounds().of(text)
