"""Finding again what of the library is past its time, in the background."""

import datetime

from drafter.core.errors import UserError
from drafter.core.progress import Job
from drafter.core.unit import Unit
from drafter.files.unit import load_unit
from drafter.library.api import Library
from drafter.paths import Home


def judging(library: Library, home: Home) -> Job[int]:
    """Judge what has come since, and all where the terms, the leaders or the year are others; gives how many were looked at."""
    from drafter.checks.freshness import judge_for, mark_of  # not at start-up: the tables take time
    from drafter.checks.terms import load_terms

    if library.read_only:
        return 0
    terms, unit, day = load_terms(home.terms), _unit(home), datetime.date.today()
    return (yield from library.judge(judge_for(terms, unit, day), mark_of(terms, unit, day)))


def _unit(home: Home) -> Unit:
    try:
        return load_unit(home.unit)
    except UserError:
        return Unit()
