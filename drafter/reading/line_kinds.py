"""What a line is by itself: the one word that says most of it, and the signs of pages in it."""

import re
from collections.abc import Callable

from drafter.core.numbering import split_label
from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues, sentence_cues
from drafter.reading.extracted import Line
from drafter.reading.front import (
    is_account,
    is_complete_title,
    is_date,
    is_dated_occasion,
    is_salutation,
    is_speaker,
    is_whole_title,
)
from drafter.reading.noise import notice_reason
from drafter.reading.signs import ends_clause, ends_sentence, is_ellipsis

_PATTERNS = Patterns(__name__, endings=lambda: front_cues().title_endings)
#: A line as long as this with as many marks is text of the speech, unless it speaks of the page that it stands on.
LONG, _MARKS = 28, 2
#: No notice of a site is as long as this.
LONGEST_NOTICE = 150
#: A line as long as this, of several sentences, is never taken out unless it speaks of its own page.
LONGEST = 80
_LONGEST_ACCOUNT = 14
#: What pages set a title off with.
_ORNAMENTS = "○●◆◇★☆※■□▲ \u3000"
MARK = re.compile("[，。；：、！？]")
_FIELD = re.compile(r"[^，。：:]{1,8}[：:]\s*\S")
#: Fields that stand side by side in one line, as posting lines have them, and a mark that no such line has.
_FIELDS = re.compile(r"(?:^|[\s|｜])[\u4e00-\u9fffA-Za-z]{1,8}[：:]")
_TEXT_MARK = re.compile("[，。；！？]")
#: How the entries of lists end that lead to other texts: with their day in figures.
_ENTRY = re.compile(r"[\[（(【\s]\s*(?:\d{2,4}[-/.])?\d{1,2}[-/.]\d{1,2}\s*[\]）)】]?$")
#: No title, salutation or field of a page is longer, in characters.
LONGEST_LINE = 60
SIGNS = {
    "path": re.compile(r"[>＞»›→]|\s[/-]\s\S{2,8}\s[/-]\s"),
    "bar": re.compile(r"[|｜]"),
    "clock": re.compile(r"\d{1,2}[:：]\d{2}"),
    "day": re.compile(r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}"),
    "bullet": re.compile(r"^[●•·◆■□▶►★☆※▪◎○\-*+]\s*\S"),
    "boxed": re.compile(r"^[【\[［（(<《].*[】\]］）)>》]$"),
    "latin": re.compile(r"[A-Za-z]{3,}"),
    "count": re.compile(r"\d+\s*(?:次|人|字|页|篇|条|元|积分|分|KB|MB|k|点)|[：:]\s*\d+(?:\s|$)"),
    "gaps": re.compile(r"\S[ \u3000\t]{2,}\S.*\S[ \u3000\t]+\S"),
    "spaced": re.compile(r"(?:\S{1,6}[ \u3000]+){3,}\S"),
    "off": re.compile(r"^[…\.]{2,}\s*[（(【]"),
    "cut": re.compile(
        r"[…\.]{2,}\s*[（(【]|[（(].{0,30}(?:字|页|略|登录|全文).{0,24}[）)]$|全文[共约]?\s*\d+\s*字"
    ),
    "call": re.compile(r"^(?:请|欢迎|如|若|本|该|更多|点击|登录|注册|下载|已有|共)"),
    "figure": re.compile(r"^[（(]?[\s.,/%-]*\d[\d\s.,/%-]*[）)]?$"),
    "mask": re.compile(r"[×xX*＊]{2,}"),
    "we": re.compile("我们|大家|同志|各位|谢谢"),
}


def kind_of(text: str, line: Line) -> str:
    """The one word that says most of a line."""
    return next((kind for kind, fits in _KINDS if fits(text, line)), "") or _shape(text)


def _is_cut_off(text: str, line: Line) -> bool:
    """Whether a line says with dots and brackets how much of a text is not shown."""
    if text[0] not in "….":
        return False
    return bool(SIGNS["off"].match(text) and SIGNS["cut"].search(text[:LONGEST_NOTICE]))


