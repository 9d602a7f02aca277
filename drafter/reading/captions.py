"""Captions: the line at a table or picture that names it goes with it, and is no text of the speech."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.core.patterns import Patterns
from drafter.reading.extracted import Beside, Line
from drafter.reading.signs import ends_clause, stripped

_LONGEST = 50
_PATTERNS = Patterns(__name__)
#: The rules for what has a name and no number.
_NAMED = {"table": "named-table", "picture": "named-picture"}
_ATTACHMENT = re.compile(r"附\s*件")
#: So far from a table or picture, blank lines aside, a caption may stand.
_SIDES = {"table": (-1, 1), "picture": (1, -1)}
#: What is named as pictures are.
_AS_PICTURES = frozenset({"chart", "diagram"})


def captioned(lines: Sequence[Line], objects: Sequence[Beside]) -> tuple[list[Line], list[Beside]]:
    """The lines without the captions of tables and pictures, and the objects with them. Lines tell their places."""
    kept = list(lines)
    named: list[Beside] = []
    for one in objects:
        kind = "picture" if one.kind in _AS_PICTURES else one.kind
        sides = _SIDES.get(kind, ())
        found = next((span for side in sides if (span := _caption(kept, kind, one.before, side))), None)
        if found:
            text = "\n".join(
                stripped(kept[i].number + kept[i].text) for i in range(*found) if stripped(kept[i].text)
            )
            one = replace(one, text=text)
            del kept[found[0] : found[1]]
        named.append(one)
    return kept, named


def _caption(lines: Sequence[Line], kind: str, before: int, side: int) -> tuple[int, int] | None:
    """From and to which of the lines the caption on one side (-1 above, 1 below) goes; None where there is none."""
    gap = next((i for i, line in enumerate(lines) if line.place >= before), len(lines))
    first = place = _next(lines, gap if side > 0 else gap - 1, side)
    if first is None or place is None:
        return None
    if side < 0 and kind == "table" and _PATTERNS["unit"].fullmatch(stripped(lines[first].text)):
        place = _next(lines, first - 1, side)
        if place is None or not _is_caption(lines, place, kind):
            return first, gap  # the unit of the figures alone
    if not _is_caption(lines, place, kind):
        return None
    return (gap, place + 1) if side > 0 else (place, gap)


def _next(lines: Sequence[Line], place: int, side: int) -> int | None:
    """The nearest line with a text from a place on."""
    while 0 <= place < len(lines):
        if stripped(lines[place].text):
            return place
        place += side
    return None


def _is_caption(lines: Sequence[Line], place: int, kind: str) -> bool:
    line = lines[place]
    text = stripped(line.text)
    if line.in_table or len(text) > _LONGEST or ends_clause(text) or line.number:
        return False
    if _PATTERNS[kind].match(text):
        return "，" not in text or len(text) <= _LONGEST // 2
    above = _next(lines, place - 1, -1)
    if above is None or _ATTACHMENT.match(stripped(lines[above].text)) or line.heading or line.title:
        return False
    return line.centred and bool(_PATTERNS[_NAMED[kind]].fullmatch(text)) and not lines[above].centred
