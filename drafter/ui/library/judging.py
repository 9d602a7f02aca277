"""Finding again what of the library is past its time, in the background."""

import datetime

from drafter.core.errors import UserError
from drafter.core.progress import Job
from drafter.core.unit import Unit
from drafter.files.unit import load_unit
from drafter.library.api import Library
from drafter.paths import Home
from drafter.process import give_memory_back


def judging(library: Library, home: Home) -> Job[int]:
    """Judge what has come since, and all where the terms, the leaders or the month are others; gives how many were looked at."""
    from drafter.checks.listed import moved_leaders  # not at start-up: the tables take time
    from drafter.checks.terms import load_times
    from drafter.library.stale.judge import judge_for, mark_of
    from drafter.library.stale.terms import load_dated

    if library.read_only:
        return 0
    unit, day = _unit(home), datetime.date.today()
    mark = mark_of(load_dated(home.terms)[0], unit, day)
    judge = judge_for(lambda: load_times(home.terms), day, moved_leaders(unit))
    looked = yield from library.judge(judge, mark)
    if looked:
        give_memory_back()
    return looked


def _unit(home: Home) -> Unit:
    try:
        return load_unit(home.unit)
    except UserError:
        return Unit()
