"""What no chain may take out: the lines that speeches have and pages have not, and how much a line looks like one."""

import re
from collections.abc import Callable

from drafter.core.model import Move
from drafter.core.numbering import split_label
from drafter.core.patterns import Patterns
from drafter.reading.cues import move_cues, record_fields, sentence_cues
from drafter.reading.ending import is_unit
from drafter.reading.front import (
    begins_with_dash,
    is_bare_day,
    is_dated_occasion,
    is_name_set_apart,
    is_post,
    is_stamp,
    is_whole_title,
)
from drafter.reading.headlines import is_told_of, may_be_headline
from drafter.reading.line_context import Context, Seen, is_of_page
from drafter.reading.line_kinds import LONGEST, SIGNS
from drafter.reading.noise import is_listed, notice_reason
from drafter.reading.people import may_be_name
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, is_foreign, is_remark

_PLAIN = re.compile("[\u4e00-\u9fff“”、，。；！：.,;!\u3000 —-]{8,}")
_PATTERNS = Patterns(__name__)
#: How a text ends that a page shows no further.
_TORN_OFF = re.compile("[\u4e00-\u9fff，、]{8,}[…\\.]{2,}$")
_SIGNED = re.compile("[\u4e00-\u9fff]{2,4}人[：:]")
_DASH_SIGNS = "—–―－-"
_DASHED = re.compile("[—–―－-]{1,4}\\s*在")
_MASKED_NAME = re.compile(r"[（(]?[×xX*＊某]{2,4}(?:同志)?[）)]?")
#: A post, or what stands for one, before a masked name: 市长　×××.
_MASKED_POST = re.compile("[\u4e00-\u9fff、]{2,16}[ \u3000]+[×xX＊*]{2,3}")
_HAN = re.compile("[\u4e00-\u9fff]")
#: A longer line says more than a kind of speech.
_LONGEST_KIND = 6


def may_be_furniture(context: Context, at: int) -> bool:
    """Whether a line may be taken out at all: the file does not mark it as text, and it is not said as speeches are.

    The first rule that fits decides; where none does, the line may go.
    """
    return next((may for may, fits in _RULES if fits(context, at)), True)


def is_kept_alone(context: Context, at: int) -> bool:
    """Whether a line below the text is one of a speech by what it holds itself: a name, a figure, a short call.

    Rows of such lines stand on pages as well, among others that are of pages only; so all of them decide together.
    """
    if at <= context.last:
        return False
    rule = next((fits for _, fits in _RULES if fits(context, at)), None)
    if rule is _gives_figure:
        return not _numbers_next(context, at)
    if rule is _belongs_below_text:
        return not (is_attached(context, at) or _counts_on(context, at))
    return rule in (_stands_apart, _is_told_by_kind) and not is_attached(context, at)


def _is_marked_as_text(context: Context, at: int) -> bool:
    line = context.seen[at].line
    return bool(line.number or line.heading or line.title or line.in_table or _is_only_title(context, at))


def calls_audience(context: Context, at: int) -> bool:
    """Whether a short line straight above a sentence addresses persons before a colon, whatever they are called."""
    one = context.seen[at]
    if at >= context.first or not _PATTERNS["calls"].fullmatch(one.text):
        return False
    filled = one.text + one.text[0]
    if one.kind in ("notice", "field") or record_fields().match(filled) or notice_reason(filled):
        return False
    below = context.seen[at + 1].kind if at + 1 < len(context.seen) else ""
    return below in ("long", "sentence", "sal")


def _is_only_title(context: Context, at: int) -> bool:
    """Whether no other line ends as titles do; what names only a kind of speech may be a menu's above a headline."""
    if context.titles != [at]:
        return False
    if context.seen[at].kind == "ctitle" or len(context.seen[at].text) > _LONGEST_KIND:
        return True
    return not any(may_be_headline(context, i) for i in range(at + 1, context.first))


def _is_sentence_or_character(context: Context, at: int) -> bool:
    one = context.seen[at]
    is_long = len(one.text) > LONGEST and has_inner_stop(one.text)
    is_long = is_long and not (at < context.first and is_foreign(one.text))
    is_character = context.first <= at <= context.last and _HAN.fullmatch(one.text)
    return one.kind != "notice" and bool(is_long or is_character)


def _is_agenda_or_begins_list(context: Context, at: int) -> bool:
    return _is_agenda(context.seen[at]) or _begins_list(context, at)


def _is_told_above_text(context: Context, at: int) -> bool:
    return 0 < at < context.first and _is_told_below_title(context, at)


def _names_masked(context: Context, at: int) -> bool:
    """Whether a line of the front names the speaker by a mask, as whoever cleaned a speech does, and no page."""
    return at < context.first and bool(_MASKED_POST.fullmatch(context.seen[at].text))


def _follows_salutation(context: Context, at: int) -> bool:
    one = context.seen[at]
    return at > 0 and context.seen[at - 1].kind == "sal" and _may_open(one) and context.counts[one.text] == 1


