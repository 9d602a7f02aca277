"""In which parts of words two characters stand side by side: a filter before dearer questions."""

_BITS = 18
_MASK = (1 << _BITS) - 1
_FACTOR = 0x9E37

#: Where a pair stands: a word of two; the first and last two of a word of three; the first, middle and last two of
#: a word of four; the first and last two of an idiom.
(
    TWO,
    HEAD_OF_THREE,
    TAIL_OF_THREE,
    HEAD_OF_FOUR,
    MIDDLE_OF_FOUR,
    TAIL_OF_FOUR,
    HEAD_OF_IDIOM,
    TAIL_OF_IDIOM,
) = (1 << bit for bit in range(8))
_OF_WORD = {
    2: (TWO,),
    3: (HEAD_OF_THREE, TAIL_OF_THREE),
    4: (HEAD_OF_FOUR, MIDDLE_OF_FOUR, TAIL_OF_FOUR),
}


class PairFlags:
    """A quarter of a megabyte that lets through every pair that was put in, and one in a few that were not."""

    def __init__(self) -> None:
        self._flags = bytearray(_MASK + 1)

    def add_word(self, word: str) -> None:
        """Take a word of two to four characters; others are left alone."""
        flags, numbers = self._flags, [*map(ord, word)]
        for place, flag in enumerate(_OF_WORD.get(len(word), ())):
            flags[(numbers[place] * _FACTOR + numbers[place + 1]) & _MASK] |= flag

    def add_idiom(self, idiom: str) -> None:
        """Take an idiom of four characters."""
        for flag, place in ((HEAD_OF_IDIOM, 0), (TAIL_OF_IDIOM, 2)):
            self._flags[(ord(idiom[place]) * _FACTOR + ord(idiom[place + 1])) & _MASK] |= flag

    def of(self, first: str, second: str) -> int:
        """Where two characters may stand side by side."""
        return self._flags[(ord(first) * _FACTOR + ord(second)) & _MASK]

    def along(self, text: str) -> list[int]:
        """Where each two neighbours of a text may stand side by side in words."""
        flags, numbers = self._flags, [ord(character) * _FACTOR for character in text]
        return [
            flags[(number + ord(second)) & _MASK] for number, second in zip(numbers, text[1:], strict=False)
        ]

    def words_of_two(self, wrong_place: int, kept: str, others: str) -> list[str]:
        """The words that may be made of a kept character and one of the others, in the place of the wrong one."""
        flags, number = self._flags, ord(kept)
        if wrong_place == 0:
            return [o + kept for o in others if flags[(ord(o) * _FACTOR + number) & _MASK] & TWO]
        number *= _FACTOR
        return [kept + o for o in others if flags[(number + ord(o)) & _MASK] & TWO]

    def may_be_in_word(self, written: str, wrong_place: int) -> bool:
        """Whether some word of three or four characters may have all of these but the one in the wrong place."""
        places = _OF_WORD[len(written)]
        return all(
            self.of(written[n], written[n + 1]) & flag
            for n, flag in enumerate(places)
            if wrong_place not in (n, n + 1)
        )
