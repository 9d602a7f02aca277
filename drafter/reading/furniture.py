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
from drafter.reading.kept_lines import likeness, may_be_furniture, may_sign, speaks_of_page
from drafter.reading.line_context import Context, context_of, is_settled
from drafter.reading.line_features import features_of
from drafter.reading.noise import SECOND_TITLE, notice_reason
from drafter.reading.pages import Keep
from drafter.reading.signs import ends_clause, stripped
from drafter.reading.wrapping import Wrap
from drafter.reading.zones import FURNITURE, SIGNATURE, TEXT, TITLE, ZONES, trained_zones

#: What a title holds that a page has dressed up otherwise.
_NAMES_OCCASION = re.compile("^[^。>＞]{0,12}在.{2,60}[上时]的.{2}")
PAGE = "网页上的其他文字"
#: How the reasons of lines begin that stay because it is not sure enough that they belong to a page.
DOUBT = "拿不准，像是网页上的文字"
_TENTHS = "不一二三四五六七八九"

_DEEPEST_TITLE = 40
#: A longer line is no title, whatever stands behind it.
_LONGEST_TITLE = 400
_TITLE_REMARK = re.compile(
    r"\s*[（(【\[](?:(?:全文|本文)?[共约]?\s*\d+\s*余?[字页]|\d+篇|精[选品]\S{0,5}|优秀\S{0,5}|范[文本]\S{0,3}|完整版|全文|推荐\S{0,4}|最新\S{0,4})[）)】\]]$"
)
_BRACKETS = ("）", ")", "】", "]")
#: A remark in brackets at the end of a paragraph.
_ADVERT = re.compile(r"[【\[（(][^【】\[\]（）()。]{4,60}[】\]）)]$")
_LONGEST_ADVERT, _SHORTEST_PARAGRAPH = 64, 20
#: By how much taking a line out must beat keeping it: any line, one that looks a little or much like one of a speech.
_SURE = (8.0, 24.0, 200.0)
#: Below the speech more is needed: its last line may be as short as a button.
_SURE_BELOW = 40.0
_BELOW, _ABOVE = ZONES.index("below"), ZONES.index("above")
#: The same where a line further inside is surely furniture, unless it looks as much like one of a speech as this.
_SURE_BESIDE, _MUCH_ALIKE = 2.0, 2
#: The margin of what is speech beyond doubt.
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Zoned:
    """The zone of each filled line of a file (an index into `ZONES`), and by how much it is furniture, below 0 if not."""

    places: list[list[int]]
    zones: list[int]
    margins: list[float]
    needed: list[float]


def zoned(lines: Sequence[Line], wrap: Wrap | None) -> Zoned:
    """The zones of the lines of a file, broken as `wrap` says, decided together; none where no line is speech beyond doubt."""
    context = context_of(lines, wrap)
    if context.last < 0:
        return Zoned([], [], [], [])
    asked, scores = _scores(context)
    chain = trained_zones()
    path = chain.best(scores)
    if TITLE not in path and (title := _likeliest_title(context, asked, scores)) is not None:
        scores[title] = _only(TITLE)
        path = chain.best(scores)
    zones = [TEXT] * len(context.seen)
    margins, needed = [_NEVER] * len(zones), [_SURE[0]] * len(zones)
    for at, zone, margin in zip(asked, path, chain.margins(scores, FURNITURE), strict=True):
        zones[at], margins[at] = zone, margin
        if zone in FURNITURE:
            below = zone == _BELOW and not speaks_of_page(context, at)
            needed[at] = max(_SURE[likeness(context, at)], _SURE_BELOW if below else 0.0)
    _tell_by_neighbours(context, zones, margins, needed)
    return Zoned([one.places for one in context.seen], zones, margins, needed)


def _tell_by_neighbours(
    context: Context, zones: Sequence[int], margins: Sequence[float], needed: list[float]
) -> None:
    """Below a line that is surely below the speech, and above one that is surely above it, nothing else can stand.

    What looks much like a line of a speech stays doubtful all the same.
    """
    for zone, order in ((_BELOW, range(len(zones))), (_ABOVE, range(len(zones) - 1, -1, -1))):
        sure = False
        for at in order:
            if zones[at] == zone and sure and likeness(context, at) < _MUCH_ALIKE:
                needed[at] = min(needed[at], _SURE_BESIDE)
            sure = sure or (zones[at] == zone and margins[at] >= needed[at])


