"""Between which bounds a value lies as it is told: 约3万, 不到一半, 1.2亿多, 超过三分之二."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from drafter.checks.figures.across.around import HALF, Here
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: How far a value may be that is told as about so much, how much less one that is almost, or not, reached, and how much more
#: than it what is told as passed.
_ABOUT, _ALMOST, _LESS, _MUCH_MORE = 0.1, 0.12, 0.3, 1.0
_LARGE = 10**12


@dataclass(frozen=True, slots=True)
class Bounds:
    """All values from `low` to `high`."""

    low: float
    high: float

    def meets(self, other: "Bounds") -> bool:
        """Whether a value lies within both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low * other.low, self.high * other.high)

    def over(self, other: "Bounds") -> "Bounds":
        """The one by the other; both are above zero."""
        return Bounds(self.low / other.high, self.high / other.low) if other.low > 0 else Bounds(0, _LARGE)

    def widened(self, share: float, by: float = 0.0) -> "Bounds":
        """The bounds wider by a share of themselves, and by so much."""
        return Bounds(self.low - share * abs(self.low) - by, self.high + share * abs(self.high) + by)

    @property
    def middle(self) -> float:
        """The value in the middle."""
        return (self.low + self.high) / 2


def is_made(one: Bounds, values: Sequence[Bounds]) -> bool:
    """Whether another value, or two or three of them added or taken from each other, come to one."""
    if any(one.meets(value) for value in values):
        return True
    return any(
        one.meets(total)
        for number in (2, 3)
        for some in combinations(values, number)
        for total in _totals(some)
    )


def _totals(values: Sequence[Bounds]) -> Sequence[Bounds]:
    first, *rest = values
    totals = [first]
    for one in rest:
        totals = [made for total in totals for made in (total + one, total - one, one - total)]
    return totals


def bounds_of(one: Here) -> Bounds:
    """The bounds of a quantity: what rounds to it, and more or less where its words say so."""
    value = float(one.value)
    if one.unit == HALF:
        return _of_a_half(one, value)
    half = _half(one)
    if one.unit in _TIMES and one.told.rest.startswith(_HALF_MORE):
        value, half = value + 0.5, 2 * half
    before, behind = one.told.gap[-_NEAR:], one.told.rest[:_NEAR]
    is_more = bool(one.told.at.is_rough and _PATTERNS["more-within"].search(one.written))
    if is_more or _PATTERNS["more-behind"].match(behind):
        return Bounds(value - half, value + _last_place(one))
    if match := _PATTERNS["less"].search(before):
        return Bounds((1 - (_ALMOST if match["almost"] else _LESS)) * value, value)
    if _PATTERNS["more"].search(before):
        return Bounds(value - half, value + half + _MUCH_MORE * value)
    return Bounds(value - half, value + half).widened(_ABOUT if one.is_rough else 0.0)


#: How far a fraction in words may be off, in points.
_FRACTION = 3.0
#: How far whole times and doublings may be off.
_TIMES, _TIMES_OFF, _HALF_MORE = frozenset({"倍", "番"}), 0.12, "半"
_NEAR, _TENTH = 5, 10


def _last_place(one: Here) -> float:
    """How much the last place is that is told of a number: 1600多 is less than 1700."""
    at = one.told.at
    digits = f"{at.value / at.scale:f}"
    if "." in digits:
        return float(at.step)
    return float(10 ** (len(digits) - len(digits.rstrip("0"))) * at.scale)


def _of_a_half(one: Here, value: float) -> Bounds:
    """The bounds of a share in words, in per cent: 一大半, 不到一半, 每五个里有一个."""
    if _PATTERNS["less"].search(one.told.gap[-_NEAR:]) or _PATTERNS["small-half"].search(
        one.told.gap[-_NEAR:]
    ):
        return Bounds(0, value)
    if _PATTERNS["large-half"].search(one.written) or _PATTERNS["more-behind"].match(one.told.rest):
        return Bounds(value, 2 * value)
    return Bounds(value - _OFF_HALF, value + _OFF_HALF)


_OFF_HALF = 6.0


def _half(one: Here) -> float:
    """Half of the last place that is told, nothing for things that are counted one by one."""
    at = one.told.at
    if at.unit in _TIMES and at.value == int(at.value):
        return _TIMES_OFF
    if at.unit == "%" and not at.is_arabic and at.value % 10 == 0:
        return _TENTH / 2
    if at.unit == "%" and _PATTERNS["fraction"].search(one.written):
        return _FRACTION
    if at.scale == 1 and at.step == 1 and at.unit not in _SHARES and at.is_count:
        return 0.0
    return float(at.step) / 2


_SHARES = frozenset({"%", "点", "倍", "番"})
