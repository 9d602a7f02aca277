"""Chinese text cut into words with jieba's dictionary.

The statistical guessing of unknown words is off: a name that the dictionary lacks becomes single characters,
which any part of the name that somebody types will find again.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec

from drafter.core.folding import searched
from drafter.library.word_trie import load_word_trie

Cutter = Callable[[str], Sequence[str]]

#: Characters that are cut in a fifth of a second without the fast cutter: the starter material, some dozen speeches.
_FEW = 150_000


@dataclass(frozen=True, slots=True)
class Words:
    """Cuts text into words, without marks and white space, Latin letters in lower case and of half width.

    `cut` gives each piece of the text once. `stream` gives what the index holds: before each long word stand
    the shorter ones within it (安全, 生产, 安全生产).
    """

    _cut: Cutter
    _cut_for_search: Cutter

    def cut(self, text: str) -> list[str]:
        """The words of a text, side by side."""
        return [word for word in self._cut(searched(text)) if word[0].isalnum()]

    def stream(self, text: str) -> list[str]:
        """The words of a text with the shorter words within them, in the order the index holds them."""
        found = self._cut_for_search(searched(text))
        # Asking the whole word first spares most words the cutting off of their first character.
        return [word for word in found if word.isalnum() or word[0].isalnum()]

    def pieces(self, text: str) -> list[str]:
        """The whole of a text, marks and all, cut between its words."""
        return list(self._cut(text))


def word_pieces(text: str) -> list[str]:
    """The whole of a text, marks and all, in pieces between which it may be broken: how titles are cut."""
    return list(_pieces(text))


@lru_cache(maxsize=64)
def _pieces(text: str) -> tuple[str, ...]:
    """The same, kept: one paragraph is cut by one check after the other."""
    return tuple(load_words().pieces(text))


def load_words() -> Words:
    """The cutter for what is asked and looked at: it keeps next to nothing of the dictionary in memory."""
    trie = load_word_trie()
    return Words(trie.pieces, trie.pieces_for_search)


def words_for_many(few: int = _FEW) -> Words:
    """The cutter for what is taken in: rjieba where its wheel is installed, eight times as fast; the same words.

    rjieba holds 34 megabytes from when it cuts its first text until the program ends. So the first `few` characters
    are cut as `load_words` does, unless it is loaded already.
    """
    if find_spec("rjieba") is None:
        return load_words()
    cutters = _CuttersForMany(few)
    return Words(cutters.cut, cutters.cut_for_search)


class _CuttersForMany:
    """Cuts as the trie does until so many characters have come that loading rjieba is worth it."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._trie = load_word_trie()

    def cut(self, text: str) -> Sequence[str]:
        """The whole of a text, marks and all, cut between its words."""
        if self._is_one_of_few(text):
            return self._trie.pieces(text)
        import rjieba  # not before there is much: its memory stays with the process

        return rjieba.cut(text, False)

    def cut_for_search(self, text: str) -> Sequence[str]:
        """The same, with the shorter words within the words."""
        if self._is_one_of_few(text):
            return self._trie.pieces_for_search(text)
        import rjieba

        return rjieba.cut_for_search(text, False)

    def _is_one_of_few(self, text: str) -> bool:
        if self._few > 0 and "rjieba" in sys.modules:
            self._few = 0
        self._few -= len(text)
        return self._few >= 0
