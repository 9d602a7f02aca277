"""Pages as they will print, from a layout's numbers: for the preview, and for turning pages between sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import overload

from drafter.word.arrange import Setter
from drafter.word.compose import Block
from drafter.word.layout_data import POINTS_PER_MM, Layout, Style
from drafter.word.lines import Line
from drafter.word.turns import turning_point

#: Points by which the last line of a page may stand too low: rounding, far below what a printer shows.
_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line in one look; `font` is a use of the layout (仿宋, 黑体, …), `x` in points from the
    sheet's left edge, `spacing` what is added after each character, `reading` what stands above it."""

    text: str
    x: float
    font: str
    size: float
    bold: bool
    spacing: float
    reading: str = ""


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
class Page:
    """A page with its number from 1 and the text of its footer."""

    number: int
    lines: tuple[PageLine, ...]
    footer: PageLine | None


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

    def place(self, blocks: Sequence[Block]) -> "list[list[Placed]]":
        """For each page the blocks, or parts of blocks, that stand on it."""
        return _Filler(self.layout, self._setter).fill(self._setter.set(blocks))

    def draw(self, number: int, count: int, parts: "Sequence[Placed]") -> Page:
        """The page of this number, of `count`, with these parts of blocks on it."""
        lines = tuple(line for part in parts for line in self._lines(part))
        return Page(number, lines, self._footer(number, count))

    def _lines(self, part: "Placed") -> list[PageLine]:
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
            pieces.append(Piece(text, x, look.font, style.size, look.bold, own, run.reading))
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


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, or a part of one, on a page: its lines there, from `top` points below the text box's top edge.

    `turned` says that the page was turned here by choice, not because it was full.
    """

    block: Block
    lines: Sequence[Line]
    top: float
    turned: bool = False


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


class _Filler:
    """Fills one page after the other; made for one run."""

    def __init__(self, layout: Layout, setter: Setter) -> None:
        self._layout = layout
        self._setter = setter
        self._height = layout.page.text_height + _TOLERANCE
        self._pages: list[list[Placed]] = [[]]
        self._y = 0.0
        self._turned = False

    def fill(self, blocks: Sequence[tuple[Block, list[Line]]]) -> list[list[Placed]]:
        for index, (block, lines) in enumerate(blocks):
            if (block.new_page or self._must_turn(blocks, index)) and self._y > 0:
                self._turn()
            if block.blank_before:
                self._y += block.blank_before * self._layout.styles["body"].line
                if self._y > self._height:
                    self._turn()
            self._put(block, lines)
        return self._pages

    def _turn(self) -> None:
        self._pages.append([])
        self._y = 0.0

    def _must_turn(self, blocks: Sequence[tuple[Block, list[Line]]], index: int) -> bool:
        """Whether a block that may not be parted from the next, or may not be split, has no room left."""
        needed = 0.0
        for block, lines in blocks[index:]:
            style = self._layout.styles[block.style]
            if needed and block.blank_before:
                break
            if not style.keep_next:
                needed += style.line * self._kept_together(lines)
                break
            needed += style.line * len(lines)
        return needed <= self._height < self._y + needed

    def _kept_together(self, lines: Sequence[Line]) -> int:
        """How many lines at the head of a block may not be parted: all of a short one in a reading copy."""
        reading = self._layout.reading
        return len(lines) if reading and len(lines) <= reading.keep_lines else 1

    def _put(self, block: Block, lines: Sequence[Line]) -> None:
        """Put a block's lines where there is room, on as many pages as it takes."""
        height = self._layout.styles[block.style].line
        while lines:
            room = int((self._height - self._y) / height)
            lines = self._enough(block, lines, room)
            if room >= len(lines):
                self._place(block, lines, height)
                return
            if room <= 0 and self._y > 0:
                self._turn()
                continue
            lines = self._split(block, lines, max(room, 1), height)

    def _enough(self, block: Block, lines: Sequence[Line], room: int) -> Sequence[Line]:
        """The lines with those that follow, as far as there is room for them; only a page's worth may be known."""
        while len(lines) <= room and lines[-1].end < len(block.text):
            end = lines[-1].end
            lines = [*lines, *self._setter.lines_from(block, end + (block.text[end] == "\n"))]
        return lines

    def _split(self, block: Block, lines: Sequence[Line], room: int, height: float) -> Sequence[Line]:
        """Put what may stand on this page and turn it; the lines that are left come back."""
        reading = self._layout.reading
        if reading and reading.page_turns:
            at = turning_point(block.text, lines, room, reading.turn_lines, fresh=self._y == 0)
            if at is not None:
                return self._break_at(block, lines, at, height)
        self._place(block, lines[:room], height)
        self._turn()
        return lines[room:]

    def _break_at(self, block: Block, lines: Sequence[Line], at: int, height: float) -> Sequence[Line]:
        """End the page at a position in the text; the rest begins the next one flush left."""
        start = lines[0].start
        kept = [line for line in lines if line.start < at]
        if kept:
            kept[-1] = replace(kept[-1], end=at, final=True)
            self._place(block, kept, height)
        heads = [] if kept else self._taken_heads()
        self._turn()
        self._turned = True
        for head in heads:
            self._place(head.block, head.lines, self._layout.styles[head.block.style].line)
        return self._setter.lines_from(block, at) if at > start else lines

    def _taken_heads(self) -> list[Placed]:
        """The headings at the foot of the page, taken off it, because what they stand above goes to the next."""
        page = self._pages[-1]
        first = len(page)
        while first > 1 and self._layout.styles[page[first - 1].block.style].keep_next:
            first -= 1
        heads = page[first:]
        del page[first:]
        return heads

    def _place(self, block: Block, lines: Sequence[Line], height: float) -> None:
        self._pages[-1].append(Placed(block, lines, self._y, self._turned))
        self._turned = False
        self._y += height * len(lines)


def paginate(blocks: Sequence[Block], layout: Layout) -> Pages:
    """The pages of these blocks, once."""
    return Paginator(layout).pages(blocks)
