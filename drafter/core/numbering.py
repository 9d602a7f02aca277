"""Labels: how a number in a text is recognised, and how labels follow from position and style.

A marker names a style of label by its first label: "一、" stands for 一、 二、 三、 and so on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
#: What a speaker counts: 第一点， 第一件事， 第一个方面，
_COUNTED = ("点", "句", "句话", "条", "件", "件事", "个", "个问题", "个方面", "方面", "项", "步", "类", "关")

#: The usual marker of headings of level 1 to 4 (GB/T 9704-2012, 7.3.3).
HEADING_MARKERS = ("", "一、", "（一）", "1.", "（1）")

#: Every marker with the pattern of its labels as they are found in files. The number is the one group that matches; what the
#: pattern matches is the label. Where several match, the first wins. Other ways to write a label (⑴, 一：) count as
#: its usual marker.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (marker, re.compile(pattern))
    for marker, pattern in (
        ("第一，", rf"第({_NUMERAL}|{_DIGITS})[，,：:]\s*"),
        *((f"第一{unit}，", rf"第({_NUMERAL}){unit}[，,：:]\s*") for unit in _COUNTED),
        ("其一，", rf"其({_NUMERAL})[，,：:]\s*"),
        ("第一、", rf"第({_NUMERAL})、\s*"),
        ("第一部分", rf"第({_NUMERAL})(?:部分[　\s：:、]*|[章讲节篇][　\s：:、]+)"),
        ("一个是", rf"({_NUMERAL})个是"),
        ("一要", rf"({_NUMERAL})要(?!素|害|件|求(?![真实新变突]))"),
        ("一是", rf"({_NUMERAL})是"),
        ("一、", rf"({_NUMERAL}|[{_FORMAL}])(?:\s?[、．.：:]\s*|　+)"),
        ("（一）", rf"(?:[（(〔【]?({_NUMERAL})[）)〕】]|([{_SIGNS['（一）']}]))[、.．]?\s*"),
        ("（1）", rf"(?:[（(〔【]({_DIGITS})[）)〕】]|([{_SIGNS['（1）']}]))[、.．]?\s*"),
        ("1.", rf"(?:({_DIGITS})\s?[.．](?!\d)|([{_SIGNS['1.']}]))\s*"),
        ("1、", rf"({_DIGITS})\s?、\s*"),
        ("1）", rf"({_DIGITS})[）)]\s*"),
        ("①", rf"([{_SIGNS['①']}])[、.．]?\s*"),
        ("首先，", r"(首先|其次|再次|最后)[，,]"),
    )
)

#: What every label begins with, numerals aside: most texts are told from it by one look.
_FIRST = frozenset("第其首再最（(〔【")

MARKERS = tuple(marker for marker, _ in _PATTERNS)


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
    for marker, pattern in _PATTERNS:
        if found := pattern.match(text):
            number = _number(found[found.lastindex or 1])
            if number:
                return Label(marker, number, found.group(), text[found.end() :])
    return None


def _number(text: str) -> int | None:
    if f"{text}，" in _SEQUENCE:
        return _SEQUENCE.index(f"{text}，") + 1
    if f"{text}，" == _LAST:
        return 99
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
        return marker.replace("一", to_chinese(number) if number < 100 else str(number), 1)
    return marker.replace("1", str(number), 1)


def _sequence_label(number: int, count: int) -> str:
    if number == count and number > 2:
        return _LAST
    if number <= len(_SEQUENCE):
        return _SEQUENCE[number - 1]
    return f"第{to_chinese(number)}，"


def labels(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The label of each paragraph, "" for those that have none.

    Siblings are the headings of one level under the same heading, and the points of one level in the same
    list. An attachment begins its numbers anew. A list goes on over body paragraphs, and ends at a heading, at a point of a higher level, or where a
    point `starts` a new one. A heading without a marker takes up a number that is not shown; a point without
    a marker takes none.
    """
    places = list(_places(paragraphs))
    counts = Counter(place[0] for place in places if place)
    return tuple(
        make_label(paragraph.marker, place[1], counts[place[0]]) if place else ""
        for paragraph, place in zip(paragraphs, places, strict=True)
    )


def _places(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int] | None]:
    """For each paragraph the list it stands in (a serial number) and its place there, from 1."""
    lists = 0
    headings: dict[int, tuple[int, int]] = {}
    points: dict[int, tuple[int, int]] = {}
    for paragraph in paragraphs:
        if paragraph.role is Role.ATTACHMENT:
            headings.clear()
            points.clear()
        if paragraph.role is Role.HEADING:
            open_lists = headings
            points.clear()
        elif paragraph.role is Role.POINT and paragraph.marker:
            open_lists = points
        else:
            yield None
            continue
        level = paragraph.level
        for deeper in [other for other in open_lists if other > level]:
            del open_lists[deeper]
        if level not in open_lists or paragraph.starts:
            lists += 1
            open_lists[level] = (lists, 0)
        serial, number = open_lists[level]
        open_lists[level] = (serial, number + 1)
        yield open_lists[level]