def _is_stray(text: str, line: Line) -> bool:
    """Whether a line holds neither letter nor figure, and is no row of dots."""
    if text[0].isalnum() or any(map(str.isalnum, text)):
        return False
    return not is_ellipsis(text) and not set(text) <= set("….")


def _is_very_long(text: str, line: Line) -> bool:
    return len(text) >= LONGEST_NOTICE and not line.title and len(_TEXT_MARK.findall(text)) >= _MARKS


def _is_complete(text: str, line: Line) -> bool:
    return line.title or is_complete_title(text.strip(_ORNAMENTS))


def is_credit(text: str) -> bool:
    """Whether a line says who took a picture, wrote or reported, from where, and on which page."""
    return len(text) <= LONGEST_LINE and bool(_PATTERNS["credit"].match(text))


def is_of_editors(text: str) -> bool:
    """Whether a line is a guide that editors put before a text, or says in one sentence what the text is."""
    return bool(_PATTERNS["editors"].match(text[:LONGEST_NOTICE]))


def _is_notice(text: str, line: Line) -> bool:
    """Whether a line names an account, says what only pages say, or is a short sentence that only they hold."""
    if len(text) <= _LONGEST_ACCOUNT and is_account(text):
        return True
    if is_credit(text):
        return True
    if notice_reason(text):
        return True
    return len(text) < LONGEST_NOTICE and bool(sentence_cues().certain.search(text)) and not split_label(text)


def _is_day(text: str, line: Line) -> bool:
    return is_date(text) or is_dated_occasion(text)


def _is_fields(text: str, line: Line) -> bool:
    return len(_FIELDS.findall(text)) > 1 and not _TEXT_MARK.search(text)


def _is_long(text: str, line: Line) -> bool:
    if len(text) < LONG or len(MARK.findall(text)) < _MARKS:
        return False
    return not (SIGNS["path"].search(text) or (len(text) < LONGEST and _ENTRY.search(text)))


def is_entry(text: str) -> bool:
    """Whether a line is one of a list that leads to other texts: behind a mark, or before its day in figures."""
    return bool(
        (SIGNS["bullet"].search(text) and text[:2] != "--") or (len(text) < LONGEST and _ENTRY.search(text))
    )


def _is_title_of_kind(text: str, line: Line) -> bool:
    """Whether a line ends as titles do, what collections put behind them aside."""
    if len(text) > LONGEST_LINE or "#" in text or _names_field(text):
        return False
    return is_whole_title(text) or is_whole_title(_PATTERNS["collected"].sub("", text))


#: What a line may be; the first that fits is said of it.
_KINDS: tuple[tuple[str, Callable[[str, Line], bool]], ...] = (
    ("notice", _is_cut_off),
    ("stray", _is_stray),
    ("notice", lambda text, line: is_of_editors(text)),
    ("long", _is_very_long),
    ("ctitle", _is_complete),
    ("notice", _is_notice),
    ("date", _is_day),
    ("sal", lambda text, line: len(text) <= LONGEST_LINE and is_salutation(text)),
    ("field", _is_fields),
    ("long", _is_long),
    (
        "series",
        lambda text, line: len(text) <= LONGEST_LINE and bool(_PATTERNS["numbered-title"].fullmatch(text)),
    ),
    ("num", lambda text, line: split_label(text) is not None),
    ("speaker", lambda text, line: is_speaker(text)),
    ("wtitle", _is_title_of_kind),
)


def _names_field(text: str) -> bool:
    """Whether a line is a field with its value, and the field is not what a title begins with (国旗下讲话：……)."""
    return bool(_FIELD.match(text)) and not is_whole_title(re.split("[：:]", text)[0])


def _shape(text: str) -> str:
    if is_ellipsis(text) or set(text) <= set("…."):
        return "dots"
    if _FIELD.match(text):
        return "field" if _names_field(text) else "wtitle"
    if ends_sentence(text):
        return "sentence"
    return "clause" if ends_clause(text) else "line"
