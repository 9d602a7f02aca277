"""Packs jieba's dictionary for `drafter/library/word_trie.py`: `python -m tools.pack_words resources/language/words.bin`.

The same dictionary gives the same bytes.
"""

import sys
from array import array
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from drafter.library.word_trie import HEADER, IN_WORDS, KINDS, MAGIC
from drafter.package_data import package_data


def packed(frequency: Mapping[str, int], total: int, kinds: Mapping[str, str] | None = None) -> bytes:
    """The file for words with their frequencies and their kinds in jieba's letters, where they are known.

    `total` counts the frequencies of the words that no text can hold, too.
    """
    words = sorted(frequency)
    children, often, characters, kind = array("I"), array("I", [0]), array("H", [0]), bytearray(1)
    #: The runs of words that begin as a node does, and how long that beginning is, node after node.
    runs = deque([(0, 0, len(words))])
    while runs:
        length, start, end = runs.popleft()
        children.append(len(characters))
        start += start < end and len(words[start]) == length
        while start < end:
            beginning = words[start][: length + 1]
            after = next((at for at in range(start, end) if not words[at].startswith(beginning)), end)
            characters.append(ord(beginning[-1]))
            often.append(frequency.get(beginning, 0))
            kind.append(_number_of((kinds or {}).get(beginning, "")))
            runs.append((length + 1, start, after))
            start = after
    children.append(len(characters))
    arrays = (children, often, characters)
    if sys.byteorder != "little":
        for numbers in arrays:
            numbers.byteswap()
    return (
        HEADER.pack(MAGIC, len(characters), total) + b"".join(numbers.tobytes() for numbers in arrays) + kind
    )


def _number_of(kind: str) -> int:
    """The place in `KINDS` of a kind; the names of sights (nsf) are names of places, too."""
    kind = "ns" if kind.startswith("ns") else kind
    return KINDS.index(kind) if kind in KINDS else 0


def main() -> None:
    """Write the file that is named."""
    frequency: dict[str, int] = {}
    kinds: dict[str, str] = {}
    total = 0
    for line in package_data("jieba", "dict.txt").read_text(encoding="utf-8").splitlines():
        word, often, kind = line.split(" ")
        total += int(often)
        if IN_WORDS.fullmatch(word):
            frequency[word], kinds[word] = int(often), kind
    Path(sys.argv[1]).write_bytes(packed(frequency, total, kinds))


if __name__ == "__main__":
    main()
