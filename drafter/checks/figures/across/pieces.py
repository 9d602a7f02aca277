"""A whole whose parts are told one by one in the sentences and paragraphs before or behind it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checks.figures.across.around import Across, Around, Here, off_by, said_as
from drafter.core.numerals import DIGITS, hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import RATIOS

_PATTERNS = Patterns(__name__)
_LEAST, _MOST = 2, 8
#: How far parts may be from the whole to be those that are meant, as a share of it.
_WITHIN = Decimal("0.25")


def find_pieces(around: Around) -> Iterator[Across]:
    """Wholes that their parts, told in several sentences, do not make."""
    for whole in around.every:
        if whole.unit in RATIOS or whole.is_rough or not whole.value:
            continue
        alike = [one for one in around.alike(whole, whole.unit) if one.told.at.depth == 0]
        parts = _parts(whole, alike, around)
        if parts and (off := _off(whole, parts)):
            yield off


def _parts(whole: Here, alike: Sequence[Here], around: Around) -> Sequence[Here]:
    """The parts that are told of a whole, behind it or before it."""
    following = [one for one in alike if one.place > whole.place]
    parts = _counted(whole, following) or _closed(whole, following, around) or _ordered(following, whole)
    return parts or _before(whole, [one for one in alike if one.place < whole.place])


def _off(whole: Here, parts: Sequence[Here]) -> Across | None:
    total = sum((part.value for part in parts), Decimal(0))
    over = abs(total - whole.value)
    if any(part.told.at.is_rough for part in parts) or over <= off_by(*parts) or over > _WITHIN * whole.value:
        return None
    last = max((whole, *parts), key=lambda one: one.place)
    message = f"各部分相加是{said_as(whole, total)}，总数说的是{whole.written}，请核对。"
    other = whole.paragraph if last is not whole else parts[0].paragraph
    return Across(last.paragraph, last.told.at.start, last.told.at.end, message, other, "pieces")


def _counted(whole: Here, following: Sequence[Here]) -> Sequence[Here]:
    """The parts of a whole that is said to go into so many: 分三块用."""
    match = _PATTERNS["in-parts"].search(whole.told.rest[:30])
    if match is None:
        return ()
    number, kind = _number(match["number"] or match["of"]), match["kind"] or match["things"]
    small = [other for other in following if other.value < whole.value]
    named = [other for other in small if kind in other.told.gap or kind in other.told.lead]
    return named[:number] if len(named) >= number else ()


def _number(written: str) -> int:
    return hundreds_from_chinese(written.replace("两", "二")) or 0


def _closed(whole: Here, following: Sequence[Here], around: Around) -> Sequence[Here]:
    """The parts of a whole up to words that tell that they are all."""
    small = [other for other in following if other.value < whole.value]
    closing = next(
        (n for n, other in enumerate(small) if _PATTERNS["all"].search(_behind(other, around))), None
    )
    if closing is None or not _LEAST < closing + 1 <= _MOST:
        return ()
    parts = small[: closing + 1]
    is_spread = len({part.where for part in parts}) > 1 or parts[0].where != whole.where
    return parts if is_spread and len(following[: closing + 1]) == len(parts) else ()


def _behind(one: Here, around: Around) -> str:
    """The text behind a quantity up to the next of its unit, within its paragraph."""
    following = (
        other
        for other in around.every
        if other.place > one.place and other.paragraph == one.paragraph and other.unit == one.unit
    )
    end = next((other.told.at.start for other in following), None)
    return one.text[one.told.at.end : end]


def _ordered(following: Sequence[Here], whole: Here) -> Sequence[Here]:
    """Parts that stand behind numbers in order: 一是, 二是, 三是; 第一天, 第二天, 第三天."""
    parts: list[Here] = []
    for other in following:
        marks = [
            match["ordinal"] or match["point"]
            for match in _PATTERNS["ordinal"].finditer(other.told.lead[-_LEAD:])
        ]
        mark = marks[-1] if marks else ""
        if mark != _ORDER[len(parts)]:
            break
        parts.append(other)
    is_all = len(parts) >= _LEAST + 1 and not _goes_on(parts[-1], _ORDER[len(parts)])
    return parts if is_all and all(part.value < whole.value for part in parts) else ()


_ORDER = DIGITS[1:]
_LEAD = 24


def _goes_on(last: Here, number: str) -> bool:
    """Whether one more part stands behind the last one, of which its number is not told in this unit."""
    return any(
        number in (match["ordinal"], match["point"])
        for match in _PATTERNS["ordinal"].finditer(last.text, last.told.at.end)
    )


def _before(whole: Here, before: Sequence[Here]) -> Sequence[Here]:
    """The parts of a whole that is told behind them with their number: 三个片区2600户."""
    match = _PATTERNS["of-so-many"].search(whole.told.lead[-_LEAD:])
    if match is None:
        return ()
    number = _number(match["number"])
    parts = before[-number:]
    is_one_list = len(parts) == number and len({part.where for part in parts}) == 1 and number > _LEAST
    is_named = all(match["kind"][:_NAME] in part.told.gap for part in parts[1:])
    return parts if is_one_list and is_named else ()


_NAME = 2
