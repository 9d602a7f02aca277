"""All statements of a draft that go against others, whatever relation they stand in."""

from collections.abc import Iterator
from itertools import chain

from drafter.checks.figures.across.around import Across, Around
from drafter.checks.figures.balance.derived import find_underived
from drafter.checks.figures.balance.equations import find_unbalanced
from drafter.checks.figures.balance.products import find_unmultiplied
from drafter.checks.figures.balance.shares import find_misshared
from drafter.checks.figures.balance.statements import Statements
from drafter.checks.figures.balance.twice import find_told_twice

_RELATIONS = (find_unbalanced, find_underived, find_misshared, find_unmultiplied, find_told_twice)


def find_contradicted(around: Around) -> Iterator[Across]:
    """Quantities of a draft that other quantities of it do not allow."""
    statements = Statements(around)
    return chain(*(find(statements) for find in _RELATIONS))
