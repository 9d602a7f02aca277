"""Wholes that so much for each of so many does not make: for each household, each day of a half year, each thousand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.checks.figures.across.around import Across, said_as
from drafter.checks.figures.balance.bounds import Bounds
from drafter.checks.figures.balance.statements import Statement, Statements
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
_ENOUGH, _MOST, _HEAD, _WIDE, _FEW = 4.0, 3.0, 7, 40, 10
_OFF = 0.03
#: The days of a month, a quarter and a year.
_DAYS = {"月": 30.4, "季": 91.3, "年": 365.0}


@dataclass(frozen=True, slots=True)
class _Heads:
    """How many there are of what a quantity is for each of: told as a number, or as a period."""

    bounds: Bounds
    written: str
    line: int
    paragraph: int


def find_unmultiplied(statements: Statements) -> Iterator[Across]:
    """Quantities for each of some things that do not make what is told of all."""
    for one in statements.every:
        if (
            one.roles.each
            and one.unit not in RATIOS
            and one.value
            and not _PATTERNS["moves"].search(one.at.told.label)
        ):
            off = _judge(one, statements)
            if off is not None:
                yield off


def _judge(one: Statement, statements: Statements) -> Across | None:
    wholes = [other for other in statements.alike(one) if _is_whole(other, one)]
    scored: list[tuple[float, _Heads, Statement]] = []
    for whole in wholes:
        for heads in _heads(one, whole, statements):
            if (heads.bounds * one.bounds).widened(_OFF).meets(whole.bounds):
                return None
            scored.append((_score(one, heads, whole) + (len(wholes) == 1), heads, whole))
    score, heads, whole = max(scored, key=lambda pair: pair[0], default=(0.0, None, one))
    if heads is None or score < _ENOUGH:
        return None
    right = heads.bounds.middle * one.value
    if not 1 / _MOST < right / whole.value < _MOST or max(whole.value, right) <= _FEW:
        return None
    last = max((whole, one), key=lambda other: other.nth)
    made = right if last is whole else whole.value / heads.bounds.middle
    shown = said_as(last.at, Decimal(str(round(made, 6))))
    message = f"按{heads.written}和{(one if last is whole else whole).at.written}，算下来是{shown}，这里是{last.at.written}，请核对。"
    at = last.at.told.at
    return Across(last.at.paragraph, at.start, at.end, message, heads.paragraph, "product")


def _is_whole(other: Statement, one: Statement) -> bool:
    return (
        other.roles.each in ("", *(_YEARLY if one.roles.each not in _PERIODS else ()))
        and not other.roles.change
        and not other.roles.ahead
        and other.value > one.value
    )


def _score(one: Statement, heads: _Heads, whole: Statement) -> float:
    """How plainly a whole, its heads and what each of them has belong together."""
    score = sum(
        (2.0, 1.0)[abs(a - b)]
        for a, b in ((one.line, whole.line), (heads.line, whole.line))
        if abs(a - b) < 2
    )
    score += min(len(one.words & whole.wide_words), 2) + bool(whole.roles.total)
    return score + (heads.line == whole.line)


def _heads(one: Statement, whole: Statement, statements: Statements) -> Iterator[_Heads]:
    unit = one.roles.each
    for period in (whole, one):
        if unit in _PERIODS and (many := _period(period, unit)):
            number, written = many
            yield _Heads(Bounds(0.94 * number, 1.06 * number), written, period.line, period.at.paragraph)
    for other in statements.near(whole):
        if other is not whole and other is not one and other.value > 1 and _counts(other, unit):
            yield _Heads(other.bounds, other.at.written, other.line, other.at.paragraph)


_PERIODS, _YEARLY = frozenset("天日月年"), ("年",)


def _period(one: Statement, unit: str) -> tuple[float, str] | None:
    """How many days or months the time has that a sentence names."""
    match = _PATTERNS["period"].search(one.at.told.lead[-_WIDE:])
    if match is None:
        return None
    months = (
        6.0
        if match["half"]
        else 3.0
        if match["quarter"]
        else 12.0
        if match["year"]
        else _number(match["months"])
    )
    if not months:
        return None
    return (months if unit == "月" else months / 12 if unit == "年" else months * _DAYS["月"]), match.group()


def _number(written: str) -> float:
    return float(written) if written.isdigit() else float(hundreds_from_chinese(written) or 0)


def _counts(other: Statement, unit: str) -> bool:
    """Whether a quantity is the number of what another is for each of."""
    at = other.at
    if other.roles.each not in ("", *_PERIODS) or other.roles.change:
        return False
    return (
        other.unit == unit
        or at.written.endswith(unit)
        or unit in at.told.behind[:_HEAD]
        or (len(unit) > 1 and unit in at.told.label[-_HEAD:])
        or (unit == "单" and at.unit == "亩")
    )
