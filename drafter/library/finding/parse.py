"""What somebody types into the search box, taken apart."""

import re
from dataclasses import dataclass

from drafter.core.folding import fold_words

_QUOTED = re.compile(r"(-?)(?:\"([^\"]*)\"|“([^”]*)”|「([^」]*)」|＂([^＂]*)＂)")
_MINUS = "-－"


@dataclass(frozen=True, slots=True)
class Wish:
    """`words` must all occur, `phrases` exactly as they stand, `without` (words or phrases) must not.

    Of each group in `either` one word must occur: what may have been meant by a word that occurs nowhere.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()


def parse_wish(text: str) -> Wish:
    """Take a search text apart; a quote that is not closed yet counts as white space."""
    text = fold_words(text)
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    for found in _QUOTED.finditer(text):
        phrase = next((part for part in found.groups()[1:] if part), "").strip()
        if phrase:
            (without if found.group(1) else phrases).append(phrase)
    rest = re.sub(r"[\"“”「」＂]", " ", _QUOTED.sub(" ", text))
    for word in rest.split():
        bare = word.lstrip(_MINUS)
        if bare:
            (without if word[0] in _MINUS else words).append(bare)
    return Wish(tuple(words), tuple(phrases), tuple(without))
