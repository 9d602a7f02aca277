"""The figures of a draft by what they count: where each stands, and whether its values agree."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.core.figure_names import disagree, named_by, same_thing, stated
from drafter.core.figures import COUNTING, Figure, FigureKind
from drafter.core.model import Paragraph

#: Of a thing with more values nothing is said: they are of several things that nobody can tell apart.
_MOST_VALUES = 6
_ENDS = re.compile("[。！？\n]")
#: Where a report turns from the year that is over to the one ahead.
_PLANS = re.compile(
    "预期目标|(?:今年|明年|20\\d\\d年|今后五年|未来五年)的?(?:主要|重点|全市|全县|全省|政府|经济社会发展)*(?:工作|目标|任务)(?:安排|打算|思路|总体要求|任务|建议)"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the paragraph that it stands in; `is_ahead` in the second half of a report, on what is planned."""

    paragraph: Paragraph
    figure: Figure
    is_ahead: bool = False


def dimension_of(figure: Figure) -> tuple[FigureKind, str]:
    """What a value is measured in, "" for all that is counted; of days, how exactly they are told."""
    unit = figure.unit.removesuffix("前").replace("旬", "日")
    return figure.kind, "" if unit in COUNTING else unit


def turns_ahead(text: str) -> bool:
    """Whether a paragraph holds the words that begin the plans of a report."""
    return bool(_PLANS.search(text))


def place_figures(
    paragraphs: Sequence[Paragraph],
    figures: Sequence[Sequence[Figure]],
    turns: Sequence[bool] | None = None,
) -> list[Placed]:
    """The figures of paragraphs with where they stand; those behind the words that begin the plans are ahead.

    `turns` says of each paragraph whether it holds these words, where that is known.
    """
    placed: list[Placed] = []
    is_ahead = False
    every = turns if turns is not None else map(turns_ahead, (one.text for one in paragraphs))
    for paragraph, found, turns_here in zip(paragraphs, figures, every, strict=True):
        is_ahead = is_ahead or turns_here
        placed += [Placed(paragraph, figure, is_ahead) for figure in found]
    return placed


@dataclass(frozen=True)
class FigureGroup:
    """All figures of one thing, in the order of the draft; `name` is what they count."""

    name: str
    places: tuple[Placed, ...]

    @property
    def usual(self) -> Placed:
        """The place with the value that is said most often, or first."""
        counted = Counter(stated(one.figure) for one in self.places)
        value = counted.most_common(1)[0][0]
        return next(one for one in self.places if stated(one.figure) == value)

    @property
    def disagrees(self) -> bool:
        """Whether it has two values that cannot both be right."""
        return bool(self.contradictions)

    @cached_property
    def contradictions(self) -> tuple[tuple[Placed, Placed], ...]:
        """The places whose value cannot be right beside that of another place, each with that one: the usual value, or
        the first that is of the very same thing.
        """
        values = {stated(one.figure) for one in self.places}
        if not 1 < len(values) <= _MOST_VALUES:
            return ()
        usual = self.usual
        pairs = ((one, self._against(one, (usual, *self.places))) for one in self.places if one != usual)
        told = [(one, other) for one, other in pairs if other is not None]
        return tuple(pair for pair in told if (pair[1], pair[0]) not in told or pair[1] is usual)

    @staticmethod
    def _against(one: Placed, others: Sequence[Placed]) -> Placed | None:
        """The first of the places of the very same thing, where its value and this one cannot both be right."""
        alike = [other for other in others if other != one and _name_of_both(one, other)]
        if any(stated(other.figure) == stated(one.figure) for other in alike):
            return None
        return next((other for other in alike if disagree(one.figure, other.figure)), None)


def group_figures(
    placed: Sequence[Placed], pairs: Sequence[tuple[int, int]] | None = None
) -> list[FigureGroup]:
    """The figures by what they count, in the order in which each first stands; each figure in one group.

    `pairs` are the places of those that share words and are measured alike, in order, where these are known.
    """
    leaders = list(range(len(placed)))
    names: dict[int, str] = {}

    def leader(place: int) -> int:
        while leaders[place] != place:
            place = leaders[place]
        return place

    for first, second in pairs if pairs is not None else _that_share_words(placed):
        name = _name_of_both(placed[first], placed[second])
        if name:
            low, high = sorted((leader(first), leader(second)))
            leaders[high] = low
            names.setdefault(low, name)
    groups: dict[int, list[Placed]] = {}
    for place, one in enumerate(placed):
        groups.setdefault(leader(place), []).append(one)
    return [
        FigureGroup(names.get(first, places[0].figure.name), tuple(places))
        for first, places in groups.items()
    ]


def words_of(figure: Figure) -> frozenset[tuple[FigureKind, str, str]]:
    """What two figures of one thing have in common, one of these at least: how they are measured, with a part of a word."""
    dimension = dimension_of(figure)
    return frozenset((*dimension, part) for part in named_by(figure))


def _that_share_words(placed: Sequence[Placed]) -> list[tuple[int, int]]:
    """The pairs of places whose figures have words in common, in order: no others are of one thing.

    A long draft has ten thousand pairs of figures, of which few share a word.
    """
    holders: dict[tuple[FigureKind, str, str], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for place, one in enumerate(placed):
        for part in words_of(one.figure):
            pairs.update((other, place) for other in holders[part])
            holders[part].append(place)
    return sorted(pairs)


def _name_of_both(one: Placed, other: Placed) -> str:
    """What two figures both count, "" for two things: those in one sentence are of several."""
    a, b = one.figure, other.figure
    if one.is_ahead != other.is_ahead:
        return ""
    same_paragraph = one.paragraph.id == other.paragraph.id
    if (same_paragraph and not _ENDS.search(one.paragraph.text, a.end, b.start)) or (
        a.kind in (FigureKind.DAY, FigureKind.SPAN) and a.value == b.value and not a.name
    ):
        return ""
    return same_thing(a, b)
