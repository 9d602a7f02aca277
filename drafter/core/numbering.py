"""Labels: how a number in a text is recognised, and how labels follow from position and style.

A marker names a style of label by its first label: "一、" stands for 一、 二、 三、 and so on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from unicodedata import numeric

from drafter.core.model import Paragraph, Role
from drafter.core.numerals import from_chinese, to_chinese

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_DIGITS = r"\d{1,2}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
#: Signs of one character for （一）, （1）, 1. and ①, by their first and last.
_SIGNS = {"（一）": "㈠-㈩㊀-㊉", "（1）": "⑴-⒇", "1.": "⒈-⒛", "①": f"{_CIRCLED}❶-❿"}
_SEQUENCE = ("首先，", "其次，", "再次，")
_LAST = "最后，"
#: What 最后， counts as: its place is unknown.
_NO_NUMBER = 99
#: What a speaker counts: 第一点， 第一件事， 第一个方面，
_COUNTED = ("点", "句", "句话", "条", "件", "件事", "个", "个问题", "个方面", "方面", "项", "步", "类", "关")

#: What heads a part that has a name: the name stands behind a blank.
PART_MARKERS = ("第一部分", "第一章", "第一讲", "第一节", "第一篇")

#: The usual marker of headings of level 1 to 4 (GB/T 9704-2012, 7.3.3).
HEADING_MARKERS = ("", "一、", "（一）", "1.", "（1）")
#: The level of heading that each marker stands for, with its popular variants.
HEADING_LEVELS = {marker: level for level, marker in enumerate(HEADING_MARKERS) if marker} | {
    "1、": 3,
    "1）": 4,
}

#: Every marker with the pattern of its labels as they are found in files. The number is the one group that matches; what the
#: pattern matches is the label. Where several match, the first wins. Other ways to write a label (⑴, 一：) count as
#: its usual marker.
_PATTERNS: Mapping[str, str] = {
    "第一，": rf"第({_NUMERAL}|{_DIGITS})[，,：:]\s*",
    **{f"第一{unit}，": rf"第({_NUMERAL}){unit}[，,：:]\s*" for unit in _COUNTED},
    "其一，": rf"其({_NUMERAL})[，,：:]\s*",
    "第一、": rf"第({_NUMERAL})、\s*",
    "第一部分": rf"第({_NUMERAL})部分[　\s：:、]*",
    **{f"第一{unit}": rf"第({_NUMERAL}){unit}[　\s：:、]+" for unit in "章讲节篇"},
    "一个是": rf"({_NUMERAL})个是",
    "一要": rf"({_NUMERAL})要(?!素|害|件|求(?![真实新变突]))",
    "一是": rf"({_NUMERAL})是",
    "一、": rf"({_NUMERAL}|[{_FORMAL}])(?:\s?[、．.：:]\s*|　+)",
    "（一）": rf"(?:[（(〔【]?({_NUMERAL})[）)〕】]|([{_SIGNS['（一）']}]))[、.．]?\s*",
    "（1）": rf"(?:[（(〔【]({_DIGITS})[）)〕】]|([{_SIGNS['（1）']}]))[、.．]?\s*",
    "1.": rf"(?:({_DIGITS})\s?[.．](?!\d)|([{_SIGNS['1.']}]))\s*",
    "1、": rf"({_DIGITS})\s?、\s*",
    "1）": rf"({_DIGITS})[）)]\s*",
    "①": rf"([{_SIGNS['①']}])[、.．]?\s*",
    "首先，": r"(首先|其次|再次|最后)[，,]",
}

#: What every label begins with, numerals aside: most texts are told from it by one look.
_FIRST = frozenset("第其首再最（(〔【")

MARKERS = tuple(_PATTERNS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the serial number of its list, its number there, and the number that would follow."""

    serial: int
    number: int
    expected: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the beginning of a text: `label + rest` is the text again."""

    marker: str
    number: int
    label: str
    rest: str


def split_label(text: str) -> Label | None:
    """The label at the beginning of a text, or None. 最后， counts as number 99, as its place is unknown."""
    if text[:1] not in _FIRST and not text[:1].isnumeric():
        return None
    for marker, pattern in _patterns_for(text[0]):
        if found := pattern.match(text):
            number = _number(found[found.lastindex or 1])
            if number:
                return Label(marker, number, found.group(), text[found.end() :])
    return None


@cache
def _patterns_for(first: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the labels that may begin with this character; compiled when the first text asks."""
    if first == "第":
        markers = [marker for marker in MARKERS if marker.startswith("第")]
    elif first in "0123456789":
        markers = [marker for marker in MARKERS if "1" in marker]
    else:
        markers = [marker for marker in MARKERS if not marker.startswith("第")]
    return tuple((marker, re.compile(_PATTERNS[marker])) for marker in markers)


