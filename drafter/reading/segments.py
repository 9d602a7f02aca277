"""Where a line may hold the end of one thing and the beginning of another: a title, a day, a salutation, a paragraph.

Pages that were flattened put a whole front into one line. Here the line is only cut into segments, by the recognisers;
the chain decides which of them go on with the segment on their left.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from drafter.core.numbering import split_label
from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues
from drafter.reading.extracted import Line
from drafter.reading.front import (
    is_date,
    is_dated_occasion,
    is_name_set_apart,
    is_salutation,
    is_speaker,
    is_whole_title,
    may_speak,
)
from drafter.reading.line_kinds import is_of_editors
from drafter.reading.noise import notice_reason
from drafter.reading.signs import BLANKS, DEEPEST_FRONT, has_inner_stop, is_foreign, stripped, widened
from drafter.reading.wrapping import Wrap, length

#: So many long lines may stand among those that may hold the front of a speech.
_MOST_LONG = 3
#: A line as long as this is text, in which a front is looked for only up to here and above its first sentence's end.
_LONG, _FRONT = 60, 160
_SHORTEST_TITLE = 6
#: A line that is longer than its file's width by no more than this was broken there.
_MORE = 4
_GAP = re.compile(r"[ \u3000\t]+")
_WIDE = re.compile(r"[ \u3000\t]{2,}|\t")
#: Behind these a line goes on, whatever white space follows.
_COMMAS = ("，", "、", ",")
_STOP = re.compile("[。！？；]")
#: Behind what announces a list, or an item of it, a single gap is enough where a number follows.
_BEHIND_SENTENCE = re.compile(
    r"(?<=[。！？）)])[ \u3000\t]+(?=\S)|(?<=…)[ \u3000\t]{2,}(?=\S)|(?<=[。！？…]”)[ \u3000\t]+(?=\S)|(?<=[：；])(?:[ \u3000\t]{2,}(?=\S)|[ \u3000\t]+(?=[（(第]?[一二三四五六七八九十\d]{1,3}[、.．）)，是要]))"
)
#: White space that typesetting leaves beside figures and letters (20xx 年) parts nothing.
_PARTING = re.compile(r"(?<![\dA-Za-z])[ \u3000\t]+")
#: White space in the midst of a sentence: where there is more of it, and so often in so many characters, it parts nothing.
_STRAY_GAP, _MOST_STRAY = re.compile("(?<=[\u4e00-\u9fff，、；]) (?=[\u4e00-\u9fff])"), 2
_FEWEST_BETWEEN = 80
#: Where a file has at least so many lines with several sentences, and a single space behind one sentence in so many lines.
_PARAGRAPH, _FEWEST_LINES, _LINES_A_GAP, _LOOKED_AT = 40, 3, 4, 2000
_INNER, _SINGLE = re.compile("[。！？].{8}"), re.compile("(?<=[。！？”]) (?=[^ \u3000\t])")
_DAY = re.compile(
    r"[（(\[【〔]?\s*(?:19|20)\d\d\s*[年/.\-]\s*\d{1,2}\s*(?:[月/.\-]\s*(?:\d{1,2}\s*日?)?)?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[^（(）)，。]{0,12}?[）)\]】〕]"
    r"|(?:19|20)\d\d\s*[年/.\-]\s*\d{1,2}\s*[月/.\-]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_FIELD = re.compile(r"(?<=[ \u3000\t|｜])[\u4e00-\u9fff]{2,6}[：:]")
_PATTERNS = Patterns(__name__)
#: The number of a page, or the mark of an attachment, that has come to stand before a title.
_STRAY = re.compile(r"(?:\d{1,3}[、.．]|附件\d{0,2}[：:]?|\d{1,3}(?=在))\s*(?=.{6})")
#: Behind a day the sentence goes on with these.
_GOES_ON = ("，", "、", "至", "到", "以", "在", "—")
#: A day that begins with 年 and does not end with 日 (2012年5.12护士节), before a word: it is a part of what follows.
_UNENDED = re.compile("\\d{4}年\\s*\\d{1,2}(?:[/.-]\\d{1,2})?(?=[\u4e00-\u9fff])(?![月日])")
#: Behind such a sign a salutation may begin.
_BEFORE_CALL = re.compile(r"[\s\u3000）)】\]〕\d]")
#: A day with its meeting, behind a title or before a speaker in the same line.
_WITH_DAY = re.compile(
    r"(?P<title>[^—–―－\d（(，。]{4,40}?)?[ \u3000]*(?P<day>[—–―－-]{0,4}[（(]?\d{4}\s*年[^，。]{8,60}会议?上[）)]?)[ \u3000]*(?P<who>(?!的)[^，。]{2,24})?"
)
_LONGEST_FRONT = 80
_DASH, _MOST_IN_SLOGAN = "——", 3
_ONE_WORD = re.compile("[\u4e00-\u9fff“”]+ ")
_SEPARATOR = re.compile(
    r"[>＞»›|｜】\]：:][ \u3000]*|[ \u3000\t]+|[A-Za-z]\.(?:com|cn|net|org|top)(?=[\u4e00-\u9fff])"
)


def segmented(lines: Sequence[Line], wrap: Wrap | None) -> list[Line]:
    """The lines, each cut where something else may begin; a segment knows the white space on its left (`glued`).

    Lines that were broken at a width, as `wrap` says, hold one paragraph at most.
    """
    result: list[Line] = []
    stray = _are_stray(lines)
    long = 0
    called = False
    for place, line in enumerate(lines):
        in_front = place < DEEPEST_FRONT and long < _MOST_LONG and not (called and length(line) >= _LONG)
        if filled := widened(stripped(line.text[:_LONG])):
            called = len(line.text) <= _LONG and is_salutation(filled)
        if _is_left_whole(line, in_front):
            result.append(line)
            continue
        text = widened(line.text.rstrip(BLANKS))
        several = wrap is None or length(line) > wrap.width + _MORE
        result += _parted(line, text, _cuts(text, in_front, several=several, stray=stray), wrap)
        long += len(text) >= _LONG and has_inner_stop(text) and not is_foreign(text)
    return result


def _is_left_whole(line: Line, in_front: bool) -> bool:
    """Whether a line is not looked at: the file marks it, or it has no white space and stands below the front."""
    if line.number or line.title or line.heading or line.in_table:
        return True
    text = line.text.strip(BLANKS)
    return not text or not (in_front or _GAP.search(text))


def _parted(line: Line, text: str, cuts: Sequence[int], wrap: Wrap | None) -> list[Line]:
    """The parts of a line; where lines break at a width, only the last may be full."""
    if not cuts or _is_one(stripped(text)):
        return [line]
    parts = list(_cut(line, cuts))
    if wrap is None:
        return parts
    return [replace(part, full=part is parts[-1] and wrap.is_full(line)) for part in parts]


def _is_one(text: str) -> bool:
    """Whether a recogniser knows a line as a whole, so that nothing else stands in it."""
    if len(text) >= _LONG:
        return False
    tests = (
        is_speaker,
        is_date,
        is_dated_occasion,
        is_salutation,
        is_name_set_apart,
        is_of_editors,
        notice_reason,
    )
    return any(test(text) for test in tests)


def _cut(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    """The parts of a line that begin at these places; the white space before a part is kept beside it."""
    text = line.text.rstrip(BLANKS)
    for start, stop in zip((0, *cuts), (*cuts, len(text)), strict=True):
        part = text[start:stop]
        if not start:
            yield replace(line, text=part.rstrip(BLANKS))
        else:
            before = text[:start]
            yield replace(
                line, text=part.rstrip(BLANKS), glued=before[len(before.rstrip(BLANKS)) :], indented=False
            )


def _are_stray(lines: Sequence[Line]) -> bool:
    """Whether a file that has its paragraphs in lines has few sentences with a single space behind them: those part nothing."""
    long = [line.text for line in lines if len(line.text) >= _PARAGRAPH and _INNER.search(line.text)]
    gaps = sum(len(_SINGLE.findall(text[:_LOOKED_AT])) for text in long)
    return len(long) >= _FEWEST_LINES and gaps <= max(1, len(long) // _LINES_A_GAP)


def _cuts(text: str, in_front: bool, *, several: bool, stray: bool) -> list[int]:
    found = set(_paragraph_ends(text)) if several else set()
    if stray:
        found = {place for place in found if text[place - 2 : place - 1].isspace() or text[place - 1] != " "}
    if in_front:
        found |= set(_front_cuts(text))
    lead = len(text) - len(text.lstrip(BLANKS))
    return sorted(place for place in found if lead < place < len(text))


def _paragraph_ends(text: str) -> Iterator[int]:
    """Where white space follows a sentence, and where a heading may end that stands behind one."""
    ends = [found.end() for found in _BEHIND_SENTENCE.finditer(text)]
    stray = len(_STRAY_GAP.findall(text))
    if stray > max(_MOST_STRAY, len(ends)) and stray * _FEWEST_BETWEEN > len(text):
        return
    yield from ends
    for start in ends:
        part = text[start : start + _LONG]
        gap = _PARTING.search(part)
        if (
            gap
            and gap.end() < len(text) - start
            and split_label(part)
            and not _STOP.search(part[: gap.start()])
        ):
            yield start + gap.end()


def _front_cuts(text: str) -> Iterator[int]:
    """Where title, day, salutation or a labelled field begin and end; a line of fields alone is not cut."""
    stop = _STOP.search(text)
    limit = min(stop.start() if stop and len(text) >= _LONG else len(text), _FRONT)
    head = text[:limit]
    days = _days(text, head)
    sure = [*_title_cuts(text, head, [start for start, _ in days]), *_occasion_cuts(text)]
    sure += _salutation_cuts(text, head, [*sure, *(end for _, end in days)])
    others = [place for start, end in days for place in (start, _behind(text, end))]
    others += [found.start() for found in _FIELD.finditer(head)]
    if limit == len(text):
        others += [
            found.end()
            for found in _WIDE.finditer(text)
            if text[found.start() - 1 : found.start()] not in _COMMAS
        ]
    yield from sure
    if sure or stop or all(map(_is_of_front, _parts(text, others))):
        yield from others


def _is_of_front(text: str) -> bool:
    return is_date(text) or may_speak(text)


def _days(text: str, head: str) -> list[tuple[int, int]]:
    """Where days begin and end with which no sentence goes on."""
    found = (day.span() for form in (_DAY, _PATTERNS["spelt-day"]) for day in form.finditer(head))
    return [
        (start, end)
        for start, end in found
        if text[end : end + 1] not in _GOES_ON and not _UNENDED.match(text, start)
    ]


def _parts(text: str, cuts: Sequence[int]) -> list[str]:
    """The parts of a text that begin at these places."""
    places = sorted({0, *cuts, len(text)})
    return [part for start, stop in pairwise(places) if (part := stripped(text[start:stop]))]


def _salutation_cuts(text: str, head: str, known: Sequence[int]) -> Iterator[int]:
    """Where a salutation begins and ends; in the midst of a clause only behind a title, a day, or a speaker behind those."""
    for start in {0, *known}:
        stop = head.find("：", start) + 1
        if start < stop <= start + _LONG and is_salutation(stripped(head[start:stop])):
            yield start
            yield _behind(text, stop)
    for found in _PATTERNS["salutation"].finditer(head):
        start = found.start()
        above = max((place for place in known if place < start), default=start)
        if (
            not start
            or start in known
            or _BEFORE_CALL.match(head[start - 1])
            or _names_speaker(head[above:start])
        ):
            yield start
            yield _behind(text, found.end())


def _occasion_cuts(text: str) -> Iterator[int]:
    """Where a day with its meeting begins and ends behind a title, or before a speaker."""
    found = (
        _WITH_DAY.fullmatch(text)
        if len(text) <= _LONGEST_FRONT and ("会上" in text or "会议上" in text)
        else None
    )
    if found and is_dated_occasion(found["day"]) and (found["title"] or found["who"]):
        yield found.start("day")
        if found["who"]:
            yield found.start("who")


def _names_speaker(text: str) -> bool:
    """Whether a part of a line names the speaker, without anything around it."""
    return bool(stripped(text)) and may_speak(stripped(text))


def _title_cuts(text: str, head: str, days: Sequence[int]) -> Iterator[int]:
    """Where titles begin and end: behind them something else begins, or the speaker stands before one of the `days`."""
    stray = _STRAY.match(head)
    if stray and is_whole_title(head):
        yield stray.end()
    for found in _title_ends().finditer(head):
        start = _title_start(head, found.start())
        if "，" in head[start : found.end()] or found.end() - start < _SHORTEST_TITLE:
            continue
        if _something_begins(text, start, found.end(), days):
            yield start if start or not stray else stray.end()
            yield _behind(text, found.end())


def _something_begins(text: str, start: int, end: int, days: Sequence[int]) -> bool:
    """Whether what stands behind a title from `start` to `end` begins something else."""
    rest = text[end:]
    if not rest or _PATTERNS["begins"].match(rest):
        return True
    if _STOP.match(rest):
        return False
    if any(_names_speaker(text[end:day]) for day in days if day > end):
        return True
    return bool(_PATTERNS["occasion"].search(text[start:end]) and _STOP.search(rest))


def _behind(text: str, end: int) -> int:
    """The place of the first sign behind a span, white space left out."""
    gap = _GAP.match(text, end)
    return gap.end() if gap else end


@cache
def _title_ends() -> re.Pattern[str]:
    """A title's last word, with a remark in brackets behind it; no word of a sentence goes on there."""
    endings = front_cues().title_endings
    return re.compile(
        rf"{endings}(?:[（(【\[][^（()）】\]]{{1,12}}[）)】\]])?(?!{endings}|[\u4e00-\u9fff]?[，、的中里]|[》”])"
    )


def _title_start(text: str, end: int) -> int:
    """Where the title that ends here begins: behind the last separator or gap above it.

    A gap behind a single word is one of the title's own, and so are those between characters that are set apart, and
    the few in a slogan before the dash.
    """
    start = behind = 0
    dash = text.find(_DASH, 0, end)
    in_slogan = dash > 0 and len(_GAP.findall(text[:dash])) <= _MOST_IN_SLOGAN
    for found in _SEPARATOR.finditer(text[:end]):
        is_gap = not found.group().strip(BLANKS)
        own = is_gap and (
            found.start() - behind == 1
            or (in_slogan and found.end() <= dash and not text.startswith("在", found.end()))
        )
        behind = found.end()
        start = start if own else found.end()
    return 0 if _ONE_WORD.fullmatch(text[:start]) and not text.startswith("在", start) else start
