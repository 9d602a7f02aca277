"""Wholes that so many of each do not make: 52万亩, 单产412公斤, 总产31.4万吨; and how many there are for each one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checks.figures.across.around import Across, Around, Here, is_meant, said_as, told_off
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
#: How far a product may be off, as a part of itself; so many characters may stand between.
_OFF, _CLOSE = Decimal("0.03"), 160
_TWO = 2


def find_products(around: Around) -> Iterator[Across]:
    """Wholes that the number and what each of them is, told before, do not make; heads for each one."""
    for one in around.every:
        if one.unit in RATIOS or one.is_rough or not one.value:
            continue
        if _PATTERNS["total"].search(one.told.label):
            yield from _product(one, around)
        elif _PATTERNS["for-each"].match(one.told.behind):
            yield from _quotient(one, around)


def _product(one: Here, around: Around) -> Iterator[Across]:
    before = [other for other in around.near(one) if 0 < one.place - other.place < _CLOSE]
    each = [
        other for other in before if other.unit == one.unit and _PATTERNS["each"].search(other.told.label)
    ]
    heads = _heads(each[0], before) if len(each) == 1 else []
    if len(heads) != 1 or heads[0].is_rough or each[0].is_rough:
        return
    right = each[0].value * heads[0].value
    if abs(right - one.value) > _OFF * right + one.told.at.step and is_meant(one, right):
        message = (
            f"按{heads[0].written}和{each[0].written}算是{said_as(one, right)}，这里是{one.written}，请核对。"
        )
        yield told_off(one, message, heads[0], "product")


def _heads(each: Here, before: Sequence[Here]) -> Sequence[Here]:
    """The quantities of which each is so much."""
    match = _PATTERNS["each"].search(each.told.label)
    name = (match and match["of"]) or _PATTERNS.words("area")[0]
    return [other for other in before if other.unit == name or other.written.endswith(name)]


def _quotient(one: Here, around: Around) -> Iterator[Across]:
    """3150人报名, 45名: 平均70个人争一个."""
    before = [other for other in around.near(one) if 0 < one.place - other.place < _CLOSE and other.value > 1]
    pairs = [
        (a, b) for a in before for b in before if a is not b and a.where == b.where and _is_counted(a, b)
    ]
    rights = [a.value / b.value for a, b in pairs]
    if (
        len(before) != _TWO
        or not rights
        or any(abs(right - one.value) <= _OFF * right + 1 for right in rights)
    ):
        return
    first, second = max(pairs, key=lambda pair: pair[0].value / pair[1].value)
    if is_meant(one, first.value / second.value):
        message = f"按{first.written}和{second.written}算是{said_as(one, first.value / second.value)}，这里是{one.written}，请核对。"
        yield told_off(one, message, first, "product")


def _is_counted(one: Here, other: Here) -> bool:
    return one.told.at.is_count and other.told.at.is_count and one.value > other.value
