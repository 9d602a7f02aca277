"""What is seen of each line of a file that speaks for or against its being part of the speech.

A feature is a short text. The recognisers of dates, salutations, titles, numbers and notices make most of them; the
rest are the shape of a line, its place, its neighbours and, where it is short, its pairs of characters.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from drafter.core.numbering import split_label
from drafter.reading.cues import front_cues, record_fields, sentence_cues
from drafter.reading.ending import is_unit
from drafter.reading.extracted import Line
from drafter.reading.front import (
    is_complete_title,
    is_date,
    is_name,
    is_name_set_apart,
    is_salutation,
    is_speaker,
    is_whole_title,
)
from drafter.reading.noise import notice_reason
from drafter.reading.people import may_be_name
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, is_ellipsis, stripped
from drafter.reading.wrapping import Wrap, is_indented, length, measured

#: A line as long as this with as many marks is text of the speech, unless it speaks of the page that it stands on.
_LONG, _MARKS = 28, 2
#: A line as long as this, of several sentences, is never taken out unless it speaks of its own page.
_LONGEST = 80
_PLAIN = re.compile("[\u4e00-\u9fff“”、，。；！：.,;!\u3000 —-]{8,}")
#: A short sentence, as a host or a speaker says it: 请坐下。
_SAID = re.compile(
    "[\u4e00-\u9fff，、]{2,14}[。！]|[（(].{0,4}(?:鼓掌|掌声|礼毕|起立|坐下|奏|宣读|颁奖|休息|合影|稍停).{0,6}[）)]|[—–―－-]{1,4}在.*"
)
#: What a paper says of itself: the end of its title, what it attaches, to whom copies go.
_OF_PAPER = re.compile(
    "的(?:通知|意见|方案|决定|通报|请示|批复|函|公告|办法)$|^附件?[\\d一二三四五六七八九十：:]|^抄[送报][：:]|[印翻]发$"
)
_ATTACHED = re.compile(r"附件\s*[\d一二三四五六七八九十]{0,2}[：:]?")
_SIGNED = re.compile("[\u4e00-\u9fff]{2,4}人[：:]")
_DASHED = re.compile("[—–―－-]{1,4}\\s*在")
#: So many characters at each end of a line are looked at.
_LOOKED_AT = 600
_HAN = re.compile("[\u4e00-\u9fff]")
#: In lines up to this length every pair of characters is a feature.
_LONGEST_PAIRS = 70
#: How many lines above the text may be a title.
_DEEPEST_TITLE = 40
_MARK = re.compile("[，。；：、！？]")
_FIELD = re.compile(r"[^，。：:]{1,8}[：:]\s*\S")
_SIGNS = {
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
    "cut": re.compile(r"[…\.]{2,}\s*[（(【]|[（(].{0,30}(?:字|页|略|登录|全文).{0,24}[）)]$"),
    "call": re.compile(r"^(?:请|欢迎|如|若|本|该|更多|点击|登录|注册|下载|已有|共)"),
    "figure": re.compile(r"^[\d\s.,/%-]+$"),
    "mask": re.compile(r"[×xX*＊]{2,}"),
    "we": re.compile("我们|大家|同志|各位|谢谢"),
}


@cache
def _post() -> re.Pattern[str]:
    """A post without a name, as it stands below a title."""
    return re.compile(rf"[\u4e00-\u9fff、]{{0,12}}{front_cues().posts}")


@dataclass(slots=True)
class _Seen:
    """A filled line, or the lines of one that was broken at a width: their places, the text, the kind that it shows."""

    places: list[int]
    line: Line
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The filled lines of a file, and between which of them the speech surely runs."""

    seen: list[_Seen]
    blanks: list[bool]
    first: int
    last: int
    titles: list[int]
    counts: Counter[str]

    @property
    def has_front(self) -> bool:
        """Whether a title or a salutation stands above the text."""
        return bool(self.titles) or any(one.kind == "sal" for one in self.seen[: self.first])


def context_of(lines: Sequence[Line]) -> Context:
    """What is seen of the lines of a file as a whole."""
    seen: list[_Seen] = []
    blanks: list[bool] = []
    wrap = measured(lines)
    for place, line in enumerate(lines):
        text = _as_seen(line.number + stripped(line.text))
        if not text:
            continue
        blank = place > 0 and not stripped(lines[place - 1].text)
        if wrap and seen and not blank and _goes_on(lines[place - 1], line, text, wrap):
            seen[-1].places.append(place)
            seen[-1].text += text
        else:
            seen.append(_Seen([place], line, text))
            blanks.append(blank)
    for one in seen:
        one.kind = _kind(one.text, one.line)
    titles = [i for i, one in enumerate(seen[:_DEEPEST_TITLE]) if one.kind in ("ctitle", "wtitle")]
    first, last = _speech(seen, titles)
    return Context(seen, blanks, first, last, titles, Counter(one.text for one in seen))


