"""Takes out what stands in a file but is not part of the speech: notices, advertising, contacts, page marks."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.cues import front_cues, noise_rules
from drafter.reading.extracted import Line
from drafter.reading.signs import ends_clause, has_inner_stop, stripped

PAGE_NUMBER = "页码"
RUNNING_HEAD = "页眉或页脚"
EMPTY_ITEM = "只有编号，没有文字"
SECOND_TITLE = "重复的标题"

_LONGEST_HEAD = 40
_DASH = r"[-—–―－_·•~]"
_PAGE_LINE = re.compile(
    rf"{_DASH}{{1,3}}\s*\d{{1,4}}\s*{_DASH}{{1,3}}"
    r"|第\s*[\d一二三四五六七八九十百]+\s*页(?:[\s，,/、（(]*共\s*[\d一二三四五六七八九十百]+\s*页[）)]?)?"
    r"|\d{1,3}\s*/\s*\d{1,3}|[Pp](?:age|AGE)\s*\d+(?:\s*(?:of|OF|/)\s*\d+)?|\d{1,3}"
)
_PAGE_INSIDE = re.compile(
    r"[ \t\u00a0\u3000]{0,4}(?:(?<!\d)[—–―－]{1,2}\s?\d{1,3}\s?[—–―－]{1,2}(?!\d)|(?<=\s)-\s\d{1,3}\s-(?=\s)"
    r"|第\s?\d{1,3}\s?页[\s，,/]*共\s?\d{1,3}\s?页)[ \t\u00a0\u3000]{0,4}"
)
_PAGE_SIGNS = re.compile(r"[-—–―－页] ?\d|\d ?页")
_DIGITS_AROUND = re.compile(rf"^[\d\s]+|[\s\d]+$|{_DASH}\s*\d+\s*{_DASH}|第\s*\d+\s*页.*$")

_HAN = re.compile("[\u4e00-\u9fff]")
_INNER_MARK = re.compile("[，。；！？,;]")

Keep = Callable[[Removed], bool]


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else."""
    return bool(_PAGE_LINE.fullmatch(text))


def notice_reason(text: str) -> str:
    """Why a line is no part of a speech, "" where it may be one."""
    if split_label(text):
        return ""
    for rule in noise_rules():
        if len(text) <= rule.longest and rule.pattern.search(text):
            return rule.reason
    return ""


def without_page_marks(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without page numbers and running heads, and the blank lines around those.

    What stands on both sides of a page mark then meets, so that a sentence broken by a page is whole again.
    """
    heads = _running_heads(lines)
    kept: list[Line] = []
    removed: list[Removed] = []
    swallowing = False
    seen: set[str] = set()
    for line in lines:
        text = stripped(line.text)
        if not text:
            blank = _without_empty_number(line, removed)
            if not swallowing:
                kept.append(blank)
            continue
        found = _page_mark(line, text, heads, first=text not in seen)
        seen.add(text)
        if found and not keep(found):
            removed.append(found)
            swallowing = True
            while kept and not stripped(kept[-1].text):
                kept.pop()
            continue
        swallowing = False
        kept.append(_without_empty_number(_without_inner_marks(line, keep, removed), removed))
    return kept, removed


def _page_mark(line: Line, text: str, heads: frozenset[str], first: bool) -> Removed | None:
    if line.in_table or line.number:
        return None
    if is_page_number(text):
        return Removed(text, PAGE_NUMBER)
    if len(text) <= _LONGEST_HEAD and _head_key(text) in heads and not (first and _may_be_title(text)):
        return Removed(text, RUNNING_HEAD)
    return None


def _without_inner_marks(line: Line, keep: Keep, removed: list[Removed]) -> Line:
    """The line without page numbers that were run into it."""

    def drop(found: re.Match[str]) -> str:
        mark = Removed(found.group().strip(), PAGE_NUMBER)
        if keep(mark):
            return found.group()
        removed.append(mark)
        return ""

    if not _PAGE_SIGNS.search(line.text):
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

    Twice is enough where a page number stands beside each of them.
    """
    texts = [stripped(line.text) for line in lines if stripped(line.text)]
    counts: Counter[str] = Counter()
    beside_page: Counter[str] = Counter()
    for index, text in enumerate(texts):
        if len(text) <= _LONGEST_HEAD and (key := _head_key(text)) and _may_be_head(key):
            counts[key] += 1
            neighbours = texts[max(0, index - 1) : index] + texts[index + 1 : index + 2]
            beside_page[key] += key != text or any(is_page_number(other) for other in neighbours)
    return frozenset(key for key in counts if counts[key] >= 3 or beside_page[key] >= 2)


def _may_be_head(text: str) -> bool:
    if len(text) < 3 or ends_clause(text) or text.startswith("同志") or split_label(text):
        return False
    return bool(_HAN.search(text)) and not _INNER_MARK.search(text)


def _may_be_title(text: str) -> bool:
    return bool(re.search(front_cues().title_endings + "$", text))


def without_second_title(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The paragraphs without a first line that stands twice, as pages copied from the web show it."""
    if len(lines) < 3 or lines[0].text != lines[1].text or lines[0].number or lines[1].number:
        return list(lines), []
    if keep(Removed(lines[1].text, SECOND_TITLE)):
        return list(lines), []
    return [lines[0], *lines[2:]], [Removed(lines[1].text, SECOND_TITLE)]


def without_interruptions(
    lines: Sequence[Line], is_full: Callable[[Line], bool], keep: Keep
) -> tuple[list[Line], list[Removed]]:
    """The lines without the notices and advertising that stand in the middle of a sentence.

    A line that fills its width is text that happens to speak of such things, and stays.
    """
    kept: list[Line] = []
    removed: list[Removed] = []
    above = ""
    for line in lines:
        text = stripped(line.text)
        broken_off = bool(text and above) and not line.number and not is_full(line) and _is_broken_off(above)
        reason = notice_reason(text) if broken_off else ""
        if reason and not keep(Removed(text, reason)):
            removed.append(Removed(text, reason))
            while kept and not stripped(kept[-1].text):
                kept.pop()
            continue
        kept.append(line)
        above = text or above
    return kept, removed


def _is_broken_off(text: str) -> bool:
    return not ends_clause(text) and (has_inner_stop(text) or text[-1] in "，、")


def without_notices(texts: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without notices, advertising and contact lines."""
    kept: list[Line] = []
    removed: list[Removed] = []
    for line in texts:
        text = line.number + stripped(line.text)
        reason = notice_reason(text) if text else ""
        if reason and not keep(Removed(text, reason)):
            removed.append(Removed(text, reason))
        else:
            kept.append(line)
    return kept, removed
