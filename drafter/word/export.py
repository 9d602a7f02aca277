"""A draft and a layout in, the bytes of a .docx out."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from drafter.core.model import Draft
from drafter.word.aids import Aids, usual_aids, with_aids
from drafter.word.clean import cleaned_facts
from drafter.word.compose import Block, Run, compose
from drafter.word.layout_data import TWIPS_PER_MM, Layout
from drafter.word.lines import Line
from drafter.word.ooxml import (
    Element,
    bookmark,
    paragraph_properties,
    part,
    relationship_id,
    root,
    ruby,
    run,
    w,
)
from drafter.word.package import FOOTER_IDS, package
from drafter.word.pages import Paginator, Placed
from drafter.word.settings import core_part, footer_part, settings_part
from drafter.word.styles import LEAD_IDS, NOTE, PAUSE, font_table_part, indent, style_id, styles_part
from drafter.word.titles import Segment, plain_segments


def to_docx(
    draft: Draft,
    layout: Layout,
    segment: Segment = plain_segments,
    aids: Aids | None = None,
    *,
    ids: bool = True,
) -> bytes:
    """The Word file of a draft. `segment` cuts a title into words, so that none is split; `aids` are what a
    layout for reading from adds, by default what the layout says. With `ids` each paragraph carries its id in
    a hidden bookmark, so that an edited file finds its way back.

    Empty slots and empty paragraphs are left out; what no Word file can hold too (`drafter.word.clean` tells
    what that is). The same draft and layout give the same bytes: the file carries the speech's own date, not
    that of the export, because the archive compares files byte by byte.
    """
    blocks = compose(draft, layout, segment)
    aids = aids or usual_aids(layout)
    if layout.reading and aids:
        blocks = with_aids(blocks, draft, aids)
    return assemble(draft, layout, _Body(layout, ids=ids).paragraphs(blocks))


def assemble(draft: Draft, layout: Layout, paragraphs: Iterable[Element]) -> bytes:
    """The Word file that holds these paragraphs, with the draft's facts as its properties."""
    return package(
        {
            "word/document.xml": _document_part(paragraphs, layout),
            "word/styles.xml": styles_part(layout),
            "word/settings.xml": settings_part(layout),
            "word/fontTable.xml": font_table_part(layout),
            **_footers(layout),
            "docProps/core.xml": core_part(cleaned_facts(draft.facts)),
        }
    )


def _footers(layout: Layout) -> dict[str, bytes]:
    odd, even = FOOTER_IDS
    position = layout.page_number.position
    if position == "无":
        return {}
    footers = {odd: footer_part(layout, even=False)}
    return footers | ({even: footer_part(layout, even=True)} if position == "外侧" else {})


def _document_part(paragraphs: Iterable[Element], layout: Layout) -> bytes:
    """document.xml: the paragraphs and the page that they stand on."""
    return part(root("document", w("body", *paragraphs, _section(layout))))


def _section(layout: Layout) -> Element:
    page, number = layout.page, layout.page_number
    references = [
        relationship_id(w("footerReference", type=kind), FOOTER_IDS[name])
        for kind, name in zip(("default", "even"), _footers(layout), strict=False)
    ]
    return w(
        "sectPr",
        *references,
        w("pgSz", w=page.width * TWIPS_PER_MM, h=page.height * TWIPS_PER_MM),
        w(
            "pgMar",
            top=page.top * TWIPS_PER_MM,
            right=page.right * TWIPS_PER_MM,
            bottom=page.bottom * TWIPS_PER_MM,
            left=page.left * TWIPS_PER_MM,
            header=page.header * TWIPS_PER_MM,
            footer=page.footer * TWIPS_PER_MM,
            gutter=0,
        ),
        None if number.first_page else w("titlePg"),
        w("docGrid", type="lines", linePitch=layout.styles["body"].line * 20),
    )


