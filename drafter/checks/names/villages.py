"""Townships and villages of other places: listed ones, and what looks like one beside names that are not our own."""

import re
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.look import NAME, Look, found_name
from drafter.core.patterns import Patterns
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships

_PATTERNS = Patterns(__name__)


def find_townships(look: Look) -> Iterator[Finding]:
    """The townships of other places that a paragraph names."""
    yield from _townships(look)
    yield from _listed_townships(look)


def _townships(look: Look) -> Iterator[Finding]:
    """Towns and villages, which no gazetteer lists, in what came from elsewhere or where nobody knows who speaks."""
    source = look.paragraph.source
    foreign = look.own.is_foreign(source)
    if look.context.is_placed and not foreign:
        return
    for match in _PATTERNS["township"].finditer(look.paragraph.text):
        name = match.group(1)
        if _is_kind(name, look.context) or look.own.knows(name) or not look.free(*match.span(1)):
            continue
        if foreign and source:
            yield found_name(
                look, *match.span(1), f"“{name}”是从《{source.title}》带进来的地名。", "", "【地名】"
            )
        else:
            message = f"没有说明是哪里的讲话，请确认“{name}”是不是本地的。"
            yield found(NAME, Severity.HINT, look.paragraph, *match.span(1), message, ("【地名】",))


def _listed_townships(look: Look) -> Iterator[Finding]:
    """Townships that the gazetteer knows, and knows in other counties only."""
    if not look.own.codes:
        return
    foreign = look.own.is_foreign(look.paragraph.source)
    for town in Townships.load().find(look.paragraph.text):
        strange = not look.own.holds(town.counties) and not look.own.knows(town.text)
        if strange and not look.crosses(town.start, town.end) and look.free(town.start, town.end):
            county = Gazetteer.load().place(town.counties[0])
            where = f"在{county.name}" if county is not None and len(town.counties) == 1 else "在别处"
            message = f"“{town.text}”{where}，不在本单位，请确认不是从别处带进来的。"
            severity = Severity.ERROR if foreign else Severity.HINT
            yield found_name(look, town.start, town.end, message, "", "【地名】", severity)


def find_villages(look: Look) -> Iterator[Finding]:
    """Towns and villages in the company of names that are not the unit's own: 安溪县……虎邱镇、西坪镇."""
    if not look.context.is_placed or not look.taken or not look.has_foreign:
        return
    for match in _PATTERNS["village"].finditer(look.paragraph.text):
        start, end = match.span("name")
        name = match["name"]
        if _is_kind(name, look.context) or look.own.knows(name) or not look.free(start, end):
            continue
        message = f"“{name}”和别处的名称在一段里，请确认是不是本地的。"
        yield found(NAME, Severity.HINT, look.paragraph, start, end, message, ("【地名】",))


def _is_kind(name: str, context: Context) -> bool:
    """Whether what looks like a town's or a village's name says what kind it is of: 智慧社区, 中心村."""
    stem = re.sub("(?:镇|乡|村|街道|社区)$", "", name)
    return context.cut is not None and stem in context.cut(stem) and stem not in load_lexicon().places