def _is_spoken_below_text(context: Context, at: int) -> bool:
    text = context.seen[at].text
    return at > context.last and ends_clause(text) and bool(sentence_cues().spoken.search(text))


def _is_remark_all_the_same(context: Context, at: int) -> bool:
    text = context.seen[at].text
    spoken = _is_spoken_below_text(context, at)
    return spoken and (is_remark(text) or bool(sentence_cues().certain.search(text)))


def _stands_apart(context: Context, at: int) -> bool:
    return _is_set_apart(context.seen[at].text) or _may_be_said(context, at)


def _belongs_below_text(context: Context, at: int) -> bool:
    if at <= context.last:
        return False
    return _signs(context, at) or is_attached(context, at) or _counts_on(context, at)


def _has_own_subtitle(context: Context, at: int) -> bool:
    return at < context.first and _has_subtitle(context, at) and context.counts[context.seen[at].text] == 1


def _begins_title(context: Context, at: int) -> bool:
    """Whether a unit stands straight above what it issues (关于……), as the title of a notice is broken."""
    below = context.seen[at + 1].text if at + 1 < len(context.seen) else ""
    return below.startswith("关于") and is_unit(context.seen[at].text)


def _gives_figure(context: Context, at: int) -> bool:
    figure = SIGNS["figure"].search(context.seen[at].text)
    return bool(figure) and (at >= context.first or _is_day_of_title(context, at))


def _numbers_next(context: Context, at: int) -> bool:
    """Whether a line is the number of the one below it, as others of its kind above or below are, which are no figures."""
    text = context.seen[at].text
    beside = (context.seen[i].text for i in (at - 1, at + 1) if 0 <= i < len(context.seen))
    if not text.isdecimal() or any(map(str.isdecimal, beside)):
        return False
    return any(str(int(text) + step) in context.counts for step in (-1, 1))


def _is_numbered_above_text(context: Context, at: int) -> bool:
    above = at < context.first and not context.has_front
    return above and bool(split_label(context.seen[at].text))


def _is_person_of_front(context: Context, at: int) -> bool:
    above = context.seen[at - 1].kind if at else ""
    is_front = above in ("ctitle", "wtitle", "date", "speaker") and at < context.first
    return is_front and _is_person(context.seen[at].text)


def _stands_above_announced(context: Context, at: int) -> bool:
    """Whether a longer line stands above the one that says that the speech follows, or is it."""
    return at == context.announced or (
        at < context.announced and context.seen[at].kind in ("long", "sentence")
    )


def _stands_beside(context: Context, at: int) -> bool:
    return at in context.beside


def _is_set_apart(text: str) -> bool:
    """Whether a line is what a paper says of itself, a sentence torn off, a name set apart or masked, or a post."""
    if _TORN_OFF.match(text) and not SIGNS["cut"].search(text):
        return True
    of_person = is_name_set_apart(text) or is_post(text) or _MASKED_NAME.fullmatch(text)
    return bool(of_person or _PATTERNS["of-paper"].search(text))


def _is_told_by_kind(context: Context, at: int) -> bool:
    """Whether a line is of speeches only: it addresses, names a speaker or a day with its meeting, or is one of a list."""
    one = context.seen[at]
    if one.kind == "date":
        return at < context.first and is_dated_occasion(one.text)
    if one.kind == "notice":
        return at >= context.first and is_listed(one.text, context.counts)
    return one.kind in ("sal", "speaker")


def _may_be_said(context: Context, at: int) -> bool:
    """Whether a line is as short as what a host says, below the title if there is one."""
    one = context.seen[at]
    above_title = at < context.first and any(title > at for title in context.titles)
    return one.kind != "notice" and not above_title and bool(_PATTERNS["said"].fullmatch(one.text))


def _may_open(one: Seen) -> bool:
    """Whether a line may be the first of a text below its salutation: it ends as a sentence does, or has a number."""
    return one.kind != "notice" and (ends_clause(one.text) or split_label(one.text) is not None)


def _is_agenda(one: Seen) -> bool:
    """Whether a host says a line to go on with the agenda; dots stand for what others say then."""
    told = one.kind not in ("dots", "notice") and move_cues()[Move.AGENDA].start.match(one.text)
    return bool(told) and not SIGNS["cut"].search(one.text)


def _is_told_below_title(context: Context, at: int) -> bool:
    """Whether a unit, or a day spelt without label and clock, stands straight below a title or a speaker."""
    one = context.seen[at]
    if context.seen[at - 1].kind not in ("ctitle", "wtitle", "speaker", "date"):
        return False
    if one.kind == "date":
        if is_stamp(one.text) or (is_bare_day(one.text) and context.has_page):
            return False
        below = context.seen[at + 1].kind if at + 1 < len(context.seen) else ""
        return bool(_PATTERNS["spelt-day"].match(one.text)) and (
            "年" in one.text or below in ("sal", "speaker", "long")
        )
    return one.kind not in ("field", "notice") and is_unit(one.text)