class _Body:
    """Writes the blocks of one draft as the paragraphs of a document."""

    def __init__(self, layout: Layout, *, ids: bool) -> None:
        self._layout = layout
        self._ids = ids
        self._paginator = Paginator(layout)

    def paragraphs(self, blocks: Sequence[Block]) -> Iterator[Element]:
        """The paragraphs of the blocks."""
        parts = [part for page in self._paginator.place(blocks) for part in page]
        for number, (first, *others) in enumerate(_by_block(parts)):
            block = first.block
            yield from blank_lines(block)
            if block.note:
                yield _note(block.note, self._layout)
            turns = [part.lines[0].start for part in others if part.turned]
            pieces = self._pieces(block, [line for part in (first, *others) for line in part.lines])
            mark = bookmark(bookmark_name(block.paragraph_id), number) if self._ids else []
            yield w("p", _placed_properties(first, self._layout), *mark, *self._runs(pieces, turns))

    def _runs(self, pieces: Sequence[Run], turns: Sequence[int]) -> Iterator[Element]:
        """The runs of a paragraph with the page turned at these positions."""
        bounds = [0, *turns, sum(len(piece.text) for piece in pieces)]
        for start, stop in pairwise(bounds):
            if start:
                yield w("r", w("br", type="page"))
            yield from (self._run(piece) for piece in _between(pieces, start, stop))

    def _pieces(self, block: Block, lines: Sequence[Line]) -> list[Run]:
        """The runs of a block, cut where a line is stretched."""
        pieces: list[Run] = []
        at = 0
        for line in lines:
            if stretch := self._paginator.stretch(block, line):
                pieces += _between(block.runs, at, line.start)
                spacing = self._layout.styles[block.style].spacing + block.spacing + stretch
                pieces += (
                    replace(run, spacing=spacing) for run in _between(block.runs, line.start, line.end)
                )
                at = line.end
        return [*pieces, *_between(block.runs, at, len(block.text))]

    def _run(self, piece: Run) -> Element:
        style, reading = self._layout.styles["body"], self._layout.reading
        if piece.mark:
            return run(piece.text, PAUSE[0])
        if piece.reading and reading:
            small = style.size * reading.ruby_scale
            return ruby(piece.text, piece.reading, _lead(piece), small, style.size - 1, style.size)
        return run(piece.text, _lead(piece), spacing=piece.spacing)


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


def _placed_properties(first: Placed, layout: Layout) -> Element:
    """The properties of a block's paragraph with what follows from its place on the pages."""
    reading = layout.reading
    whole = first.lines[-1].end == len(first.block.text)
    short = reading and whole and 1 < len(first.lines) <= reading.keep_lines
    return block_properties(first.block, layout, keep_lines=bool(short), new_page=first.turned)


def block_properties(
    block: Block, layout: Layout, *, keep_lines: bool = False, new_page: bool = False
) -> Element:
    """The properties of a block's paragraph: its style, and what its own text and place decide."""
    return paragraph_properties(
        w("pStyle", val=style_id(block.role, tight=bool(block.spacing))),
        w("keepLines") if keep_lines else None,
        w("pageBreakBefore") if block.new_page or new_page else None,
        indent(layout.styles[block.style], block.right) if block.right is not None else None,
    )


def blank_lines(block: Block) -> Iterator[Element]:
    """The empty lines above a block: paragraphs of body text, so that each is exactly a line high."""
    return (
        w("p", paragraph_properties(w("pStyle", val=style_id("body")))) for _ in range(block.blank_before)
    )


def runs_of(block: Block) -> Iterator[Element]:
    """The runs of a block as they are, without what a line or page asks for."""
    return (run(piece.text, _lead(piece), spacing=piece.spacing) for piece in block.runs)


def _lead(piece: Run) -> str:
    return LEAD_IDS[piece.lead][0] if piece.lead else ""


def _note(text: str, layout: Layout) -> Element:
    """A few words in the margin beside the next paragraph."""
    reading = layout.reading
    assert reading, "notes are set in reading copies only"
    frame = w(
        "framePr",
        w=reading.note_width * TWIPS_PER_MM,
        wrap="around",
        vAnchor="text",
        hAnchor="page",
        x=reading.note_left * TWIPS_PER_MM,
        y=1,
    )
    return w("p", paragraph_properties(w("pStyle", val=NOTE[0]), w("keepNext"), frame), run(text))


#: How the names of our bookmarks begin; Word hides those that begin with _.
BOOKMARK_START = "_gao_"
_SHORT_ID = re.compile(r"[a-z0-9]{1,8}")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NAME_LENGTH = 7


def bookmark_name(paragraph_id: str) -> str:
    """The hidden bookmark that tells, when the file comes back, which paragraph of the draft this was.

    Word takes 40 characters and does not tell capitals from small letters. A longer id is cut down to seven
    digits of base 36, so that a speech stays small: 78 thousand million names, among which likeness decides
    should two ever fall together.
    """
    if _SHORT_ID.fullmatch(paragraph_id):
        return BOOKMARK_START + paragraph_id
    number = int.from_bytes(hashlib.sha256(paragraph_id.encode("utf-8", "replace")).digest()[:8], "big")
    name = ""
    for _ in range(_NAME_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        name += _DIGITS[digit]
    return BOOKMARK_START + name
