"""The lines of a file with every text folded (`drafter.core.folding`), before anything else looks at them."""

from collections.abc import Iterable
from dataclasses import replace

from drafter.core.document import Removed
from drafter.core.folding import Tally, fold, told
from drafter.core.objects import Table
from drafter.reading.extracted import Beside, Extracted, Line


def folded(extracted: Extracted) -> tuple[Extracted, list[Removed]]:
    """The same file as it is meant, and what was changed in its text, told sign by sign."""
    tally = Tally()
    lines = tuple(_folded_line(line, tally) for line in extracted.lines)
    left_out = tuple(replace(one, text=fold(one.text)) for one in extracted.left_out)
    same = all(new is old for new, old in zip(lines, extracted.lines, strict=True))
    objects = tuple(_folded_object(one, tally) for one in extracted.objects)
    if not same or (left_out, objects) != (extracted.left_out, extracted.objects):
        extracted = replace(extracted, lines=lines, left_out=left_out, objects=objects)
    return extracted, [Removed(signs, reason) for signs, reason in told(tally)]


def _folded_object(one: Beside, tally: Tally) -> Beside:
    """What stands beside the text with its words folded, those of a table cell by cell."""
    found = one.found
    if isinstance(found, Table):
        rows = (tuple(replace(cell, text=fold(cell.text, tally)) for cell in row) for row in found.rows)
        found = replace(found, rows=tuple(rows))
    return replace(one, text=fold(one.text), found=found)


def _folded_line(line: Line, tally: Tally) -> Line:
    text, number = fold(line.text, tally), fold(line.number, tally)
    if text == line.text and number == line.number:
        return line

    def moved(offset: int) -> int:
        return min(len(fold(line.text[:offset])), len(text))

    struck = _spans((moved(start), moved(end)) for start, end in line.struck)
    return replace(line, text=text, number=number, lead_bold=moved(line.lead_bold), struck=struck)


def _spans(found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in found if start < end)
