"""Where to turn the page in a long paragraph of a lectern copy: between sentences, else between clauses."""

import re
from collections.abc import Sequence

from drafter.word.lines import Line

#: Ends of sentences, then of clauses, then of phrases, with what share of the allowed empty lines each is worth.
_ENDS = (
    (re.compile(r"[。！？…][”’》）]*"), 1.0),
    (re.compile(r"[；：][”’》）]*"), 0.75),
    (re.compile(r"[，][”’》）]*"), 0.5),
)


def turning_point(text: str, lines: Sequence[Line], room: int, empty: int, fresh: bool) -> int | None:
    """The position in `text` at which a page with `room` lines left should end, None to fill it to the brim.

    `empty` lines at most stay blank for it. The start of the first line is an answer: everything goes to the
    next page, unless the page is `fresh`; the first line of a paragraph never stays behind alone. One line is
    kept in hand: a printer's fonts may set wider, and a line too many would stand alone on a page.
    """
    if text[: lines[room - 1].end].rstrip()[-1:] in "。！？":
        return None
    best = lines[max(room - 2, 0)].end
    least = lines[0].start if lines[0].start else lines[0].end
    for pattern, worth in _ENDS:
        lowest = room - 1 - round(empty * worth)
        start = lines[max(lowest, 0)].start
        ends = [found.end() for found in pattern.finditer(text, start, best) if found.end() > least]
        if ends:
            return ends[-1]
        if lowest <= 0 and not fresh and worth == 1.0:
            return lines[0].start
    return None
