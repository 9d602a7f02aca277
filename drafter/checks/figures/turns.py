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
        if was.unit != became.unit or not _PATTERNS["from"].search(reckoned.label(was)):
            continue
        between = reckoned.text[was.end : became.start]
        rose, fell = (_PATTERNS[rule].fullmatch(between) for rule in ("rose-to", "fell-to"))
        is_other = (rose and became.value < was.value) or (fell and became.value > was.value)
        if is_other and not (rose and _is_placed(reckoned, was, became)):
            word = (rose or fell or {"verb": ""})["verb"]
            message = (
                f"前面是{_shown(reckoned, was)}，后面是{_shown(reckoned, became)}，不是“{word}”，请核对。"
            )
            yield Off(became.start, became.end, message, Severity.WARNING, "direction")
        elif match := _PATTERNS["by"].fullmatch(between):
            is_level = became.unit == "%" or _PATTERNS["fell"].match(match["verb"])
            if is_level and became.value > was.value:
                message = f"前面是{_shown(reckoned, was)}，这里似应为“{match['verb']}到”，请核对。"
                yield Off(became.start, became.end, message, Severity.WARNING, "direction")


def _is_placed(reckoned: Reckoned, *both: Quantity) -> bool:
    """Whether two numbers are places in an order or times, in which less is better."""
    return any(
        one.unit in _LESS_IS_BETTER or _PATTERNS["place"].search(_shown(reckoned, one)) for one in both
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
