"""What follows from two figures, and is said otherwise elsewhere: a sum that shrinks as the months go on, a growth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from drafter.core.figure_names import disagree, same_thing
from drafter.core.figures import Figure, FigureKind
from drafter.core.patterns import Patterns
from drafter.core.same_figures import Placed

_PATTERNS = Patterns(__name__)
_SUMMED = (FigureKind.AMOUNT, FigureKind.COUNT)
_QUARTER = 3
_NUMERALS = "一二三四"
#: So many points a growth may be off, and so much of itself.
_POINTS, _SHARE = 3.0, 0.1
_ENDS = re.compile("[。！？\n]")


@dataclass(frozen=True, slots=True)
class Implied:
    """A figure that cannot be, beside another, and a Chinese sentence that says why."""

    one: Placed
    other: Placed
    why: str


@dataclass(frozen=True, slots=True)
class Growth:
    """By how much something grew of which one figure of a paragraph says what it was, and the next, the `nth`, what it became."""

    nth: int
    was: Figure
    implied: Figure


def find_implied(
    placed: Sequence[Placed], months: Sequence[int], growths: Sequence[tuple[Placed, Growth]]
) -> Iterator[Implied]:
    """Sums of the first months of a year that are greater than those of more months; growths that two values do not
    make.

    `months` has for each figure for how many months it is summed up, `growths` those of all paragraphs, each with the
    figure that says what something became.
    """
    yield from _shrinking([(many, one) for many, one in zip(months, placed, strict=True) if many])
    yield from _growths(placed, growths)


def _shrinking(running: Sequence[tuple[int, Placed]]) -> Iterator[Implied]:
    for (first, one), (second, other) in combinations(running, 2):
        (less, short), (more, long) = sorted(((first, one), (second, other)), key=lambda pair: pair[0])
        if less == more or short.figure.value <= long.figure.value or short.figure.unit == "位":
            continue
        if same_thing(_without_time(short.figure), _without_time(long.figure), is_derived=True):
            why = (
                f"前{less}个月是 {short.figure.written}，前{more}个月反而是 {long.figure.written}，请对一对。"
            )
            yield Implied(long, short, why)


def months_of(text: str, figure: Figure) -> int:
    """For how many months from the beginning of the year a figure of a text is summed up, 0 where it does not say so."""
    if figure.kind not in _SUMMED:
        return 0
    before = _ENDS.split(text[: figure.start])[-1]
    match = next(reversed(list(_PATTERNS["months"].finditer(before))), None)
    if match is None or _PATTERNS["other-time"].search(before, match.end()):
        return 0
    if match["quarters"]:
        return _QUARTER * (_NUMERALS.index(match["quarters"]) + 1)
    return 6 if match["half"] else int(match["months"] or match["first"])


def _without_time(figure: Figure) -> Figure:
    return replace(figure, when="", around="", before=_PATTERNS["months"].sub("", figure.before))


def growths_in(text: str, figures: Sequence[Figure]) -> Iterator[Growth]:
    """The growths that two figures of a text make that stand side by side."""
    for nth, (was, became) in enumerate(pairwise(figures), 1):
        if implied := _growth(text, was, became):
            yield Growth(nth, was, implied)


def _growths(placed: Sequence[Placed], growths: Sequence[tuple[Placed, Growth]]) -> Iterator[Implied]:
    rates = [one for one in placed if one.figure.kind is FigureKind.PERCENT and one.figure.unit == "%"]
    for became, growth in growths if rates else ():
        for one in rates:
            if not _in_one_sentence(one, became) and _is_off(growth.implied, one.figure):
                values = f"{growth.was.written}到{became.figure.written}"
                moved = f"{_moved(growth.was, became.figure)}{growth.implied.value:.1f}%"
                yield Implied(one, became, f"由{values}，是{moved}，这里是 {one.figure.written}，请对一对。")


def _in_one_sentence(one: Placed, other: Placed) -> bool:
    first, last = sorted((one.figure.start, other.figure.start))
    return one.paragraph.id == other.paragraph.id and not _ENDS.search(one.paragraph.text, first, last)


def _moved(was: Figure, became: Figure) -> str:
    return _PATTERNS.words("moved")[became.value < was.value]


def _growth(text: str, first: Figure, second: Figure) -> Figure | None:
    """By how much something grew of which one figure says what it was, and the next what it became."""
    between = text[first.end : second.start]
    is_pair = first.unit == second.unit and first.value
    if not is_pair or not _PATTERNS["became"].match(between) or first.kind is FigureKind.PERCENT:
        return None
    from_ = _PATTERNS["from"].search(first.before)
    if from_ is None or first.value == second.value:
        return None
    return replace(
        second,
        kind=FigureKind.PERCENT,
        value=abs(100 * (second.value - first.value) / first.value),
        unit="%",
        written="",
        name="",
        before=first.before[: from_.start()] + _moved(first, second),
        behind="",
        part="",
        when="",
        around="",
    )


def _is_off(implied: Figure, said: Figure) -> bool:
    """Whether a growth is said to be another; the sentence before tells nothing of its time."""
    if not same_thing(implied, replace(said, around=""), is_derived=True):
        return False
    off = abs(implied.value - said.value)
    return disagree(implied, said) and off > max(_POINTS, _SHARE * implied.value)
