"""Takes out what is struck through: the author has deleted it, without taking it out of the file."""

from collections.abc import Sequence
from dataclasses import replace

from drafter.core.document import Removed
from drafter.reading.extracted import STRUCK, Line
from drafter.reading.pages import Keep
from drafter.reading.signs import stripped

#: More than this share of a file is struck through by mistake or for show, not deleted.
_MOST = 0.5


def without_struck(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without the characters that are struck through, each run of them listed as removed."""
    struck = sum(end - start for line in lines for start, end in line.struck)
    if not struck or struck > _MOST * sum(len(line.text) for line in lines):
        return list(lines), []
    kept: list[Line] = []
    removed: list[Removed] = []
    for line in lines:
        shortened = _shortened(line, keep, removed)
        if shortened is line or stripped(shortened.text):
            kept.append(shortened)
    return kept, removed


def _shortened(line: Line, keep: Keep, removed: list[Removed]) -> Line:
    """The line without what is struck through and not wanted back."""
    text, lead = line.text, line.lead_bold
    for start, end in reversed(line.struck):
        one = Removed(line.text[start:end], STRUCK)
        if not stripped(one.text) or keep(one):
            continue
        removed.append(one)
        text = text[:start] + text[end:]
        lead -= max(0, min(end, lead) - start)
    return line if text == line.text else replace(line, text=text, lead_bold=lead, struck=())
