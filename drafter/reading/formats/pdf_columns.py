"""What stands side by side on a page of a PDF: cells of a table, two columns of text, or one line with a wide gap."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

#: A gap between Chinese and Western characters, or behind Chinese punctuation, is layout and not text.
LAYOUT_SPACE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u3000-\u9fff\uff00-\uffef])"
    r"|(?<=[、。，；：）])[ ]+"
)

#: Fewer lines side by side, or shorter ones in characters, are no columns of text.
_FEWEST_IN_COLUMN, _SHORTEST_IN_COLUMN = 5, 8
#: How far, in sizes of the text, the lines of one column begin apart: the first line of a paragraph is set in.
_INDENT, _ALIGNED = 2.6, 1.5


@dataclass(frozen=True, slots=True)
class PageLine:
    """A physical line, or a piece of one: `left` and `right` in points, `top` and `bottom` as shares of the page from above.

    `beside` is the white space that parts it from another piece on its left, "" where it stands first.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    beside: str = ""
    in_table: bool = False
    #: The words stand neither level nor upright.
    slanting: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns of text: where the second begins, in points."""

    start: float

    def of(self, line: PageLine) -> int:
        """The column of a line, 1 or 2; 0 for one that reaches over both."""
        if line.right <= self.start:
            return 1
        return 2 if line.left >= self.start - 1 else 0


def arranged(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines in the order in which they are read: columns one below the other, other pieces put together.

    The cells of a table stay apart and say that they are such.
    """
    return [line for _, page in groupby(lines, key=lambda one: one.page) for line in _of_page(list(page))]


def _of_page(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    if not any(line.beside for line in lines):
        yield from lines
        return
    rows = list(_rows(lines))
    pairs = [row for row in rows if len(row) == 2]
    columns = columns_of([line for pair in pairs for line in pair])
    if columns:
        yield from _unravelled(lines, columns)
        return
    tabular = _table_rows(rows)
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 in tabular else []
        if index not in tabular:
            yield _one(row)
        elif len(row) > 1:
            yield from (replace(_with_rest(cell, below), in_table=True) for cell in row)


def _rows(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    row: list[PageLine] = []
    for line in lines:
        if row and not line.beside:
            yield row
            row = []
        row.append(line)
    yield row


def columns_of(lines: Sequence[PageLine]) -> Columns | None:
    """The two columns in which lines of one page stand, None where they stand in one."""
    if not lines:
        return None
    middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    second = [line for line in lines if line.left > middle - line.size]
    if len(second) < _FEWEST_IN_COLUMN:
        return None
    start = float(Counter(round(line.left) for line in second).most_common(1)[0][0])
    first = [line for line in lines if line.right <= start]
    for column in (first, second):
        if len(column) < _FEWEST_IN_COLUMN:
            return None
        if sum(len(line.text) for line in column) < _SHORTEST_IN_COLUMN * len(column):
            return None
    set_in = sum(line.left < start + _INDENT * line.size for line in second)
    return Columns(start) if set_in > 0.8 * len(second) else None


def _unravelled(lines: Sequence[PageLine], columns: Columns) -> Iterator[PageLine]:
    """The first column and then the second; what reaches over both parts what is above it from what is below."""
    held: tuple[list[PageLine], list[PageLine]] = ([], [])
    for line in lines:
        column = columns.of(line)
        if column:
            held[column - 1].append(replace(line, beside=""))
            continue
        for side in held:
            yield from side
            side.clear()
        yield line
    for side in held:
        yield from side


def _table_rows(rows: Sequence[Sequence[PageLine]]) -> frozenset[int]:
    """The rows of a table: two or more one below the other with cells that begin or end at the same places.

    A line straight below that begins where a cell does goes on with that cell.
    """
    found: set[int] = set()
    for index in range(1, len(rows)):
        above, row = rows[index - 1], rows[index]
        if len(above) > 1 and len(row) > 1 and _alike(above, row):
            found |= {index - 1, index}
        elif index - 1 in found and (len(row) > 1 or _goes_on(above, row[0])):
            found.add(index)
    return frozenset(found)


def _alike(above: Sequence[PageLine], row: Sequence[PageLine]) -> bool:
    reach = _ALIGNED * row[0].size
    return any(
        abs(one.left - other.left) < reach or abs(one.right - other.right) < reach
        for one in above[1:]
        for other in row[1:]
    )


def _goes_on(above: Sequence[PageLine], line: PageLine) -> bool:
    return len(above) > 1 and any(_begin_alike(cell, line) for cell in above)


def _begin_alike(cell: PageLine, line: PageLine) -> bool:
    return abs(cell.left - line.left) < line.size


def _with_rest(cell: PageLine, below: Sequence[PageLine]) -> PageLine:
    """The cell with what goes on of it in a line of its own."""
    if len(below) != 1 or not _begin_alike(cell, below[0]):
        return cell
    return replace(cell, text=cell.text + below[0].text)


def _one(row: Sequence[PageLine]) -> PageLine:
    """The pieces of a line put together."""
    if len(row) == 1:
        return row[0]
    text = "".join(piece.beside + piece.text for piece in row)
    bold = all(piece.bold for piece in row)
    return replace(row[0], text=LAYOUT_SPACE.sub("", text), right=row[-1].right, bold=bold)
