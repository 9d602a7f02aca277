"""A last day that is told again as another one, and points that were announced in another number than they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from drafter.checks.figures.across.around import Across
from drafter.checks.figures.across.spans import Moment, moments_in
from drafter.core.alignment import longest_shared
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: So many characters of what is due tell it, where the one says that it is the last day.
_DUE, _WIDE = 4, 16


def find_due(texts: Sequence[str]) -> Iterator[Across]:
    """Last days that are told again otherwise."""
    last: list[tuple[int, Moment, str]] = []
    for number, text in enumerate(texts):
        for one in moments_in(text):
            words = one.lead[-_WIDE:] + text[one.end : one.end + _WIDE]
            if not one.month or not one.day:
                continue
            if _PATTERNS["told"].search(words):
                yield from _other(number, one, words, last)
            last.append((number, one, words))


def _other(number: int, one: Moment, words: str, last: Sequence[tuple[int, Moment, str]]) -> Iterator[Across]:
    same = [
        (place, other)
        for place, other, before in last
        if _is_one_day(words, before) or _is_turned(one, other)
    ]
    if not same or any((other.month, other.day) == (one.month, one.day) for _, other, _ in last):
        return
    place, other = same[-1]
    message = f"前面说的是{other.month}月{other.day}日，这里是{one.month}月{one.day}日，请对一对。"
    yield Across(number, one.start, one.end, message, place, "due")


def _is_one_day(words: str, before: str) -> bool:
    """Whether two days are the last ones for one thing, or those of one meeting."""
    if _PATTERNS["held"].search(words) and _PATTERNS["held"].search(before):
        return True
    return len(longest_shared(words, before)) >= _DUE and bool(_PATTERNS["due"].search(before))


def _is_turned(one: Moment, other: Moment) -> bool:
    """Whether two days are of one month, with the digits turned: the 12th, the 21st."""
    return one.month == other.month and f"{one.day:02}" == f"{other.day:02}"[::-1]


def find_miscounted(texts: Sequence[str]) -> Iterator[Across]:
    """Points that were announced, 讲三点意见, and are another number of numbered paragraphs."""
    for number, text in enumerate(texts):
        match = next(reversed(list(_PATTERNS["announced"].finditer(text))), None)
        if match is None:
            continue
        said = hundreds_from_chinese(match["number"].replace("两", "二"))
        labels = [
            (n, label) for n, one in enumerate(texts[number + 1 :], number + 1) if (label := _label(one))
        ]
        row = _row(labels)
        if said and len(row) > 1 and len(row) != said and (len(row) > said or not _goes_on(texts, row)):
            message = f"前面说的是{match.group()}，后面是{len(row)}点，请对一对。"
            paragraph = row[min(said, len(row) - 1)]
            yield Across(paragraph, 0, min(len(texts[paragraph]), _WIDE), message, number, "points")


def _label(text: str) -> int:
    match = _PATTERNS["label"].match(text)
    return hundreds_from_chinese(match["number"]) or 0 if match else 0


def _row(labels: Sequence[tuple[int, int]]) -> list[int]:
    """The paragraphs that are numbered from one on without a gap."""
    row: list[int] = []
    for paragraph, label in labels:
        if label == len(row) + 1:
            row.append(paragraph)
        elif row:
            break
    return row


def _goes_on(texts: Sequence[str], row: Sequence[int]) -> bool:
    """Whether more paragraphs follow in which the points that are missing may stand unnumbered."""
    return any(re.search(_PATTERNS["label-inside"].pattern, text) for text in chain(texts[row[-1] + 1 :]))
