"""So many of each that do not make their whole: 4期, 每期45人, 一共200人; and a mean of years: 五年 60亿元, 年均15亿元."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checks.figures.reckoning import Off, Reckoned, is_measured, said
from drafter.checks.finding import Severity
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity, is_slip

_PATTERNS = Patterns(__name__)
#: How far a product may be off, as a factor, and how far the one that is meant may be at most.
_OFF, _MOST = Decimal("0.03"), Decimal(3)
#: How far a whole may stand behind what each is, and how far what each is behind their number.
_FAR = 30


def find_products(reckoned: Reckoned) -> Iterator[Off]:
    """Wholes that the number of things and what each of them is do not make; what each is of a whole shared out."""
    for each in reckoned.row:
        match = _PATTERNS["each"].search(reckoned.label(each))
        if match is None or each.is_rough or not is_measured(each) or not each.value:
            continue
        near = [one for one in reckoned.row if reckoned.is_one_sentence(one, each) and one is not each]
        number = _number(reckoned, each, near, match["of"] or match["head"] or "")
        if number is None:
            continue
        if total := _total(reckoned, each, near):
            yield from _told(reckoned, total, _many(number) * each.value)
        elif whole := _shared(reckoned, number, each, near):
            yield from _told(reckoned, each, whole.value / _many(number))


def _number(reckoned: Reckoned, each: Quantity, near: Sequence[Quantity], of: str) -> Quantity | None:
    """The number that tells of how many each is one; None where one is not told exactly."""
    if of:
        every = [one for one in near if of in _unit(reckoned, one) and abs(one.start - each.end) <= 2 * _FAR]
    else:
        every = [one for one in near if one.end <= each.start][-1:]
        every = [one for one in every if one.is_count and _is_clause(reckoned, one, each)]
    is_plain = len(every) == 1 and not every[0].is_rough and every[0].value > 1
    return every[0] if is_plain and every[0].unit != each.unit else None


def _is_clause(reckoned: Reckoned, one: Quantity, other: Quantity) -> bool:
    is_near = other.start - one.end <= _FAR
    return is_near and not _PATTERNS["mark"].search(reckoned.text, one.end, other.start)


def _total(reckoned: Reckoned, each: Quantity, near: Sequence[Quantity]) -> Quantity | None:
    """The number behind what each is that is said to be all of it."""
    total = next((one for one in near if one.start >= each.end and one.unit == each.unit), None)
    if total is None or total.is_rough or total.start - each.end > _FAR:
        return None
    return total if _PATTERNS["total"].search(reckoned.label(total)) else None


def _shared(
    reckoned: Reckoned, number: Quantity, each: Quantity, near: Sequence[Quantity]
) -> Quantity | None:
    """The whole that is said to be shared out among a number of things."""
    before = [one for one in near if one.end <= number.start < each.start and one.unit == each.unit]
    if len(before) != 1 or before[0].is_rough or number.start - before[0].end > _FAR:
        return None
    is_shared = _PATTERNS["shared"].search(reckoned.text, before[0].end, number.start)
    return before[0] if is_shared else None


def _unit(reckoned: Reckoned, one: Quantity) -> str:
    """The unit as it is written, and what is counted in it."""
    return f"{reckoned.text[one.start : one.end].lstrip('0123456789.,')}{reckoned.behind(one)[:4]}"


def _many(one: Quantity) -> Decimal:
    """How many a quantity is, in the unit that it is written in: 20公里 are 20."""
    return one.value / (one.scale if one.unit == "米" and one.scale == 1000 else 1)


def _told(reckoned: Reckoned, one: Quantity, right: Decimal) -> Iterator[Off]:
    if not one.value or abs(right - one.value) <= _OFF * right + one.step / 2:
        return
    digits = f"{right.normalize():f}".replace(".", "").strip("0")
    is_meant = 1 / _MOST <= right / one.value <= _MOST or one.written == digits
    if is_meant or is_slip(one, right.quantize(one.step)):
        message = f"按前面两个数算，这里应为{said(one, right, reckoned.text)}，请核对。"
        yield Off(one.start, one.end, message, Severity.WARNING, "product")


def find_yearly(reckoned: Reckoned) -> Iterator[Off]:
    """What each year has, where what all of them have and how many they are is told before."""
    for mean in reckoned.row:
        if mean.is_rough or not mean.value or not _PATTERNS["yearly"].search(reckoned.label(mean)):
            continue
        years = _years(reckoned.text[reckoned.begins(mean.start) : mean.start])
        whole = next((one for one in reckoned.before(mean) if one.unit == mean.unit), None)
        if not years or whole is None or whole.is_rough or mean.start - whole.end > _FAR:
            continue
        right = whole.value / years
        slack = mean.step / 2 + _OFF * right + whole.step / years
        is_off = abs(right - mean.value) > slack and 1 / _MOST <= right / mean.value <= _MOST
        if is_off and _PATTERNS["all-years"].search(reckoned.clause(whole)):
            message = f"按前面两个数算，这里应为{said(mean, right, reckoned.text)}，请核对。"
            yield Off(mean.start, mean.end, message, Severity.WARNING, "each")


def _years(text: str) -> int:
    """How many years a text tells something to have taken, 0 where it does not tell, or more than one number."""
    told = [match["many"] for match in _PATTERNS["years"].finditer(text)]
    if len(told) != 1:
        return 0
    return int(told[0]) if told[0].isdecimal() else from_chinese(told[0]) or 0
