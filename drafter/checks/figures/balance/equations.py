"""Equations that statements of a draft stand in by their roles, and which their values do not fulfil.

A quantity that has a role is held against what the quantities beside it make. Only where no sum, difference, share or
product of those around it comes to it, the one that its words and its place tell is named.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from drafter.checks.figures.across.around import Across, said_as
from drafter.checks.figures.balance.bounds import Bounds, is_made
from drafter.checks.figures.balance.statements import Statement, Statements
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS, is_slip

_PATTERNS = Patterns(__name__)
#: So many of the nearest quantities are tried together, and so many sentences back one belongs to the same statement.
_TRIED, _NEAR = 9, 2
_WIDE, _MOST = 40, 3.0


def find_unbalanced(statements: Statements) -> Iterator[Across]:
    """Quantities that what is told beside them does not make."""
    every = statements.every
    for place, one in enumerate(every):
        before = _before(every, place)
        after = _after(every, place)
        for judge in (_rest, _total_behind, _total_ahead, _list, _kinds):
            off = judge(one, before, after)
            if off is not None:
                yield off
                break


def _before(every: Sequence[Statement], place: int) -> list[Statement]:
    """The statements that stand near before one, the farthest first."""
    one, found = every[place], []
    for other in reversed(every[max(0, place - 2 * _TRIED) : place]):
        if one.line - other.line > _NEAR or one.at.paragraph - other.at.paragraph > 1:
            break
        found.append(other)
    return found[::-1]


def _after(every: Sequence[Statement], place: int) -> list[Statement]:
    one, found = every[place], []
    for other in every[place + 1 : place + 1 + 2 * _TRIED]:
        if other.line - one.line > _NEAR or other.at.paragraph - one.at.paragraph > 1:
            break
        found.append(other)
    return found


def _alike(one: Statement, others: Sequence[Statement]) -> list[Statement]:
    return [other for other in others if other.at.unit == one.at.unit]


def _bounds(some: Sequence[Statement]) -> list[Bounds]:
    return [one.bounds for one in some]


def _is_near(right: float, told: float, times: float = _MOST) -> bool:
    return right > 0 and told > 0 and 1 / times <= right / told <= times


def _sum(parts: Sequence[Statement]) -> Bounds:
    total = Bounds(0, 0)
    for part in parts:
        total = total + part.bounds
    return total


def _off(one: Statement, right: float, other: Statement, why: str, rule: str) -> Across:
    shown = said_as(one.at, Decimal(str(round(right, 6))))
    message = f"{why}，算下来是{shown}，这里是{one.at.written}，请核对。"
    at = one.at.told.at
    return Across(one.at.paragraph, at.start, at.end, message, other.at.paragraph, rule)


def _rest(one: Statement, before: Sequence[Statement], after: Sequence[Statement]) -> Across | None:
    """What is left of a whole of which others went."""
    if not one.roles.rest or one.at.unit in RATIOS:
        return None
    alike = _alike(one, before)
    if len(alike) < 2 or not _names_no_other(one, alike) or _is_explained(one, alike, after):
        return None
    top = max(range(len(alike) - 1), key=lambda n: alike[n].value)
    whole, parts = alike[top], alike[top + 1 :]
    right = (whole.bounds - _sum(parts)).middle
    if whole.value <= one.value or right <= 0 or not all(map(_is_part, parts)) or _is_small(one, whole):
        return None
    is_slip_off = abs(right - one.value) <= _SLIP * whole.value
    if not is_slip_off and not (one.roles.rest > 1 and _is_near(right, one.value, 2)):
        return None
    return _off(one, right, whole, f"{whole.at.written}除去前面的", "rest")


def _is_explained(one: Statement, alike: Sequence[Statement], after: Sequence[Statement]) -> bool:
    """Whether what is told around a quantity makes it in some way."""
    return is_made(one.bounds, _bounds([*alike, *_alike(one, after)][-_TRIED:]))


def _is_part(one: Statement) -> bool:
    """Whether a quantity may be a part that was taken from a whole, or added up to it."""
    return not (one.roles.change or one.roles.each or one.roles.became)


def _names_no_other(one: Statement, alike: Sequence[Statement]) -> bool:
    """Whether what is left is of what was told: it names nothing, or what one of those before it names."""
    name = one.kind
    return not name or any(name in other.wide_words for other in alike)


def _is_small(*some: Statement) -> bool:
    """Whether quantities are small numbers in words, of which there are many: 二期, 三次."""
    return all(not one.at.told.at.is_arabic and one.value <= _FEW for one in some)


_SLIP, _FEW = 0.12, 10


def _total_behind(one: Statement, before: Sequence[Statement], after: Sequence[Statement]) -> Across | None:
    """A sum that stands behind its parts."""
    if not one.roles.total or one.at.unit in RATIOS:
        return None
    alike = _alike(one, before)
    parts = _parts_before(one, alike)
    if len(parts) < 2 or _is_made_of_runs(one, parts) or _is_explained(one, alike, ()):
        return None
    total = _sum(parts).middle
    if not _is_close(one, total, 0.2 if len(parts) > 2 else 0.1):
        return None
    return _off(one, total, parts[0], "前面几项相加", "total")


def _parts_before(one: Statement, alike: Sequence[Statement]) -> Sequence[Statement]:
    """The smaller quantities before a sum, in its sentence and the one before; none where one of them is no part."""
    parts = [part for part in alike if part.at.paragraph == one.at.paragraph and one.line - part.line <= 1]
    while parts and parts[0].value >= one.value:
        parts = parts[1:]
    are_parts = (
        part.value < one.value and _is_part(part) and part.roles.ahead == one.roles.ahead for part in parts
    )
    return parts if all(are_parts) else ()


def _is_made_of_runs(one: Statement, parts: Sequence[Statement]) -> bool:
    return any(one.bounds.meets(_sum(parts[a:b])) for a, b in combinations(range(len(parts) + 1), 2))


def _is_close(one: Statement, right: float, share: float) -> bool:
    return abs(right - one.value) <= share * one.value or is_slip(
        one.at.told.at, Decimal(str(round(right, 3)))
    )


def _total_ahead(one: Statement, before: Sequence[Statement], after: Sequence[Statement]) -> Across | None:
    """A sum of which the parts stand behind it."""
    if one.at.unit in RATIOS or not after or not _is_part(one):
        return None
    parts = _parts_behind(one, _alike(one, after))
    if len(parts) < 2 or _is_small(one) or any(_is_no_part(part, one) for part in parts):
        return None
    every = [other for other in _alike(one, [*before, *after]) if other.value != one.value]
    if _is_made_of_runs(one, parts) or is_made(one.bounds, _bounds(every[:_TRIED])):
        return None
    return _off_total(one, parts) if _is_total(one, parts) else None


def _is_total(one: Statement, parts: Sequence[Statement]) -> bool:
    """Whether parts are told to be all of a number: it is taken apart, or they are a list, and are nearly as much."""
    is_apart = bool(_PATTERNS["apart"].search(one.at.text, one.at.told.at.end, parts[0].at.told.at.start))
    is_list = len(parts) > 2 or bool(one.roles.total)
    if not is_apart and not is_list:
        return False
    return _is_close(one, _sum(parts).middle, _SHARE if is_apart and is_list else 0.0)


def _off_total(one: Statement, parts: Sequence[Statement]) -> Across | None:
    """The last part, which is another one than the whole leaves."""
    right = parts[-1].value + one.value - _sum(parts).middle
    return _off(parts[-1], right, one, f"按总数{one.at.written}", "total") if right > 0 else None


_SHARE = 0.06


def _parts_behind(one: Statement, behind: Sequence[Statement]) -> Sequence[Statement]:
    """The parts of a number that stand in one sentence behind it; none where a sum of theirs follows."""
    parts: list[Statement] = []
    for other in behind:
        if other.value >= one.value or other.at.paragraph != one.at.paragraph:
            break
        if parts and other.line != parts[0].line:
            break
        if other.roles.total:
            return ()
        parts.append(other)
    return parts


def _is_no_part(part: Statement, one: Statement) -> bool:
    is_some = _PATTERNS["and-so-on"].search(part.at.told.gap + part.at.told.behind)
    return bool(
        part.roles.change
        or part.roles.each
        or (part.roles.ahead and not one.roles.ahead)
        or is_some
        or _is_small(part)
    )


def _list(one: Statement, before: Sequence[Statement], after: Sequence[Statement]) -> Across | None:
    """A number of which the parts are told in a list of its own, each with the same words: 东片完工388户；中片完工402户."""
    if one.at.unit in RATIOS or one.value <= _FEW or not _is_part(one):
        return None
    parts = _row_behind(one, _alike(one, after))
    if not parts or _is_made_of_runs(one, parts):
        return None
    words = frozenset.intersection(*map(_verb, parts))
    is_only = _alike(one, after)[0] is parts[0] and not any(
        other.value > parts[0].value for other in _alike(one, before)
    )
    share = _SHARE / 2 if words & _verb(one) else _ONLY if is_only and words else 0.0
    return _off_total(one, parts) if share and _is_close(one, _sum(parts).middle, share) else None


_ONLY = 0.08


def _row_behind(one: Statement, alike: Sequence[Statement]) -> Sequence[Statement]:
    """Three or more smaller quantities of one sentence behind a number."""
    parts = [other for other in alike if other.line > one.line]
    parts = [other for other in parts if other.line == parts[0].line]
    is_row = len(parts) >= _LONG and not _ends_in_sum(parts)
    return parts if is_row and all(part.value < one.value and not part.roles.rest for part in parts) else ()


def _ends_in_sum(parts: Sequence[Statement]) -> bool:
    """Whether the last of some quantities is what the others come to."""
    *others, last = parts
    return bool(last.roles.total) or last.bounds.meets(_sum(others))


def _verb(one: Statement) -> frozenset[str]:
    """The pairs of characters of what stands before a number in its sentence, not far from it."""
    lead = one.at.told.lead[-_WIDE // 2 :]
    return frozenset(a + b for a, b in pairwise(lead) if (a + b).isalpha())


_LONG = 3


def _kinds(one: Statement, before: Sequence[Statement], after: Sequence[Statement]) -> Across | None:
    """Things of two kinds that are told together and apart: 14个乡镇（街道）, 9个乡镇、4个街道."""
    previous = before[-1] if before else None
    if previous is None or previous.line != one.line or previous.unit != one.unit:
        return None
    first, second = previous.at.told.behind[:2], one.at.told.behind[:2]
    if len(first + second) < 2 * _LEAST or first == second or len(one.at.told.gap) > len(first) + 3:
        return None
    for whole in reversed(_alike(one, before[:-1])):
        told = whole.at.told.rest[:_KINDS]
        if told.startswith(first) and second in told and whole.value > max(one.value, previous.value):
            right = whole.value - previous.value
            return (
                None if right == one.value else _off(one, right, whole, f"按总数{whole.at.written}", "total")
            )
    return None


_LEAST, _KINDS = 2, 8
