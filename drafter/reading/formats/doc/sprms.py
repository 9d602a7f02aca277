"""Properties in a binary Word file: lists of modifiers (MS-DOC 2.2.5, 2.6) and the pages that hold them."""

import struct
from bisect import bisect_right
from collections.abc import Iterator

from drafter.reading.formats.limits import too_large

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LONG_TABLE, _TABS = 0xD608, 0xC615
_PAGE = 512
#: The most pages of properties: each holds up to a hundred runs.
_MOST_PAGES = 5_000


def modifiers(data: bytes) -> Iterator[tuple[int, int]]:
    """The modifiers in a list, as pairs of code and operand; those of variable length are passed over."""
    at = 0
    while at + 2 < len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            at += _variable_size(code, data, at)
            continue
        yield code, int.from_bytes(data[at : at + size], "little")
        at += size


def long_table(data: bytes) -> bytes:
    """What a list of modifiers says of a row of a table, b"" where it says nothing."""
    at = 0
    while at + 2 < len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = _variable_size(code, data, at)
            if code == _LONG_TABLE:
                return data[at + 2 : at + size]
        at += size
    return b""


def _variable_size(code: int, data: bytes, at: int) -> int:
    if code == _LONG_TABLE:
        return 1 + struct.unpack_from("<H", data, at)[0] if at + 2 <= len(data) else len(data)
    if code == _TABS and data[at] == 255 and at + 1 < len(data):
        deleted = data[at + 1]
        added = data[at + 2 + 4 * deleted] if at + 2 + 4 * deleted < len(data) else 0
        return 3 + 4 * deleted + 3 * added
    return 1 + data[at]


def signed(operand: int) -> int:
    """A two-byte operand with its sign."""
    return operand - 0x10000 if operand >= 0x8000 else operand


class PropertyPages:
    """Runs of equal properties over the bytes of the main stream: one kind of pages, for characters or paragraphs.

    `directory` lists the pages, `paragraphs` says which kind they are.
    """

    def __init__(self, main: bytes, directory: bytes, *, paragraphs: bool) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._properties: list[bytes] = []
        count = (len(directory) - 4) // 8
        if count > _MOST_PAGES:
            raise too_large()
        for number in struct.unpack_from(f"<{count}I", directory, 4 * (count + 1)) if count > 0 else ():
            page = main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) == _PAGE:
                self._add(page, paragraphs)
        if self._starts != sorted(self._starts):
            raise ValueError("pages out of order")

    def _add(self, page: bytes, paragraphs: bool) -> None:
        count = page[-1]
        places = 4 * (count + 1)
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            at = 2 * page[places + index * (13 if paragraphs else 1)]
            self._starts.append(bounds[index])
            self._ends.append(bounds[index + 1])
            self._properties.append(_paragraph_list(page, at) if paragraphs else _character_list(page, at))

    def at(self, offset: int) -> bytes:
        """The properties that hold at a byte of the main stream."""
        index = bisect_right(self._starts, offset) - 1
        return self._properties[index] if index >= 0 and offset < self._ends[index] else b""

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """The runs from byte `start` up to `end`: where each begins and ends, and its properties."""
        while start < end:
            index = bisect_right(self._starts, start) - 1
            if index >= 0 and start < self._ends[index]:
                stop, properties = min(self._ends[index], end), self._properties[index]
            else:
                stop, properties = min(self._next_start(index), end), b""
            yield start, stop, properties
            start = stop

    def _next_start(self, index: int) -> int:
        return self._starts[index + 1] if index + 1 < len(self._starts) else 1 << 40


def _character_list(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_list(page: bytes, at: int) -> bytes:
    """The number of the style and the modifiers of a paragraph."""
    if not at:
        return b""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
