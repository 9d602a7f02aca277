"""Takes out what pages and offices put around a speech, as far as it is beyond doubt."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.covers import CONTENTS, FIELD, stands_below_cover
from drafter.reading.cues import record_fields
from drafter.reading.extracted import Line
from drafter.reading.line_features import (
    Context,
    context_of,
    features_of,
    is_settled,
    likeness,
    may_be_furniture,
)
from drafter.reading.noise import SECOND_TITLE, notice_reason
from drafter.reading.pages import Keep
from drafter.reading.signs import ends_clause, stripped
from drafter.reading.zones import FURNITURE, TEXT, TITLE, ZONES, trained_zones

PAGE = "网页上的其他文字"

#: By how much taking a line out must beat keeping it: any line, one that looks a little or much like one of a speech.
_SURE = (12.0, 30.0, 200.0)


@dataclass(frozen=True, slots=True)
class Zoned:
    """The zone of each filled line of a file (an index into `ZONES`), and by how much it is furniture, below 0 if not."""

    places: list[list[int]]
    zones: list[int]
    margins: list[float]
    needed: list[float]


def zoned(lines: Sequence[Line]) -> Zoned:
    """The zones of the lines of a file, decided together; none where no line is speech beyond doubt."""
    context = context_of(lines)
    if context.last < 0:
        return Zoned([], [], [], [])
    chain = trained_zones()
    scores: list[list[float]] = []
    for at in range(len(context.seen)):
        if is_settled(context, at):
            scores.append(_only(TEXT))
        else:
            scores.append(chain.scores(features_of(context, at), forbidden(context, at)))
    needed = [_SURE[likeness(context, at)] for at in range(len(context.seen))]
    places = [one.places for one in context.seen]
    return Zoned(places, chain.best(scores), chain.margins(scores, FURNITURE), needed)


def _only(state: int) -> list[float]:
    return [0.0 if s == state else -1e9 for s in range(len(ZONES))]


def forbidden(context: Context, at: int) -> frozenset[int]:
    """The zones that a line cannot be in: what the file itself marks, or what says much, is no furniture."""
    one = context.seen[at]
    title = frozenset({TITLE}) if ends_clause(one.text) and not one.line.title else frozenset()
    return title | (frozenset() if may_be_furniture(context, at) else FURNITURE)


def without_furniture(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without what stands around the speech and in its midst, each of those with its reason.

    What is doubtful stays.
    """
    found = zoned(lines)
    removed: dict[int, Removed] = {}
    texts = [stripped(line.text) for line in lines]
    title = next((texts[p[0]] for p, z in zip(found.places, found.zones, strict=True) if z == TITLE), "")
    has_cover = stands_below_cover(texts)
    each = zip(found.places, found.zones, found.margins, found.needed, strict=True)
    for places, zone, margin, needed in each:
        if zone in FURNITURE and margin >= needed and not (has_cover and ZONES[zone] == "above"):
            for place in places:
                one = Removed(lines[place].number + texts[place], _reason(texts, place, ZONES[zone], title))
                if not keep(one):
                    removed[place] = one
    return [line for i, line in enumerate(lines) if i not in removed], list(removed.values())


def _reason(texts: Sequence[str], place: int, zone: str, title: str) -> str:
    """Why a line goes, in the words of the recogniser that knows it."""
    text = texts[place]
    if zone in ("above", "between") and record_fields().match(text):
        return FIELD
    if title and text == title:
        return SECOND_TITLE
    if zone in ("above", "between") and split_label(text) and text in texts[place + 1 :]:
        return CONTENTS
    return notice_reason(text) or PAGE
