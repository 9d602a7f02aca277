"""Tens of thousands of words in little memory: a dict of them takes a hundred bytes a word, these some ten."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from drafter.library.word_trie import WordTrie

_MARK = "\n"


class Groups:
    """A text for each character, kept end to end in one string: a dict of strings takes three times the memory.

    `starts` has for each code point from that of `first` on where its text begins in `text`, and the next entry where it
    ends; the last entries are those of the highest that has one.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        self.first = min(map(ord, groups), default=0)
        points = range(self.first, 1 + max(map(ord, groups), default=-1))
        self.starts = array("I", accumulate((len(groups.get(chr(point), "")) for point in points), initial=0))
        self.text = "".join(groups[character] for character in sorted(groups))

    def bounds(self, character: str) -> tuple[int, int]:
        """Where the text of a character begins and ends; twice the same where it has none."""
        number = ord(character) - self.first if character else -1
        if not 0 <= number < len(self.starts) - 1:
            return 0, 0
        return self.starts[number], self.starts[number + 1]

    def __getitem__(self, character: str) -> str:
        start, end = self.bounds(character)
        return self.text[start:end]

    def find(self, character: str, part: str) -> int:
        """Where a part first stands in the text of a character, counted in `text`; -1 where it does not."""
        start, end = self.bounds(character)
        return self.text.find(part, start, end) if end > start else -1


class WordsThat:
    """Those of the dictionary's words that a rule lets through, with their frequencies. They stay in the dictionary's file.

    The rule is told a word, its frequency and its kind.
    """

    def __init__(self, dictionary: WordTrie, rule: Callable[[str, int, str], bool]) -> None:
        self._entry = dictionary.entry
        #: Whether a word of the dictionary, its frequency and its kind, is one of these.
        self.rule = rule

    def __contains__(self, word: str) -> bool:
        count, kind = self._entry(word)
        return count > 0 and self.rule(word, count, kind)

    def __getitem__(self, word: str) -> int:
        return self.get(word)

    def get(self, word: str, otherwise: int = 0) -> int:
        """The frequency of a word, `otherwise` where it is none of these."""
        count, kind = self._entry(word)
        return count if count and self.rule(word, count, kind) else otherwise


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
        _, stop = self._groups.bounds(first)
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
