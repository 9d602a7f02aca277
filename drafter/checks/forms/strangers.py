"""One member of a fixed list said otherwise: 全局意识 in the row of 政治意识、核心意识、看齐意识, where 大局意识 belongs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from drafter.checks.forms.terms import Order

#: A list has so many members at least, for the others to tell which one is missing.
_LEAST = 3
#: So many characters more than the member a stranger in its place may have.
_MORE = 2
_BETWEEN = "[、，,和及与]{1,2}"
_BEGINS, _ENDS = r"(?:^|(?<=[：，、。；“”是即为以要持强定和]))", r"(?=[。，；：！？”等的]|$)"


@dataclass(frozen=True, slots=True)
class Stranger:
    """What stands from `start` to `end` where a member of a list belongs."""

    start: int
    end: int
    right: str
    source: str


def find_strangers(text: str, orders: Sequence[Order]) -> Iterator[Stranger]:
    """Where all members of a list but one stand in their order, and something like that one stands in its place."""
    for order in orders:
        missing = [place for place, member in enumerate(order.texts) if member not in text]
        if len(missing) == 1 and len(order.texts) >= _LEAST:
            (place,) = missing
            match = _place_of(order.texts, place).search(text)
            if match and _is_like(match["said"], order.texts[place], order.texts):
                yield Stranger(*match.span("said"), order.texts[place], order.source)


def _place_of(members: Sequence[str], place: int) -> re.Pattern[str]:
    """What stands between the neighbours of a member, or at the end of the row."""
    length = len(members[place])
    said = f"(?P<said>[\u4e00-\u9fff]{{{max(2, length - 1)},{length + _MORE}}})"
    before = re.escape(members[place - 1]) + _BETWEEN if place else _BEGINS
    behind = _BETWEEN + re.escape(members[place + 1]) if place + 1 < len(members) else _ENDS
    return re.compile(before + said + behind)


def _is_like(said: str, member: str, members: Sequence[str]) -> bool:
    """Whether what is said shares a character with a member besides what all members share (早 of 早发现、早报告)."""
    head, tail = _shared_head(members), _shared_head([one[::-1] for one in members])[::-1]
    if not (said.startswith(head) and said.endswith(tail) and len(said) > len(head) + len(tail)):
        return False
    own, others = (one[len(head) : len(one) - len(tail)] for one in (member, said))
    return len(own) > 1 and bool(set(own) & set(others))


def _shared_head(words: Sequence[str]) -> str:
    """The characters with which all of these words begin."""
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False))
    return "".join(column[0] for column in columns)
