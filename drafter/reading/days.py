"""The day of a speech: as the text states it, or guessed from the years that it names."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.dates import find_date, first_day
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of the day: `text` is YYYY-MM-DD, YYYY-MM, YYYY or ""; `guessed` where the text does not state it."""

    text: str = ""
    guessed: bool = False

    @property
    def date(self) -> datetime.date | None:
        """The day, where it is known or guessed whole."""
        return first_day(self.text) if len(self.text) == len("YYYY-MM-DD") else None


def day_of(stated: Sequence[str], title: str, text: str) -> Day:
    """The day that the lines of front and signature state; else what they, the title and the text let one guess.

    `stated` are the lines that may state it, the likeliest first; `text` is how the speech begins.
    """
    if whole := next(filter(None, map(find_date, stated)), None):
        return Day(whole.isoformat())
    stated = [line for line in stated if not _PATTERNS["masked"].search(line)]
    for line in stated:
        if year := _year(line):
            month = _month(line)
            return Day(f"{year:04}-{month:02}" if month else f"{year:04}", guessed=not month)
    year = _year(title) or _latest_year(text)
    for line in stated:
        if year and (found := _PATTERNS["without-year"].search(line)):
            guess = Day(f"{year:04}-{int(found[1]):02}-{int(found[2]):02}", guessed=True)
            return guess if guess.date else Day(f"{year:04}", guessed=True)
    titled = _year(title)
    return Day(f"{titled:04}", guessed=True) if titled else Day()


def _year(text: str) -> int:
    """The first year that a text names, 0 where it names none."""
    found = _PATTERNS["year"].search(text)
    return _number(found.group()) if found else 0


def _latest_year(text: str) -> int:
    """The latest year that a text names as its own time, 0 where it names none."""
    years = (
        m
        for m in _PATTERNS["year"].finditer(text)
        if not _PATTERNS["not-now"].search(text[max(0, m.start() - 4) : m.start()])
    )
    return max((_number(m.group()) for m in years), default=0)


def _month(text: str) -> int:
    found = _PATTERNS["month"].search(text)
    month = _number(found[1]) if found else 0
    return month if month <= 12 else 0


def _number(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else from_chinese(text.replace("○", "〇")) or 0
