"""出处: what every character of a draft comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.core.model import Source


class Origin(StrEnum):
    """Where characters come from. The first four are word for word; a reworded sentence keeps its source beside it.

    They stand in the order in which they go before each other.
    """

    FIXED = "法定表述"
    SUPERIOR = "上级原话"
    OWN = "本单位旧稿"
    FOREIGN = "外单位"
    REWORDED = "改写"
    NEW = "新写"


#: The origins as they are shown side by side.
SHOWN = (Origin.SUPERIOR, Origin.FIXED, Origin.OWN, Origin.FOREIGN, Origin.REWORDED, Origin.NEW)
#: What stands so in a source, word for word.
VERBATIM = frozenset({Origin.FIXED, Origin.SUPERIOR, Origin.OWN, Origin.FOREIGN})
#: What a sentence is called that may be reworded from a source: a question, counted as new.
SUSPECTED = "疑似改写"
_OWNERS: Mapping[str, Origin] = {
    "superior": Origin.SUPERIOR,
    "own": Origin.OWN,
    "foreign": Origin.FOREIGN,
}
#: Bodies that are above every place.
_NATIONAL = ("中共中央", "党中央", "国务院", "全国人大", "全国政协", "中央")


@dataclass(frozen=True, slots=True)
class Home:
    """For whom the draft is written: the place, the unit, the places above it, and names of what is its own."""

    place: str = ""
    unit: str = ""
    superiors: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a paragraph, from `start` to `end`, of one origin.

    `source` is the speech that they stand in or are reworded from, `text` the passage there and `there` where in it;
    `changed` is the part of them that is not in the passage, 0 to 1. `document` names what a fixed wording is fixed by.
    `suspected` marks new text that may be reworded from the passage. `length` counts characters without marks,
    `others` the further sources of the same passage.
    """

    start: int
    end: int
    origin: Origin
    length: int
    source: Source | None = None
    text: str = ""
    there: tuple[int, int] = (0, 0)
    changed: float = 0.0
    document: str = ""
    suspected: bool = False
    others: int = 0

    @property
    def name(self) -> str:
        """The origin as it is shown: 疑似改写 for what is only suspected."""
        return SUSPECTED if self.suspected else self.origin.value


def owner_of(source: Source, home: Home) -> Origin:
    """Whose words a source holds: 上级原话, 本单位旧稿 or 外单位, told from its place and unit.

    What somebody said of it goes first. The starter material belongs to nobody here. A source that names neither place
    nor unit is taken for an old speech of the office itself: that is what people keep.
    """
    if source.starter:
        return Origin.FOREIGN
    if source.whose in _OWNERS:
        return _OWNERS[source.whose]
    names = [name for name in (source.unit, source.place) if name]
    if any(_is_above(name, home) for name in names):
        return Origin.SUPERIOR
    if not names or not (home.place or home.unit) or any(_is_own(name, home) for name in names):
        return Origin.OWN
    return Origin.FOREIGN


def _is_own(name: str, home: Home) -> bool:
    return bool(home.unit and name == home.unit) or bool(home.place and home.place in name)


def _is_above(name: str, home: Home) -> bool:
    """Whether a name is one of a place above, or of a body of such a place; the town below a city is not above it."""
    if _is_own(name, home):
        return False
    if name.startswith(_NATIONAL) or name == "全国":
        return True
    return any(name == above or _is_body_of(name, above) for above in home.superiors if above)


def _is_body_of(name: str, place: str) -> bool:
    """Whether a name is that of a body of a place: 临江市人民政府, and not 临江市清源县人民政府."""
    _, found, body = name.rpartition(place)
    return bool(found) and not any(mark in body for mark in ("市", "县", "区", "旗", "镇", "乡"))


def shares(stretches: Iterable[Stretch]) -> dict[Origin, int]:
    """The characters of each origin, all of them named, those of which there are none, too."""
    counted = dict.fromkeys(Origin, 0)
    for one in stretches:
        counted[one.origin] += one.length
    return counted


def by_source(stretches: Iterable[Stretch]) -> list[tuple[Source, int]]:
    """The sources that something is taken from or reworded from, the most characters first."""
    counted: dict[str, int] = {}
    known: dict[str, Source] = {}
    for one in stretches:
        if one.source is not None and not one.suspected:
            counted[one.source.id] = counted.get(one.source.id, 0) + one.length
            known[one.source.id] = one.source
    ordered = sorted(counted.items(), key=lambda item: -item[1])
    return [(known[source], count) for source, count in ordered]


def verbatim_of(counts: Mapping[Origin, int]) -> int:
    """How many of the characters counted by their origins are taken over word for word."""
    return sum(counts[origin] for origin in VERBATIM)


def foreign_of(stretches: Iterable[Iterable[Stretch]]) -> tuple[int, int]:
    """How many characters of paragraphs are other offices' words, and how many there are; the starter material is nobody's."""
    every = [one for each in stretches for one in each]
    return sum(one.length for one in every if is_foreign(one)), sum(one.length for one in every)


def is_foreign(stretch: Stretch) -> bool:
    """Whether characters are another office's words."""
    return stretch.origin is Origin.FOREIGN and stretch.source is not None and not stretch.source.starter


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that stand so in one passage, fixed wordings among them counted in.

    `start` and `end` are in the paragraph; `length` counts characters without marks, `there` is where they stand in the
    passage, whose text is `text`.
    """

    start: int
    end: int
    length: int
    origin: Origin
    source: Source
    text: str
    there: tuple[int, int]


def runs_of(stretches: Sequence[Stretch]) -> list[Run]:
    """The runs of one paragraph that stand word for word in sources, in order."""
    found: list[Run] = []
    for number, one in enumerate(stretches):
        if one.origin is Origin.FIXED or one.origin not in VERBATIM or one.source is None:
            continue
        last = found[-1] if found else None
        if (
            last
            and last.text == one.text
            and last.source == one.source
            and _is_fixed_between(stretches, last, number)
        ):
            between = sum(s.length for s in stretches if last.end <= s.start < one.start)
            found[-1] = replace(last, end=one.end, length=last.length + between + one.length)
        else:
            found.append(Run(one.start, one.end, one.length, one.origin, one.source, one.text, one.there))
    return found


def _is_fixed_between(stretches: Sequence[Stretch], run: Run, number: int) -> bool:
    """Whether only fixed wordings stand between a run and the stretch with this number."""
    between = [one for one in stretches[:number] if one.start >= run.end]
    return all(one.origin is Origin.FIXED for one in between)
