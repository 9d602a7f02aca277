"""OFD (GB/T 33190-2016), the national format for finished pages: physical lines with their place on the page."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafter.core.errors import UserError
from drafter.reading.extracted import Beside, Extracted
from drafter.reading.formats.archive import Archive
from drafter.reading.formats.docx.xml import Element, parse
from drafter.reading.formats.limits import too_large
from drafter.reading.formats.pdf_columns import LAYOUT_SPACE, PageLine
from drafter.reading.formats.pdf_layout import laid_out

#: The most pages that are read, and the most characters and pieces of text of all of them.
MAX_PAGES, MAX_CHARACTERS, MAX_PIECES = 1_000, 2_000_000, 200_000
_POINTS_IN_MM = 72 / 25.4
_A4 = (210.0, 297.0)
_BOLD = 600
#: Two pieces stand on one line where their feet differ by less than this share of their size.
_SAME_LINE = 0.4
#: A gap as wide as this, in sizes of the text, parts what only stands side by side; a narrower one is a blank.
_WIDE_GAP, _BLANK_GAP = 2.0, 0.35
#: A piece of text stands level where its matrix turns it by less than this.
_SLANT = 0.1


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its content with its size in millimetres."""

    roots: tuple[Element, ...]
    size: tuple[float, float]


def read(data: bytes) -> Extracted:
    """The physical lines of an OFD document; pictures and seals are told and stay behind.

    Raises UserError where it is damaged, protected, hostile, too long, or holds pictures without text.
    """
    archive = Archive(data)
    lines: list[PageLine] = []
    pictures: list[int] = []
    pages = list(_pages(archive))
    characters = 0
    for number, page in enumerate(pages, 1):
        found = list(_lines(page, number))
        characters += sum(len(line.text) for line in found)
        if characters > MAX_CHARACTERS or len(lines) + len(found) > MAX_PIECES:
            raise too_large()
        lines += found
        pictures += [number] * sum(1 for root in page.roots for _ in _named(root, "ImageObject"))
    if not any(line.text.strip() for line in lines):
        raise UserError("这个 OFD 里没有文字；如果内容是扫描的图片，请先识别成文字再导入。")
    kept, left_out = laid_out(lines, len(pages))
    objects = [_picture(kept, page) for page in pictures]
    return Extracted("ofd", kept, hard_wrapped=True, left_out=left_out, objects=tuple(objects))


def _picture(lines: Sequence[object], page: int) -> Beside:
    """A picture that stays behind, told at the end of its page."""
    after = sum(getattr(line, "page", 0) <= page for line in lines)
    return Beside("picture", after, f"第 {page} 页的图片或印章")


# The parts


def _pages(archive: Archive) -> Iterator[_Page]:
    for body in _named(parse(archive.part("OFD.xml")), "DocBody"):
        name = _child_text(body, "DocRoot")
        root = parse(archive.part(_joined("", name)))
        folder = posixpath.dirname(_joined("", name))
        size = _size_of(root) or _A4
        templates = {
            one.get("ID", ""): _joined(folder, one.get("BaseLoc", "")) for one in _named(root, "TemplatePage")
        }
        pages = [one for one in _named(root, "Page") if one.get("BaseLoc")]
        if len(pages) > MAX_PAGES:
            raise UserError(f"这个 OFD 有 {len(pages):,} 页，超过 {MAX_PAGES} 页的上限，请拆分后再导入。")
        for page in pages:
            content = parse(archive.part(_joined(folder, page.get("BaseLoc", ""))))
            used = (templates.get(one.get("TemplateID", ""), "") for one in _named(content, "Template"))
            below = [parse(archive.part(name)) for name in used if name and archive.has(name)]
            yield _Page((*below, content), _size_of(content) or size)


def _joined(folder: str, name: str) -> str:
    """The name of a part as one in `folder` writes it: from the root where it begins with a stroke."""
    return posixpath.normpath(posixpath.join("/", folder, name.strip())).lstrip("/")


def _named(root: Element, name: str) -> Iterator[Element]:
    """All elements of this name, whatever the name space of the version is."""
    return root.iter(f"{{*}}{name}")


def _child_text(element: Element, name: str) -> str:
    return next((one.text or "" for one in _named(element, name)), "")


def _size_of(root: Element) -> tuple[float, float] | None:
    """The width and height of the page that a document or page states."""
    box = _numbers(_child_text(root, "PhysicalBox"))
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None


def _numbers(text: str | None) -> list[float]:
    """Numbers apart by blanks; none where one of them is no number. `g 3 4.2` stands for 4.2 three times."""
    found: list[float] = []
    words = iter((text or "").split())
    try:
        for word in words:
            if word == "g":
                times, number = int(next(words)), float(next(words))
                found += [number] * max(0, min(times, 10_000))
            else:
                found.append(float(word))
    except (ValueError, StopIteration, OverflowError):
        return []
    return [one if abs(one) < 1e5 else 0.0 for one in found]


# The lines


def _lines(page: _Page, number: int) -> Iterator[PageLine]:
    """The lines of a page from the top, pieces on one height from left to right."""
    pieces = [
        piece
        for root in page.roots
        for one in _named(root, "TextObject")
        for piece in _pieces(one, page, number)
    ]
    yield from (piece for piece in pieces if piece.slanting)
    level = sorted((piece for piece in pieces if not piece.slanting), key=lambda piece: piece.bottom)
    height = page.size[1] * _POINTS_IN_MM
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
    box = _numbers(found.get("Boundary"))
    if len(box) != 4 or found.get("Visible") == "false" or found.get("Alpha") == "0":
        return
    matrix = _numbers(found.get("CTM"))
    across, down = (matrix[0], matrix[3]) if len(matrix) == 6 else (1.0, 1.0)
    slanting = len(matrix) == 6 and abs(matrix[1]) > _SLANT * max(abs(across), 1e-6)
    size = (_numbers(found.get("Size")) or [4.2])[0] * abs(down)
    weight = _numbers(found.get("Weight"))
    x = y = 0.0
    for code in _named(found, "TextCode"):
        text = "".join(one for one in code.text or "" if one.isprintable())
        x = (_numbers(code.get("X")) or [x])[0]
        y = (_numbers(code.get("Y")) or [y])[0]
        if not text.strip() or size <= 0:
            continue
        steps = _numbers(code.get("DeltaX"))
        left = box[0] + x * abs(across) + (matrix[4] if len(matrix) == 6 else 0.0)
        width = (sum(steps[: len(text) - 1]) * abs(across) + size) if steps else box[2]
        foot = box[1] + y * abs(down) + (matrix[5] if len(matrix) == 6 else 0.0)
        yield PageLine(
            text.strip(),
            number,
            left * _POINTS_IN_MM,
            (left + width) * _POINTS_IN_MM,
            (foot - size) / page.size[1],
            foot / page.size[1],
            round(size * _POINTS_IN_MM, 1),
            bool(weight) and weight[0] >= _BOLD,
            slanting=slanting,
        )
