"""The term file of the check of left-over names."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from drafter.checks.tables import Column, Row, Table, load_file

_TEXTS = (Column("texts", list, True), Column("source"))
_TABLES = (
    Table("public", _TEXTS),
    Table("minority", _TEXTS),
    Table("latin", _TEXTS),
    Table("own", _TEXTS),
    Table("part", (Column("before", list, True), Column("after", list, True), Column("not_names"))),
    Table("not_a_person", (Column("texts", list, True), Column("characters"))),
)


@dataclass(frozen=True)
class NameTerms:
    """Words that tell a left-over name from what every office may say."""

    public: frozenset[str] = frozenset()
    minorities: tuple[str, ...] = ()
    latin: frozenset[str] = frozenset()
    own_campaigns: frozenset[str] = frozenset()
    before_part: tuple[str, ...] = ()
    after_part: tuple[str, ...] = ()
    not_parts: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()
    not_in_people: frozenset[str] = frozenset()


def load_names(own: Path | None) -> tuple[NameTerms, tuple[str, ...]]:
    """The terms, and what is wrong in their files."""
    file = load_file("names.toml", _TABLES, own)
    rows = file.rows
    terms = NameTerms(
        public=frozenset(_texts(rows["public"])),
        minorities=tuple(_texts(rows["minority"])),
        latin=frozenset(_texts(rows["latin"])),
        own_campaigns=frozenset(_texts(rows["own"])),
        before_part=tuple(chain.from_iterable(row["before"] for row in rows["part"])),
        after_part=tuple(chain.from_iterable(row["after"] for row in rows["part"])),
        not_parts=frozenset("".join(row.get("not_names", "") for row in rows["part"])),
        not_people=frozenset(_texts(rows["not_a_person"])),
        not_in_people=frozenset("".join(row.get("characters", "") for row in rows["not_a_person"])),
    )
    return terms, file.problems


def _texts(rows: Iterable[Row]) -> Iterable[str]:
    return chain.from_iterable(row["texts"] for row in rows)
