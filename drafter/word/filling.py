"""Which lines stand on which page, and where a page is turned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.word.arrange import Setter
from drafter.word.blocks import Block
from drafter.word.layout_data import Layout
from drafter.word.lines import Line
from drafter.word.turns import turning_point

#: Points by which the last line of a page may stand too low: rounding, far below what a printer shows.
_TOLERANCE = 0.05


#: So many lines of a text at least stand above its signature.
LINES_ABOVE_SIGNATURE = 2


def longest_whole(block: Block, layout: Layout) -> int:
    """How many lines a block may have that is not parted by the end of a page: any short one in a lectern copy, else
    what stands above a signature and is too short to leave some lines behind."""
    if layout.lectern:
        return layout.lectern.keep_lines
    return LINES_ABOVE_SIGNATURE + 1 if block.keep_next else 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, or a part of one, on a page: its lines there, from `top` points below the text box's top edge.

    `turned` says that the page was turned here by choice, not because it was full. `rows` are, of a table, the first
    row here and the one behind the last.
    """

    block: Block
    lines: Sequence[Line]
    top: float
    turned: bool = False
    rows: tuple[int, int] = (0, 0)


class Filler:
    """Fills one page after the other; made for one run."""

    def __init__(self, layout: Layout, setter: Setter) -> None:
        self._layout = layout
        self._setter = setter
        self._height = layout.page.text_height + _TOLERANCE
        self._pages: list[list[Placed]] = [[]]
        self._y = 0.0
        self._turned = False

    def fill(self, blocks: Sequence[tuple[Block, list[Line]]]) -> list[list[Placed]]:
        """For each page the blocks, or parts of blocks, that stand on it."""
        for index, (block, lines) in enumerate(blocks):
            if (block.new_page or self._must_turn(blocks, index)) and self._y > 0:
                self._turn()
            if block.blank_before:
                self._y += block.blank_before * self._layout.styles["body"].line
                if self._y > self._height:
                    self._turn()
            if block.object:
                self._put_object(block, lines)
            else:
                self._put(block, lines, self._below(blocks, index) if block.keep_next else 0.0)
        return self._pages

    def _turn(self) -> None:
        self._pages.append([])
        self._y = 0.0

    def _below(self, blocks: Sequence[tuple[Block, list[Line]]], index: int) -> float:
        """The height of what stands below a block and may not be parted from it, with the empty lines between."""
        needed = 0.0
        for number, (block, lines) in enumerate(blocks[index + 1 :]):
            style = self._layout.styles[block.style]
            if block.new_page or block.object or (number and (block.blank_before or not style.keep_next)):
                break
            needed += block.blank_before * self._layout.styles["body"].line + style.line * len(lines)
        return needed

    def _must_turn(self, blocks: Sequence[tuple[Block, list[Line]]], index: int) -> bool:
        """Whether a block that may not be parted from the next, or may not be split, has no room left."""
        needed = 0.0
        for at, (block, lines) in enumerate(blocks[index:], index):
            style = self._layout.styles[block.style]
            if needed and (block.blank_before or block.new_page):
                break
            if block.object:
                needed += self._setter.heights(block)[0]
                break
            if not style.keep_next:
                together = self._kept_together(block, lines)
                needed += style.line * together
                if block.keep_next and together == len(lines):
                    needed += self._below(blocks, at)
                break
            needed += style.line * len(lines)
        return needed <= self._height < self._y + needed

    def _kept_together(self, block: Block, lines: Sequence[Line]) -> int:
        """How many lines at the head of a block may not be parted: all of a short one that is kept whole."""
        return len(lines) if len(lines) <= longest_whole(block, self._layout) else 1

    def _put_object(self, block: Block, lines: Sequence[Line]) -> None:
        """Put a picture, or as many rows of a table as there is room for, on one page after the other."""
        heights = self._setter.heights(block)
        start = 0
        while start < len(heights):
            top, stop = self._y, start
            while stop < len(heights) and (self._y + heights[stop] <= self._height or not self._y):
                self._y += heights[stop]
                stop += 1
            if stop > start:
                self._pages[-1].append(Placed(block, lines, top, self._turned, (start, stop)))
                self._turned = False
            if stop < len(heights):
                self._turn()
            start = stop

    def _put(self, block: Block, lines: Sequence[Line], below: float) -> None:
        """Put a block's lines where there is room, on as many pages as it takes; where it is followed by what has a
        height of `below` and may not be parted from it, its last lines go where that has room."""
        height = self._layout.styles[block.style].line
        while lines:
            room = int((self._height - self._y) / height)
            lines = self._enough(block, lines, room)
            if room >= len(lines):
                end = self._y + height * len(lines) + below
                kept = len(lines) - LINES_ABOVE_SIGNATURE
                if below and kept > 0 and end > self._height >= below + LINES_ABOVE_SIGNATURE * height:
                    lines = self._split(block, lines, kept, height)
                    continue
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
        lectern = self._layout.lectern
        if lectern and lectern.page_turns:
            at = turning_point(block.text, lines, room, lectern.turn_lines, fresh=self._y == 0)
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
