"""Takes out what pages and offices put around a speech, as far as it is beyond doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.covers import CONTENTS, FIELD, stands_below_cover
from drafter.reading.cues import record_fields
from drafter.reading.extracted import Line
from drafter.reading.front import is_complete_title
from drafter.reading.line_features import (
    Context,
    context_of,
    features_of,
    is_settled,
    likeness,
    may_be_furniture,
    may_sign,
)
from drafter.reading.noise import SECOND_TITLE, notice_reason
from drafter.reading.pages import Keep
from drafter.reading.signs import ends_clause, stripped
from drafter.reading.zones import FURNITURE, SIGNATURE, TEXT, TITLE, ZONES, trained_zones

PAGE = "网页上的其他文字"

_DEEPEST_TITLE = 40
#: A longer line is no title, whatever stands behind it.
_LONGEST_TITLE = 400
_TITLE_REMARK = re.compile(
    r"\s*[（(【\[](?:(?:全文|本文)?[共约]?\s*\d+\s*余?[字页]|\d+篇|精[选品]\S{0,5}|优秀\S{0,5}|范[文本]\S{0,3}|完整版|全文|推荐\S{0,4}|最新\S{0,4})[）)】\]]$"
)
#: A date in brackets, a salutation, and the first sentence of the text behind them.
_RUN_IN = re.compile(
    r"(?P<date>[（(]\s*\d{4}\s*年[^）)]{2,16}[）)])?\s*(?P<salutation>(?:各位[\u4e00-\u9fff、，]{2,20}|[\u4e00-\u9fff、]{0,12}同志们|老师们、同学们)[：:])?\s*(?P<text>\S.{9,})"
)
#: By how much taking a line out must beat keeping it: any line, one that looks a little or much like one of a speech.
_SURE = (12.0, 30.0, 200.0)
#: Below the speech more is needed: its last line may be as short as a button.
_SURE_BELOW = 40.0


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
    signature = frozenset() if may_sign(context, at) else frozenset({SIGNATURE})
    return title | signature | (frozenset() if may_be_furniture(context, at) else FURNITURE)


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
        if ZONES[zone] == "below":
            needed = max(needed, _SURE_BELOW)
        if zone in FURNITURE and margin >= needed and not (has_cover and ZONES[zone] == "above"):
            for place in places:
                one = Removed(lines[place].number + texts[place], _reason(texts, place, ZONES[zone], title))
                if not keep(one):
                    removed[place] = one
    return [line for i, line in enumerate(lines) if i not in removed], list(removed.values())


def without_title_remark(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines, a title without what a site has added to it in brackets (共1980字, 优秀范文)."""
    kept: list[Line] = []
    removed: list[Removed] = []
    for place, line in enumerate(lines):
        may_be_title = place < _DEEPEST_TITLE and len(line.text) <= _LONGEST_TITLE
        found = _TITLE_REMARK.search(stripped(line.text)) if may_be_title else None
        if found and is_complete_title(stripped(line.text)[: found.start()]):
            one = Removed(found.group(), PAGE)
            if not keep(one):
                removed.append(one)
                line = replace(line, text=stripped(line.text)[: found.start()])
        kept.append(line)
    return kept, removed


def split_front(lines: Sequence[Line]) -> list[Line]:
    """The lines, date and salutation apart from the text that begins in the same line below a title."""
    result: list[Line] = []
    open_front = True
    for line in lines:
        text = stripped(line.text)
        found = _RUN_IN.match(text) if open_front and text and result else None
        if found and not line.number and found["date"]:
            parts = [part for part in (found["date"], found["salutation"], found["text"]) if part]
            result += [replace(line, text=part) for part in parts]
        else:
            result.append(line)
        open_front = open_front and not ends_clause(text.rstrip("）)：:！!"))
        open_front = open_front and len(text) < _DEEPEST_TITLE and found is None
    return result


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
