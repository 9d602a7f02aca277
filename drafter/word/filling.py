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
            if needed and (block.blank_before or block.new_page):
                break
            if block.object:
                needed += self._setter.heights(block)[0]
                break
            if not style.keep_next:
                needed += style.line * self._kept_together(lines)
                break
            needed += style.line * len(lines)
        return needed <= self._height < self._y + needed

    def _kept_together(self, lines: Sequence[Line]) -> int:
        """How many lines at the head of a block may not be parted: all of a short one in a lectern copy."""
        lectern = self._layout.lectern
        return len(lines) if lectern and len(lines) <= lectern.keep_lines else 1

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
