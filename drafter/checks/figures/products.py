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
_NUMBER_OF_YEARS = 2


def find_products(reckoned: Reckoned) -> Iterator[Off]:
    """Wholes that the number of things and what each of them is do not make."""
    for each in reckoned.row:
        match = _PATTERNS["each"].search(reckoned.label(each))
        if match is None or each.is_rough or not is_measured(each) or not each.value:
            continue
        near = [one for one in reckoned.row if reckoned.is_one_sentence(one, each) and one is not each]
        numbers = _numbers(reckoned, each, near, match["of"] or match["head"] or "")
        total = next((one for one in near if one.start >= each.end and one.unit == each.unit), None)
        if not numbers or total is None or not _is_total(reckoned, each, total):
            continue
        rights = [_many(one) * each.value for one in numbers]
        if not any(abs(right - total.value) <= _OFF * right + total.step / 2 for right in rights):
            yield from _told(reckoned, total, rights[0])


def _numbers(reckoned: Reckoned, each: Quantity, near: Sequence[Quantity], of: str) -> Sequence[Quantity]:
    """The numbers that tell of how many each is one; none where one is not told exactly."""
    if of:
        every = [one for one in near if of in _unit(reckoned, one) and abs(one.start - each.end) <= 2 * _FAR]
    else:
        last = next((one for one in reversed(near) if one.end <= each.start), None)
        is_clause = last and not _PATTERNS["mark"].search(reckoned.text, last.end, each.start)
        every = [last] if last and is_clause and last.is_count and each.start - last.end <= _FAR else []
    is_plain = len(every) == 1 and not every[0].is_rough and every[0].value > 1 and every[0].unit != each.unit
    return every if is_plain else []


def _is_total(reckoned: Reckoned, each: Quantity, total: Quantity) -> bool:
    """Whether a number behind what each is, is said to be all of it, and no other stands between that changes it."""
    label = reckoned.label(total)
    is_close = total.start - each.end <= _FAR and not total.is_rough
    return is_close and bool(_PATTERNS["total"].search(label))


def _unit(reckoned: Reckoned, one: Quantity) -> str:
    """The unit as it is written, and what is counted in it."""
    return f"{reckoned.text[one.start : one.end].lstrip('0123456789.,')}{reckoned.behind(one)[:4]}"


def _many(one: Quantity) -> Decimal:
    """How many a quantity is, in the unit that it is written in: 20公里 are 20."""
    return one.value / (one.scale if one.unit == "米" and one.scale == 1000 else 1)


def _told(reckoned: Reckoned, total: Quantity, right: Decimal) -> Iterator[Off]:
    is_near = total.value and 1 / _MOST <= right / total.value <= _MOST
    digits = f"{right.normalize():f}".replace(".", "").strip("0")
    if is_near or total.written == digits or is_slip(total, right.quantize(total.step)):
        message = f"按前面两个数算，这里应为{said(total, right, reckoned.text)}，请核对。"
        yield Off(total.start, total.end, message, Severity.WARNING, "product")


def find_yearly(reckoned: Reckoned) -> Iterator[Off]:
    """What each year has, where what all of them have and how many they are is told before."""
    for mean in reckoned.row:
        if mean.is_rough or not mean.value or not _PATTERNS["yearly"].search(reckoned.label(mean)):
            continue
        begins = reckoned.begins(mean.start)
        years = list(_PATTERNS["years"].finditer(reckoned.text, begins, mean.start))
        whole = next((one for one in reckoned.before(mean) if one.unit == mean.unit), None)
        if len(years) != 1 or whole is None or whole.is_rough or mean.start - whole.end > _FAR:
            continue
        many = years[0]["many"]
        number = int(many) if many.isdecimal() else from_chinese(many) or 0
        is_all = _PATTERNS["all-years"].search(reckoned.clause(whole)) and number >= _NUMBER_OF_YEARS
        right = whole.value / (number or 1)
        slack = mean.step / 2 + _OFF * right + whole.step / (number or 1)
        if is_all and abs(right - mean.value) > slack and 1 / _MOST <= right / mean.value <= _MOST:
            message = f"按前面两个数算，这里应为{said(mean, right, reckoned.text)}，请核对。"
            yield Off(mean.start, mean.end, message, Severity.WARNING, "each")
