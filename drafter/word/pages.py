"""Pages as they will print, from a layout's numbers, with every piece of text in its place: for the preview."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from drafter.core.objects import Picture, Table
from drafter.word.arrange import Setter
from drafter.word.blocks import Block
from drafter.word.filling import Filler, Placed
from drafter.word.layout_data import POINTS_PER_MM, Layout, Style
from drafter.word.lines import Line
from drafter.word.object_blocks import CELL_SIDE, PICTURE_FREE, SetCell, picture_size


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line in one look; `font` is a use of the layout (仿宋, 黑体, …), `x` in points from the
    sheet's left edge, `spacing` what is added after each character, `pinyin` what stands above it."""

    text: str
    x: float
    font: str
    size: float
    bold: bool
    spacing: float
    pinyin: str = ""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line on a page. `start` is the position of its first character in the paragraph's text (0 while it is
    still in the label); `x` and `y`, the line's top left corner, and its size are points on the sheet."""

    paragraph_id: str
    start: int
    text: str
    style: str
    x: float
    y: float
    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell on a page: its rectangle and the lines of its text, all in points."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on a page, in points."""

    picture: Picture
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its number from 1, the text of its footer, and the tables and pictures on it."""

    number: int
    lines: tuple[PageLine, ...]
    footer: PageLine | None
    cells: tuple[PageCell, ...] = ()
    pictures: tuple[PagePicture, ...] = ()


class Paginator:
    """Lays the blocks of a draft out on pages. Keep one for each layout: it remembers the lines of paragraphs
    that did not change, so that a keystroke costs one paragraph."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._setter = Setter(layout)
        self._left = layout.page.left * POINTS_PER_MM
        self._top = layout.page.top * POINTS_PER_MM

    def pages(self, blocks: Sequence[Block]) -> "Pages":
        """The pages of these blocks."""
        return Pages(self, self.place(blocks))

    def stretch(self, block: Block, line: Line) -> float:
        """The points to add after each character of a line, see `Setter.stretch`."""
        return self._setter.stretch(block, line)

    def place(self, blocks: Sequence[Block]) -> list[list[Placed]]:
        """For each page the blocks, or parts of blocks, that stand on it."""
        return Filler(self.layout, self._setter).fill(self._setter.set(blocks))

    def draw(self, number: int, count: int, parts: Sequence[Placed]) -> Page:
        """The page of this number, of `count`, with these parts of blocks on it."""
        texts = (part for part in parts if not part.block.object)
        lines = tuple(line for part in texts for line in self._lines(part))
        cells = tuple(cell for part in parts for cell in self._cells(part))
        pictures = tuple(self._picture(part) for part in parts if isinstance(part.block.object, Picture))
        return Page(number, lines, self._footer(number, count), cells, pictures)

    def _picture(self, part: Placed) -> PagePicture:
        picture = part.block.object
        assert isinstance(picture, Picture), "only pictures are asked for"
        width, height = picture_size(picture, self.layout)
        left = self._left + (self.layout.page.text_width - width) / 2
        return PagePicture(picture, left, self._top + part.top + PICTURE_FREE, width, height)

    def _cells(self, part: Placed) -> Iterator[PageCell]:
        """The cells of the rows of a table that stand on a page."""
        if not isinstance(part.block.object, Table):
            return
        table = self._setter.table(part.block.object)
        first, stop = part.rows
        tops = [self._top + part.top]
        for height in table.heights[first:stop]:
            tops.append(tops[-1] + height)
        for cell in table.cells:
            start, end = max(cell.row, first), min(cell.row + cell.down, stop)
            if start < end:
                top, bottom = tops[start - first], tops[end - first]
                lines = tuple(self._cell_lines(part.block, cell, top, bottom)) if start == cell.row else ()
                yield PageCell(self._left + cell.left, top, cell.width, bottom - top, lines)

    def _cell_lines(self, block: Block, cell: SetCell, top: float, bottom: float) -> Iterator[PageLine]:
        style = self.layout.styles["cell"]
        y = top + (bottom - top - len(cell.lines) * style.line) / 2
        for text in cell.lines:
            width = self._setter.breaker.width(text, style.size, style.spacing)
            inset = (cell.width - width) / 2 if cell.centred else CELL_SIDE
            x = self._left + cell.left + inset
            piece = Piece(text, x, style.font, style.size, style.bold, style.spacing)
            yield PageLine(block.paragraph_id, 0, text, "cell", x, y, width, style.line, (piece,))
            y += style.line

    def _lines(self, part: Placed) -> list[PageLine]:
        block, style = part.block, self.layout.styles[part.block.style]
        drawn = []
        for index, line in enumerate(part.lines):
            first = index == 0 and line.start == 0
            drawn.append(self._line(block, style, line, part.top + index * style.line, first))
        return drawn

    def _line(self, block: Block, style: Style, line: Line, top: float, first: bool) -> PageLine:
        measure = self._setter.measure(block)
        room = measure.first if first else measure.rest
        right = style.right if block.right is None else block.right
        edge = self.layout.page.text_width - right * style.size
        slack = room - line.width - sum(run.spacing or 0.0 for run in block.runs)
        characters = line.end - line.start
        spacing = measure.spacing
        start = edge - room
        if style.align == "center":
            start += slack / 2
        elif style.align == "right":
            start += slack
        elif style.align == "justify" and not line.final and characters > 1 and slack > 0:
            spacing += slack / (characters - 1)
        x = self._left + start
        return PageLine(
            block.paragraph_id,
            max(0, line.start - block.offset),
            block.text[line.start : line.end],
            block.style,
            x,
            self._top + top,
            room,
            style.line,
            self._pieces(block, style, line, x, spacing),
        )

    def _pieces(self, block: Block, style: Style, line: Line, x: float, spacing: float) -> tuple[Piece, ...]:
        pieces = []
        position = 0
        for run in block.runs:
            text = run.text[max(0, line.start - position) : max(0, line.end - position)]
            position += len(run.text)
            if not text:
                continue
            look = self.layout.leads[run.lead] if run.lead else style
            own = spacing if run.spacing is None else run.spacing
            pieces.append(Piece(text, x, look.font, style.size, look.bold, own, run.pinyin))
            x += self._setter.breaker.width(text, style.size, own)
        return tuple(pieces)

    def _footer(self, number: int, count: int) -> PageLine | None:
        layout, rule = self.layout, self.layout.page_number
        if rule.position == "无" or (number == 1 and not rule.first_page):
            return None
        style = layout.styles["page_number"]
        text = rule.format.replace("1", str(number), 1).replace("9", str(count))
        width = self._setter.breaker.width(text, style.size, style.spacing)
        room = layout.page.text_width
        inset = rule.inset * style.size
        start = (room - width) / 2
        if rule.position == "外侧":
            start = inset if number % 2 == 0 else room - width - inset
        x = self._left + start
        y = (layout.page.height - layout.page.footer) * POINTS_PER_MM - style.line
        piece = Piece(text, x, style.font, style.size, style.bold, style.spacing)
        return PageLine("", 0, text, "page_number", x, y, width, style.line, (piece,))


class Pages(Sequence[Page]):
    """The pages of a draft, each drawn when it is first asked for: a preview shows one or two of them."""

    def __init__(self, paginator: Paginator, placed: Sequence[Sequence[Placed]]) -> None:
        self._paginator = paginator
        self._placed = placed
        self._drawn: dict[int, Page] = {}

    def __len__(self) -> int:
        return len(self._placed)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> list[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | list[Page]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place not in self._drawn:
            self._drawn[place] = self._paginator.draw(place + 1, len(self), self._placed[place])
        return self._drawn[place]

    def page_of(self, paragraph_id: str, position: int = 0) -> int:
        """The index of the page on which a position of a paragraph's text stands; 0 where there is none."""
        found = 0
        for index, parts in enumerate(self._placed):
            for part in parts:
                if part.block.paragraph_id == paragraph_id:
                    if part.lines[0].start - part.block.offset > position:
                        return found
                    found = index
        return found
