"""What stands side by side on a page of a PDF: cells of a table, two columns of text, or one line with a wide gap."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from drafter.core.objects import Table, table_of_rows
from drafter.reading.extracted import Beside, Line
from drafter.reading.formats.tables import tabbed

#: A gap between Chinese and Western characters, or behind Chinese punctuation, is layout and not text.
LAYOUT_SPACE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u3000-\u9fff\uff00-\uffef])"
    r"|(?<=[、。，；：）])[ ]+"
)

#: What leads from an entry of a list of contents to its page.
_LEADERS = re.compile(r"[.．·…]{4,}")
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
    #: The words stand neither level nor upright.
    slanting: bool = False
    #: It is no text but the place of a table or picture, whose own `before` is not known yet.
    thing: Beside | None = None


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

    Rows of cells below each other become a table.
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
    place = 0
    while place < len(rows):
        stop = _table_stop(rows, place)
        table = _table(rows[place:stop])
        if table is None:
            yield _one(rows[place])
            place += 1
            continue
        yield thing_at(Beside("table", 0, found=table), [line for row in rows[place:stop] for line in row])
        place = stop


def thing_at(thing: Beside, lines: Sequence[PageLine]) -> PageLine:
    """The place of a table or picture that takes the room of these lines."""
    first = lines[0]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return PageLine("", first.page, left, right, first.top, lines[-1].bottom, 0.0, False, thing=thing)


def put_among(lines: Sequence[PageLine], things: Iterable[PageLine]) -> list[PageLine]:
    """The lines of a page with its tables and pictures, each where the fewest lines stand on the wrong side of it.

    The lines need not be in order: a running head or a page number may come first or last.
    """
    found = list(lines)
    for thing in things:
        wrong = least = sum(line.top < thing.top for line in found)
        best = 0
        for place, line in enumerate(found, 1):
            wrong += 1 if line.top >= thing.top else -1
            if wrong < least:
                best, least = place, wrong
        found.insert(best, thing)
    return found


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
    if not (_is_column(first) and _is_column(second)):
        return None
    set_in = sum(line.left < start + _INDENT * line.size for line in second)
    return Columns(start) if set_in > 0.8 * len(second) else None


def _is_column(lines: Sequence[PageLine]) -> bool:
    """Whether lines are as many and as long as those of a column of text."""
    characters = sum(len(line.text) for line in lines)
    return len(lines) >= _FEWEST_IN_COLUMN and characters >= _SHORTEST_IN_COLUMN * len(lines)


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


def _table_stop(rows: Sequence[Sequence[PageLine]], start: int) -> int:
    """Where rows of a table end that begins with the row `start`: rows with cells that begin or end at the same places.

    A line straight below that begins where a cell does goes on with that cell.
    """
    stop = start + 1
    while stop < len(rows):
        above, row = rows[stop - 1], rows[stop]
        cells = next(one for one in reversed(rows[start:stop]) if len(one) > 1 or one is rows[start])
        begins = len(row) > 1 and len(cells) > 1 and _alike(cells, row)
        if not begins and not (stop > start + 1 and len(above) > 1 and _goes_on(above, row[0])):
            break
        stop += 1
    return stop


def _alike(above: Sequence[PageLine], row: Sequence[PageLine]) -> bool:
    reach = _ALIGNED * row[0].size
    return any(
        abs(one.left - other.left) < reach or abs(one.right - other.right) < reach
        for one in above[1:]
        for other in row[1:]
    )


def _goes_on(above: Sequence[PageLine], line: PageLine) -> bool:
    return line.thing is None and any(_begin_alike(cell, line) for cell in above[1:])


def _begin_alike(cell: PageLine, line: PageLine) -> bool:
    return abs(cell.left - line.left) < line.size


def _table(rows: Sequence[Sequence[PageLine]]) -> Table | None:
    """The table of rows of cells without rules; None where they hold no data, as the lines of a list of contents do."""
    if len(rows) < 2:
        return None
    edges = _edges([line for row in rows for line in row])
    cells: list[list[str]] = []
    for row in rows:
        texts = _in_columns(row, edges)
        if len(row) == 1 and cells:
            cells[-1] = [above + below for above, below in zip(cells[-1], texts, strict=True)]
        else:
            cells.append(texts)
    if len(edges) <= 2 or any(map(_LEADERS.search, chain.from_iterable(cells))):
        return None
    return table_of_rows(cells) if _are_data(cells) else None


def _in_columns(row: Sequence[PageLine], edges: Sequence[float]) -> list[str]:
    """The texts of a row by the columns between these edges; what stands left of all is in the first."""
    texts = [""] * (len(edges) - 1)
    for line in row:
        middle = (line.left + line.right) / 2
        texts[max(0, bisect_right(edges, middle, hi=len(edges) - 1) - 1)] += line.text
    return texts


def _are_data(cells: Sequence[Sequence[str]]) -> bool:
    """Whether rows of cells would be taken for one table if they came in with tabs."""
    kept, found = tabbed([Line("\t".join(row)) for row in cells])
    return not kept and len(found) == 1


def _edges(lines: Sequence[PageLine]) -> list[float]:
    """Where the columns of cells begin, and the last one ends: in the gaps that no cell reaches into."""
    spans: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda one: one.left):
        if spans and line.left < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], line.right)
        else:
            spans.append((line.left, line.right))
    return [spans[0][0], *((one[1] + other[0]) / 2 for one, other in pairwise(spans)), spans[-1][1]]


def _one(row: Sequence[PageLine]) -> PageLine:
    """The pieces of a line put together."""
    if len(row) == 1:
        return row[0]
    text = "".join(piece.beside + piece.text for piece in row)
    bold = all(piece.bold for piece in row)
    return replace(row[0], text=LAYOUT_SPACE.sub("", text), right=row[-1].right, bold=bold)
