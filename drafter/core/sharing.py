"""What two texts without marks share: runs word for word, and pairs of characters close together."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

#: A run of so many characters holds one of the blocks that a text is cut into.
_BLOCK = 7
#: How much longer than a sentence the place may be that it is reworded from.
_WINDOW = 1.5


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Characters from `start` to `end` that stand in another text from `there` on."""

    start: int
    end: int
    there: int


def shared_runs(text: str, other: str, least: int) -> Iterator[SharedRun]:
    """The longest runs of at least `least` (13 or more) characters that two texts share, in order, none twice."""
    done = 0
    for start in range(0, len(text) - _BLOCK + 1, _BLOCK):
        if start + _BLOCK <= done:
            continue
        block = text[start : start + _BLOCK]
        at = other.find(block)
        best: SharedRun | None = None
        while at >= 0:
            run = _extended(text, other, start, at)
            if best is None or run.end - run.start > best.end - best.start:
                best = run
            at = other.find(block, at + 1)
        if best is not None and best.end - best.start >= least:
            done = best.end
            yield best


def shares_block(text: str, other: str) -> bool:
    """Whether two texts share one of the blocks of `text`: without one they share no run of thirteen characters."""
    return any(text[start : start + _BLOCK] in other for start in range(0, len(text) - _BLOCK + 1, _BLOCK))


def _extended(text: str, other: str, start: int, at: int) -> SharedRun:
    """The whole run around the block that begins at `start` here and at `at` there."""
    left, most = 0, min(start, at)
    while left < most and text[start - left - 1] == other[at - left - 1]:
        left += 1
    right, most = _BLOCK, min(len(text) - start, len(other) - at)
    while right < most and text[start + right] == other[at + right]:
        right += 1
    return SharedRun(start - left, start + right, at - left)


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text without marks."""
    return frozenset(map("".join, pairwise(text)))


def shared_pairs(pairs: Collection[str], other: str) -> list[str]:
    """Those of the pairs that stand anywhere in another text."""
    return [pair for pair in pairs if pair in other]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in another text most pairs of a sentence stand: from `start` to `end`, with the part that does, 0 to 1."""

    share: float
    start: int
    end: int


def closest_place(shared: Collection[str], pairs: int, length: int, other: str) -> Place:
    """Where the `shared` ones of so many `pairs` of a sentence of this length stand closest together, in any order.

    Only what lies within one and a half times its length counts: words from all over a long paragraph do not make a
    sentence of it.
    """
    found: list[tuple[int, str]] = []
    for pair in shared:
        at = other.find(pair)
        while at >= 0:
            found.append((at, pair))
            at = other.find(pair, at + 1)
    found.sort()
    within = max(length * _WINDOW, length + 6)
    counts: dict[str, int] = defaultdict(int)
    first, distinct, best, span = 0, 0, 0, (0, 0)
    for last, (at, pair) in enumerate(found):
        distinct += not counts[pair]
        counts[pair] += 1
        while at - found[first][0] > within:
            counts[found[first][1]] -= 1
            distinct -= not counts[found[first][1]]
            first += 1
        if distinct > best:
            best, span = distinct, (first, last)
    if not found:
        return Place(0.0, 0, 0)
    return Place(best / max(1, pairs), found[span[0]][0], found[span[1]][0] + 2)


_ENDS = re.compile("[。！？!?\n]+")
_CLAUSES = re.compile("[，；：、。！？,;!?\n]+")


def sentence_bounds(text: str, places: Collection[int], *, clauses: bool = False) -> list[tuple[int, int]]:
    """The sentences (or clauses) of a text as (start, end) of its characters without marks, which stand at `places`."""
    found: list[tuple[int, int]] = []
    ordered = list(places)
    start = 0
    for match in (_CLAUSES if clauses else _ENDS).finditer(text):
        end = bisect_left(ordered, match.start())
        if end > start:
            found.append((start, end))
            start = end
    if start < len(ordered):
        found.append((start, len(ordered)))
    return found


def joined_short(bounds: list[tuple[int, int]], least: int) -> list[tuple[int, int]]:
    """The same pieces, those shorter than `least` joined with the one before, or at the head with the one behind."""
    joined: list[tuple[int, int]] = []
    for start, end in bounds:
        if joined and (end - start < least or joined[-1][1] - joined[-1][0] < least):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
