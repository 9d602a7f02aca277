"""Headings of formats that number them from 1 and know no title: HTML and Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.core.numbering import split_label
from drafter.reading.extracted import Line

_DEEPEST = 4


def with_title(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with their highest heading as the title, where it stands alone, before all others and without number.

    There is none where the file itself says what its title is. The others move up, so that the first heading below the title has level 1.
    """
    found = tuple(lines)
    title = _title(found)
    shift = min((line.heading for line in found if line.heading and line is not title), default=1) - 1

    def moved_up(line: Line) -> Line:
        if line is title:
            return replace(line, heading=0, title=True)
        return replace(line, heading=min(line.heading - shift, _DEEPEST)) if line.heading else line

    return tuple(map(moved_up, found))


def _title(lines: Sequence[Line]) -> Line | None:
    """The heading that is the title of the whole, None where no heading is."""
    headings = [line for line in lines if line.heading]
    if not headings or headings[0].number or any(line.title for line in lines):
        return None
    first, *others = headings
    if split_label(first.text):  # the number is typed: one part of a speech, as an AI window gives it
        return None
    return first if all(line.heading > first.heading for line in others) else None
