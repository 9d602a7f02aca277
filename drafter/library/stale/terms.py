"""The term file of phrases and when they are in season."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from drafter.core.term_lists import Column, Row, Table, load_file, mapped
from drafter.library.stale.tense import around

_TABLES = (
    Table(
        "term",
        (
            Column("text", str, True),
            Column("also", list),
            Column("from", datetime.date),
            Column("until", datetime.date),
            Column("next"),
            Column("not_before", list),
            Column("not_after", list),
            Column("beside", list),
            Column("source"),
            Column("note"),
        ),
    ),
    Table("event", (Column("name", str, True), Column("year", int, True), Column("texts", list, True))),
    Table("history", (Column("texts", list, True),)),
)

#: What before a figure makes it part of a longer one.
_FIGURE = tuple("0123456789.,")


@dataclass(frozen=True, slots=True)
class DatedTerm:
    """A phrase with the first and last day on which it is current; `next` is what took its place. It is meant only where
    one of each group of `beside` stands in its sentence: 320元 as what residents pay for their health insurance.
    """

    text: str
    begins: datetime.date | None
    ends: datetime.date | None
    next: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    source: str
    beside: tuple[re.Pattern[str], ...] = ()

    def is_word_of(self, text: str, start: int, end: int) -> bool:
        """Whether what stands in the text from `start` to `end` is the phrase, and not part of another."""
        not_before = (*self.not_before, "长") if self.text.endswith("部") else self.not_before
        if text.startswith(not_before, end) or text[:start].endswith(self.not_after):
            return False
        if text[start].isdecimal() and text[start - 1 : start] in _FIGURE:
            return False
        sentence = "".join(around(text, start, end)) if self.beside else ""
        return all(one.search(sentence) for one in self.beside)


@dataclass(frozen=True, slots=True)
class Event:
    """Something whose anniversaries are kept, with the words that name it."""

    name: str
    year: int
    texts: tuple[str, ...]


class DatedTerms:
    """All phrases, found in a text in one pass."""

    def __init__(
        self,
        terms: Sequence[tuple[DatedTerm, Sequence[str]]] = (),
        events: Sequence[Event] = (),
        history: Sequence[str] = (),
    ) -> None:
        self._by_form: dict[str, list[DatedTerm]] = {}
        for term, forms in terms:
            for form in forms:
                self._by_form.setdefault(form, []).append(term)
        self._by_text = {term.text: term for term, _ in terms}
        self._forms = tuple(self._by_form)
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)
        self.events = tuple(events)
        self.history = tuple(history)

    def __len__(self) -> int:
        return len(self._by_text)

    @property
    def terms(self) -> tuple[DatedTerm, ...]:
        """All of them."""
        return tuple(self._by_text.values())

    def find(self, text: str) -> Iterator[tuple[int, int, DatedTerm]]:
        """The phrases that stand in a text, in order: start, end and phrase."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            for term in self._by_form[self._forms[index]]:
                if term.is_word_of(text, start, end):
                    yield start, end, term
                    break

    def successor(self, term: DatedTerm, day: datetime.date) -> str:
        """What a speech of this day says instead, "" where nothing took the place of the phrase."""
        seen = {term.text}
        while term.next and term.next not in seen:
            seen.add(term.next)
            following = self._by_text.get(term.next)
            if following is None or following.ends is None or day <= following.ends:
                return term.next
            term = following
        return term.next

    def get(self, text: str) -> DatedTerm | None:
        """The phrase with exactly this text."""
        return self._by_text.get(text)


def load_dated(own: Path | None) -> tuple[DatedTerms, tuple[str, ...]]:
    """The phrases, and what is wrong in their files."""
    file = load_file("dated.toml", _TABLES, own)
    history = tuple(chain.from_iterable(row["texts"] for row in file.rows["history"]))
    terms = DatedTerms(mapped(file, "term", _term), mapped(file, "event", _event), history)
    return terms, file.problems


def _term(row: Row) -> tuple[DatedTerm, Sequence[str]]:
    term = DatedTerm(
        row["text"],
        row.get("from"),
        row.get("until"),
        row.get("next", ""),
        tuple(row.get("not_before", ())),
        tuple(row.get("not_after", ())),
        row.get("source", ""),
        tuple(re.compile(one) for one in row.get("beside", ())),
    )
    forms = [form for text in (row["text"], *row.get("also", ())) for form in _forms(text)]
    return term, list(dict.fromkeys(forms))


def _forms(text: str) -> Iterator[str]:
    """A phrase as it is written: with its quotation marks, with straight ones, and with none."""
    yield text
    if "“" in text:
        yield text.replace("“", '"').replace("”", '"')
        yield text.replace("“", "").replace("”", "")


def _event(row: Row) -> Event:
    return Event(row["name"], row["year"], tuple(sorted(row["texts"], key=len, reverse=True)))
