"""Which characters make words of the language model with those beside them, and what makes words of a gap."""

import zlib
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import islice

from drafter.checks.language_model import STEPS, load_language_model
from drafter.checks.word_tables import Groups

_LENGTHS = (2, 3, 4)
#: How many bits the table of words with a gap has, as a power of two.
_BITS = 21
_SORTED_BY = 5
#: How many characters are those that most is written with.
_MOST_USED = 700


class Gaps:
    """Which characters stand beside one in a word of two, and which make a longer word with those around a gap."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        """`words` come with what each costs by itself."""
        used: Counter[str] = Counter()
        # Strings that grow, and not lists: each Chinese character in a list would be an object of its own.
        after: dict[str, str] = defaultdict(str)
        before: dict[str, str] = defaultdict(str)
        self._bits = bytearray(1 << (_BITS - 3))
        fillings = [array("Q") for _ in range(1 << _SORTED_BY)]
        for word, cost in words:
            used.update(dict.fromkeys(word, 10 ** (-cost / STEPS)))
            if len(word) == _LENGTHS[0]:
                after[word[0]] += word[1]
                before[word[1]] += word[0]
            elif len(word) in _LENGTHS:
                for at in range(len(word)):
                    number = self._hash(word[:at], word[at + 1 :])
                    place = number >> (32 - _BITS)
                    self._bits[place >> 3] |= 1 << (place & 7)
                    fillings[number >> (32 - _SORTED_BY)].append(number << 32 | ord(word[at]))
        self._after, self._before = Groups(after), Groups(before)
        #: The hash of what is around each gap in a longer word, with the character that belongs there; sorted in parts,
        #: so that no part takes much memory for a moment.
        self._fillings = array("Q")
        for part in fillings:
            self._fillings.extend(sorted(part))
        han = (one for one, _ in used.most_common() if "\u4e00" <= one <= "\u9fff")
        self.most_used = "".join(islice(han, _MOST_USED))

    @staticmethod
    def _hash(head: str, tail: str) -> int:
        return zlib.crc32(f"{head}_{tail}".encode())

    def beside(self, head: str, tail: str) -> str:
        """The characters that make a word of two with one before or behind the gap."""
        return self._after[head] if head else self._before[tail]

    def filling(self, head: str, tail: str) -> str:
        """The characters that make a word with these around a gap, and perhaps some that make none."""
        if len(head) + len(tail) < _LENGTHS[0]:
            return self.beside(head, tail)
        number = self._hash(head, tail)
        place = number >> (32 - _BITS)
        if not self._bits[place >> 3] >> (place & 7) & 1:
            return ""
        first = bisect_left(self._fillings, number << 32)
        end = bisect_left(self._fillings, (number + 1) << 32, first)
        return "".join(chr(one & 0xFFFFFFFF) for one in self._fillings[first:end])


@cache
def load_gaps() -> Gaps:
    """The gaps of the model's words, made once (about a tenth of a second)."""
    model = load_language_model()
    return Gaps((word, model.unigram(number)) for number, word in enumerate(model.words()))
