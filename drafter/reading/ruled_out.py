"""Which zones a line cannot be in, whatever its features say: what a file marks, what says much, what no recogniser knows."""

import re
from collections.abc import Callable

from drafter.core.numbering import split_label
from drafter.reading.cues import record_fields
from drafter.reading.ending import is_unit
from drafter.reading.front import (
    begins_with_dash,
    is_bare_day,
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
from drafter.reading.line_context import Context, first_notice_below, tells_of_picture
from drafter.reading.line_kinds import SIGNS, is_entry, is_of_editors
from drafter.reading.noise import notice_reason
from drafter.reading.settled import is_settled
from drafter.reading.signs import ends_clause, has_inner_stop, is_foreign, is_latin
from drafter.reading.titles import is_title_anew, says_no_more
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
)

_KEPT = frozenset(range(len(ZONES))) - FURNITURE
_NOT_TEXT = frozenset(range(len(ZONES))) - {TEXT}
_NOT_INSIDE = _NOT_TEXT - {TEXT_ON}
_OF_HEAD = TITLES | FURNITURE
#: A remark in brackets that begins with a day.
_DAY = re.compile(
    "[（(【〔][^）)]{0,6}(?:[\\d〇○零一二三四五六七八九]{2,4}|[\\dxX×]{1,4})\\s*[年./-]\\s*[\\dxX×一二三四五六七八九十]{0,3}\\s*[月./-]"
)
_LONGEST_WORD = 3
_OPEN_ENDS = "，,、"
#: So many lines that may be titles stand below one half of a broken title at most; what is farther up is a menu's.
_FARTHEST_HALF = 2
_DASH_SIGNS = "—–―－─- "
_DASHES = ("—", "――", "--", "－－")
#: How a line ends that may address the audience, and what addresses go on with in the next.
_CALLS = "：:！!，,、们"


def forbidden(context: Context, at: int) -> frozenset[int]:
    """The zones that a line cannot be in: what the file itself marks, or what says much, is no furniture.

    Above the salutation there is no text, and only what a recogniser knows is a day, a speaker or a signature. What
    fits nowhere is a title or stands above one.
    """
    if is_settled(context, at):
        return _forbidden_inside(context, at)
    ruled_out = _ruled_out(context, at, _RULED_OUT)
    return ruled_out - _left_for(context, at) if len(ruled_out) == len(ZONES) else ruled_out


def _left_for(context: Context, at: int) -> frozenset[int]:
    """The zones of a line that fits nowhere: a notice is of the page, what has a number is text, all else heads the text."""
    one = context.seen[at]
    if one.kind == "notice":
        return FURNITURE
    return frozenset({TEXT}) if one.line.number else _OF_HEAD


def unlikely_in_front(context: Context, at: int) -> frozenset[int]:
    """The zones of the front that a line cannot be in as no recogniser knows it, whatever else holds."""
    return _ruled_out(context, at, _OF_FRONT)


def _ruled_out(context: Context, at: int, rules: "_Rules") -> frozenset[int]:
    return frozenset().union(*(zones for zones, holds in rules if holds(context, at)))


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
    text = context.seen[at].text
    if is_bare_day(text) and context.seen[at].line.glued is None:
        return context.has_page
    beside = (context.seen[i].text for i in (at - 1, at + 1) if 0 <= i < len(context.seen))
    return is_stamp(text) and not any(map(record_fields().match, beside))


def _is_named(context: Context, at: int) -> bool:
    one = context.seen[at]
    return one.kind != "notice" and may_speak(one.text)


def _is_no_front(context: Context, at: int) -> bool:
    return not (_is_dated(context, at) or _is_named(context, at) or context.seen[at].kind == "sal")


def _calls_nobody(context: Context, at: int) -> bool:
    one = context.seen[at]
    if one.kind == "long" or one.line.number:
        return True
    return one.text[-1] not in _CALLS or is_foreign(one.text)


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


def _is_word_above_title(context: Context, at: int) -> bool:
    """Whether a line is a single word above a title that names its occasion, as the tags of a page are."""
    one = context.seen[at]
    if len(one.text) > _LONGEST_WORD or one.line.title or not one.text.isalnum():
        return False
    return any(context.seen[title].kind == "ctitle" for title in context.titles if title > at)


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


_Rules = tuple[tuple[frozenset[int], Callable[[Context, int], bool]], ...]
#: What is a day, a speaker, a salutation or a signature only where a recogniser knows it, and has no number in a title.
_OF_FRONT: _Rules = (
    (frozenset({SIGNATURE}), lambda context, at: at < context.first or not may_sign(context, at)),
    (
        frozenset({DATE}),
        lambda context, at: not _is_dated(context, at) or _begins_subtitle(context, at),
    ),
    (frozenset({DATE}), _is_stamped),
    (frozenset({SPEAKER}), lambda context, at: not _is_named(context, at)),
    (frozenset({FRONT_ABOVE}), _is_no_front),
    (frozenset({SALUTATION}), _calls_nobody),
    (TITLES, lambda context, at: bool(context.seen[at].line.number)),
)
#: Which zones are ruled out where the condition holds of a line.
_RULED_OUT: _Rules = (
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
    (TITLES, _is_word_above_title),
    (frozenset({TITLE_ON}), _names_occasion_below),
    (frozenset({TITLE_ON}), _follows_whole_title),
    (frozenset({TITLE_ON}), is_title_anew),
    (frozenset({SUBTITLE}), says_no_more),
    (TITLES - {TITLE_ON}, _ends_title),
    *_OF_FRONT,
    (FURNITURE, _is_speech),
)
