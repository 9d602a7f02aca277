"""The term file of wrong characters: pairs of wrong and right, 的地得, words that the dictionary lacks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from drafter.checks.characters.near_core import NearCore
from drafter.checks.characters.near_phrases import NearPhrases
from drafter.core.term_lists import Column, Row, Table, load_file

_TABLES = (
    Table(
        "pair",
        (
            Column("wrong", str, True),
            Column("right", str, True),
            Column("not_before", list),
            Column("not_after", list),
        ),
    ),
    Table(
        "confusion",
        (
            Column("wrong", str, True),
            Column("right", str, True),
            Column("after", list),
            Column("before", list),
        ),
    ),
    Table("particle", (Column("wrong", re.Pattern, True), Column("right", str, True))),
    Table("word", (Column("texts", list, True),)),
    Table("phrase", (Column("texts", list, True),)),
    Table("core", (Column("texts", list, True),)),
    Table("variant", (Column("texts", list, True), Column("source"))),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong spelling with the right one, and what beside it makes it part of other words.

    A variant is a spelling that dictionaries allow as well.
    """

    wrong: str
    right: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    is_variant: bool = False


class CharacterTerms:
    """The pairs, found in a text in one pass; the patterns of 的地得; set phrases; words beside the dictionary's."""

    def __init__(
        self,
        slips: Sequence[Slip] = (),
        particles: Sequence[tuple[re.Pattern[str], str]] = (),
        words: Sequence[str] = (),
        phrases: Sequence[str] = (),
        core: Sequence[str] = (),
    ) -> None:
        self._slips = {slip.wrong: slip for slip in slips}
        self._wrong = tuple(self._slips)
        self._automaton = AhoCorasick(self._wrong, matchkind=MatchKind.LeftmostLongest)
        self.particles = tuple(particles)
        self.words = frozenset(words)
        self.near = NearPhrases.of(phrases)
        self._core = tuple(core)

    @cached_property
    def core(self) -> NearCore:
        """The words that official prose uses most, by their sounds; made at the first use."""
        return NearCore.of(self._core)

    def find(self, text: str) -> Iterator[tuple[int, int, Slip]]:
        """The wrong spellings in a text: start, end and what is meant."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            slip = self._slips[self._wrong[index]]
            if not text.startswith(slip.not_before, end) and not text[:start].endswith(slip.not_after):
                yield start, end, slip


def load_characters(own: Path | None) -> tuple[CharacterTerms, tuple[str, ...]]:
    """The terms, and what is wrong in their files."""
    file = load_file("characters.toml", _TABLES, own)
    variants = frozenset(chain.from_iterable(row["texts"] for row in file.rows["variant"]))
    slips = [_slip(row, variants) for row in file.rows["pair"]]
    slips += [slip for row in file.rows["confusion"] for slip in _confused(row)]
    particles = [(re.compile(row["wrong"]), row["right"]) for row in file.rows["particle"]]
    words = list(chain.from_iterable(row["texts"] for row in file.rows["word"]))
    phrases = list(chain.from_iterable(row["texts"] for row in file.rows["phrase"]))
    core = list(chain.from_iterable(row["texts"] for row in file.rows["core"]))
    return CharacterTerms(slips, particles, words, phrases, core), file.problems


def _confused(row: Row) -> Iterator[Slip]:
    """A word taken for another of the same sound, beside each of the words that tell which is meant: 旅行职责."""
    for beside in row.get("after", ()):
        yield Slip(row["wrong"] + beside, row["right"] + beside)
    for beside in row.get("before", ()):
        yield Slip(beside + row["wrong"], beside + row["right"])


def _slip(row: Row, variants: frozenset[str]) -> Slip:
    return Slip(
        row["wrong"],
        row["right"],
        tuple(row.get("not_before", ())),
        tuple(row.get("not_after", ())),
        row["wrong"] in variants,
    )
