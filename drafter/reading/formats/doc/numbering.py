"""The lists of a binary Word file (MS-DOC 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVL)."""

import struct
from collections.abc import Iterator

from drafter.reading.formats.doc.binary import WordFile
from drafter.reading.formats.doc.formats import ParagraphFormat, format_over
from drafter.reading.formats.limits import too_large
from drafter.reading.formats.lists import LEVELS, Level, NumberedList

_LISTS, _OVERRIDES = 73, 74
_LIST_SIZE, _OVERRIDE_SIZE, _LEVEL_SIZE = 28, 16, 28
_SIMPLE, _LEGAL, _OWN_RESTART = 0x01, 0x04, 0x08
_START_GIVEN, _LEVEL_GIVEN = 0x10, 0x20
_NOTHING_FOLLOWS = 2
_MOST_LISTS = 10_000

#: Number formats by their number (MS-OSHARED 2.2.1.3 MSONFC), named as in ISO 29500-1, 17.18.59.
_STYLES = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    32: "ideographZodiacTraditional",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}


class Numbering:
    """The lists of one file, counting as its paragraphs are asked for in order."""

    def __init__(self, file: WordFile) -> None:
        self._lists = list(_overridden(file.structure(_OVERRIDES), dict(_definitions(file))))

    def next(self, number: int, level: int) -> str:
        """The number of the next paragraph of a list, "" where it shows none."""
        found = self._list(number)
        return "" if found is None else found.next(level)

    def indented(self, number: int, level: int) -> bool | None:
        """Whether a list moves the first line in, None where it does not say."""
        found = self._list(number)
        return found.levels[level].indented if found and level in found.levels else None

    def _list(self, number: int) -> NumberedList | None:
        return self._lists[number - 1] if 0 < number <= len(self._lists) else None


def _definitions(file: WordFile) -> Iterator[tuple[int, dict[int, Level]]]:
    """The levels of each definition by its id; they stand behind the table, beyond its stated length."""
    start, length = file.place(_LISTS)
    if length < 2:
        return
    (count,) = struct.unpack_from("<H", file.table, start)
    if count > _MOST_LISTS:
        raise too_large()
    at = start + 2 + count * _LIST_SIZE
    for index in range(count):
        head = start + 2 + index * _LIST_SIZE
        (list_id,) = struct.unpack_from("<i", file.table, head)
        levels: dict[int, Level] = {}
        for level in range(1 if file.table[head + 26] & _SIMPLE else LEVELS):
            levels[level], at = _level(file.table, at)
        yield list_id, levels


def _overridden(data: bytes, definitions: dict[int, dict[int, Level]]) -> Iterator[NumberedList]:
    """The lists in the order in which paragraphs number them, each with its own starts and levels."""
    if len(data) < 4:
        return
    (count,) = struct.unpack_from("<I", data)
    if count > _MOST_LISTS:
        raise too_large()
    counters: dict[int, list[int | None]] = {}
    at = 4 + count * _OVERRIDE_SIZE
    for head in range(4, min(at, len(data)), _OVERRIDE_SIZE):
        (list_id,) = struct.unpack_from("<i", data, head)
        levels, starts = dict(definitions.get(list_id, {})), dict[int, int]()
        at += 4
        for _ in range(data[head + 12]):
            start, flags = struct.unpack_from("<II", data, at)
            at += 8
            if flags & _LEVEL_GIVEN:
                levels[flags & 0xF], at = _level(data, at)
                start = levels[flags & 0xF].start
            if flags & _START_GIVEN:
                starts[flags & 0xF] = start
        yield NumberedList(levels, starts, counters.setdefault(list_id, [None] * LEVELS))


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """The level that stands at a place, and where the next one begins."""
    start, style, flags = struct.unpack_from("<iBB", data, at)
    follows, character_size, paragraph_size = data[at + 15], data[at + 24], data[at + 25]
    restart = data[at + 26] if flags & _OWN_RESTART else None
    at += _LEVEL_SIZE
    paragraph = data[at : at + paragraph_size]
    at += paragraph_size + character_size
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    level = Level(
        style=_STYLES.get(style, "decimal"),
        text="".join(f"%{ord(c) + 1}" if ord(c) < LEVELS else c for c in text),
        start=start,
        restart=restart,
        legal=bool(flags & _LEGAL),
        spaced=follows != _NOTHING_FOLLOWS,
        indented=format_over(paragraph, ParagraphFormat()).indented or None,
    )
    return level, at + 2 + 2 * length