def _scores(context: Context) -> tuple[list[int], list[list[float]]]:
    """The lines that the chain is asked about, with what speaks for each zone; of settled ones in a row only the first."""
    chain = trained_zones()
    asked: list[int] = []
    scores: list[list[float]] = []
    above = False
    for at in range(len(context.seen)):
        settled = is_settled(context, at)
        if not (settled and above):
            asked.append(at)
            found = _only(TEXT) if settled else chain.scores(features_of(context, at), forbidden(context, at))
            scores.append(found)
        above = settled
    return asked, scores


def _likeliest_title(context: Context, asked: Sequence[int], scores: Sequence[Sequence[float]]) -> int | None:
    """Which of the lines above the text is the title if any is, the lower of two alike; None where none ends as titles do."""
    above = [i for i, at in enumerate(asked) if at < context.first]
    heads = (
        [i for i in above if asked[i] in context.titles]
        or [i for i in above if context.seen[asked[i]].kind == "series"]
        or [i for i in above if _NAMES_OCCASION.search(context.seen[asked[i]].text)]
    )
    return max(heads, key=lambda i: (scores[i][TITLE] - max(scores[i]), i), default=None)


def _only(state: int) -> list[float]:
    return [0.0 if s == state else -1e9 for s in range(len(ZONES))]


def forbidden(context: Context, at: int) -> frozenset[int]:
    """The zones that a line cannot be in: what the file itself marks, or what says much, is no furniture.

    Above the salutation there is no text.
    """
    one = context.seen[at]
    text = frozenset({TEXT}) if at < context.salutation else frozenset()
    title = frozenset({TITLE}) if ends_clause(one.text) and not one.line.title else frozenset()
    signature = frozenset() if may_sign(context, at) else frozenset({SIGNATURE})
    return text | title | signature | (frozenset() if may_be_furniture(context, at) else FURNITURE)


def without_furniture(
    lines: Sequence[Line], wrap: Wrap | None, keep: Keep
) -> tuple[list[Line], list[Removed], list[Removed]]:
    """The lines without what stands around the speech and in its midst, each of those with its reason.

    What is doubtful stays and comes third, with how sure it is; `keep` names those that are to go all the same.
    """
    found = zoned(lines, wrap)
    removed: dict[int, Removed] = {}
    doubtful: list[Removed] = []
    texts = [stripped(line.text) for line in lines]
    title = next((texts[p[0]] for p, z in zip(found.places, found.zones, strict=True) if z == TITLE), "")
    has_cover = stands_below_cover(texts)
    each = zip(found.places, found.zones, found.margins, found.needed, strict=True)
    for places, zone, margin, needed in each:
        if zone not in FURNITURE or margin <= 0 or (has_cover and zone != _BELOW):
            continue
        for place in places:
            text = lines[place].number + texts[place]
            one = Removed(text, _reason(texts, place, ZONES[zone], title))
            doubt = Removed(text, _doubt(margin / needed)) if margin < needed else None
            if doubt and not keep(doubt):
                doubtful.append(doubt)
            elif doubt or not keep(one):
                removed[place] = one
    return [line for i, line in enumerate(lines) if i not in removed], list(removed.values()), doubtful


def _doubt(sure: float) -> str:
    """How sure it is that a line belongs to a page, in tenths of what it takes to take it out."""
    return f"{DOUBT}（把握{_TENTHS[min(max(int(sure * 10), 1), 9)]}成）"


def without_remarks(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without what a site has added to their ends: to a title (共1980字), to a paragraph (【更多材料，微信：…】)."""
    kept: list[Line] = []
    removed: list[Removed] = []
    for place, line in enumerate(lines):
        text = stripped(line.text) if line.text.rstrip().endswith(_BRACKETS) else ""
        one = _remark(text, place < _DEEPEST_TITLE) if text else None
        if one and not keep(one):
            removed.append(one)
            line = replace(line, text=text.removesuffix(one.text).rstrip())
        kept.append(line)
    return kept, removed


def _remark(text: str, may_be_title: bool) -> Removed | None:
    """What a site has added in brackets to the end of a line."""
    of_title = _TITLE_REMARK.search(text) if may_be_title and len(text) <= _LONGEST_TITLE else None
    if of_title and is_complete_title(text[: of_title.start()]):
        return Removed(of_title.group(), PAGE)
    found = _ADVERT.search(text, max(0, len(text) - _LONGEST_ADVERT))
    reason = notice_reason(found.group()) if found and found.start() >= _SHORTEST_PARAGRAPH else ""
    return Removed(found.group(), reason) if found and reason else None


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
