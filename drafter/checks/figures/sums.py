"""Numbers that do not add up: 28个村，东片9个、西片11个、北片7个; 计划1200户，已完成980户，还剩320户.

A list is a row of quantities of one unit with nothing between them but the names of items and what else is told of each.
Every number that may be its sum is tried; only where none fits, the one that is said to be its sum is held against it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from drafter.checks.figures.reckoning import Off, Reckoned, is_measured, is_rounded, said
from drafter.checks.finding import Severity
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity, is_slip

_PATTERNS = Patterns(__name__)
#: Things of which one may be counted in two parts of a list: a woman who is young.
_OVERLAPPING = frozenset("人")
_SAME_MARK = dict.fromkeys("和及与", "、")
_FAR, _LEAST, _LONG = 48, 2, 3
#: How near a list is to its sum: where it need not be all of it, by how long it is, and where it has to be.
_NEAR, _NEAR_IF_LONG, _WITHIN = Decimal("0.05"), Decimal("0.12"), Decimal("0.15")
#: A small number in words is mostly the name of an item: 一级, 二期.
_SMALL = 10


class As(Enum):
    """How a list belongs to a number: as a part of it, as all of it, or as what its words do not tell."""

    PART = auto()
    WHOLE = auto()
    UNTOLD = auto()


@dataclass(frozen=True, slots=True)
class Sum:
    """A number, the list that belongs to it, and how."""

    total: Quantity
    parts: tuple[Quantity, ...]
    how: As

    @property
    def over(self) -> Decimal:
        """By how much the list is more than the number."""
        return sum((one.value for one in self.parts), Decimal(0)) - self.total.value

    @property
    def is_right(self) -> bool:
        """Whether the list makes the number, as far as both are rounded."""
        every = (self.total, *self.parts)
        slack = Decimal(len(self.parts) - 1) / 2 * max(one.step for one in every) if is_rounded(every) else 0
        return abs(self.over) <= slack

    @property
    def is_slip(self) -> bool:
        """Whether one stroke in one of the numbers makes all of them fit."""
        return any(is_slip(one, one.value - self.over) for one in self.parts) or is_slip(
            self.total, self.total.value + self.over
        )

    def is_within(self, share: Decimal) -> bool:
        """Whether the list is off by no more than this share of the number."""
        return abs(self.over) <= share * self.total.value


def find_sums(reckoned: Reckoned) -> Iterator[Off]:
    """Numbers that the lists that belong to them do not make."""
    told: set[Quantity] = set()
    for parts in lists_in(reckoned):
        ways = list(_ways(reckoned, parts))
        if not ways or any(way.is_right for way in _tried(reckoned, parts, ways)):
            continue
        severity = _severity(reckoned, ways[0])
        if severity is not None and not told & {ways[0].total, *ways[0].parts}:
            told |= {ways[0].total, *ways[0].parts}
            yield _off(reckoned, ways[0], severity)


def lists_in(reckoned: Reckoned) -> Iterator[tuple[Quantity, ...]]:
    """The lists of a paragraph, each as long as it goes."""
    used: set[Quantity] = set()
    for place, first in enumerate(reckoned.row):
        if first not in used and is_measured(first) and not _is_name(first):
            run = _run(reckoned, first, reckoned.row[place + 1 :])
            if len(run) >= _LEAST:
                used.update(run)
                yield tuple(run)


def _run(reckoned: Reckoned, first: Quantity, following: Sequence[Quantity]) -> list[Quantity]:
    """The list that begins with a quantity, or with the next one where that is the sum of what follows."""
    run = [first]
    for other in following:
        gap = reckoned.text[run[-1].end : other.start]
        if len(gap) > _FAR or other.depth < first.depth or re.search("[。！？\n]", gap):
            break
        if (other.unit, other.depth) != (first.unit, first.depth) or _is_name(other):
            continue
        if not _is_next(reckoned, run[0], run[-1], other):
            break
        if len(run) > 1 and not _is_marked_alike(reckoned, run, other):
            if len(run) > _LEAST or "、" in reckoned.text[run[-2].end : run[-1].start]:
                break
            run = run[1:]  # what stood first is the sum of what follows
        run.append(other)
    return run


def _is_name(one: Quantity) -> bool:
    return not one.is_arabic and one.value <= _SMALL


def _is_next(reckoned: Reckoned, first: Quantity, last: Quantity, other: Quantity) -> bool:
    """Whether a quantity is the next item of a list: behind a mark, and what is said there tells of nothing else."""
    gap, between = reckoned.text[last.end : other.start], reckoned.without_quantities(last.end, other.start)
    if not _PATTERNS["mark"].search(gap) or "（" in between:
        return False
    if _PATTERNS["of-these"].search(gap) or _PATTERNS["whole"].search(gap):
        return False
    label = reckoned.label(other)
    if label and label == reckoned.label(first):
        between = between.removesuffix(label)
    return not _PATTERNS["other"].search(between)


def _is_marked_alike(reckoned: Reckoned, run: Sequence[Quantity], other: Quantity) -> bool:
    """Whether the next item stands behind such a mark as the one before it, or ends the list."""
    if _PATTERNS["ends-list"].match(reckoned.label(other)):
        return True
    first, second = (
        _PATTERNS["mark"].findall(reckoned.text[a.end : b.start])[-1]
        for a, b in ((run[-2], run[-1]), (run[-1], other))
    )
    return _SAME_MARK.get(first, first) == _SAME_MARK.get(second, second)


def _ways(reckoned: Reckoned, parts: tuple[Quantity, ...]) -> Iterator[Sum]:
    """The numbers that are said to be the sum of a list, the plainest first."""
    first, last = parts[0], parts[-1]
    before = _before(reckoned, first)
    head = reckoned.text[before.end if before else reckoned.begins(first.start) : first.start]
    named = _named(reckoned, first)
    if behind := _behind(reckoned, first, last):
        yield Sum(behind, parts, As.WHOLE)
    if named:
        yield Sum(named, parts, As.PART if "其中" in head else As.WHOLE)
    elif before and (how := _how(head, reckoned.behind(last))):
        yield Sum(before, parts, how)
    elif (part := _PATTERNS["part"].search(head)) or _PATTERNS["whole"].search(head):
        yield from _above(reckoned, parts, As.PART if part else As.WHOLE)
    if len(parts) > _LEAST and _PATTERNS["all-of"].match(reckoned.label(last)):
        yield Sum(last, parts[:-1], As.UNTOLD)
    if len(parts) > _LEAST and _is_all_told(reckoned, parts):
        yield Sum(first, parts[1:], As.WHOLE)


def _is_all_told(reckoned: Reckoned, parts: Sequence[Quantity]) -> bool:
    """Whether the first number of a list is said to be that of all the others."""
    first = parts[0]
    between = reckoned.text[first.end : parts[1].start]
    is_told = _PATTERNS["all-told"].search(reckoned.label(first)) or _PATTERNS["whole"].search(between)
    return bool(is_told) or _has_rest(reckoned, parts)


def _before(reckoned: Reckoned, first: Quantity) -> Quantity | None:
    """The number before a list that may be its sum: of its sentence, or of the one before where the list opens one."""
    begins = reckoned.begins(first.start)
    opens = reckoned.text[begins : first.start]
    if _PATTERNS["opens"].match(opens):
        begins = reckoned.begins(max(0, begins - 1))
    every = [one for one in reckoned.row if begins <= one.start < first.start and _is_like(one, first)]
    every = [one for one in every if not _is_name(one)]
    label = reckoned.label(first)
    same = [one for one in every if label and reckoned.label(one).endswith(label)]
    nearest = [one for one in every if one.unit == first.unit] or every
    return (same or nearest or [None])[-1]


def _is_like(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or (one.is_count and other.is_count)


def _above(reckoned: Reckoned, parts: tuple[Quantity, ...], how: As) -> Iterator[Sum]:
    """The number of the sentences before that a list comes nearest to, where one stroke makes it fit."""
    every = [
        Sum(one, parts, how)
        for one in reckoned.row
        if one.unit == parts[0].unit and one.end <= parts[0].start
    ]
    near = [one for one in every if one.is_slip and one.is_within(_NEAR)]
    if near and len(parts) >= _LONG:
        yield min(near, key=lambda one: abs(one.over))


def _how(head: str, behind: str) -> As | None:
    """How a list belongs to the number before it, by what stands between them and behind it; None where it belongs to
    none.
    """
    if _PATTERNS["made-of"].match(head) and _PATTERNS["made"].match(behind):
        return As.WHOLE
    if _PATTERNS["part"].search(head):
        return As.PART
    if _PATTERNS["whole"].search(head.rpartition("；")[2]):
        return None if "；" in head else As.WHOLE
    if re.search("[。！？]", head):
        return None
    return As.UNTOLD if _PATTERNS["first-item"].match(head) and len(head) < _FAR else None


def _named(reckoned: Reckoned, first: Quantity) -> Quantity | None:
    """The number of what a list names as its whole: 专任教师中，高级教师46人……."""
    head = reckoned.text[reckoned.begins(first.start) : first.start]
    match = next(reversed(list(_PATTERNS["of-these"].finditer(head))), None)
    if match is None:
        return None
    name = match["name"]
    above = (one for one in reversed(reckoned.row) if one.end <= first.start and _is_like(one, first))
    return next((one for one in above if _is_called(reckoned, one, name)), None)


def _is_called(reckoned: Reckoned, one: Quantity, name: str) -> bool:
    return reckoned.label(one).endswith(name) or reckoned.behind(one).removeprefix("的").startswith(name)


def _behind(reckoned: Reckoned, first: Quantity, last: Quantity) -> Quantity | None:
    """The number behind a list that is said to be its sum."""
    following = (one for one in reckoned.row if one.start >= last.end and one.depth == last.depth)
    total = next((one for one in following if one.unit == last.unit), None)
    between = reckoned.text[last.end : total.start] if total else ""
    is_each = _PATTERNS["each-told"].search(reckoned.label(first))
    is_sum = _PATTERNS["sum-behind"].fullmatch(between) or (
        is_each and _PATTERNS["measure-behind"].fullmatch(between)
    )
    return total if is_sum else None


def _has_rest(reckoned: Reckoned, parts: Sequence[Quantity]) -> bool:
    """Whether the last item of a list is what is left."""
    last = parts[-1]
    return bool(
        _PATTERNS["rest"].search(reckoned.label(last))
        or _PATTERNS["rest-behind"].match(reckoned.behind(last))
    )


def _tried(reckoned: Reckoned, parts: tuple[Quantity, ...], ways: Sequence[Sum]) -> Iterator[Sum]:
    """All that may make the list right: every number of its kind, without the first or the last item, too."""
    is_open = len(parts) > _LEAST and ways[0].how is As.UNTOLD
    cuts = [parts, parts[1:], parts[:-1]] if is_open else [parts]
    every = [one for one in reckoned.row if _is_like(one, parts[0])]
    yield from ways
    for cut in cuts:
        yield from (Sum(one, cut, As.UNTOLD) for one in every if one not in cut)


def _severity(reckoned: Reckoned, one: Sum) -> Severity | None:
    """How sure it is that a list should make a number and does not; None where nothing is to be said."""
    if any(quantity.is_rough for quantity in (one.total, *one.parts)):
        return None
    is_near = one.is_slip and one.is_within(_NEAR_IF_LONG if len(one.parts) >= _LONG else _NEAR)
    # What is much more or less, and no slip of the pen, belongs to something else.
    is_own = one.is_slip or one.is_within(_WITHIN)
    if one.how is As.WHOLE or _has_rest(reckoned, one.parts):
        is_told = is_own and not _goes_on(reckoned, one)
    elif one.how is As.UNTOLD:
        return Severity.HINT if is_near and len(one.parts) >= _LONG else None
    else:
        is_told = is_own if _is_too_much(one) else is_near
    return Severity.WARNING if is_told else None


def _goes_on(reckoned: Reckoned, one: Sum) -> bool:
    """Whether a list that is less than its sum is not told to its end."""
    last = max(quantity.end for quantity in (one.total, *one.parts))
    return one.over < 0 and bool(_PATTERNS["more"].match(reckoned.text, last, reckoned.ends(last)))


def _is_too_much(one: Sum) -> bool:
    """Whether the parts are more than the whole, and none may be counted in two of them."""
    return one.over > 0 and one.parts[0].unit not in _OVERLAPPING


def _off(reckoned: Reckoned, one: Sum, severity: Severity) -> Off:
    every = (one.total, *one.parts)
    right = said(one.total, one.total.value + one.over, reckoned.text)
    message = f"各部分相加是{right}，这里说{reckoned.text[one.total.start : one.total.end]}，请核对。"
    start = min(quantity.start for quantity in every)
    if not reckoned.is_one_sentence(one.total, one.parts[0]):
        start = one.parts[0].start
    return Off(
        start, max(quantity.end for quantity in every if quantity.start >= start), message, severity, "sum"
    )