def _as_seen(text: str) -> str:
    """A line as far as it is looked at: its beginning and its end tell what it is, and a file may be one endless line."""
    return text if len(text) <= 2 * _LOOKED_AT else text[:_LOOKED_AT] + text[-_LOOKED_AT:]


def _goes_on(above: Line, line: Line, text: str, wrap: Wrap) -> bool:
    """Whether a line goes on with the one above, which had no more room, and speaks of no page."""
    if not wrap.is_full(above) or ends_clause(above.text) or split_label(text):
        return False
    if length(above) > wrap.width + 2 or is_indented(line):
        return False
    return (
        not notice_reason(text)
        and not _SIGNS["cut"].search(text)
        and not is_whole_title(stripped(above.text))
    )


def _speech(seen: Sequence[_Seen], titles: Sequence[int]) -> tuple[int, int]:
    """The first and last lines that are speech beyond doubt; a long line above the speech's own title is none."""
    start = max((i + 1 for i in titles if _has_front(seen, i)), default=0)
    long = [i for i in range(len(seen)) if seen[i].kind == "long"]
    below = [i for i in long if i >= start] or long
    return (below[0], below[-1]) if below else (len(seen), -1)


def _has_front(seen: Sequence[_Seen], title: int) -> bool:
    """Whether a salutation, a date or a speaker stands straight below a whole title, and none above it."""
    if seen[title].kind != "ctitle" or any(one.kind == "sal" for one in seen[:title]):
        return False
    return any(one.kind in ("sal", "date", "speaker") for one in seen[title + 1 : title + 3])


def _kind(text: str, line: Line) -> str:
    """The one word that says most of a line."""
    if line.title or is_complete_title(text):
        return "ctitle"
    if notice_reason(text) or (
        sentence_cues().certain.search(text) and len(text) < 150 and not split_label(text)
    ):
        return "notice"
    if is_date(text):
        return "date"
    if len(text) <= 60 and is_salutation(text):
        return "sal"
    if len(text) >= _LONG and len(_MARK.findall(text)) >= _MARKS and not _SIGNS["path"].search(text):
        return "long"
    if split_label(text):
        return "num"
    if is_speaker(text):
        return "speaker"
    if len(text) <= 60 and is_whole_title(text):
        return "wtitle"
    return _shape(text)


def _shape(text: str) -> str:
    if is_ellipsis(text) or set(text) <= set("…."):
        return "dots"
    if _FIELD.match(text):
        return "field"
    if ends_sentence(text):
        return "sentence"
    return "clause" if ends_clause(text) else "line"


def is_settled(context: Context, at: int) -> bool:
    """Whether a line is part of the speech whatever its neighbours are: it stands inside and speaks of no page."""
    if not context.first <= at <= context.last:
        return False
    text = context.seen[at].text
    if ends_clause(text) and not sentence_cues().certain.search(text) and not text.endswith(("）", ")")):
        return True
    return context.seen[at].kind != "notice" and not (len(text) <= 60 and _SIGNS["cut"].search(text))


def may_be_furniture(context: Context, at: int) -> bool:
    """Whether a line may be taken out at all: the file does not mark it as text, and it is not said as speeches are."""
    one = context.seen[at]
    line, text = one.line, one.text
    if (
        line.number
        or line.heading
        or line.title
        or line.in_table
        or one.kind == "sal"
        or context.titles == [at]
    ):
        return False
    if one.kind != "notice" and ((len(text) > _LONGEST and has_inner_stop(text)) or _HAN.fullmatch(text)):
        return False
    if at > context.last and ends_clause(text) and sentence_cues().spoken.search(text):
        return bool(sentence_cues().certain.search(text))
    if _OF_PAPER.search(text) or is_name_set_apart(text) or _SAID.fullmatch(text) or _post().fullmatch(text):
        return False
    if at > context.last and (_signs(context, at) or _is_attached(context, at)):
        return False
    if at > context.last and _counts_on(context, at):
        return False
    if at < context.first and _has_subtitle(context, at) and context.counts[text] == 1:
        return False
    if at >= context.first and _SIGNS["figure"].search(text):
        return False
    if at < context.first and not context.has_front and split_label(text):
        return False
    above = context.seen[at - 1].kind if at else ""
    return not (above in ("ctitle", "wtitle", "date", "speaker") and at < context.first and is_name(text))


