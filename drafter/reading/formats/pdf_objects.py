"""What stands on a page of a PDF beside its text: the rules of its tables, and its pictures."""

import ctypes
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from drafter.core.objects import Picture, picture_of
from drafter.reading.formats.grids import THIN, Rule
from drafter.reading.formats.pictures import form_of

#: So many objects of a page are looked at, forms in forms so deep; so many rules and pictures of it are taken.
_MOST_OBJECTS, _DEEPEST, _MOST_RULES, _MOST_PICTURES = 5_000, 4, 3_000, 20
#: A picture that is smaller, in points, is a sign; one that covers this share of the page is its ground.
_SMALLEST_PICTURE, _GROUND = 40.0, 0.85
#: Pixels of a picture; bytes of all pictures of a file. The others are told and stay behind.
_MOST_PIXELS, MOST_BYTES = 8_000_000, 40_000_000
_MM_IN_POINT = 25.4 / 72
_LEVEL = 0.5

_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture: how far below the upper edge of its page it begins, in points; the picture itself, None where it cannot be taken."""

    top: float
    found: Picture | None


@dataclass(slots=True)
class PageObjects:
    """The rules and pictures of a page; `room` is how many bytes of pictures may still be taken."""

    height: float
    width: float
    room: int
    rules: list[Rule] = field(default_factory=list)
    pictures: list[PagePicture] = field(default_factory=list)

    def look(self, page: pdfium.PdfPage) -> "PageObjects":
        """Take them from a page."""
        for one, matrix in _objects(page):
            kind = pdfium_c.FPDFPageObj_GetType(one)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH and len(self.rules) < _MOST_RULES:
                self.rules += [self._downward(rule) for rule in _rules(one, matrix)]
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and len(self.pictures) < _MOST_PICTURES:
                self._take_picture(page, one, matrix)
        return self

    def _downward(self, rule: Rule) -> Rule:
        return Rule(rule.left, self.height - rule.bottom, rule.right, self.height - rule.top)

    def _take_picture(self, page: pdfium.PdfPage, one: object, matrix: _Matrix) -> None:
        """A picture of some size that is not the ground of the whole page."""
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium_c.FPDFPageObj_GetBounds(one, *edges):
            return
        left, bottom, right, top = (edge.value for edge in edges)
        corners = [_moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        wide = max(x for x, _ in corners) - min(x for x, _ in corners)
        high = (highest := max(y for _, y in corners)) - min(y for _, y in corners)
        if min(wide, high) <= _SMALLEST_PICTURE or wide * high >= _GROUND * self.width * self.height:
            return
        data, form = _picture(page, one)
        if data and len(data) <= self.room:
            self.room -= len(data)
            found = picture_of(data, form, round(wide * _MM_IN_POINT, 1), round(high * _MM_IN_POINT, 1))
        else:
            found = None
        self.pictures.append(PagePicture(self.height - highest, found))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[object, _Matrix]]:
    """The objects of a page and of the forms on it, each with the matrix of its form."""
    waiting: list[tuple[object, _Matrix, int]] = []
    left = _MOST_OBJECTS
    for place in range(min(pdfium_c.FPDFPage_CountObjects(page.raw), left)):
        waiting.append((pdfium_c.FPDFPage_GetObject(page.raw, place), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0))
    while waiting and left:
        one, matrix, depth = waiting.pop(0)
        left -= 1
        if pdfium_c.FPDFPageObj_GetType(one) != pdfium_c.FPDF_PAGEOBJ_FORM:
            yield one, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix_of(one), matrix)
            count = min(pdfium_c.FPDFFormObj_CountObjects(one), left - len(waiting))
            waiting += [(pdfium_c.FPDFFormObj_GetObject(one, at), inner, depth + 1) for at in range(count)]


def _matrix_of(one: object) -> _Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(one, found):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """The matrix that does what `inner` does and then what `outer` does."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _rules(path: object, outer: _Matrix) -> Iterator[Rule]:
    """The level and upright strokes of a path, and its filled boxes that are thin; in points from the lower left."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, filled, stroked)
    segments = pdfium_c.FPDFPath_CountSegments(path)
    if not (filled.value or stroked.value) or not 2 <= segments <= _MOST_RULES:
        return
    matrix = _times(_matrix_of(path), outer)
    for points in _outlines(path, segments, matrix):
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        low, high = min(y for _, y in points), max(y for _, y in points)
        if min(right - left, high - low) <= THIN:
            yield _line(left, low, right, high)
        elif stroked.value:
            for (x, y), (across, up) in pairwise(points):
                if min(abs(across - x), abs(up - y)) <= _LEVEL:
                    yield _line(min(x, across), min(y, up), max(x, across), max(y, up))


def _line(left: float, low: float, right: float, high: float) -> Rule:
    """A thin box as the line in its middle."""
    if right - left >= high - low:
        low = high = (low + high) / 2
    else:
        left = right = (left + right) / 2
    return Rule(left, low, right, high)


def _outlines(path: object, segments: int, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path that is drawn without lifting the pen."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(segments):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, place)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        if pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            points.append(_moved(matrix, x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _picture(page: pdfium.PdfPage, one: object) -> tuple[bytes, str]:
    """The bytes of a picture and its form: a JPEG as it is in the file, any other as a PNG; b"" where it cannot be had."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium_c.FPDFImageObj_GetImagePixelSize(one, wide, high) or wide.value * high.value > _MOST_PIXELS:
        return b"", ""
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(one, None, 0)
    if 0 < size <= MOST_BYTES and pdfium_c.FPDFImageObj_GetImageFilterCount(one) == 1:
        raw = (ctypes.c_ubyte * size)()
        pdfium_c.FPDFImageObj_GetImageDataRaw(one, raw, size)
        if form_of(bytes(raw[:64])) == "jpeg":
            return bytes(raw), "jpeg"
    bitmap = pdfium_c.FPDFImageObj_GetBitmap(one)
    if not bitmap:
        return b"", ""
    try:
        return _png(bitmap), "png"
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)


def _png(bitmap: object) -> bytes:
    """The PNG of a bitmap of PDFium, b"" where it is in no form that is known here."""
    wide, high = pdfium_c.FPDFBitmap_GetWidth(bitmap), pdfium_c.FPDFBitmap_GetHeight(bitmap)
    stride, form = pdfium_c.FPDFBitmap_GetStride(bitmap), pdfium_c.FPDFBitmap_GetFormat(bitmap)
    each = {pdfium_c.FPDFBitmap_Gray: 1, pdfium_c.FPDFBitmap_BGR: 3, pdfium_c.FPDFBitmap_BGRx: 4}.get(
        form, 4 if form == pdfium_c.FPDFBitmap_BGRA else 0
    )
    if not each:
        return b""
    data = ctypes.string_at(pdfium_c.FPDFBitmap_GetBuffer(bitmap), stride * high)
    rows = bytearray()
    for row in range(high):
        line = data[row * stride : row * stride + wide * each]
        rows += b"\0" + (line if each == 1 else _red_first(line, each))
    header = struct.pack(">IIBBBBB", wide, high, 8, 0 if each == 1 else 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, part) for name, part in parts)


def _red_first(line: bytes, each: int) -> bytes:
    """Pixels in the order blue, green, red as PNG has them: red, green, blue."""
    found = bytearray(len(line) // each * 3)
    found[0::3], found[1::3], found[2::3] = line[2::each], line[1::each], line[0::each]
    return bytes(found)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