def _is_day_of_title(context: Context, at: int) -> bool:
    """Whether figures in brackets stand straight below a title, as a day without its signs does."""
    return context.seen[at].text[0] in "（(" and at - 1 in context.titles


def _is_person(text: str) -> bool:
    """Whether a line in front of the text is nothing but a name."""
    text = text.strip("（）()")
    return may_be_name(text) or is_name_set_apart(text)


def _signs(context: Context, at: int) -> bool:
    """Whether a line is a unit or a name at the very end, or above a date that is."""
    below = [one.kind for one in context.seen[at + 1 :] if not is_unit(one.text)]
    text = context.seen[at].text
    return below in ([], ["date"]) and (is_unit(text) or may_be_name(text))


def is_attached(context: Context, at: int) -> bool:
    """Whether the mark of an attachment (附件1) stands above a line below the text."""
    return any(_PATTERNS["attached"].fullmatch(one.text) for one in context.seen[context.first : at])


def _begins_list(context: Context, at: int) -> bool:
    """Whether a line is numbered one and stands straight below a sentence of the speech that announces a list."""
    label = split_label(context.seen[at].text)
    above = context.seen[at - 1] if at else None
    if not (label and label.number == 1 and above and context.first <= at):
        return False
    return above.kind in ("long", "sentence", "clause") and bool(_PATTERNS["announces"].search(above.text))


def _counts_on(context: Context, at: int) -> bool:
    """Whether the number of a line goes on from one of the same kind above it, as the last items of a speech do."""
    label = split_label(context.seen[at].text)
    if label is None or not label.marker or label.number < 2:
        return False
    above = (split_label(one.text) for one in context.seen[:at])
    return any(one and one.marker == label.marker and one.number < label.number for one in above)


def may_sign(context: Context, at: int) -> bool:
    """Whether a line may sign a speech: a date, a unit, a person with a post or without."""
    one = context.seen[at]
    if one.kind in ("date", "speaker") or is_unit(one.text) or is_name_set_apart(one.text):
        return True
    if at > context.last and is_post(one.text.rstrip("：:")):
        return True
    return may_be_name(one.text) or bool(_SIGNED.match(one.text))


def _has_subtitle(context: Context, at: int) -> bool:
    """Whether a line is the second half of a title, which begins with a dash, or stands above it, perhaps with a line between."""
    below = (one.text for one in context.seen[at + 1 : at + 3])
    if begins_with_dash(context.seen[at].text) and is_whole_title(context.seen[at].text):
        return True
    text = context.seen[at].text
    return bool(_PLAIN.fullmatch(text)) and any(
        _DASHED.match(one) and one.lstrip(_DASH_SIGNS) not in text for one in below
    )


def speaks_of_page(context: Context, at: int) -> bool:
    """Whether a line says what only pages say: a notice, or how much of a text is not shown."""
    return context.seen[at].kind == "notice" or bool(SIGNS["cut"].search(context.seen[at].text))


def tells_what_is_cut(context: Context, at: int) -> bool:
    """Whether a line says in the words of sites how much of a text is not shown: (余下……，会员登录后阅读)."""
    text = context.seen[at].text
    return bool(SIGNS["cut"].search(text)) and is_of_page(text) and may_be_furniture(context, at)


def likeness(context: Context, at: int) -> int:
    """How much a line looks like one of a speech: 1 for a number with text or plain characters, 2 with a comma in them."""
    text = context.seen[at].text
    alike = split_label(text) is not None or bool(_PLAIN.fullmatch(text))
    if speaks_of_page(context, at) or at in context.beside:
        return min(alike, 1)
    if at < context.first and not context.has_front:
        return 2 if alike else 1
    if at < context.first and (
        (alike and context.counts[text] > 1) or (SIGNS["call"].search(text) and not is_told_of(context, at))
    ):
        return 0
    return alike + (alike and ("，" in text or ends_sentence(text)) and at > context.last)


#: Whether a line may be taken out, by the first of these that holds of it.
_RULES: tuple[tuple[bool, Callable[[Context, int], bool]], ...] = (
    (False, _names_masked),
    (True, _stands_above_announced),
    (False, _is_marked_as_text),
    (False, _is_told_by_kind),
    (False, calls_audience),
    (True, _stands_beside),
    (False, _is_sentence_or_character),
    (False, _is_agenda_or_begins_list),
    (False, _is_told_above_text),
    (False, _follows_salutation),
    (True, _is_remark_all_the_same),
    (False, _is_spoken_below_text),
    (False, _stands_apart),
    (False, _belongs_below_text),
    (False, _has_own_subtitle),
    (False, _begins_title),
    (False, _gives_figure),
    (False, _is_numbered_above_text),
    (False, _is_person_of_front),
)
