"""OFD (GB/T 33190-2016), the national format for finished pages: physical lines with their place on the page."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafter.core.errors import UserError
from drafter.reading.extracted import Beside, Extracted
from drafter.reading.formats.archive import Archive
from drafter.reading.formats.docx.xml import Element, parse
from drafter.reading.formats.grids import Sign, grids_of
from drafter.reading.formats.limits import too_large
from drafter.reading.formats.ofd_objects import (
    POINTS_IN_MM,
    Media,
    child_text,
    joined,
    named,
    numbers,
    rules_of,
)
from drafter.reading.formats.pdf_columns import LAYOUT_SPACE, PageLine, put_among
from drafter.reading.formats.pdf_layout import laid_out

#: The most pages that are read, and the most characters and pieces of text of all of them.
MAX_PAGES, MAX_CHARACTERS, MAX_PIECES = 1_000, 2_000_000, 200_000
_A4 = (210.0, 297.0)
_BOLD = 600
#: Two pieces stand on one line where their feet differ by less than this share of their size.
_SAME_LINE = 0.4
#: A gap as wide as this, in sizes of the text, parts what only stands side by side; a narrower one is a blank.
_WIDE_GAP, _BLANK_GAP = 2.0, 0.35
#: The matrix of what is neither turned nor moved, and the size, in millimetres, of a text that names none.
_UPRIGHT, _USUAL_SIZE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 4.2
#: A piece of text stands level where its matrix turns it by less than this.
_SLANT = 0.1


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its content with its size in millimetres."""

    roots: tuple[Element, ...]
    size: tuple[float, float]


def read(data: bytes) -> Extracted:
    """The physical lines of an OFD document with its tables and pictures; seals stay behind.

    Raises UserError where it is damaged, protected, hostile, too long, or holds pictures without text.
    """
    archive = Archive(data)
    media = Media(archive)
    lines: list[PageLine] = []
    pages = list(_pages(archive, media))
    characters = 0
    for number, page in enumerate(pages, 1):
        found = list(_page_lines(page, number, media))
        characters += sum(len(line.text) for line in found)
        if characters > MAX_CHARACTERS or len(lines) + len(found) > MAX_PIECES:
            raise too_large()
        lines += found
    if not any(line.text.strip() or (line.thing and line.thing.kind == "table") for line in lines):
        raise UserError("这个 OFD 里没有文字；如果内容是扫描的图片，请先识别成文字再导入。")
    whole = laid_out(lines, len(pages))
    return Extracted("ofd", whole.lines, hard_wrapped=True, left_out=whole.left_out, objects=whole.objects)


# The parts


def _pages(archive: Archive, media: Media) -> Iterator[_Page]:
    for body in named(parse(archive.part("OFD.xml")), "DocBody"):
        name = child_text(body, "DocRoot")
        root = parse(archive.part(joined("", name)))
        folder = posixpath.dirname(joined("", name))
        media.learn(root, folder)
        size = _size_of(root) or _A4
        templates = {
            one.get("ID", ""): joined(folder, one.get("BaseLoc", "")) for one in named(root, "TemplatePage")
        }
        pages = [one for one in named(root, "Page") if one.get("BaseLoc")]
        if len(pages) > MAX_PAGES:
            raise UserError(f"这个 OFD 有 {len(pages):,} 页，超过 {MAX_PAGES} 页的上限，请拆分后再导入。")
        for page in pages:
            name = joined(folder, page.get("BaseLoc", ""))
            content = parse(archive.part(name))
            media.learn(content, posixpath.dirname(name))
            used = (templates.get(one.get("TemplateID", ""), "") for one in named(content, "Template"))
            below = [parse(archive.part(one)) for one in used if one and archive.has(one)]
            yield _Page((*below, content), _size_of(content) or size)


def _size_of(root: Element) -> tuple[float, float] | None:
    """The width and height of the page that a document or page states."""
    box = numbers(child_text(root, "PhysicalBox"))
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None


# The lines


def _page_lines(page: _Page, number: int, media: Media) -> Iterator[PageLine]:
    """The lines of a page from the top, with its tables and pictures among them."""
    height = page.size[1] * POINTS_IN_MM
    pieces = [
        piece
        for root in page.roots
        for one in named(root, "TextObject")
        for piece in _pieces(one, page, number)
    ]
    things: list[PageLine] = []
    for grid in grids_of([rule for root in page.roots for rule in rules_of(root)]):
        inside = [piece for piece in pieces if not piece.slanting and grid.holds(_sign(piece, height))]
        if table := grid.table(_sign(piece, height) for piece in inside):
            things.append(grid.place_of(Beside("table", 0, found=table), number, height))
            pieces = _without(pieces, inside)
    things += [place for root in page.roots for place in media.places(root, number, page.size)]
    yield from put_among(list(_lines(pieces, height)), things)


