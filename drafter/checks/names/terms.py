"""The term file of the check of left-over names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from drafter.core.term_lists import Column, Row, Table, load_file

_TEXTS = (Column("texts", list, True), Column("source"))
_TABLES = (
    Table("public", _TEXTS),
    Table("phrase", _TEXTS),
    Table("minority", _TEXTS),
    Table("latin", _TEXTS),
    Table("own", _TEXTS),
    Table("ordinary", _TEXTS),
    Table("region", (Column("texts", list, True), Column("provinces", list, True))),
    Table("memory", (Column("texts", list, True), Column("with", list, True))),
    Table("part", (Column("before", list, True), Column("after", list, True), Column("not_names"))),
    Table("abbreviation", (Column("province", str, True), Column("characters", str, True))),
    Table(
        "proper",
        (
            Column("kind", str, True),
            Column("endings", list, True),
            Column("not_before"),
            Column("not_names", list),
            Column("given_often", list),
            Column("of_trade", bool),
            Column("named_alone", bool),
            Column("named_by_words", bool),
            Column("weak", list),
        ),
    ),
    Table("body", (Column("kind", str, True), Column("we", list, True), Column("endings", list, True))),
    Table("edge", (Column("characters", str, True), Column("in_front"))),
    Table("not_a_person", (Column("texts", list, True), Column("characters"))),
)


#: Names of peoples up to this length are told by their 族.
_SHORTEST_WITHOUT = 3
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class ProperKind:
    """A kind of thing that has a name of its own: what ends it, and what before or behind that makes another word of it.

    `given_often` are words that many places name such a thing with (中山路).
    Things `is_of_trade` say what they deal in between their name and what they are: 鑫源矿业有限公司; those `named_alone`
    may have more than one word for a name, but tell only their kind by `not_names` at its end, too: 城东老旧小区. `weak`
    endings are words of any sentence, too (青年科技): what stands before them has to be a name by itself.
    """

    name: str
    endings: re.Pattern[str]
    not_before: str
    not_names: tuple[str, ...]
    given_often: frozenset[str] = frozenset()
    is_of_trade: bool = False
    named_alone: bool = False
    weak: tuple[str, ...] = ()
    is_named_so: bool = False


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body that is no place: what its name ends with, and what it calls itself behind 我 and 本."""

    name: str
    endings: tuple[str, ...]
    we: frozenset[str]


@dataclass(frozen=True)
class NameTerms:
    """Words that tell a left-over name from what every office may say.

    `public` finds terms of the whole country that hold a name, `phrases` set phrases in which one is none, `minorities` the names of peoples, `regional` names
    of parts of the country, whose provinces `regions` gives. `memorable` places are those of the Party's history,
    where one of `recalling` stands in the sentence. `abbreviations` gives the characters that stand for a province;
    `proper` are the kinds of things with names of their own, `bodies` those of bodies that may speak, `edge` characters that are no part of such a name, save those
    `in_front` of a single character (下湾村).
    """

    public: re.Pattern[str] = _NOTHING
    phrases: re.Pattern[str] = _NOTHING
    minorities: re.Pattern[str] = _NOTHING
    regional: re.Pattern[str] = _NOTHING
    regions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    latin: frozenset[str] = frozenset()
    memorable: frozenset[str] = frozenset()
    recalling: tuple[str, ...] = ()
    own_campaigns: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    before_part: tuple[str, ...] = ()
    after_part: tuple[str, ...] = ()
    not_parts: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    proper: tuple[ProperKind, ...] = ()
    bodies: tuple[BodyKind, ...] = ()
    edge: frozenset[str] = frozenset()
    in_front: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()
    not_in_people: frozenset[str] = frozenset()


def load_names(own: Path | None) -> tuple[NameTerms, tuple[str, ...]]:
    """The terms, and what is wrong in their files."""
    file = load_file("names.toml", _TABLES, own)
    rows = file.rows
    terms = NameTerms(
        public=_any_of(_texts(rows["public"])),
        phrases=_any_of(_texts(rows["phrase"])),
        minorities=_any_of(_with_short(_texts(rows["minority"]))),
        regional=_any_of(_texts(rows["region"])),
        regions={text: frozenset(row["provinces"]) for row in rows["region"] for text in row["texts"]},
        latin=frozenset(_texts(rows["latin"])),
        memorable=frozenset(_texts(rows["memory"])),
        recalling=tuple(chain.from_iterable(row["with"] for row in rows["memory"])),
        own_campaigns=frozenset(_texts(rows["own"])),
        ordinary=frozenset(_texts(rows["ordinary"])),
        before_part=tuple(chain.from_iterable(row["before"] for row in rows["part"])),
        after_part=tuple(chain.from_iterable(row["after"] for row in rows["part"])),
        not_parts=frozenset("".join(row.get("not_names", "") for row in rows["part"])),
        abbreviations={row["province"]: row["characters"] for row in rows["abbreviation"]},
        proper=tuple(map(_proper_kind, rows["proper"])),
        bodies=tuple(
            BodyKind(row["kind"], tuple(row["endings"]), frozenset(row["we"])) for row in rows["body"]
        ),
        edge=frozenset("".join(row["characters"] for row in rows["edge"])),
        in_front=frozenset("".join(row.get("in_front", "") for row in rows["edge"])),
        not_people=frozenset(_texts(rows["not_a_person"])),
        not_in_people=frozenset("".join(row.get("characters", "") for row in rows["not_a_person"])),
    )
    return terms, file.problems


def _proper_kind(row: Row) -> ProperKind:
    """A kind of its entry; several endings may follow one another: 汇峰木业集团, 凤鸣山景区."""
    return ProperKind(
        row["kind"],
        re.compile(f"(?:{_any_of(row['endings']).pattern})+"),
        row.get("not_before", ""),
        tuple(row.get("not_names", ())),
        frozenset(row.get("given_often", ())),
        row.get("of_trade", False),
        row.get("named_alone", False),
        tuple(row.get("weak", ())),
        row.get("named_by_words", False),
    )


def _texts(rows: Iterable[Row]) -> Iterable[str]:
    return chain.from_iterable(row["texts"] for row in rows)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first; for nothing where there are none."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile("|".join(longest_first)) if longest_first else _NOTHING


def _with_short(peoples: Iterable[str]) -> Iterator[str]:
    """The names of peoples, the longer ones also without 族 (鄂伦春)."""
    for name in peoples:
        yield name
        if len(name) > _SHORTEST_WITHOUT:
            yield name.removesuffix("族")
