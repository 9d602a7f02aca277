"""Pairing two ordered lists without ever crossing, and how like two texts are."""

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def aligned(old: Sequence[A], new: Sequence[B], weigh: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """The pairs of positions, in rising order on both sides, whose weights add up to the most.

    Things of weight 0 are never paired; among equal sums the earlier partner wins.
    """
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    weights = [[weigh(one, other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return pairs


def likeness(one: str, other: str) -> float:
    """How much of the shorter text's pairs of neighbouring characters the other has too, 0 to 1."""
    mine, others = _pairs(one), _pairs(other)
    return len(mine & others) / min(len(mine), len(others)) if mine and others else 0.0


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalnum()}


def longest_shared(one: str, other: str) -> str:
    """The longest stretch of two characters or more that two texts share, "" for none."""
    best = ""
    for start in range(len(one) - 1):
        end = start + max(2, len(best) + 1)
        while end <= len(one) and one[start:end].isalpha() and one[start:end] in other:
            best = one[start:end]
            end += 1
    return best
