"""How characters are read: pinyin for the rare ones and for the names that the user chose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafter.paths import resource

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(f"{_HAN.pattern}+")


def common_characters() -> frozenset[str]:
    """The characters that every speaker knows, from `resources/word/common-characters.txt`."""
    lines = resource("word", "common-characters.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line.strip() for line in lines if not line.startswith("#")))


@dataclass(frozen=True, slots=True)
class Readings:
    """Which characters get a reading.

    `added` maps words to their reading, syllables parted by spaces, or to "" to have it looked up; `dropped`
    are words and characters that get none, whatever else says so.
    """

    common: frozenset[str] = field(default_factory=common_characters)
    added: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()

    def of(self, text: str) -> dict[int, str]:
        """The positions of the characters of a text that get a reading, with the reading (zhāng)."""
        given = {
            at: reading for word, reading in self.added.items() for at, reading in _at(text, word, reading)
        }
        wanted = {found.start() for found in _HAN.finditer(text) if found.group() not in self.common}
        wanted |= given.keys()
        for word in self.dropped:
            wanted -= {at for at, _ in _at(text, word, "")}
        if not wanted:
            return {}
        spoken = _spoken(text)
        found = {at: given.get(at) or spoken[at] for at in sorted(wanted)}
        return {at: reading for at, reading in found.items() if reading and reading != text[at]}


def _at(text: str, word: str, reading: str) -> Iterator[tuple[int, str]]:
    """The positions that a word takes up wherever it stands in a text, each with its own syllable or ""."""
    syllables = reading.split()
    if len(syllables) != len(word):
        syllables = [""] * len(word)
    for found in re.finditer(re.escape(word), text) if word else ():
        yield from zip(range(found.start(), found.end()), syllables, strict=True)


def _spoken(text: str) -> list[str]:
    """The reading of every character as it is read in its word; other characters stand for themselves."""
    from pypinyin import Style, lazy_pinyin  # Loads its dictionaries: only where something is to be read.

    spoken = list(text)
    for found in _HAN_RUN.finditer(text):
        syllables = lazy_pinyin(found.group(), style=Style.TONE)
        if len(syllables) != len(found.group()):
            syllables = [lazy_pinyin(character, style=Style.TONE)[0] for character in found.group()]
        spoken[found.start() : found.end()] = syllables
    return spoken
