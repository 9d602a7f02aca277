"""What the readers of all formats do alike with a table: its cells are lines first, and then one object."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from drafter.core.document import IN_TEXT
from drafter.core.numbering import split_label
from drafter.core.objects import Cell, Table, table_of_rows
from drafter.reading.extracted import STRUCK, Beside, Collected, Line
from drafter.reading.signs import ends_sentence

#: A cell with more characters than this holds text, not data.
_LONGEST_DATA = 200
#: What is set in a single column is a frame around text where a cell of it has more characters than this.
_LONGEST_ALONE = 60


#: Columns that differ by less than this share of the whole width are equal.
_EQUAL = 0.005


@dataclass(slots=True)
class ReadCell:
    """A cell whose text has been read as the lines from `start` to `stop`; `goes_on` where it began further up."""

    start: int
    stop: int
    across: int = 1
    down: int = 1
    goes_on: bool = False


def settle_table(
    collected: Collected,
    rows: Sequence[Sequence[ReadCell]],
    first_object: int,
    widths: Sequence[float] = (),
    *,
    as_text: bool = False,
    told: bool = True,
) -> None:
    """Make a table of the cells that have been read last, or leave them as lines where it only sets the page.

    `widths` are the columns', in any unit, () where unknown. `first_object` counts the objects found before the table.
    What else stood in its cells follows it. A table that is left as lines is `told`, but for those of web pages.
    """
    cells = list(chain.from_iterable(rows))
    start = min((cell.start for cell in cells), default=len(collected.lines))
    texts = {id(cell): _text(collected.lines[cell.start : cell.stop]) for cell in cells}
    if as_text or _sets_the_page([*texts.values()], max(map(len, rows), default=0)):
        if len(cells) < 2 or not as_text:
            collected.lines[start:] = [replace(line, in_table=False) for line in collected.lines[start:]]
        if told and any(texts.values()):
            collected.objects.insert(first_object, Beside("frame", start))
        return
    inner = collected.objects[first_object:]
    _take_out(collected, start, first_object)
    kept = any(texts.values()) or not inner
    if kept:
        with_texts = [[(cell, texts[id(cell)]) for cell in row] for row in rows]
        table = Table(_with_heights(with_texts), _shares(widths))
        collected.objects.append(Beside("table", start, found=_whole(table)))
    collected.objects += _behind(inner, start, moved=kept)


def _behind(inner: Sequence[Beside], start: int, *, moved: bool) -> Iterator[Beside]:
    """What stood in the cells of a table, behind it; an equation stays in its cell."""
    for one in inner:
        yield replace(one, before=start, moved=moved and one.kind not in IN_TEXT)


def is_data(objects: Sequence[Beside]) -> bool:
    """Whether a file without any text beside its tables holds data, no text that is set in cells."""
    tables = [one.found for one in objects if isinstance(one.found, Table)]
    texts = [place.cell.text for table in tables for place in table.places()]
    grids = all(len(table.rows) > 1 and table.columns > 1 for table in tables)
    said = any(len(text) > _LONGEST_ALONE or ends_sentence(text) for text in texts if text)
    return bool(tables) and grids and not said


def _take_out(collected: Collected, start: int, first_object: int) -> None:
    """Take the lines from `start` on out, with the objects among them; what was left out of them stands at their place."""
    for line in collected.lines[start:]:
        for first, last in line.struck:
            collected.leave_out(line.text[first:last], STRUCK)
    del collected.lines[start:], collected.objects[first_object:]
    collected.left_out = [
        one if one.before is None or one.before <= start else replace(one, before=start)
        for one in collected.left_out
    ]


@dataclass(slots=True)
class OpenTable:
    """A table of a format that marks only where cells and rows end; `as_text` leaves its cells as lines.

    `edges` of a row are where its cells end, in any unit; they tell which cells take several columns.
    """

    collected: Collected
    as_text: bool = False
    _rows: list[tuple[list[ReadCell], list[float]]] = field(default_factory=list)
    _cells: list[ReadCell] = field(default_factory=list)
    _start: int = -1
    _first_object: int = 0

    def enter(self) -> None:
        """A paragraph in a table begins."""
        if self._start < 0:
            self._start, self._first_object = len(self.collected.lines), len(self.collected.objects)

    def end_cell(self) -> None:
        """What was read since the last cell is a cell."""
        self.enter()
        self._cells.append(ReadCell(self._start, len(self.collected.lines)))
        self._start = len(self.collected.lines)

    def end_row(self, edges: Sequence[float] = (), going_on: Sequence[bool] = ()) -> None:
        """The cells since the last row are a row; `going_on` says which began further up."""
        for cell, goes_on in zip(self._cells, going_on, strict=False):
            cell.goes_on = goes_on
        if self._cells:
            self._rows.append((self._cells, list(edges)))
        self._cells = []

    def leave(self) -> None:
        """Text outside a table begins: the one in hand, if any, is whole."""
        self.end_row()
        rows, self._rows, self._start = self._rows, [], -1
        if not rows:
            return
        every = sorted({round(edge) for _, edges in rows for edge in edges})
        for cells, edges in rows:
            if len(edges) == len(cells):
                places = [every.index(round(edge)) + 1 for edge in edges]
                for cell, place, before in zip(cells, places, [0, *places], strict=False):
                    cell.across = max(1, place - before)
        settle_table(self.collected, [cells for cells, _ in rows], self._first_object, as_text=self.as_text)


def tabbed(lines: Sequence[Line]) -> tuple[list[Line], list[Beside]]:
    """The lines without the rows of tables, and the tables: lines with the same number of cells apart by tabs.

    That is how a spreadsheet and Word put the rows of a table on the clipboard.
    """
    kept: list[Line] = []
    tables: list[Beside] = []
    place = 0
    while place < len(lines):
        stop = place
        while stop < len(lines) and _tabs(lines[stop]) == _tabs(lines[place]) > 0:
            stop += 1
        if stop - place > 1 and _is_table(lines[place:stop]):
            rows = [[cell.strip() for cell in line.text.split("\t")] for line in lines[place:stop]]
            tables.append(Beside("table", len(kept), found=table_of_rows(rows)))
            place = stop
        else:
            kept.append(lines[place])
            place += 1
    return kept, tables


def _tabs(line: Line) -> int:
    return line.text.strip(" ").count("\t")


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether rows with tabs hold data: most cells are filled, and none is the text of a speech."""
    cells = [cell.strip() for line in lines for cell in line.text.split("\t")]
    filled = [cell for cell in cells if cell]
    if all(_is_entry(line.text) for line in lines):
        return False
    opened = sum(not line.text.split("\t")[0].strip() for line in lines)
    return 2 * len(filled) > len(cells) and max(map(len, filled)) <= _LONGEST_DATA and opened < len(lines)


