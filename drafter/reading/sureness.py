"""How sure it is that a line belongs to a page: by how much taking it out must beat keeping it, and its neighbours' part in that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.reading.front import is_bare_day, is_post
from drafter.reading.headlines import is_told_of, may_be_headline
from drafter.reading.kept_lines import is_kept_alone, likeness, speaks_of_page
from drafter.reading.line_context import Context
from drafter.reading.line_kinds import SIGNS
from drafter.reading.signs import is_remark
from drafter.reading.zones import (
    BELOW,
    FURNITURE,
    TEXT,
    ZONES,
    trained_zones,
)

#: By how much taking a line out must beat keeping it: any line, one that looks a little or much like one of a speech.
_SURE = (5.0, 20.0, 100.0)
#: Below the speech more is needed: its last line may be as short as a button.
_SURE_BELOW = 50.0
#: The same of what may be a headline that the text tells of.
_SURE_HEADLINE = 60.0
_PATH_SIGNS = re.compile(r"[>＞»›→/]")
#: The same of the column with which a path of the page ends.
_SURE_COLUMN = 0.1
#: The same where a line further inside is surely furniture, unless it looks as much like one of a speech as this.
_SURE_BESIDE, _MUCH_ALIKE = 2.0, 2
_ABOVE = ZONES.index("above")
#: The margin of what is speech beyond doubt.
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Zoned:
    """The zone of each filled line of a file (an index into `ZONES`), and by how much it is furniture, below 0 if not."""

    places: list[list[int]]
    zones: list[int]
    margins: list[float]
    needed: list[float]


def judged(
    context: Context, asked: Sequence[int], scores: Sequence[Sequence[float]], path: Sequence[int]
) -> Zoned:
    """The zones of all lines by the path of those that were asked about, and how sure it is that each is furniture."""
    zones = [TEXT] * len(context.seen)
    margins, needed = [_NEVER] * len(zones), [_SURE[0]] * len(zones)
    clean = FURNITURE.isdisjoint(path)
    sure = [_NEVER] * len(path) if clean else trained_zones().margins(scores, FURNITURE)
    each = zip(asked, path, sure, strict=True)
    for at_path, (at, zone, margin) in enumerate(each):
        zones[at], margins[at] = zone, margin
        if zone in FURNITURE:
            row = _row(path, at_path) if zone == BELOW else 1
            needed[at] = _needed_below(context, at, row) if zone == BELOW else _needed_above(context, at)
    _tell_by_neighbours(context, zones, margins, needed)
    _tell_by_line(context, zones, margins, needed)
    return Zoned([one.places for one in context.seen], zones, margins, needed)


def _needed_below(context: Context, at: int, row: int) -> float:
    """By how much the path must tell that a line is below the speech, as one of so many in a row."""
    if is_bare_day(context.seen[at].text):
        return _SURE_BESIDE
    if speaks_of_page(context, at) or _says_whence(context, at):
        return _SURE[likeness(context, at)]
    if _is_much_alike(context, at):
        return _SURE[_MUCH_ALIKE]
    return max(_SURE[likeness(context, at)], _SURE_BELOW / row)


def _needed_above(context: Context, at: int) -> float:
    """The same of a line above the text or in its midst."""
    if _is_column(context, at):
        return _SURE_COLUMN
    if is_bare_day(context.seen[at].text):
        return _SURE_BESIDE
    needed = _SURE[likeness(context, at)]
    return max(needed, _SURE_HEADLINE) if _is_told_headline(context, at) else needed


def _is_column(context: Context, at: int) -> bool:
    """Whether a line above the text is the last word of a path of the page, as the name of a column is."""
    text = context.seen[at].text
    paths = (one.text for one in context.seen[:at] if SIGNS["path"].search(one.text))
    return at < context.first and any(_PATH_SIGNS.split(path)[-1].strip() == text for path in paths)


def _says_whence(context: Context, at: int) -> bool:
    """Whether a line below the text is a remark in brackets, or a last one that leads on to nothing and is no post."""
    text = context.seen[at].text
    if is_remark(text):
        return True
    return at + 1 == len(context.seen) and text[-1] in "：:" and not is_post(text[:-1])


def _is_told_headline(context: Context, at: int) -> bool:
    """Whether a line above the text may be a headline, and the text tells of it."""
    may = may_be_headline(context, at) and context.counts[context.seen[at].text] == 1
    return may and is_told_of(context, at)


def _row(path: Sequence[int], at: int) -> int:
    """How many lines in a row have the zone of this one: a single short line may be the last of a speech, not five."""
    first = last = at
    while first and path[first - 1] == path[at]:
        first -= 1
    while last + 1 < len(path) and path[last + 1] == path[at]:
        last += 1
    return last - first + 1


def _tell_by_neighbours(
    context: Context, zones: Sequence[int], margins: Sequence[float], needed: list[float]
) -> None:
    """Below a line that is surely below the speech, and above one that is surely above it, nothing else can stand.

    What looks much like a line of a speech stays doubtful all the same, and what stands above such a line is not so sure.
    """
    for zone, order in ((BELOW, range(len(zones))), (_ABOVE, range(len(zones) - 1, -1, -1))):
        sure = False
        for at in order:
            if zones[at] == zone and sure and not _is_much_alike(context, at):
                needed[at] = min(needed[at], _SURE_BESIDE)
            sure = sure or (zones[at] == zone and margins[at] >= needed[at])
    said = False
    for at in range(len(zones) - 1, context.last, -1):
        if said and zones[at] == BELOW and not speaks_of_page(context, at):
            needed[at] = max(needed[at], _SURE[_MUCH_ALIKE])
        said = said or (margins[at] < needed[at] and _is_much_alike(context, at))


def _is_much_alike(context: Context, at: int) -> bool:
    """Whether a line looks much like one of a speech: by its form, by what it holds, or as it speaks to the audience."""
    if likeness(context, at) >= _MUCH_ALIKE or is_kept_alone(context, at):
        return True
    return at > context.last and bool(SIGNS["we"].search(context.seen[at].text))


def _tell_by_line(
    context: Context, zones: Sequence[int], margins: list[float], needed: Sequence[float]
) -> None:
    """What stands in one line and belongs to the page is as sure as the surest part of it."""
    start = 0
    for at in range(1, len(zones) + 1):
        inside = at < len(zones) and context.seen[at].line.glued is not None
        if inside and zones[at] in FURNITURE and zones[at - 1] in FURNITURE:
            continue
        share = max(margins[i] / needed[i] for i in range(start, at))
        for i in range(start, at):
            margins[i] = max(margins[i], share * needed[i])
        start = at
