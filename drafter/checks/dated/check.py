"""Phrases, years and anniversaries past their time, as cards of the library tell them; and time taken over with a passage."""

import re
from collections.abc import Iterator

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.patterns import Patterns
from drafter.library.stale.kinds import Kind, Stale
from drafter.library.stale.passage import stale_in

NAME = "dated"
_PATTERNS = Patterns(__name__)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")


def find_dated(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a speech of this day no longer says, or not yet; of holders of posts the check of leaders tells."""
    stale = [
        one for one in stale_in(paragraph.text, context.terms.times, context.date) if _is_ours(one, paragraph)
    ]
    brought = dict(_brought(paragraph, context, stale)) if paragraph.role not in FRONT_ROLES else {}
    yield from brought.values()
    for one in stale:
        if one.start not in brought:
            severity = Severity.HINT if one.is_doubtful else Severity.WARNING
            rule = f"{NAME}.{one.rule}" if one.rule else ""
            yield found(NAME, severity, paragraph, one.start, one.end, one.message, one.choices, rule=rule)


def _is_ours(one: Stale, paragraph: Paragraph) -> bool:
    """A title, and the line of the day, may name any year."""
    return one.kind is not Kind.HOLDER and (one.kind is not Kind.YEAR or paragraph.role not in FRONT_ROLES)


def _brought(paragraph: Paragraph, context: Context, stale: list[Stale]) -> Iterator[tuple[int, Finding]]:
    """Years and relative time (今年, 上半年) that came with a passage from a speech of another year, by their places."""
    text, year = paragraph.text, context.date.year
    date = paragraph.source.date if paragraph.source else None
    if date is None or date.year == year:
        return
    for match in _PATTERNS["relative"].finditer(text):
        message = f"“{match.group()}”是{date.year}年那篇里的说法，请核对放到{year}年还对不对。"
        yield match.start(), found(NAME, Severity.WARNING, paragraph, *match.span(), message)
    goals = [one.start for one in stale if one.kind is Kind.PHRASE]
    for match in _YEAR.finditer(text):
        if abs(int(match.group()) - date.year) <= 1:
            rest = re.split("[。；！？]", text[match.end() :])[0]
            is_goal = any(match.end() <= start < match.end() + len(rest) for start in goals)
            shifted = () if is_goal else (str(int(match.group()) + year - date.year),)
            message = f"“{match.group()}年”是从{date.year}年那篇带进来的，请核对年份。"
            yield match.start(), found(NAME, Severity.WARNING, paragraph, *match.span(), message, shifted)


CHECK = Check(NAME, "过时提法", Severity.WARNING, paragraph=find_dated, in_cells=True)
