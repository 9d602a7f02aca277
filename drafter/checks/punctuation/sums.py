"""Numbers that do not add up: 28个村……东片9个、西片11个、北片7个; 东片5个、西片4个，共计12个.

A sentence is read as a row of quantities. Those of one unit that follow one another are a list; the words before it and
behind it tell whether it is all of a number, or a part of one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_SENTENCES = re.compile("[^。；！？\n]+")
#: Things of which one may be counted in two parts of a list: a woman who is young.
_OVERLAPPING = frozenset("人名")
#: A list that does not say that it is all of a number has to be so near to it, as a share, and so long.
_NEAR, _LONG = Decimal("0.05"), 3
#: So many quantities are a list.
_LEAST = 2


class _As(Enum):
    """How a list belongs to a number: as a part of it, as all of it, as the same number taken apart, as what it sums up."""

    PART = auto()
    WHOLE = auto()
    APART = auto()
    SUMMED = auto()


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number with its unit from `start` to `end`; `before` is what stands between it and the one before."""

    start: int
    end: int
    value: Decimal
    unit: str
    before: str


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number, the list that belongs to it, and how."""

    total: _Quantity
    items: Sequence[_Quantity]
    how: _As


def find_sums(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Numbers that the parts named with them do not make."""
    for sentence in _SENTENCES.finditer(paragraph.text):
        row = _quantities(paragraph.text, *sentence.span())
        for first, last in _lists(row):
            behind = paragraph.text[row[last - 1].end : sentence.end()]
            one = _summed(row, first, last) or _taken_apart(row, first, last, behind)
            if one is not None:
                yield from _told(name, paragraph, one)


def _quantities(text: str, start: int, end: int) -> list[_Quantity]:
    """The quantities of a sentence in their order."""
    row: list[_Quantity] = []
    last = start
    for match in _PATTERNS["quantity"].finditer(text, start, end):
        before = text[last : match.start()]
        row.append(_Quantity(*match.span(), Decimal(match["number"]), match["unit"], before))
        last = match.end()
    return row


def _lists(row: Sequence[_Quantity]) -> Iterator[tuple[int, int]]:
    """From where to where quantities are of one unit with nothing between them but the names of items."""
    first = 0
    while first < len(row):
        last = first + 1
        while last < len(row) and row[last].unit == row[first].unit and _is_next(row[last]):
            last += 1
        if last - first >= _LEAST:
            yield first, last
        first = last


def _is_next(quantity: _Quantity) -> bool:
    """Whether a quantity is the next item of a list: behind a mark, and what is said there tells of nothing else."""
    before = quantity.before
    return bool(_PATTERNS["next-item"].fullmatch(before)) and not _PATTERNS["other"].search(before)


def _summed(row: Sequence[_Quantity], first: int, last: int) -> _Sum | None:
    """A list with its sum behind it."""
    total = row[last] if last < len(row) else None
    if total and total.unit == row[first].unit and _is_all(total, row[first].before):
        return _Sum(total, row[first:last], _As.SUMMED)
    return None


def _is_all(total: _Quantity, opening: str) -> bool:
    """Whether a number is said to be the sum of the list before it, which begins with `opening`."""
    if _PATTERNS["sum-behind"].fullmatch(total.before):
        return True
    each = _PATTERNS["each-told"].search(opening)
    return bool(each and _PATTERNS["measure-behind"].fullmatch(total.before))


def _taken_apart(row: Sequence[_Quantity], first: int, last: int, behind: str) -> _Sum | None:
    """A number with its parts behind it; that a list is all of a number holds only where the sentence ends with it."""
    items, ends = row[first:last], not behind.strip("）)”、，")
    total, opening = (row[first - 1] if first else None), items[0].before
    if total and total.unit == items[0].unit:
        if _PATTERNS["part"].search(opening):
            return _Sum(total, _within(total, items), _As.PART)
        if ends and _PATTERNS["whole"].search(opening):
            return _Sum(total, items, _As.WHOLE)
        if ends and _PATTERNS["first-item"].search(opening) and _PATTERNS["all-told"].search(total.before):
            return _Sum(total, items, _As.APART)
    if ends and _PATTERNS["all-told"].search(opening):
        return _Sum(items[0], items[1:], _As.APART)
    return None


def _within(total: _Quantity, items: Sequence[_Quantity]) -> Sequence[_Quantity]:
    """The parts of a number: up to one that is greater than the whole and has to be of something else."""
    other = (n for n, item in enumerate(items) if n and item.value > total.value)
    return items[: next(other, len(items))]


def _told(name: str, paragraph: Paragraph, one: _Sum) -> Iterator[Finding]:
    """What there is to say of a number and its parts."""
    total, parts = one.total, sum((item.value for item in one.items), Decimal(0))
    over = parts - total.value
    near = abs(over) <= _NEAR * total.value and len(one.items) >= _LONG
    if not over or (one.how is _As.PART and over < 0) or (one.how is _As.APART and not near):
        return
    message = f"各部分相加是{parts.normalize():f}{total.unit}，这里说{total.value:f}{total.unit}，请核对。"
    # One person may be counted as a woman and as young, too.
    is_sure = over > 0 and one.how in (_As.PART, _As.WHOLE) and not _OVERLAPPING & set(total.unit)
    severity = Severity.WARNING if is_sure else Severity.HINT
    yield found(name, severity, paragraph, total.start, total.end, message, rule=f"{name}.sum")
