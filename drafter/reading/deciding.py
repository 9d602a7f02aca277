"""What each line of a file is, decided for all of them together: furniture, title, front or text, and what goes on.

The recognisers make the features (`line_features`), what is certain rules states out (`forbidden`), and the best path
through the chain of zones decides; its margins tell how sure it is that a line is furniture.
"""

import re
from collections.abc import Callable, Sequence

from drafter.core.numbering import split_label
from drafter.reading.cues import record_fields
from drafter.reading.ending import is_unit
from drafter.reading.extracted import Line
from drafter.reading.front import (
    begins_with_dash,
    is_complete_title,
    is_date,
    is_dated_occasion,
    is_salutation,
    is_stamp,
    is_whole_title,
    may_speak,
)
from drafter.reading.headlines import is_shown_whole, is_told_of, may_be_headline, place_of
from drafter.reading.joining import is_torn_day
from drafter.reading.kept_lines import (
    calls_audience,
    is_attached,
    is_kept_alone,
    may_be_furniture,
    may_sign,
    tells_what_is_cut,
)
from drafter.reading.line_context import Context, context_of, first_notice_below, tells_of_picture
from drafter.reading.line_features import features_of
from drafter.reading.line_kinds import SIGNS, is_entry, is_of_editors
from drafter.reading.noise import notice_reason
from drafter.reading.settled import asked_of, is_settled
from drafter.reading.signs import ends_clause, has_inner_stop, is_foreign, is_latin
from drafter.reading.sureness import Zoned, judged
from drafter.reading.titles import is_title_anew, likeliest_title, passed_over, says_no_more, too_many
from drafter.reading.wrapping import Wrap
from drafter.reading.zones import (
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

_KEPT = frozenset(range(len(ZONES))) - FURNITURE
_NOT_TEXT = frozenset(range(len(ZONES))) - {TEXT}
_NOT_INSIDE = _NOT_TEXT - {TEXT_ON}
#: A remark in brackets that begins with a day.
_DAY = re.compile(
    "[（(【〔][^）)]{0,6}(?:[\\d〇○零一二三四五六七八九]{2,4}|[\\dxX×]{1,4})\\s*[年./-]\\s*[\\dxX×一二三四五六七八九十]{0,3}\\s*[月./-]"
)
_OPEN_ENDS = "，,、"
#: So many lines that may be titles stand below one half of a broken title at most; what is farther up is a menu's.
_FARTHEST_HALF = 2
_DASH_SIGNS = "—–―－─- "
_DASHES = ("—", "――", "--", "－－")
#: How a line ends that may address the audience, and what addresses go on with in the next.
_CALLS = "：:！!，,、们"
#: The margin of what is speech beyond doubt; what is ruled out has less than the other.
_NEVER, _IMPOSSIBLE = -1e9, -1e8
#: So often the rules for neighbouring lines are weighed anew.
_MOST_CONTRADICTIONS = 3


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
        passed_over(context, asked, scores, path)
        if TITLE in path
        else likeliest_title(context, asked, scores, path)
    )
    if title is not None:
        scores[title] = _only(TITLE)
        path = chain.best(scores)
    if _contradict(scores, path):
        path = _settled(context, asked, scores, path, title)
    found = judged(context, asked, scores, path)
    if TITLE not in path and (scores := _without_doubtful(context, asked, scores, found)):
        found = judged(context, asked, scores, chain.best(scores))
    return found


def _contradict(scores: Sequence[Sequence[float]], path: Sequence[int]) -> bool:
    """Whether the best path has a line in a zone that is ruled out for it: no path keeps to all rules."""
    return any(values[zone] <= _IMPOSSIBLE for values, zone in zip(scores, path, strict=True))


def _settled(
    context: Context, asked: Sequence[int], scores: list[list[float]], path: list[int], title: int | None
) -> list[int]:
    """The best path where rules contradict each other: for the lines where they do, and beside them, only those count
    that keep speech; what is the title stays so."""
    for _ in range(_MOST_CONTRADICTIONS):
        bad = [i for i, zone in enumerate(path) if scores[i][zone] <= _IMPOSSIBLE]
        if not bad:
            break
        for i in {near for one in bad for near in (one - 1, one, one + 1) if 0 <= near < len(path)} - {title}:
            at = asked[i]
            kept = FURNITURE if forbidden(context, at) >= FURNITURE else frozenset()
            scores[i] = trained_zones().scores(features_of(context, at), kept | GLUED_ONLY)
        path = trained_zones().best(scores)
    return path


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


def _only(state: int) -> list[float]:
    return [0.0 if s == state else _NEVER for s in range(len(ZONES))]


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
    if calls_audience(context, at) or _is_rule(context, at):
        return True
    if at > context.last and tells_of_picture(context, at):
        return True
    if at < context.first and is_of_editors(context.seen[at].text):
        return True
    return at < max(context.salutation, context.announced + 1) or (
        at > context.last and tells_what_is_cut(context, at)
    )