def _is_entry(text: str) -> bool:
    """Whether a line with a tab is an entry of a table of contents, or a field with its name (时间：……)."""
    first, *rest = (cell.strip() for cell in text.split("\t"))
    numbered = len(rest) == 1 and rest[0].isdigit() and split_label(first) is not None
    return numbered or first.endswith(("：", ":"))


def _shares(widths: Sequence[float]) -> tuple[float, ...]:
    """The columns' shares of the whole width, () where they are equal or not told."""
    whole = sum(widths)
    if not widths or min(widths) <= 0 or max(widths) - min(widths) < _EQUAL * whole:
        return ()
    return tuple(round(width / whole, 3) for width in widths)


def _sets_the_page(texts: Sequence[str], columns: int) -> bool:
    """Whether a table is only a frame: of one cell, of one column with sentences, or with nearly all in one cell."""
    longest, whole = max(map(len, texts), default=0), sum(map(len, texts))
    if len(texts) < 2 or (columns == 1 and longest > _LONGEST_ALONE):
        return True
    return longest > _LONGEST_DATA and longest > whole / 2


def _text(lines: Sequence[Line]) -> str:
    """The text of a cell as lines, without what is struck through."""
    texts = "\n".join(line.number + _unstruck(line) for line in lines).replace("\t", " ")
    return "\n".join(text for line in texts.split("\n") if (text := line.strip()))


def _unstruck(line: Line) -> str:
    text = line.text
    for start, stop in reversed(line.struck):
        text = text[:start] + text[stop:]
    return text.strip()


def _whole(table: Table) -> Table:
    """The table in which rows that end early are filled up with empty cells."""
    filled = [0] * len(table.rows)
    for place in table.places():
        for row in range(place.row, min(place.row + place.cell.down, len(filled))):
            filled[row] += place.cell.across
    missing = [table.columns - count for count in filled]
    if not any(missing):
        return table
    rows = (row + (Cell(),) * count for row, count in zip(table.rows, missing, strict=True))
    return replace(table, rows=tuple(rows))


def _with_heights(rows: Sequence[Sequence[tuple[ReadCell, str]]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table, in which a cell that goes on further down is as many rows high."""
    open_above: dict[int, ReadCell] = {}
    for row in rows:
        column = 0
        for cell, _ in row:
            above = open_above.get(column)
            if cell.goes_on and above:
                above.down += 1
            else:
                cell.goes_on = False
                open_above[column] = cell
            column += cell.across
    return tuple(
        tuple(Cell(text, cell.across, cell.down) for cell, text in row if not cell.goes_on) for row in rows
    )
