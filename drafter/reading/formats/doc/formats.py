"""What the modifiers of a binary Word file say of characters and paragraphs, alone and through styles."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.reading.formats.doc.sprms import long_table, modifiers, signed
from drafter.reading.formats.looks import Look

_BOLD, _SIZE, _FACE, _HIDDEN, _CHARACTER_STYLE = 0x0835, 0x4A43, 0x4A50, 0x083C, 0x4A30
_DELETED, _SYMBOL = 0x0800, 0x6A09
#: Struck through once and twice.
_STRUCK = (0x0837, 0x2A53)
_JUSTIFIED = (0x2403, 0x2461)
_FIRST_LINE = (0x8411, 0x8460, 0x4457)
_OUTLINE, _LIST, _LIST_LEVEL = 0x2640, 0x460B, 0x260A
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_CENTRE = 1
#: The most columns of a table, and the flags of a cell that is joined with the one above, or begins such a row of cells.
_MOST_COLUMNS, _MERGED, _RESTARTED = 64, 0x20, 0x40
_LIKE_STYLE, _UNLIKE_STYLE = 0x80, 0x81

#: Numbers of built-in styles (MS-DOC 2.9.271, sti).
_HEADINGS, _CONTENTS = range(1, 10), range(19, 28)
_TITLE, _SUBTITLE = 62, 74
_PARAGRAPH_STYLE = 1

#: Word sets characters in 10 points where nothing says otherwise.
_WORD_LOOK = Look(bold=False, size=10.0)


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set. `list` is the number of its list from 1, 0 for none."""

    centred: bool = False
    indented: bool = False
    outline: int = 0
    list: int = 0
    list_level: int = 0
    in_table: bool = False
    row_end: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits; `kind` is the number of a built-in one."""

    look: Look = _WORD_LOOK
    format: ParagraphFormat = ParagraphFormat()
    kind: int = 0

    @property
    def is_title(self) -> bool:
        """Whether this is the built-in Title."""
        return self.kind == _TITLE

    @property
    def is_subtitle(self) -> bool:
        """Whether this is the built-in Subtitle."""
        return self.kind == _SUBTITLE

    @property
    def is_contents(self) -> bool:
        """Whether this sets the lines of a table of contents."""
        return self.kind in _CONTENTS


def row_of(data: bytes) -> tuple[list[float], list[bool]]:
    """Where the cells of a row end, in twips, and which of them go on from the row above (MS-DOC 2.9.322, TDefTable)."""
    found = long_table(data)
    count = found[0] if found else 0
    if not 0 < count <= _MOST_COLUMNS or len(found) < 1 + 2 * (count + 1):
        return [], []
    edges = list(struct.unpack_from(f"<{count + 1}h", found, 1))[1:]
    cells = found[1 + 2 * (count + 1) :]
    flags = [int.from_bytes(cells[20 * n : 20 * n + 2], "little") for n in range(count)]
    return [float(edge) for edge in edges], [bool(flag & _MERGED) and not flag & _RESTARTED for flag in flags]


def format_over(data: bytes, below: ParagraphFormat) -> ParagraphFormat:
    """The paragraph format that a list of modifiers makes of the one below it."""
    changes: dict[str, bool | int] = {}
    for code, value in modifiers(data):
        if code in _JUSTIFIED:
            changes["centred"] = value == _CENTRE
        elif code in _FIRST_LINE:
            changes["indented"] = signed(value) > 0
        elif code == _OUTLINE:
            changes["outline"] = (value + 1) % 10
        elif code == _LIST:
            changes["list"] = value if value < 0x7FF else 0
        elif code == _LIST_LEVEL:
            changes["list_level"] = value
        elif code == _IN_TABLE:
            changes["in_table"] = bool(value)
        elif code == _ROW_END:
            changes["row_end"] = bool(value)
    return replace(below, **changes) if changes else below


def look_over(data: bytes, below: Look) -> Look:
    """The look that a list of modifiers makes of the one below it."""
    changes: dict[str, bool | float | str] = {}
    for code, value in modifiers(data):
        if code == _BOLD:
            changes["bold"] = _toggled(value, bool(below.bold))
        elif code == _HIDDEN:
            changes["hidden"] = _toggled(value, bool(below.hidden))
        elif code in _STRUCK:
            changes["struck"] = _toggled(value, bool(below.struck))
        elif code == _SIZE:
            changes["size"] = value / 2
        elif code == _FACE:
            changes["face"] = str(value)
    return replace(below, **changes) if changes else below


def character_style(data: bytes) -> int | None:
    """The number of the character style that a list of modifiers names."""
    return next((value for code, value in modifiers(data) if code == _CHARACTER_STYLE), None)


def is_deleted(data: bytes) -> bool:
    """Whether a tracked change deletes the characters with these modifiers."""
    return any(code == _DELETED and value == 1 for code, value in modifiers(data))


def symbol(data: bytes) -> str:
    """The character that stands for a symbol, "" for those of symbol fonts, which no other font shows."""
    code = next((value >> 16 for code, value in modifiers(data) if code == _SYMBOL), 0)
    return "" if code < 0x20 or 0xD800 <= code <= 0xF8FF else chr(code)


def _toggled(value: int, below: bool) -> bool:
    if value in (_LIKE_STYLE, _UNLIKE_STYLE):
        return below if value == _LIKE_STYLE else not below
    return bool(value)


class Styles:
    """The style sheet of one file (MS-DOC 2.9.271 STSH), each style worked out when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._definitions = list(_definitions(data))
        self._known: dict[int, Style] = {}

    def __getitem__(self, number: int) -> Style:
        """A style by its number; the plain one where the file has no such style."""
        if number not in self._known:
            self._known[number] = self._resolved(number)
        return self._known[number]

    def character(self, number: int, below: Look) -> Look:
        """The look that a character style makes of the one below it."""
        for definition in reversed(self._chain(number)):
            if definition.of != _PARAGRAPH_STYLE:
                below = look_over(definition.characters, below)
        return below

    def _resolved(self, number: int) -> Style:
        look, form, kind = _WORD_LOOK, ParagraphFormat(), 0
        for definition in reversed(self._chain(number)):
            if definition.kind in _HEADINGS:
                form = replace(form, outline=definition.kind)
            form = format_over(definition.paragraph, form)
            look = look_over(definition.characters, look)
            kind = definition.kind if definition.kind in (_TITLE, _SUBTITLE, *_CONTENTS) else kind
        return Style(look, form, kind)

    def _chain(self, number: int) -> list["_Definition"]:
        """A style and those it is based on, the nearest first; a circle ends where it closes."""
        chain: list[_Definition] = []
        while 0 <= number < len(self._definitions) and len(chain) < 32:
            definition = self._definitions[number]
            if definition is None or definition in chain:
                break
            chain.append(definition)
            number = definition.base
        return chain


