"""How a sentence speaks of something: as past, as going on, or as yet to come."""

import datetime
import re
from collections.abc import Sequence

from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_END = re.compile("[。；！？\n]")
_CLAUSES = re.compile("[^，：；]+[，：；]?")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in its sentence before and behind a place."""
    stop = _END.search(text, end)
    first = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    return text[first:start], text[end : stop.start() if stop else len(text)]


def is_told(sentence: str) -> bool:
    """Whether a clause of a sentence tells of what is past; one of what is to come (确保取得胜利) does not."""
    clauses = (match.group() for match in _CLAUSES.finditer(f"{sentence}。"))
    return any(_PATTERNS["told"].search(one) and not _PATTERNS["to-come"].search(one) for one in clauses)


def is_done(sentence: str) -> bool:
    """Whether a clause tells of what came of something, as is said of a campaign that is over."""
    clauses = (match.group() for match in _CLAUSES.finditer(f"{sentence}。"))
    return any(_PATTERNS["done"].search(one) and not _PATTERNS["asked"].search(one) for one in clauses)


def is_to_come(words: str) -> bool:
    """Whether words speak of what is yet to come, or to be done."""
    return _PATTERNS["to-come"].search(words) is not None


def is_going_on(sentence: str) -> bool:
    """Whether a sentence says how far something is that is not over yet: 已经打了一年半, 就剩最后一年, 再过三个月就要……."""
    return _PATTERNS["going-on"].search(sentence) is not None


def is_asked_for(before: str, after: str) -> bool:
    """Whether a sentence asks for what stands between these two halves of it."""
    asked = _PATTERNS["asked"]
    if asked.search(before) or asked.match(after):
        return True
    now = _PATTERNS["now"].match(after)
    return now is not None and not _PATTERNS["done"].search(now["between"])


def is_now(before: str, after: str) -> bool:
    """Whether a sentence says of the present that it is the time of what stands between its halves: 今年是脱贫攻坚的收官之年."""
    return _PATTERNS["said-of-now"].search(before) is not None and not _PATTERNS["told"].search(after)


def goes_on(before: str) -> bool:
    """Whether what follows is to be carried on."""
    return _PATTERNS["goes-on"].search(before) is not None


def is_history(text: str, end: int, suffixes: Sequence[str]) -> bool:
    """Whether a phrase that ends here is spoken of as a time that is past: 党的十八大以来; not 谋划“十四五”时期."""
    lasted = _PATTERNS["lasted"].match(text, end)
    if not text.startswith(tuple(suffixes), lasted.end() if lasted else end):
        return False
    return not _PATTERNS["plans-before"].search(text[:end]) and not _PATTERNS["plans-after"].match(text, end)


def is_recalled(text: str, start: int, day: datetime.date) -> bool:
    """Whether the clause in which a phrase stands tells of a year that has passed."""
    clause = re.split("[，。；：！？]", text[:start])[-1]
    memories = list(_PATTERNS["recalled"].finditer(clause))
    if not memories or _PATTERNS["ahead"].search(clause):
        return False
    return all(match.group(1) is None or int(match.group(1)) < day.year for match in memories)


def is_course(before: str, after: str) -> bool:
    """Whether a phrase is a step of a course of things (从甲到乙，再到丙), or what became something else (甲改为乙)."""
    start = _PATTERNS["course"].search(before)
    return bool(start and (start["to"] or _PATTERNS["onward"].match(after))) or bool(
        _PATTERNS["became"].match(after)
    )


def is_compared(before: str, after: str) -> bool:
    """Whether something is measured by what is past: 是“十三五”的1.8倍, 较“十三五”期末."""
    return bool(_PATTERNS["compared-before"].search(before) and _PATTERNS["compared-behind"].match(after))


def is_framed(before: str) -> bool:
    """Whether what stands before a sentence in its passage says that it tells of the past: 五年来……。"""
    told = [match["past"] for match in _PATTERNS["frame"].finditer(before)]
    return bool(told) and told[-1] is not None


def is_named(text: str, start: int, end: int) -> bool:
    """Whether a phrase is part of the name of a document."""
    return text.rfind("《", 0, start) > text.rfind("》", 0, start) and text.find("》", end) >= 0


def names_past_year(words: str, day: datetime.date) -> bool:
    """Whether words name a year before that of the day."""
    return any(int(match.group()) < day.year for match in YEAR.finditer(words))
