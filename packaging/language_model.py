"""Packs a language model for the check of wrong characters: Debian's libime-data-language-model, with official counts.

`python packaging/language_model.py zh_CN.lm packaging/official_words.tsv.xz resources/language/zh_CN.bin` makes the
same bytes from the same files. Get the first with `apt-get download libime-data-language-model` and `dpkg -x`; the
committed one was made of 1.0.16-1.

The source is a binary model of KenLM (trigram, quantised, "array trie"). Of it the words, their probabilities and the
bigrams are kept, and what needs more than 65,535 words is left out. `drafter/checks/language_model.py` tells the form.
"""

import lzma
import math
import struct
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path

from drafter.checks.language_model import EMPTY, HEADER, MAGIC, SLOTS, STEPS, sound_key

_MAGIC = b"mmap lm http://kheafield.com/code format version 5\n\0"
_PARAMETERS = 88
#: KenLM's number for a quantised trie whose pointers are kept in an array.
_QUANT_ARRAY_TRIE = 5
_UNIGRAM = struct.Struct("<ffQ")
_MOST_WORDS = EMPTY
#: A word that costs more is what nobody meant to write.
_RAREST_MEANT = 210
#: As how many counts the model weighs beside the official ones, for words and for what stands behind a word.
_WEIGHT_OF_WORDS, _WEIGHT_OF_PAIRS = 400_000, 100
#: The model decides at least this part of what stands behind a word, however often official documents have that word.
_LEAST_PRIOR = 0.4


@dataclass(frozen=True)
class _Middle:
    """Where the bigrams lie in the file: bits of each field, and the tables of their quantised probabilities."""

    base: int
    word_bits: int
    backoff_bits: int
    entry_bits: int
    probabilities: tuple[float, ...]


