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

_RELATIONS = (
    find_apart,
    find_growths,
    find_means,
    find_shares_across,
    find_rests,
    find_pieces,
    find_products,
    find_again,
)


def off_across(texts: Sequence[str], today: int) -> Iterator[Across]:
    """What goes against another sentence of a draft; the same place is told once. `today` is the year in which it is said."""
    around = Around(texts)
    told: set[tuple[int, int]] = set()
    for one in chain(
        *(find(around) for find in _RELATIONS),
        find_spans(texts, today),
        find_due(texts),
        find_miscounted(texts),
    ):
        if (one.paragraph, one.start) not in told:
            told.add((one.paragraph, one.start))
            yield one
