"""How two values of figures compare: near to each other, or such that a slip of the pen makes one of the other."""

from drafter.core.figures import Figure, FigureKind

#: Values are near to each other up to this factor.
NEAR = 1.2
#: The unit of a place in an order, and so far from each other two places may be of which one is meant.
RANK, PLACES = "位", 2
#: Of fewer digits a number is a round one, which many things have; so many things are counted one by one.
_ROUND, _FEW = 2, 20
_TEN = str.maketrans("", "", ".,")


def is_near(one: Figure, other: Figure, times: float = NEAR) -> bool:
    """Whether two values are so near to each other that one may be meant for the other."""
    low, high = sorted((abs(one.value), abs(other.value)))
    if one.unit == RANK:
        return high - low <= PLACES
    return low > 0 and high <= times * low


def is_turned_over(one: Figure, other: Figure) -> bool:
    """Whether one value is the other with two digits changed over: 6.8, 8.6."""
    first, second = map(digits_of, (one, other))
    return len(first) > 1 and sorted(first) == sorted(second)


def is_stroke(one: Figure, other: Figure) -> bool:
    """Whether one value is the other with one digit that is another: 526, 562; 52, 57."""
    low, high = sorted((abs(one.value), abs(other.value)))
    if min(len(digits_of(one)), len(digits_of(other))) < _ROUND or high > 10 * low:
        return False
    first, second = (f"{value:.4f}" for value in (low, high))
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def is_miscounted(one: Figure, other: Figure) -> bool:
    """Whether two small numbers of things differ by one or two."""
    return (
        one.kind is FigureKind.COUNT
        and max(one.value, other.value) <= _FEW
        and abs(one.value - other.value) <= PLACES
    )


def is_shifted(one: Figure, other: Figure) -> bool:
    """Whether two values differ by their point or their scale alone: 800万元, 0.8亿元."""
    return one.value != other.value and digits_of(one) == digits_of(other) != "1"


def digits_of(figure: Figure) -> str:
    return f"{figure.value:.4f}".translate(_TEN).strip("0")
