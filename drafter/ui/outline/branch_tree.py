"""Where each branch of an outline stands among the others, under a number of its own. Without Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from drafter.ui.outline.branches import Branch, walk


@dataclass(slots=True)
class Place:
    """Where a branch stands in the tree; the branch itself is exchanged when only its words change.

    `serial` is a number that no other place has, or ever had.
    """

    branch: Branch
    serial: int
    row: int
    parent: "Place | None"
    children: "list[Place]"


class BranchTree:
    """The places of all branches; empty at first."""

    def __init__(self) -> None:
        self.branches: tuple[Branch, ...] = ()
        self.top: list[Place] = []
        self._by_id: dict[str, Place] = {}
        self._by_serial: dict[int, Place] = {}
        self._serials = count(1)

    def has_shape_of(self, branches: Sequence[Branch]) -> bool:
        """Whether these are the same branches in the same order, whatever they say."""
        return _shape(branches) == _shape(self.branches)

    def grow(self, branches: tuple[Branch, ...]) -> None:
        """Give each of these branches a new place; the old ones are gone."""
        self.branches = branches
        self._by_id, self._by_serial = {}, {}
        self.top = self._placed(branches, None)

    def exchange(self, branches: tuple[Branch, ...]) -> Iterator[Branch]:
        """Put branches of the same shape into the places of the old ones, and give those that say something else."""
        self.branches = branches
        for branch in walk(branches):
            place = self._by_id[branch.id]
            said = _said(place.branch) != _said(branch)
            place.branch = branch
            if said:
                yield branch

    def of_id(self, branch_id: str) -> Place | None:
        """The place of the branch that begins with this paragraph."""
        return self._by_id.get(branch_id)

    def of_serial(self, serial: int) -> Place | None:
        """The place with this number, None where it is gone."""
        return self._by_serial.get(serial)

    def _placed(self, branches: Sequence[Branch], parent: Place | None) -> list[Place]:
        places: list[Place] = []
        for row, branch in enumerate(branches):
            place = Place(branch, next(self._serials), row, parent, [])
            self._by_id[branch.id] = self._by_serial[place.serial] = place
            place.children = self._placed(branch.children, place)
            places.append(place)
        return places


def _shape(branches: Sequence[Branch]) -> list[tuple[str, int]]:
    """Which branches there are, in order, each with the number of its children."""
    return [(branch.id, len(branch.children)) for branch in walk(branches)]


def _said(branch: Branch) -> tuple[object, ...]:
    """All that a row shows."""
    shown = (branch.label, branch.text, branch.prompt, branch.length, branch.planned)
    return (*shown, branch.empty, branch.locked, branch.kind)
