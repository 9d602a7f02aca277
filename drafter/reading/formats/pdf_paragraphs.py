"""Where the places of lines on their pages tell that a paragraph begins or goes on.

A full line goes on in the next. Where the next one begins tells it: below most first lines of paragraphs the second
begins at the same place, set in less or, behind a number, more. Where paragraphs begin at that place too, only the
words can tell.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from drafter.core.numbering import split_label
from drafter.reading.extracted import Line
from drafter.reading.formats.pdf_columns import PageLine
from drafter.reading.signs import ends_clause, stripped

#: Two places are the same that are less than this apart, in sizes of the text.
_SAME_PLACE = 0.6
#: Sizes of one paragraph differ by less than this share.
_SAME_SIZE = 0.1
#: A shorter full line may be a heading by chance.
_SHORTEST_FULL = 12
#: So often lines must be seen to go on at a place, and in this share of all cases, before it is a habit.
_FEWEST, _MOST = 3, 0.85
#: Paragraphs begin at a place that fewer than this share of them begin at only by chance.
_SELDOM = 0.03


def begun(lines: Sequence[Line], places: Sequence[PageLine]) -> list[bool | None]:
    """For each line whether a paragraph begins there (True) or goes on (False), None where its place does not tell.

    `places` are those of the lines, counted from the margins of their column.
    """
    placed = list(zip(lines, places, strict=True))
    near = [at > 0 and _comparable(placed[at - 1], placed[at]) for at in range(len(placed))]
    habits = _Habits(placed, near)
    return [
        habits.begins(placed[at - 1], below, _is_first(placed, near, at - 1)) if near[at] else None
        for at, below in enumerate(placed)
    ]


_Placed = tuple[Line, PageLine]


def _comparable(above: _Placed, below: _Placed) -> bool:
    """Whether both are lines of text in the usual order, neither of them centred."""
    one, other = above[1], below[1]
    if one.thing or other.thing or above[0].centred or below[0].centred:
        return False
    return other.page - one.page == (0 if other.top > one.top else 1)


def _is_first(placed: Sequence[_Placed], near: Sequence[bool], at: int) -> bool | None:
    """Whether a line is the first of its paragraph, None where that is not sure."""
    if not near[at]:
        return True
    above = placed[at - 1][0]
    if not above.full:
        return True
    return None if ends_clause(above.text) else False


class _Habits:
    """At which places lines go on, and at which paragraphs begin, in a file."""

    def __init__(self, placed: Sequence[_Placed], near: Sequence[bool]) -> None:
        #: Where lines go on below full ones, by where these begin and whether they are the first of their paragraphs.
        self._next: dict[tuple[int, bool | None], Counter[int]] = {}
        self._starts: Counter[int] = Counter()
        self._known: dict[tuple[int, float, bool | None], float | None] = {}
        for at, ((line, place), (_, other)) in enumerate(pairwise(placed)):
            if not near[at + 1]:
                continue
            if not line.full:
                self._starts[round(other.left)] += 1
            elif not ends_clause(line.text) and len(line.text) >= _SHORTEST_FULL and _same_look(place, other):
                key = round(place.left), _is_first(placed, near, at)
                self._next.setdefault(key, Counter())[round(other.left)] += 1

    def begins(self, above: _Placed, below: _Placed, first: bool | None) -> bool | None:
        """Whether the line `below` begins a paragraph; None where neither place nor look tell.

        `first` tells whether `above` is the first line of its own, None where that is not sure.
        """
        (line, place), (under, other) = above, below
        if not line.full:
            return True if self._stands_elsewhere(place, other, first) else None
        if ends_clause(line.text):
            return self._begins_behind_stop(place, other, first)
        if not _same_look(place, other) or len(line.text) < _SHORTEST_FULL:
            return None
        near = _SAME_PLACE * (place.size or 12.0)
        if abs(place.left - other.left) < near and _is_next(line.text, under.text):
            return True
        goes_on = self._usual(place.left, near, first)
        if goes_on is not None and abs(other.left - goes_on) < near:
            return False
        torn = "，" in line.text and split_label(stripped(under.text)) is None
        return False if torn else None

    def _stands_elsewhere(self, place: PageLine, other: PageLine, first: bool | None) -> bool:
        """Whether lines below one that begins where `place` does begin somewhere else than `other`, as far as they are known."""
        near = _SAME_PLACE * (place.size or 12.0)
        goes_on = self._usual(place.left, near, first)
        return goes_on is not None and abs(other.left - goes_on) >= near

    def _begins_behind_stop(self, place: PageLine, other: PageLine, first: bool | None) -> bool | None:
        if not _same_size(place, other) or place.bold < other.bold:
            return True
        if self._stands_elsewhere(place, other, first):
            return True
        near = _SAME_PLACE * (place.size or 12.0)
        goes_on = self._usual(place.left, near, first)
        if goes_on is None:
            return None
        seldom = _SELDOM * self._starts.total()
        return False if _near(self._starts, goes_on, near) <= seldom else None

    def _usual(self, left: float, near: float, first: bool | None) -> float | None:
        """Where lines go on below a full one that begins there, None where none is usual."""
        asked = round(left), near, first
        if asked not in self._known:
            self._known[asked] = self._counted(*asked)
        return self._known[asked]

    def _counted(self, left: int, near: float, first: bool | None) -> float | None:
        seen: Counter[int] = Counter()
        for (at, was_first), followed in self._next.items():
            if abs(at - left) < near and (first is None or was_first in (first, None)):
                seen.update(followed)
        if seen.total() < _FEWEST:
            return None
        usual = seen.most_common(1)[0][0]
        return float(usual) if _near(seen, usual, near) >= _MOST * seen.total() else None


def _is_next(above: str, below: str) -> bool:
    """Whether two lines begin with one number and the next."""
    one, other = split_label(stripped(above)), split_label(stripped(below))
    return bool(one and other and one.marker == other.marker and other.number == one.number + 1)


def _near(counts: Counter[int], place: float, near: float) -> int:
    return sum(count for at, count in counts.items() if abs(at - place) < near)


def _same_look(one: PageLine, other: PageLine) -> bool:
    return one.bold == other.bold and _same_size(one, other)


def _same_size(one: PageLine, other: PageLine) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)
