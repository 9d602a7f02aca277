"""What numbers of one sentence leave and make: a sum told to be of so many, what is left of a whole, a stock that grew.

The numbers need not stand in a list: each is read by the words before it, and a sentence in which any of them make the
number that is told stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from drafter.checks.figures.reckoning import Off, Reckoned, is_measured, is_rounded, said
from drafter.checks.figures.sums import As, Sum
from drafter.checks.finding import Severity
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity

_PATTERNS = Patterns(__name__)
#: How far a number may be off to be the one that is meant, as a share of the whole; how far two numbers may stand apart.
_WITHIN, _FAR = Decimal("0.15"), 30
_LEAST, _MOST = 2, 6


def find_totals(reckoned: Reckoned) -> Iterator[Off]:
    """Sums that the numbers before them do not make, whatever marks part these."""
    for total in reckoned.row:
        match = _PATTERNS["total"].search(reckoned.label(total))
        if match is None or total.is_rough or not is_measured(total):
            continue
        before = _alike(reckoned, total)
        parts = _parts(reckoned, total, before, match)
        if _LEAST <= len(parts) <= _MOST and not _is_made(total, before):
            yield from _told(reckoned, Sum(total, tuple(parts), As.WHOLE))


def _parts(
    reckoned: Reckoned, total: Quantity, before: Sequence[Quantity], match: re.Match[str]
) -> Sequence[Quantity]:
    """The numbers that are said to make a sum: so many as are counted, or all that stand near one another."""
    if match["many"]:
        many = from_chinese(match["many"]) or 0
        return before[-many:] if len(before) >= many else ()
    if match["running"] and not all(_PATTERNS["time"].search(reckoned.clause(one)) for one in before):
        return ()
    row = (*before, total)
    is_near = all(b.start - a.end <= _FAR for a, b in pairwise(row))
    return before if is_near and not any(one.is_rough for one in before) else ()


def _alike(reckoned: Reckoned, one: Quantity) -> Sequence[Quantity]:
    """The quantities of its unit that stand before a quantity in its sentence and may be parts, in their order."""
    every = _of_its_unit(reckoned, one)
    return [other for other in every if not _PATTERNS["no-part"].search(reckoned.label(other))]


def _of_its_unit(reckoned: Reckoned, one: Quantity) -> Sequence[Quantity]:
    every = [other for other in reckoned.before(one) if other.unit == one.unit and other.depth == one.depth]
    return every[::-1]


def _is_made(total: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether some of the numbers before a sum make it, or one of them is it."""
    some = before[-_MOST:]
    return any(
        Sum(total, parts, As.UNTOLD).is_right
        for many in range(1, len(some) + 1)
        for parts in combinations(some, many)
    )


def _told(reckoned: Reckoned, one: Sum) -> Iterator[Off]:
    written = [reckoned.text[part.start : part.end] for part in one.parts]
    # What is told in whole ones beside what is told more exactly is rounded to them.
    rounded = sum(
        (part.scale / 2 for part, digits in zip(one.parts, written, strict=True) if "." not in digits),
        Decimal(0),
    )
    is_mixed = "." in reckoned.text[one.total.start : one.total.end] and abs(one.over) <= rounded
    if one.total.value and not is_mixed and _is_meant(one):
        right = said(one.total, one.total.value + one.over, reckoned.text)
        message = f"前面{len(one.parts)}个数相加是{right}，请核对。"
        yield Off(one.total.start, one.total.end, message, Severity.WARNING, "sum")


def find_rests(reckoned: Reckoned) -> Iterator[Off]:
    """What is said to be left of a whole and is not the difference: 312件, 297件 done, 25件 left."""
    for rest in reckoned.row:
        before = _of_its_unit(reckoned, rest) if _is_rest(reckoned, rest) else ()
        if len(before) != _LEAST or any(one.is_rough for one in (*before, rest)):
            continue
        whole, done = before
        one = Sum(whole, (done, rest), As.WHOLE)
        is_near = done.start - whole.end <= _FAR and rest.start - done.end <= _FAR
        is_told = is_near and _PATTERNS["done"].search(reckoned.text, whole.end, done.end + _LEAST)
        if is_told and whole.value > done.value and _is_meant(one):
            right = said(rest, whole.value - done.value, reckoned.text)
            message = f"按前面两个数算，剩下的应为{right}，请核对。"
            yield Off(rest.start, rest.end, message, Severity.WARNING, "rest")


def _is_meant(one: Sum) -> bool:
    """Whether numbers do not make their sum, and are near enough to it to be meant to."""
    return not one.is_right and (one.is_slip or one.is_within(_WITHIN))


def _is_rest(reckoned: Reckoned, one: Quantity) -> bool:
    label = reckoned.label(one)
    if not is_measured(one):
        return False
    if _PATTERNS["rest"].search(label):
        return True
    return bool(_PATTERNS["also"].search(label) and _PATTERNS["undone"].match(reckoned.behind(one)))


def find_stocks(reckoned: Reckoned) -> Iterator[Off]:
    """What there is now of what there was, what came and what went: 年初320家, 新增85家, 减少23家, 现有382家."""
    for now in reckoned.row:
        before = _alike(reckoned, now) if _PATTERNS["now"].search(reckoned.label(now)) else []
        if len(before) < _LEAST or any(one.is_rough for one in (*before, now)):
            continue
        right = _stock(reckoned, before[0], before[1:])
        if right is None:
            continue
        # What is told rounded makes what is rounded.
        rounded = max(one.step for one in (*before, now)) * (len(before) - 1) if is_rounded(before) else 0
        if rounded < abs(right - now.value) <= _WITHIN * now.value:
            message = f"按前面的数加减，这里应为{said(now, right, reckoned.text)}，请核对。"
            yield Off(now.start, now.end, message, Severity.WARNING, "stock")


def _stock(reckoned: Reckoned, was: Quantity, moved: Sequence[Quantity]) -> Decimal | None:
    """What there has to be; None where a number is neither what there was, nor what came or went."""
    ways = [_way(reckoned, one) for one in moved]
    if not _PATTERNS["was"].search(reckoned.clause(was)) or 0 in ways:
        return None
    return was.value + sum(way * one.value for way, one in zip(ways, moved, strict=True))


def _way(reckoned: Reckoned, one: Quantity) -> int:
    """1 for what came, -1 for what went, 0 for what is neither."""
    label = reckoned.label(one)
    return bool(_PATTERNS["came"].search(label)) - bool(_PATTERNS["went"].search(label))
