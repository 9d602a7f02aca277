"""All relations that hold between the quantities of a paragraph, and what in it goes against them."""

from collections.abc import Iterator

from drafter.checks.figures.changes import find_changes
from drafter.checks.figures.classes import find_classes
from drafter.checks.figures.each import find_each
from drafter.checks.figures.products import find_products, find_yearly
from drafter.checks.figures.reckoning import Off, Reckoned
from drafter.checks.figures.shares import find_over, find_shares
from drafter.checks.figures.sums import find_sums
from drafter.checks.figures.totals import find_rests, find_stocks, find_totals
from drafter.checks.figures.turns import find_grown_by_points, find_turns

_RELATIONS = (
    find_sums,
    find_shares,
    find_over,
    find_changes,
    find_each,
    find_totals,
    find_rests,
    find_stocks,
    find_products,
    find_yearly,
    find_classes,
    find_turns,
    find_grown_by_points,
)


def off_in(text: str) -> Iterator[Off]:
    """Quantities of a text that cannot all be right: sums, shares, changes and means that others of them do not make."""
    reckoned = Reckoned.of(text)
    told: list[Off] = []
    for find in _RELATIONS if len(reckoned.row) > 1 else (find_classes, find_grown_by_points):
        for one in find(reckoned):
            # A number that one relation tells to be off is told once.
            if not any(one.start < other.end and other.start < one.end for other in told):
                told.append(one)
                yield one
