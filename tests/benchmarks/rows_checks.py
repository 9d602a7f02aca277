"""The checks: a whole draft and a keystroke; no floor, only the promises."""

import gc
import random
from collections.abc import Iterator
from dataclasses import replace
from time import process_time

from drafter.checks.context import Context
from drafter.checks.run import Checker
from drafter.core import edits
from drafter.core.model import Draft, Facts
from tests.benchmarks.row import Options, Row, percentile
from tests.benchmarks.texts import speech
from tests.checks.table import all_seeds, false_alarms, scored
from tests.checks.texts import clean_drafts, context

_CHARACTERS = 10_000
_KEYS = 200
_UNSEEN = 20_000


def rows(_: Options) -> Iterator[Row]:
    """All checks on 10,000 characters, in whole and after a keystroke; recall."""
    draft = _draft()
    known = context()
    Checker().check(draft, known)
    gc.freeze()  # as the window does once the tables are there
    yield Row("all checks, 10,000 characters", 1000 * _whole(draft, known), "ms", bound=200)
    yield Row("the same of texts not seen before", 1000 * _unseen(known), "ms")
    yield Row("a keystroke's share, p99", 1000 * _keys(draft, known), "ms", bound=10)
    score = scored(all_seeds())
    found = score.found.total() / score.seeded.total()
    yield Row(f"recall of {score.seeded.total()} seeds", found, "", bound=0.9, higher_is_better=True)
    characters, alarms = false_alarms()
    yield Row("false alarms per 10,000", 10_000 * len(alarms) / characters, "", bound=1)


def _draft() -> Draft:
    """A draft of so many characters, put together from generated speeches."""
    paragraphs = []
    number = 0
    while sum(len(p.text) for p in paragraphs) < _CHARACTERS:
        paragraphs += speech(9, number).paragraphs
        number += 1
    numbered = tuple(replace(p, id=f"b{n}") for n, p in enumerate(paragraphs))
    return Draft(facts=Facts(place="清源县"), paragraphs=numbered)


def _whole(draft: Draft, known: Context) -> float:
    """The seconds of processor that a first check of so many characters takes, the median of five."""
    times = []
    for _ in range(5):
        checker = Checker()
        start = process_time()
        checker.check(draft, known)
        times.append(process_time() - start)
    characters = sum(len(paragraph.text) for paragraph in draft.paragraphs)
    return percentile(times, 0.5) * _CHARACTERS / characters


def _unseen(known: Context) -> float:
    """The seconds that a first check of so many characters takes of texts that share no words with any before."""
    spent, characters = 0.0, 0
    for draft in clean_drafts():
        if characters >= _UNSEEN:
            break
        start = process_time()
        Checker().check(draft, known)
        spent += process_time() - start
        characters += sum(len(paragraph.text) for paragraph in draft.paragraphs)
    return spent * _CHARACTERS / characters


def _keys(draft: Draft, known: Context) -> float:
    """The seconds of checking again after one more character within some paragraph, 99th percentile."""
    checker = Checker()
    checker.check(draft, known)
    chance = random.Random(1)
    times = []
    for _ in range(_KEYS):
        paragraph = chance.choice(draft.paragraphs)
        at = chance.randrange(len(paragraph.text) + 1)
        draft = edits.set_text(draft, paragraph.id, f"{paragraph.text[:at]}好{paragraph.text[at:]}")
        start = process_time()
        checker.check(draft, known)
        times.append(process_time() - start)
    return percentile(times, 0.99)
