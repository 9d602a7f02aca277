"""Parts lines that hold more than one line of a speech: its whole front with the text behind it, or all its paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from drafter.core.numbering import split_label
from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues
from drafter.reading.extracted import Line
from drafter.reading.front import is_dated_occasion, is_name, is_salutation, is_speaker, is_whole_title
from drafter.reading.signs import ends_clause, has_inner_stop, stripped

#: How many lines from the top the front may be looked for, and how long a line of it may be.
_DEEPEST, _LONGEST_FRONT = 40, 40
#: The text behind a front is at least so long; shorter lines are fronts of their own.
_SHORTEST_TEXT = 10
_LONG_LINE = 60
#: A title that is looked for at the beginning of a longer line has at least so many characters.
_SHORTEST_TITLE = 8
#: A longer line in which sentences end before white space may hold several paragraphs.
_LONG = 120
_DATE = re.compile(r"[（(]\s*\d{4}\s*年[^）)]{2,24}[）)]")
_RUN_IN_DATE = re.compile(rf"(?P<date>{_DATE.pattern})\s*(?P<text>\S.{{9,}})")
_PATTERNS = Patterns(__name__)
_PARAGRAPH_END = re.compile(r"(?<=[。！：；”])[ \u3000]+(?=\S)")
#: The number of a page, or the mark of an attachment, that has come to stand before a title.
_STRAY = re.compile(r"(?:\d{1,2}、|附件\d{0,2}[：:]?)\s*(?=.{6})")
#: A day with its meeting, behind a title or before a speaker in the same line.
_AT_MEETING = re.compile("会议?上")
_WITH_DAY = re.compile(
    r"(?P<title>[^—–―－\d（(，。]{4,40}?)?[ \u3000]*(?P<day>[—–―－-]{0,4}[（(]?\d{4}\s*年[^，。]{8,60}会议?上[）)]?)[ \u3000]*(?P<who>[^，。]{2,24})?"
)
#: White space in the midst of a sentence: where there is more of it, lines were broken there and not paragraphs.
_STRAY_GAP, _MOST_STRAY = re.compile("(?<=[\u4e00-\u9fff，、]) (?=[\u4e00-\u9fff])"), 2
_WIDE_GAP = re.compile(r"[ \u3000]{2,}")
_WIDE_PARAGRAPH_END = re.compile(r"(?<=[。！：；”])[ \u3000]{2,}(?=\S)")
_GAP = re.compile(r"[ \u3000]+")


def unglued(lines: Sequence[Line]) -> list[Line]:
    """The lines, front and paragraphs apart that stand in one line."""
    result: list[Line] = []
    titles: list[str] = []
    open_front = True
    for place, line in enumerate(lines):
        text = stripped(line.text)
        parts = list(_parts(text, titles, bool(result))) if open_front and text and not line.number else []
        if open_front and _SHORTEST_TITLE <= len(text) < _LONG_LINE and is_whole_title(text):
            titles.append(text)
        if len(parts) > 1:
            *front, rest = parts
            result += [replace(line, text=part) for part in (*front, *_paragraphs(rest))]
        else:
            result.append(line)
        open_front = open_front and place < _DEEPEST and len(parts) < 2 and not _is_text(text)
    return result


def _parts(text: str, titles: Sequence[str], below_title: bool) -> Iterator[str]:
    """The parts of a line: first the title that it begins with, if one that stands above it or that names its occasion."""
    if told := _day_and_others(text):
        yield from told
        return
    title = next((title for title in titles if len(title) >= _SHORTEST_TITLE and text.startswith(title)), "")
    if not title and (found := _titled_text().match(text)):
        title = found["title"]
    rest = text[len(title) :].strip()
    if title and len(rest) >= _SHORTEST_TEXT and has_inner_stop(rest):
        yield title
        salutation = _PATTERNS["salutation"].match(rest)
        if salutation:
            yield salutation.group()
            yield rest[salutation.end() :].strip()
        else:
            yield from _front(rest, below_title=True)
    else:
        yield from _front(text, below_title)


def _day_and_others(text: str) -> list[str]:
    """Title, day with its meeting, and speaker of one line of nothing else; empty where it is not so."""
    if len(text) > _LONGEST_FRONT * 2 or not _AT_MEETING.search(text):
        return []
    found = _WITH_DAY.fullmatch(text)
    if not found or not is_dated_occasion(found["day"]):
        return []
    title, who = (found["title"] or "").strip(), (found["who"] or "").strip()
    if (title and not is_whole_title(title)) or (who and not (is_speaker(who) or is_name(who))):
        return []
    parts = [*filter(None, (title, found["day"].strip(), who))]
    return parts if len(parts) > 1 else []


@cache
def _titled_text() -> re.Pattern[str]:
    """A title that names its occasion, with the text straight behind it that begins as speeches do."""
    return re.compile(
        rf"(?P<title>[^，。！：]{{0,20}}在[^，。！：]{{4,60}}上的{front_cues().title_endings})"
        "(?=今天|刚才|这次|近[日年]|当前|首先|根据|按照|经过?|各位|大家|同志|尊敬的|在)"
    )


def _is_text(text: str) -> bool:
    """Whether a line is a paragraph or a salutation, below which no front is looked for."""
    return (len(text) >= _LONG_LINE and has_inner_stop(text)) or (bool(text) and is_salutation(text))


def _front(text: str, below_title: bool) -> Iterator[str]:
    """Title, date, speaker and salutation of a line apart from the text behind them; the line itself where none are.

    A salutation with nothing before it stays with the sentence that it begins, unless a wide gap parts them.
    """
    found = next(
        filter(lambda spot: is_salutation(spot.group()), _PATTERNS["salutation"].finditer(text)), None
    )
    run_in = _RUN_IN_DATE.match(text) if below_title else None
    head = text[: found.start()].strip() if found else ""
    if found and len(text) - found.end() >= _SHORTEST_TEXT and head and _is_head(head):
        yield from _parts_of_head(head)
        yield found.group()
        yield text[found.end() :].strip()
    elif found and not found.start() and _WIDE_GAP.match(text, found.end()) and has_inner_stop(text):
        yield found.group()
        yield text[found.end() :].strip()
    elif run_in:
        yield run_in["date"]
        salutation = _PATTERNS["salutation"].match(run_in["text"])
        rest = run_in["text"][salutation.end() :].strip() if salutation else ""
        yield from (salutation.group(), rest) if salutation and rest else (run_in["text"],)
    else:
        yield text


def _is_head(head: str) -> bool:
    """Whether what stands before a salutation in its line is a title with date and speaker, if any."""
    bare = _DATE.sub("", head).strip()
    if has_inner_stop(head) or ends_clause(bare):
        return False
    return not bare or is_speaker(bare) or bool(_titled().match(bare))


@cache
def _titled() -> re.Pattern[str]:
    """A title, with what a collection has put behind it, and what follows in its line."""
    endings = front_cues().title_endings
    return re.compile(
        rf"(?P<title>.{{4,60}}?{endings}(?:范文)?(?:\s*[（(【][^）)】]{{1,12}}[）)】]|\s*\d(?!\d)\s*？?)?)\s*(?P<rest>(?!{endings}).*)$"
    )


def _parts_of_head(head: str) -> Iterator[str]:
    if (number := _STRAY.match(head)) and number.end() < len(head):
        yield number.group().strip()
        head = head[number.end() :]
    if date := _DATE.search(head):
        yield from filter(None, (head[: date.start()].strip(), date.group(), head[date.end() :].strip()))
        return
    found = _titled().match(head)
    rest = found["rest"].strip() if found else ""
    if found and rest and (is_speaker(rest) or is_name(rest)):
        yield from (found["title"], rest)
    elif head:
        yield head


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text in one line; white space behind a sentence parts them where numbers follow some."""
    parts = _WIDE_PARAGRAPH_END.split(text)
    if len(parts) > 1:
        for part in parts:
            yield part
        return
    parts = _PARAGRAPH_END.split(text) if len(text) > _LONG else [text]
    if len(parts) < 2 or len(_STRAY_GAP.findall(text)) > _MOST_STRAY:
        yield text
        return
    for part in parts:
        gap = _GAP.search(part)
        if (
            gap
            and split_label(part)
            and not has_inner_stop(part[: gap.start()])
            and gap.start() < _LONGEST_FRONT * 1.5
        ):
            yield part[: gap.start()]
            yield part[gap.end() :]
        else:
            yield part
