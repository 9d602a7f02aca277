"""The characters of a binary Word file, which stand in pieces all over its main stream (MS-DOC 2.4.1)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.reading.formats.doc.binary import WordFile
from drafter.reading.formats.limits import check_characters

_CLX = 33
_PROPERTIES, _TABLE = 1, 2
_EIGHT_BIT = 0x40000000


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters from `start` up to `end` of the text; they stand from byte `offset` on, `width` bytes each."""

    start: int
    end: int
    offset: int
    width: int

    def offset_of(self, character: int) -> int:
        """The byte at which a character of the piece stands."""
        return self.offset + (character - self.start) * self.width


class Pieces:
    """All characters of the file, counted from 0 in units of UTF-16."""

    def __init__(self, file: WordFile) -> None:
        self._pieces = list(_pieces(_piece_table(file.structure(_CLX))))
        self._starts = [piece.start for piece in self._pieces]
        self.text = "".join(_text(file.main, piece) for piece in self._pieces)

    def offset_of(self, character: int) -> int:
        """The byte of the main stream at which a character stands, -1 where it is in no piece."""
        piece = self._at(character)
        return -1 if piece is None else piece.offset_of(character)

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of the pieces that hold the characters from `start` up to `end`."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for piece in self._pieces[first:]:
            if piece.start >= end:
                return
            low, high = max(piece.start, start), min(piece.end, end)
            if low < high:
                yield Piece(low, high, piece.offset_of(low), piece.width)

    def _at(self, character: int) -> Piece | None:
        piece = self._pieces[bisect_right(self._starts, character) - 1] if self._pieces else None
        return piece if piece and piece.start <= character < piece.end else None


def _piece_table(clx: bytes) -> bytes:
    """The table of pieces, behind any properties that stand before it."""
    at = 0
    while clx[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != _TABLE:
        raise ValueError("no table of pieces")
    return clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]


def _pieces(table: bytes) -> Iterator[Piece]:
    count = (len(table) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table)
    check_characters(bounds[-1])
    for index in range(count):
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        if bounds[index] < bounds[index + 1]:
            eight_bit = bool(place & _EIGHT_BIT)
            offset = (place & (_EIGHT_BIT - 1)) // (2 if eight_bit else 1)
            yield Piece(bounds[index], bounds[index + 1], offset, 1 if eight_bit else 2)


def _text(main: bytes, piece: Piece) -> str:
    """The characters of a piece, each unit of UTF-16 as one, so that they can be counted."""
    length = piece.end - piece.start
    raw = main[piece.offset : piece.offset + length * piece.width]
    if len(raw) < length * piece.width:
        raise ValueError("a piece beyond the end of the stream")
    if piece.width == 1:
        return raw.decode("cp1252", errors="replace")
    if not any(0xD8 <= high <= 0xDF for high in raw[1::2]):
        return raw.decode("utf-16-le")
    return "".join(map(chr, struct.unpack(f"<{length}H", raw)))
