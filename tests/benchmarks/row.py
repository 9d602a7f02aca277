"""One line of the table that `python -m tests.benchmarks` prints."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured `value` beside a `floor` of the same run, in the same `unit`.

    `bound` is what DESIGN allows: as a ratio to the floor, or, where `bound_is_difference`, as what may be added
    to the floor. Without a floor the bound is of the value itself; without a bound the row only informs.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    floor_name: str = ""
    bound: float | None = None
    bound_is_difference: bool = False
    higher_is_better: bool = False

    @property
    def measure(self) -> float:
        """What the bound is compared with."""
        if self.floor is None:
            return self.value
        if self.bound_is_difference:
            return self.value - self.floor
        return self.value / self.floor if self.floor else math.inf

    @property
    def kept(self) -> bool | None:
        """Whether the bound is kept; None where there is none."""
        if self.bound is None:
            return None
        return self.measure >= self.bound if self.higher_is_better else self.measure <= self.bound


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for: the sizes of libraries, in paragraphs."""

    sizes: Sequence[int]


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which this part (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
