"""Takes out what stands above the title of a speech that was sent round: the letter around it, its table of contents."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.cues import Cover, covers, record_fields
from drafter.reading.extracted import Line
from drafter.reading.front import is_date, is_salutation, is_speaker, is_whole_title
from drafter.reading.pages import Keep
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, stripped

CONTENTS = "目录"
FIELD = "会议记录抬头"

#: How far down a cover may reach, and how far below its title a speech shows that it has begun, in paragraphs.
_LONGEST_COVER, _LONGEST_FRONT = 25, 4
_LONGEST_TITLE = 60
_CONTENTS_MARK = re.compile(r"目[\s\u3000]*[录錄]")
#: Dots or a tab that lead to the number of a page, and how such a line may end.
_LEADER = re.compile(r"(?:…{2,}|[.．·・]{4,}|(?P<tab>\t))\s*[（(]?\d{1,3}[）)]?$")
_LAST_OF_PAGE, _LONGEST_LEADER = frozenset("0123456789）)"), 60
_ATTACHMENT = re.compile(r"附[件：:]")


def without_cover(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The paragraphs from the speech's own title on, where a letter or the head of minutes stands above it.

    What the user wants back of it stays.
    """
    texts = [stripped(line.text) for line in lines[:_LONGEST_COVER]]
    for place, text in enumerate(texts):
        found = next((one for one in covers() if place < one.within and one.sign.search(text)), None)
        title = _own_title(lines, place + 1) if found else 0
        if found and title:
            return _without_above(lines, title, found, keep)
    return list(lines), []


def stands_below_cover(texts: Sequence[str]) -> bool:
    """Whether a letter, the head of minutes or the like stands above a speech, of these lines."""
    filled = [text for text in texts if text][:_LONGEST_COVER]
    return any(
        at < one.within and one.sign.search(text) for at, text in enumerate(filled) for one in covers()
    )


def without_fields(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The paragraphs without the fields of a record (地点：…… 记录：……) that stand above the first sentence."""
    front = takewhile(
        lambda text: not ends_sentence(text), (stripped(line.text) for line in lines[:_LONGEST_COVER])
    )
    removed = {i: Removed(text, FIELD) for i, text in enumerate(front) if record_fields().match(text)}
    return _without(lines, removed, keep)


def told_above(removed: Sequence[Removed]) -> list[str]:
    """Those of the removed lines that may name the date and the speaker of the speech below them."""
    telling = {cover.reason for cover in covers() if cover.tells}
    return [one.text for one in removed if one.reason in telling]


def _without_above(
    lines: Sequence[Line], title: int, cover: Cover, keep: Keep
) -> tuple[list[Line], list[Removed]]:
    removed = [Removed(line.number + stripped(line.text), cover.reason) for line in lines[:title]]
    kept = [line for line, one in zip(lines, removed, strict=False) if keep(one)]
    return [*kept, *lines[title:]], [one for one in removed if not keep(one)]


def _own_title(lines: Sequence[Line], start: int) -> int:
    """The place of the title of the speech below a cover, 0 where none is seen."""
    for place in range(start, min(len(lines), start + _LONGEST_COVER)):
        if _is_title(lines[place]) and _begins(lines[place + 1 : place + 1 + _LONGEST_FRONT]):
            return _first_title_line(lines, place, start)
    return 0


def _is_title(line: Line) -> bool:
    text = stripped(line.text)
    if line.number or len(text) > _LONGEST_TITLE or ends_clause(text) or _ATTACHMENT.match(text):
        return False
    return is_whole_title(text)


def _first_title_line(lines: Sequence[Line], place: int, start: int) -> int:
    """Where a title of several lines begins: straight above its end, centred like it or with the 在 that it lacks."""
    first = place
    while first > start and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    return first


def _goes_on(above: Line, below: Line) -> bool:
    """Whether two lines are halves of one title."""
    text = stripped(above.text)
    if not text or ends_clause(text) or is_date(text) or _ATTACHMENT.match(text):
        return False
    return (above.centred and below.centred) or ("在" in text and "在" not in below.text)


def _begins(below: Sequence[Line]) -> bool:
    """Whether a date, a speaker, a salutation or a text of several sentences stands here."""
    texts = [stripped(line.text) for line in below]
    return any(is_date(t) or is_salutation(t) or is_speaker(t) or has_inner_stop(t) for t in texts)


def without_contents(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without a table of contents that was typed by hand.

    Its entries lead with dots to the number of a page, or stand below 目录 and come again as headings.
    """
    entries = {i for i, line in enumerate(lines) if not line.in_table and _leads_to_page(line.text)}
    marks = [i for i, line in enumerate(lines) if len(line.text) < 10 and _is_contents_mark(line.text)]
    if not entries and not marks:
        return list(lines), []
    whole = [line.number + stripped(line.text) for line in lines]
    entries.update(*(_repeated_below(whole, place + 1) for place in marks))
    if len(entries) < 2:
        return list(lines), []
    return _without(lines, {i: Removed(whole[i], CONTENTS) for i in sorted(entries)}, keep)


def _without(
    lines: Sequence[Line], removed: Mapping[int, Removed], keep: Keep
) -> tuple[list[Line], list[Removed]]:
    """The lines without those at the places of `removed`, and what is removed; what the user wants back stays."""
    gone = {i: one for i, one in removed.items() if not keep(one)}
    return [line for i, line in enumerate(lines) if i not in gone], list(gone.values())


def _leads_to_page(text: str) -> bool:
    """Whether a line ends with dots and the number of a page; behind a tab a figure of a table may stand, too."""
    text = stripped(text)
    found = _LEADER.search(text[-_LONGEST_LEADER:]) if text[-1:] in _LAST_OF_PAGE else None
    return found is not None and (not found["tab"] or split_label(text) is not None)


def _is_contents_mark(text: str) -> bool:
    return bool(_CONTENTS_MARK.fullmatch(stripped(text)))


def _repeated_below(texts: Sequence[str], start: int) -> list[int]:
    """The places of the lines from here on, blank ones aside, that come again further down."""
    last = {text: place for place, text in enumerate(texts)}
    found: list[int] = []
    for place in range(start, len(texts)):
        if texts[place] and last[texts[place]] == place:
            break
        if texts[place]:
            found.append(place)
    return found