def _without(pieces: Sequence[PageLine], taken: Sequence[PageLine]) -> list[PageLine]:
    """The pieces that are none of those taken; two may be equal."""
    ids = {id(piece) for piece in taken}
    return [piece for piece in pieces if id(piece) not in ids]


def _sign(piece: PageLine, height: float) -> Sign:
    top, bottom = piece.top * height, piece.bottom * height
    return Sign(piece.text, piece.left, top, piece.right, bottom, piece.size or 12.0)


def _lines(pieces: Sequence[PageLine], height: float) -> Iterator[PageLine]:
    """The lines of a page of this height in points, pieces on one height from left to right."""
    yield from (piece for piece in pieces if piece.slanting)
    level = sorted((piece for piece in pieces if not piece.slanting), key=lambda piece: piece.bottom)
    row, rows = 0, []
    for at, piece in enumerate(level):
        if at and (piece.bottom - level[at - 1].bottom) * height > _SAME_LINE * piece.size:
            row += 1
        rows.append((row, piece))
    for _, beside in groupby(rows, key=lambda one: one[0]):
        yield from _joined_pieces(sorted((piece for _, piece in beside), key=lambda piece: piece.left))


def _joined_pieces(pieces: Sequence[PageLine]) -> Iterator[PageLine]:
    """The pieces of one line: put together where they meet, apart where a wide gap parts them."""
    line = pieces[0]
    for piece in pieces[1:]:
        gap = piece.left - line.right
        if gap > _WIDE_GAP * piece.size:
            yield replace(line, text=LAYOUT_SPACE.sub("", line.text))
            line = replace(piece, beside="  ")
        else:
            blank = " " if gap > _BLANK_GAP * piece.size else ""
            line = replace(
                line,
                text=line.text + blank + piece.text,
                right=max(line.right, piece.right),
                bold=line.bold and piece.bold,
            )
    yield replace(line, text=LAYOUT_SPACE.sub("", line.text))


def _pieces(found: Element, page: _Page, number: int) -> Iterator[PageLine]:
    """The pieces of text of one object; one that is not seen gives none."""
    placing = _placing(found)
    if placing is None:
        return
    weight = numbers(found.get("Weight"))
    bold = bool(weight) and weight[0] >= _BOLD
    size = placing.size
    x = y = 0.0
    for code in named(found, "TextCode"):
        text = "".join(one for one in code.text or "" if one.isprintable())
        x = (numbers(code.get("X")) or [x])[0]
        y = (numbers(code.get("Y")) or [y])[0]
        if not text.strip():
            continue
        left, foot = placing.at(x, y)
        right = left + placing.width(text, numbers(code.get("DeltaX")))
        yield PageLine(
            text.strip(),
            number,
            left * POINTS_IN_MM,
            right * POINTS_IN_MM,
            (foot - size) / page.size[1],
            foot / page.size[1],
            round(size * POINTS_IN_MM, 1),
            bold,
            slanting=placing.slanting,
        )


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where the text of an object stands: its box, its matrix and the size of its characters, in millimetres."""

    box: Sequence[float]
    matrix: Sequence[float]
    size: float

    @property
    def slanting(self) -> bool:
        """Whether the text is turned, as a watermark is."""
        return abs(self.matrix[1]) > _SLANT * max(abs(self.matrix[0]), 1e-6)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where on the page a place of the object is, from the left and from above."""
        left = self.box[0] + x * abs(self.matrix[0]) + self.matrix[4]
        return left, self.box[1] + y * abs(self.matrix[3]) + self.matrix[5]

    def width(self, text: str, steps: Sequence[float]) -> float:
        """How wide a text is whose characters stand so far apart; without steps it fills the box."""
        if not steps:
            return self.box[2]
        last = self.size * (0.5 if text[-1].isascii() else 1)
        return sum(steps[: len(text) - 1]) * abs(self.matrix[0]) + last


def _placing(found: Element) -> _Placing | None:
    """Where the text of an object stands, None where it is not seen."""
    box = numbers(found.get("Boundary"))
    if len(box) != 4 or found.get("Visible") == "false" or found.get("Alpha") == "0":
        return None
    matrix = numbers(found.get("CTM"))
    matrix = matrix if len(matrix) == 6 else _UPRIGHT
    size = (numbers(found.get("Size")) or [_USUAL_SIZE])[0] * abs(matrix[3])
    return _Placing(box, matrix, size) if size > 0 else None
