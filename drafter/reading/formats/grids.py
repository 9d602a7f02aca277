"""Tables of a page by their rules: which straight lines make a grid, which of its boxes are one cell, and what stands in it.

Places are points from the upper left corner of a page; OFD and PDF give theirs in that form.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from drafter.core.objects import Cell, Table
from drafter.reading.extracted import Beside
from drafter.reading.formats.pdf_columns import PageLine

#: Rules that lie nearer to each other are one; a rule reaches another that begins no further away. Points.
_SAME, _REACH = 2.5, 3.0
#: A filled box that is no thicker is a rule; a rule that is shorter is a mark.
THIN, _SHORTEST = 3.0, 5.0
#: How far level rules reach beyond the outer upright ones where a table has no rule at its sides.
_OPEN_SIDE = 12.0
#: A column or row that is narrower has no room for a character.
_NARROW = 8.0
#: A table of more boxes is a drawing.
_MOST_BOXES = 20_000
#: A line of a cell that leaves less room than this, in sizes of its text, goes on in the next one.
_FULL = 1.7
#: A gap between words, and between Chinese characters that are no longer one word, in sizes of the text.
_WORD_GAP, _HAN_GAP = 0.22, 0.6


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sign:
    """A piece of text, a character or more, with its box and the size of its characters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell by its first box: the rows and columns that it takes."""

    row: int
    column: int
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its text: where its columns and rows begin and end, and its cells in reading order."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[_Box, ...]

    def holds(self, sign: Sign) -> bool:
        """Whether the middle of a sign stands in the table."""
        x, y = _middle(sign)
        return self.columns[0] <= x <= self.columns[-1] and self.rows[0] <= y <= self.rows[-1]

    def place_of(self, thing: Beside, page: int, height: float) -> PageLine:
        """The place of what stands here on a page of this height in points."""
        top, bottom = self.rows[0] / (height or 1.0), self.rows[-1] / (height or 1.0)
        return PageLine("", page, self.columns[0], self.columns[-1], top, bottom, 0.0, False, thing=thing)

    def table(self, signs: Iterable[Sign]) -> Table | None:
        """The table with these signs in its cells; None where fewer than two cells have any: then it is a drawing."""
        owner = {
            (row, column): box
            for box in self.cells
            for row in range(box.row, box.row + box.down)
            for column in range(box.column, box.column + box.across)
        }
        inside: dict[_Box, list[Sign]] = {box: [] for box in self.cells}
        for sign in signs:
            x, y = _middle(sign)
            place = _between(self.rows, y), _between(self.columns, x)
            inside[owner[place]].append(sign)
        texts = {box: self._text(box, found) for box, found in inside.items()}
        if sum(bool(text) for text in texts.values()) < 2:
            return None
        rows = [
            tuple(Cell(texts[box], box.across, box.down) for box in self.cells if box.row == row)
            for row in range(len(self.rows) - 1)
        ]
        return Table(tuple(rows), tuple(round(right - left, 1) for left, right in pairwise(self.columns)))

    def _text(self, box: _Box, signs: Sequence[Sign]) -> str:
        right = self.columns[box.column + box.across]
        return joined_lines(
            [(words_of(line), right - line[-1].right, line[-1].size) for line in lines_of(signs)]
        )


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that rules make, from the top; frames, underlines and drawings make none."""
    level = _merged([rule for rule in rules if rule.is_level])
    upright = [_turned(rule) for rule in _merged([_turned(rule) for rule in rules if not rule.is_level])]
    grids = (_grid(*group) for group in _touching(level, upright))
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.rows[0])


def lines_of(signs: Iterable[Sign]) -> list[list[Sign]]:
    """Signs as the lines in which they stand, from the top, each from left to right."""
    rows: list[tuple[int, Sign]] = []
    number, foot = 0, 0.0
    for sign in sorted(signs, key=lambda sign: sign.bottom):
        if rows and sign.bottom - foot > 0.5 * sign.size:
            number += 1
        foot = sign.bottom
        rows.append((number, sign))
    return [
        sorted((sign for _, sign in line), key=lambda sign: sign.left)
        for _, line in groupby(rows, key=lambda one: one[0])
    ]


def words_of(line: Sequence[Sign]) -> str:
    """The text of a line, with a blank where words stand apart."""
    text = line[0].text
    for before, sign in pairwise(line):
        western = (before.text[-1:] + sign.text[:1]).isascii()
        apart = sign.left - before.right > (_WORD_GAP if western else _HAN_GAP) * sign.size
        text += " " * apart + sign.text
    return text.strip()


def joined_lines(lines: Sequence[tuple[str, float, float]]) -> str:
    """The text of a cell from its lines, each with the room on its right and the size of its text: a full one goes on."""
    text, goes_on = "", False
    for words, room, size in lines:
        if not words:
            continue
        blank = " " if goes_on and (text[-1:] + words[:1]).isascii() else ""
        text += (blank if goes_on else "\n" if text else "") + words
        goes_on = room < _FULL * size
    return text


