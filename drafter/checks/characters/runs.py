"""How many official runs of four characters a correction brings back."""

from drafter.checks.official_text import EDGE, LONGEST, OfficialText, load_official_text, run_around


def runs_back(text: str, start: int, end: int, word: str) -> int:
    """How many more runs around a place are official with another word there; below 0 where what is written is official.

    Only runs that hold all of the place count against what is written.
    """
    official = load_official_text()
    first, last = run_around(text, start, end)
    run = f"{EDGE}{text[first:last]}{EDGE}"
    at, to = start - first + 1, end - first + 1
    if official.support(run, at, to)[0]:
        return -1
    meant = run[:at] + word + run[to:]
    return _held(meant, at, at + len(word), official) - _held(run, at, to, official)


def _held(run: str, start: int, end: int, official: OfficialText) -> int:
    """How many runs of four that touch what stands from `start` to `end` are official."""
    places = range(max(0, start - LONGEST + 1), min(end, len(run) - LONGEST + 1))
    return sum(official.holds(run[at : at + LONGEST]) for at in places)
