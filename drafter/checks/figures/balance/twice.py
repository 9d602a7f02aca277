"""One thing that is told twice with two values: by its digits, by what stands beside it, by the words that recall it."""

from collections.abc import Iterator

from drafter.checks.figures.across.around import RANK, Across
from drafter.checks.figures.balance.bounds import Bounds, is_made
from drafter.checks.figures.balance.statements import Statement, Statements
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
#: So many digits are the same by no chance; so near a value is that of a rough one that is told again.
_DIGITS, _AGAIN, _LARGE, _TIMES, _SHARED = 3, 1.35, 20, 101, 3


def find_told_twice(statements: Statements) -> Iterator[Across]:
    """Values that recall one that was told before, and are another."""
    for one in statements.every:
        if one.unit == RANK:
            yield from _rank(one, statements)
        elif one.unit not in RATIOS:
            other = _slip(one, statements) or _beside(one, statements) or _recalled(one, statements)
            if other is not None:
                yield _off(one, other)


def _off(one: Statement, other: Statement) -> Across:
    message = f"前面说的是{other.at.written}，这里是{one.at.written}，请对一对。"
    at = one.at.told.at
    return Across(one.at.paragraph, at.start, at.end, message, other.at.paragraph, "twice")


def _before(one: Statement, statements: Statements) -> list[Statement]:
    """What is told before in the unit of one, unless its own value is among all that is told near it."""
    alike = statements.alike(one)
    if any(other.bounds.meets(one.bounds) for other in alike):
        return []
    return [other for other in alike if other.nth < one.nth and other.line < one.line]


def _slip(one: Statement, statements: Statements) -> Statement | None:
    """A number with the digits of another one: in another order, or ten times as much."""
    digits = one.at.told.at.written
    if len(digits) < _DIGITS or len(set(digits)) == 1:
        return None
    for other in reversed(_before(one, statements)):
        same = (
            sorted(other.at.told.at.written) == sorted(digits)
            and 1 / _TIMES < one.value / other.value < _TIMES
        )
        if same and _are_of_one(one, other) and not _is_apart(one, other):
            return other
    return None


def _are_of_one(one: Statement, other: Statement) -> bool:
    """Whether two numbers name one thing, or the second one names none or says that it is that."""
    is_shifted = one.at.told.at.written == other.at.told.at.written
    if one.words & other.wide_words or _PATTERNS["this"].search(one.at.told.label):
        return True
    return not one.own and not is_shifted


def _is_apart(one: Statement, other: Statement) -> bool:
    """Whether two numbers are of two times, of a plan and what was done, or of two levels of offices."""
    levels = [set(_PATTERNS["level"].findall(number.at.told.lead)) for number in (one, other)]
    if all(levels) and levels[0] != levels[1]:
        return True
    return (
        one.roles.ahead != other.roles.ahead or bool(one.roles.years ^ other.roles.years) or one.roles.change
    )


def _beside(one: Statement, statements: Statements) -> Statement | None:
    """The second of two numbers that stand side by side, of which the first is as before: 512户1846人, 五百来户、一千六百多人."""
    if not one.nth or one.value < _LARGE:
        return None
    first = statements.every[one.nth - 1]
    if not _is_pair(first, one) or first.value < _LARGE:
        return None
    for other in reversed(_before(one, statements)):
        before = statements.every[other.nth - 1] if other.nth else first
        is_same = before.unit == first.unit and before.bounds.meets(first.bounds) and _is_pair(before, other)
        if is_same and _is_near(one.bounds, other.bounds):
            return other
    return None


def _is_pair(first: Statement, second: Statement) -> bool:
    """Whether nothing but a mark and the name of the first stands between two numbers of two units."""
    gap = second.at.told.gap
    return (
        first.line == second.line and first.unit != second.unit and len(gap) <= 4 and first.unit not in RATIOS
    )


def _is_near(one: Bounds, other: Bounds, times: float = _AGAIN) -> bool:
    return not one.meets(other) and one.low < times * other.high and other.low < times * one.high


def _recalled(one: Statement, statements: Statements) -> Statement | None:
    """A number that says to be one that was told, by 这, and is near to the only one of its name."""
    if not _PATTERNS["this"].search(one.at.told.label) or one.value < _LARGE:
        return None
    name = one.at.told.behind[:2]
    if is_made(one.bounds, [other.bounds for other in statements.alike(one)]):
        return None
    named = [
        other
        for other in _before(one, statements)
        if name and name in other.at.told.label + other.at.told.behind
    ]
    return named[-1] if len(named) == 1 and _is_near(one.bounds, named[0].bounds) else None


def _rank(one: Statement, statements: Statements) -> Iterator[Across]:
    """A place in an order that is recalled, and is none of those that were told: 第六的位次."""
    before = [other for other in statements.alike(one) if other.nth < one.nth]
    if not before or any(other.value == one.value for other in before) or one.roles.change:
        return
    if _PATTERNS["placed"].match(one.at.told.rest):
        yield _off(one, before[0])
        return
    other = next((other for other in before if _are_of_one_order(one, other)), None)
    if other is not None:
        yield _off(one, other)


def _are_of_one_order(one: Statement, other: Statement) -> bool:
    """Whether two places are those of one thing in one order at one time, told in two sentences."""
    if any(rank.roles.change or rank.roles.before for rank in (one, other)):
        return False
    if one.line == other.line or one.roles.years != other.roles.years:
        return False
    scopes = [set(_PATTERNS["scope"].findall(rank.at.told.lead)) for rank in (one, other)]
    if not scopes[0] & scopes[1]:
        return False
    shared = [pair for pair in one.wide_words & other.wide_words if not _PATTERNS["everywhere"].search(pair)]
    return len(shared) >= _SHARED