def _number(text: str) -> int | None:
    if f"{text}，" in _SEQUENCE:
        return _SEQUENCE.index(f"{text}，") + 1
    if f"{text}，" == _LAST:
        return _NO_NUMBER
    if len(text) == 1:
        return int(numeric(text, 0))
    return int(text) if text.isdecimal() else from_chinese(text)


def make_label(marker: str, number: int, count: int = 0) -> str:
    """The label of the `number`-th (from 1) of `count` siblings in the style of `marker`; "" without one."""
    if not marker:
        return ""
    if marker == _SEQUENCE[0]:
        return _sequence_label(number, count)
    if marker == "①":
        return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"（{number}）"
    if "一" in marker:
        label = marker.replace("一", to_chinese(number) if number < 100 else str(number), 1)
        return f"{label}　" if marker in PART_MARKERS else label
    return marker.replace("1", str(number), 1)


def _sequence_label(number: int, count: int) -> str:
    if number == count and number > 2:
        return _LAST
    if number <= len(_SEQUENCE):
        return _SEQUENCE[number - 1]
    return f"第{to_chinese(number)}，"


def labels(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The label of each paragraph, "" for those that have none: the number that its writer fixed, else the one of its place.

    Headings and points are members of one list where their labels have one style: a run-in （一） and a heading （二） on
    its own line. Otherwise siblings are the headings of one level under the same heading, and the points of one level
    in the same list. A list goes on over body paragraphs, and from a fixed number on; it ends at a heading that is no
    member of it, at a point of a higher level, or where a paragraph `starts` a new one. A heading without a marker
    takes up a number that is not shown; a point without a marker takes none.
    """
    places = list(_places(paragraphs))
    counts = Counter(place.serial for place in places if place)
    return tuple(
        paragraph.fixed or (make_label(paragraph.marker, place.number, counts[place.serial]) if place else "")
        for paragraph, place in zip(paragraphs, places, strict=True)
    )


def numbers_of(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """The label of each paragraph by its id.

    Places that are still empty keep their numbers: what is exported, copied or compared without them says what the
    sheet says, so labels are made of the whole draft before anything is left out.
    """
    return {paragraph.id: label for paragraph, label in zip(paragraphs, labels(paragraphs), strict=True)}


def with_numbers(paragraphs: Sequence[Paragraph], written: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs with the numbers as `written` (a label each, "" for none) where their places would give others.

    A point that begins again with one starts a new list; any other number that does not follow is fixed.
    """
    lists = _Lists()
    found: list[Paragraph] = []
    for paragraph, text in zip(paragraphs, written, strict=True):
        label = split_label(f"{text}甲") if text and paragraph.marker else None
        if label and label.number != _NO_NUMBER:
            paragraph = _numbered(lists, paragraph, label.number)
        lists.place(paragraph)
        found.append(paragraph)
    return tuple(found)


def with_number(paragraphs: Sequence[Paragraph], index: int, number: int) -> Paragraph:
    """The paragraph at `index` with this number, fixed where its place would give another."""
    lists = _Lists()
    for paragraph in paragraphs[:index]:
        lists.place(paragraph)
    return _numbered(lists, replace(paragraphs[index], fixed=""), number)


def _numbered(lists: "_Lists", paragraph: Paragraph, number: int) -> Paragraph:
    expected = lists.next(paragraph)
    if expected in (None, number):
        return paragraph
    if number == 1 and paragraph.role is Role.POINT:
        return replace(paragraph, starts=True)
    return replace(paragraph, fixed=make_label(paragraph.marker, number))


def lists_of(paragraphs: Sequence[Paragraph]) -> tuple[int | None, ...]:
    """The serial number of the list in which each paragraph stands, None for those in none."""
    return tuple(place.serial if place else None for place in _places(paragraphs))


def list_of(paragraphs: Sequence[Paragraph], index: int) -> tuple[int, ...]:
    """The positions of all members of the list in which the paragraph at `index` stands; () where it is in none."""
    lists = lists_of(paragraphs)
    return tuple(n for n, one in enumerate(lists) if one is not None and one == lists[index])


def out_of_order(paragraphs: Sequence[Paragraph]) -> tuple[tuple[int, Place], ...]:
    """The positions of the paragraphs whose fixed number is not the one of their place, each with its place."""
    places = enumerate(_places(paragraphs))
    return tuple((n, place) for n, place in places if place and place.number != place.expected)


def _places(paragraphs: Sequence[Paragraph]) -> Iterator[Place | None]:
    """The place of each paragraph in the list it stands in, None where it stands in none."""
    lists = _Lists()
    for paragraph in paragraphs:
        yield lists.place(paragraph)


@dataclass(slots=True)
class _List:
    """A list that is open: its serial number, the style of its first member, and the number of its last one."""

    serial: int
    marker: str
    number: int = 0


class _Lists:
    """The lists that are open while paragraphs are gone through in order."""

    def __init__(self) -> None:
        self._headings: dict[int, _List] = {}
        self._points: dict[int, _List] = {}
        self._made = 0

    def next(self, paragraph: Paragraph) -> int | None:
        """The number that the paragraph would get from its place, None where it takes none; changes nothing."""
        if not _is_counted(paragraph):
            return None
        joined = None if paragraph.starts else self._joined(paragraph)
        return joined.number + 1 if joined else 1

    def place(self, paragraph: Paragraph) -> Place | None:
        """Put the next paragraph into its list, and give its place there."""
        if not _is_counted(paragraph):
            return None
        joined = None if paragraph.starts else self._joined(paragraph)
        if joined is None:
            self._made += 1
            joined = _List(self._made, paragraph.marker)
        self._open(paragraph, joined)
        label = split_label(f"{paragraph.fixed}甲") if paragraph.fixed else None
        expected = joined.number + 1
        joined.number = label.number if label else expected
        return Place(joined.serial, joined.number, expected)

    def _joined(self, paragraph: Paragraph) -> _List | None:
        """The open list that the paragraph goes on with, None where it begins one."""
        level, marker = paragraph.level, paragraph.marker
        own, others = (self._headings, self._points)
        if paragraph.role is Role.POINT:
            own, others = others, own
        found = own.get(level)
        if found and (found.marker == marker or paragraph.role is Role.HEADING):
            return found
        alike = [one for one in others.values() if marker and one.marker == marker]
        return alike[-1] if alike else found

    def _open(self, paragraph: Paragraph, joined: _List) -> None:
        """Close what ends before the paragraph, and leave its list open."""
        level = paragraph.level
        if paragraph.role is Role.HEADING:
            self._headings = {n: one for n, one in self._headings.items() if n < level or one is joined}
            self._points = {n: one for n, one in self._points.items() if one is joined}
            self._headings[level] = joined
        else:
            if joined in self._headings.values():
                above = min(n for n, one in self._headings.items() if one is joined)
                self._headings = {n: one for n, one in self._headings.items() if n <= above}
            self._points = {n: one for n, one in self._points.items() if n < level}
            self._points[level] = joined


def _is_counted(paragraph: Paragraph) -> bool:
    return paragraph.role is Role.HEADING or (paragraph.role is Role.POINT and bool(paragraph.marker))
