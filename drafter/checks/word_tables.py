"""Tens of thousands of words in little memory: a dict of them takes a hundred bytes a word, these some ten."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

_MARK = "\n"
#: Frequencies are written as two characters from Unicode's private area, which no word contains.
_FIRST, _BASE = 0xE000, 6400
_LOWEST, _HIGHEST = chr(_FIRST), chr(_FIRST + _BASE - 1)


class Groups:
    """A text for each character, kept end to end in one string: a dict of strings takes three times the memory.

    `starts` has for each code point where its text begins in `text`, and the next entry where it ends; code points from
    `beyond` on have none.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        self.beyond = 1 + max(map(ord, groups), default=-1)
        lengths = (len(groups.get(chr(number), "")) for number in range(self.beyond))
        self.starts = array("I", accumulate(lengths, initial=0))
        self.text = "".join(groups[character] for character in sorted(groups))

    def __getitem__(self, character: str) -> str:
        number = ord(character)
        return "" if number >= self.beyond else self.text[self.starts[number] : self.starts[number + 1]]

    def find(self, character: str, part: str) -> int:
        """Where a part first stands in the text of a character, counted in `text`; -1 where it does not."""
        number = ord(character)
        if number >= self.beyond:
            return -1
        return self.text.find(part, self.starts[number], self.starts[number + 1])


class WordTable:
    """Words with their frequencies, below forty million.

    The words that begin with one character are one group, the short ones first: in each a mark, the rest of the
    word, and its frequency. So the first place where a word stands behind a mark is the word itself, if it is there.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        self._groups = Groups(groups)

    def __contains__(self, word: str) -> bool:
        end = self._end(word) if word else 0
        return bool(end) and _LOWEST <= self._groups.text[end] <= _HIGHEST

    def __getitem__(self, word: str) -> int:
        return self.get(word)

    def get(self, word: str, otherwise: int = 0) -> int:
        """The frequency of a word, `otherwise` where it is none of these."""
        end = self._end(word) if word else 0
        if not end:
            return otherwise
        high, low = self._groups.text[end], self._groups.text[end + 1]
        if not _LOWEST <= high <= _HIGHEST:
            return otherwise
        return (ord(high) - _FIRST) * _BASE + ord(low) - _FIRST

    def _end(self, word: str) -> int:
        """Where the first word that begins so goes on behind that, 0 where none begins so."""
        groups, number = self._groups, ord(word[0])
        if number >= groups.beyond:
            return 0
        at = groups.text.find(_MARK + word[1:], groups.starts[number], groups.starts[number + 1])
        return at + len(word) if at >= 0 else 0


class WordTableBuilder:
    """Takes words in alphabetical order, with little more memory than the table itself needs."""

    def __init__(self) -> None:
        self._groups: dict[str, str] = {}
        self._first = ""
        self._entries: list[str] = []

    def add(self, word: str, frequency: int) -> None:
        """Take a word of one character or more; it and all that begin as it does come behind those that begin otherwise."""
        if word[0] != self._first:
            self._end_group()
            self._first = word[0]
        high, low = divmod(frequency, _BASE)
        self._entries.append(f"{word[1:]}{chr(_FIRST + high)}{chr(_FIRST + low)}")

    def table(self) -> WordTable:
        """The table of all words taken; the builder is empty then."""
        self._end_group()
        groups, self._groups, self._first = self._groups, {}, ""
        return WordTable(groups)

    def _end_group(self) -> None:
        if self._entries:
            self._groups[self._first] = _MARK + _MARK.join(sorted(self._entries, key=len))
            self._entries = []


class Fan:
    """Strings to be found by how they begin."""

    def __init__(self, strings: Iterable[str]) -> None:
        groups: dict[str, str] = {}
        for string in strings:
            first, rest = string[0], string[1:]
            groups[first] = groups.get(first, _MARK) + rest + _MARK
        self._groups = Groups(groups)

    def beginning(self, start: str) -> list[str]:
        """The strings that begin with one or more characters."""
        first, rest, text = start[0], _MARK + start[1:], self._groups.text
        at = self._groups.find(first, rest)
        if at < 0:
            return []
        stop = self._groups.starts[ord(first) + 1]
        found: list[str] = []
        while 0 <= at < stop - 1:
            end = text.index(_MARK, at + 1)
            found.append(first + text[at + 1 : end])
            at = text.find(rest, end, stop)
        return found


def _in_order(idioms: str) -> Iterator[str]:
    """The words of four characters that stand end to end in a text, sorted, each once; few of them are made at a time."""
    groups: dict[str, str] = {}
    for start in range(0, len(idioms), 4):
        first = idioms[start]
        groups[first] = groups.get(first, "") + idioms[start : start + 4]
    for _, group in sorted(groups.items()):
        yield from sorted({group[start : start + 4] for start in range(0, len(group), 4)})


class Idioms:
    """Words of four characters, to be found where one character in them is another."""

    def __init__(self, idioms: str) -> None:
        """`idioms` are the words, end to end in one text, in any order."""
        self._forwards = Fan(_in_order(idioms))
        self._backwards = Fan(idiom[::-1] for idiom in _in_order(idioms))

    def __contains__(self, word: str) -> bool:
        return len(word) == 4 and bool(self._forwards.beginning(word))

    def beginning(self, start: str) -> list[str]:
        """The idioms that begin so."""
        return self._forwards.beginning(start)

    def ending(self, end: str) -> list[str]:
        """The idioms that end so."""
        return [idiom[::-1] for idiom in self._backwards.beginning(end[::-1])]
