"""Shares of one whole that do not fill it: 七成 and 其余四成; grades of one word; a structure told as three numbers."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from drafter.checks.figures.reckoning import Off, Reckoned
from drafter.checks.finding import Severity
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity

_PATTERNS = Patterns(__name__)
_HUNDRED, _TENTH = Decimal(100), Decimal("0.15")
#: How far the shares may be off as rounding makes it, for each of them; how far a structure may be off to be one.
_ROUNDED, _STRUCTURE = Decimal("0.5"), Decimal(10)
_LEAST = 3


def find_classes(reckoned: Reckoned) -> Iterator[Off]:
    """Shares that leave another rest, grades that are more than all, structures that are not a hundred."""
    yield from _rests(reckoned)
    yield from _grades(reckoned)
    for match in _PATTERNS["structure"].finditer(reckoned.text):
        parts = [Decimal(part) for part in match.group("a", "b", "c")]
        off = abs(sum(parts) - _HUNDRED)
        rounded = _TENTH if any("." in part for part in match.group("a", "b", "c")) else Decimal(1)
        is_structure = _PATTERNS["structured"].search(
            reckoned.text, reckoned.begins(match.start()), match.start()
        )
        if is_structure and rounded < off <= _STRUCTURE:
            message = f"这三个数相加是{sum(parts):f}，不是100，请核对。"
            yield Off(*match.span(), message, Severity.WARNING, "shares")


def _rests(reckoned: Reckoned) -> Iterator[Off]:
    """Shares of what is left that are not what the shares before them leave."""
    for rest in reckoned.row:
        if rest.unit == "%" and not rest.is_rough and _PATTERNS["rest"].search(reckoned.label(rest)):
            before = [one for one in reckoned.before(rest) if one.unit == "%" and one.depth == rest.depth]
            if before and _is_off(reckoned, rest, before):
                message = (
                    f"前面已有{_shown(reckoned, before[0])}，剩下的不会是{_shown(reckoned, rest)}，请核对。"
                )
                yield Off(rest.start, rest.end, message, Severity.WARNING, "shares")


def _is_off(reckoned: Reckoned, rest: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether a rest is more than the nearest share leaves, or less where there is but this one share of all."""
    sums = list(accumulate((one.value for one in before), initial=rest.value))[1:]
    if any(one.is_rough for one in before) or any(abs(one - _HUNDRED) <= 1 for one in sums):
        return False
    is_share = _PATTERNS["of-all"].search(reckoned.clause(before[0])) or not before[0].is_arabic
    is_less = len(before) == 1 and is_share and sums[0] >= _HUNDRED - _STRUCTURE
    return sums[0] > _HUNDRED or bool(is_less)


def _shown(reckoned: Reckoned, one: Quantity) -> str:
    return reckoned.text[one.start : one.end]


def _grades(reckoned: Reckoned) -> Iterator[Off]:
    """Shares of the grades of one word that together are more than all: 满意, 基本满意, 不满意."""
    run: list[tuple[Quantity, str]] = []
    for one in reckoned.row:
        match = _PATTERNS["grade"].search(reckoned.label(one)) if one.unit == "%" else None
        if run and not (match and _follows(reckoned, run[-1][0], one)):
            yield from _too_much(run)
            run = []
        if match:
            run.append((one, match["name"]))
    yield from _too_much(run)


def _follows(reckoned: Reckoned, last: Quantity, one: Quantity) -> bool:
    return reckoned.is_one_sentence(last, one) and reckoned.text[last.end : last.end + 1] in tuple("，、；")


def _too_much(run: Sequence[tuple[Quantity, str]]) -> Iterator[Off]:
    if len(run) < _LEAST or any(one.is_rough for one, _ in run):
        return
    values, names = [one.value for one, _ in run], [name for _, name in run]
    stem = min(names, key=len)
    is_graded = len(set(names)) == len(run) and all(name.endswith(stem) for name in names)
    if is_graded and sum(values) > _HUNDRED + _ROUNDED * len(run) and max(values) < _HUNDRED:
        message = f"这几项相加是{sum(values):f}%，超过了100%，请核对。"
        yield Off(run[-1][0].start, run[-1][0].end, message, Severity.WARNING, "shares")