def _signs(context: Context, at: int) -> bool:
    """Whether a line is a unit or a name at the very end, or above a date that is."""
    below = [one.kind for one in context.seen[at + 1 :] if not is_unit(one.text)]
    text = context.seen[at].text
    return below in ([], ["date"]) and (is_unit(text) or may_be_name(text))


def _is_attached(context: Context, at: int) -> bool:
    """Whether the mark of an attachment (附件1) stands above a line below the text."""
    return any(_ATTACHED.fullmatch(one.text) for one in context.seen[context.first : at])


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
    return may_be_name(one.text) or bool(_SIGNED.match(one.text))


def _has_subtitle(context: Context, at: int) -> bool:
    """Whether a line stands above the second half of a title, which begins with a dash, perhaps with a line between."""
    below = (one.text for one in context.seen[at + 1 : at + 3])
    return bool(_PLAIN.fullmatch(context.seen[at].text)) and any(_DASHED.match(text) for text in below)


def likeness(context: Context, at: int) -> int:
    """How much a line looks like one of a speech: 1 for a number with text or plain characters, 2 with a comma in them."""
    text = context.seen[at].text
    alike = split_label(text) is not None or bool(_PLAIN.fullmatch(text))
    if at < context.first and not context.has_front:
        return 2 if alike else 1
    if alike and at < context.first and context.counts[text] > 1:
        return 0
    return alike + (alike and ("，" in text or ends_sentence(text)) and at > context.last)


def features_of(context: Context, at: int) -> list[str]:
    """The features of one filled line."""
    one = context.seen[at]
    kinds = [context.seen[i].kind if 0 <= i < len(context.seen) else "end" for i in range(at - 2, at + 3)]
    above2, above, kind, below, below2 = kinds
    region = "head" if at < context.first else "tail" if at > context.last else "mid"
    title_below = any(t > at for t in context.titles)
    title_above = any(t < at for t in context.titles)
    rank = f"{min(at, 6)}" if region == "head" else f"{min(len(context.seen) - 1 - at, 6)}"
    found = [
        "=", f"k {kind}", f"k- {above}", f"k+ {below}", f"k-k {above} {kind}", f"kk+ {kind} {below}",
        f"k-- {above2}", f"k++ {below2}", f"r {region}", f"rk {region} {kind}", f"at {region} {rank}",
        f"t {region} {title_above:d}{title_below:d}", f"tk {title_above:d}{title_below:d} {kind}",
        f"n {_length(one.text)}", f"nk {_length(one.text)} {kind}", f"rn {region} {_length(one.text)}", f"e {_end(one.text)}",
        f"re {region} {_end(one.text)}",
    ]  # fmt: skip
    found += [f"s {name}" for name, sign in _SIGNS.items() if sign.search(one.text)]
    found += _relations(context, at)
    if len(one.text) <= _LONGEST_PAIRS and region != "mid":
        found += _pairs(one.text)
    return found


def _relations(context: Context, at: int) -> list[str]:
    """What a line has to do with the others: it comes again, holds the title, or is part of it; its blanks; its look."""
    one = context.seen[at]
    found: list[str] = []
    if context.counts[one.text] > 1 and len(one.text) > 1:
        earlier = any(other.text == one.text for other in context.seen[:at])
        found.append(f"twice {one.kind} {'again' if earlier else 'first'}")
    for title in context.titles[-3:]:
        text = context.seen[title].text
        if title != at and len(one.text) > 6 and (text in one.text or one.text in text):
            found.append(f"holds {'above' if title < at else 'below'}")
            break
    if context.blanks[at]:
        found.append("blank")
    if at + 1 < len(context.seen) and context.blanks[at + 1]:
        found.append("blank+")
    if one.line.centred or one.line.bold:
        found.append("set off")
    if record_fields().match(one.text):
        found.append("record")
    if has_inner_stop(one.text):
        found.append("inner")
    return found


def _pairs(text: str) -> list[str]:
    plain = re.sub(r"\d", "0", re.sub(r"[\s\u3000]+", "", text))
    return [f"b {plain[i : i + 2]}" for i in range(len(plain) - 1)] + [f"p {plain[:2]}", f"q {plain[-2:]}"]


def _length(text: str) -> str:
    return next(
        (str(most) for most in (2, 4, 6, 9, 13, 18, 25, 35, 50, 80, 130) if len(text) <= most), "more"
    )


def _end(text: str) -> str:
    end = text[-1]
    if end.isdigit():
        return "0"
    if "\u4e00" <= end <= "\u9fff":
        return "汉"
    return end if _MARK.match(end) or end in "）)】》…”" else "?"
