"""Shares and rates that their parts and wholes do not make: 办结1178件, of 1240件, 办结率95%; 6亿元, 占年度计划8亿元的80%.

What a share is of is seldom said. So every number of the paragraph is tried as the whole, and a share is told only where
none makes it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from drafter.checks.figures.reckoning import Off, Reckoned, is_measured
from drafter.checks.figures.sums import lists_in
from drafter.checks.finding import Severity
from drafter.core.patterns import Patterns
from drafter.core.quantities import Quantity, is_slip, quantities_in

_PATTERNS = Patterns(__name__)
_HUNDRED, _POINT = Decimal(100), Decimal(1)
#: So many points a share may be off to be the one that is meant; more is of something else.
_MOST, _LEAST = Decimal(15), Decimal("0.15")
#: So many points a share may be off beside that where it is told roughly.
_ROUGH = Decimal(6)
#: So many characters of its name a whole shares with what the share is said to be of.
_NAME = 2
#: So many of the numbers right before a share may be its part.
_NEAREST = 1
#: So many numbers are a list that may be a whole.
_LONG = 3


def find_shares(reckoned: Reckoned) -> Iterator[Off]:
    """Shares, rates and degrees of completion that no two numbers of the paragraph make."""
    for place, share in enumerate(reckoned.row):
        if share.unit != "%":
            continue
        # What is told as about, over or under is off only where it is far from it.
        is_rough = share.is_rough or bool(_PATTERNS["roughly"].search(reckoned.label(share)))
        # Of nothing there is no share.
        pairs = [pair for pair in _pairs(reckoned, share, reckoned.row[:place]) if pair[1].value]
        # Both numbers are named or stand in one sentence with the share; any that make it will do.
        every = (*pairs, *_all(reckoned, share, pairs)) if pairs else ()
        if every and not any(_fits(share, *pair, _ROUGH if is_rough else Decimal(0)) for pair in every):
            yield from _far_off(reckoned, share, *pairs[0])


def _far_off(reckoned: Reckoned, share: Quantity, part: Quantity, whole: Quantity) -> Iterator[Off]:
    """A share that is not that of a part, where it is near enough to be meant."""
    right = _HUNDRED * part.value / whole.value
    rounded = (right.quantize(share.step, way) for way in (ROUND_FLOOR, ROUND_CEILING))
    if abs(right - share.value) <= _MOST or any(is_slip(share, one) for one in rounded):
        yield _off(reckoned, share, part, whole, right)


def _pairs(
    reckoned: Reckoned, share: Quantity, before: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """The parts and wholes that the words before a share speak of, the likeliest first."""
    last = before[-1] if before else None
    label = reckoned.label(share)
    if last and _is_whole_of(reckoned, last, share):
        if not _PATTERNS["of"].search(reckoned.label(last)):
            return []
        part = next((one for one in _near(reckoned, share, before[:-1]) if one.unit == last.unit), None)
        return [(part, last)] if part else []
    if match := _PATTERNS["share"].fullmatch(label):
        return _of_a_whole(reckoned, share, match["part"], match["whole"] or "", before)
    match = _PATTERNS["rate"].search(label)
    return _of_done(reckoned, share, match, before) if match else []


def _of_done(
    reckoned: Reckoned, share: Quantity, match: re.Match[str], before: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """What a rate is of: of those that are due for what its name tells, or of those before what was done."""
    if _PATTERNS["of-some"].match(match.string):
        return []
    near = [one for one in _near(reckoned, share, before) if not one.is_rough]
    # A rate of others than those that are due says so before its name.
    due = [] if match.start() else _due(reckoned, match["done"], near)
    return due or _of_a_rate(reckoned, match["done"], near)


def _is_whole_of(reckoned: Reckoned, last: Quantity, share: Quantity) -> bool:
    """Whether the number right before a share is what it is of: 8亿元的80%."""
    is_of = _PATTERNS["of-it"].fullmatch(reckoned.text, last.end, share.start)
    return bool(is_of) and is_measured(last) and not last.is_rough


def _near(reckoned: Reckoned, share: Quantity, before: Sequence[Quantity]) -> list[Quantity]:
    """The measured quantities of the sentence before a share, the nearest first."""
    begins = reckoned.begins(share.start)
    return [
        one
        for one in reversed(before)
        if one.start >= begins and is_measured(one) and one.depth <= share.depth
    ]


def _of_a_whole(
    reckoned: Reckoned, share: Quantity, name: str, of: str, before: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    part = next((one for one in _near(reckoned, share, before) if _is_part(reckoned, one, name)), None)
    if part is None or part.is_rough:
        return []
    wholes = [one for one in reversed(before) if one is not part and _is_over_in_size(one, part)]
    if of and not _PATTERNS["whole"].fullmatch(of):
        return [(part, one) for one in wholes if _is_named(reckoned, one, of)]
    return [(part, one) for one in wholes if _is_over(reckoned, one, part)]


def _is_part(reckoned: Reckoned, one: Quantity, name: str) -> bool:
    """Whether a quantity is called what a share is of, and is not by how much something changed."""
    return _is_called(reckoned, one, name) and not _PATTERNS["moved"].search(reckoned.label(one))


def _is_over_in_size(whole: Quantity, part: Quantity) -> bool:
    return whole.unit == part.unit and whole.value >= part.value and not whole.is_rough


def _is_called(reckoned: Reckoned, one: Quantity, name: str) -> bool:
    return not name or reckoned.label(one).endswith(name) or reckoned.behind(one).startswith(name)


def _is_over(reckoned: Reckoned, whole: Quantity, part: Quantity) -> bool:
    """Whether a number is said to be the whole of another: 其中 or 中 between them, or the other is in its list."""
    if whole.start > part.start:
        return bool(_PATTERNS["all-told"].search(reckoned.label(whole)))
    between = reckoned.text[whole.end : part.start]
    if re.search("[。！？\n]", between):
        return False
    return bool(_PATTERNS["within"].search(between))


def _is_named(reckoned: Reckoned, one: Quantity, name: str) -> bool:
    """Whether the words beside a quantity have the name in common with what a share is of."""
    words = f"{reckoned.label(one)} {reckoned.behind(one)}"
    return any(name[n : n + _NAME] in words for n in range(len(name) - _NAME + 1))


def _of_a_rate(reckoned: Reckoned, done: str, near: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    part = next((one for one in near if set(done) <= set(reckoned.label(one) + reckoned.behind(one))), None)
    if part is None:
        return []
    whole = next(
        (one for one in near if one.start < part.start and one.unit == part.unit and one.value >= part.value),
        None,
    )
    if whole is None or any(_is_another_whole(reckoned, one, whole) for one in near[: near.index(part)]):
        return []
    return [(part, whole)]


def _is_another_whole(reckoned: Reckoned, one: Quantity, whole: Quantity) -> bool:
    """Whether a number that stands nearer to a rate is told in the words of the whole: 受理1870件……；另受理640件."""
    words = reckoned.label(whole)
    pairs = (words[n : n + _NAME] for n in range(len(words) - _NAME + 1))
    return one.unit == whole.unit and any(pair in reckoned.label(one) for pair in pairs)


def _due(reckoned: Reckoned, done: str, near: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """What was done of what is told to be due, whatever the word for it: 应参保42万人, 已缴费39.9万人."""
    for place, whole in enumerate(near):
        match = _PATTERNS["due"].search(reckoned.label(whole))
        if place and match and _is_due_for(match["done"], done) and near[place - 1].unit == whole.unit:
            part = near[place - 1]
            is_done = _PATTERNS["done"].search(reckoned.label(part)) and part.value <= whole.value
            return [(part, whole)] if is_done else []
    return []


def _is_due_for(due: str, done: str) -> bool:
    """Whether those that are due for one thing are those of whom a rate tells another: 应到, and 出席率."""
    comes = _PATTERNS["comes"].match
    return due[: len(done)] == done or bool(comes(due) and comes(done))


def _all(
    reckoned: Reckoned, share: Quantity, pairs: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[tuple[Quantity, Quantity]]:
    """All pairs that may make a share: the part of any number of its unit, any number of the sentence of any other."""
    part = pairs[0][0]
    alike = [one for one in reckoned.row if one.unit == part.unit]
    near = [one for one in alike if one.start < share.start and reckoned.is_one_sentence(one, share)]
    yield from ((one, other) for one in (part, *near[-_NEAREST:]) for other in alike if one is not other)
    for parts in lists_in(reckoned):
        if parts[0].unit == part.unit and len(parts) >= _LONG:
            total = sum((one.value for one in parts), Decimal(0))
            yield part, Quantity(0, 0, total, part.unit, part.step, part.scale)


def _fits(share: Quantity, part: Quantity, whole: Quantity, rough: Decimal) -> bool:
    """Whether two numbers make a share, as far as all three are rounded."""
    if not whole.value or not part.value:
        return False
    right = _HUNDRED * part.value / whole.value
    rounded = right * (part.step / part.value + whole.step / whole.value) / 2
    return abs(right - share.value) <= max(share.step, _LEAST) + rounded + rough


def find_over(reckoned: Reckoned) -> Iterator[Off]:
    """Shares of the classes of one whole that are more than all of it."""
    for rule, severity in (
        ("graded", Severity.WARNING),
        ("told-apart", Severity.HINT),
        ("told-as-shares", Severity.HINT),
    ):
        for match in _PATTERNS[rule].finditer(reckoned.text):
            shares = [one.value for one in quantities_in(match.group()) if one.unit == "%"]
            if sum(shares) > _HUNDRED + _POINT and max(shares) < _HUNDRED - _POINT:
                message = f"这几项相加是{sum(shares):f}%，超过了100%，请核对。"
                yield Off(*match.span("all"), message, severity, "shares")


def _off(reckoned: Reckoned, share: Quantity, part: Quantity, whole: Quantity, right: Decimal) -> Off:
    text = reckoned.text
    message = f"{text[part.start : part.end]}是{text[whole.start : whole.end]}的{right:.1f}%，请核对。"
    return Off(share.start, share.end, message, Severity.WARNING, "share")
