"""出处与借鉴核对单 as plain data: what stands on the page that is signed beside a draft."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.core.model import Facts
from drafter.core.origin import Origin
from drafter.core.origin_parts import OriginPart


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that is used: its letter, what it is, whose, and the characters taken from it."""

    letter: str
    title: str
    date: str
    speaker: str
    state: str
    origin: Origin
    length: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """One of the longest passages taken over: where it stands, its words and those of the source, and what is said of
    it; `is_open` where something is still to be done.
    """

    place: str
    words: str
    text: str
    letter: str
    length: int
    note: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ProvenanceSheet:
    """The whole page. `local` and `open` are sentences on what was made local and what waits to be reworded;
    `long_runs` counts the passages above twenty characters; `file` and `digest` (hexadecimal) name the file that
    belongs to it, "" where there is none.
    """

    facts: Facts
    length: int
    minutes: int
    checked: datetime.datetime
    counts: Mapping[Origin, int]
    parts: tuple[OriginPart, ...]
    sources: tuple[SourceRow, ...]
    more_sources: int
    runs: tuple[RunRow, ...]
    long_runs: int
    local: tuple[str, ...]
    open: tuple[str, ...]
    file: str = ""
    digest: str = ""

    @property
    def total(self) -> int:
        """The characters that were looked at, without marks."""
        return sum(self.counts.values())
