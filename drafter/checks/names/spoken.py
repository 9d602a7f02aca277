"""Places that are spoken of and are no leftovers: 学习浙江“千万工程”经验, 赴江苏招商, 与南宫市相比."""

import re

from drafter.core.patterns import Patterns

_CLAUSES = re.compile("[。；！？]")
#: Stands for the place in the pattern of what is around it.
_PLACE = "§"
_PATTERNS = Patterns(__name__)
_SHORTEST = 2


def is_spoken_of(text: str, start: int, end: int, *, is_near: bool = True) -> bool:
    """Whether the sentence shows that the place from `start` to `end` is one that somebody speaks of, no leftover.

    With places of another part of the country only those work together who are told to.
    """
    before = _CLAUSES.split(text[:start])[-1]
    after = text[end:]
    if _PATTERNS["nationwide"].match(after) or _PATTERNS["everywhere"].match(text, start):
        return True
    if (
        _PATTERNS["way-before"].search(before)
        or _PATTERNS["way-behind"].match(after)
        or _PATTERNS["known-for"].match(after)
    ):
        return True
    return is_told_about(text, start, end, is_near=is_near)


def is_told_about(text: str, start: int, end: int, *, is_near: bool) -> bool:
    """The same by the words around alone, which hold for a river or a mountain, too."""
    before, after = _CLAUSES.split(text[:start])[-1], text[end:]
    together = _PATTERNS["together-behind"] if is_near else _PATTERNS["paired-behind"]
    if _PATTERNS["together"].search(before) and together.match(after):
        return True
    return bool(_PATTERNS["spoken"].search(f"{before}{_PLACE}{after}"))


def speaks_itself(text: str, start: int, end: int) -> bool:
    """Whether a place does, or has done to it, what only those who speak for it say: 安化县各级干部, 讲好安化故事.

    A place in a list is one that is spoken of: 北京、上海和深圳.
    """
    if (
        _PATTERNS["listed"].search(text[:start])
        or _PATTERNS["list-goes-on"].match(text, end)
        or _PATTERNS["list-of-people"].match(text, end)
    ):
        return False
    begins = bool(_PATTERNS["clause-start"].search(text[:start]))
    told = _PATTERNS["ordered"].search(text[:start]) and _PATTERNS["order"].match(text, end)
    own = (
        told
        or _PATTERNS["itself"].match(text, end)
        or (_PATTERNS["praised"].search(text[:start]) and _PATTERNS["praised-end"].match(text[end:]))
    )
    return bool(own or (begins and _PATTERNS["does"].match(text, end)))


def crosses_words(start: int, end: int, pieces: list[int]) -> bool:
    """Whether a place from `start` to `end` is made of parts of other words: 均衡｜水平 holds no 衡水.

    `pieces` are the offsets at which the words of the text begin, with its length as the last. A name of three or more
    may end within a word, as its kind often does: 宝鸡｜市委.
    """
    edges = set(pieces)
    if start not in edges:
        return True
    if end in edges or (end - start > _SHORTEST and end - 1 in edges):
        return False
    inside = max(edge for edge in pieces if edge < end)
    return inside != start
