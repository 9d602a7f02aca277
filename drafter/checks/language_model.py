"""How likely words are side by side: a bigram model of everyday written Chinese, read from a file as it is asked.

The file (`resources/language/zh_CN.bin`, made by `packaging/language_model.py`) holds, after its header, little-endian
arrays: where each word begins among the words (uint32), where its bigrams begin (uint32), the keys of sounds, sorted,
and where the words of each begin (uint32), a hash table of the words' numbers (uint16, linear probing over CRC-32), the
second words of the bigrams, sorted, and the words by their sounds (uint16); then a byte for each: the words' costs,
their back-off costs, the bigrams' costs; then the words (UTF-8). A cost is a logarithm to 10 of a probability, counted
downwards in steps of 1/32.
"""

import mmap
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from drafter.paths import resource
from drafter.reading.pinyin_table import load_pinyin
from drafter.reading.sounds import without_tone

MAGIC = b"DRLM"
HEADER = struct.Struct("<4sIIIII")
STEPS = 32
SLOTS = 1 << 17
#: The number of no word.
EMPTY = 0xFFFF
#: What a character costs that the model does not know, and the longest word that is looked up.
_UNKNOWN = 7 * STEPS
_LONGEST = 5
#: More than any text costs.
_DEAREST = 1 << 30
#: How long the words are that may begin with two characters, by a hash of these: a bit for each length.
_BEGIN_SLOTS = 1 << 17
_FACTOR = 0x9E37
_LENGTHS_OF = tuple(
    (1, *(length for length in range(2, _LONGEST + 1) if bits >> length & 1))
    for bits in range(1 << _LONGEST + 1)
)
#: Words of so many characters are told by how they sound.
_SHORTEST, _LONGEST_ALIKE = 2, 4


