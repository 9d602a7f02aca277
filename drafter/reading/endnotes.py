"""Takes out what editors and offices print below a speech: notes, and what words mean (注释, 名词解释)."""

from collections.abc import Sequence

from drafter.core.document import Removed
from drafter.core.patterns import Patterns
from drafter.reading.extracted import Line
from drafter.reading.pages import Keep
from drafter.reading.signs import ends_sentence, stripped

ENDNOTE = "注释"

_PATTERNS = Patterns(__name__)
_LONGEST_HEAD = 24
#: Without a head, notes are told by so many marks in the text that lead to them.
_FEWEST_MARKS = 2


def without_endnotes(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without the notes below the text: those that count up from 1 below their head, or that marks lead to."""
    start = _start(lines)
    if start is None:
        return list(lines), []
    stop = _stop(lines, start)
    removed = [Removed(stripped(line.text), ENDNOTE) for line in lines[start:stop] if stripped(line.text)]
    if any(map(keep, removed)):
        return list(lines), []
    return [*lines[:start], *lines[stop:]], removed


def _start(lines: Sequence[Line]) -> int | None:
    """Where the notes begin, in the second half of a file; None where none stand there."""
    for place in range(len(lines) // 2, len(lines)):
        line = lines[place]
        if line.in_table or line.number or line.heading or not _is_first(lines, place):
            continue
        if len(line.text) <= _LONGEST_HEAD and _PATTERNS["head"].match(line.text):
            return place
        found = _PATTERNS["item"].match(line.text)
        if found and found["bracketed"]:
            return place if _are_led_to(lines[:place]) else None
    return None


def _is_first(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the first note, or stands above it with nothing but blank lines between."""
    if _number(lines[place].text) == 1:
        return True
    if len(lines[place].text) > _LONGEST_HEAD:
        return False
    below = next((line.text for line in lines[place + 1 : place + 4] if stripped(line.text)), "")
    return _number(below) == 1


def _are_led_to(above: Sequence[Line]) -> bool:
    """Whether marks in the text lead to notes, in brackets as they are."""
    marks = {mark["number"] for line in above for mark in _PATTERNS["mark"].finditer(line.text)}
    return "1" in marks and len(marks) >= _FEWEST_MARKS


def _number(text: str) -> int:
    """The number of a note, 0 where a line begins none."""
    found = _PATTERNS["item"].match(text)
    return int(next(filter(None, found.groups()))) if found else 0


def _stop(lines: Sequence[Line], start: int) -> int:
    """Behind the last note: each has the next number, and goes on in further lines as far as its sentence does."""
    last, due = start, 1
    for place in range(start, len(lines)):
        text = stripped(lines[place].text)
        if _number(text) == due:
            last, due = place, due + 1
        elif text and place > start and place == last + 1 and not ends_sentence(lines[last].text):
            last = place
    return last + 1
