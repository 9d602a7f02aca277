"""Takes out what pages and offices put around a speech, as far as it is beyond doubt."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
#: A line for which so much of what it takes speaks is no title, heading or part of the lines beside it.
_TELLING = 0.2
#: So much may stand around a title where a page shows it once more (标题：…… 某某：……).
_DRESSED = 6
#: A day as sites write it; below a title it says when the page was made.
_BARE_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_ENDS = ("）", ")", "】", "]", " ", "\u3000", "\t")
_BRACKETS = ("）", ")", "】", "]")
#: What a site has put before a title: a remark in brackets, or its name with its address.
_HEAD = re.compile(
    r"\s*(?:[\[【［][^\]】］]{2,12}[\]】］]|[^。，：]{0,24}(?:www\.[\w.-]+|[\w-]+\.(?:com|cn|net|org|top)))\s*",
    re.ASCII,
)
#: What the beginning of a line holds before which a site may have put something.
_HEADED, _LONGEST_HEAD = re.compile(r"[\[【［]|\w\.\w"), 48
_ADDRESS = re.compile(r"www\.|\w\.(?:com|cn|net|org|top)\b", re.ASCII)
_TAIL = re.compile(r"[。！？：；”][ \u3000]+([^。！？：；“”、…（(]{4,40})$")
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
    title = None if TITLE in path else _likeliest_title(context, asked, scores)
    if title is None:
        title = _passed_over(context, asked, path)
    if title is not None:
        scores[title] = _only(TITLE)
        path = chain.best(scores)
    zones = [TEXT] * len(context.seen)
    margins, needed = [_NEVER] * len(zones), [_SURE[0]] * len(zones)
    found = zip(asked, path, chain.margins(scores, FURNITURE), strict=True)
    for at_path, (at, zone, margin) in enumerate(found):
        zones[at], margins[at] = zone, margin
        if zone in FURNITURE:
            below = zone == _BELOW and not speaks_of_page(context, at)
            row = _row(path, at_path) if below else 1
            needed[at] = max(_SURE[likeness(context, at)], _SURE_BELOW / row if below else 0.0)
            if _BARE_DAY.fullmatch(context.seen[at].text):
                needed[at] = _SURE_BESIDE
    _tell_by_neighbours(context, zones, margins, needed)
    return Zoned([one.places for one in context.seen], zones, margins, needed)


def _row(path: Sequence[int], at: int) -> int:
    """How many lines in a row have the zone of this one: a single short line may be the last of a speech, not five."""
    first = last = at
    while first and path[first - 1] == path[at]:
        first -= 1
    while last + 1 < len(path) and path[last + 1] == path[at]:
        last += 1
    return last - first + 1


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


def _passed_over(context: Context, asked: Sequence[int], path: Sequence[int]) -> int | None:
    """Which of the lines would go although it ends as titles do, while none that does is the title; the lowest of several."""
    ends = set(context.titles)
    if any(asked[i] in ends or context.seen[asked[i]].line.title for i, z in enumerate(path) if z == TITLE):
        return None
    gone = [
        i
        for i, zone in enumerate(path)
        if zone in FURNITURE and asked[i] in ends and asked[i] < context.first
    ]
    return gone[-1] if gone else None


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
    doubtful: dict[int, Removed] = {}
    apart: set[int] = set()
    texts = [stripped(line.text) for line in lines]
    title = _title_of(found, texts)
    has_cover = stands_below_cover(texts)
    for place, zone, sure in _of_pages(found, has_cover):
        text = lines[place].number + texts[place]
        one = Removed(text, _reason(texts, place, ZONES[zone], title))
        doubt = None if sure >= 1 or _is_dressed(title, text) else Removed(text, _doubt(sure))
        if doubt and not keep(doubt):
            doubtful[place] = doubt
            if sure >= _TELLING and texts.count(texts[place]) == 1:
                apart.add(place)
        elif doubt or not keep(one):
            removed[place] = one
    kept = [(i, line) for i, line in enumerate(lines) if i not in removed]
    marked = [replace(line, doubtful=True) if i in apart else line for i, line in kept]
    return marked, list(removed.values()), list(doubtful.values())


def _title_of(found: Zoned, texts: Sequence[str]) -> str:
    """The first line that was told as the title, "" where none was."""
    titles = (places[0] for places, zone in zip(found.places, found.zones, strict=True) if zone == TITLE)
    return next((texts[place] for place in titles), "")


def _of_pages(found: Zoned, has_cover: bool) -> Iterator[tuple[int, int, float]]:
    """The lines that belong to a page, each with its zone and how sure that is: from 1 on it goes without a question.

    Above a speech with a cover none do.
    """
    for places, zone, margin, needed in zip(
        found.places, found.zones, found.margins, found.needed, strict=True
    ):
        if margin > 0 and zone in FURNITURE and (zone == _BELOW or not has_cover):
            sure = margin / needed if margin < needed else 1.0
            yield from ((place, zone, sure) for place in places)


def _is_dressed(title: str, text: str) -> bool:
    """Whether a line is the title once more, with little around it."""
    return bool(title) and title in text and len(text) <= len(title) + _DRESSED


def _doubt(sure: float) -> str:
    """How sure it is that a line belongs to a page, in tenths of what it takes to take it out."""
    return f"{DOUBT}（把握{_TENTHS[min(max(int(sure * 10), 1), 9)]}成）"


def without_remarks(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without what a site has added to their ends: to a title (共1980字), to a paragraph (【更多材料，微信：…】)."""
    kept: list[Line] = []
    removed: list[Removed] = []
    tails = [_tail(line) for line in lines]
    told = Counter(filter(None, tails))
    told.update(stripped(line.text) for line in lines if told and len(line.text) <= _LONGEST_ADVERT)
    for place, (line, tail) in enumerate(zip(lines, tails, strict=True)):
        if not (tail or place < _DEEPEST_TITLE or line.text.endswith(_ENDS)):
            kept.append(line)
            continue
        if one := _behind(line, tail, place, told):
            if keep(one):
                kept.append(line)
                continue
            removed.append(one)
            line = replace(line, text=stripped(line.text).removesuffix(one.text).rstrip())
        if place < _DEEPEST_TITLE and (one := _before_title(line)) and not keep(one):
            removed.append(one)
            line = replace(line, text=stripped(line.text).removeprefix(one.text).lstrip())
        kept.append(line)
    return kept, removed


def _before_title(line: Line) -> Removed | None:
    """What a site has put before a title that names its occasion."""
    text = stripped(line.text)
    head = _HEAD.match(text) if len(text) <= _LONGEST_TITLE and _HEADED.search(text[:_LONGEST_HEAD]) else None
    return Removed(head.group().rstrip(), PAGE) if head and is_complete_title(text[head.end() :]) else None


def _behind(line: Line, tail: str, place: int, told: Counter[str]) -> Removed | None:
    """What a site has put behind a line: in brackets, or a tail that names an address of the net or comes again."""
    if line.text.rstrip().endswith(_BRACKETS):
        return _remark(stripped(line.text), place < _DEEPEST_TITLE)
    return Removed(tail, PAGE) if tail and (_ADDRESS.search(tail) or told[tail] > 1) else None


def _tail(line: Line) -> str:
    """What stands behind the last sentence of a line and a space, as sites put their names there."""
    text = line.text
    if text.find(" ", -_LONGEST_ADVERT) < 0 and text.find("\u3000", -_LONGEST_ADVERT) < 0:
        return ""
    found = _TAIL.search(text[-_LONGEST_ADVERT:].rstrip())
    return found.group(1) if found else ""


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
