"""The head that makers of sites and notebooks put above a Markdown text, and what it says the title is."""

import re
from collections.abc import Sequence
from itertools import islice

from drafter.core.numbering import split_label
from drafter.reading.extracted import Line
from drafter.reading.front import is_date, is_dated_occasion, may_speak

MATTER = "文件头信息"
_RULE, _END = re.compile(r"---\s*$"), re.compile(r"(?:---|\.\.\.)\s*$")
#: The lines of a head: a name with a colon, an item, what goes on with the one above, or nothing.
_NAMED, _OTHER = re.compile(r"[A-Za-z][\w-]*:(?:\s|$)"), re.compile(r"\s*$|\s+\S|- |[\]}]")
_TITLE = re.compile(r"title:\s*(['\"]?)(.*\S)\1\s*$", re.IGNORECASE)
#: A title with its day in brackets behind it.
_DATED = re.compile(r"(?P<title>.*\S)\s*(?P<day>[（(][^（）()]+[）)])")
#: No head takes more lines, and no title more characters.
LONGEST_HEAD, _LONGEST_TITLE = 60, 100
#: So many lines below a head are looked at for the title that it repeats.
_REPEATED = 8
_NO_SIGN = re.compile(r"\W|_")


def head_of(texts: Sequence[str]) -> int:
    """How many lines the head of a text takes, 0 where it has none: one named line at least between two rules."""
    if not texts or not _RULE.match(texts[0]):
        return 0
    named = 0
    for place, text in enumerate(texts[1:LONGEST_HEAD], 1):
        if _END.match(text):
            return place + 1 if named else 0
        if not (is_named := bool(_NAMED.match(text))) and not _OTHER.match(text):
            return 0
        named += is_named
    return 0


def title_in(head: Sequence[str], below: Sequence[Line]) -> list[Line]:
    """The title that a head names as a line of its own; none where the lines below have a title of their own."""
    named = (found.group(2) for text in head if (found := _TITLE.match(text)))
    title = next((one for one in named if len(one) <= _LONGEST_TITLE), "")
    if not title or _has_own(title, below):
        return []
    found = _DATED.fullmatch(title)
    if found and (is_date(found["day"]) or is_dated_occasion(found["day"])):
        return [Line(found["title"], title=True), Line(found["day"])]
    return [Line(title, title=True)]


def _may_head(line: Line) -> bool:
    """Whether a bold first line may be a title: it has no number, and neither calls the audience nor names who speaks."""
    text = line.text.strip()
    return line.bold and not (split_label(text) or text[-1] in "：:" or may_speak(text))


def _has_own(title: str, below: Sequence[Line]) -> bool:
    """Whether a text is marked as having a title, begins with a bold line, or says this title near its beginning."""
    first = list(islice((line for line in below if line.text.strip()), _REPEATED))
    if any(line.title or line.heading == 1 for line in below) or any(map(_may_head, first[:1])):
        return True
    plain = _NO_SIGN.sub("", title)
    lines = filter(None, (_NO_SIGN.sub("", line.text) for line in first))
    return any(text in plain or plain in text for text in lines)
