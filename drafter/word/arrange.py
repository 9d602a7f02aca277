"""Blocks on lines: what the layout decides once it is known where lines break."""

from collections.abc import Iterable
from dataclasses import replace

from drafter.core.objects import Table
from drafter.word.blocks import Block
from drafter.word.layout_data import HEADINGS, TIGHTENED, Layout
from drafter.word.lines import Line, LineBreaker, Measure
from drafter.word.object_blocks import PICTURE_FREE, SetTable, picture_size, set_table

#: So many characters are set at once behind a turned page, so that a long paragraph takes no longer than it must.
_AHEAD = 4_000
#: The widest that a heading is set to bring its last character company, in ems between characters.
_WIDEST = 0.15


class Setter:
    """Sets blocks in lines for one layout. Blocks that it has seen before cost nothing again."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.breaker = LineBreaker(layout.lines)
        self._known: dict[Block, tuple[Block, list[Line]]] = {}
        self._fresh: dict[Block, tuple[Block, list[Line]]] = {}
        self._tables: dict[Table, SetTable] = {}

    def set(self, blocks: Iterable[Block]) -> list[tuple[Block, list[Line]]]:
        """The blocks with their lines; those whose last line is pulled back are marked by their `spacing`."""
        self._fresh = {}
        result = [self._set(block) for block in blocks]
        self._known = self._fresh
        return result

    def _set(self, block: Block) -> tuple[Block, list[Line]]:
        found = self._fresh.get(block) or self._known.get(block)
        if found is None:
            found = self._pulled_back(block, self.lines(block))
        self._fresh[block] = found
        return found

    def table(self, table: Table) -> SetTable:
        """A table with its cells set; one that was set before costs nothing again."""
        if table not in self._tables:
            self._tables[table] = set_table(table, self.layout, self.breaker)
        return self._tables[table]

    def heights(self, block: Block) -> tuple[float, ...]:
        """The heights of what may not be parted in a table or picture: each row, or the whole."""
        if isinstance(block.object, Table):
            return self.table(block.object).heights
        return (picture_size(block.object, self.layout)[1] + 2 * PICTURE_FREE,) if block.object else ()

    def measure(self, block: Block, *, continued: bool = False) -> Measure:
        """How a block is set; `continued` for what stands on a later page, without the first line's indent."""
        style = self.layout.styles[block.style]
        right = style.right if block.right is None else block.right
        rest = self.layout.page.text_width - (style.left + right) * style.size
        first = rest if continued else rest - (style.indent - style.hanging) * style.size
        return Measure(first, rest, style.size, style.spacing + block.spacing)

    def lines(self, block: Block) -> list[Line]:
        """The lines of a block's text."""
        return self.breaker.lines(block.text, self.measure(block))

    def lines_from(self, block: Block, start: int) -> list[Line]:
        """The lines from a position in a block's text on, flush left: more than a page of them, or all."""
        text = block.text[start : start + _AHEAD]
        lines = self._shifted(block, text, start)
        if len(text) == _AHEAD and len(lines) > 2:
            return lines[:-2]  # The last ones may be cut short.
        return lines if len(text) < _AHEAD else self._shifted(block, block.text[start:], start)

    def _shifted(self, block: Block, text: str, start: int) -> list[Line]:
        lines = self.breaker.lines(text, self.measure(block, continued=True))
        return [replace(line, start=line.start + start, end=line.end + start) for line in lines]

    def stretch(self, block: Block, line: Line) -> float:
        """The points to add after each character of a line that ends early, so that it ends there in Word too:
        what justifying the line would add, rounded down to what Word can tell apart."""
        if not line.early or self.layout.styles[block.style].align != "justify":
            return 0.0
        measure = self.measure(block)
        room = measure.rest if line.start else measure.first
        return max(0.0, int((room - line.width) / (line.end - line.start) * 20) / 20)

    def _pulled_back(self, block: Block, lines: list[Line]) -> tuple[Block, list[Line]]:
        """The block set closer where that saves a last line of a single character."""
        if block.style not in TIGHTENED or len(lines) < 2 or not self._single(block.text, lines[-1]):
            return block, lines
        if tighten := self.layout.tightening(block.style):
            closer = replace(block, spacing=-tighten)
            fewer = self.lines(closer)
            if len(fewer) < len(lines):
                return closer, fewer
        return self._company(block, lines) if block.style in HEADINGS else (block, lines)

    def _company(self, block: Block, lines: list[Line]) -> tuple[Block, list[Line]]:
        """A heading set wider, so that the character that its last line holds gets another beside it."""
        for twips in range(1, int(self.layout.styles[block.style].size * _WIDEST * 20)):
            wider = replace(block, spacing=twips / 20)
            others = self.lines(wider)
            if len(others) == len(lines) and not self._single(block.text, others[-1]):
                return wider, others
        return block, lines

    @staticmethod
    def _single(text: str, line: Line) -> bool:
        """Whether a line holds one character, or one with a mark behind it."""
        return sum(character.isalnum() for character in text[line.start : line.end]) <= 1