@dataclass(frozen=True, slots=True)
class _Definition:
    kind: int
    of: int
    base: int
    paragraph: bytes
    characters: bytes


def _definitions(data: bytes) -> Iterator[_Definition | None]:
    if len(data) < 6:
        return
    head, count, base_size = struct.unpack_from("<HHH", data)
    at = 2 + head
    for _ in range(count):
        if at + 2 > len(data):
            return
        (size,) = struct.unpack_from("<H", data, at)
        yield _definition(data[at + 2 : at + 2 + size], base_size) if size else None
        at += 2 + size


def _definition(data: bytes, base_size: int) -> _Definition | None:
    if len(data) < base_size + 2 or base_size < 10:
        return None
    kind, base, counts = struct.unpack_from("<HHH", data)
    of = base & 0xF
    (name_length,) = struct.unpack_from("<H", data, base_size)
    parts = list(_property_lists(data, base_size + 2 * name_length + 4, counts & 0xF))
    if of == _PARAGRAPH_STYLE:
        paragraph, characters = (*parts, b"", b"")[:2]
        return _Definition(kind & 0xFFF, of, base >> 4, paragraph[2:], characters)
    return _Definition(kind & 0xFFF, of, base >> 4, b"", parts[0] if parts else b"")


def _property_lists(data: bytes, at: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        at += at % 2
        if at + 2 > len(data):
            return
        (size,) = struct.unpack_from("<H", data, at)
        yield data[at + 2 : at + 2 + size]
        at += 2 + size
