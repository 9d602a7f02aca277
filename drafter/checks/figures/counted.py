"""The figures of a draft by the words that they share, kept from one key to the next."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.checks.figures.running import Growth, growths_in, months_of
from drafter.checks.ledger import Ledger
from drafter.core.figures import Figure, FigureKind, figures_in
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.same_figures import turns_ahead, words_of

#: A figure of a paragraph: what was gathered from it, by its identity, and which figure in order.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Reckoned:
    """The figures of a paragraph; for how many months from the beginning of the year each is summed up (0: not so); the
    growths that two of them make; and whether the plans of a report begin here.
    """

    figures: tuple[Figure, ...] = ()
    months: tuple[int, ...] = ()
    growths: tuple[Growth, ...] = ()
    turns_ahead: bool = False

    @staticmethod
    def of(paragraph: Paragraph) -> "Reckoned":
        """Those of a paragraph; front matter has none."""
        text = paragraph.text
        if paragraph.role in FRONT_ROLES:
            return Reckoned(turns_ahead=turns_ahead(text))
        figures = tuple(figures_in(text))
        months = tuple(months_of(text, figure) for figure in figures)
        return Reckoned(figures, months, tuple(growths_in(text, figures)), turns_ahead(text))


class FiguresThatShareWords(Ledger[Reckoned]):
    """Which figures of a draft have words in common: no others are of one thing."""

    def __init__(self) -> None:
        super().__init__()
        self._holders: dict[tuple[FigureKind, str, str], set[_Place]] = defaultdict(set)
        self._beside: dict[_Place, set[_Place]] = {}

    def enter(self, part: Reckoned) -> None:
        """Take in a paragraph that came."""
        for number, figure in enumerate(part.figures):
            place = id(part), number
            beside = self._beside[place] = set()
            for word in words_of(figure):
                holders = self._holders[word]
                beside |= holders
                holders.add(place)
            for other in beside:
                self._beside[other].add(place)

    def leave(self, part: Reckoned) -> None:
        """Take out a paragraph that went."""
        for number, figure in enumerate(part.figures):
            place = id(part), number
            for word in words_of(figure):
                self._holders[word].discard(place)
                if not self._holders[word]:
                    del self._holders[word]
            for other in self._beside.pop(place):
                self._beside[other].discard(place)

    def pairs(self, gathered: Sequence[Reckoned]) -> list[tuple[int, int]]:
        """The pairs of figures that share words, by their places among all figures of the draft, in order."""
        first: dict[int, int] = {}
        count = 0
        for part in gathered:
            first[id(part)] = count
            count += len(part.figures)
        pairs: list[tuple[int, int]] = []
        for (part, number), beside in self._beside.items():
            place = first[part] + number
            pairs += [(place, other) for at, nth in beside if (other := first[at] + nth) > place]
        return sorted(pairs)
