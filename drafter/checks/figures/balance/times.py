"""How long something took, by how much it was early, how many years it has stood: against the days and years told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from drafter.checks.figures.across.around import Across
from drafter.checks.figures.across.spans import Moment, moments_in
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import with_full_marks

_PATTERNS = Patterns(__name__)
_MONTH, _YEAR = 30.4, 365.25
_UNITS = {"天": 1.0, "日": 1.0, "周": 7.0, "星期": 7.0, "月": _MONTH, "年": _YEAR, "周年": _YEAR}
#: So many characters around a span its days stand within; pairs from this score on are meant.
_REACH, _ENOUGH, _WORDS = 900, 5.0, 14
_ALMOST = 3.0


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that is told: with its place in the draft, and as days since the beginning, from `low` to `high`."""

    paragraph: int
    place: int
    moment: Moment
    low: float
    high: float
    line: tuple[int, int]

    @property
    def words(self) -> str:
        """What stands around it."""
        return self.moment.lead[-_WORDS:] + self.moment.rest[:_WORDS]


@dataclass(frozen=True, slots=True)
class _Span:
    """How long something is said to have lasted, in days from `low` to `high`."""

    paragraph: int
    start: int
    end: int
    place: int
    written: str
    unit: str
    low: float
    high: float
    lead: str
    rest: str
    line: tuple[int, int]


def find_mistimed(texts: Sequence[str], today: int) -> Iterator[Across]:
    """Spans of time that no two days of a draft make; `today` is the year in which it is given."""
    days, spans = list(_days(texts, today)), list(_spans(texts))
    this_year = _this_year(days) or today
    for span in spans:
        near = [day for day in days if abs(day.place - span.place) < _REACH]
        yield from _elapsed(span, near)
        yield from _since(span, near, this_year)


def _days(texts: Sequence[str], today: int) -> Iterator[_Day]:
    place = year = 0
    for number, text in enumerate(texts):
        for one in moments_in(text):
            year = one.year or _named_year(one.lead, today) or (year if one.month else 0)
            if not one.month and not one.year:
                continue
            low, high = _bounds(one, one.year or year or today)
            yield _Day(number, place + one.start, one, low, high, (number, one.sentence))
        place += len(text) + 1


def _named_year(lead: str, today: int) -> int:
    match = _PATTERNS["year"].search(lead[-_WORDS:])
    return today + {"去": -1, "上": -1, "前": -2, "明": 1}.get(match[1], 0) if match else 0


def _bounds(one: Moment, year: int) -> tuple[float, float]:
    if not one.month:
        first = date(year, 1, 1).toordinal()
        return first, first + _YEAR - 1
    first = date(year, one.month, 1).toordinal()
    if one.day:
        at = first + one.day - 1
        return at, at
    return first, first + _MONTH


def _spans(texts: Sequence[str]) -> Iterator[_Span]:
    place = 0
    for number, text in enumerate(texts):
        for one in _spans_in(text):
            line = number, one.line[1]
            yield replace(one, paragraph=number, place=place + one.start, line=line)
        place += len(text) + 1


@lru_cache(maxsize=1 << 9)
def _spans_in(text: str) -> tuple[_Span, ...]:
    """The spans of a paragraph, as if it were the first of a draft: a key changes one, the others stay known."""
    even, spans = with_full_marks(text), list[_Span]()
    for match in _PATTERNS["span"].finditer(even):
        if bounds := _length(match):
            begin = max(even.rfind(mark, 0, match.start()) for mark in "。！？\n") + 1
            line = 0, len(re.findall("[。！？；\n]", even[: match.start()]))
            spans.append(
                _Span(
                    0, match.start(), match.end(), match.start(), match.group(), match["unit"],
                    *bounds, even[begin : match.start()], even[match.end() : match.end() + _WORDS], line,
                )
            )  # fmt: skip
    return tuple(spans)


def _length(match: re.Match[str]) -> tuple[float, float] | None:
    """The days of a span: 四个半月, 不到四个月, 三年多."""
    written = match["number"].replace("两", "二")
    number = float(written) if written.isdigit() else hundreds_from_chinese(written or _NONE) or 0
    unit = _UNITS[match["unit"]]
    is_half = bool(match["half"] or match["too"])
    number += 0.5 if is_half else 0
    if not number:
        return None
    slack = 1.0 if unit == 1 else _halved(number, unit) if is_half else 0.5 * unit
    low, high = number * unit - slack, number * unit + slack
    if match["more"] or match["much"]:
        low, high = number * unit, number * unit + (unit if unit > 1 else 0.2 * number)
    if match["less"]:
        low, high = number * unit * 0.8, number * unit
    return low, high


def _halved(number: float, unit: float) -> float:
    """How far a span may be off that is told with a half: 半年, 四个半月."""
    return unit / 3 if number > 1 else unit / 8


_NONE = "零"


