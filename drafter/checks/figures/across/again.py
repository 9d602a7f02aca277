"""One matter that is told again with another number: this 1200亩 of what was 1.2万亩, a place in an order, a set of things."""

from collections.abc import Iterator
from itertools import combinations

from drafter.checks.figures.across.around import RANK, Across, Around, Here, names_in
from drafter.core.alignment import longest_shared
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
        if one.told.at.is_rough:
            continue
        if one.unit == RANK:
            yield from _rank(one, around)
        elif one.unit in RATIOS or one.unit in _TIMES:
            continue
        elif _PATTERNS["this"].search(one.told.label):
            yield from _this(one, around)
        elif one.told.at.value <= _SMALL and one.told.at.is_count:
            yield from _set(one, around)
        elif _PATTERNS["whole"].search(one.told.label + one.told.behind):
            yield from _whole(one, around)
        elif one.value > _SMALL and one.told.lead == one.told.label and one.told.behind:
            yield from _bare(one, around)


_QUOTE, _FEW = "“", 3
_TIMES = frozenset({"月", "天", "年", "点", "分", "秒", "岁", "方"})


def _this(one: Here, around: Around) -> Iterator[Across]:
    """What is said to be the number that was told, and is none of those before it nor made of them."""
    before = [other for other in around.alike(one) if other.place < one.place]
    values = [other.value for other in before]
    if any(
        abs(value - one.value) <= max(one.told.at.step, other.told.at.step) / 2
        for value, other in zip(values, before, strict=True)
    ):
        return
    sums = {abs(first + sign * second) for first, second in combinations(values, 2) for sign in (1, -1)}
    if one.value in sums or any(
        abs(two + sign * third) == one.value for two in sums for third in values for sign in (1, -1)
    ):
        return
    named = [other for other in before if _is_named(one.told.behind, other)]
    if not named and not _PATTERNS["any-unit"].fullmatch(one.unit):
        named = before[-1:] if len(before) <= _FEW else []
    is_small = one.value <= _SMALL
    if named and is_small == (named[-1].value <= _SMALL):
        yield _off(one, named[-1], "this")


def _bare(one: Here, around: Around) -> Iterator[Across]:
    """A number that opens a sentence and names what it counts, which was counted before: a slip of the pen off."""
    alike = around.alike(one)
    if any(abs(other.value - one.value) <= max(one.told.at.step, other.told.at.step) / 2 for other in alike):
        return
    before = [other for other in alike if other.place < one.place and one.told.label in other.told.lead]
    turned = [other for other in before if _is_turned(one, other)]
    named = [other for other in before if _is_named(one.told.behind, other)]
    slips = [other for other in named if is_slip(one.told.at, other.value)]
    is_own = bool(one.told.label) or not _PATTERNS["any-unit"].fullmatch(one.unit)
    if turned or (slips and len(named) == 1 and is_own):
        yield _off(one, (turned or slips)[-1], "again")


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
    if _PATTERNS["moving"].search(one.told.lead[-_LEAD:] + one.told.behind):
        return
    for other in around.alike(one, RANK):
        if other.place >= one.place or other.where == one.where or other.value == one.value:
            continue
        topic = longest_shared(
            *(names_in(_PATTERNS["placed"].sub("", rank.told.lead[-_WIDE:])) for rank in (one, other))
        )
        is_one = len(topic) >= _TOPIC and {one.told.when, other.told.when} in (
            {""},
            {"", "now"},
            {"now"},
            {"was"},
            {"", "was"},
        )
        if (
            is_one
            and _is_first(one, around)
            and _is_first(other, around)
            and not _PATTERNS["moving"].search(other.told.lead)
        ):
            yield _off(one, other, "again")
            return


def _is_first(one: Here, around: Around) -> bool:
    """Whether no other place in an order stands before one in its sentence."""
    return not any(other.where == one.where and other.place < one.place for other in around.alike(one, RANK))


def _set(one: Here, around: Around) -> Iterator[Across]:
    """A number of things that were set up, told again at the head of a clause: 六个专班要……."""
    match = _PATTERNS["set"].match(one.told.behind)
    if match is None or one.told.gap.endswith(_QUOTE) or not _PATTERNS["definite"].fullmatch(one.told.label):
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
    message = f"前面说的是{_shown(other)}，这里是{_shown(one)}，请对一对。"
    return Across(one.paragraph, one.told.at.start, one.told.at.end, message, other.paragraph, rule)


def _shown(one: Here) -> str:
    return f"{one.written}{names_in(one.told.behind[:6]).partition(' ')[0]}"
