"""What each line of a file is, decided for all of them together: furniture, title, front or text, and what goes on.

The recognisers make the features (`line_features`), what is certain rules states out (`forbidden`), and the best path
through the chain of zones decides; its margins tell how sure it is that a line is furniture.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.core.numbering import split_label
from drafter.reading.ending import is_unit
from drafter.reading.extracted import Line
from drafter.reading.front import (
    begins_with_dash,
    is_complete_title,
    is_date,
    is_dated_occasion,
    is_salutation,
    is_whole_title,
    may_speak,
)
from drafter.reading.headlines import is_told_of, may_be_headline, place_of
from drafter.reading.joining import is_torn_day
from drafter.reading.kept_lines import (
    calls_audience,
    is_kept_alone,
    likeness,
    may_be_furniture,
    may_sign,
    speaks_of_page,
    tells_what_is_cut,
)
from drafter.reading.line_context import SIGNS, Context, context_of
from drafter.reading.line_features import features_of
from drafter.reading.noise import notice_reason
from drafter.reading.settled import asked_of, is_settled
from drafter.reading.signs import ends_clause
from drafter.reading.titles import is_title_anew, likeliest_title, passed_over, says_no_more, too_many
from drafter.reading.wrapping import Wrap
from drafter.reading.zones import (
    BELOW,
    DATE,
    FRONT_ABOVE,
    FRONT_ON,
    FURNITURE,
    GLUED_ONLY,
    SALUTATION,
    SIGNATURE,
    SPEAKER,
    SUBTITLE,
    TEXT,
    TEXT_ON,
    TITLE,
    TITLE_ON,
    TITLES,
    ZONES,
    trained_zones,
)

#: A day as sites write it; below a title it says when the page was made.
_BARE_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
#: By how much taking a line out must beat keeping it: any line, one that looks a little or much like one of a speech.
_SURE = (5.0, 20.0, 100.0)
#: Below the speech more is needed: its last line may be as short as a button.
_SURE_BELOW = 50.0
#: The same of what may be a headline that the text tells of.
_SURE_HEADLINE = 60.0
_ABOVE = ZONES.index("above")
_NOT_TEXT = frozenset(range(len(ZONES))) - {TEXT}
_NOT_INSIDE = _NOT_TEXT - {TEXT_ON}
#: A remark in brackets that begins with a day.
_DAY = re.compile(
    "[（(【〔][^）)]{0,6}(?:[\\d〇○零一二三四五六七八九]{2,4}|[\\dxX×]{1,4})\\s*[年./-]\\s*[\\dxX×一二三四五六七八九十]{0,3}\\s*[月./-]"
)
_OPEN_ENDS = "，,、"
#: So many lines that may be titles stand below one half of a broken title at most; what is farther up is a menu's.
_FARTHEST_HALF = 2
_DASHES = ("—", "――", "--", "－－")
#: How a line ends that may address the audience, and what addresses go on with in the next.
_CALLS = "：:！!，,、们"
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


def zoned(lines: Sequence[Line], wrap: Wrap | None, named: str = "") -> Zoned:
    """The zones of the lines of a file called `named`, broken as `wrap` says, decided together; none where no line is speech beyond doubt."""
    context = context_of(lines, wrap, named)
    if context.last < 0:
        return Zoned([], [], [], [])
    chain = trained_zones()
    asked = asked_of(context)
    scores = [chain.scores(features_of(context, at), forbidden(context, at)) for at in asked]
    path = chain.best(scores)
    if menu := too_many(context, asked, path):
        for i in menu:
            scores[i] = [_NEVER if zone in TITLES else value for zone, value in enumerate(scores[i])]
        path = chain.best(scores)
    title = (
        passed_over(context, asked, path) if TITLE in path else likeliest_title(context, asked, scores, path)
    )
    if title is not None:
        scores[title] = _only(TITLE)
        path = chain.best(scores)
    found = _judged(context, asked, scores, path)
    if TITLE not in path and (scores := _without_doubtful(context, asked, scores, found)):
        found = _judged(context, asked, scores, chain.best(scores))
    return found


def _judged(
    context: Context, asked: Sequence[int], scores: Sequence[Sequence[float]], path: Sequence[int]
) -> Zoned:
    """The zones of all lines by the path of those that were asked about, and how sure it is that each is furniture."""
    zones = [TEXT] * len(context.seen)
    margins, needed = [_NEVER] * len(zones), [_SURE[0]] * len(zones)
    clean = FURNITURE.isdisjoint(path)
    sure = [_NEVER] * len(path) if clean else trained_zones().margins(scores, FURNITURE)
    each = zip(asked, path, sure, strict=True)
    for at_path, (at, zone, margin) in enumerate(each):
        zones[at], margins[at] = zone, margin
        if zone in FURNITURE:
            below = zone == BELOW and not speaks_of_page(context, at)
            row = _row(path, at_path) if below else 1
            needed[at] = max(_SURE[likeness(context, at)], _SURE_BELOW / row if below else 0.0)
            if _is_told_headline(context, at):
                needed[at] = max(needed[at], _SURE_HEADLINE)
            if _BARE_DAY.fullmatch(context.seen[at].text):
                needed[at] = _SURE_BESIDE
            elif below and _is_much_alike(context, at):
                needed[at] = _SURE[_MUCH_ALIKE]
    _tell_by_neighbours(context, zones, margins, needed)
    _tell_by_line(context, zones, margins, needed)
    return Zoned([one.places for one in context.seen], zones, margins, needed)


def _is_told_headline(context: Context, at: int) -> bool:
    """Whether a line above the text may be a headline, and the text tells of it."""
    may = may_be_headline(context, at) and context.counts[context.seen[at].text] == 1
    return may and is_told_of(context, at)


def _without_doubtful(
    context: Context, asked: Sequence[int], scores: Sequence[list[float]], found: Zoned
) -> list[list[float]]:
    """The scores without furniture where a line above the text would stay anyway; empty where none would.

    A speech has a title, and what is too doubtful to go is something of the speech, perhaps that.
    """
    stays = [
        at < context.first and found.zones[at] in FURNITURE and found.margins[at] < found.needed[at]
        for at in asked
    ]
    return (
        [
            [_NEVER if stay and zone in FURNITURE else value for zone, value in enumerate(values)]
            for stay, values in zip(stays, scores, strict=True)
        ]
        if any(stays)
        else []
    )


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

    What looks much like a line of a speech stays doubtful all the same, and what stands above such a line is not so sure.
    """
    for zone, order in ((BELOW, range(len(zones))), (_ABOVE, range(len(zones) - 1, -1, -1))):
        sure = False
        for at in order:
            if zones[at] == zone and sure and not _is_much_alike(context, at):
                needed[at] = min(needed[at], _SURE_BESIDE)
            sure = sure or (zones[at] == zone and margins[at] >= needed[at])
    said = False
    for at in range(len(zones) - 1, context.last, -1):
        if said and zones[at] == BELOW and not speaks_of_page(context, at):
            needed[at] = max(needed[at], _SURE[_MUCH_ALIKE])
        said = said or (margins[at] < needed[at] and _is_much_alike(context, at))


