"""Anniversaries that a year is not: of the events of the list, and of what was founded in a year that the sentence names."""

import datetime
import re
from collections.abc import Iterator

from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.library.stale import tense
from drafter.library.stale.kinds import Kind, Stale, stale_at
from drafter.library.stale.terms import DatedTerms, Event

_PATTERNS = Patterns(__name__)


def anniversaries_in(text: str, terms: DatedTerms, day: datetime.date) -> Iterator[Stale]:
    """The anniversaries of a passage that are none in the year of the speech."""
    if "周年" not in text:
        return
    yield from _of_events(text, terms, day)
    for match in founded_in(text):
        right, said = day.year - int(match["year"]), _count(match["count"])
        if said is not None and right > 0 and said != right:
            message = f"从{match['year']}年到{day.year}年是{right}周年，请核对。"
            yield stale_at(Kind.ANNIVERSARY, match, message, (f"{right}周年",), group="all", rule="founded")


def founded_in(text: str) -> Iterator[re.Match[str]]:
    """Where a text says in which year something was founded, and behind that which anniversary (`all`) it keeps this year."""
    return _PATTERNS["founded"].finditer(text)


def _of_events(text: str, terms: DatedTerms, day: datetime.date) -> Iterator[Stale]:
    this_year = day.year
    for match in _PATTERNS["anniversary"].finditer(text):
        event, year = _kept_in(text, match, terms)
        named = _PATTERNS["named-year"].search(text[: match.start()])
        if event and named and int(named["year"]) != year:
            right = f"{int(named['year']) - event.year}周年"
            message = f"{event.name}在{event.year}年，{named['year']}年是{right}。"
            yield stale_at(Kind.ANNIVERSARY, match, message, (right,))
            continue
        if event is None or year == this_year:
            continue
        is_said = _PATTERNS["this-year"].search(text[: match.start()]) is not None
        if is_said or (year > this_year and _is_kept_now(text[: match.start()], year - this_year)):
            right = f"{this_year - event.year}周年"
            message = f"{event.name}在{event.year}年，今年是{right}。"
            yield stale_at(Kind.ANNIVERSARY, match, message, (right,))
        elif year < this_year and not _is_past_year(text, match, year, terms, day):
            message = f"{event.name}{year - event.year}周年是{year}年，这次讲话时已经过了。"
            yield stale_at(Kind.ANNIVERSARY, match, message)


def _kept_in(text: str, match: re.Match[str], terms: DatedTerms) -> tuple[Event | None, int]:
    """What an anniversary is of, and the year in which it is kept; no event where none is known, or a meeting is cited."""
    before = text[: match.start()].rstrip("第")
    event = next((e for e in terms.events if before.endswith(e.texts)), None)
    count = _count(match.group(1))
    if event is None or count is None or _PATTERNS["cited"].match(text, match.end(1)):
        return None, 0
    return event, event.year + count


def _is_kept_now(before: str, years: int) -> bool:
    """Whether a text says of an anniversary so many years ahead that it is kept today; next year's may be prepared."""
    return years > 1 and bool(_PATTERNS["kept-today"].search(before))


def _is_past_year(text: str, match: re.Match[str], year: int, terms: DatedTerms, day: datetime.date) -> bool:
    """Whether the anniversary of a past year is told as such: as history, with its year, or as what was done last year."""
    before = text[: match.start()]
    if tense.is_history(text, match.end(), terms.history) or f"{year}年" in before:
        return True
    sentence, after = tense.around(text, *match.span())
    if tense.is_framed(before) or tense.is_course(sentence, after):
        return True
    return year == day.year - 1 and not tense.is_asked_for(sentence, "")


def _count(numeral: str) -> int | None:
    """The number of an anniversary: 100, 一百, 一百零五, 七十五."""
    if numeral.startswith("一百"):
        rest = numeral.removeprefix("一百").removeprefix("零")
        tens = from_chinese(rest) if rest else 0
        return None if tens is None else 100 + tens
    return from_chinese(numeral)
