"""Growths, shares and means that stand in another sentence than the two quantities that they are of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from drafter.checks.figures.across.around import (
    Across,
    Around,
    Here,
    is_beside_any,
    is_meant,
    is_short_of,
    names_in,
    names_time,
    said_as,
    told_off,
)
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
_HUNDRED = Decimal(100)
#: How far a rate may be off, in points or as a part of itself; in tenths it is told less exactly.
_POINTS, _PART, _TENTH = Decimal("0.6"), Decimal("0.03"), Decimal(5)
_SHORT = 4
_THIRD = Decimal("0.35")
#: What something was and what it became are not more than so many times each other.
_LIKE = 10


def find_growths(around: Around) -> Iterator[Across]:
    """Rates at which something grew that what it was and what it became, in another sentence, do not make."""
    for one in around.every:
        if one.unit not in _GROWTHS or one.is_rough or one.told.when in ("was", "ahead"):
            continue
        match = _PATTERNS["grew"].search(one.told.label)
        if match is None or _PATTERNS["compared"].search(one.told.gap):
            continue
        pairs = list(_pairs(one, around))
        named = _of_name(one, match["name"], pairs, around)
        is_right = any(_is_grown(one, was, became) for was, became in pairs)
        if not is_right and len(named) == 1 and named[0][0].where != one.where:
            yield _growth(one, *named[0])


_GROWTHS = frozenset({"%", "番", "倍"})


def _of_name(
    one: Here, name: str, pairs: Sequence[tuple[Here, Here]], around: Around
) -> Sequence[tuple[Here, Here]]:
    """The pairs that a rate is of by its name; one without a name (价格跌了) is of those right before it."""
    named = [pair for pair in pairs if _is_named(name, pair)]
    if named or len(name) > _SHORT:
        return named
    return [pair for pair in pairs if _is_right_before(one, pair[1], around)]


def _pairs(one: Here, around: Around) -> Iterator[tuple[Here, Here]]:
    """What something was, and what it became, in either order."""
    near = [other for other in around.near(one) if other.unit not in RATIOS and other.value > 0]
    for place, first in enumerate(near):
        second = next((other for other in near[place + 1 : place + 4] if other.unit == first.unit), None)
        if second is None or second.paragraph != first.paragraph or first.is_rough:
            continue
        if first.told.when == "was" and _goes_on(first, second):
            yield first, second
        elif _is_recalled(first, second):
            yield second, first


def _is_recalled(now: Here, was: Here) -> bool:
    """Whether a quantity is that of the time before, told behind the one that is: 72件，去年是54件."""
    is_was = was.told.when == "was" and now.told.when != "was" and names_time(was) and not was.is_rough
    return is_was and was.where == now.where and bool(_PATTERNS["was-behind"].search(was.told.label))


def _is_right_before(one: Here, other: Here, around: Around) -> bool:
    """Whether nothing is told between a quantity and another of the sentence before it."""
    between = [h for h in around.every if other.place < h.place < one.place]
    return 0 <= one.paragraph - other.paragraph <= 1 and not between


def _goes_on(was: Here, now: Here) -> bool:
    """Whether a quantity tells of the same thing as the one before: it names no other."""
    if now.told.at.is_rough or not 1 / _LIKE < now.value / was.value < _LIKE:
        return False
    is_later = now.told.when in ("now", "was") and now.told.sentence - was.told.sentence <= 1
    return is_later and bool(_PATTERNS["now"].search(now.told.gap)) and now.told.label != was.told.label


def _is_named(name: str, pair: tuple[Here, Here]) -> bool:
    """Whether what grew is what two quantities tell of."""
    name = names_in(name).replace(" ", "")
    if not name:
        return False
    words = names_in(pair[0].told.lead + pair[0].told.behind + pair[1].told.gap + pair[1].told.behind)
    return name in words.replace(" ", "") or name[:2] in words or is_short_of(name, words)


def _grown(was: Here, became: Here, unit: str) -> Decimal:
    """By how much something grew, in per cent, times or doublings."""
    times = became.value / was.value
    if unit == "番":
        return times.ln() / Decimal(2).ln() if times > 1 else Decimal(0)
    return times - 1 if unit == "倍" else abs(_HUNDRED * (times - 1))


def _is_grown(one: Here, was: Here, became: Here) -> bool:
    right = _grown(was, became, one.unit)
    if one.unit != "%":
        return any(abs(right + more - one.value) < _THIRD for more in ((0, 1) if one.unit == "倍" else (0,)))
    off = _TENTH if not one.told.at.is_arabic and one.value % 10 == 0 else _POINTS
    # What is told in prices and what was rounded grows a little otherwise.
    rounded = _HUNDRED * (was.told.at.step + became.told.at.step) / 2 / was.value
    return abs(right - one.value) <= off + _PART * right + rounded


def _growth(one: Here, was: Here, became: Here) -> Across:
    right = _grown(was, became, one.unit)
    message = (
        f"由{was.written}到{became.written}，算下来是{said_as(one, right)}，这里是{one.written}，请核对。"
    )
    return told_off(one, message, was, "growth")


def find_means(around: Around) -> Iterator[Across]:
    """Means that the whole and the number of heads, in another sentence, do not make."""
    for one in around.every:
        if one.unit in RATIOS or one.is_rough or not one.value or one.told.when == "ahead":
            continue
        match = _PATTERNS["mean"].search(one.told.gap)
        if match and not _PATTERNS["standard"].search(one.told.label):
            yield from _of_a_mean(one, match, around)


def _of_a_mean(one: Here, match: re.Match[str], around: Around) -> Iterator[Across]:
    heads = _heads_of(match, around.near(one))
    wholes = [whole for whole in around.alike(one) if whole.value >= one.value and not whole.is_rough]
    if is_beside_any(one, wholes) or any(
        _is_mean(one, whole, number) for whole in wholes for number in heads
    ):
        return
    pair = _last_pair(one, wholes, heads)
    if pair and is_meant(one, pair[0].value / _number(pair[1])):
        right = said_as(one, pair[0].value / _number(pair[1]))
        message = f"按{pair[0].written}和{pair[1].written}算，平均是{right}，这里是{one.written}，请核对。"
        yield told_off(one, message, pair[0], "mean")


def _heads_of(match: re.Match[str], near: Sequence[Here]) -> list[Here]:
    """The quantities of what a mean is of: by its unit, by its name, or by the word that counts it."""
    heads = _heads(match["heads"] or match["unit"] or match["one"] or match["thing"][:2], near)
    if heads or not match["measure"]:
        return heads
    return [other for other in near if other.unit == match["measure"] and other.value]


def _heads(unit: str, near: Sequence[Here]) -> list[Here]:
    """The quantities whose heads a mean is of: persons, households, kilometres, days."""
    return [
        other
        for other in near
        if other.value
        and other.unit not in RATIOS
        and (
            other.written.endswith(unit)
            or unit in (other.unit, *_SAME.get(other.unit, ()))
            or unit in other.told.behind[:_HEAD]
        )
    ]


_HEAD = 7
_SAME = {"人": ("名", "人", "个人"), "天": ("天", "日"), "个": ("站", "点", "项目")}


def _number(one: Here) -> Decimal:
    """How many heads a quantity is, in the unit that it is written in."""
    return one.value / one.told.at.scale if one.unit == "米" else one.value


def _is_mean(one: Here, whole: Here, number: Here) -> bool:
    right = whole.value / _number(number)
    return abs(right - one.value) <= one.told.at.step / 2 + Decimal("0.04") * right


def _last_pair(one: Here, wholes: Sequence[Here], heads: Sequence[Here]) -> tuple[Here, Here] | None:
    """The whole and the number of heads that stand in one sentence, the nearest before a mean."""
    pairs = [
        (whole, number)
        for whole in wholes
        for number in heads
        if number.where in (whole.where, one.where)
        and whole.place < one.place
        and number is not whole
        and not whole.told.at.is_rough
        and not number.told.at.is_rough
    ]
    last = max((pair[0].where for pair in pairs), default=None)
    nearest = [pair for pair in pairs if pair[0].where == last]
    return min(nearest, key=lambda pair: abs(pair[0].place - pair[1].place), default=None)


def find_shares_across(around: Around) -> Iterator[Across]:
    """Shares of which the part and the whole, in another sentence, make another one."""
    for one in around.every:
        if one.told.at.is_rough:
            continue
        if one.unit == "%" and (
            match := _PATTERNS["share"].search(_PATTERNS["stop"].split(one.told.lead)[-1])
        ):
            yield from _of_a_share(one, one.value, match["part"], match["whole"] or "", around)
        elif one.unit == "%" and (match := _PATTERNS["rate"].search(one.told.label)):
            yield from _of_a_share(one, one.value, match["done"], _ALL, around)
        elif one.told.label.endswith(_EVERY) and (match := _PATTERNS["one-of"].match(one.told.rest)):
            yield from _of_a_share(one, _HUNDRED / one.value, match["part"], match["whole"], around)


_EVERY, _ALL = "每", "全部"


def _of_a_share(one: Here, share: Decimal, part: str, whole: str, around: Around) -> Iterator[Across]:
    alike = [other for other in around.near(one) if other.unit not in RATIOS and other.value > 0]
    pairs = list(_part_and_whole(alike))
    if any(_is_share(one, share, *pair) for pair in pairs):
        return
    beside = [other for other in alike if other.where == one.where and other.place < one.place]
    beside = [other for other in beside if other.value > _HUNDRED]
    named = _beside_it(one, beside[-1], whole, pairs) if beside else _told_before(part, whole, pairs)
    if named:
        right = _HUNDRED * named[0].value / named[1].value
        message = f"{named[0].written}是{named[1].written}的{right:.1f}%，这里是{one.written}，请核对。"
        yield told_off(one, message, named[0], "share")


def _told_before(part: str, whole: str, pairs: Sequence[tuple[Here, Here]]) -> tuple[Here, Here] | None:
    """The part and the whole that a share names, told in another sentence."""
    own = (pair for pair in reversed(pairs) if _is_part(part, pair[0]) and _is_whole(whole, *pair))
    return next(own, None) or _only_part(part, whole, pairs)


def _beside_it(
    one: Here, part: Here, whole: str, pairs: Sequence[tuple[Here, Here]]
) -> tuple[Here, Here] | None:
    """The part that stands right before a share, with the whole that the share names, told in another sentence."""
    name = names_in(whole).replace(" ", "") or whole
    own = [
        pair
        for pair in pairs
        if pair[0] is part and pair[1].where != one.where and name and name in pair[1].told.lead[-_LEAD:]
    ]
    return own[0] if len({pair[1].value for pair in own}) == 1 and part.place < one.place else None


def _part_and_whole(alike: Sequence[Here]) -> Iterator[tuple[Here, Here]]:
    """All pairs of quantities in one unit, the smaller first."""
    for one, other in combinations(sorted(alike, key=lambda here: here.value), 2):
        if one.unit == other.unit and one.value < other.value:
            yield one, other


def _only_part(part: str, whole: str, pairs: Sequence[tuple[Here, Here]]) -> tuple[Here, Here] | None:
    """The only part that a sentence tells of a whole that a share names."""
    name = names_in(_PATTERNS["whole"].sub("", whole) or part.rpartition("的")[2]).replace(" ", "")
    named = [
        pair
        for pair in pairs
        if name
        and name in names_in(pair[1].told.lead[-_LEAD:] + pair[1].told.behind)
        and _is_whole("", *pair)
    ]
    if len(named) > 1:
        own = set(part) - set(whole)
        named = [pair for pair in named if own & set(pair[0].told.label + pair[0].told.behind)]
    return named[0] if len(named) == 1 else None


_LEAD = 20


def _is_share(one: Here, share: Decimal, part: Here, whole: Here) -> bool:
    right = _HUNDRED * part.value / whole.value
    off = _TENTH if not one.told.at.is_arabic or one.unit != "%" else Decimal(1)
    return abs(right - share) <= off + (_PART * right if off > 1 else 0)


def _is_part(name: str, part: Here) -> bool:
    """Whether a quantity is that of the part that a share is said to be."""
    words = part.told.gap + part.told.behind
    acts = _PATTERNS["act"].findall(name)
    if acts:
        return any(one in words for one in acts)
    name = names_in(name).replace(" ", "")
    return bool(name) and (name in names_in(words).replace(" ", "") or is_short_of(name, words))


def _is_whole(name: str, small: Here, whole: Here) -> bool:
    """Whether a quantity is that of the whole that a share is said to be of, where the part is another one."""
    if whole.place > small.place or whole.paragraph != small.paragraph:
        return False
    if small.told.sentence - whole.told.sentence > 1:
        return False
    name = names_in(_PATTERNS["whole"].sub("", name)).replace(" ", "")
    words = whole.told.lead[-_LEAD:] + whole.told.behind
    if whole.told.when == "ahead":
        return True
    return not name or name in names_in(words).replace(" ", "") or is_short_of(name, words)


def find_rests(around: Around) -> Iterator[Across]:
    """A share and what is said to be the rest of it that are not all together."""
    for place, one in enumerate(around.every):
        if one.unit == "%" and not one.is_rough and _PATTERNS["rest"].search(one.told.label):
            before = [
                other for other in around.every[:place] if other.where == one.where and other.unit == "%"
            ]
            if not any(other.is_rough for other in before):
                yield from _rest(one, before)


def _rest(one: Here, before: Sequence[Here]) -> Iterator[Across]:
    firsts = [n for n, other in enumerate(before) if _PATTERNS["first"].search(other.told.label + "。")]
    sums = [sum((other.value for other in before[n:]), one.value) for n in range(len(before))]
    if not firsts or any(abs(total - _HUNDRED) <= _ALMOST for total in sums):
        return
    total = sums[firsts[0]]
    if _HUNDRED / 2 < total < _HUNDRED * 3 / 2:
        message = f"前面的加上剩下的是{total.normalize():f}%，不是100%，请核对。"
        start = before[firsts[0]].told.at.start
        yield Across(one.paragraph, start, one.told.at.end, message, one.paragraph, "rest")


_ALMOST = Decimal("1.01")
