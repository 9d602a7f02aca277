"""Places where grammar shows that a character is said by itself, so that no word is to be read into it."""

from drafter.checks.lexicon import Lexicon

#: What follows what was done, and no noun.
_DONE = frozenset("了着")


def is_said_alone(
    text: str, start: int, end: int, meant: str, pieces_end: set[int], lexicon: Lexicon
) -> bool:
    """Whether grammar speaks against reading the word that is `meant` into the two characters at `start`.

    One of them stands again with one character between: 聊一聊, 划不划算, 宜留则留; or 了 follows as a word of its
    own, and what is meant is a noun: 绿网盖了 is no 网格. `pieces_end` are the offsets at which words end.
    """
    if end - start != 2:
        return False
    if any(_stands_twice(text, place) for place in range(start, end)):
        return True
    return end + 1 in pieces_end and text[end : end + 1] in _DONE and meant in lexicon.nouns


def _stands_twice(text: str, place: int) -> bool:
    """Whether the character at a place stands once more, two further on or two before."""
    before = text[place - 2] if place > 1 else ""
    return text[place] in (before, text[place + 2 : place + 3])
