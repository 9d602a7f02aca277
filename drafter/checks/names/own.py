"""What belongs to the speaking unit: its place, what lies in it and above it, its people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from drafter.checks.context import Context
from drafter.core.levels import nearest_place, places_in
from drafter.core.model import Source
from drafter.core.patterns import Patterns
from drafter.reading.places import Gazetteer, PlaceMention
from drafter.reading.townships import Townships

_PATTERNS = Patterns(__name__)
_RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3}
_PROVINCE = 2
_LEVELS = {"province": 0, "city": 1, "county": 2, "township": 3}

#: What the units right below one of a level are called, and how many of them a page has that lists them.
_BELOW = {"city": ("县", "区", "市"), "county": ("镇", "乡", "街道"), "township": ("村", "社区")}
_MOST_LISTED = 3


def short_name(place: str) -> str:
    """The name of a place without its kind: 清源县 gives 清源; names of two characters stay whole."""
    return _PATTERNS["suffix"].sub("", place)


@dataclass(frozen=True, slots=True)
class Own:
    """The speaking unit's names: of places, full and short; `codes` of its own place, `above` of those above it.

    The codes are empty where the gazetteer does not know the place.
    """

    place: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    above: tuple[str, ...]
    level: str

    @staticmethod
    def of(context: Context) -> "Own":
        """What belongs to the unit that speaks in this context."""
        where = context.place or context.unit
        above, last = _line_of(context, where)
        place = _without_superiors(context.place, above) or (last.name if last else "")
        written = [mention.name for mention in above if mention.text in where]
        parts = places_in(context.place) if context.place else ()
        known = (place, *context.superiors, *parts, *written, context.unit, context.short, *context.own)
        forms = ((name, short_name(name)) for name in filter(None, known))
        return Own(
            place,
            tuple(dict.fromkeys(chain.from_iterable(forms))),
            last.codes if last else (),
            tuple(code for mention in above for code in mention.codes),
            context.level,
        )

    @property
    def provinces(self) -> frozenset[str]:
        """The full name of the province that the unit lies in, as far as it is known."""
        codes = {code[:_PROVINCE] + "0000" for code in (*self.codes, *self.above)}
        return frozenset(place.name for code in codes if (place := Gazetteer.load().place(code)))

    @property
    def short(self) -> str:
        """The short name of the place."""
        return short_name(self.place)

    def holds(self, codes: Iterable[str]) -> bool:
        """Whether one of these divisions is the unit's own, lies in it or lies above it."""
        lies_in = Gazetteer.lies_in
        own = [lies_in(code, one) or lies_in(one, code) for code in codes for one in self.codes]
        return any(own) or any(lies_in(one, code) for code in codes for one in self.above)

    def knows(self, name: str) -> bool:
        """Whether a name is, or is part of, one of the unit's own."""
        return any(name in own for own in self.names)

    def lists_all(self, name: str, listed: Sequence[str]) -> bool:
        """Whether the unit page lists so many names of a kind right below the unit's own that this would be one of them.

        A county knows its townships, and a township its villages; of roads, firms and mountains no page lists all.
        """
        below = _BELOW.get(self.level, ())
        if not name.endswith(below):
            return False
        return sum(one.endswith(below) for one in listed) >= _MOST_LISTED

    def is_home(self, place: str) -> bool:
        """Whether a place given by name is the unit's own, lies in it or lies above it."""
        codes = [found.code for found in Gazetteer.load().lookup(place)]
        return self.knows(place) or self.holds((*codes, *Townships.load().lookup(place)))

    def is_foreign(self, source: Source | None) -> bool:
        """Whether a source is known to come from elsewhere."""
        if source is None or source.starter or not (self.place or self.names):
            return False
        if source.place:
            return not self.is_home(source.place)
        return bool(source.unit) and not any(name in source.unit for name in self.names)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the unit's own names stand in a text."""
        for name in self.names:
            start = text.find(name)
            while start >= 0:
                yield start, start + len(name)
                start = text.find(name, start + 1)

    def rank_distance(self, rank: str) -> int | None:
        """How far below (positive) or above the unit a rank word (县, 区) stands; None where it is its own or unknown."""
        kind = next((character for character in reversed(self.place) if character in _RANKS), "")
        if rank == kind or not (kind or self.level):
            return None
        own = _LEVELS.get(self.level, _RANKS.get(kind, 0))
        distance = _RANKS[rank] - own
        return None if not kind and distance == 0 else distance


def _line_of(context: Context, where: str) -> tuple[list[PlaceMention], PlaceMention | None]:
    """The places above the unit's own and its own, None where the gazetteer does not know it."""
    text = f"{'，'.join(reversed(context.superiors))}，{where}"
    named = _in_one_line(Gazetteer.load().find(text))
    if not where:
        return named, None
    last = named[-1] if named else None
    if last is not None and (last.end == len(text) or (not context.place and last.text in where)):
        return named[:-1], last
    return named, _in_full(text, last)


def _in_full(text: str, above: PlaceMention | None) -> PlaceMention | None:
    """The place that a text ends with whose whole name needs evidence (沛县): the only one so called in the one above it."""
    start = above.end if above is not None else 0
    name = text[start:].strip("，")
    known = [place for place in Gazetteer.load().lookup(name) if place.name == name and not place.former]
    if above is not None:
        known = [one for one in known if any(Gazetteer.lies_in(one.code, code) for code in above.codes)]
    if len(known) != 1:
        return None
    (only,) = known
    return PlaceMention(
        len(text) - len(name), len(text), name, only.code, only.name, only.level, (only.code,)
    )


def _in_one_line(named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places up to the first that does not lie in the one named before it: 江苏省，宿迁市, but not a namesake."""
    line: list[PlaceMention] = []
    for mention in named:
        if line and not any(Gazetteer.lies_in(a, b) for a in mention.codes for b in line[-1].codes):
            break
        line.append(mention)
    return line


def _without_superiors(place: str, over: Sequence[PlaceMention]) -> str:
    """A place without those above it that are written before it: 江苏省宿迁市清源县 gives 清源县.

    One that the gazetteer knows by its short name only is no superior of its own kind: 云溪 before 县青溪镇.
    """
    for mention in over:
        rest = place.removeprefix(mention.text)
        is_kind = mention.text != mention.name and rest[:1] in _RANKS and not Gazetteer.load().lookup(rest)
        if rest and not is_kind:
            place = rest
    return nearest_place(place)
