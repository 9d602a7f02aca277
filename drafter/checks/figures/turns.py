"""Changes that go the other way than their word, or are told in what only a share grows by: 由38%下降到41%."""

from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.figures.reckoning import Off, Reckoned
from drafter.checks.finding import Severity
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity

_PATTERNS = Patterns(__name__)
#: What is told in one of these gets better as it gets less.
_LESS_IS_BETTER = frozenset({"位", "天", "月", "级", "类", "档"})


def find_turns(reckoned: Reckoned) -> Iterator[Off]:
    """Values that are less where they are said to have risen, or more where they fell; 由……提高了 for 提高到."""
    for was, became in pairwise(reckoned.row):
        if was.unit == became.unit and _PATTERNS["from"].search(reckoned.label(was)):
            between = reckoned.text[was.end : became.start]
            before, after = _shown(reckoned, was), _shown(reckoned, became)
            if word := _turned(reckoned, was, became, between):
                message = f"前面是{before}，后面是{after}，不是“{word}”，请核对。"
                yield Off(was.end + between.index(word), became.end, message, Severity.WARNING, "direction")
            elif word := _by_for_to(was, became, between):
                message = f"前面是{before}，这里似应为“{word}到”，请核对。"
                yield Off(was.end + between.index(word), became.end, message, Severity.WARNING, "direction")


def _turned(reckoned: Reckoned, was: Quantity, became: Quantity, between: str) -> str:
    """The word for a rise that is a fall, or for a fall that is a rise; empty where there is none."""
    if became.value > was.value and (match := _PATTERNS["fell-to"].fullmatch(between)):
        return match["verb"]
    if became.value < was.value and (match := _PATTERNS["rose-to"].fullmatch(between)):
        return "" if _is_placed(reckoned, was, became) else match["verb"]
    return ""


def _by_for_to(was: Quantity, became: Quantity, between: str) -> str:
    """The word for a change by so much that cannot be: a share by more than it was, a fall by more than there was."""
    match = _PATTERNS["by"].fullmatch(between)
    if match is None or became.value <= was.value:
        return ""
    return match["verb"] if became.unit == "%" or _PATTERNS["fell"].match(match["verb"]) else ""


def _is_placed(reckoned: Reckoned, *both: Quantity) -> bool:
    """Whether two numbers are places in an order or times, in which less is better."""
    return any(
        one.unit in _LESS_IS_BETTER or _PATTERNS["place"].search(reckoned.text, one.start, one.end + 1)
        for one in both
    )


def _shown(reckoned: Reckoned, one: Quantity) -> str:
    return reckoned.text[one.start : one.end]


def find_grown_by_points(reckoned: Reckoned) -> Iterator[Off]:
    """Amounts that are named, not told, and are said to grow by points of a per cent."""
    for points in reckoned.row:
        clause = reckoned.clause(points)
        is_amount = points.unit == "点" and _PATTERNS["amount-grows"].search(clause)
        if is_amount and not _PATTERNS["not-own"].search(clause):
            message = "增长、下降了多少用“%”，两个百分数相减才用“个百分点”。"
            yield Off(points.start, points.end, message, Severity.WARNING, "points")
