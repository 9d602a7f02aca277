"""What a unit of one level says where one of another level says 我市, 市委, 各县区."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.fills import Spot, replace_spots, spot_of
from drafter.core.meetings import meeting_name, names_another
from drafter.core.model import Draft, Paragraph, Source
from drafter.core.toml import open_toml

#: From the highest to the lowest.
LEVELS = ("province", "city", "county", "township")

#: How units of a level may call themselves; the first is the usual word.
_KINDS = {"county": ("县", "区", "市", "旗"), "township": ("镇", "乡", "街道")}

#: How the names of places of each level end. A city may be a county too; most are not.
_ENDS = {"省 自治区": "province", "市 州 盟": "city", "县 区 旗": "county", "镇 乡 街道": "township"}

#: The places that a unit's name begins with, behind the body that it belongs to; the group is the last of them.
_PLACES = re.compile(r"(?:中国共产党|中共|政协|共青团)?([^省市县区旗]{1,7}[省市县区旗])+")

#: One place of a longer name; its first character may be that of a rank, too: 镇江市, 市中区.
_ONE_PLACE = "(?:.[^省市县区旗镇乡]{0,9}(?:[省市县区旗镇乡]|街道))"
_LINE_OF_PLACES = re.compile(f"{_ONE_PLACE}+")

#: What makes of a place's name that of a body, or of a part of it.
_BODIES = "区|委|人民|政府|政协|人大|纪委|监委|[一-龥]{1,6}[局办厅院](?:[长主]|[，。、]|$)|领导|召开|下发|印发|要求|部署"

#: The characters that stand for a rank behind the name of a place.
_RANKS = "省市州县区旗镇乡街"

#: Where the names of particular places stand in a text: 临江市委 is not the unit's own 市委.
NamedSpans = Callable[[str], Iterable[tuple[int, int]]]
#: Whether what stands from one place of a text to another, a name elsewhere, is none here: 万全之策.
IsNoName = Callable[[str, int, int], bool]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One expression of another level, what it becomes here, and where it stands.

    `named` are those of the spots that stand in the name of another meeting, or of a document: 全市三级干部大会 was
    held there, whoever speaks of it.
    """

    old: str
    new: str
    spots: tuple[Spot, ...]
    named: frozenset[Spot] = frozenset()


@dataclass(frozen=True)
class LevelTable:
    """The expressions by level, and the characters that make something else of them.

    `rows` map a level to its expressions, the one to use first; {县} and {镇} stand for what the unit's place
    calls itself. `before` and `after` give, for the first character or the whole of an expression, the
    characters that may not stand next to it.
    """

    rows: Sequence[Mapping[str, Sequence[str]]]
    before: Mapping[str, str]
    after: Mapping[str, str]

    @staticmethod
    def load(path: Path) -> "LevelTable":
        """The table in a TOML file."""
        table = open_toml(path, "词表").data
        rows = [{level: row.get(level, "").split() for level in LEVELS} for row in table["term"]]
        return LevelTable(rows, table["guards"]["before"], table["guards"]["after"])

    def changes(self, source_level: str, level: str, place: str) -> dict[str, str]:
        """What each expression of one level becomes in a unit of another level that speaks for `place`."""
        return {
            old: written(row[level][0], place)
            for row in self.rows
            if row[level]
            for old in row[source_level]
            if "{" not in old and old != written(row[level][0], place)
        }

    def find(self, text: str, words: Iterable[str], named: NamedSpans) -> Iterator[tuple[int, int]]:
        """Where these expressions stand in a text, the longest first, as words of their own."""
        names = list(named(text))
        ends = {end for _, end in names}
        taken = set().union(*(range(start, end) for start, end in names))
        for word in sorted(words, key=len, reverse=True):
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                particular = start in ends and word[0] in _RANKS
                if (
                    not particular
                    and not self._is_part(text, start, end)
                    and taken.isdisjoint(range(start, end))
                ):
                    taken.update(range(start, end))
                    yield start, end
                start = text.find(word, start + 1)

    def _is_part(self, text: str, start: int, end: int) -> bool:
        """Whether the characters around make another word of it."""
        word, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
        return bool(
            (before and before in self.before.get(word[0], ""))
            or (after and after in self.after.get(word, ""))
        )


