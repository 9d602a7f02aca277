"""What the rest of the program asks a library about what becomes of speeches: how they age, how they were given, where
their words came from, what was withdrawn.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from drafter.core.model import Source
from drafter.core.progress import Job

#: Says what a text from a place ("" where unknown) has that is past its time, in sentences.
Judge = Callable[[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Given:
    """A speech as it was given, or another version of it: its source and the texts of its paragraphs."""

    source: Source
    texts: tuple[str, ...]


class Lifecycle(Protocol):
    """The part of a library that knows what became of its sources."""

    def judge(self, judge: Judge, mark: str) -> Job[int]:
        """Find again what of the paragraphs is past its time, as a long job; gives how many were looked at.

        `judge` says it of a text and its place; with the `mark` of last time only what came since is looked at.
        """
        ...

    def given_otherwise(self, source_id: str) -> Given | None:
        """The speech as it was given, with its paragraphs, where this source is an earlier state of it."""
        ...

    def later_version(self, source_id: str) -> tuple[Sequence[str], Given] | None:
        """The paragraphs of a source, and the version of it that came in last, where one came after it."""
        ...

    def whereabouts(self, source_ids: Collection[str]) -> Mapping[str, tuple[Source, bool]]:
        """The sources with these ids as they are known now, and whether each lies in the bin; none that is gone."""
        ...

    def origins_of(self, source_id: str) -> Mapping[int, Source]:
        """Where the paragraphs of an archived speech were taken from, by their positions in it."""
        ...
