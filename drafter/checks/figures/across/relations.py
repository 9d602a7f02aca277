"""All relations that hold between the quantities of a draft, across its sentences and paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import chain

from drafter.checks.figures.across.again import find_again
from drafter.checks.figures.across.apart import find_apart
from drafter.checks.figures.across.around import Across, Around
from drafter.checks.figures.across.due import find_due, find_miscounted
from drafter.checks.figures.across.pieces import find_pieces
from drafter.checks.figures.across.products import find_products
from drafter.checks.figures.across.rates import find_growths, find_means, find_rests, find_shares_across
from drafter.checks.figures.across.spans import find_spans
from drafter.checks.figures.balance.check import find_contradicted
from drafter.checks.figures.balance.due import find_due_twice
from drafter.checks.figures.balance.points import find_miscounted_points
from drafter.checks.figures.balance.times import find_mistimed
from drafter.checks.figures.relations import off_in

_RELATIONS = (
    find_apart,
    find_growths,
    find_means,
    find_shares_across,
    find_rests,
    find_pieces,
    find_products,
    find_again,
    find_contradicted,
)


def off_across(texts: Sequence[str], today: int) -> Iterator[Across]:
    """What goes against another sentence of a draft; the same place is told once. `today` is the year in which it is said."""
    around = Around(texts)
    told: set[tuple[int, int]] = set()
    for one in chain(
        *(find(around) for find in _RELATIONS),
        find_spans(texts, today),
        find_mistimed(texts, today),
        find_due_twice(texts),
        find_due(texts),
        find_miscounted(texts),
        find_miscounted_points(texts),
    ):
        if (one.paragraph, one.start) not in told and not _is_told_alone(one, texts[one.paragraph]):
            told.add((one.paragraph, one.start))
            yield one


def _is_told_alone(one: Across, text: str) -> bool:
    """Whether the paragraph of a finding is off there by itself, which is told of it alone."""
    return any(off.start < one.end and one.start < off.end for off in off_in(text))
