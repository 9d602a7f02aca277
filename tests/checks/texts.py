"""The texts that the checks are tried on: our own clean ones, and the samples where they are."""

import datetime
import re
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

from drafter.checks.context import Context, context_of
from drafter.checks.finding import Finding
from drafter.checks.run import Checker
from drafter.checks.terms import load_terms
from drafter.core.model import Draft, Facts, Role
from drafter.core.unit import Leader, Unit
from drafter.library.words import word_pieces
from drafter.paths import resource
from drafter.reading.read import read_document
from tests.conftest import ROOT, speech_files

PLACE = "清源县"
DAY = datetime.date(2026, 6, 18)
LEADERS = (
    ("王守义", "县委书记"),
    ("李清泉", "县委副书记、县长"),
    ("赵文静", "县人大常委会主任"),
    ("刘长河", "县政协主席"),
    ("孙晓梅", "县委副书记"),
    ("周大力", "县委常委、常务副县长"),
    ("何春生", "副县长"),
)
_OF_THE_UNIT = frozenset(field.name for field in fields(Unit))
#: What is put into the blanks of the starter library to make clean texts of them.
_FILLED = {"数字": "12", "日期": "6月18日", "时限": "月", "多或少": "多", "冷或热": "热", "季节": "春季"}


def context(*, terms=None, place=PLACE, date=DAY, leaders=(), **known) -> Context:
    """A context of our own county; what is given comes before."""
    facts = Facts(place=place, date=date, occasion=known.pop("occasion", ""), minutes=known.pop("minutes", 0))
    known.setdefault("cut", word_pieces)
    about = {key: known.pop(key) for key in tuple(known) if key in _OF_THE_UNIT}
    about.setdefault("level", "county" if place else "")
    unit = Unit(leaders=tuple(Leader(name, post) for name, post in leaders), **about)
    return context_of(facts, unit, terms or our_terms(), DAY, **known)


@cache
def our_terms():
    """The built-in terms."""
    return load_terms()


def read_draft(path: Path, fill: bool = False) -> Draft:
    """A file as a draft whose paragraphs are numbered, its blanks filled where asked for."""
    document = read_document(path)
    paragraphs = [replace(p, id=f"{path.stem}-{n}") for n, p in enumerate(document.paragraphs)]
    if fill:
        paragraphs = [replace(p, text=re.sub("【([^】]*)】", _filled, p.text)) for p in paragraphs]
    return Draft(facts=document.facts, paragraphs=tuple(paragraphs))


def _filled(match: re.Match) -> str:
    return _FILLED.get(match.group(1), "有关单位")


@cache
def clean_drafts() -> tuple[Draft, ...]:
    """Our own texts without a mistake in them: more than 50,000 characters."""
    folders = (ROOT / "tests" / "drafts", ROOT / "tests" / "checks" / "clean")
    drafts = [read_draft(path) for folder in folders for path in sorted(folder.glob("*.txt"))]
    starter = [read_draft(path, fill=True) for path in sorted(resource("library").glob("*.txt"))]
    return (*drafts, *starter)


@cache
def sample_drafts() -> tuple[Draft, ...]:
    """Speeches as they are found: our own stand-ins, and the real ones where they are."""
    return tuple(read_draft(path) for path in speech_files())


def bodies(draft: Draft) -> list[int]:
    """The positions of the longer body paragraphs and points."""
    return [
        n
        for n, p in enumerate(draft.paragraphs)
        if p.role in (Role.BODY, Role.POINT) and len(p.text) > 60 and p.text.endswith("。")
    ]


def check_draft(draft: Draft, known: Context) -> tuple[Finding, ...]:
    """What all checks find in a draft that nobody has looked at before."""
    return Checker().check(draft, known)
