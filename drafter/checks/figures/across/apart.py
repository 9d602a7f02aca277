"""By how much two quantities are apart, and what is left, told in another sentence than the two."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from drafter.checks.figures.across.around import (
    RANK,
    Across,
    Around,
    Here,
    is_beside_any,
    is_made_of,
    is_meant,
    names_in,
    names_time,
    off_by,
    said_as,
    told_off,
)
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_POINTS, _PERCENT = "点", "%"
#: The units of places in an order: 13位, 22名, 3个位次.
_PLACES = frozenset({"位", "人", "个"})
_NOT_APART = frozenset({RANK, _PERCENT, "倍", "番"})
#: So many of the nearest quantities of a unit are tried against each other.
_TRIED = 14


def find_apart(around: Around) -> Iterator[Across]:
    """Differences that the two quantities that they are of do not make."""
    for one in around.every:
        if one.told.at.is_rough:
            continue
        if one.unit in _PLACES and _PATTERNS["moved"].search(one.told.label):
            yield from _of_ranks(one, around)
        elif one.unit not in _NOT_APART and (match := _PATTERNS["over"].search(one.told.label)):
            yield from _over(one, around, match["than"] or match["more"] or match["past"])
        elif _PATTERNS["net"].search(one.told.label) or _PATTERNS["in-the-end"].search(one.told.label):
            yield from _of_a_flow(one, around)
        elif one.unit not in (*_NOT_APART, _POINTS) and _is_difference(one):
            yield from _of_a_pair(one, around)


def _makes(one: Here, first: Here, second: Here) -> bool:
    return abs(abs(first.value - second.value) - one.value) <= off_by(one, first, second)


def _of_ranks(one: Here, around: Around) -> Iterator[Across]:
    """By how many places something moved in an order."""
    ranks = around.alike(one, RANK)
    if any(_makes(one, *pair) for pair in combinations(ranks, 2)):
        return
    pairs = [
        (was, now)
        for was, now in pairwise(ranks)
        if was.where == now.where and {was.told.when, now.told.when} in ({"was", "now"}, {"was", ""}, {"was"})
    ]
    if len(pairs) == 1:
        yield _off(one, *pairs[0])


def _over(one: Here, around: Around, than: str) -> Iterator[Across]:
    """By how much one thing is over another that is named: 超警戒1.2米, 高出全市2个百分点."""
    unit = _PERCENT if one.unit == _POINTS else ""
    than = _PATTERNS["level"].sub("", than)
    alike = [other for other in around.alike(one, unit) if other.told.at.depth == 0]
    # What stands beside it in its sentence is what it is of, and the other may not be told at all.
    if not than or is_beside_any(one, alike) or (unit and not _PATTERNS["at-head"].search(one.told.lead)):
        return
    meant = _held_against([other for other in alike if _is_of(other, than)], alike, one)
    if meant:
        yield _off(one, *meant)


def _held_against(against: Sequence[Here], alike: Sequence[Here], one: Here) -> tuple[Here, Here] | None:
    """What a difference is of, and what it is to; None where any two make it."""
    if any(_makes(one, other, own) for other in against for own in alike if own is not other):
        return None
    pairs = ((own, other) for other in against if (own := _beside(other, alike)))
    return next((pair for pair in pairs if is_meant(one, abs(pair[0].value - pair[1].value))), None)


def _is_of(one: Here, than: str) -> bool:
    """Whether a quantity is that of what another is held against."""
    if _PATTERNS["past"].search(than):
        return one.told.when == "was"
    return than in one.told.lead[-_NEAR:] or than in one.told.behind


_NEAR, _CLOSE = 24, 200


def _beside(one: Here, alike: Sequence[Here]) -> Here | None:
    """The quantity that another is held against: the next one of its kind in its sentence, else that of the one before."""
    others = [other for other in alike if other is not one and one.place - other.place < _CLOSE]
    same = [other for other in others if other.where == one.where]
    if same:
        return min(same, key=lambda other: abs(other.place - one.place))
    before = [other for other in others if other.place < one.place]
    return next((other for other in before if other.where == before[-1].where), None)


def _of_a_flow(one: Here, around: Around) -> Iterator[Across]:
    """What is left of a number after some came and some went, or by how much it changed."""
    before = [other for other in around.alike(one) if _is_just_before(other, one)]
    came = [other for other in before if _PATTERNS["came"].search(other.told.label)]
    went = [other for other in before if _PATTERNS["went"].search(other.told.label)]
    first = [other.value for other in before if other not in (*came, *went)]
    if _PATTERNS["net"].search(one.told.label):
        first = [Decimal(0)]
    if not len(came) == len(went) == len(first) == 1:
        return
    right = abs(first[0] + came[0].value - went[0].value)
    if right != one.value and is_meant(one, right):
        message = f"按前面的{came[0].written}和{went[0].written}算，这里应为{said_as(one, right)}，请核对。"
        yield told_off(one, message, came[0], "apart")


def _is_just_before(other: Here, one: Here) -> bool:
    return 0 < one.place - other.place < _CLOSE and not other.is_rough


def _is_difference(one: Here) -> bool:
    """Whether a quantity is said to be what two others differ by, or what is left of one."""
    label = one.told.label
    if _PATTERNS["no-difference"].search(label):
        return False
    is_rest = not one.told.lead and _PATTERNS["kind-of"].match(one.told.behind)
    return bool(
        is_rest or _PATTERNS["differs"].search(label) or _PATTERNS["undone-behind"].match(one.told.behind)
    )


def _of_a_pair(one: Here, around: Around) -> Iterator[Across]:
    """A difference, or what is left, of two quantities that a sentence before holds together."""
    alike = around.alike(one)[-_TRIED:]
    if is_beside_any(one, alike) or any(other.value == one.value for other in alike):
        return
    values = [other.value for other in alike]
    if any(_makes(one, *pair) for pair in combinations(alike, 2)) or is_made_of(one.value, values):
        return
    pair = _meant_by(one, [other for other in alike if other.place < one.place and not other.is_rough])
    if pair and is_meant(one, abs(pair[0].value - pair[1].value)):
        yield _off(one, *pair)


def _meant_by(one: Here, before: Sequence[Here]) -> tuple[Here, Here] | None:
    """The two quantities that a difference is of: by their name, or the only ones that are told in its unit."""
    pairs = [(a, b) for a, b in _linked(before) if one.paragraph - b.paragraph <= _FAR]
    own = [pair for pair in pairs if _is_named(one, *pair)]
    if len(pairs) > 1 and len({other.where for other in before}) == 1:
        return before[0], before[-1]
    alone = pairs if len(pairs) == 1 and len(before) <= _FEW else []
    return next(reversed(own or alone), None)


_FAR, _FEW = 3, 3


def _linked(before: Sequence[Here]) -> Iterator[tuple[Here, Here]]:
    """The pairs that are told as what was and what is, or as all and what was done of it."""
    for place, first in enumerate(before):
        for second in before[place + 1 : place + 3]:
            if not _is_next(first, second):
                continue
            is_moved = "was" in (first.told.when, second.told.when) and names_time(second)
            is_moved = is_moved or _is_changed(first, second) or _are_ends(first, second)
            if is_moved or (
                first.value > second.value and _PATTERNS["done"].search(second.told.gap + second.told.behind)
            ):
                yield first, second


def _are_ends(first: Here, second: Here) -> bool:
    """Whether two quantities are those of the first and of the last of a row."""
    return bool(_PATTERNS["highest"].search(first.told.lead) and _PATTERNS["lowest"].search(second.told.gap))


def _is_next(first: Here, second: Here) -> bool:
    """Whether a quantity stands in the sentence of another, or in the one behind it."""
    if second.paragraph != first.paragraph:
        return second.paragraph == first.paragraph + 1 and second.told.sentence <= 1
    return second.told.sentence - first.told.sentence <= 1


def _is_changed(first: Here, second: Here) -> bool:
    return bool(_PATTERNS["became"].search(second.told.label) and first.where == second.where)


def _is_named(one: Here, first: Here, second: Here) -> bool:
    """Whether what a difference is said to be of is what two quantities tell: by what was done, or by its name."""
    told = first.told.lead[-_NEAR:] + first.told.behind + second.told.gap + second.told.behind
    undone = _PATTERNS["undone"].search(one.told.label) or _PATTERNS["undone-behind"].match(one.told.behind)
    if undone:
        return bool(set(undone["done"]) & set(second.told.gap + second.told.behind) - _EMPTY)
    name = names_in(one.told.behind[:_NAME])
    return len(name) > 1 and name in names_in(told)


_EMPTY = frozenset("的了没有到")
_NAME = 2


def _off(one: Here, first: Here, second: Here) -> Across:
    right = abs(first.value - second.value)
    message = f"前面说的是{first.written}和{second.written}，相差{said_as(one, right)}，这里是{one.written}，请核对。"
    return told_off(one, message, first, "apart")
