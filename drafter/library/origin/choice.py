"""Which of several passages a sentence is taken from, and which of its sources is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drafter.core.model import Source
from drafter.core.origin import Home, Origin, owner_of
from drafter.library.origin.looking import Like

#: What counts for a passage besides its likeness: it is the one that was dragged, it explains a neighbour, or its
#: source was used elsewhere in the draft.
_OWN, NEIGHBOUR, _USED = 0.15, 0.08, 0.12
#: A sentence of which less is explained, or less by a source that the draft uses, is looked for again in those sources.
_WHOLE, _WEAK = 0.95, 0.6
#: Whose words go first.
RANKS: Mapping[Origin, int] = {Origin.FOREIGN: 0, Origin.OWN: 1, Origin.SUPERIOR: 2}


@dataclass(frozen=True)
class Choice:
    """Which of several passages a sentence of one paragraph is taken from; `own` is the source it was dragged from."""

    known: Mapping[int, Sequence[Source]]
    home: Home
    own: str
    used: frozenset[str]
    _sources: dict[int, tuple[Origin, Source]] = field(default_factory=dict, compare=False)

    def is_own(self, passage: int) -> bool:
        """Whether a passage stands in the source that the paragraph was dragged from."""
        return bool(self.own) and any(source.id == self.own for source in self.known.get(passage, ()))

    def is_used(self, passage: int) -> bool:
        """Whether a passage stands in a source that the draft uses elsewhere."""
        return any(source.id in self.used for source in self.known.get(passage, ()))

    def is_settled(self, options: Sequence[Like]) -> bool:
        """Whether no other source of the draft need be asked: a passage has nearly all, or one of its sources most."""
        return any(
            one.place.share >= _WHOLE or (one.place.share >= _WEAK and self.is_used(one.id))
            for one in options
        )

    def best(self, options: Sequence[Like], neighbours: set[int]) -> Like | None:
        """The passage that a sentence is most probably reworded from; None where there is none."""

        def worth(one: Like) -> float:
            near = NEIGHBOUR * (one.id in neighbours)
            return one.place.share + _OWN * self.is_own(one.id) + near + _USED * self.is_used(one.id)

        return max((one for one in options if self.known.get(one.id)), key=worth, default=None)

    def source(self, passage: int) -> tuple[Origin, Source]:
        """Whose words a passage is, and the source to name: a superior's first, then the one it was dragged from."""
        if passage not in self._sources:
            ranked = [(owner_of(source, self.home), source) for source in self.known[passage]]
            self._sources[passage] = min(ranked, key=self._order)
        return self._sources[passage]

    def _order(self, one: tuple[Origin, Source]) -> tuple[int, bool, bool, int]:
        owner, source = one
        day = source.date.toordinal() if source.date else 0
        return -RANKS[owner], source.id != self.own, source.id not in self.used, -day