def _is_rule(context: Context, at: int) -> bool:
    """Whether a line above or below the text holds neither letter nor figure, and stands for no name."""
    outside = not context.first <= at <= context.last
    return outside and context.seen[at].kind == "stray" and may_be_furniture(context, at)


def _is_dated(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind == "date" or bool(_DAY.match(one.text))


def _is_stamped(context: Context, at: int) -> bool:
    """Whether a line says when the page was made; beside other fields of a record it is the day of the meeting."""
    beside = (context.seen[i].text for i in (at - 1, at + 1) if 0 <= i < len(context.seen))
    return is_stamp(context.seen[at].text) and not any(map(record_fields().match, beside))


def _is_named(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind != "notice" and may_speak(one.text)


def _is_no_front(context: Context, at: int) -> bool:
    return not (_is_dated(context, at) or _is_named(context, at) or context.seen[at].kind == "sal")


def _calls_nobody(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind == "long" or one.text[-1] not in _CALLS or is_foreign(one.text)


def _is_no_title(context: Context, at: int) -> bool:
    """Whether a line ends as sentences do, or a recogniser knows it for something else than a title."""
    one = context.seen[at]
    if one.line.title:
        return False
    if (
        len(one.text) == 1
        or is_latin(one.text)
        or has_inner_stop(one.text)
        or one.text[-1] in _OPEN_ENDS
        or one.kind in ("speaker", "date", "sal")
    ):
        return True
    if ends_clause(one.text) and not may_be_headline(context, at):
        return True
    if SIGNS["path"].search(one.text) or is_entry(one.text) or SIGNS["clock"].search(one.text):
        return True
    if one.kind == "field" and not is_told_of(context, at):
        return True
    return bool(notice_reason(one.text) or split_label(one.text))


def _is_no_subtitle(context: Context, at: int) -> bool:
    """The same of what says more of a title: a day with its meeting does so behind a dash."""
    text = context.seen[at].text
    return _is_no_title(context, at) and not (begins_with_dash(text) and is_dated_occasion(text))


def _is_shown_again(context: Context, at: int) -> bool:
    """Whether a line holds what stands below it behind a dash, as the second half of another title: a page's title."""
    text = context.seen[at].text
    below = (one.text for one in context.seen[at + 2 : min(at + 4, context.first)])
    return any(
        begins_with_dash(one) and (bare := one.lstrip(_DASH_SIGNS)) in text and is_whole_title(bare)
        for one in below
    )


def _begins_subtitle(context: Context, at: int) -> bool:
    """Whether a line begins with a dash, and not below a day or a speaker, where a day with its meeting stands for itself."""
    if not begins_with_dash(context.seen[at].text):
        return False
    above = context.seen[at - 1].kind if at else ""
    return not (above in ("date", "speaker") and is_dated_occasion(context.seen[at].text))


def _says_more_of_title(context: Context, at: int) -> bool:
    """Whether a line begins with a dash below another one: it says more of a title, which stands above it."""
    one = context.seen[at]
    return at > 0 and not one.line.title and begins_with_dash(one.text)


def _names_occasion_below(context: Context, at: int) -> bool:
    """Whether a line with its dash is a whole title that stands below a slogan, and not the rest of one."""
    return _says_more_of_title(context, at) and is_complete_title(context.seen[at].text)


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
    return _is_second_half(above, text) or (is_shown_whole(context, at) and not begins_with_dash(text))


def _is_speech(context: Context, at: int) -> bool:
    if at > max(context.last, first_notice_below(context)) and not is_attached(context, at):
        return False
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
    (_KEPT, lambda context, at: at == context.announced),
    (frozenset({TEXT, TEXT_ON}), _is_no_text),
    (frozenset({TEXT}), _stands_within),
    (TITLES - {SUBTITLE}, _is_no_title),
    (frozenset({SUBTITLE}), _is_no_subtitle),
    (frozenset({TITLE}), _says_more_of_title),
    (frozenset({TITLE}), _is_shown_again),
    (frozenset({TITLE_ON}), _names_occasion_below),
    (frozenset({TITLE_ON}), _follows_whole_title),
    (frozenset({TITLE_ON}), is_title_anew),
    (frozenset({SUBTITLE}), says_no_more),
    (TITLES - {TITLE_ON}, _ends_title),
    (frozenset({SIGNATURE}), lambda context, at: not may_sign(context, at)),
    (
        frozenset({DATE}),
        lambda context, at: not _is_dated(context, at) or _begins_subtitle(context, at),
    ),
    (frozenset({DATE}), _is_stamped),
    (frozenset({SPEAKER}), lambda context, at: not _is_named(context, at)),
    (frozenset({FRONT_ABOVE}), _is_no_front),
    (frozenset({SALUTATION}), _calls_nobody),
    (FURNITURE, _is_speech),
)
