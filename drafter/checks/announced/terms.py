"""The term file of what a speech counts when it announces a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.term_lists import Column, Row, Table, load_file, mapped

_TABLES = (Table("noun", (Column("text", str, True), Column("series"), Column("followed", list))),)


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What is counted, with the words one of which has to follow, where any has.

    `series` is parts, agenda, or "" for what counts only the list that stands behind it.
    """

    text: str
    series: str
    followed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnouncedTerms:
    """The nouns, longest first."""

    nouns: tuple[CountedNoun, ...] = ()

    def at(self, text: str, start: int) -> CountedNoun | None:
        """The noun that stands in a text at `start`."""
        for noun in self.nouns:
            end = start + len(noun.text)
            if text.startswith(noun.text, start) and (
                not noun.followed or text.startswith(noun.followed, end)
            ):
                return noun
        return None


def load_announced(own: Path | None) -> tuple[AnnouncedTerms, tuple[str, ...]]:
    """The nouns, and what is wrong in their files."""
    file = load_file("announced.toml", _TABLES, own)
    nouns: Sequence[CountedNoun] = mapped(file, "noun", _noun)
    return AnnouncedTerms(tuple(sorted(nouns, key=lambda noun: -len(noun.text)))), file.problems


def _noun(row: Row) -> CountedNoun:
    return CountedNoun(row["text"], row.get("series", ""), tuple(row.get("followed", ())))
