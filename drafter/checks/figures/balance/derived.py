"""What is told of two other quantities and does not follow from them: rests, changes, rates, multiples, shares.

Each pair of quantities that a statement may be told of has a score. Where one that is good enough makes the value, all is
right; else the best pair is held against it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import log2

from drafter.checks.figures.across.around import RANK, Across, said_as
from drafter.checks.figures.balance.bounds import Bounds
from drafter.checks.figures.balance.links import ANCHOR, ENOUGH, is_before, link, names_years, tie
from drafter.checks.figures.balance.statements import Statement, Statements
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
_HUNDRED, _MOST, _ALMOST = 100.0, 2.5, 4.0
_FEW, _CONFIRMED, _RARE, _TOTAL, _APART = 10, 4.0, 3.0, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two quantities, what they make, and how plainly a third one is told of them."""

    first: Statement
    second: Statement
    made: Bounds
    score: float
    fits: bool = True


def find_underived(statements: Statements) -> Iterator[Across]:
    """Statements that the two quantities that they are told of do not make."""
    for one in statements.every:
        for pairs in (_rests, _changes, _rates, _ranks):
            off = _judge(one, list(pairs(one, statements)), statements)
            if off is not None:
                yield off
                break


def _judge(one: Statement, pairs: Sequence[_Pair], statements: Statements) -> Across | None:
    best = max((pair for pair in pairs if pair.fits), key=lambda pair: pair.score, default=None)
    if best is None or best.score < ENOUGH:
        return None
    if any(pair.made.meets(one.bounds) for pair in pairs if pair.score >= best.score - _ALMOST):
        return None
    if _is_told_beside(best.made, one, statements):
        return None
    right = best.made.middle
    if right <= 0 or not 1 / _MOST <= right / max(one.value, 0.01) <= _MOST:
        return None
    shown = said_as(one.at, Decimal(str(round(right, 4))))
    message = f"按{best.first.at.written}和{best.second.at.written}，算下来是{shown}，这里是{one.at.written}，请核对。"
    at = one.at.told.at
    return Across(one.at.paragraph, at.start, at.end, message, best.first.at.paragraph, "derived")


def _is_told_beside(made: Bounds, one: Statement, statements: Statements) -> bool:
    """Whether another quantity beside one is what two of them make, so that this one is of something else."""
    return any(other.line == one.line and other.bounds.meets(made) for other in statements.alike(one))


