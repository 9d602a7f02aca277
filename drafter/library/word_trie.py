"""Cuts text into jieba's words by a dictionary that is read from a file as it is asked: few megabytes instead of thirty.

The file (`resources/language/words.bin`, made by `python -m tools.pack_words`) is a trie of jieba's words, its nodes
numbered breadth first, the root 0: after its header little-endian arrays, for each node where its children begin
(uint32, one more at the end), how often its word occurs (uint32, 0 where it is only the beginning of words), its
last character (uint16), and its place in `KINDS` (uint8); the children of a node stand side by side, sorted by their
last character.

The words are those of jieba without its guessing of unknown words: of all ways to cut a text the likeliest one. Only
rjieba, which does the same eight times as fast, keeps more of the dictionary at hand.
"""

import math
import mmap
import re
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from drafter.paths import resource

MAGIC = b"DRWD"
#: The magic, the number of nodes, the sum of all frequencies in the dictionary.
HEADER = struct.Struct("<4sIQ")
#: What a word is, in jieba's own letters: something else, a noun, the name of a place, an idiom, a set phrase.
KINDS = ("", "n", "ns", "i", "l")
#: What jieba looks for words in; everything else is cut into single characters.
IN_WORDS = re.compile(r"([一-鿕a-zA-Z0-9+#&._%\-]+)")
_WHITE = re.compile(r"(\r\n|\s)")
_LATIN = re.compile(r"[a-zA-Z0-9]")


class WordTrie:
    """The words of a dictionary, and how a text falls into them."""

    def __init__(self, content: "mmap.mmap | bytes") -> None:
        """`content` is the file; ValueError where it is none."""
        magic, nodes, total = HEADER.unpack_from(content)
        if magic != MAGIC:
            raise ValueError("not a packed dictionary")
        view, place = memoryview(content), HEADER.size

        def taken(count: int, kind: str) -> Sequence[int]:
            nonlocal place
            part = view[place : place + count * struct.calcsize(kind)]
            place += len(part)
            return _numbers(part, kind)

        self._children = taken(nodes + 1, "I")
        self._often = taken(nodes, "I")
        self._characters = taken(nodes, "H")
        self._kinds = taken(nodes, "B")
        self._log_total = math.log(total)
        self._first = self._first_nodes()

    def _first_nodes(self) -> Sequence[int]:
        """The node of each character that begins a word, 0 where none does: half of all steps are these."""
        first = array("H", bytes(2 * (1 << 16)))
        for node in range(self._children[0], self._children[1]):
            first[self._characters[node]] = node
        return first

    def __contains__(self, word: str) -> bool:
        return self.entry(word)[0] > 0

    def entry(self, word: str) -> tuple[int, str]:
        """How often a word occurs and its kind, one of `KINDS`; 0 and "" where it is no word."""
        children, characters = self._children, self._characters
        codes = [*map(ord, word)]
        node = self._first[codes[0]] if codes and codes[0] < len(self._first) else 0
        if not node:
            return 0, ""
        for code in islice(codes, 1, None):
            end = children[node + 1]
            node = bisect_left(characters, code, children[node], end)
            if node == end or characters[node] != code:
                return 0, ""
        return self._often[node], KINDS[self._kinds[node]]

    def words(self) -> Iterator[tuple[str, int, str]]:
        """Each word in alphabetical order, how often it occurs, and its kind, one of `KINDS`."""
        children, often, characters, kinds = self._children, self._often, self._characters, self._kinds
        waiting = [(0, "")]
        while waiting:
            node, word = waiting.pop()
            if often[node]:
                yield word, often[node], KINDS[kinds[node]]
            for child in range(children[node + 1] - 1, children[node] - 1, -1):
                waiting.append((child, word + chr(characters[child])))

    def pieces(self, text: str) -> list[str]:
        """All of a text, cut between its words."""
        found: list[str] = []
        for at, part in enumerate(IN_WORDS.split(text)):
            if at % 2:
                found += self._words(part)
            elif part:
                for space in _WHITE.split(part):
                    found += [space] if _WHITE.match(space) else space
        return found

    def pieces_for_search(self, text: str) -> list[str]:
        """The same, before each piece the words of two and then of three characters within it."""
        found: list[str] = []
        for word in self.pieces(text):
            for length in (2, 3):
                if len(word) > length:
                    parts = (word[at : at + length] for at in range(len(word) - length + 1))
                    found += [part for part in parts if part in self]
            found.append(word)
        return found

    def _words(self, text: str) -> Iterator[str]:
        """The words of a text without marks; letters and figures that stand by themselves are kept together."""
        ends, start, latin = self._ends(text), 0, ""
        while start < len(text):
            word = text[start : ends[start]]
            start += len(word)
            if len(word) == 1 and _LATIN.match(word):
                latin += word
                continue
            if latin:
                yield latin
                latin = ""
            yield word
        if latin:
            yield latin

    def _ends(self, text: str) -> list[int]:
        """Where the likeliest word ends that begins at each place; of two that are as likely the longer one."""
        first, children, often, characters = self._first, self._children, self._often, self._characters
        log, log_total, size = math.log, self._log_total, len(text)
        codes = [ord(character) for character in text]
        scores, ends = [0.0] * (size + 1), [0] * size
        for start in range(size - 1, -1, -1):
            best, best_end, node, end = -math.inf, start + 1, first[codes[start]], start
            while node:
                end += 1
                if count := often[node]:
                    score = log(count) - log_total + scores[end]
                    if score >= best:
                        best, best_end = score, end
                if end == size:
                    break
                low, high = children[node], children[node + 1]
                node = bisect_left(characters, codes[end], low, high)
                if node == high or characters[node] != codes[end]:
                    break
            scores[start] = best if best > -math.inf else scores[start + 1] - log_total
            ends[start] = best_end
        return ends


def _numbers(part: memoryview, kind: str) -> Sequence[int]:
    """Little-endian numbers, as this machine reads them."""
    if sys.byteorder == "little":
        return part.cast(kind)  # pyright: ignore[reportCallIssue, reportArgumentType] -- a kind of ours
    numbers = array(kind, bytes(part))
    numbers.byteswap()
    return numbers


def open_word_trie() -> WordTrie:
    """The dictionary of the program; what of the file was read is given back with it."""
    with resource("language", "words.bin").open("rb") as file:
        return WordTrie(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@cache
def load_word_trie() -> WordTrie:
    """The dictionary of the program, opened once to look words up in."""
    return open_word_trie()
