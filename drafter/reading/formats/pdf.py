"""PDF files with text: physical lines with their place on the page."""

import ctypes
import math
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from drafter.core.errors import UserError
from drafter.core.objects import Table
from drafter.reading.extracted import Beside, Extracted
from drafter.reading.formats.grids import Grid, Sign, grids_of
from drafter.reading.formats.limits import too_large
from drafter.reading.formats.pdf_columns import LAYOUT_SPACE, PageLine, put_among
from drafter.reading.formats.pdf_layout import NOTE_SIZE, laid_out
from drafter.reading.formats.pdf_objects import MOST_BYTES, PageObjects
from drafter.reading.signs import BLANKS

#: The most pages that are read: more is a book. Each takes one or two milliseconds.
MAX_PAGES = 1_000

#: The most characters of all pages together; a page may be shown again and again, each time as if it were another.
MAX_CHARACTERS = 2_000_000

#: Fewer characters a page than this, over pictures, are stamps and page numbers on a scanned page.
_FEWEST = 10

_BOLD_WEIGHT, _NAME_LENGTH = 600, 128

#: A gap as wide as this, in sizes of the text, parts what only stands side by side.
_WIDE_GAP = 2.0
_BLANK, _WORD = re.compile(r"\s+"), re.compile(rf"[^\0{BLANKS}]+")
_QUOTES, _HAN = "“”‘’", re.compile("[\u3001-\u9fff]")
#: A line that is stretched to the margin leaves less than this between two characters, in sizes of the text.
_SPREAD = 0.8
#: Two characters stand on two lines whose feet differ by more than this, in sizes of the text.
_ANOTHER_LINE = 0.9
#: Two pieces of a line meet that are less than this apart, in sizes of the text.
_TOUCHING = 0.35
#: The sine of twice the angle from which a character slants: about three degrees.
_SLANT = 0.1

#: A number that may refer to a footnote; whether it does, its size tells.
_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff，。；：！？”》）])\d{1,2}(?=[\u4e00-\u9fff，。；：！？“《（]|$)")

#: PDFium may be used by one thread at a time only.
_PDFIUM = threading.Lock()


def read(data: bytes, on_page: Callable[[], object] = lambda: None) -> Extracted:
    """The physical lines of a PDF without running heads and page numbers, which are listed as removed.

    `on_page` is called behind each page. What a file can do to PDFium is kept away by `apart`. Raises UserError where it is damaged, protected by a password, too long, or holds pictures without text.
    """
    with _PDFIUM:
        document = _opened(data)
        try:
            lines, pages = list(_lines(document, on_page)), len(document)
            _refuse_pictures(document, sum(len(line.text) for line in lines))
        finally:
            document.close()
    found = laid_out(lines, pages)
    return Extracted("pdf", found.lines, hard_wrapped=True, left_out=found.left_out, objects=found.objects)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise UserError("这个 PDF 设了密码，请先去掉密码再导入。") from error
        raise UserError("PDF 文件已损坏或不完整，打不开，请重新获取后再导入。") from error
    pages = len(document)
    if pages > MAX_PAGES:
        document.close()
        raise UserError(f"这个 PDF 有 {pages:,} 页，超过 {MAX_PAGES} 页的上限，请拆分后再导入。")
    return document


def _refuse_pictures(document: pdfium.PdfDocument, characters: int) -> None:
    """Raise UserError where there is no text, or next to none over pictures."""
    looked_at = range(min(len(document), 3))
    if characters >= _FEWEST * len(looked_at):
        return
    pictures = [pdfium_c.FPDF_PAGEOBJ_IMAGE]
    if any(next(document[index].get_objects(filter=pictures), None) for index in looked_at):
        raise UserError("这个 PDF 是扫描的图片，里面没有文字，请先用识别软件（OCR）转成文字再导入。")
    if not characters:
        raise UserError("这个 PDF 里没有文字。")


def _lines(document: pdfium.PdfDocument, on_page: Callable[[], object]) -> Iterator[PageLine]:
    """The lines of all pages, with their tables and pictures among them."""
    characters, room = 0, MOST_BYTES
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
            characters += text_page.count_chars()
            if characters > MAX_CHARACTERS:
                raise too_large()
            width, height = page.get_size()
            objects = PageObjects(height, width, room).look(page)
            room = objects.room
            grids = grids_of(objects.rules)
            text, tables = _without_tables(text_page, _characters(text_page), grids, height)
            lines = list(_touching(_page_lines(text_page, text, index + 1, (width, height)), height))
            things = [*_tables_at(tables, index + 1, height), *_pictures_at(objects, index + 1)]
            yield from put_among(lines, things)
            text_page.close()
            page.close()
            on_page()
        except pdfium.PdfiumError as error:
            raise UserError(f"PDF 的第 {index + 1} 页已损坏，读不出来，请重新获取后再导入。") from error


