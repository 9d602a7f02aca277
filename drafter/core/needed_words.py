"""The words without which a regular expression finds nothing, so that most texts need not be searched for it.

Python tries each alternative of a pattern at each place of a text. Whether a text holds one of some words at all is
told many times faster.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

#: A piece of a pattern: an escape, a class of characters, how a group begins, a count, or a single character.
_PIECE = re.compile(
    r"\\(?P<escaped>.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<group>\((?:\?(?::|P<\w+>|<?[=!]))?)"
    r"|(?P<count>[*+?]\??|\{\d*,?\d*\}\??)|(?P<other>[\s\S])"
)
_MAY_BE_ABSENT = ("*", "?", "{0", "{,")
_LOOKS_AROUND = ("(?=", "(?!", "(?<=", "(?<!")

#: Words that are shorter on average stand in most texts.
_SHORTEST = 2

Words = frozenset[str]
_NONE: Words = frozenset()


@dataclass(frozen=True)
class Sought:
    """A regular expression that is searched only where one of the words stands that it needs."""

    pattern: re.Pattern[str]

    @cached_property
    def _words(self) -> re.Pattern[str] | None:
        words = needed_words(self.pattern.pattern)
        if not words or sum(map(len, words)) < _SHORTEST * len(words):
            return None
        return re.compile("|".join(map(re.escape, sorted(words))))

    def search(self, text: str) -> re.Match[str] | None:
        """What the pattern finds in a text."""
        words = self._words
        return self.pattern.search(text) if words is None or words.search(text) else None


def sought(pattern: str) -> Sought:
    """The same from the text of a pattern."""
    return Sought(re.compile(pattern))


def needed_words(pattern: str) -> Words:
    """Words of which each text in which a pattern finds something holds one; empty where no such words can be told."""
    return _of_alternatives(list(_PIECE.finditer(pattern)))


def _of_alternatives(pieces: Sequence[re.Match[str]]) -> Words:
    """What one of several alternatives needs: all that any of them does, if each needs something."""
    each = [_of_sequence(part) for part in _split(pieces)]
    return frozenset().union(*each) if all(each) else _NONE


def _split(pieces: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    """The pieces between the bars that stand in no group."""
    start = depth = 0
    for at, piece in enumerate(pieces):
        depth += bool(piece["group"]) - (piece["other"] == ")")
        if piece["other"] == "|" and not depth:
            yield pieces[start:at]
            start = at + 1
    yield pieces[start:]


def _of_sequence(pieces: Sequence[re.Match[str]]) -> Words:
    """The best of what each part of a sequence needs: the longest words, then the fewest."""
    return max(
        _parts(pieces), key=lambda words: (min(map(len, words), default=0), -len(words)), default=_NONE
    )


def _parts(pieces: Sequence[re.Match[str]]) -> Iterator[Words]:
    run = ""
    at = 0
    while at < len(pieces):
        piece, end = pieces[at], _end(pieces, at)
        absent = end < len(pieces) and (pieces[end]["count"] or "").startswith(_MAY_BE_ABSENT)
        sign = _sign(piece)
        if sign and not absent:
            run += sign
        if not sign or absent or (end < len(pieces) and pieces[end]["count"]):
            yield frozenset({run} if run else ())
            run = ""
        if piece["group"] and not absent and piece["group"] not in _LOOKS_AROUND:
            yield _of_alternatives(pieces[at + 1 : end - 1])
        at = end
    yield frozenset({run} if run else ())


def _end(pieces: Sequence[re.Match[str]], at: int) -> int:
    """The place behind a piece; behind a group, that of its end."""
    depth = 0
    for place in range(at, len(pieces)):
        depth += bool(pieces[place]["group"]) - (pieces[place]["other"] == ")")
        if depth <= 0:
            return place + 1
    return len(pieces)


def _sign(piece: re.Match[str]) -> str:
    """The character that a piece stands for, "" where it may be several."""
    if escaped := piece["escaped"]:
        return "" if escaped.isalnum() else escaped
    other = piece["other"] or ""
    return "" if other in tuple(".^$|)") else other
