"""The quantities of a draft as statements: what each is of, in which part, and within which bounds."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from drafter.checks.figures.across.around import Around, Here, names_in
from drafter.checks.figures.balance.bounds import Bounds, bounds_of
from drafter.checks.figures.balance.roles import Roles, roles_in
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
#: What is told of one matter stands within so many characters; so many of one unit are looked at on either side.
_REACH, _MOST = 900, 14
_BEHIND, _LEAD = 8, 16
_PLACES, _MOUTHS, _PERSONS, _LAST_PLACE = "位", "口", "人", 20


@dataclass(frozen=True, eq=False)
class Statement:
    """A quantity with its role and its bounds; `line` counts the sentences of the draft, `nth` the quantities up to it."""

    at: Here
    roles: Roles
    bounds: Bounds
    line: int
    nth: int

    @property
    def value(self) -> float:
        """Its value as it is told."""
        return float(self.at.value)

    @property
    def unit(self) -> str:
        """What it is measured in; many of what mostly are places in an order are persons."""
        is_persons = self.at.unit == _PLACES and self.at.value > _LAST_PLACE
        is_persons = is_persons or (self.at.unit == _MOUTHS and self.at.told.behind.startswith(_PERSONS))
        return _PERSONS if is_persons else self.at.unit

    @cached_property
    def words(self) -> frozenset[str]:
        """The pairs of characters in what names it."""
        return _pairs_of(self.at.told.label[-_LEAD:], self.at.told.behind[:_BEHIND])

    @cached_property
    def head(self) -> str:
        """The last pair of characters of what a change, a rest or a share says that it is of."""
        label = names_in(_PATTERNS["moved"].sub(" ", self.at.told.label[-_LEAD:])).replace(" ", "")
        behind = names_in(_PATTERNS["moved"].sub(" ", self.at.told.behind[:_BEHIND])).partition(" ")[0]
        return (behind if self.unit not in RATIOS and len(behind) > 1 else label)[-2:]

    @property
    def kind(self) -> str:
        """The first pair of characters of the things that are counted one by one, as far as it stands behind the number."""
        behind = names_in(self.at.told.behind[:_BEHIND])
        return behind[:2] if self.at.told.at.is_count and behind[1:2].strip() else ""

    @cached_property
    def own(self) -> frozenset[str]:
        """The pairs of characters by which a change, a rest or a share says what it is of; none where it says nothing."""
        label = _PATTERNS["moved"].sub(" ", self.at.told.label[-_LEAD:])
        if self.unit in RATIOS:
            return _pairs_of(label)
        return _pairs_of(label, _PATTERNS["moved"].sub(" ", self.at.told.behind[:_BEHIND]))

    @cached_property
    def wide_words(self) -> frozenset[str]:
        """The same with its sentence up to it."""
        return self.words | _pairs_of(self.at.told.lead[-2 * _LEAD :])


@lru_cache(maxsize=1 << 12)
def _pairs_of(*texts: str) -> frozenset[str]:
    pieces = " ".join(names_in(text) for text in texts).split()
    return frozenset(a + b for piece in pieces for a, b in pairwise(piece))


class Statements:
    """All statements of a draft outside brackets, in order, and those near one of them."""

    def __init__(self, around: Around) -> None:
        """`around` holds the quantities of the draft."""
        self.every: list[Statement] = []
        self._units: dict[str, list[Statement]] = {}
        line, last, nth = 0, (-1, -1), 0
        for one in around.every:
            nth = nth + 1 if one.paragraph == last[0] else 0
            line += one.where != last
            last = one.where
            if one.told.at.depth == 0:
                told = Statement(one, roles_in(one.text)[nth], bounds_of(one), line, len(self.every))
                self.every.append(told)
                self._units.setdefault(told.unit, []).append(told)

    def alike(self, one: Statement, unit: str = "") -> list[Statement]:
        """What is told near a statement in its unit, or in another, without itself, in order."""
        same = self._units.get(unit or one.unit, [])
        at = bisect_left(same, one.nth, key=lambda other: other.nth)
        near = same[max(0, at - _MOST) : at + _MOST + 1]
        return [other for other in near if other is not one and abs(other.at.place - one.at.place) < _REACH]

    def near(self, one: Statement) -> Sequence[Statement]:
        """The statements right before and behind one, in order, with it."""
        return self.every[max(0, one.nth - 2 * _MOST) : one.nth + 2 * _MOST + 1]