def _elapsed(span: _Span, near: Sequence[_Day]) -> Iterator[Across]:
    """How long it was from one day to another."""
    label = _PATTERNS["mark"].split(span.lead)[-1]
    is_early = bool(_PATTERNS["early"].search(label))
    if not (is_early or _is_lasting(span)) or _PATTERNS["to-come"].search(label):
        return
    pairs = sorted(_pairs(span, near, is_early), key=lambda pair: -pair[0])
    best = pairs[0][0] if pairs else 0.0
    likely = [pair for pair in pairs if pair[0] >= best - _ALMOST]
    if best < _ENOUGH or any(_is_so_long(span, *pair[1:], is_early) for pair in likely):
        return
    _, first, second = pairs[0]
    right = round((second.low + second.high - first.low - first.high) / 2)
    if right > 0 and 1 / _MOST < right / max(1, (span.low + span.high) / 2) < _MOST:
        message = f"按前面的两个日子算是{right}天左右，这里是{span.written}，请核对。"
        yield Across(span.paragraph, span.start, span.end, message, first.paragraph, "time")


_MOST = 4


def _is_lasting(span: _Span) -> bool:
    """Whether a span is told to have passed."""
    is_told = _PATTERNS["lasting"].search(span.lead[-_WORDS:]) or _PATTERNS["lasting-behind"].match(span.rest)
    return bool(is_told)


def _is_so_long(span: _Span, first: _Day, second: _Day, is_early: bool) -> bool:
    low, high = second.low - first.high, second.high - first.low + (0 if is_early else 1)
    return span.low <= high and low <= span.high


def _pairs(span: _Span, near: Sequence[_Day], is_early: bool) -> Iterator[tuple[float, _Day, _Day]]:
    for n, one in enumerate(near):
        for other in near[n + 1 :]:
            first, second = sorted((one, other), key=lambda day: day.low)
            if second.low <= first.low or (not first.moment.month) != (not second.moment.month):
                continue
            score = _near(first.line, second.line, (3.0, 2.0, 1.0))
            score += max(_near(span.line, first.line, (2.0, 1.0)), _near(span.line, second.line, (2.0, 1.0)))
            if is_early:
                score += 3.0 * bool(_PATTERNS["planned"].search(second.words)) - 1
            else:
                score += bool(_PATTERNS["begins"].search(first.words)) + bool(
                    _PATTERNS["ends"].search(second.words)
                )
                score += near[n + 1] is other
            yield score, first, second


def _near(one: tuple[int, int], other: tuple[int, int], scores: Sequence[float]) -> float:
    """What it is worth that two things stand in one sentence, in the next, in one paragraph."""
    if one[0] != other[0]:
        return 0.5 * (abs(one[0] - other[0]) == 1)
    return scores[min(abs(one[1] - other[1]), len(scores) - 1)]


def _this_year(days: Sequence[_Day]) -> int:
    """The year that a draft says to be this one, 0 where it does not."""
    said = (
        day.moment.year
        for day in days
        if day.moment.year
        and (
            _PATTERNS["today"].search(day.moment.lead[-6:])
            or _PATTERNS["today-behind"].match(day.moment.rest)
        )
    )
    return max(said, default=0)


def _since(span: _Span, near: Sequence[_Day], today: int) -> Iterator[Across]:
    """How many years have passed since a year that is told."""
    if not _is_since(span):
        return
    number = (span.low + span.high) / 2 / _YEAR
    years = _years_ago(near, today)
    is_round = number % 10 == 0 and not _PATTERNS["exactly"].search(span.lead[-4:] + span.written)
    most = _DECADE if is_round else 1.01
    if number < _LONG_AGO or any(-1.01 <= today - year - number <= most for year in years):
        return
    begun = [day for day in years.values() if len(years) == 1 or _PATTERNS["founded"].search(day.words)]
    first = begun[-1] if begun else None
    if first and abs(today - first.moment.year - number) <= number / 2 and not _is_told(span, first):
        message = f"从{first.moment.year}年到{today}年是{today - first.moment.year}年，这里是{span.written}，请核对。"
        yield Across(span.paragraph, span.start, span.end, message, first.paragraph, "time")


_LONG_AGO, _DECADE = 5, 9


def _years_ago(near: Sequence[_Day], today: int) -> dict[int, _Day]:
    """The years that are told near by and are long over, each with the last place of it."""
    return {day.moment.year: day for day in near if day.moment.year and today - day.moment.year >= _LONG_AGO}


def _is_since(span: _Span) -> bool:
    """Whether a span of years is told to go up to today, and is none of the state or the party."""
    if not span.unit.endswith("年") or _PATTERNS["of-the-state"].search(span.lead[-_WORDS:]):
        return False
    return bool(_PATTERNS["since"].search(span.lead[-4:] + span.written + "|" + span.rest[:8]))


def _is_told(span: _Span, day: _Day) -> bool:
    """Whether an anniversary is that of a year in its own sentence, which is told elsewhere."""
    return span.unit == "周年" and span.line == day.line
