"""Takes out what pages leave in a text: page numbers and running heads, even in the middle of a sentence."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.cues import head_cues
from drafter.reading.extracted import Line
from drafter.reading.front import is_dated_occasion, is_whole_title, speaker_behind_occasion
from drafter.reading.page_numbers import (
    DASH,
    bare_page_numbers,
    counted_pages,
    is_certain,
    may_be_page_number,
)
from drafter.reading.signs import ends_clause, has_inner_stop, stripped

PAGE_NUMBER = "页码"
RUNNING_HEAD = "页眉页脚"
EMPTY_ITEM = "只有编号，没有文字"

_LONGEST_HEAD = 40
_PAGE_INSIDE = re.compile(
    r"[ \t\u00a0\u3000]{0,4}(?:(?<!\d)[—–―－]{1,2}\s?\d{1,3}\s?[—–―－]{1,2}(?!\d)|(?<=\s)-\s\d{1,3}\s-(?=\s)"
    r"|第\s?\d{1,3}\s?页[\s，,/]*共\s?\d{1,3}\s?页)[ \t\u00a0\u3000]{0,4}"
)
#: Without one of these, and a digit beside it, no page number is run into a line.
_SIGNS = ("-", "—", "–", "―", "－", "页")
_PAGE_SIGNS = re.compile(rf"[{''.join(_SIGNS)}] ?\d|\d ?页")
_DIGITS_AROUND = re.compile(rf"^[\d\s]+|[\s\d]+$|{DASH}\s*\d+\s*{DASH}|第\s*\d+\s*页.*$")

#: How lines begin that a speech or its minutes may say again and again: 同志们, （略）, 请……发言.
_NEVER_HEADS = ("同志", "（", "(", "【", "请", "下面")
_HAN = re.compile("[\u4e00-\u9fff]")
_INNER_MARK = re.compile("[，。；！？,;]")

#: Whether the user wants back what would be taken out.
Keep = Callable[[Removed], bool]


def without_page_marks(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without page numbers and running heads, and the blank lines around those.

    What stands on both sides of a page mark then meets, so that a sentence broken by a page is whole again; the
    lines below it know that they stand on another page.
    """
    heads = _running_heads(lines)
    kept: list[Line] = []
    lines, removed = _without_counts(lines, keep)
    swallowing = False
    pages = 0
    seen: set[str] = set()
    numbers = bare_page_numbers(lines, heads)
    for index, line in enumerate(lines):
        text = stripped(line.text)
        if not text:
            blank = _without_empty_number(line, removed)
            if not swallowing:
                kept.append(blank)
            continue
        found = _page_mark(line, text, heads, first=text not in seen, number=index in numbers)
        seen.add(text)
        if found and not keep(found):
            removed.append(found)
            pages += not swallowing
            swallowing = True
            while kept and not stripped(kept[-1].text):
                kept.pop()
            continue
        swallowing = False
        line = replace(line, page=pages) if pages and not line.page else line
        kept.append(_without_empty_number(_without_inner_marks(line, keep, removed), removed))
    return kept, removed


def _without_counts(lines: Sequence[Line], keep: Keep) -> tuple[Sequence[Line], list[Removed]]:
    """The lines without the numbers of pages that stand before their first lines; those go on with the page above."""
    counts = counted_pages(lines)
    removed = [Removed(count, PAGE_NUMBER) for count in counts.values()]
    if not counts or any(map(keep, removed)):
        return lines, []
    first = min(counts)
    found = list(lines)
    for place, count in counts.items():
        text = stripped(lines[place].text).removeprefix(count).lstrip()
        begins = lines[place].begins if place == first else False
        found[place] = replace(lines[place], text=text, begins=begins)
    return found, removed


def _page_mark(line: Line, text: str, heads: frozenset[str], first: bool, number: bool) -> Removed | None:
    if line.in_table or line.number or line.title or line.heading:
        return None
    if number or is_certain(text):
        return Removed(text, PAGE_NUMBER)
    if len(text) <= _LONGEST_HEAD and _head_key(text) in heads and not (first and _is_of_front(text)):
        return Removed(text, RUNNING_HEAD)
    return None


def _is_of_front(text: str) -> bool:
    """Whether a line that comes again is of a speech where it stands first: its title, or its day with the meeting."""
    return is_whole_title(text) or is_dated_occasion(text) or bool(speaker_behind_occasion(text))


def _without_inner_marks(line: Line, keep: Keep, removed: list[Removed]) -> Line:
    """The line without page numbers that were run into it."""

    def drop(found: re.Match[str]) -> str:
        mark = Removed(found.group().strip(), PAGE_NUMBER)
        if keep(mark):
            return found.group()
        removed.append(mark)
        return ""

    if not any(sign in line.text for sign in _SIGNS) or not _PAGE_SIGNS.search(line.text):
        return line
    return replace(line, text=_PAGE_INSIDE.sub(drop, line.text))


def _without_empty_number(line: Line, removed: list[Removed]) -> Line:
    """The line, without its automatic number where it numbers nothing."""
    if not line.number or stripped(line.text):
        return line
    removed.append(Removed(line.number, EMPTY_ITEM))
    return replace(line, number="")


def _head_key(text: str) -> str:
    return stripped(_DIGITS_AROUND.sub("", text))


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The texts that stand on many pages: short, alone, unpunctuated, and three times or more.

    Twice is enough where a page number stands beside each of them, or where one of them names a paper in the middle
    of a sentence; a refrain of the speech is none.
    """
    texts = [stripped(line.text) for line in lines if stripped(line.text)]
    counts: Counter[str] = Counter()
    beside_page: Counter[str] = Counter()
    between: Counter[str] = Counter()
    torn: Counter[str] = Counter()
    for index, text in enumerate(texts):
        if not (key := _possible_head(text)):
            continue
        above, below = texts[max(0, index - 1) : index], texts[index + 1 : index + 2]
        counts[key] += 1
        beside_page[key] += key != text or any(map(may_be_page_number, above + below))
        between[key] += all(map(ends_clause, above))
        torn[key] += any(map(_is_torn, above))

    def is_head(key: str) -> bool:
        often = counts[key] >= 3 or beside_page[key] >= 2
        if _names_a_paper(key):
            return often or (counts[key] == 2 and torn[key] > 0)
        return often and (beside_page[key] > 0 or between[key] < counts[key])

    return frozenset(filter(is_head, counts))


def _possible_head(text: str) -> str:
    """What a line has in common with the same head on other pages, "" where it can be none."""
    if len(text) > _LONGEST_HEAD or split_label(text):
        return ""
    key = _head_key(text)
    return key if key and _may_be_head(key) else ""


def _is_torn(text: str) -> bool:
    """Whether a line of sentences stops in the middle of one."""
    return not ends_clause(text) and has_inner_stop(text)


def _names_a_paper(text: str) -> bool:
    return bool(head_cues().search(text))


def _may_be_head(text: str) -> bool:
    if len(text) < 3 or ends_clause(text) or text.startswith(_NEVER_HEADS) or split_label(text):
        return False
    return bool(_HAN.search(text)) and not _INNER_MARK.search(text)
