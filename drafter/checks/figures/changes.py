"""What a change from one number to another is said to be and is not: 由1200家增加到1600家，增加300家，增长20%."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from drafter.checks.figures.reckoning import Off, Reckoned, is_rounded, said, slack
from drafter.checks.finding import Severity
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity

_PATTERNS = Patterns(__name__)
_HUNDRED = Decimal(100)
#: How far a rate of what is told in money may be off, since it counts no prices: as a factor, and in points.
_PRICES, _POINTS = Decimal("1.4"), Decimal(10)
#: How far a rate may be off beside what rounding makes of it, in points, and a difference as a share of itself.
_OWN, _SHARE = Decimal("0.4"), Decimal("0.01")
_BEHIND = 3
#: So many points part a rate of what was from one of what became, to tell them apart.
_BASE = 3


def find_changes(reckoned: Reckoned) -> Iterator[Off]:
    """Differences, rates and multiples that the two numbers before them do not make."""
    row = reckoned.row
    for place in range(len(row) - 1):
        was, became = row[place], row[place + 1]
        if was.unit != became.unit or was.is_rough or became.is_rough:
            continue
        if _is_rise(reckoned, was, became):
            yield from _given(reckoned, was, became, place + 2)
            if place:
                yield from _added(reckoned, row[place - 1], was, became)
        elif _is_compared(reckoned, was, became):
            yield from _given(reckoned, became, was, place + 2)
        elif _is_later(reckoned, was, became):
            yield from _given(reckoned, was, became, place + 2)
        elif place + 2 < len(row):
            yield from _rated(reckoned, was, became, row[place + 2])


def _is_rise(reckoned: Reckoned, was: Quantity, became: Quantity) -> bool:
    """Whether two numbers are what something was and what it became: 由……增加到……."""
    return bool(
        _PATTERNS["from"].search(reckoned.label(was))
        and _PATTERNS["to"].fullmatch(reckoned.text[was.end : became.start])
    )


def _is_compared(reckoned: Reckoned, became: Quantity, was: Quantity) -> bool:
    """Whether the second of two numbers is what the first was before: 达到3870万元，比上年的3600万元……."""
    between = reckoned.text[became.end : was.start]
    return bool(_PATTERNS["against"].fullmatch(between)) and not _PATTERNS["moved"].fullmatch(between)


def _is_later(reckoned: Reckoned, was: Quantity, became: Quantity) -> bool:
    """Whether two numbers are told of an earlier time and of a later one: 五年前只有3亿元，去年达到6亿元."""
    begins = reckoned.begins(was.start)
    return bool(
        _PATTERNS["then"].search(reckoned.text[begins : was.start])
        and _PATTERNS["later"].fullmatch(reckoned.text[was.end : became.start])
    )


def _given(reckoned: Reckoned, was: Quantity, became: Quantity, place: int) -> Iterator[Off]:
    """The changes that are told behind two numbers, as far as they are wrong."""
    last = max(was.end, became.end)
    for one in reckoned.row[place : place + _BEHIND]:
        between = reckoned.text[last : one.start]
        match = _PATTERNS["changed"].fullmatch(between)
        if match is None or one.is_rough or _is_of_another(reckoned, was, between):
            return
        if message := _misnamed(was, became, one):
            yield Off(one.start, one.end, message, Severity.WARNING, "change")
            return
        right = _right(reckoned, was, became, one, match)
        if right is not None:
            message = f"按前面两个数算，这里应为{said(one, right, reckoned.text)}，请核对。"
            yield Off(one.start, one.end, message, Severity.WARNING, "change")
            return
        last = one.end


def _is_of_another(reckoned: Reckoned, was: Quantity, between: str) -> bool:
    """Whether a change is told against the year before, and the first of the two numbers is of another time."""
    return bool(_PATTERNS["yearly"].search(between) and _PATTERNS["other-time"].search(reckoned.label(was)))


def _rated(reckoned: Reckoned, now: Quantity, change: Quantity, rate: Quantity) -> Iterator[Off]:
    """A rate that what there is and by how much it changed do not make: 12起, 同比减少4起, 下降33.3%."""
    moved = _PATTERNS["moved"].fullmatch(reckoned.text[now.end : change.start])
    rated = _PATTERNS["rated"].fullmatch(reckoned.text[change.end : rate.start])
    if not moved or not rated or rate.unit != "%" or now.unit == "%" or rate.is_rough:
        return
    was = replace(now, value=now.value + change.value * (1 if moved["less"] else -1))
    if was.value > 0 and (right := _rate(reckoned, was, now, rate)) is not None:
        message = f"按前面两个数算，这里应为{said(rate, right, reckoned.text)}，请核对。"
        yield Off(rate.start, rate.end, message, Severity.WARNING, "change")


def _misnamed(was: Quantity, became: Quantity, one: Quantity) -> str:
    """Why a change is told in what it cannot be told in: shares differ by points, nothing falls by its multiple."""
    if one.unit == "倍" and became.value < was.value and one.value >= 1:
        return "下降、减少不用倍数，最多减少到零，请核对。"
    if one.unit != "%" or was.unit != "%" or not was.value:
        return ""
    change = abs(became.value - was.value)
    rounded = _HUNDRED * slack(was, became) / was.value + one.step / 2
    is_rate = abs(_HUNDRED * change / was.value - one.value) <= rounded
    if is_rate and abs(change - one.value) > slack(was, became, one):
        return ""
    return f"两个百分数相减用“个百分点”，这里应为{change.normalize():f}个百分点，请核对。"


def _added(reckoned: Reckoned, one: Quantity, was: Quantity, became: Quantity) -> Iterator[Off]:
    """What is told to be new before the two numbers: 新增150套，使总数由410套增加到560套."""
    between = reckoned.text[one.end : was.start]
    if one.unit != was.unit or one.is_rough or not _PATTERNS["so-that"].match(between):
        return
    right = became.value - was.value
    if _PATTERNS["new"].search(reckoned.label(one)) and abs(right - one.value) > slack(one, was, became):
        message = f"按后面两个数算，这里应为{said(one, right, reckoned.text)}，请核对。"
        yield Off(one.start, one.end, message, Severity.WARNING, "change")


def _right(
    reckoned: Reckoned, was: Quantity, became: Quantity, one: Quantity, match: re.Match[str]
) -> Decimal | None:
    """What a change should be, None where it is right, or is told in what the two numbers do not make."""
    change = abs(became.value - was.value)
    off = slack(was, became)
    if one.unit == was.unit and one.unit != "%":
        right, off = (
            change,
            slack(was, became, one) + (_SHARE * change if is_rounded((was, became, one)) else 0),
        )
    elif was.unit == "%":
        if one.unit != "点":
            return None
        right, off = change, slack(was, became, one)
    elif not was.value:
        return None
    elif one.unit == "%":
        return _rate(reckoned, was, became, one)
    elif one.unit == "倍" and became.value > was.value:
        times = became.value / was.value
        right, off = times - (0 if match["is"] else 1), min(off / was.value + one.step, Decimal("0.5"))
    elif one.unit == "番" and became.value > was.value:
        right, off = (
            ((became.value / was.value).ln() / Decimal(2).ln()).quantize(Decimal("0.1")),
            Decimal("0.4"),
        )
    else:
        return None
    return right if abs(right - one.value) > off else None


def _rate(reckoned: Reckoned, was: Quantity, became: Quantity, one: Quantity) -> Decimal | None:
    """What a rate should be where it is not; what is told in money grows without its prices."""
    right = _HUNDRED * abs(became.value - was.value) / was.value
    rounded = _HUNDRED * slack(was, became) / was.value + one.step / 2
    off = abs(right - one.value)
    sentence = reckoned.text[reckoned.begins(was.start) : one.end]
    if _PATTERNS["in-prices"].search(sentence):
        low, high = sorted((right, one.value))
        # Divided by what it became: the usual slip, which no prices explain.
        turned = _HUNDRED * abs(became.value - was.value) / became.value if became.value else right
        if (
            not _PATTERNS["real"].search(sentence)
            and abs(turned - one.value) <= one.step / 2
            and off >= _BASE
        ):
            return right
        return right if off >= _POINTS and high > _PRICES * low else None
    return right if off > rounded + max(_OWN, _SHARE * right) else None
