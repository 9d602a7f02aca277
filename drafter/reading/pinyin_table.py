"""How characters are read by themselves, in little memory: pypinyin itself takes sixty megabytes for its phrases."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from drafter.package_data import package_data
from drafter.paths import resource

#: The characters that are looked after: the unified ideographs with their first extension.
_FIRST, _LAST = 0x3400, 0x9FFF
_PARTED_BY_COMMA = ","
#: An entry of pypinyin's table. The JSON as a whole would take twelve megabytes and not give all of them back.
_ENTRY = re.compile(r'"(\d+)"\s*:\s*"([^"]*)"')


class PinyinTable:
    """The readings of each character in Pinyin with tones, the usual one first.

    `known` brings them with the number of the character, parted by commas; `in_words` gives for a character the
    words in which it is not read as usual, each with its reading there.
    """

    def __init__(
        self,
        known: Iterable[tuple[str, str]],
        in_words: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    ) -> None:
        distinct = {"": 0}
        self._which = array("H", bytes(2 * (_LAST - _FIRST + 1)))
        for number, pinyin in known:
            if _FIRST <= int(number) <= _LAST:
                self._which[int(number) - _FIRST] = distinct.setdefault(pinyin, len(distinct))
        self._distinct = list(distinct)
        self._in_words = in_words or {}

    def of(self, character: str) -> tuple[str, ...]:
        """The readings of one character; none where it is no Chinese one or nobody knows."""
        place = ord(character) - _FIRST
        known = self._distinct[self._which[place]] if 0 <= place < len(self._which) else ""
        return tuple(known.split(_PARTED_BY_COMMA)) if known else ()

    def spoken(self, text: str, place: int) -> str:
        """How the character at a place of a text is read there, "" where nobody knows."""
        for word, reading in self._in_words.get(text[place], ()):
            nearby = text[max(0, place - len(word) + 1) : place + len(word)]
            if word in nearby:
                return reading
        return next(iter(self.of(text[place])), "")


@cache
def load_pinyin() -> PinyinTable:
    """pypinyin's table of characters and our own list of words."""
    in_words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in resource("terms", "readings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, character, reading = line.split()
            in_words[character].append((word, reading))
    entries = _ENTRY.finditer(package_data("pypinyin", "pinyin_dict.json").read_text(encoding="utf-8"))
    return PinyinTable(((entry[1], entry[2]) for entry in entries), dict(in_words))
