"""What the places of physical lines say: running heads, page numbers, centred and indented lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from drafter.reading.extracted import LeftOut, Line
from drafter.reading.formats.pdf_columns import PageLine, arranged, columns_of
from drafter.reading.pages import PAGE_NUMBER, RUNNING_HEAD

#: Running heads and page numbers stand in the upper and lower eighth of the page.
_BAND = 0.125

_PAGE_NUMBER = re.compile(
    r"[-—–－─·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?\s*(?:(?:[/／,，]|共|of)\s*(?:共\s*)?\d{1,4}\s*(?:页)?)?[-—–－─·\s]*"
)
WATERMARK = "水印"
#: From so many times the usual step from line to line on, a gap parts paragraphs.
_GAP, _FEWEST_STEPS = 1.2, 5
#: Footnotes, and the marks that refer to them, are smaller than this share of the size of the text.
NOTE_SIZE = 0.8
_NOTE = re.compile(r"[\[〔【（(]?(?:\d{1,2}|[①-⑳*＊※])")
_DIGITS = re.compile(r"\d+|\s+")


def laid_out(lines: Sequence[PageLine], pages: int) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines of the text with what their place says of them, and the running heads, page numbers and footnotes."""
    pages_of_marks = groupby((line for line in lines if line.slanting), key=lambda line: line.page)
    marks_across = dict.fromkeys(" ".join(line.text for line in page) for _, page in pages_of_marks)
    slanting = [LeftOut(text, WATERMARK, 0) for text in marks_across]
    lines = arranged([line for line in lines if not line.slanting])
    repeated = Counter(key for _, key in {(line.page, _key(line)) for line in lines if _in_band(line)})
    marks: dict[int, str] = {}
    for line in filter(_in_band, lines):
        if _PAGE_NUMBER.fullmatch(line.text):
            marks[id(line)] = PAGE_NUMBER
        elif repeated[_key(line)] >= max(2, pages // 3):
            marks[id(line)] = RUNNING_HEAD
    notes = _notes([line for line in lines if id(line) not in marks])
    note_of = {id(line): note for note in notes for line in note}
    kept: list[PageLine] = []
    left_out: list[LeftOut] = []
    for line in lines:
        note = note_of.get(id(line))
        if id(line) in marks:
            left_out.append(LeftOut(line.text, marks[id(line)], len(kept)))
        elif note is None:
            kept.append(line)
        elif line is note[0]:
            left_out.append(LeftOut("".join(one.text for one in note), "脚注", len(kept)))
    margins = _margins(kept)
    found = [
        line for _, page in groupby(kept, key=lambda one: one.page) for line in _set(list(page), margins)
    ]
    gaps = _gaps(kept)
    spread = [
        one for at, line in enumerate(found) for one in ([Line("", page=line.page)] * (at in gaps) + [line])
    ]
    moved = [
        replace(one, before=one.before + sum(at < one.before for at in gaps))
        for one in left_out
        if one.before is not None
    ]
    return tuple(spread), (*slanting, *moved)


def _gaps(lines: Sequence[PageLine]) -> frozenset[int]:
    """Before which lines there is more room than lines of one paragraph leave, as a blank line would."""
    steps = {
        at: below.top - above.top
        for at, (above, below) in enumerate(pairwise(lines), 1)
        if above.page == below.page and not (above.in_table or below.in_table) and below.top > above.top
    }
    if len(steps) < _FEWEST_STEPS:
        return frozenset()
    usual = Counter(round(step, 3) for step in steps.values())
    pitch = min(step for step, count in usual.items() if count >= max(usual.values()) / 3)
    return frozenset(at for at, step in steps.items() if step > _GAP * pitch)


def _set(page: Sequence[PageLine], margins: tuple[float, float]) -> Iterator[Line]:
    """The lines of a page with what their place says of them, in its column where it has two."""
    columns = columns_of([line for line in page if not line.in_table])
    if columns is None:
        yield from (_line(line, *margins) for line in page)
        return
    sides = [columns.of(line) for line in page]
    of_side = {0: margins}
    for side in (1, 2):
        of_side[side] = _margins([line for line, its in zip(page, sides, strict=True) if its == side])
    yield from (_line(line, *of_side[side]) for line, side in zip(page, sides, strict=True))


def _notes(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """The footnotes of each page: small lines below all others, the first of which begins with a mark."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    small = NOTE_SIZE * max(sizes, key=lambda size: sizes[size], default=0.0)
    found: list[list[PageLine]] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        below = list(takewhile(lambda line: 0 < line.size <= small, reversed(list(page))))[::-1]
        marks = [at for at, line in enumerate(below) if _NOTE.match(line.text)]
        found += [below[at:end] for at, end in pairwise([*marks, len(below)])]
    return found


def _in_band(line: PageLine) -> bool:
    return line.bottom < _BAND or line.top > 1 - _BAND


def _key(line: PageLine) -> tuple[int, str]:
    """What is equal in the same running head on different pages: its height, in half percents, and its text."""
    return round(line.top * 200), _DIGITS.sub("", line.text)


def _margins(lines: Sequence[PageLine]) -> tuple[float, float]:
    """Where the lines of the text begin and end, in points."""
    return _outermost([line.left for line in lines], min), _outermost([line.right for line in lines], max)


def _outermost(places: Sequence[float], pick: Callable[[Sequence[int]], int]) -> float:
    """The outermost place, in points, that more lines share than stray ones do."""
    counts = Counter(round(place) for place in places)
    shared = [place for place, count in counts.items() if count >= max(2, len(places) // 50)]
    return float(pick(shared or list(counts))) if counts else 0.0


def _line(line: PageLine, left: float, right: float) -> Line:
    if line.in_table:
        return Line(line.text, bold=line.bold, size=line.size, page=line.page, in_table=True)
    em = line.size or 12.0
    moved_in, room = line.left - left, right - line.right
    centred = moved_in > 2.6 * em and abs(moved_in - room) < 1.5 * em
    return Line(
        line.text,
        centred=centred,
        bold=line.bold,
        indented=not centred and 1.2 * em < moved_in < 2.6 * em,
        size=line.size,
        page=line.page,
    )