class KenLm:
    """The unigrams and bigrams of a model file of order 3. Source of the form: KenLM's `lm/trie.cc` and `lm/bhiksha.cc`."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(_MAGIC):
            raise SystemExit("not a KenLM binary model of format 5")
        order, _, kind = struct.unpack_from("<B3xfI", content, _PARAMETERS)
        if (order, kind) != (3, _QUANT_ARRAY_TRIE):
            raise SystemExit("not a quantised array trie of order 3")
        self._content = content
        self._counts = struct.unpack_from("<3Q", content, _PARAMETERS + 20)
        quantised = 136 + 8 + 8 * self._counts[0]
        self._middle, self._unigrams, end = self._layout(quantised)
        self.words = [word.decode() for word in content[end:].split(b"\0")[:-1]]

    def _layout(self, start: int) -> tuple[_Middle, int, int]:
        """Where bigrams, unigrams and words lie, given where the tables of the quantisation do."""
        probability_bits, backoff_bits = self._content[start + 1], self._content[start + 2]
        tables = start + 8
        probabilities = struct.unpack_from(f"<{1 << probability_bits}f", self._content, tables)
        unigrams = tables + 4 * (2 * (1 << probability_bits) + (1 << backoff_bits))
        middle = unigrams + 16 * (self._counts[0] + 2)
        inline, pointers = self._pointer_bits(self._content[middle + 1])
        base = middle + 8 + 8 * pointers + 7
        word_bits = self._counts[0].bit_length()
        entry_bits = word_bits + probability_bits + backoff_bits + inline
        longest = base + ((1 + self._counts[1]) * entry_bits + 7) // 8 + 8
        words = longest + ((1 + self._counts[2]) * (word_bits + probability_bits) + 7) // 8 + 8
        return _Middle(base, word_bits, backoff_bits, entry_bits, probabilities), unigrams, words

    def _pointer_bits(self, most_chopped: int) -> tuple[int, int]:
        """How many bits of a pointer stand in each entry, and how many pointers in the array beside them."""
        entries, last = self._counts[1] + 1, self._counts[2]
        needed = last.bit_length()

        def cost(chopped: int) -> int:
            return (last >> (needed - chopped)) * 64 - entries * chopped

        chopped = min(range(min(needed, most_chopped) + 1), key=cost)
        return needed - chopped, (last >> (needed - chopped)) + 1

    def unigram(self, word: int) -> tuple[float, float, int]:
        """The probability and back-off of a word (logarithms to 10), and where the bigrams that end in it begin."""
        return _UNIGRAM.unpack_from(self._content, self._unigrams + 16 * word)

    def bigrams(self, word: int) -> Iterator[tuple[int, float]]:
        """The words before a word, each with the probability of the word behind it."""
        middle, content = self._middle, self._content
        known = (1 << middle.word_bits) - 1
        for entry in range(self.unigram(word)[2], self.unigram(word + 1)[2]):
            byte, bit = divmod(entry * middle.entry_bits, 8)
            value = int.from_bytes(content[middle.base + byte : middle.base + byte + 9], "little") >> bit
            index = (value >> (middle.word_bits + middle.backoff_bits)) & (len(middle.probabilities) - 1)
            yield value & known, middle.probabilities[index]


@dataclass(frozen=True)
class Official:
    """How often words, and two words side by side, stand in official documents."""

    words: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    seconds: Mapping[str, int]

    @classmethod
    def read(cls, path: Path) -> "Official":
        """The counts of an .xz file with `word TAB count` and `first second TAB count` in its lines."""
        words: dict[str, int] = {}
        pairs: dict[tuple[str, str], int] = {}
        seconds: Counter[str] = Counter()
        for line in lzma.decompress(path.read_bytes()).decode().splitlines():
            text, count = line.split("\t")
            first, _, second = text.partition(" ")
            if second:
                pairs[first, second] = int(count)
                seconds[first] += int(count)
            else:
                words[first] = int(count)
        return cls(words, pairs, seconds)


class Joined:
    """The model with the official counts: each probability is that of a Dirichlet prior that the model gives.

    With `c` of `n` counts and a prior probability `p` that weighs as much as `k` counts, a probability is
    (c + k p) / (n + k); the part of the prior stays above a floor.
    """

    def __init__(self, model: KenLm, official: Official) -> None:
        self._model, self._official = model, official
        self._total = sum(official.words.values())
        known = {word: number for number, word in enumerate(model.words) if not word.startswith("<")}
        every = known | {word: -1 for word in official.words if word not in known}
        self._unigrams = {word: self._unigram(word, number) for word, number in every.items()}
        self.words = sorted(every, key=lambda word: (-self._unigrams[word], word))[:_MOST_WORDS]
        self._numbers = known

    def _unigram(self, word: str, number: int) -> float:
        prior = 10 ** self._model.unigram(number)[0] if number >= 0 else 0.0
        return (self._official.words.get(word, 0) + _WEIGHT_OF_WORDS * prior) / (
            self._total + _WEIGHT_OF_WORDS
        )

    def _prior_weight(self, first: str) -> float:
        """The part of a probability behind a word that the model decides."""
        counted = self._official.seconds.get(first, 0)
        return max(_LEAST_PRIOR, _WEIGHT_OF_PAIRS / (counted + _WEIGHT_OF_PAIRS))

    def cost(self, word: str) -> int:
        """The cost of a word by itself."""
        return _steps(math.log10(self._unigrams[word]))

    def back_off(self, word: str) -> int:
        """What is added to the cost of a word that has not been seen behind this one."""
        number = self._numbers.get(word)
        prior = self._model.unigram(number)[1] if number is not None else 0.0
        return _steps(prior + math.log10(self._prior_weight(word)))

    def after(self) -> list[dict[int, int]]:
        """For each of the words, by its place: those seen behind it with their costs there."""
        place = {word: number for number, word in enumerate(self.words)}
        found: list[dict[int, float]] = [{} for _ in self.words]
        for second in self.words:
            if (number := self._numbers.get(second)) is None:
                continue
            for before, logarithm in self._model.bigrams(number):
                first = place.get(self._model.words[before])
                if first is not None:
                    found[first][place[second]] = 10**logarithm * self._prior_weight(self.words[first])
        for (first, second), count in self._official.pairs.items():
            if first in place and second in place:
                behind, number, weight = found[place[first]], place[second], self._prior_weight(first)
                prior = (
                    behind.get(number, 0.0) or 10 ** (-self.back_off(first) / STEPS) * self._unigrams[second]
                )
                behind[number] = prior + (1 - weight) * count / self._official.seconds[first]
        return [{number: _steps(math.log10(p)) for number, p in behind.items()} for behind in found]


def packed(model: Joined) -> bytes:
    """The words used most, and their bigrams, in the form that the program reads."""
    words = [word.encode() for word in model.words]
    starts, seconds, costs = array("I", [0]), array("H"), bytearray()
    for behind in model.after():
        ordered = sorted(behind.items())
        seconds.extend(second for second, _ in ordered)
        costs.extend(cost for _, cost in ordered)
        starts.append(len(seconds))
    keys, groups, members = _sounds(model)
    unigrams = bytes(map(model.cost, model.words))
    backoffs = bytes(map(model.back_off, model.words))
    offsets = array("I", accumulate(map(len, words), initial=0))
    arrays = (offsets, starts, keys, groups, _slots(words), seconds, members)
    if sys.byteorder == "big":
        for numbers in arrays:
            numbers.byteswap()
    head = HEADER.pack(MAGIC, len(words), len(seconds), offsets[-1], len(keys), len(members))
    return head + b"".join(map(bytes, arrays)) + unigrams + backoffs + bytes(costs) + b"".join(words)


def _sounds(model: Joined) -> tuple[array, array, array]:
    """The words by their sounds: the sounds' keys in order, where the words of each begin, and the words' numbers."""
    groups: dict[int, list[int]] = {}
    for number, word in enumerate(model.words):
        if model.cost(word) <= _RAREST_MEANT and (key := sound_key(word)):
            groups.setdefault(key, []).append(number)
    kept = sorted((key, numbers) for key, numbers in groups.items())
    starts = array("I", accumulate((len(numbers) for _, numbers in kept), initial=0))
    return array("I", (key for key, _ in kept)), starts, array("H", chain.from_iterable(n for _, n in kept))


def _steps(logarithm: float) -> int:
    """A logarithm to 10 in steps below 0, as one byte."""
    return min(255, max(0, round(-logarithm * STEPS)))


def _slots(words: list[bytes]) -> array:
    """A hash table of the words' numbers with linear probing."""
    slots = array("H", [EMPTY]) * SLOTS
    for number, word in enumerate(words):
        slot = zlib.crc32(word) % SLOTS
        while slots[slot] != EMPTY:
            slot = (slot + 1) % SLOTS
        slots[slot] = number
    return slots


if __name__ == "__main__":
    general, official, out = map(Path, sys.argv[1:])
    out.write_bytes(packed(Joined(KenLm(general.read_bytes()), Official.read(official))))
