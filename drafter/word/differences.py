"""What changed between two texts, in pieces that a person would mark."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

#: Beyond so many pairs of characters two texts are not compared character by character.
_MOST_PAIRS = 16_000_000
#: An unchanged run of up to so many characters between two changes is read as part of the change.
_SHORT = 1


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text and what became of it."""

    kind: Kind
    text: str


def spans(before: str, after: str) -> tuple[Span, ...]:
    """The pieces of two texts in order: what is struck stands before what was added in its place."""
    if before == after:
        return (Span(Kind.SAME, before),) if before else ()
    found: list[Span] = []
    for kind, text in _pieces(before, after):
        if text and found and found[-1].kind is kind:
            found[-1] = Span(kind, found[-1].text + text)
        elif text:
            found.append(Span(kind, text))
    return tuple(found)


def _pieces(before: str, after: str) -> Iterator[tuple[Kind, str]]:
    head = _common_start(before, after)
    tail = _common_start(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield Kind.SAME, before[:head]
    for tag, a, b, c, d in _blocks(old, new):
        if tag == "equal":
            yield Kind.SAME, old[a:b]
        else:
            yield Kind.STRUCK, old[a:b]
            yield Kind.ADDED, new[c:d]
    yield Kind.SAME, before[len(before) - tail :] if tail else ""


def _common_start(first: str, second: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )


def _blocks(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    """What difflib finds, with single characters that happen to agree between two changes made part of them."""
    if len(old) * len(new) > _MOST_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    merged: list[tuple[str, int, int, int, int]] = []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for index, (tag, a, b, c, d) in enumerate(opcodes):
        if tag == "equal" and b - a <= _SHORT and 0 < index < len(opcodes) - 1:
            tag = "replace"
        if tag != "equal" and merged and merged[-1][0] != "equal":
            _, first, _, second, _ = merged.pop()
            a, c, tag = first, second, "replace"
        merged.append((tag, a, b, c, d))
    return merged


def likeness(first: str, second: str) -> float:
    """How much two texts have in common, 0 to 1, by the pairs of characters that stand in both."""
    one, two = _pairs(first), _pairs(second)
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else float(first == second)


def _pairs(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text))