def _without_tables(
    text_page: pdfium.PdfTextPage, text: str, grids: Sequence[Grid], height: float
) -> tuple[str, list[tuple[Grid, Table]]]:
    """The characters of a page with "\\0" for those that stand in tables, and the tables."""
    if not grids:
        return text, []
    signs: list[list[tuple[int, Sign]]] = [[] for _ in grids]
    for at, character in enumerate(text):
        if character == "\0" or character.isspace() or _is_slanting(text_page, at):
            continue
        left, bottom, right, top = text_page.get_charbox(at, loose=True)
        sign = Sign(character, left, height - top, right, height - bottom, _size(text_page, at) or 12.0)
        owner = next((place for place, grid in enumerate(grids) if grid.holds(sign)), None)
        if owner is not None:
            signs[owner].append((at, sign))
    left_over = list(text)
    tables: list[tuple[Grid, Table]] = []
    for grid, inside in zip(grids, signs, strict=True):
        table = grid.table(sign for _, sign in inside)
        if table is None:
            continue
        tables.append((grid, table))
        for at, _ in inside:
            left_over[at] = "\0"
    return "".join(left_over), tables


def _tables_at(tables: Sequence[tuple[Grid, Table]], page: int, height: float) -> Iterator[PageLine]:
    for grid, table in tables:
        yield grid.place_of(Beside("table", 0, found=table), page, height)


def _pictures_at(objects: PageObjects, page: int) -> Iterator[PageLine]:
    for one in objects.pictures:
        top = one.top / (objects.height or 1.0)
        thing = Beside("picture", 0, "" if one.found else f"第 {page} 页的图片", one.found)
        yield PageLine("", page, 0.0, objects.width, top, top, 0.0, False, thing=thing)


def _page_lines(
    text_page: pdfium.PdfTextPage, characters: str, number: int, size: tuple[float, float]
) -> Iterator[PageLine]:
    """The lines of a page in the order of its content, slanting words in lines of their own."""
    start = 0
    for text in characters.split("\n"):
        upright: list[tuple[str, int]] = []
        for found in _WORD.finditer(text.strip("\0" + BLANKS) and text):
            word = [(character, start + found.start() + at) for at, character in enumerate(found.group())]
            if _is_slanting(text_page, word[0][1]):
                yield replace(_line(text_page, word, number, size), slanting=True)
            else:
                blank = _blank_before(text, start, found.start()) if upright else []
                upright += word if blank and _is_spread(text_page, upright[-1], word[0]) else [*blank, *word]
        for row in _rows(text_page, upright):
            for piece, beside in _side_by_side(text_page, _in_order(text_page, row)):
                line = _line(text_page, piece, number, size)
                yield replace(line, beside=beside) if beside else line
        start += len(text) + 1


def _touching(lines: Iterable[PageLine], height: float) -> Iterator[PageLine]:
    """The lines of a page of this height with those put together that meet on one line, as around a raised number."""
    last: PageLine | None = None
    for line in lines:
        if last and _meet(last, line, height):
            last = replace(last, text=last.text + line.text, right=line.right, bold=last.bold and line.bold)
            continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _meet(last: PageLine, line: PageLine, height: float) -> bool:
    if line.beside or last.slanting or line.slanting:
        return False
    reach = _TOUCHING * max(last.size, line.size)
    return abs(last.bottom - line.bottom) * height < reach and abs(line.left - last.right) < reach


