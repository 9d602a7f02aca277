"""Lists that run on within a paragraph: 一是……二是……三是……, 第一，……第二，……, （1）……（2）……."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.numerals import from_chinese

_NUMERAL = "[一二三四五六七八九十]{1,2}"
_BOUND = r"(?:^|(?<=[。；：，、！？…]))"
_STYLES = tuple(
    (style, re.compile(pattern if style == "①" else _BOUND + pattern))
    for style, pattern in (
        ("是", rf"(?P<n>{_NUMERAL})是(?!一|二|不是)"),
        ("要", rf"(?P<n>{_NUMERAL})要(?!素|害|件)"),
        ("第", rf"第(?P<n>{_NUMERAL})[，、]"),
        ("（一）", rf"[（(](?P<n>{_NUMERAL})[）)]"),
        ("（1）", r"[（(](?P<n>\d{1,2})[）)]"),
        ("1.", r"(?P<n>\d{1,2})[.．](?!\d)"),
        ("①", r"(?P<n>[①②③④⑤⑥⑦⑧⑨⑩])"),
    )
)
#: Styles that a writer changes by mistake within one list.
_ALIKE = frozenset({"是", "要"})


@dataclass(frozen=True, slots=True)
class Item:
    """One item's number: where it stands, what it says and in which style."""

    start: int
    end: int
    number: int
    style: str


def series_in(text: str) -> Iterator[tuple[Item, ...]]:
    """The lists of two items or more that a text runs through, each beginning with its first item.

    一是 and 二要 stand in one list: that is a slip, not another list.
    """
    items = _items(text)
    if len(items) < 2:
        return
    for styles in (_ALIKE, *({style} for style, _ in _STYLES if style not in _ALIKE)):
        yield from _lists([item for item in items if item.style in styles])


def _items(text: str) -> list[Item]:
    found = [
        Item(match.start(), match.end(), _number(match.group("n")), style)
        for style, pattern in _STYLES
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda item: item.start)


def _number(numeral: str) -> int:
    if numeral in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(numeral) + 1
    return from_chinese(numeral) or 0


def _lists(items: list[Item]) -> Iterator[tuple[Item, ...]]:
    """The items parted before each first one; what stands before any first one is no list."""
    current: list[Item] = []
    for item in items:
        if item.number == 1:
            if len(current) > 1:
                yield tuple(current)
            current = [item]
        elif current:
            current.append(item)
    if len(current) > 1:
        yield tuple(current)
