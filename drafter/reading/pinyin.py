"""How the characters of a text are read aloud: by our own list of words, and by what the writer wrote in brackets."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from drafter.paths import resource
from drafter.reading.pinyin_table import load_pinyin

#: Pinyin that the writer has put in brackets behind a character (魑（chī）) or a word (魑魅（chī mèi）).
_WRITTEN = re.compile(
    "[（(]([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜêńňǹ]+(?:[ 　'’·]*[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜêńňǹ]+)*)[)）]"
)
#: Stands for a reading in a list of pinyin: here the character has its usual one.
NOT_THERE = "-"
_SYLLABLES = re.compile("[^ 　'’·]+")


def written_already(text: str) -> set[int]:
    """The positions of the characters behind which their pinyin stands in brackets."""
    found: set[int] = set()
    for bracket in _WRITTEN.finditer(text):
        count = len(_SYLLABLES.findall(bracket.group(1)))
        found.update(range(max(0, bracket.start() - count), bracket.start()))
    return found


def usual(text: str, at: int) -> str:
    """How a character is read where no word says otherwise."""
    return _single().get(text[at]) or load_pinyin().spoken(text, at)


@cache
def _single() -> Mapping[str, str]:
    """The usual pinyin of rare characters that dictionaries of old readings give otherwise, or not at all."""
    standard = {row[0]: row[1] for row in pinyin_rows("standard-readings.txt")}
    return standard | {word: said for word, _, said in pinyin_rows("pinyin.txt") if len(word) == 1}


def pinyin_rows(name: str) -> Iterator[list[str]]:
    """The rows of a list of pinyin in `resources/terms`, in its columns."""
    for line in resource("terms", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(" ")