def _rows(text_page: pdfium.PdfTextPage, line: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """The lines that PDFium takes for one: its end stands lower than its beginning, or higher."""
    if not line:
        return
    foot = _foot(text_page, line[0])
    if abs(_foot(text_page, line[-1]) - foot) < _ANOTHER_LINE * (_size(text_page, line[0][1]) or 12.0):
        yield line
        return
    row: list[tuple[str, int]] = []
    for one in line:
        if one[0].isspace():
            row.append(one)
            continue
        size = _size(text_page, one[1]) or 12.0
        if row and abs(_foot(text_page, one) - foot) > _ANOTHER_LINE * size:
            yield _without_end(row)
            row, foot = [], _foot(text_page, one)
        row.append(one)
    if row:
        yield _without_end(row)


def _foot(text_page: pdfium.PdfTextPage, one: tuple[str, int]) -> float:
    """How high a character stands on its page, in points; its box would tell how deep its font reaches."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text_page.raw, one[1], x, y)
    return y.value


def _without_end(row: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A row without the blanks behind its last character."""
    shown = len("".join(character for character, _ in row).rstrip("\0" + BLANKS))
    return row[:shown] or row


def _blank_before(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The white space before a place in a line, character by character with its index on the page."""
    begin = len(text[:end].rstrip("\0" + BLANKS))
    return [(text[at], start + at) for at in range(begin, end)]


def _is_spread(text_page: pdfium.PdfTextPage, before: tuple[str, int], after: tuple[str, int]) -> bool:
    """Whether two Chinese characters stand apart only because their line is stretched to the margin."""
    if not (_HAN.match(before[0]) and _HAN.match(after[0])):
        return False
    if any(not pdfium_c.FPDFText_IsGenerated(text_page.raw, at) for at in range(before[1] + 1, after[1])):
        return False
    gap = text_page.get_charbox(after[1], loose=True)[0] - text_page.get_charbox(before[1], loose=True)[2]
    return gap < _SPREAD * (_size(text_page, before[1]) or 12.0)


def _is_slanting(text_page: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a character stands neither level nor upright, as those of watermarks do; one in italics stands level."""
    if abs(math.sin(2 * pdfium_c.FPDFText_GetCharAngle(text_page.raw, index))) <= _SLANT:
        return False
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFText_GetMatrix(text_page.raw, index, matrix):
        return True
    return abs(math.sin(2 * math.atan2(matrix.b, matrix.a))) > _SLANT


def _in_order(text_page: pdfium.PdfTextPage, line: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The characters of a line as they stand from left to right: quotation marks in another font may come last."""
    if not any(character in _QUOTES for character, _ in line):
        return line
    shown = [(character, index) for character, index in line if not character.isspace()]
    places = {index: text_page.get_charbox(index, loose=True)[0] for _, index in shown}
    lefts = [places[index] for _, index in shown]
    if all(left < right + 1 for left, right in pairwise(lefts)):
        return line
    return sorted(shown, key=lambda one: places[one[1]])


def _side_by_side(
    text_page: pdfium.PdfTextPage, line: list[tuple[str, int]]
) -> Iterator[tuple[list[tuple[str, int]], str]]:
    """The pieces of a line that wide gaps part, and the white space before each but the first."""
    text, begin, beside = "".join(character for character, _ in line), 0, ""
    for blank in _BLANK.finditer(text):
        if not 0 < blank.start() < blank.end() < len(text):
            continue
        before, after = line[blank.start() - 1][1], line[blank.end()][1]
        gap = text_page.get_charbox(after, loose=True)[0] - text_page.get_charbox(before, loose=True)[2]
        if gap > _WIDE_GAP * (_size(text_page, before) or 12.0):
            yield line[begin : blank.start()], beside
            begin, beside = blank.end(), blank.group()
    yield line[begin:], beside


def _characters(text_page: pdfium.PdfTextPage) -> str:
    """The characters of a page, one for each index by which PDFium knows them."""
    count = text_page.count_chars()
    text = text_page.get_text_range()
    if len(text) == count:
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _line(
    text_page: pdfium.PdfTextPage, line: list[tuple[str, int]], number: int, size: tuple[float, float]
) -> PageLine:
    text = "".join(character for character, _ in line)
    first, last = line[0][1], line[-1][1]
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(last, loose=True)[2]
    height = size[1] or 1.0
    middle = line[next(at for at in range(len(text) // 2, -1, -1) if not text[at].isspace())][1]
    points = _size(text_page, middle)

    def without_mark(found: re.Match[str]) -> str:
        return "" if _size(text_page, line[found.start()][1]) <= NOTE_SIZE * points else found.group()

    return PageLine(
        text=LAYOUT_SPACE.sub("", _NOTE_MARK.sub(without_mark, text)),
        page=number,
        left=left,
        right=right,
        top=1 - top / height,
        bottom=1 - bottom / height,
        size=points,
        bold=all(_is_bold(text_page, index) for index in {first, middle, last}),
    )


def _size(text_page: pdfium.PdfTextPage, index: int) -> float:
    """The size of a character in points, as it is shown: many writers set 1 point and enlarge it."""
    matrix = pdfium_c.FS_MATRIX()
    enlarged = (
        math.hypot(matrix.c, matrix.d) if pdfium_c.FPDFText_GetMatrix(text_page.raw, index, matrix) else 1.0
    )
    return round(pdfium_c.FPDFText_GetFontSize(text_page.raw, index) * enlarged, 1)


def _is_bold(text_page: pdfium.PdfTextPage, index: int) -> bool:
    if pdfium_c.FPDFText_GetFontWeight(text_page.raw, index) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(text_page.raw, index, name, _NAME_LENGTH, flags)
    return b"bold" in name.value.lower()
