"""What the places of physical lines say: running heads, page numbers, centred and indented lines."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from drafter.core.objects import Picture, Table
from drafter.reading.extracted import Beside, LeftOut, Line
from drafter.reading.formats.pdf_columns import PageLine, arranged, columns_of
from drafter.reading.formats.pdf_paragraphs import begun
from drafter.reading.pages import PAGE_NUMBER, RUNNING_HEAD
from drafter.reading.signs import ends_clause

#: Running heads and page numbers stand in the upper and lower eighth of the page.
_BAND = 0.125

_PAGE_NUMBER = re.compile(
    r"[-—–－─·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?\s*(?:(?:[/／,，]|共|of)\s*(?:共\s*)?\d{1,4}\s*(?:页)?)?[-—–－─·\s]*"
)
WATERMARK = "水印"
#: From so many times the usual step from line to line on, a gap parts paragraphs.
_GAP, _FEWEST_STEPS = 1.2, 5
#: From so many times on, no line in the middle of a sentence goes on below.
_BREAK = 1.8
#: Footnotes, and the marks that refer to them, are smaller than this share of the size of the text.
NOTE_SIZE = 0.8
_NOTE = re.compile(r"[\[〔【（(]?(?:\d{1,2}|[①-⑳*＊※])")
#: A line that goes on in the next leaves less room than this on its right, in sizes of its text.
_FULL = 1.7
#: So far apart, in points, the sides of a table may lie that goes on on the next page.
_SAME_EDGE = 4.0
_DIGITS = re.compile(r"\d+|\s+")
_HANGING = re.compile("[，。、；：！？）》”]$")
#: A line is centred that leaves as much room on its left as on its right, give or take this, in sizes of its text.
_EVEN = 0.5
#: What is not broken at the end of a line: a Western word, or a character with its marks; how wide a letter is at most, and
#: how much more room is left by chance, in sizes of the text.
_UNBROKEN = re.compile(r"[A-Za-z0-9./@:_%+-]{2,}|[“‘（《〈【「]*.[，。、；：！？）》”’】」]*")
_WIDEST_LETTER, _SLACK = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The lines of the text with what their place says of them, what was left out, and what stands beside the text."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    objects: tuple[Beside, ...]


def laid_out(lines: Sequence[PageLine], pages: int) -> LaidOut:
    """The text of a file with so many pages: without running heads, page numbers, watermarks and footnotes."""
    kept, left_out = _sorted_out(arranged([line for line in lines if not line.slanting]), pages)
    margins = _margins([line for line in kept if line.thing is None])
    places = [
        line for _, page in groupby(kept, key=lambda one: one.page) for line in _set(list(page), margins)
    ]
    spread, objects, starts = _spread(kept, _with_starts(places, _gaps(kept), _gaps(kept, _BREAK)))
    moved = [one if one.before is None else replace(one, before=starts[one.before]) for one in left_out]
    return LaidOut(tuple(spread), (*_watermarks(lines), *moved), tuple(objects))


def _watermarks(lines: Iterable[PageLine]) -> list[LeftOut]:
    """What stands across the pages, each text once."""
    by_page = groupby((line for line in lines if line.slanting), key=lambda line: line.page)
    texts = dict.fromkeys(" ".join(line.text for line in page) for _, page in by_page)
    return [LeftOut(text, WATERMARK, 0) for text in texts]


def _sorted_out(lines: Sequence[PageLine], pages: int) -> tuple[list[PageLine], list[LeftOut]]:
    """The lines of the text, and what is left out; its places count the lines that are kept."""
    marks = _marks(lines, pages)
    notes = _notes([line for line in lines if id(line) not in marks])
    note_of = {id(line): note for note in notes for line in note}
    kept: list[PageLine] = []
    left_out: list[LeftOut] = []
    for line in lines:
        note = note_of.get(id(line))
        if id(line) in marks:
            text = line.thing.text if line.thing else line.text
            left_out.append(LeftOut(text, marks[id(line)], None if line.thing else len(kept)))
        elif note is None:
            kept.append(line)
        elif line is note[0]:
            left_out.append(LeftOut("".join(one.text for one in note), "脚注", len(kept)))
    return kept, left_out


def _marks(lines: Sequence[PageLine], pages: int) -> dict[int, str]:
    """Why lines are no text of the speech, by their ids: page numbers, and what stands on many pages."""
    repeated = Counter(key for _, key in {(line.page, _key(line)) for line in lines if _in_band(line)})
    shown = Counter(digest for _, digest in {(line.page, _digest(line)) for line in lines} if digest)
    often = max(2, pages // 3)
    marks: dict[int, str] = {}
    for line in lines:
        if line.thing:
            if shown[_digest(line)] >= often:
                marks[id(line)] = RUNNING_HEAD
        elif not _in_band(line):
            continue
        elif _PAGE_NUMBER.fullmatch(line.text):
            marks[id(line)] = PAGE_NUMBER
        elif repeated[_key(line)] >= often:
            marks[id(line)] = RUNNING_HEAD
    return marks


def _digest(line: PageLine) -> str:
    """The digest of the picture that stands there, "" where none does."""
    found = line.thing.found if line.thing else None
    return found.digest if isinstance(found, Picture) else ""


def _spread(kept: Sequence[PageLine], found: Sequence[Line]) -> tuple[list[Line], list[Beside], list[int]]:
    """The lines with a blank one in every gap and where a table or picture stands, those with their places, and where
    each of the lines has come to stand."""
    gaps = _gaps(kept)
    spread: list[Line] = []
    objects: list[Beside] = []
    starts: list[int] = []
    for at, (one, line) in enumerate(zip(kept, found, strict=True)):
        if at in gaps and line.begins is not False:
            spread.append(Line("", page=line.page))
        starts.append(len(spread))
        above = kept[at - 1] if at else None
        if one.thing is None:
            spread.append(line)
        elif whole := _whole(above, one, objects):
            objects[-1] = replace(objects[-1], found=whole)
        else:
            objects.append(replace(one.thing, before=len(spread)))
            spread.append(Line("", page=line.page))
    return spread, objects, [*starts, len(spread)]


def _whole(above: PageLine | None, one: PageLine, objects: Sequence[Beside]) -> Table | None:
    """The table that a table goes on with on the next page, both together; None where it begins anew."""
    if not (above and above.thing and one.thing and objects and one.page == above.page + 1):
        return None
    first, rest = objects[-1].found, one.thing.found
    if not (isinstance(first, Table) and isinstance(rest, Table) and first.columns == rest.columns):
        return None
    if abs(above.left - one.left) > _SAME_EDGE or abs(above.right - one.right) > _SAME_EDGE:
        return None
    again = len(first.rows) > 1 and first.rows[0] == rest.rows[0]
    return replace(first, rows=first.rows + rest.rows[again:])


def _gaps(lines: Sequence[PageLine], share: float = _GAP) -> frozenset[int]:
    """Before which lines there is more room than so many times what lines of one paragraph leave, as a blank line would."""
    steps = {
        at: below.top - above.top
        for at, (above, below) in enumerate(pairwise(lines), 1)
        if above.page == below.page and not (above.thing or below.thing) and below.top > above.top
    }
    if len(steps) < _FEWEST_STEPS:
        return frozenset()
    usual = Counter(round(step, 3) for step in steps.values())
    pitch = min(step for step, count in usual.items() if count >= max(usual.values()) / 3)
    return frozenset(at for at, step in steps.items() if step > share * pitch)


def _set(page: Sequence[PageLine], margins: tuple[float, float]) -> Iterator[PageLine]:
    """The lines of a page with their places counted from the margins: of their column where it has two.

    `left` is how far a line is set in, `right` how much room it leaves.
    """
    columns = columns_of([line for line in page if line.thing is None])
    sides = [columns.of(line) if columns else 0 for line in page]
    of_side = {0: margins}
    for side in {1, 2}.intersection(sides):
        of_side[side] = _margins([line for line, its in zip(page, sides, strict=True) if its == side])
    for line, side in zip(page, sides, strict=True):
        left, right = of_side[side]
        yield replace(line, left=line.left - left, right=right - line.right)


def _with_starts(places: Sequence[PageLine], gaps: Collection[int], breaks: Collection[int]) -> list[Line]:
    """The lines at these places, counted from the margins, with what the places say of them.

    None goes on over a break; below a line that is not full, a gap begins a paragraph.
    """
    lines = [_line(place, below) for place, below in zip(places, [*places[1:], None], strict=True)]
    lines = _with_wide_centred(lines, places)
    starts = begun(lines, places)
    for at, begins in enumerate(starts):
        if begins is False and at in breaks:
            starts[at] = None
        elif begins is None and at in gaps and lines[at - 1].full is False:
            starts[at] = True
    told = zip(lines, starts, strict=True)
    return [line if begins is None else replace(line, begins=begins) for line, begins in told]


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
    """Where the lines of the text begin and end, in points; a mark at the end of a line may hang over the margin."""
    inside = [line for line in lines if not _HANGING.search(line.text)]
    ending = inside if len(inside) > len(lines) // 4 else lines
    return _outermost([line.left for line in lines], min), _outermost([line.right for line in ending], max)


def _outermost(places: Sequence[float], pick: Callable[[Sequence[int]], int]) -> float:
    """The outermost place, in points, that more lines share than stray ones do."""
    counts = Counter(round(place) for place in places)
    shared = [place for place, count in counts.items() if count >= max(2, len(places) // 50)]
    return float(pick(shared or list(counts))) if counts else 0.0


def _line(place: PageLine, below: PageLine | None) -> Line:
    em = place.size or 12.0
    moved_in, room = place.left, place.right
    centred = moved_in > 2.6 * em and abs(moved_in - room) < 1.5 * em
    return Line(
        place.text,
        centred=centred,
        bold=place.bold,
        indented=not centred and 1.2 * em < moved_in < 2.6 * em,
        size=place.size,
        page=place.page,
        full=None if centred else room < _needed(place, below),
    )


def _with_wide_centred(lines: Sequence[Line], places: Sequence[PageLine]) -> list[Line]:
    """The lines with those centred that leave little room, but the same on both sides, beside a centred one like them."""
    found = list(lines)
    order = range(1, len(found))
    for at, beside in [*((at, at - 1) for at in order), *((at - 1, at) for at in reversed(order))]:
        place, other = places[at], places[beside]
        even = abs(place.left - place.right) < _EVEN * place.size and place.left > _EVEN / 2 * place.size
        alike = (place.page, place.size, place.bold) == (other.page, other.size, other.bold)
        if even and alike and found[beside].centred and not (place.thing or found[at].centred):
            found[at] = replace(found[at], centred=True, indented=False, full=None)
    return found


def _needed(place: PageLine, below: PageLine | None) -> float:
    """How much room, in points, a line leaves less of that goes on in the next: what stands first there needs as much.

    A word is not broken, and marks stay with their character. A line in the middle of a sentence may leave more.
    """
    em = place.size or 12.0
    first = _UNBROKEN.match(below.text) if below else None
    needed = (
        sum(_WIDEST_LETTER if one.isascii() else 1.0 for one in first.group()) + _SLACK if first else _FULL
    )
    return em * (min(needed, _FULL) if ends_clause(place.text) else max(needed, _FULL))
