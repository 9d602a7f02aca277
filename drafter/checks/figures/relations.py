"""All relations that hold between the quantities of a paragraph, and what in it goes against them."""

from collections.abc import Iterator

from drafter.checks.figures.changes import find_changes
from drafter.checks.figures.each import find_each
from drafter.checks.figures.reckoning import Off, Reckoned
from drafter.checks.figures.shares import find_over, find_shares
from drafter.checks.figures.sums import find_sums

_RELATIONS = (find_sums, find_shares, find_over, find_changes, find_each)


def off_in(text: str) -> Iterator[Off]:
    """Quantities of a text that cannot all be right: sums, shares, changes and means that others of them do not make."""
    reckoned = Reckoned.of(text)
    if len(reckoned.row) > 1:
        for find in _RELATIONS:
            yield from find(reckoned)
