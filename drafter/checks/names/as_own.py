"""How a name is spoken of: as one's own, which a name of others is not, by what stands around it.

Whoever speaks demands something of a name, asks it, works for it, names it beside what is his own, or calls its people
his own. Where somebody learns from a place, compares with it or goes there, `spoken` tells so.
"""

from collections.abc import Collection

from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
#: How far before a name it is looked for what speaks of it.
_REACH = 40


def is_spoken_as_own(text: str, start: int, end: int, ours: Collection[tuple[int, int]] = ()) -> bool:
    """Whether a text speaks of what stands from `start` to `end` as of its own; `ours` are where its own names stand."""
    before = text[max(0, start - _REACH) : start]
    return (
        _is_told_to(text, before, end)
        or _is_worked_for(text, before, end)
        or _is_listed(text, start, end, ours)
    )


def is_told_to(text: str, start: int, end: int) -> bool:
    """Whether something is demanded of a name, or it is asked for something: 石门县发改局要抓紧编制方案."""
    return _is_told_to(text, text[max(0, start - _REACH) : start], end)


def _is_told_to(text: str, before: str, end: int) -> bool:
    if _PATTERNS["asked"].search(before):
        return True
    if before.endswith("由"):
        return bool(_PATTERNS["charged"].match(text, end))
    return bool(_PATTERNS["head-of-clause"].search(before) and _PATTERNS["must"].match(text, end))


def _is_worked_for(text: str, before: str, end: int) -> bool:
    if _PATTERNS["for"].search(before) and _PATTERNS["served"].match(text, end):
        return True
    if _PATTERNS["of-us-all"].search(before) and _PATTERNS["folk"].match(text, end):
        return True
    return bool(_PATTERNS["made"].search(before) or _PATTERNS["people"].match(text, end))


def _is_listed(text: str, start: int, end: int, ours: Collection[tuple[int, int]]) -> bool:
    """Whether a name of one's own stands in the list that this one stands in: 松林镇、花石镇、射埠镇."""
    if not ours:
        return False
    before, behind = _PATTERNS["list-before"].search(text[:start]), _PATTERNS["list-behind"].match(text, end)
    first, last = before.start() if before else start, behind.end() if behind else end
    return any(first <= a and b <= last and (b < start or a > end) for a, b in ours)
