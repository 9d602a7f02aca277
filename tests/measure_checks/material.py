"""What the checks are measured on: texts without known mistakes, planted mistakes, traps, and pairs of sentences."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.checks.context import Context, context_of
from drafter.checks.terms import Terms
from drafter.cli_check import read_as_written
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.unit import Unit
from drafter.library.words import word_pieces
from drafter.reading.places import Gazetteer

#: Where and when the cases speak that say nothing else.
PLACE, DAY = "清源县", datetime.date(2026, 11, 20)
_NAMED = re.compile(r"(?P<place>.+?)-(?P<year>(?:19|20)\d\d)")


@dataclass(frozen=True)
class Case:
    """A draft under its context. `expected` are the places of mistakes as (paragraph, start, end)."""

    name: str
    draft: Draft
    context: Context
    expected: tuple[tuple[int, int, int], ...] = ()
    kind: str = ""


def clean_cases(folder: Path, terms: Terms) -> Iterator[Case]:
    """The text files of a folder. A name like 泸州市-2021.txt tells whose speech it is, and of which January."""
    for path in sorted(folder.glob("*.txt")):
        draft = _read(path)
        yield Case(path.stem, draft, _speaking(path.stem, draft, terms))


def _speaking(name: str, draft: Draft, terms: Terms) -> Context:
    named = _NAMED.fullmatch(name)
    year = _spoken_on(named) if named else DAY
    places = Gazetteer.load().lookup(named["place"]) if named else ()
    if not places:
        text = "".join(paragraph.text for paragraph in draft.paragraphs)
        rank = max("县市区镇", key=lambda one: text.count(f"全{one}") + text.count(f"我{one}"))
        return _context({"place": PLACE[:-1] + rank, "date": year.isoformat()}, terms, _LEVELS[rank])
    codes = (places[0].code[:2] + "0000", places[0].code[:4] + "00")
    above = [place.name for code in codes if (place := Gazetteer.load().place(code)) and place != places[0]]
    facts = Facts(place=places[0].name, date=year)
    unit = Unit(superiors=tuple(above), level=places[0].level)
    return context_of(facts, unit, terms, year, cut=word_pieces)


def _spoken_on(named: re.Match[str]) -> datetime.date:
    """When a report was given: those of places in January, that of the State Council in March."""
    month, day = (3, 5) if named["place"] == "国务院" else (1, 20)
    return datetime.date(int(named["year"]), month, day)


_LEVELS = {"县": "county", "市": "city", "区": "county", "镇": "township"}


def _context(facts: Mapping[str, str], terms: Terms, level: str = "county") -> Context:
    day = datetime.date.fromisoformat(facts.get("date", DAY.isoformat()))
    known = Facts(place=facts.get("place", ""), date=day, title=facts.get("title", ""))
    return context_of(known, Unit(level=level), terms, day, cut=word_pieces)


def planted_cases(path: Path, terms: Terms) -> Iterator[tuple[Case, Case]]:
    """The cases of a JSON file: each with its mistakes, and as it is right.

    Keys: `text`, `right`, `expect` (`start`, `end`), `kind`, `facts` (place=…, date=…).
    """
    for number, entry in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        facts = dict(fact.split("=", 1) for fact in entry.get("facts", ()))
        context = _context({"place": PLACE, **facts}, terms)
        draft = draft_of(entry["text"])
        expected = tuple(
            placed(entry["text"], draft, one["start"], one["end"]) for one in entry.get("expect", ())
        )
        wrong = Case(f"{path.stem} {number}", draft, context, expected, entry.get("kind", ""))
        yield wrong, replace(wrong, draft=draft_of(entry["right"]), expected=())


def quiet_cases(path: Path, terms: Terms) -> Iterator[Case]:
    """The sentences of a JSON file in which nothing is wrong. Keys: `text`, `kind`, `facts`."""
    for number, entry in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        facts = dict(fact.split("=", 1) for fact in entry.get("facts", ()))
        context = _context({"place": PLACE, **facts}, terms)
        yield Case(f"{path.stem} {number}", draft_of(entry["text"]), context, kind=entry.get("kind", ""))


def pair_cases(path: Path, terms: Terms) -> Iterator[Case]:
    """The lines of a file of wrong and right sentences, parted by a tab, with blanks between characters."""
    context = _context({"place": PLACE}, terms)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        wrong, right = (side.replace(" ", "").translate(_FULL) for side in line.split("\t"))
        if len(wrong) == len(right):
            places = [n for n, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b]
            expected = tuple((0, n, n + 1) for n in places)
            yield Case(f"{path.stem} {number}", draft_of(wrong), context, expected)


_FULL = str.maketrans(",;:?!", "，；：？！")


def _read(path: Path) -> Draft:
    """A file as the program reads one that it is asked to check, its paragraphs numbered."""
    paragraphs = read_as_written(path).paragraphs
    return Draft(facts=Facts(), paragraphs=tuple(replace(p, id=f"p{n}") for n, p in enumerate(paragraphs)))


def draft_of(text: str) -> Draft:
    """A text as the program reads it from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.txt"
        path.write_text(text, encoding="utf-8")
        draft = _read(path)
    lines = text.split("\n")
    if len(draft.paragraphs) <= len(lines):
        return draft
    # A sentence that stands alone has no front to be told from its text.
    paragraphs = (Paragraph(id=f"p{n}", role=Role.BODY, text=line) for n, line in enumerate(lines))
    return draft.with_paragraphs(tuple(paragraphs))


def placed(text: str, draft: Draft, start: int, end: int) -> tuple[int, int, int]:
    """A place in a text as one in the draft that it was read into, where numbers stand beside the paragraphs."""
    line, behind = text.count("\n", 0, start), text.rfind("\n", 0, start) + 1
    number = min(line, len(draft.paragraphs) - 1)
    cut = max(0, len(text.split("\n")[line]) - len(draft.paragraphs[number].text))
    first = max(0, start - behind - cut)
    return number, first, max(first + 1, end - behind - cut)


def characters_of(cases: Sequence[Case]) -> int:
    """How many characters the cases have."""
    return sum(len(paragraph.text) for case in cases for paragraph in case.draft.paragraphs)
