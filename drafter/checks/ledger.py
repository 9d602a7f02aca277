"""What a check of the whole draft keeps from one look to the next: only paragraphs that came or went change it."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Ledger(Generic[Part]):
    """Sums and indexes over what a check gathered from each paragraph.

    A part is what was gathered from one paragraph, and is known by its identity: a `Checker` gathers again only from
    paragraphs that changed. One ledger belongs to one `Checker` and one context.
    """

    def __init__(self) -> None:
        self._parts: dict[int, Part] = {}

    def follow(self, gathered: Sequence[Part]) -> None:
        """Bring the ledger up to date with all parts of a draft, in any order."""
        now = {id(part): part for part in gathered}
        for gone in self._parts.keys() - now.keys():
            self.leave(self._parts[gone])
        for number, part in now.items():
            if number not in self._parts:
                self.enter(part)
        self._parts = now

    def enter(self, part: Part) -> None:
        """Take in a part that came."""
        raise NotImplementedError

    def leave(self, part: Part) -> None:
        """Take out a part that went; it was taken in before."""
        raise NotImplementedError


class Ledgers(Ledger[Part]):
    """Several ledgers over the same parts."""

    def __init__(self, every: Iterable[Ledger[Part]]) -> None:
        super().__init__()
        self._every = tuple(every)

    def enter(self, part: Part) -> None:
        """Take it into each."""
        for one in self._every:
            one.enter(part)

    def leave(self, part: Part) -> None:
        """Take it out of each."""
        for one in self._every:
            one.leave(part)