class LanguageModel:
    """Costs of words and texts: the lower, the likelier."""

    def __init__(self, content: "mmap.mmap | bytes") -> None:
        """`content` is the file; ValueError where it is none."""
        magic, words, bigrams, letters, sounds, sounding = HEADER.unpack_from(content)
        if magic != MAGIC:
            raise ValueError("not a packed language model")
        view, place = memoryview(content), HEADER.size

        def taken(count: int, kind: str = "B") -> Sequence[int]:
            nonlocal place
            part = view[place : place + count * struct.calcsize(kind)]
            place += len(part)
            return part if kind == "B" else _numbers(part, kind)

        self._offsets, self._starts = taken(words + 1, "I"), taken(words + 1, "I")
        self._sounds, self._groups = taken(sounds, "I"), taken(sounds + 1, "I")
        self._slots, self._seconds = taken(SLOTS, "H"), taken(bigrams, "H")
        self._sounding = taken(sounding, "H")
        self._unigrams, self._backoffs, self._bigrams = taken(words), taken(words), taken(bigrams)
        self._words = view[place : place + letters]
        self.number = lru_cache(maxsize=1 << 14)(self._number)
        #: Texts that are compared overlap, so that the same two words are asked for again and again.
        self.step = lru_cache(maxsize=1 << 14)(self._step)
        #: Few words make most of a text.
        self.sounding_like = lru_cache(maxsize=1 << 12)(self._sounding_like)

    def _number(self, word: str) -> int:
        """The number of a word, EMPTY where the model does not know it."""
        letters = word.encode()
        slot = zlib.crc32(letters) % SLOTS
        while (number := self._slots[slot]) != EMPTY:
            if self._words[self._offsets[number] : self._offsets[number + 1]] == letters:
                return number
            slot = (slot + 1) % SLOTS
        return EMPTY

    def word(self, number: int) -> str:
        """The word with a number."""
        return str(self._words[self._offsets[number] : self._offsets[number + 1]], "utf-8")

    def words(self) -> Iterator[str]:
        """All words of the model."""
        return (self.word(number) for number in range(len(self._unigrams)))

    def _sounding_like(self, text: str, most: int) -> Sequence[str]:
        """The words in use that are read as a text is, without tones, the most used first and so many at most; itself among
        them.
        """
        key = sound_key(text)
        at = bisect_left(self._sounds, key)
        if not key or at == len(self._sounds) or self._sounds[at] != key:
            return []
        first, end = self._groups[at], self._groups[at + 1]
        return [self.word(number) for number in self._sounding[first : min(end, first + most)]]

    def unigram(self, number: int) -> int:
        """What a word costs by itself."""
        return _UNKNOWN if number == EMPTY else self._unigrams[number]

    def follows(self, first: int, second: int) -> int:
        """What the second word costs behind the first; -1 where the model has not seen them so."""
        end = self._starts[first + 1]
        at = bisect_left(self._seconds, second, self._starts[first], end)
        return self._bigrams[at] if at < end and self._seconds[at] == second else -1

    def _step(self, first: int, second: int) -> int:
        """What the second word costs behind the first, seen or not; EMPTY stands for a word that is not known."""
        if second == EMPTY:
            return _UNKNOWN
        if first == EMPTY:
            return self._unigrams[second]
        seen = self.follows(first, second)
        return seen if seen >= 0 else self._backoffs[first] + self._unigrams[second]

    @cached_property
    def _begins(self) -> bytes:
        """A filter before the words are looked up: the lengths of those that begin with two characters."""
        begins = bytearray(_BEGIN_SLOTS)
        for word in self.words():
            if 1 < len(word) <= _LONGEST:
                begins[(ord(word[0]) * _FACTOR + ord(word[1])) % _BEGIN_SLOTS] |= 1 << len(word)
        return bytes(begins)

    def _lengths(self, text: str) -> Iterator[tuple[int, ...]]:
        """How long the words may be that begin at each place of a text."""
        begins, codes = self._begins, [*map(ord, text)]
        for first, second in pairwise(codes):
            yield _LENGTHS_OF[begins[(first * _FACTOR + second) % _BEGIN_SLOTS]]
        yield _LENGTHS_OF[0]

    def cost(self, text: str) -> int:
        """What a short piece of text costs in its cheapest way of being cut into words."""
        best: list[dict[int, int]] = [{EMPTY: 0}] + [{} for _ in text]
        number_of, step, size = self.number, self.step, len(text)
        for start, lengths in enumerate(self._lengths(text)) if text else ():
            before = best[start].items()
            for length in lengths:
                end = start + length
                if end > size:
                    break
                number = number_of(text[start:end])
                if number == EMPTY and length > 1:
                    continue
                cost = _DEAREST
                for first, so_far in before:
                    spent = so_far + step(first, number)
                    if spent < cost:
                        cost = spent
                if cost < best[end].get(number, _DEAREST):
                    best[end][number] = cost
        return min(best[-1].values())


def sound_key(text: str) -> int:
    """A number that texts of two to four characters share if they are read alike, without tones; 0 for any other text."""
    if not _SHORTEST <= len(text) <= _LONGEST_ALIKE:
        return 0
    sounds = [_sound(character) for character in text]
    return zlib.crc32(" ".join(sounds).encode()) if all(sounds) else 0


@lru_cache(maxsize=1 << 13)
def _sound(character: str) -> str:
    pinyin = load_pinyin().of(character)
    return without_tone(pinyin[0]) if pinyin else ""


def _numbers(part: memoryview, kind: str) -> Sequence[int]:
    if sys.byteorder == "little":
        return part.cast(kind)  # pyright: ignore[reportCallIssue, reportArgumentType] -- a kind of ours
    numbers = array(kind, part.tobytes())
    numbers.byteswap()
    return numbers


@cache
def load_language_model() -> LanguageModel:
    """The model, mapped into memory: what is asked is read, the rest stays on disk."""
    with resource("language", "zh_CN.bin").open("rb") as file:
        return LanguageModel(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
