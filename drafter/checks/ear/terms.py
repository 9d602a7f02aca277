"""The term file of the check for the ear, and the characters that everybody can read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from drafter.core.term_lists import Column, Table, load_file
from drafter.paths import resource

_USUAL = {"longest_breath": 60, "most_de": 2, "balance": 50}
_TABLES = (
    Table("measure", tuple(Column(name, int) for name in _USUAL)),
    Table("not_de", (Column("texts", list, True),)),
    Table("direction", (Column("texts", list, True),)),
)


@dataclass(frozen=True)
class EarTerms:
    """The measures, words in which 的 is no particle, words of directions to the speaker, and the common characters."""

    measures: Mapping[str, int] = field(default_factory=lambda: dict(_USUAL))
    not_de: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()

    def without_not_de(self, clause: str) -> str:
        """A clause without the words in which 的 is no particle; where one holds another, the longer counts."""
        words = sorted(self.not_de, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, words)), "", clause) if words else clause


def load_ear(own: Path | None) -> tuple[EarTerms, tuple[str, ...]]:
    """The terms, and what is wrong in their file."""
    file = load_file("ear.toml", _TABLES, own)
    measures = dict(_USUAL)
    for row in file.rows["measure"]:
        measures |= row
    lines = resource("word", "common-characters.txt").read_text(encoding="utf-8").splitlines()
    common = frozenset(chain.from_iterable(line for line in lines if not line.startswith("#")))
    not_de = tuple(chain.from_iterable(row["texts"] for row in file.rows["not_de"]))
    directions = tuple(chain.from_iterable(row["texts"] for row in file.rows["direction"]))
    return EarTerms(measures, not_de, directions, common), file.problems
