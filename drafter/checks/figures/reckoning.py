"""What all relations between quantities go by: the quantities of a paragraph, the words beside them, what is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from drafter.checks.finding import Severity
from drafter.core.quantities import RATIOS, Quantity, quantities_in, with_full_marks

_STOPS = re.compile("[。！？\n]")
_MARKS = re.compile("[。！？\n，；：、（）]")


@dataclass(frozen=True, slots=True)
class Off:
    """Quantities that cannot all be right, from `start` to `end`; `message` is a Chinese sentence, `rule` the relation."""

    start: int
    end: int
    message: str
    severity: Severity
    rule: str


@dataclass(frozen=True)
class Reckoned:
    """A paragraph as a row of quantities; `text` has full marks, and the length of the paragraph's own."""

    text: str
    row: tuple[Quantity, ...]

    @classmethod
    def of(cls, text: str) -> "Reckoned":
        """The quantities of a text."""
        even = with_full_marks(text)
        return cls(even, quantities_in(even))

    @cached_property
    def _stops(self) -> Sequence[int]:
        return [match.start() for match in _STOPS.finditer(self.text)]

    def begins(self, place: int) -> int:
        """Where the sentence of a place begins."""
        return max((stop + 1 for stop in self._stops if stop < place), default=0)

    def ends(self, place: int) -> int:
        """Where the sentence of a place ends."""
        return next((stop for stop in self._stops if stop >= place), len(self.text))

    def is_one_sentence(self, one: Quantity, other: Quantity) -> bool:
        """Whether no sentence ends between two quantities."""
        return self.begins(one.start) == self.begins(other.start)

    def label(self, one: Quantity) -> str:
        """The words right before a quantity, from the last mark or quantity on."""
        first = max(self.begins(one.start), max((q.end for q in self.row if q.end <= one.start), default=0))
        return _MARKS.split(self.text[first : one.start])[-1]

    def clause(self, one: Quantity) -> str:
        """What stands before a quantity in its clause, other quantities with it."""
        return _MARKS.split(self.text[self.begins(one.start) : one.start])[-1]

    def behind(self, one: Quantity) -> str:
        """What stands behind a quantity up to the next mark or quantity."""
        last = min((q.start for q in self.row if q.start >= one.end), default=len(self.text))
        return _MARKS.split(self.text[one.end : min(last, self.ends(one.end))])[0]

    def before(self, one: Quantity) -> Iterator[Quantity]:
        """The quantities before another one of its sentence, the nearest first."""
        begins = self.begins(one.start)
        return (q for q in reversed(self.row) if begins <= q.start < one.start)

    def without_quantities(self, start: int, end: int) -> str:
        """A stretch without the quantities in it, each with the words of its clause that stand before it."""
        pieces: list[str] = []
        last = start
        for one in self.row:
            if start <= one.start and one.end <= end:
                words = self.text[last : one.start]
                cut = max((match.end() for match in _MARKS.finditer(words)), default=0)
                pieces.append(words[:cut])
                last = one.end
        return "".join(pieces) + self.text[last:end]


def is_measured(one: Quantity) -> bool:
    """Whether a quantity is of things or of what is measured, and no ratio."""
    return one.unit not in RATIOS


def is_rounded(quantities: Sequence[Quantity]) -> bool:
    """Whether some are told in ten thousands or with decimals, so that they are rounded."""
    return any(one.step != 1 for one in quantities)


def slack(*quantities: Quantity) -> Decimal:
    """By how much the sum or the difference of quantities may be off since they are rounded; whole ones are not."""
    every = (one.step / 2 for one in quantities if not (is_measured(one) and one.step == one.scale == 1))
    return sum(every, Decimal(0))


def said(one: Quantity, value: Decimal, text: str) -> str:
    """A value as it would be written in the place of a quantity, with its unit."""
    written = text[one.start : one.end]
    unit = re.sub(r"^[\d.,零〇一二两三四五六七八九十百千]+", "", written)
    return f"{one.shown(value)}{unit}"