def _is_much_alike(context: Context, at: int) -> bool:
    """Whether a line looks much like one of a speech: by its form, by what it holds, or as it speaks to the audience."""
    if likeness(context, at) >= _MUCH_ALIKE or is_kept_alone(context, at):
        return True
    return at > context.last and bool(SIGNS["we"].search(context.seen[at].text))


def _only(state: int) -> list[float]:
    return [0.0 if s == state else _NEVER for s in range(len(ZONES))]


def _tell_by_line(
    context: Context, zones: Sequence[int], margins: list[float], needed: Sequence[float]
) -> None:
    """What stands in one line and belongs to the page is as sure as the surest part of it."""
    start = 0
    for at in range(1, len(zones) + 1):
        inside = at < len(zones) and context.seen[at].line.glued is not None
        if inside and zones[at] in FURNITURE and zones[at - 1] in FURNITURE:
            continue
        share = max(margins[i] / needed[i] for i in range(start, at))
        for i in range(start, at):
            margins[i] = max(margins[i], share * needed[i])
        start = at


def forbidden(context: Context, at: int) -> frozenset[int]:
    """The zones that a line cannot be in: what the file itself marks, or what says much, is no furniture.

    Above the salutation there is no text, and only what a recogniser knows is a day, a speaker or a signature.
    """
    if is_settled(context, at):
        return _forbidden_inside(context, at)
    return frozenset().union(*(zones for zones, holds in _RULED_OUT if holds(context, at)))


def _forbidden_inside(context: Context, at: int) -> frozenset[int]:
    """The same of a line that is part of the speech beyond doubt: it only begins a paragraph or goes on with one."""
    if context.seen[at].line.glued is None:
        return _NOT_TEXT
    return _NOT_INSIDE | {TEXT} if _stands_within(context, at) else _NOT_INSIDE


def _above(context: Context, at: int) -> str:
    """The line above, "" where there is none."""
    return context.seen[at - 1].text if at else ""


def _stands_within(context: Context, at: int) -> bool:
    """Whether a segment stands without white space behind what no paragraph begins behind."""
    return context.seen[at].line.glued == "" and not _may_stand_before_text(_above(context, at))


def _begins_line(context: Context, at: int) -> bool:
    return context.seen[at].line.glued is None


