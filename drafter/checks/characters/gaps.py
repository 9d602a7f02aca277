"""Which characters make words of the language model with those beside them, and what words have a gap for."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import islice

from drafter.checks.language_model import STEPS, load_language_model

_LENGTHS = (2, 3, 4)
#: How many bits the table of words with a gap has, as a power of two.
_BITS = 21
#: How many characters are those that most is written with.
_MOST_USED = 700


class Gaps:
    """Which characters stand beside one in a word of two, and whether a longer word has certain characters around a gap."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        """`words` come with what each costs by itself."""
        used: Counter[str] = Counter()
        # Strings that grow, and not lists: each Chinese character in a list would be an object of its own.
        self._after: dict[str, str] = defaultdict(str)
        self._before: dict[str, str] = defaultdict(str)
        self._bits = bytearray(1 << (_BITS - 3))
        for word, cost in words:
            used.update(dict.fromkeys(word, 10 ** (-cost / STEPS)))
            if len(word) == _LENGTHS[0]:
                self._after[word[0]] += word[1]
                self._before[word[1]] += word[0]
            elif len(word) in _LENGTHS:
                for at in range(len(word)):
                    place = self._place(word[:at], word[at + 1 :])
                    self._bits[place >> 3] |= 1 << (place & 7)
        han = (one for one, _ in used.most_common() if "\u4e00" <= one <= "\u9fff")
        self.most_used = "".join(islice(han, _MOST_USED))

    @staticmethod
    def _place(head: str, tail: str) -> int:
        return zlib.crc32(f"{head}_{tail}".encode()) >> (32 - _BITS)

    def beside(self, head: str, tail: str) -> str:
        """The characters that make a word of two with one before or behind the gap."""
        return self._after.get(head, "") if head else self._before.get(tail, "")

    def may_hold(self, head: str, tail: str) -> bool:
        """Whether a word may have these characters around a gap; some of which none has get through."""
        if len(head) + len(tail) < _LENGTHS[0]:
            return bool(self.beside(head, tail))
        place = self._place(head, tail)
        return bool(self._bits[place >> 3] >> (place & 7) & 1)

    def between(self, first: str, second: str) -> str:
        """The characters that make a word of two with the one before them or with the one behind, and the most used ones."""
        return "".join(
            dict.fromkeys(self._after.get(first, "") + self._before.get(second, "") + self.most_used)
        )


@cache
def load_gaps() -> Gaps:
    """The gaps of the model's words, made once (about a tenth of a second)."""
    model = load_language_model()
    return Gaps((word, model.unigram(number)) for number, word in enumerate(model.words()))
