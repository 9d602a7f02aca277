"""What two numbers make of each: 54万元 for 360人, 人均1500元; and what says the same twice: 三分之二（66.7%）."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checks.figures.reckoning import Off, Reckoned, is_measured, said
from drafter.checks.finding import Severity
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity, is_slip

_PATTERNS = Patterns(__name__)
#: How far a mean may be off as rounding makes it, and how far the one that is meant may be at most, as factors.
_ROUNDED, _MOST = Decimal("0.03"), Decimal(3)
_POINT = Decimal(1)


def find_each(reckoned: Reckoned) -> Iterator[Off]:
    """Means that the whole and the number of heads do not make, and shares in brackets that are none of what they repeat."""
    for place, one in enumerate(reckoned.row):
        if one.unit == "%" and place:
            yield from _repeated(reckoned, reckoned.row[place - 1], one)
        elif one.unit == "点" and place:
            yield from _points(reckoned, reckoned.row[place - 1], one)
        elif (
            is_measured(one) and not one.is_rough and (match := _PATTERNS["each"].search(reckoned.label(one)))
        ):
            yield from _mean(reckoned, one, match["heads"] or match["of"])


def _mean(reckoned: Reckoned, mean: Quantity, heads: str) -> Iterator[Off]:
    numbers = [
        one for one in reckoned.row if one.value and one.unit != mean.unit and heads in _unit(reckoned, one)
    ]
    wholes = [one for one in reckoned.row if one.unit == mean.unit and one is not mean]
    if any(_makes(mean, whole, _heads(number)) for whole in wholes for number in numbers):
        return
    whole, number = (_nearest(reckoned, mean, some) for some in (wholes, numbers))
    if whole and number and _is_meant(mean, right := whole.value / _heads(number)):
        message = f"按前面两个数算，这里应为{said(mean, right, reckoned.text)}，请核对。"
        yield Off(mean.start, mean.end, message, Severity.WARNING, "each")


def _nearest(reckoned: Reckoned, mean: Quantity, some: Sequence[Quantity]) -> Quantity | None:
    """The nearest of some quantities before a mean, within its sentence; None where it is rough or there is none."""
    begins = reckoned.begins(mean.start)
    near = [one for one in some if begins <= one.start < mean.start and is_measured(one)]
    return near[-1] if near and not near[-1].is_rough else None


def _is_meant(mean: Quantity, right: Decimal) -> bool:
    """Whether a mean may be a slip of what it should be: not far from it, one stroke from it, or its digits."""
    is_near = mean.value and 1 / _MOST <= right / mean.value <= _MOST
    digits = f"{right:f}".replace(".", "").strip("0")
    return bool(is_near or is_slip(mean, right.quantize(mean.step)) or mean.written == digits)


def _unit(reckoned: Reckoned, one: Quantity) -> str:
    """The unit of a quantity as it is written; persons are also told by what they are."""
    written = reckoned.text[one.start : one.end].lstrip("0123456789.,")
    return f"{written}{one.unit}"


def _heads(one: Quantity) -> Decimal:
    """How many heads a quantity is, in the unit that it is written in: 20公里 are 20."""
    return one.value / (one.scale if one.unit == "米" and one.scale == 1000 else 1)


def _makes(mean: Quantity, whole: Quantity, heads: Decimal) -> bool:
    right = whole.value / heads
    rounded = mean.step / 2 + right * (whole.step / whole.value / 2 if whole.value else 0)
    return abs(right - mean.value) <= rounded + _ROUNDED * right


def _repeated(reckoned: Reckoned, one: Quantity, again: Quantity) -> Iterator[Off]:
    """A share that is told a second time in brackets, and is another there."""
    text = reckoned.text
    is_repeated = text[one.end : again.start] == "（" and text[again.end : again.end + 1] == "）"
    if is_repeated and one.unit == "%" and not again.is_rough and abs(one.value - again.value) > _POINT:
        told = text[one.start : one.end]
        message = f"“{told}”约是{one.value:.1f}%，括号里是{text[again.start : again.end]}，请核对。"
        yield Off(again.start, again.end, message, Severity.WARNING, "repeated")


def _points(reckoned: Reckoned, amount: Quantity, points: Quantity) -> Iterator[Off]:
    """An amount that grows by points of a per cent: only a share does."""
    between = reckoned.text[amount.end : points.start]
    is_share = _PATTERNS["ratio"].search(reckoned.clause(amount)) or not is_measured(amount)
    if _PATTERNS["grows"].fullmatch(between) and not is_share:
        message = "增长、下降了多少用“%”，两个百分数相减才用“个百分点”。"
        yield Off(points.start, points.end, message, Severity.WARNING, "points")
