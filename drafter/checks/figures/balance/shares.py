"""Shares and parts that the whole does not allow: 占36.5%, a part that is more than its whole, 其中 more than all."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checks.figures.across.around import HALF, RANK, Across, names_in
from drafter.checks.figures.balance.bounds import Bounds
from drafter.checks.figures.balance.statements import Statement, Statements
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
_HUNDRED, _ENOUGH, _MOST = 100.0, 5.0, 2.5
_NAMED = 3
_NEAR, _SHARES = 40, frozenset({"%", HALF})


def find_misshared(statements: Statements) -> Iterator[Across]:
    """Shares that their parts are not, and parts that are more than what they are of."""
    for one in statements.every:
        if one.unit in _SHARES and one.roles.share and not one.roles.change and not one.roles.ahead:
            yield from _share(one, statements)
        elif one.unit not in RATIOS and one.unit != RANK:
            yield from _part(one, statements)


def _share(one: Statement, statements: Statements) -> Iterator[Across]:
    """A share of the part that stands right before it; of the whole that its siblings or its words tell."""
    part = _part_before(one, statements)
    if part is None or not part.value or not _PATTERNS["of-it"].search(one.at.told.label):
        return
    wholes = [other for other in statements.alike(part) if other.value > part.value]
    if any(_makes(one, part, whole) for whole in wholes):
        return
    scored = [(_score(one, part, whole, statements), whole) for whole in _named(one, wholes)]
    score, whole = max(scored, key=lambda pair: pair[0], default=(0.0, part))
    right = _HUNDRED * part.value / whole.value
    if score < _ENOUGH or not 1 / _MOST < right / one.value < _MOST:
        return
    yield _off(one, right, part, whole)


def _named(one: Statement, wholes: Sequence[Statement]) -> Sequence[Statement]:
    """The wholes that a share names best where it says what it is of: no other is meant then."""
    shared = [len(one.words & whole.words) for whole in wholes]
    most = max(shared, default=0)
    if len(one.words) < _NAMED or not most:
        return wholes
    return [whole for whole, count in zip(wholes, shared, strict=True) if count == most]


def _off(one: Statement, right: float, part: Statement, whole: Statement) -> Across:
    shown = f"{right:.1f}%"
    message = f"{part.at.written}是{whole.at.written}的{shown}，这里是{one.at.written}，请核对。"
    at = one.at.told.at
    return Across(one.at.paragraph, at.start, at.end, message, whole.at.paragraph, "share")


def _part_before(one: Statement, statements: Statements) -> Statement | None:
    """The quantity right before a share in its sentence, where no other stands between."""
    if not one.nth:
        return None
    part = statements.every[one.nth - 1]
    is_part = part.line == one.line and part.unit not in RATIOS and part.unit != RANK
    return part if is_part and not part.roles.each and not part.roles.ahead else None


def _makes(one: Statement, part: Statement, whole: Statement) -> bool:
    ratio = part.bounds.over(whole.bounds)
    return one.bounds.meets(Bounds(_HUNDRED * ratio.low, _HUNDRED * ratio.high).widened(0.005, 0.06))


def _score(one: Statement, part: Statement, whole: Statement, statements: Statements) -> float:
    """How plainly a share is told of a part of such a whole."""
    lines = one.line - whole.line
    before = [
        other
        for other in statements.alike(part)
        if whole.nth < other.nth < part.nth and other.value > part.value
    ]
    score = (3.0 if lines == 0 else 2.0 if abs(lines) == 1 else 0.0) - min(len(before), 2)
    score += 1.0 * (whole.nth < part.nth)
    score += 1.0 * (
        not any(other.value > part.value for other in statements.alike(part) if other is not whole)
    )
    score += 4.0 * _is_siblings_whole(one, whole, statements)
    if _PATTERNS["rate"].search(one.at.told.label):
        least = 1 if len(one.at.told.label) <= _SHORT else _ALIKE
        return score + 1.0 if len(_rate_of(one, part)) >= least and whole.nth < part.nth else 0.0
    score += bool(_PATTERNS["done"].search(one.at.told.label)) + whole.roles.ahead
    score += 2.0 * bool(one.words & whole.wide_words) + bool(_PATTERNS["of-all"].search(one.at.told.label))
    return score + bool(part.words & whole.words) + bool(_PATTERNS["among"].search(part.at.told.gap))


def _rate_of(one: Statement, part: Statement) -> set[str]:
    """The characters that the name of a rate has in common with that of a part: 网办率, 网上办结."""
    names = (names_in(text) for text in (one.at.told.label, part.at.told.label + part.at.told.behind))
    return set.intersection(*map(set, names)) - _COMMON


_COMMON = frozenset(" 的了率达到为是在有和与及也已一")


def _is_siblings_whole(one: Statement, whole: Statement, statements: Statements) -> bool:
    """Whether another share near by is that of a part of such a whole."""
    for other in statements.alike(one):
        part = _part_before(other, statements) if abs(other.line - one.line) <= 1 else None
        if (
            part is not None
            and part.unit == whole.unit
            and part.value < whole.value
            and _makes(other, part, whole)
        ):
            return True
    return False


def _part(one: Statement, statements: Statements) -> Iterator[Across]:
    """A part that is more than what is told of the whole that its sentence names: 博士教师当中，……631人."""
    match = _PATTERNS["part-of"].search(one.at.told.lead[-_NEAR:])
    if match is None or one.roles.each or one.roles.change:
        return
    name, least = match["name"], 2 if match["in"] == _IN else 1
    wholes = [
        other for other in statements.alike(one) if other.nth < one.nth and _is_named(name, other, least)
    ]
    if (
        wholes
        and all(other.bounds.high < one.bounds.low for other in wholes)
        and one.value < _MOST * wholes[-1].value
    ):
        message = f"{name}前面说的是{wholes[-1].at.written}，其中的一部分不会是{one.at.written}，请核对。"
        at = one.at.told.at
        yield Across(one.at.paragraph, at.start, at.end, message, wholes[-1].at.paragraph, "part")


def _is_named(name: str, whole: Statement, least: int) -> bool:
    """Whether a quantity is that of what is named: it has so many pairs of the name's characters beside it."""
    told = whole.at.told.label + " " + whole.at.told.behind
    return not whole.roles.change and sum(a + b in told for a, b in pairwise(name)) >= least


_ALIKE, _SHORT = 2, 5
_IN = "中"
