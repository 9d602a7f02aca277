"""The term files of fixed wordings: forms.toml (bodies, meetings, documents) and leaders.toml (posts, address)."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from drafter.core.term_lists import Column, Row, Table, load_file
from drafter.library.stale.holders import Holder, Holders

_BESIDE = (Column("not_before", list), Column("not_after", list), Column("source"))
_TABLES = (
    Table("form", (Column("wrong", str, True), Column("right", str, True), *_BESIDE)),
    Table("order", (Column("texts", list, True), Column("verbs", list), Column("source"))),
    Table("quoted", (Column("text", str, True), *_BESIDE)),
    Table("document", (Column("texts", list, True), Column("source"))),
    Table("meeting", (Column("endings", list, True), Column("source"))),
    Table("variant", (Column("texts", list, True), Column("source"))),
    Table("untitled", (Column("texts", list, True), Column("source"))),
    Table(
        "holder",
        (
            Column("name", str, True),
            Column("posts", list, True),
            Column("from", datetime.date),
            Column("until", datetime.date),
            Column("source"),
        ),
    ),
)
_BETWEEN = re.compile(r"[、，,；;和及与以并]{0,3}")


@dataclass(frozen=True, slots=True)
class Form:
    """What is written, what should stand there, what beside it makes it another wording, and who says so.

    A variant is a wording that is in use beside the fixed one.
    """

    wrong: str
    right: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    source: str
    is_variant: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Things that stand in this order when they stand together; so many have to, for it to be this list."""

    texts: tuple[str, ...]
    pattern: re.Pattern[str]
    least: int
    source: str


@dataclass(frozen=True, slots=True)
class Disorder:
    """Neighbours out of order: where each stands, and what the whole should read."""

    spans: tuple[tuple[int, int], ...]
    right: str
    order: Order


class FormTerms:
    """Fixed wordings, found in a text in one pass."""

    def __init__(
        self,
        forms: Sequence[Form] = (),
        orders: Sequence[Order] = (),
        quoted: Sequence[Form] = (),
        documents: Sequence[str] = (),
        meetings: Sequence[str] = (),
        untitled: Sequence[str] = (),
        holders: Sequence[Holder] = (),
    ) -> None:
        self._forms = {form.wrong: form for form in (*quoted, *forms)}
        self._wrong = tuple(self._forms)
        self._automaton = AhoCorasick(self._wrong, matchkind=MatchKind.LeftmostLongest)
        self._quoted = frozenset(form.wrong for form in quoted)
        self.orders = tuple(orders)
        longest_first = sorted(map(re.escape, documents), key=len, reverse=True)
        self.documents = re.compile("|".join(longest_first) or "(?!)")
        self.meetings = tuple(meetings)
        self.untitled = frozenset(untitled)
        self.holders = Holders.of(holders)

    def find(self, text: str) -> Iterator[tuple[int, int, Form]]:
        """The wordings in a text that are not the fixed ones: start, end and form."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            form = self._forms[self._wrong[index]]
            if text.startswith(form.not_before, end) or text[:start].endswith(form.not_after):
                continue
            if form.right != form.wrong and not _is_right_already(text, start, form):
                yield start, end, form

    def is_set_term(self, text: str) -> bool:
        """Whether a text is a term that stands in quotation marks."""
        return text in self._quoted

    def needs_quotes(self, form: Form) -> bool:
        """Whether a form is a term that only lacks its quotation marks."""
        return form.wrong in self._quoted

    def disorders(self, text: str) -> Iterator[Disorder]:
        """Things that stand together in another order than the fixed one."""
        for order in self.orders:
            if sum(item in text for item in order.texts) >= 2:
                for one in _disorders(text, order):
                    yield replace(one, right=self._mended(one.right))

    def _mended(self, text: str) -> str:
        """A text with the fixed wordings in it: 增强“四个意识”, where 坚定 stood before the list was put in order."""
        for start, end, form in reversed(list(self.find(text))):
            if form.wrong not in self._quoted:
                text = text[:start] + form.right + text[end:]
        return text


def _is_right_already(text: str, start: int, form: Form) -> bool:
    """Whether what was found is part of the right wording, which stands around it."""
    place = form.right.find(form.wrong)
    return place >= 0 and text.startswith(form.right, start - place) and start >= place


def _disorders(text: str, order: Order) -> Iterator[Disorder]:
    matches = list(order.pattern.finditer(text))
    runs: list[list[re.Match[str]]] = [[match] for match in matches[:1]]
    for before, match in pairwise(matches):
        if _BETWEEN.fullmatch(text, before.end(), match.start()):
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        ranks = [order.texts.index(match.group("item")) for match in run]
        if len(set(ranks)) >= order.least and ranks != sorted(ranks):
            yield _disorder(text, run, ranks, order)


def _disorder(text: str, run: Sequence[re.Match[str]], ranks: Sequence[int], order: Order) -> Disorder:
    sorted_items = [
        match.group() for _, match in sorted(zip(ranks, run, strict=True), key=lambda pair: pair[0])
    ]
    gaps = [text[a.end() : b.start()] for a, b in pairwise(run)] + [""]
    right = "".join(item + gap for item, gap in zip(sorted_items, gaps, strict=True))
    return Disorder(tuple(match.span() for match in run), right, order)


def load_forms(name: str, own: Path | None) -> tuple[FormTerms, tuple[str, ...]]:
    """The wordings of a term file, and what is wrong in it."""
    file = load_file(name, _TABLES, own)
    rows = file.rows
    variants = frozenset(chain.from_iterable(row["texts"] for row in rows["variant"]))
    forms = [_form(row, row["wrong"], row["right"]) for row in rows["form"]]
    terms = FormTerms(
        [replace(form, is_variant=form.wrong in variants) for form in forms],
        [_order(row) for row in rows["order"]],
        [_form(row, row["text"], f"“{row['text']}”") for row in rows["quoted"]],
        list(chain.from_iterable(row["texts"] for row in rows["document"])),
        list(chain.from_iterable(row["endings"] for row in rows["meeting"])),
        list(chain.from_iterable(row["texts"] for row in rows["untitled"])),
        [
            Holder(row["name"], tuple(row["posts"]), row.get("from"), row.get("until"))
            for row in rows["holder"]
        ],
    )
    return terms, file.problems


def _form(row: Row, wrong: str, right: str) -> Form:
    return Form(
        wrong, right, tuple(row.get("not_before", ())), tuple(row.get("not_after", ())), row.get("source", "")
    )


def _order(row: Row) -> Order:
    verbs = "|".join(map(re.escape, sorted(row.get("verbs", ()), key=len, reverse=True)))
    items = "|".join(map(re.escape, sorted(row["texts"], key=len, reverse=True)))
    pattern = re.compile(rf"(?:{verbs})?(?P<item>{items})" if verbs else rf"(?P<item>{items})")
    short = all(len(text) == 2 for text in row["texts"]) and len(row["texts"]) > 3
    return Order(tuple(row["texts"]), pattern, 3 if short else 2, row.get("source", ""))