def _linked(one: Statement, alike: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """All pairs of quantities of one unit with their score; one that names nothing is told of what stands before it."""
    anchor = None
    if not one.own and not one.roles.rest:
        anchor = next((other for other in reversed(alike) if other.nth < one.nth), None)
    for (n, first), (m, second) in combinations(enumerate(alike), 2):
        score = link(first, second, m - n - 1) + tie(one, first, second)
        if anchor is not None:
            score += ANCHOR if anchor in (first, second) else -ANCHOR
        yield first, second, score


def _is_level(one: Statement) -> bool:
    return not (one.roles.change or one.roles.rest or one.roles.ahead)


def _rests(one: Statement, statements: Statements) -> Iterator[_Pair]:
    """A whole and what was done of it."""
    if not one.roles.rest or one.unit in RATIOS or one.unit == RANK:
        return
    alike = [other for other in statements.alike(one) if other.nth < one.nth and not other.roles.change]
    for (n, whole), (m, part) in combinations(enumerate(alike), 2):
        if whole.value > part.value and whole.value > one.value:
            score = (
                link(whole, part, 0)
                - _APART * min(m - n - 1, 2)
                + tie(one, whole, part)
                + is_confirmed(part, whole, statements)
            )
            score += (
                bool(_PATTERNS["done"].search(part.at.told.gap + part.at.told.behind))
                + _TOTAL * part.roles.total
            )
            yield _Pair(whole, part, whole.bounds - part.bounds, score + one.roles.rest - 2)


def is_confirmed(part: Statement, whole: Statement, statements: Statements) -> float:
    """What it is worth that a share is told that two quantities make."""
    share = part.bounds.over(whole.bounds)
    made = Bounds(_HUNDRED * share.low, _HUNDRED * share.high).widened(0.002, 0.05)
    shares = statements.alike(part, "%")
    return _CONFIRMED * any(one.bounds.meets(made) and one.line == part.line for one in shares)


def _changes(one: Statement, statements: Statements) -> Iterator[_Pair]:
    """What something was, and what it became."""
    is_points = one.unit == "点"
    if not one.roles.change or one.unit == RANK or (one.unit in RATIOS and not is_points):
        return
    levels = [other for other in statements.alike(one, "%" if is_points else "") if _is_level(other)]
    for first, second, score in _linked(one, levels):
        for was, now in ((first, second), (second, first)):
            more, less = (now, was) if now.value > was.value else (was, now)
            score_of = score + names_years(one, was, now)
            yield _Pair(was, now, more.bounds - less.bounds, score_of, _is_moved(one, was, now))


def _is_moved(one: Statement, was: Statement, now: Statement) -> bool:
    """Whether one level is that before and the other that after a change, of one thing and in its direction."""
    if not is_before(was, now) or (now.value > was.value) != _goes_up(one):
        return False
    if any(one.at.told.gap.find(_OF_IT) >= 0 for one in (was, now)):
        return False
    is_beside = was.line == now.line and abs(was.nth - now.nth) == 1 and not was.own
    return bool(was.words & now.words) or not now.own or is_beside


_OF_IT = "其中"


def _goes_up(one: Statement) -> bool:
    return not _PATTERNS["down"].search(one.at.told.label)


def _rates(one: Statement, statements: Statements) -> Iterator[_Pair]:
    """The same of a rate, of times and of doublings."""
    make = _MAKES.get(one.unit)
    if make is None or not (one.roles.change or one.unit != "%"):
        return
    if _PATTERNS["each-its-own"].search(one.at.told.lead) or _PATTERNS["in-prices"].search(one.at.told.lead):
        return
    for unit in _units_near(one, statements):
        levels = [other for other in statements.alike(one, unit) if _is_level(other) and other.value > 0]
        for first, second, score in _linked(one, levels):
            for was, now in ((first, second), (second, first)):
                score_of = score + names_years(one, was, now)
                made = make(now.bounds.over(was.bounds))
                yield _Pair(was, now, made, score_of, _is_moved(one, was, now))


def _units_near(one: Statement, statements: Statements) -> set[str]:
    """The units of what a rate may be of; one that names nothing is of what stands right before it."""
    near = [other for other in statements.near(one) if other.unit not in RATIOS and other.unit != RANK]
    if one.own:
        return {other.unit for other in near}
    before = [other for other in near if other.nth < one.nth and one.line - other.line <= 1]
    return {before[-1].unit} if before else set()


def _percent(ratio: Bounds) -> Bounds:
    made = Bounds(_HUNDRED * (ratio.low - 1), _HUNDRED * (ratio.high - 1))
    return (made if made.low > 0 else Bounds(-made.high, -made.low)).widened(0.02, 0.3)


def _doublings(ratio: Bounds) -> Bounds:
    return Bounds(log2(max(ratio.low, 1)), log2(max(ratio.high, 1))).widened(0.1)


def _times(ratio: Bounds) -> Bounds:
    return Bounds(ratio.low - 1, ratio.high).widened(0.05)


_MAKES: Mapping[str, Callable[[Bounds], Bounds]] = {"%": _percent, "倍": _times, "番": _doublings}


def _ranks(one: Statement, statements: Statements) -> Iterator[_Pair]:
    """By how many places something moved."""
    if (
        one.unit not in ("位", "个", "人")
        or one.value > _FEW
        or not _PATTERNS["places"].search(one.at.told.label)
    ):
        return
    ranks = statements.alike(one, RANK)
    for first, second, score in _linked(one, ranks):
        made = abs(first.value - second.value)
        yield _Pair(first, second, Bounds(made, made), score + _RARE)
