"""Last days, meetings and openings that are told again as another day."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checks.figures.across.around import Across, names_in
from drafter.checks.figures.across.spans import Moment, moments_in
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_BEFORE, _BEHIND, _LEAST, _MOST_DAYS = 14, 10, 2, 40


def find_due_twice(texts: Sequence[str]) -> Iterator[Across]:
    """Days by which one thing is to be done that are two days."""
    told = [
        (number, one)
        for number, text in enumerate(texts)
        for one in moments_in(text)
        if one.month and one.day
    ]
    days = {(one.month, one.day) for _, one in told}
    for n, (number, one) in enumerate(told):
        if len(days) < _LEAST or not _is_due(one) or any(_same_day(one, other) for _, other in told[:n]):
            continue
        for place, other in reversed(told[:n]):
            if (
                (place, other.sentence) != (number, one.sentence)
                and _is_due(other)
                and _are_of_one(one, other)
            ):
                message = (
                    f"前面说的是{other.month}月{other.day}日，这里是{one.month}月{one.day}日，请对一对。"
                )
                yield Across(number, one.start, one.end, message, place, "due")
                break


def _same_day(one: Moment, other: Moment) -> bool:
    return (one.month, one.day) == (other.month, other.day)


def _is_due(one: Moment) -> bool:
    return bool(_PATTERNS["due"].match(one.rest) or _PATTERNS["due-before"].search(one.lead[-_BEFORE:]))


def _are_of_one(one: Moment, other: Moment) -> bool:
    """Whether two days are those of one thing: so many pairs of characters beside them are the same."""
    apart = abs((one.month - other.month) * 30 + one.day - other.day)
    if apart >= _MOST_DAYS:
        return False
    head = _head(one)
    # What the usual form of a word adds to it (到位 to 整改) is no second word.
    written = one.lead + one.rest + other.lead + other.rest
    shared = [word for word in _words(one) & _words(other) if word in written]
    return len(shared) >= _LEAST or (len(head) == _LEAST and head == _head(other))


def _head(one: Moment) -> str:
    """The last two characters of the clause before a day, as far as they say something."""
    return names_in(_PATTERNS["mark"].split(one.lead)[-1]).split(" ")[-1][-_LEAST:]


def _words(one: Moment) -> frozenset[str]:
    clause = _PATTERNS["mark"].split(one.lead)[-1][-_BEFORE:]
    clause = clause if len(clause) > 1 else one.lead[-_BEFORE:]
    pieces = f"{names_in(clause)} {names_in(one.rest[:_BEHIND])}".split()
    return frozenset(a + b for piece in pieces for a, b in pairwise(piece)) - _COMMON


_COMMON = frozenset(("全部", "全面", "各单", "单位", "完成", "必须"))
