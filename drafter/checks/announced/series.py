"""Lists that run on within a paragraph: 一是……二是……三是……, 第一，……第二，……, （1）……（2）……."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_BOUND = r"(?:^|(?<=[。；：，、！？…]))"
#: How the styles of items are called, in the order in which they are looked for.
_STYLES = {
    "是": "is",
    "要": "must",
    "第": "ordinal",
    "其": "of-it",
    "来": "to-come",
    "动": "verb",
    "一、": "stopped",
    "（一）": "bracketed",
    "（1）": "bracketed-figure",
    "1.": "point",
    "①": "circled",
}
_SENTENCE_END = re.compile("[。！？]")
#: With so many characters in common the clauses of a sentence are a list.
_SAME = 2
#: Words that count without a number.
_ORDINALS = {"首先": 1, "其次": 2, "再次": 3}
_ORDINAL = re.compile(_BOUND + f"(?:{'|'.join(_ORDINALS)})")
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
    for styles in (
        _ALIKE,
        *({style} for style in {item.style: None for item in items} if style not in _ALIKE),
    ):
        yield from _lists([item for item in items if item.style in styles])


def strays_in(text: str) -> Iterator[tuple[Item, Item]]:
    """Items that go on with the number of a list of another style, each with the one before it: 第二，……三是……."""
    items = [item for item in _items(text) if item.style in _ALIKE | {"第"}]
    for before, item in pairwise(items):
        is_other = (before.style == "第") != (item.style == "第")
        if is_other and 1 < item.number == before.number + 1 and not _has_own_first(items, item):
            yield before, item


def _has_own_first(items: list[Item], item: Item) -> bool:
    """Whether a list in the style of an item begins somewhere before it."""
    return any(
        one.number == 1 and one.start < item.start and (one.style == "第") == (item.style == "第")
        for one in items
    )


def ordinals_in(text: str) -> tuple[Item, ...]:
    """首先, 其次, 再次 and what goes on with a number: 首先……，其次……，第四……; from the last 首先 on."""
    words = [Item(*match.span(), _ORDINALS[match.group()], "首先") for match in _ORDINAL.finditer(text)]
    first = next((item for item in reversed(words) if item.number == 1), None)
    if first is None:
        return ()
    numbered = [item for item in _items(text) if item.style == "第"] if "第" in text else []
    behind = sorted((i for i in (*words, *numbered) if i.start >= first.start), key=lambda i: i.start)
    return tuple(behind)


def repeated_in(text: str, start: int, number: int, word: str = "") -> tuple[Item, ...]:
    """The clauses of the sentence from `start` on where all begin or end alike: 处理好……，处理好……; ……到位、……到位.

    With a `word` each has to hold it instead.

    Each is an item numbered from 1; fewer than two are no list. Where the sentence can be cut in several ways, the
    one that gives `number` items counts, else the one that gives most.
    """
    stop = _SENTENCE_END.search(text, start)
    sentence = text[start : stop.start() if stop else len(text)]
    first = re.split("[，；]", sentence)[0]
    ways = [clauses for part in (sentence, first) for clauses in _clauses(part) if _are_alike(clauses, word)]
    if not ways:
        return ()
    best = next((way for way in ways if len(way) == number), max(ways, key=len))
    items: list[Item] = []
    for nth, clause in enumerate(best, 1):
        items.append(Item(start, start + len(clause), nth, "句"))
        start += len(clause) + 1
    return tuple(items)


def _clauses(sentence: str) -> Iterator[list[str]]:
    """A sentence cut at marks of one kind, and at those of several."""
    for marks in ("[；]", "[，]", "[、]", "[，、]", "[；，]", "[；，、]"):
        yield re.split(marks, sentence)


def _are_alike(clauses: list[str], word: str) -> bool:
    """Whether clauses are a list: all hold the word, begin or end with the same two characters, or begin with 一."""
    if len(clauses) < 2 or any(len(clause) <= _SAME for clause in clauses):
        return False
    if word:
        return all(word in clause for clause in clauses)
    heads, tails = {clause[:_SAME] for clause in clauses}, {clause[-_SAME:] for clause in clauses}
    return len(heads) == 1 or len(tails) == 1 or {head[0] for head in heads} == {"一"}


def _items(text: str) -> list[Item]:
    found = [
        Item(match.start(), match.end(), _number(match.group("n")), match["verb"] if style == "动" else style)
        for style, rule in _STYLES.items()
        for match in _PATTERNS[rule].finditer(text)
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
