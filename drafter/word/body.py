"""Blocks as the paragraphs of a Word document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from drafter.core.model import DraftComment
from drafter.word.blocks import Block, Run
from drafter.word.bookmarks import bookmark_name
from drafter.word.filling import LINES_ABOVE_SIGNATURE, Placed, longest_whole
from drafter.word.layout_data import TWIPS_PER_MM, Layout
from drafter.word.lines import Line
from drafter.word.notes import NoteWriter
from drafter.word.object_parts import ObjectWriter
from drafter.word.ooxml import MARKED_LATIN, Element, bookmark, paragraph_properties, ruby, run, w
from drafter.word.pages import Paginator
from drafter.word.styles import LEAD_IDS, NOTE, PAUSE, indent, style_id


class BodyWriter:
    """Writes the blocks of one draft as the paragraphs of a document."""

    def __init__(self, layout: Layout, *, ids: bool, notes: Iterable[DraftComment] = ()) -> None:
        """`notes` are the footnotes, each to stand at the end of its paragraph."""
        self._layout = layout
        self._ids = ids
        self._paginator = Paginator(layout)
        self._objects = ObjectWriter(layout)
        self._notes = NoteWriter(notes)

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The parts of the pictures and footnotes written so far."""
        return {**self._objects.media, **self._notes.parts()}

    def paragraphs(self, blocks: Sequence[Block]) -> Iterator[Element]:
        """The paragraphs of the blocks."""
        parts = [part for page in self._paginator.place(blocks) for part in page]
        for number, (first, *others) in enumerate(_by_block(parts)):
            block = first.block
            yield from blank_lines(block)
            if block.note:
                yield _note(block.note, self._layout)
            mark = bookmark(bookmark_name(block.paragraph_id), number) if self._marks(block) else []
            if block.object:
                yield from self._objects.elements(block, mark)
                continue
            references = self._notes.references(block.paragraph_id)
            turns = [part.lines[0].start for part in others if part.turned]
            pieces = self._pieces(block, [line for part in (first, *others) for line in part.lines])
            yield w(
                "p",
                _placed_properties(first, others, self._layout),
                *mark,
                *self._runs(pieces, turns),
                *references,
            )

    def _marks(self, block: Block) -> bool:
        return self._ids and bool(block.paragraph_id)

    def _runs(self, pieces: Sequence[Run], turns: Sequence[int]) -> Iterator[Element]:
        """The runs of a paragraph with the page turned at these positions."""
        bounds = [0, *turns, sum(len(piece.text) for piece in pieces)]
        for start, stop in pairwise(bounds):
            if start:
                yield w("r", w("br", type="page"))
            yield from (
                self._run(one) for piece in _between(pieces, start, stop) for one in _by_script(piece)
            )

    def _pieces(self, block: Block, lines: Sequence[Line]) -> list[Run]:
        """The runs of a block, cut where a line is stretched."""
        style = self._layout.styles[block.style]
        if block.spacing > 0:  # no style says it, as of what is set closer
            wider = style.spacing + block.spacing
            block = replace(block, runs=tuple(replace(run, spacing=wider) for run in block.runs))
        pieces: list[Run] = []
        at = 0
        for line in lines:
            if stretch := self._paginator.stretch(block, line):
                pieces += _between(block.runs, at, line.start)
                spacing = style.spacing + block.spacing + stretch
                pieces += (
                    replace(run, spacing=spacing) for run in _between(block.runs, line.start, line.end)
                )
                at = line.end
        return [*pieces, *_between(block.runs, at, len(block.text))]

    def _run(self, piece: Run) -> Element:
        style, lectern = self._layout.styles["body"], self._layout.lectern
        if piece.mark:
            return run(piece.text, PAUSE[0])
        if piece.pinyin and lectern:
            small = style.size * lectern.ruby_scale
            return ruby(piece.text, piece.pinyin, _lead(piece), small, style.size - 1, style.size)
        return run(piece.text, _lead(piece), spacing=piece.spacing)


def _by_script(piece: Run) -> Iterator[Run]:
    """A run cut around its Latin words with marks (mèi), which the Chinese font would set as wide as its own signs."""
    if piece.text.isascii() or not MARKED_LATIN.search(piece.text):
        yield piece
        return
    parts = [part for part in re.split(f"({MARKED_LATIN.pattern})", piece.text) if part]
    yield from (replace(piece, text=part) for part in parts)


def _by_block(parts: Iterable[Placed]) -> Iterator[list[Placed]]:
    """The parts of each block together."""
    for _, together in groupby(parts, key=lambda part: id(part.block)):
        yield list(together)


def _between(runs: Iterable[Run], start: int, stop: int) -> Iterator[Run]:
    """The runs of a block from one position to another."""
    position = 0
    for piece in runs:
        text = piece.text[max(0, start - position) : max(0, stop - position)]
        position += len(piece.text)
        if text:
            yield replace(piece, text=text)


def _placed_properties(first: Placed, others: Sequence[Placed], layout: Layout) -> Element:
    """The properties of a block's paragraph with what follows from its place on the pages.

    One that goes over to the page of its signature is not kept with it: some programs would move it whole.
    """
    over = bool(others) and (others[-1].turned or len(others[-1].lines) > LINES_ABOVE_SIGNATURE)
    block = replace(first.block, keep_next=False) if over else first.block
    whole = first.lines[-1].end == len(first.block.text)
    short = whole and 1 < len(first.lines) <= longest_whole(first.block, layout)
    return block_properties(block, layout, keep_lines=short, new_page=first.turned)


def block_properties(
    block: Block, layout: Layout, *, keep_lines: bool = False, new_page: bool = False
) -> Element:
    """The properties of a block's paragraph: its style, and what its own text and place decide."""
    return paragraph_properties(
        w("pStyle", val=style_id(block.role, tight=block.spacing < 0)),
        w("keepNext") if block.keep_next else None,
        w("keepLines") if keep_lines else None,
        w("pageBreakBefore") if block.new_page or new_page else None,
        w("widowControl") if block.keep_next else None,
        indent(layout.styles[block.style], block.right) if block.right is not None else None,
    )


def blank_lines(block: Block) -> Iterator[Element]:
    """The empty lines above a block: paragraphs of body text, so that each is exactly a line high."""
    kept = block.style == "signature"
    return (
        w("p", paragraph_properties(w("pStyle", val=style_id("body")), w("keepNext") if kept else None))
        for _ in range(block.blank_before)
    )


def runs_of(block: Block) -> Iterator[Element]:
    """The runs of a block as they are, without what a line or page asks for."""
    return (run(piece.text, _lead(piece), spacing=piece.spacing) for piece in block.runs)


def _lead(piece: Run) -> str:
    return LEAD_IDS[piece.lead][0] if piece.lead else ""


def _note(text: str, layout: Layout) -> Element:
    """A few words in the margin beside the next paragraph."""
    lectern = layout.lectern
    assert lectern, "notes are set in lectern copies only"
    frame = w(
        "framePr",
        w=lectern.note_width * TWIPS_PER_MM,
        wrap="around",
        vAnchor="text",
        hAnchor="page",
        x=lectern.note_left * TWIPS_PER_MM,
        y=1,
    )
    return w("p", paragraph_properties(w("pStyle", val=NOTE[0]), w("keepNext"), frame), run(text))
