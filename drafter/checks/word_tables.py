"""Tens of thousands of words in little memory: a dict of them takes a hundred bytes a word, these some ten."""

from collections.abc import Iterable, Mapping

_MARK = "\n"
#: Frequencies are written as two characters from Unicode's private area, which no word contains.
_FIRST, _BASE = 0xE000, 6400
_LOWEST, _HIGHEST = chr(_FIRST), chr(_FIRST + _BASE - 1)


class WordTable:
    """Words with their frequencies, below forty million.

    The words that begin with one character are one string, the short ones first: in each a mark, the rest of the
    word, and its frequency. So the first place where a word stands behind a mark is the word itself, if it is there.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        self._groups = groups

    def __contains__(self, word: str) -> bool:
        return self.get(word, -1) >= 0

    def __getitem__(self, word: str) -> int:
        return self.get(word)

    def get(self, word: str, otherwise: int = 0) -> int:
        """The frequency of a word, `otherwise` where it is none of these."""
        group = self._groups.get(word[:1])
        if group is None:
            return otherwise
        rest = _MARK + word[1:]
        at = group.find(rest)
        if at < 0:
            return otherwise
        at += len(rest)
        high, low = group[at], group[at + 1]
        if not _LOWEST <= high <= _HIGHEST:
            return otherwise
        return (ord(high) - _FIRST) * _BASE + ord(low) - _FIRST


class WordTableBuilder:
    """Takes words one after the other, with little more memory than the table itself needs."""

    def __init__(self) -> None:
        self._groups: dict[str, str] = {}

    def add(self, word: str, frequency: int) -> None:
        """Take a word of one character or more that was not there before."""
        first, rest = word[0], word[1:]
        high, low = divmod(frequency, _BASE)
        entry = f"{_MARK}{rest}{chr(_FIRST + high)}{chr(_FIRST + low)}"
        self._groups[first] = self._groups.get(first, "") + entry

    def table(self) -> WordTable:
        """The table of all words taken."""
        for first, group in self._groups.items():
            entries = group[len(_MARK) :].split(_MARK)
            self._groups[first] = _MARK + _MARK.join(sorted(entries, key=len))
        return WordTable(self._groups)


class Fan:
    """Strings to be found by how they begin."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._groups: dict[str, str] = {}
        for string in strings:
            first, rest = string[0], string[1:]
            self._groups[first] = self._groups.get(first, _MARK) + rest + _MARK

    def beginning(self, start: str) -> list[str]:
        """The strings that begin with one or more characters."""
        first, rest = start[0], _MARK + start[1:]
        group = self._groups.get(first, "")
        at = group.find(rest)
        found: list[str] = []
        while 0 <= at < len(group) - 1:
            end = group.index(_MARK, at + 1)
            found.append(first + group[at + 1 : end])
            at = group.find(rest, end)
        return found


class Idioms:
    """Words of four characters, to be found where one character in them is another."""

    def __init__(self, idioms: Iterable[str]) -> None:
        known = sorted(set(idioms))
        self._forwards = Fan(known)
        self._backwards = Fan(idiom[::-1] for idiom in known)
        self._by_ends = Fan(idiom[0] + idiom[3] + idiom[1:3] for idiom in known)

    def __contains__(self, word: str) -> bool:
        return len(word) == 4 and bool(self._forwards.beginning(word))

    def beginning(self, three: str) -> list[str]:
        """The idioms with these first three characters."""
        return self._forwards.beginning(three)

    def ending(self, three: str) -> list[str]:
        """The idioms with these last three characters."""
        return [idiom[::-1] for idiom in self._backwards.beginning(three[::-1])]

    def between(self, first: str, last: str) -> list[str]:
        """The idioms with this first and this last character."""
        return [found[0] + found[2:] + found[1] for found in self._by_ends.beginning(first + last)]
