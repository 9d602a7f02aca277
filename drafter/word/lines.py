"""Where a paragraph's lines break, from a layout's numbers alone."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate

from drafter.core.toml import own_toml
from drafter.word.layout_data import LineRules

_UNITS = "年月日时%％‰℃万亿"
#: What stays whole, by the layout's word for it. Digits among themselves are one Latin word anyway.
_WHOLE = {
    "日期和数字": re.compile(
        r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"
        r"|[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?"
        rf"|\d[\d.,]*[{_UNITS}]"
    ),
    "数字": re.compile(rf"\d[\d.,]*[{_UNITS}]|[〇零一二三四五六七八九]{{4}}年"),
}
#: Points by which a line may be too long before it counts as such: half of what Word can tell apart.
_TOLERANCE = 0.025


class Widths(dict[str, float]):
    """The width of a character in ems. East Asian and ambiguous ones are full, combining ones have none."""

    def __init__(self) -> None:
        widths = own_toml("word", "latin-widths.toml")
        super().__init__({character: value / 1000 for character, value in widths.items()})

    def __missing__(self, character: str) -> float:
        if "\u4e00" <= character <= "\u9fff":
            width = 1.0  # by far the most, and the question is the quickest
        elif unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Cc"):
            width = 0.0
        elif (
            "\u00c0" <= character <= "\u024f"
            and (base := unicodedata.normalize("NFD", character)[0]) != character
        ):
            width = self[base]  # a Latin letter with its mark, which is set in the Latin font
        else:
            width = 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
        self[character] = width
        return width


@dataclass(frozen=True, slots=True)
class Measure:
    """How a paragraph is set, in points: `first` and `rest` are the widths of its first and other lines."""

    first: float
    rest: float
    size: float
    spacing: float


@dataclass(frozen=True, slots=True)
class Line:
    """The characters from `start` to `end` of a text, `width` points wide; `final` ends a paragraph or stands
    before a break that the user made, and is therefore not stretched. `early` says that the line ends before it
    must, so that a number or date stays whole."""

    start: int
    end: int
    width: float
    final: bool
    early: bool = False


class LineBreaker:
    """Breaks paragraphs into lines by a layout's rules for the beginnings and ends of lines."""

    def __init__(self, rules: LineRules) -> None:
        self._widths = Widths()
        self._no_start = frozenset(rules.no_start)
        self._no_end = frozenset(rules.no_end)
        self._whole = _WHOLE.get(rules.whole)
        self._hanging = frozenset(rules.hanging)

    def width(self, text: str, size: float, spacing: float) -> float:
        """The width of a text on one line, in points."""
        return sum(self._widths[character] for character in text) * size + spacing * len(text)

    def lines(self, text: str, measure: Measure) -> list[Line]:
        """The lines of a text. "\\n" ends a line; an empty text has one empty line."""
        found: list[Line] = []
        start = 0
        for piece in text.split("\n"):
            found += self._piece(text, start, start + len(piece), measure, first=not found)
            start += len(piece) + 1
        return found

    def _piece(self, text: str, start: int, stop: int, measure: Measure, first: bool) -> Iterator[Line]:
        """The lines between two breaks that the user made."""
        widths, size, spacing = self._widths, measure.size, measure.spacing
        reach = [0.0, *accumulate([widths[character] * size + spacing for character in text[start:stop]])]
        at, count = 0, stop - start
        wholes = self._whole.finditer(text, start, stop) if self._whole else ()
        whole = {at for found in wholes for at in range(found.start() + 1, found.end())}
        while True:
            room = measure.first if first else measure.rest
            first = False
            fits = max(bisect_right(reach, reach[at] + room + _TOLERANCE) - 1, at + 1)
            end = plain = count
            if fits < count:
                plain = self._break(text, start + at, start + fits, frozenset()) - start
                end = self._break(text, start + at, start + fits, whole) - start
            yield Line(start + at, start + end, reach[end] - reach[at], end == count, end != plain)
            at = end
            if at >= count:
                return

    def _break(self, text: str, start: int, fits: int, whole: Collection[int]) -> int:
        """Where a line that begins at `start` ends, when the characters up to `fits` have room.

        `whole` are the places inside of numbers and dates, at which it may not end.
        """
        if text[fits] in self._hanging and self._may_break(text, fits + 1, whole):
            return fits + 1
        end = fits
        while end > start and not self._may_break(text, end, whole):
            end -= 1
        return end if end > start else fits

    def _may_break(self, text: str, at: int, whole: Collection[int]) -> bool:
        if at >= len(text):
            return True
        before, after = text[at - 1], text[at]
        if after in self._no_start or before in self._no_end or at in whole:
            return False
        return not (before.isascii() and after.isascii() and before != " ")