def level_of_place(place: str) -> str:
    """The level that the end of a place's name tells: 清源县 is a county; "" where it tells none."""
    return next((level for ends, level in _ENDS.items() if place.endswith(tuple(ends.split()))), "")


def place_of_unit(unit: str) -> str:
    """The place that a unit's name tells, the nearest one: 清源县 of 临江市清源县人民政府; "" where it tells none."""
    found = _PLACES.match(unit.strip())
    return found.group(1) if found else ""


def written(expression: str, place: str) -> str:
    """An expression with what the units of `place` call themselves: 我{县} is 我区 in 东城区."""
    for level, kinds in _KINDS.items():
        kind = next((kind for kind in kinds if place.endswith(kind)), kinds[0])
        expression = expression.replace("{" + _KINDS[level][0] + "}", kind)
    return expression


def _always_a_name(_text: str, _start: int, _end: int) -> bool:
    return False


def level_changes(
    draft: Draft,
    level: str,
    place: str,
    table: LevelTable,
    named: NamedSpans,
    is_no_name: IsNoName = _always_a_name,
) -> tuple[LevelChange, ...]:
    """What the paragraphs from units of other levels would have to say here, in the order of the text.

    `level` and `place` are those of the unit that speaks. None where its level is not known. `is_no_name` tells
    where the name of a source's place is part of a set phrase.
    """
    if level not in LEVELS:
        return ()
    found: dict[tuple[str, str], list[Spot]] = {}
    of_others: set[Spot] = set()
    here = meeting_name(draft.facts.occasion, draft.facts.title, place)
    for paragraph in draft.paragraphs:
        changes = _changes_for(paragraph, level, place, table)
        text = paragraph.text
        spots = [(start, end, changes[text[start:end]]) for start, end in table.find(text, changes, named)]
        if changes:
            spots += (spot for spot in _own_place(paragraph, place) if not is_no_name(text, *spot[:2]))
        own = {here, _meeting_of(paragraph.source)}
        for start, end, new in sorted(spots):
            spot = spot_of(paragraph.id, text, start, end)
            found.setdefault((text[start:end], new), []).append(spot)
            if names_another(text, start, end, own):
                of_others.add(spot)
    return tuple(
        LevelChange(old, new, tuple(spots), frozenset(of_others.intersection(spots)))
        for (old, new), spots in found.items()
    )


def _meeting_of(source: Source | None) -> str:
    """The name of the meeting at which a speech was given, "" where nothing tells it."""
    return meeting_name(source.occasion, source.title, source.place) if source else ""


def _own_place(paragraph: Paragraph, place: str) -> Iterator[tuple[int, int, str]]:
    """Where a paragraph names the place that its speech was given in, and what that place is here; not where the name
    begins that of a body (临江市委).
    """
    there = nearest_place(paragraph.source.place) if paragraph.source else ""
    here = nearest_place(place)
    if there and here and there not in (here, place):
        for match in re.finditer(f"{re.escape(there)}(?!{_BODIES})", paragraph.text):
            yield *match.span(), here


def nearest_place(place: str) -> str:
    """The last place that a longer name ends with: 柳树镇 of 清河县柳树镇."""
    return places_in(place)[-1]


def places_in(place: str) -> tuple[str, ...]:
    """The places that a name names, one after the other: 清河县 and 柳树镇; the name itself where it cannot be told."""
    found = _LINE_OF_PLACES.fullmatch(place)
    return tuple(re.findall(_ONE_PLACE, place)) if found else (place,)


def _changes_for(paragraph: Paragraph, level: str, place: str, table: LevelTable) -> dict[str, str]:
    source_level = paragraph.source.level if paragraph.source else ""
    if source_level not in LEVELS or source_level == level:
        return {}
    return table.changes(source_level, level, place)


def change_levels(draft: Draft, changes: Iterable[LevelChange]) -> Draft:
    """The draft with these changes made, as far as the text still says what it said."""
    return replace_spots(draft, [(spot, c.old, c.new) for c in changes for spot in c.spots])
