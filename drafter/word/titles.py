"""Where a title breaks.

GB/T 9704-2012, 7.3.1: a title of several lines keeps words whole and is arranged as a trapezium or a diamond.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

Segment = Callable[[str], Sequence[str]]

_OPENING = "《〈“‘（([【「『"
_CLOSING = "》〉”’）)]】」』、，。：；！？—…·"
#: What may not begin a line: particles and what leans on the word before it.
_LEANING = frozenset({"的", "和", "与", "及", "上", "暨", "中", "等", "之", "并", "地", "得", "了"})
_QUOTED = re.compile(r"《[^《》]{1,16}》|“[^“”]{1,12}”|（[^（）]{1,12}）")
#: A last line of fewer characters looks lost: 讲话 alone.
_SHORTEST_LAST = 4
_MOST_LINES = 4
#: How many characters of a line a title should leave free.
_FREE = 2


def plain_segments(title: str) -> list[str]:
    """The title in pieces without a dictionary: each Chinese character, each run of digits or letters."""
    return re.findall(r"[0-9A-Za-z.%]+|\s+|.", title)


def break_title(title: str, width_units: int, segment: Segment = plain_segments) -> list[str]:
    """The lines of a title on which `width_units` full-width characters fit.

    `segment` cuts a text into words. The user's own breaks ("\\n") win: then nothing else is broken, however
    long a line. A title that fits stays on one line.
    """
    if "\n" in title:
        return [line.strip() for line in title.split("\n") if line.strip()]
    title = title.strip()
    if units(title) <= width_units - _FREE:
        return [title] if title else []
    pieces = _glued(title, segment)
    cuts = min(_candidates(pieces, width_units), key=lambda lines: _cost(lines, width_units), default=None)
    return cuts or _filled(pieces, width_units)


def units(text: str) -> float:
    """The width of a text in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def _glued(title: str, segment: Segment) -> list[str]:
    """The words of a title, with punctuation, particles and quoted names joined to what they belong to."""
    whole = [(found.start(), found.end()) for found in _QUOTED.finditer(title)]
    pieces: list[str] = []
    start = 0
    for word in segment(title):
        inside = any(first < start < last for first, last in whole)
        before = pieces[-1] if pieces else ""
        leans = word[0] in _CLOSING or word in _LEANING or not word.strip()
        if before and (inside or leans or before[-1] in _OPENING):
            pieces[-1] += word
        else:
            pieces.append(word)
        start += len(word)
    return pieces


def _candidates(pieces: Sequence[str], width: int) -> Iterator[list[str]]:
    """The ways to cut the pieces into as few lines as they need, or one more, that all fit."""
    least = next((n for n in range(2, _MOST_LINES + 1) if units("".join(pieces)) <= n * width), _MOST_LINES)
    places = _likely_places(pieces)
    for count in range(least, min(least + 1, _MOST_LINES) + 1):
        for cuts in combinations(places, count - 1):
            bounds = (0, *cuts, len(pieces))
            lines = ["".join(pieces[a:b]).strip() for a, b in pairwise(bounds)]
            if all(0 < units(line) <= width for line in lines):
                yield lines


def _likely_places(pieces: Sequence[str], most: int = 60) -> range:
    """The gaps between pieces; a title of absurd length is not searched, it is filled line by line."""
    return range(1, len(pieces)) if len(pieces) <= most else range(0)


def _cost(lines: Sequence[str], width: int) -> float:
    """How far the lines are from a good shape: few lines, trapezium or diamond, no short last line."""
    widths = [units(line) for line in lines]
    cost = 6.0 * len(lines) + sum(max(0.0, w - (width - _FREE)) for w in widths)
    if widths[-1] < _SHORTEST_LAST:
        cost += 100
    cost += _shape_cost(widths)
    return cost + 0.3 * (max(widths) - min(widths))


def _shape_cost(widths: Sequence[float]) -> float:
    steps = [b - a for a, b in pairwise(widths)]
    if len(widths) == 2:
        return abs(abs(steps[0]) - 3) * 0.8 + (4 if steps[0] == 0 else 0)
    rising = [step > 0 for step in steps]
    if rising == sorted(rising, reverse=True) and 0 not in steps and True in rising and False in rising:
        return 0.0
    if len(set(rising)) == 1 and 0 not in steps:
        return 2.0
    return 12.0 if not rising[0] and rising[-1] else 5.0


def _filled(pieces: Sequence[str], width: int) -> list[str]:
    """Line after line filled with whole pieces; a piece wider than a line is cut."""
    lines = [""]
    for piece in pieces:
        if units(lines[-1] + piece) > width and lines[-1]:
            lines.append("")
        for character in piece if units(piece) > width else [piece]:
            if units(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return [line.strip() for line in lines if line.strip()]
