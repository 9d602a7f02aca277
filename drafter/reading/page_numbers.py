"""Tells page numbers from other lines of nothing but a number: by their dashes, their places, their order."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from drafter.core.numbering import split_label
from drafter.core.patterns import Patterns
from drafter.reading.extracted import Line
from drafter.reading.signs import ends_clause, has_inner_stop, stripped

DASH = r"[-—–―－_·•~]"
_PATTERNS = Patterns(__name__)
#: A number alone may be one of a page, of an item, or of a table; so may 3/9.
_BARE = re.compile(r"(\d{1,3})(?:\s*/\s*(\d{1,3}))?")
_FIGURE = re.compile(r"\d[\d,.]*\s*(?:/\s*\d+|[%％])?")

#: The number of a page as viewers of documents put it before its first line, like that of an item.
_COUNT = re.compile(r"(\d{1,3})、")
#: The shortest line, in characters, with a whole sentence in it, that is broken off by the end of such a page.
_SHORTEST_PAGE = 60

#: The shortest line, in characters, that a page may have broken off in the middle of a sentence.
_SHORTEST_BROKEN = 12


def is_certain(text: str) -> bool:
    """Whether a line is written as only page numbers are: - 3 -, 第3页, Page 3 of 9."""
    return bool(_PATTERNS["certain"].fullmatch(text))


def may_be_page_number(text: str) -> bool:
    """Whether a line is a page number, or a number that may be one."""
    return is_certain(text) or bool(_BARE.fullmatch(text))


def bare_page_numbers(lines: Sequence[Line], heads: Collection[str]) -> frozenset[int]:
    """The places of the lines of a bare number that number pages; other such lines are text.

    What speaks for it: the number, or one that counts with it from page to page, stands in the middle of a
    sentence, between a sentence and an item with a number of its own, beside one of the running `heads`, or
    below all text.
    """
    filled = [i for i, line in enumerate(lines) if not line.in_table and stripped(line.text)]
    texts = [lines[i].number + stripped(lines[i].text) for i in filled]
    figures = _figures(texts)
    found: set[int] = set()
    for run in _runs(texts, figures):
        if _ends_text(texts, run) or any(
            _breaks_sentence(texts, at) or _parts_items(texts, at) or _is_beside(texts, at, heads)
            for at in run
        ):
            found.update(filled[at] for at in run)
    return frozenset(found)


def counted_pages(lines: Sequence[Line]) -> dict[int, str]:
    """The places of the lines that begin with the number of a page (1、 2、 …) as viewers of documents put it there.

    They count from 1 to 2 at least, and above each but the first a sentence breaks off, which the line goes on with.
    """
    found: dict[int, str] = {}
    above = ""
    for place, line in enumerate(lines):
        text = stripped(line.text)
        count = _COUNT.match(text)
        if count and not line.number and int(count[1]) == len(found) + 1:
            if found and not _breaks_off(above):
                return {}
            found[place] = count.group()
        above = text or above
    return found if len(found) > 1 else {}


def _breaks_off(text: str) -> bool:
    return len(text) >= _SHORTEST_PAGE and has_inner_stop(text) and not ends_clause(text)


def _figures(texts: Sequence[str]) -> frozenset[int]:
    """The bare numbers that stand in a column of them: a table that was copied, no page numbers."""
    bare = [at for at, text in enumerate(texts) if _FIGURE.fullmatch(text)]
    return frozenset(
        at
        for above, below in pairwise(bare)
        if below == above + 1 and not _counts_on(texts[above], texts[below])
        for at in (above, below)
    )


def _counts_on(one: str, other: str) -> bool:
    """Whether two bare numbers are those of one page and the next."""
    first, second = _BARE.fullmatch(one), _BARE.fullmatch(other)
    if first is None or second is None or first.group(2) != second.group(2):
        return False
    return int(second.group(1)) == int(first.group(1)) + 1


def _runs(texts: Sequence[str], figures: Collection[int]) -> list[list[int]]:
    """The bare numbers, those together that count on from each other."""
    runs: list[list[int]] = []
    for at, text in enumerate(texts):
        if at in figures or not _BARE.fullmatch(text):
            continue
        before = runs[-1][-1] if runs else -1
        if before >= 0 and _counts_on(texts[before], text):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _is_beside(texts: Sequence[str], at: int, heads: Collection[str]) -> bool:
    return any(text in heads for text in (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2]))


def _parts_items(texts: Sequence[str], at: int) -> bool:
    """Whether what stands below the number has one of its own, and the text above has come to its end."""
    return 0 < at < len(texts) - 1 and ends_clause(texts[at - 1]) and split_label(texts[at + 1]) is not None


def _breaks_sentence(texts: Sequence[str], at: int) -> bool:
    """Whether the text above the number has not come to its end, and goes on below."""
    if not at or at + 1 == len(texts) or ends_clause(texts[at - 1]):
        return False
    above, below = texts[at - 1], texts[at + 1]
    if has_inner_stop(above) or above[-1] in "，、":
        return True
    return len(above) >= _SHORTEST_BROKEN and (
        ends_clause(below) or (at > 1 and _goes_on(texts[at - 2], above))
    )


def _goes_on(text: str, below: str) -> bool:
    """Whether a line is as long as the one below and stops in the middle of a sentence, too."""
    return not ends_clause(text) and abs(len(text) - len(below)) <= 2


def _ends_text(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Whether the last number stands below all text: counted up to there, or the one page of all."""
    number = _BARE.fullmatch(texts[run[0]])
    single = number is not None and number.group(1) == (number.group(2) or "1")
    return run[-1] == len(texts) - 1 and (len(run) > 1 or single)