def _middle(sign: Sign) -> tuple[float, float]:
    return (sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2


def _between(edges: Sequence[float], place: float) -> int:
    """Between which two of the edges a place lies."""
    return min(max(bisect_right(edges, place) - 1, 0), len(edges) - 2)


def _turned(rule: Rule) -> Rule:
    """The rule with left and top exchanged, so that what is said of level ones holds for upright ones."""
    return Rule(rule.top, rule.left, rule.bottom, rule.right)


def _merged(level: Sequence[Rule]) -> list[Rule]:
    """Level rules with those put together that lie on one line and meet, without short marks."""
    found: list[Rule] = []
    heights = _clusters([(rule.top + rule.bottom) / 2 for rule in level])
    for height in heights:
        own = [rule for rule in level if abs((rule.top + rule.bottom) / 2 - height) <= _SAME]
        left = right = None
        for rule in sorted(own, key=lambda rule: rule.left):
            if right is not None and left is not None and rule.left > right + _REACH:
                found.append(Rule(left, height, right, height))
                left = right = None
            left = rule.left if left is None else left
            right = rule.right if right is None else max(right, rule.right)
        if left is not None and right is not None:
            found.append(Rule(left, height, right, height))
    return [rule for rule in found if rule.right - rule.left > _SHORTEST]


def _clusters(places: Iterable[float]) -> list[float]:
    """The places, those that are the same put together, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _touching(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The level and upright rules of each net of rules that touch."""
    left_over = list(range(len(upright)))
    waiting = set(range(len(level)))
    while waiting:
        mine, theirs = [waiting.pop()], []
        for at in mine:
            met = [one for one in left_over if _meet(level[at], upright[one])]
            left_over = [one for one in left_over if one not in met]
            theirs += met
            reached = {one for one in waiting for other in met if _meet(level[one], upright[other])}
            waiting -= reached
            mine += sorted(reached)
        yield [level[at] for at in mine], [upright[at] for at in theirs]


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.left - _REACH <= upright.left <= level.right + _REACH
        and upright.top - _REACH <= level.top <= upright.bottom + _REACH
    )


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    """The table that a net of rules makes; None where it has one cell, or so many that it is a drawing."""
    if len(level) < 2 or not upright:
        return None
    columns = _outer([rule.left for rule in upright], level)
    rows = _clusters(rule.top for rule in level)
    if not 2 < (len(columns) - 1) * (len(rows) - 1) + 1 <= _MOST_BOXES:
        return None
    if _is_drawn(columns) or _is_drawn(rows):
        return None
    right_of = {(row, column) for column, row in _walls(upright, columns, rows)}
    below = set(_walls([_turned(rule) for rule in level], rows, columns))
    cells = tuple(_cells(len(rows) - 1, len(columns) - 1, right_of, below))
    return Grid(tuple(columns), tuple(rows), cells) if len(cells) > 1 else None


def _walls(
    upright: Sequence[Rule], columns: Sequence[float], rows: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """The column and row of each box that a rule parts from the box on its right."""
    for column, place in enumerate(columns[1:-1]):
        for row, (top, bottom) in enumerate(pairwise(rows)):
            if _is_crossed(upright, place, (top + bottom) / 2):
                yield column, row


def _is_drawn(edges: Sequence[float]) -> bool:
    """Whether most columns or rows are too narrow for a character: then the strokes are those of signs or of a drawing."""
    narrow = sum(right - left < _NARROW for left, right in pairwise(edges))
    return 2 * narrow >= len(edges) - 1


def _outer(places: Sequence[float], level: Sequence[Rule]) -> list[float]:
    """Where columns begin and end; level rules that reach beyond the upright ones bound a table that is open there."""
    found = _clusters(places)
    left, right = min(rule.left for rule in level), max(rule.right for rule in level)
    before = [left] if left < found[0] - _OPEN_SIDE else []
    behind = [right] if right > found[-1] + _OPEN_SIDE else []
    return [*before, *found, *behind]


def _is_crossed(upright: Sequence[Rule], place: float, height: float) -> bool:
    """Whether an upright rule stands at a place from the left, at this height."""
    return any(abs(rule.left - place) <= _SAME and rule.top <= height <= rule.bottom for rule in upright)


def _cells(
    rows: int, columns: int, right_of: set[tuple[int, int]], below: set[tuple[int, int]]
) -> Iterator[_Box]:
    """The cells of a grid: boxes without a rule between them are one."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            across = 1
            while column + across < columns and (row, column + across - 1) not in right_of:
                if (row, column + across) in taken:
                    break
                across += 1
            down = 1
            own = range(column, column + across)
            while row + down < rows and not any((row + down - 1, one) in below for one in own):
                down += 1
            taken |= {(r, c) for r in range(row, row + down) for c in own}
            yield _Box(row, column, down, across)
