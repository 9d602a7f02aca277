"""Whose a speech seems to be, seen from the unit that writes here: its own, a superior's, another unit's."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from drafter.core.model import Source
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships


@dataclass(frozen=True, slots=True)
class Here:
    """The unit that writes here, as far as its profile tells."""

    unit: str = ""
    place: str = ""
    superiors: Collection[str] = ()


def seems(source: Source, here: Here) -> str:
    """Whose a source seems to be (a key of WHOSE_NAMES), "" where its place and unit do not tell."""
    if here.unit and source.unit == here.unit:
        return "own"
    if not (source.place and here.place):
        return ""
    if source.place == here.place or _lies_in(source.place, here.place):
        return "own"
    if source.place in here.superiors or _lies_in(here.place, source.place):
        return "superior"
    return "foreign"


def mostly(sources: Iterable[Source], here: Here) -> tuple[str, int]:
    """Whose most of these seem to be, and how many of them; "" and 0 where none tells."""
    counts = Counter(filter(None, (seems(source, here) for source in sources)))
    return counts.most_common(1)[0] if counts else ("", 0)


def _lies_in(inner: str, outer: str) -> bool:
    """Whether one place lies in another; a township is told by the counties that have one so called."""
    gazetteer = Gazetteer.load()
    if gazetteer.contains(outer, inner):
        return True
    outside = [place.code for place in gazetteer.lookup(outer)]
    counties = Townships.load().lookup(inner)
    return any(gazetteer.lies_in(county, code) for county in counties for code in outside)
