"""Headings of formats that number them from 1 and know no title: HTML and Markdown."""

from collections.abc import Iterable
from dataclasses import replace

from drafter.reading.extracted import Line

_DEEPEST = 4


def with_title(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with their highest heading as the title, where it stands alone, before all others and without number.

    There is none where the file itself says what its title is. The others move up, so that the first heading below the title has level 1.
    """
    found = tuple(lines)
    levels = [line.heading for line in found if line.heading]
    if not levels:
        return found
    first = next(line for line in found if line.heading)
    alone = levels.count(min(levels)) == 1 and levels[0] == min(levels) and not first.number
    alone = alone and not any(line.title for line in found)
    rest = [level for level in levels if not alone or level > levels[0]]
    shift = min(rest, default=1) - 1
    return tuple(
        replace(line, heading=0, title=True)
        if alone and line.heading == levels[0]
        else replace(line, heading=min(max(line.heading - shift, 0), _DEEPEST))
        if line.heading
        else line
        for line in found
    )
