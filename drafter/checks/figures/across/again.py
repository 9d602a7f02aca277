"""One matter that is told again with another number: this 1200亩 of what was 1.2万亩, a place in an order, a set of things."""

from collections.abc import Iterator, Sequence

from drafter.checks.figures.across.around import (
    RANK,
    Across,
    Around,
    Here,
    is_made_of,
    is_same_value,
    names_in,
    told_off,
)
from drafter.core.alignment import longest_shared
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS, is_slip

_PATTERNS = Patterns(__name__)
#: So many characters name what places in an order are of, and a thing that is told again.
_TOPIC, _NAME, _LONGEST, _CERTAIN = 4, 2, 6, 3
#: A number in words up to this one counts things that are set up: 五个专班.
_SMALL = 10


def find_again(around: Around) -> Iterator[Across]:
    """Numbers of what was told before that are other ones now."""
    for one in around.every:
        if one.is_rough or one.unit in RATIOS or one.unit in _TIMES:
            continue
        if one.unit == RANK:
            yield from _rank(one, around)
        elif _PATTERNS["this"].search(one.told.label):
            yield from _this(one, around)
        elif one.value <= _SMALL:
            yield from _set(one, around)
        elif _PATTERNS["whole"].search(one.told.label + one.told.behind):
            yield from _whole(one, around)
        elif one.told.lead == one.told.label and one.told.behind:
            yield from _bare(one, around)


_QUOTE, _FEW = "“", 3
_TIMES = frozenset({"月", "天", "年", "点", "分", "秒", "岁", "方"})


def _this(one: Here, around: Around) -> Iterator[Across]:
    """What is said to be the number that was told, and is none of those before it nor made of them."""
    before = [other for other in around.alike(one) if other.place < one.place]
    if any(is_same_value(one, other) for other in before):
        return
    if is_made_of(one.value, [other.value for other in before]):
        return
    meant = _meant_by(one, [other for other in before if (other.value > _SMALL) == (one.value > _SMALL)])
    if meant:
        yield _off(one, meant[-1], "this")


def _meant_by(one: Here, before: Sequence[Here]) -> Sequence[Here]:
    """What a number goes back to: by its name, by its unit, or as a slip of the pen of it."""
    named = [other for other in before if _is_named(one.told.behind, other)] or _only(one, before)
    if named or one.value <= _SMALL:
        return named
    return [other for other in before if _is_turned(one, other) or is_slip(one.told.at, other.value)]


def _only(one: Here, before: Sequence[Here]) -> Sequence[Here]:
    """What a number goes back to where its unit tells what it counts, and hardly anything else is told in it."""
    return before[-1:] if len(before) <= _FEW and not _PATTERNS["any-unit"].fullmatch(one.unit) else ()


def _bare(one: Here, around: Around) -> Iterator[Across]:
    """A number that opens a sentence and names what it counts, which was counted before: a slip of the pen off."""
    alike = around.alike(one)
    if any(is_same_value(one, other) for other in alike):
        return
    before = [other for other in alike if other.place < one.place and one.told.label in other.told.lead]
    turned = [other for other in before if _is_turned(one, other)]
    slips = turned or _slips(one, before)
    if slips:
        yield _off(one, slips[-1], "again")


def _slips(one: Here, before: Sequence[Here]) -> Sequence[Here]:
    """The only one of some quantities that is named as another, where it is a slip of the pen from it."""
    named = [other for other in before if _is_named(one.told.behind, other)]
    is_own = bool(one.told.label) or not _PATTERNS["any-unit"].fullmatch(one.unit)
    return named if is_own and len(named) == 1 and is_slip(one.told.at, named[0].value) else ()


def _is_turned(one: Here, other: Here) -> bool:
    """Whether two numbers have the same digits, three or more, in another order, or another scale."""
    first, second = one.told.at.written, other.told.at.written
    return len(first) >= _CERTAIN and sorted(first) == sorted(second) and len(set(first)) > 1


def _is_named(behind: str, other: Here) -> bool:
    """Whether what stands behind a quantity begins with the name, or a short form of it, of what another one is of."""
    words = names_in(other.told.lead[-_LEAD:]).split()[-2:] + names_in(other.told.behind[:_LEAD]).split()[:1]
    for length in range(_LONGEST, _NAME - 1, -1):
        name = names_in(behind[:length])
        if len(name) == length and any(
            name in piece or (length > _NAME and set(name) <= set(piece)) for piece in words
        ):
            return True
    return False


_LEAD, _WIDE = 24, 40


def _rank(one: Here, around: Around) -> Iterator[Across]:
    """A place in an order that was another one before, of the same order and the same time."""
    if _PATTERNS["moving"].search(one.told.lead[-_LEAD:] + one.told.behind) or not _is_first(one, around):
        return
    if (
        hundreds_from_chinese(one.written[-1]) is not None
    ):  # 全省第四, without 位: its words tell too little here
        return
    for other in around.alike(one, RANK):
        if other.place >= one.place or other.where == one.where or other.value == one.value:
            continue
        if _is_same_order(one, other) and _is_first(other, around):
            yield _off(one, other, "again")
            return


def _is_same_order(one: Here, other: Here) -> bool:
    """Whether two places are told of the same order, and of no two times."""
    leads = (names_in(_PATTERNS["placed"].sub("", rank.told.lead[-_WIDE:])) for rank in (one, other))
    if len(longest_shared(*leads)) < _TOPIC or _PATTERNS["moving"].search(other.told.lead):
        return False
    return len({one.told.when, other.told.when} - {""}) <= 1


def _is_first(one: Here, around: Around) -> bool:
    """Whether no other place in an order stands before one in its sentence."""
    return not any(other.where == one.where and other.place < one.place for other in around.alike(one, RANK))


def _set(one: Here, around: Around) -> Iterator[Across]:
    """A number of things that were set up, told again at the head of a clause: 六个专班要……."""
    match = _PATTERNS["set"].match(one.told.behind)
    if match is None or one.told.gap.endswith(_QUOTE) or not _PATTERNS["definite"].search(one.told.label):
        return
    name = match["name"]
    same = [
        other
        for other in around.alike(one)
        if other.place < one.place
        and other.told.at.value <= _SMALL
        and other.told.behind.partition("，")[0][:8].find(name) >= 0
    ]
    up = [other for other in same if _PATTERNS["set-up"].search(other.told.gap)]
    if up and all(other.value != one.value for other in same):
        yield _off(one, up[-1], "again")


def _whole(one: Here, around: Around) -> Iterator[Across]:
    """What the whole of something costs, told again by a clause that names nothing of its own."""
    if not _PATTERNS["bare-whole"].fullmatch(one.told.label + " " + one.told.behind):
        return
    wholes = [
        other
        for other in around.alike(one)
        if other.place < one.place and _PATTERNS["whole"].search(other.told.label + other.told.behind)
    ]
    if wholes and all(other.value != one.value for other in around.alike(one)):
        yield _off(one, wholes[-1], "again")


def _off(one: Here, other: Here, rule: str) -> Across:
    return told_off(one, f"前面说的是{_shown(other)}，这里是{_shown(one)}，请对一对。", other, rule)


def _shown(one: Here) -> str:
    return f"{one.written}{names_in(one.told.behind[:6]).partition(' ')[0]}"
