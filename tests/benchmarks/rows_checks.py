"""The checks: a whole draft, a keystroke, and the copied share against a library; no floor, only the promises."""

import gc
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.copied.check import CHECK as COPIED
from drafter.checks.run import Checker
from drafter.core import edits
from drafter.core.model import Draft, Facts
from drafter.core.progress import run_job
from drafter.library.embedded import open_library
from tests.benchmarks.built import build_library
from tests.benchmarks.row import Options, Row, percentile
from tests.benchmarks.texts import speech
from tests.checks.table import all_seeds, false_alarms, scored
from tests.checks.texts import context

_CHARACTERS = 10_000
_KEYS = 200


def rows(options: Options) -> Iterator[Row]:
    """All checks on 10,000 characters, in whole and after a keystroke; the copied share alone; recall."""
    draft = _draft()
    known = context()
    Checker().check(draft, known)
    gc.freeze()  # as the window does once the tables are there
    yield Row("all checks, 10,000 characters", 1000 * _whole(draft, known), "ms", bound=300)
    yield Row("a keystroke's share, p99", 1000 * _keys(draft, known), "ms", bound=16)
    for size in options.sizes:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
            build_library(Path(temporary), size)
            yield from copied_rows(Path(temporary), size)
    score = scored(all_seeds())
    found = score.found.total() / score.seeded.total()
    yield Row(f"recall of {score.seeded.total()} seeds", found, "", bound=0.9, higher_is_better=True)
    characters, alarms = false_alarms()
    yield Row("false alarms per 10,000", 10_000 * len(alarms) / characters, "", bound=1)


def copied_rows(folder: Path, size: int) -> Iterator[Row]:
    """What was copied from a library on disk: making it ready to be asked, a draft in whole, a keystroke."""
    library = open_library(folder)
    start = process_time()
    blocks = run_job(library.complete_passages())
    if blocks:
        spent = 1e6 * (process_time() - start) / blocks
        yield Row(f"fingerprints of a paragraph, {size:,}", spent, "µs of a processor")
    against, draft = replace(context(), passages=library.passages()), _draft()
    only: tuple[Check, ...] = (COPIED,)
    _whole(draft, against, only)
    yield Row(f"copied share, {size:,} paragraphs", 1000 * _whole(draft, against, only), "ms", bound=200)
    yield Row(f"copied share, a keystroke, {size:,}", 1000 * _keys(draft, against, only), "ms", bound=20)
    library.close()


def _draft() -> Draft:
    """A draft of so many characters, put together from generated speeches."""
    paragraphs = []
    number = 0
    while sum(len(p.text) for p in paragraphs) < _CHARACTERS:
        paragraphs += speech(9, number).paragraphs
        number += 1
    numbered = tuple(replace(p, id=f"b{n}") for n, p in enumerate(paragraphs))
    return Draft(facts=Facts(place="清源县"), paragraphs=numbered)


def _whole(draft: Draft, known: Context, checks: tuple[Check, ...] | None = None) -> float:
    """The seconds of a first check of the draft, the median of five."""
    times = []
    for _ in range(5):
        checker = Checker(checks) if checks else Checker()
        start = perf_counter()
        checker.check(draft, known)
        times.append(perf_counter() - start)
    return percentile(times, 0.5)


def _keys(draft: Draft, known: Context, checks: tuple[Check, ...] | None = None) -> float:
    """The seconds of checking again after one more character in some paragraph, 99th percentile."""
    checker = Checker(checks) if checks else Checker()
    checker.check(draft, known)
    chance = random.Random(1)
    times = []
    for _ in range(_KEYS):
        paragraph = chance.choice(draft.paragraphs)
        draft = edits.set_text(draft, paragraph.id, paragraph.text + "好")
        start = perf_counter()
        checker.check(draft, known)
        times.append(perf_counter() - start)
    return percentile(times, 0.99)
