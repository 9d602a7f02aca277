"""Tells how a file breaks its lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.core.numbering import split_label
from drafter.reading.extracted import Line
from drafter.reading.noise import notice_reason
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, is_foreign, stripped

_FEWEST_FULL_LINES = 4
_NARROWEST = 12
#: Hardly a heading without a number is as long as this and stands in a text of which no line is longer.
_LONGEST_HEADING = 20
#: By how many characters lines differ that were broken by hand.
_RAGGED = 4
#: So many of the full lines are as long as the width, give or take the slack.
_MOST = 0.92


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a file breaks its lines: at `width` characters, give or take `slack`.

    `indented` says that paragraphs start with an indentation, `spaced` that blank lines stand between them,
    `columns` that two half-width characters count as one.
    """

    width: int
    slack: int
    indented: bool
    spaced: bool
    columns: bool = False

    def is_full(self, line: Line) -> bool:
        """Whether the line ends because there was no more room."""
        if line.full is not None:
            return line.full
        wide = columns(line) if self.columns else length(line)
        return wide >= self.width - self.slack

    def is_rest(self, line: Line) -> bool:
        """Whether a line is short and without a mark at its end, as the last line of a heading is."""
        return bool(stripped(line.text)) and not self.is_full(line) and not ends_clause(line.text)


def length(line: Line) -> int:
    """How many characters wide a line is, with its indentation (two characters where only its format tells)."""
    text = line.text.rstrip()
    return len(text) + (2 if line.indented and not text[:1].isspace() else 0)


def columns(line: Line) -> int:
    """How wide a line is where two half-width characters take the room of one."""
    half = sum(character < "\u0100" for character in line.text.strip())
    return length(line) - half + (half + 1) // 2


def measured(lines: Sequence[Line]) -> Wrap | None:
    """How the lines are broken, or None where each line is a paragraph of its own.

    Lines that stop in the middle of a sentence tell the width: they are about equally long, nothing is much
    longer, and sentences end inside them (which they do not in a list of headings). Where there are too few of
    them, one line tells it that is broken off beyond doubt and than which none is longer.
    """
    filled = [line for line in lines if stripped(line.text) and not is_foreign(line.text)]
    broken = [i for i, line in enumerate(filled) if not ends_clause(line.text) and length(line) >= _NARROWEST]
    wrap = (
        _of_places(filled, [filled[i] for i in broken])
        or _of_many(filled, [filled[i] for i in broken])
        or _of_columns(filled, broken)
        or _of_few(filled, broken)
    )
    return wrap and _with_habits(wrap, lines)


def _of_places(filled: Sequence[Line], broken: Sequence[Line]) -> Wrap | None:
    """The wrap of lines whose places on the page are known: one that is full stops in the middle of a sentence."""
    torn = [length(line) for line in broken if line.full and has_inner_stop(line.text)]
    torn += [length(above) for above, below in pairwise(filled) if below.begins is False]
    if not torn or sum(line.full is not None for line in filled) <= len(filled) // 2:
        return None
    return Wrap(max(torn), 2, indented=False, spaced=False)


def _of_many(filled: Sequence[Line], broken: Sequence[Line]) -> Wrap | None:
    if len(broken) < _FEWEST_FULL_LINES:
        return None
    lengths = Counter(length(line) for line in broken)
    width = max(lengths, key=lambda size: (lengths[size] + lengths[size - 1], size))
    near = [line for line in broken if width - 2 <= length(line) <= width + 1]
    longer = sum(length(line) > width + 2 for line in filled)
    inner = sum(has_inner_stop(line.text) for line in near)
    long = [line for line in broken if length(line) > 0.7 * width]
    if len(near) < 0.6 * len(long) or longer > 0.05 * len(filled) or inner < max(2, 0.1 * len(near)):
        return None
    return Wrap(width, _slack(width, near, long), indented=False, spaced=False)


def _slack(width: int, near: Sequence[Line], long: Sequence[Line]) -> int:
    """By how much full lines may be shorter than the width: as little as most of those near it need, or nearly all that
    break off, where those differ by a few characters as in files broken by hand."""
    most = (s for s in (0, 1, 2) if sum(length(line) >= width - s for line in near) >= _MOST * len(near))
    slack = next(most, 2)
    ragged = sum(length(line) < width - slack for line in long)
    if ragged and all(length(line) >= width - _RAGGED for line in long):
        return _RAGGED
    return slack


def _of_few(filled: Sequence[Line], broken: Sequence[int]) -> Wrap | None:
    """The wrap of a short text: none of its lines is longer than those that the next one brings to an end."""
    torn = [i for i in broken if i + 1 < len(filled) and _is_torn(filled[i], filled[i + 1])]
    width = max((length(filled[i]) for i in torn), default=0)
    if not torn or any(length(line) > width + 1 for line in filled):
        return None
    return Wrap(width, 1, indented=False, spaced=False)


def _of_columns(filled: Sequence[Line], broken: Sequence[int]) -> Wrap | None:
    """The wrap of a text with figures and stray spaces in it, broken by hand: two lines or more that go on below."""
    torn = [filled[i] for i in broken if i + 1 < len(filled) and _may_go_on(filled[i])]
    widths = [columns(line) for line in torn]
    width = max(widths, default=0)
    near = sum(one >= width - _RAGGED for one in widths)
    if near < 2 or near < 0.8 * len(widths) or any(columns(line) > width + 1 for line in filled):
        return None
    if not any(" " in line.text.strip() for line in torn):
        return None
    return Wrap(width, _RAGGED, indented=False, spaced=False, columns=True)


def _may_go_on(line: Line) -> bool:
    """Whether a line is too long for a heading, has no number and holds more than one clause."""
    if columns(line) < _LONGEST_HEADING or split_label(stripped(line.text)) is not None:
        return False
    return "，" in line.text or has_inner_stop(line.text)


def _is_torn(above: Line, below: Line) -> bool:
    """Whether a line breaks off a sentence, which the next one ends, and is no heading above a text."""
    if not ends_sentence(below.text) or "，" not in above.text or notice_reason(above.text):
        return False
    unnumbered = length(above) >= _LONGEST_HEADING and split_label(stripped(above.text)) is None
    return unnumbered or has_inner_stop(above.text)


def _with_habits(wrap: Wrap, lines: Sequence[Line]) -> Wrap:
    """The wrap with what is seen of indentation and blank lines after lines that were full and that were not."""
    starts = inner = indented_starts = indented_inner = spaced_starts = spaced_inner = 0
    before: Line | None = None
    blank = False
    for line in lines:
        if not stripped(line.text):
            blank = True
            continue
        if before is not None:
            if wrap.is_full(before) and not ends_clause(before.text):
                inner, spaced_inner = inner + 1, spaced_inner + blank
                indented_inner += is_indented(line)
            elif not wrap.is_full(before):
                starts, spaced_starts = starts + 1, spaced_starts + blank
                indented_starts += is_indented(line)
        before, blank = line, False
    return replace(
        wrap,
        indented=indented_starts > 0.5 * starts and indented_inner < 0.3 * inner,
        spaced=spaced_starts > 0.5 * starts and spaced_inner < 0.2 * inner,
    )


def is_indented(line: Line) -> bool:
    """Whether a line is set in; one single space at its start belongs to the sentence."""
    space = line.text[: len(line.text) - len(line.text.lstrip())]
    return (line.indented and not space) or len(space) > 1 or space in ("\u3000", "\t")
