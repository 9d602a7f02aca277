"""Tables and pictures on paper: which blocks they make, and how a table is set."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.model import Paragraph
from drafter.core.objects import Cell, Picture, Table
from drafter.word.blocks import Block, Run
from drafter.word.clean import clean
from drafter.word.layout_data import POINTS_PER_MM, Layout
from drafter.word.lines import LineBreaker, Measure

#: What Word leaves at the left and right of a cell (0.19 cm), and above and below its text, in points.
CELL_SIDE, CELL_ABOVE = 5.4, 2.0
#: A cell with a longer line is set flush left.
_LONGEST_CENTRED = 14
#: Points that a picture leaves free of a whole page, for its caption; and those above and below it.
_ROOM_FOR_CAPTION = 52.0
PICTURE_FREE = 6.0


def object_blocks(paragraph: Paragraph) -> Iterator[Block]:
    """The blocks of a table or picture: the caption stands above a table and below a picture."""
    found = paragraph.object
    caption = clean(paragraph.text).strip()
    named = Block("", "caption", "caption", (Run(caption),)) if caption else None
    if named and isinstance(found, Table):
        yield named
    yield Block(paragraph.id, "cell", "object", (), object=found, told=caption)
    if named and not isinstance(found, Table):
        yield named


def picture_size(picture: Picture, layout: Layout) -> tuple[float, float]:
    """The width and height of a picture in points, made smaller where the page has no room for it."""
    width, height = picture.width * POINTS_PER_MM, picture.height * POINTS_PER_MM
    room = layout.page.text_height - _ROOM_FOR_CAPTION
    scale = min(1.0, layout.page.text_width / max(width, 1.0), room / max(height, 1.0))
    return width * scale, height * scale


def is_centred(cell: Cell) -> bool:
    """Whether a cell holds a word or a figure, not a text."""
    return all(len(line) <= _LONGEST_CENTRED for line in cell.text.split("\n"))


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell as it is set: where it begins in points from the table's left edge, its width, rows and lines."""

    row: int
    down: int
    left: float
    width: float
    lines: tuple[str, ...]
    centred: bool


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table as it is set: the heights of its rows in points, and its cells."""

    heights: tuple[float, ...]
    cells: tuple[SetCell, ...]


def set_table(table: Table, layout: Layout, breaker: LineBreaker) -> SetTable:
    """A table over the whole width of the text."""
    style = layout.styles["cell"]
    edges = [0.0]
    for share in table.column_shares:
        edges.append(edges[-1] + share * layout.page.text_width)
    cells: list[SetCell] = []
    for place in table.places():
        left, right = edges[place.column], edges[min(place.column + place.cell.across, len(edges) - 1)]
        room = max(right - left - 2 * CELL_SIDE, style.size)
        measure = Measure(room, room, style.size, style.spacing)
        text = clean(place.cell.text)
        lines = tuple(text[line.start : line.end] for line in breaker.lines(text, measure)) if text else ("",)
        down = min(place.cell.down, len(table.rows) - place.row)
        cells.append(SetCell(place.row, down, left, right - left, lines, is_centred(place.cell)))
    return SetTable(_heights(cells, len(table.rows), style.line), tuple(cells))


def _heights(cells: list[SetCell], rows: int, line: float) -> tuple[float, ...]:
    """The height of each row; what a tall cell needs beyond its rows goes to the last of them."""
    heights = dict.fromkeys(range(rows), line + 2 * CELL_ABOVE)
    for cell in sorted(cells, key=lambda cell: cell.down):
        needed = len(cell.lines) * line + 2 * CELL_ABOVE
        last = cell.row + cell.down - 1
        missing = needed - sum(heights[row] for row in range(cell.row, last + 1))
        if missing > 0:
            heights[last] += missing
    return tuple(heights[row] for row in range(rows))