def _ends_torn_day(context: Context, at: int) -> bool:
    """Whether a line is the rest of a day with its meeting that broke above it."""
    above = _above(context, at)
    return bool(above) and _begins_line(context, at) and is_torn_day(above, context.seen[at].text)


def _is_no_text(context: Context, at: int) -> bool:
    if calls_audience(context, at):
        return True
    return at < context.salutation or (at > context.last and tells_what_is_cut(context, at))


def _is_dated(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind == "date" or bool(_DAY.match(one.text))


def _is_named(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind != "notice" and may_speak(one.text)


def _is_no_front(context: Context, at: int) -> bool:
    return not (_is_dated(context, at) or _is_named(context, at) or context.seen[at].kind == "sal")


def _calls_nobody(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind == "long" or one.text[-1] not in _CALLS


def _is_no_title(context: Context, at: int) -> bool:
    """Whether a line ends as sentences do, or a recogniser knows it for something else than a title."""
    one = context.seen[at]
    if one.line.title:
        return False
    if one.text[-1] in _OPEN_ENDS or one.kind in ("speaker", "date", "sal"):
        return True
    if ends_clause(one.text) and not may_be_headline(context, at):
        return True
    if SIGNS["path"].search(one.text) or SIGNS["clock"].search(one.text):
        return True
    if one.kind == "field" and not is_told_of(context, at):
        return True
    return bool(notice_reason(one.text) or split_label(one.text))


def _says_more_of_title(context: Context, at: int) -> bool:
    """Whether a line begins with a dash below another one: it says more of a title, which stands above it."""
    one = context.seen[at]
    return at > 0 and not one.line.title and begins_with_dash(one.text)


def _may_stand_before_text(text: str) -> bool:
    """Whether a paragraph may begin straight behind this, without white space."""
    return (
        is_whole_title(text)
        or is_date(text)
        or is_dated_occasion(text)
        or is_salutation(text)
        or may_speak(text)
    )


def _is_second_half(above: str, text: str) -> bool:
    """Whether a line is the rest of the title above it: with it a whole one, or what the unit above it issues."""
    if text.startswith("关于"):
        return is_unit(above)
    return is_complete_title(above + text) and not is_complete_title(text)


def _is_whole(text: str) -> bool:
    """Whether a line is a title to its end, so that no further line of it follows."""
    return is_whole_title(text) or is_date(text)


def _follows_whole_title(context: Context, at: int) -> bool:
    return _is_whole(_above(context, at))


def _ends_title(context: Context, at: int) -> bool:
    above, text = _above(context, at), context.seen[at].text
    if not above or _follows_whole_title(context, at):
        return False
    return _is_second_half(above, text) or (at < context.first and context.counts[above + text] > 0)


def _is_speech(context: Context, at: int) -> bool:
    if _ends_torn_day(context, at) or not (may_be_furniture(context, at) or is_kept_alone(context, at)):
        return True
    return at < context.first and place_of(context, at) <= _FARTHEST_HALF and _belongs_to_title(context, at)


def _belongs_to_title(context: Context, at: int) -> bool:
    """Whether a line is one half of a title that broke, or says with a dash more of what stands above it."""
    if _ends_title(context, at) or (at + 1 < context.first and _ends_title(context, at + 1)):
        return True
    dashed = at > 0 and context.seen[at].text.startswith(_DASHES)
    return dashed and may_be_headline(context, at - 1) and may_be_headline(context, at)


#: Which zones are ruled out where the condition holds of a line.
_RULED_OUT: tuple[tuple[frozenset[int], Callable[[Context, int], bool]], ...] = (
    (GLUED_ONLY - {FRONT_ON}, _begins_line),
    (
        frozenset({FRONT_ON}),
        lambda context, at: _begins_line(context, at) and not _ends_torn_day(context, at),
    ),
    (frozenset({TEXT, TEXT_ON}), _is_no_text),
    (frozenset({TEXT}), _stands_within),
    (TITLES, _is_no_title),
    (frozenset({TITLE}), _says_more_of_title),
    (frozenset({TITLE_ON}), _follows_whole_title),
    (frozenset({TITLE_ON}), is_title_anew),
    (frozenset({SUBTITLE}), says_no_more),
    (TITLES - {TITLE_ON}, _ends_title),
    (frozenset({SIGNATURE}), lambda context, at: not may_sign(context, at)),
    (
        frozenset({DATE}),
        lambda context, at: not _is_dated(context, at) or begins_with_dash(context.seen[at].text),
    ),
    (frozenset({SPEAKER}), lambda context, at: not _is_named(context, at)),
    (frozenset({FRONT_ABOVE}), _is_no_front),
    (frozenset({SALUTATION}), _calls_nobody),
    (FURNITURE, _is_speech),
)
