"""Spans of time that the days and years that a draft names do not make: 3月1日打响, 6月8日收兵, 前后80天."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from drafter.checks.figures.across.around import Across, names_in
from drafter.core.alignment import longest_shared
from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.quantities import with_full_marks

_PATTERNS = Patterns(__name__)
#: So many characters before and behind a span its days may stand.
_REACH, _WIDE = 700, 40
#: How far a span of days may be off, and a month's length.
_DAYS, _MONTH = 1, 30
_YEAR_OF_NONE = 2026
_TO = ("到", "至")
#: In its fifth year something is four years old.
_NTH, _YEAR = "个年头", "年"
_ENDS = re.compile("[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year that a paragraph names, with its clause and the sentence up to it; 0 for what is not said."""

    start: int
    end: int
    year: int
    month: int
    day: int
    behind: str
    rest: str
    lead: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Span:
    """How long something lasted: so many days, months or years; `lead` and `behind` are its sentence around it."""

    start: int
    end: int
    written: str
    number: int
    unit: str
    lead: str
    behind: str
    label: str


@dataclass(frozen=True, slots=True)
class _At:
    paragraph: int
    place: int
    moment: Moment


def find_spans(texts: Sequence[str], today: int) -> Iterator[Across]:
    """Spans that the moments around them do not make; `today` is the year of the draft where it names none."""
    moments: list[_At] = []
    spans: list[tuple[int, int, Span]] = []
    place = 0
    for number, text in enumerate(texts):
        moments += [_At(number, place + one.start, one) for one in moments_in(text)]
        spans += [(number, place + one.start, one) for one in spans_in(text)]
        place += len(text) + 1
    for number, at, span in spans:
        near = [one for one in moments if abs(one.place - at) < _REACH]
        if near:
            is_years = span.unit == "年"
            yield from (
                _years(texts, number, span, near, _this_year(moments) or today)
                if is_years
                else _days(number, span, near)
            )


@lru_cache(maxsize=1 << 9)
def moments_in(text: str) -> tuple[Moment, ...]:
    """The days, months and years of a paragraph; a month without its year is of that named before it."""
    text = with_full_marks(text)
    found: list[Moment] = []
    year = 0
    for match in _PATTERNS["moment"].finditer(text):
        year = int(match["year"] or match["only"] or year)
        month, day = int(match["month"] or 0), _day(match)
        begin = max((stop.end() for stop in _ENDS.finditer(text, 0, match.start())), default=0)
        end = _ENDS.search(text, match.end())
        rest = text[match.end() : end.start() if end else None][:_WIDE]
        behind = _PATTERNS["mark"].split(rest)[0]
        sentence = len(_ENDS.findall(text, 0, match.start()))
        found.append(
            Moment(*match.span(), year, month, day, behind, rest, text[begin : match.start()], sentence)
        )
    return tuple(found)


def _day(match: re.Match[str]) -> int:
    if match["day"]:
        return int(match["day"])
    return {"初": 1, "上旬": 5, "中旬": 15, "下旬": 25, "底": 30, "末": 30}.get(match["part"] or "", 0)


@lru_cache(maxsize=1 << 9)
def spans_in(text: str) -> tuple[Span, ...]:
    """The spans of a paragraph that are said to have passed."""
    text = with_full_marks(text)
    return tuple(filter(None, (_span(text, match) for match in _PATTERNS["span"].finditer(text))))


def _span(text: str, match: re.Match[str]) -> Span | None:
    written = match["number"]
    number = int(written) if written.isdigit() else hundreds_from_chinese(written)
    if not number or (number == 1 and match["unit"] == _YEAR):
        return None
    first = match.start("number")
    begin = max((stop.end() for stop in _ENDS.finditer(text, 0, match.start())), default=0)
    end = _ENDS.search(text, match.end())
    lead, behind = text[begin:first], text[match.end() : end.start() if end else None]
    unit = {"天": "天", "日": "天", "个月": "月"}.get(match["unit"], "年")
    label = _PATTERNS["mark"].split(lead)[-1]
    if match["unit"] == _NTH:
        number -= 1
    return Span(first, match.end(), text[first : match.end()], number, unit, lead, behind, label)


def _days(paragraph: int, span: Span, near: Sequence[_At]) -> Iterator[Across]:
    """A span of days or months between two days."""
    if not _PATTERNS["lasting"].search(span.lead[-14:]) and not _PATTERNS["lasting-behind"].match(
        span.behind
    ):
        return
    days = [one for one in near if one.moment.month]
    pairs = [(a, b) for n, a in enumerate(days) for b in days[n + 1 :] if _length(a.moment, b.moment) > 0]
    if any(_is_length(span, a.moment, b.moment) for a, b in pairs):
        return
    named = [
        (a, b)
        for a, b in pairs
        if _is_course(span, a.moment, b.moment)
        and (a.paragraph, a.moment.sentence) == (b.paragraph, b.moment.sentence)
    ]
    if len(named) == 1:
        first, second = named[0]
        length = _length(first.moment, second.moment)
        right = f"{round(length / _MONTH)}个月" if span.unit == "月" else f"{length + 1}天"
        message = f"从{first.moment.month}月到{second.moment.month}月那两个日子之间是{right}，这里是{span.written}，请核对。"
        yield Across(paragraph, span.start, span.end, message, first.paragraph, "span")


def _is_course(span: Span, first: Moment, second: Moment) -> bool:
    """Whether two days are those on which something began and ended."""
    if _PATTERNS["from"].search(first.lead) and first.behind.startswith(_TO):
        return True
    return bool(
        _PATTERNS["begins"].search(first.lead[-12:] + first.behind[:12])
        and _PATTERNS["ends"].search(second.behind[:12])
    )


def _length(first: Moment, second: Moment) -> int:
    """The days between two moments; where the second has no year, it is of that of the first."""
    year = first.year or _YEAR_OF_NONE
    return _day_of(second, second.year or year, _MONTH) - _day_of(first, year, 1)


def _day_of(moment: Moment, year: int, day: int) -> int:
    """A moment as a number of days; one that names none is on such a day of its month."""
    begin = date(year, moment.month, 1)
    last = (date(year + moment.month // 12, moment.month % 12 + 1, 1) - begin).days
    return begin.toordinal() + min(moment.day or day, last)


def _is_length(span: Span, first: Moment, second: Moment) -> bool:
    length = _length(first, second)
    if span.unit == "月":
        return abs(length / _MONTH - span.number) < 1
    slack = _DAYS if first.day and second.day else _MONTH
    return span.number - slack <= length + 1 <= span.number + slack + 1


def _this_year(moments: Sequence[_At]) -> int:
    """The year that a draft says to be this one, 0 where it does not."""
    every = (one.moment for one in moments)
    said = (
        one.year
        for one in every
        if _PATTERNS["today"].search(one.lead) or _PATTERNS["today-behind"].match(one.rest)
    )
    return max(said, default=0)


def _years(
    texts: Sequence[str], paragraph: int, span: Span, near: Sequence[_At], today: int
) -> Iterator[Across]:
    """How many years passed since a year that is named."""
    yield from _took(paragraph, span, near)
    words = span.lead[-_SINCE:] + span.written + span.behind[:4]
    if not _PATTERNS["since"].search(words) or _PATTERNS["to-come"].search(span.label):
        return
    today = max(map(int, _PATTERNS["year"].findall(span.lead)), default=today)
    dated = [one for one in near if one.moment.year]
    if any(_is_so_long_ago(span, today - one.moment.year) for one in dated):
        return
    earlier = [one for one in dated if one.moment.year < today and _is_before(paragraph, span, one)]
    is_one = _is_only(span, earlier) or _PATTERNS["since-then"].search(
        "\n".join(texts[max(0, paragraph - 2) : paragraph + 1])
    )
    begun = [one for one in earlier if is_one or _is_start(span, one.moment)]
    if begun:
        first = begun[-1]
        message = f"从{first.moment.year}年到{today}年是{today - first.moment.year}年，这里是{span.written}，请核对。"
        yield Across(paragraph, span.start, span.end, message, first.paragraph, "span")


def _took(paragraph: int, span: Span, near: Sequence[_At]) -> Iterator[Across]:
    """How many years something took from one year to another that its sentence names."""
    own = [one for one in near if one.paragraph == paragraph and str(one.moment.year) in span.lead]
    years = sorted({one.moment.year for one in own})
    if len(years) == 2 and _PATTERNS["took"].search(span.label):
        right = years[1] - years[0]
        if right and not 0 <= span.number - right <= 1:
            message = f"从{years[0]}年到{years[1]}年是{right}年，这里是{span.written}，请核对。"
            yield Across(paragraph, span.start, span.end, message, paragraph, "span")


def _is_so_long_ago(span: Span, years: int) -> bool:
    """Whether a span is so many years; 六十年 may be sixty-three where it is not said to be exact."""
    is_exact = _PATTERNS["exactly"].search(span.label) or span.number % 10
    return -1 <= years - span.number <= (1 if is_exact else _DECADE)


def _is_only(span: Span, earlier: Sequence[_At]) -> bool:
    """Whether an exact span can only go back to one year."""
    return bool(_PATTERNS["exactly"].search(span.label)) and len({one.moment.year for one in earlier}) == 1


def _is_before(paragraph: int, span: Span, at: _At) -> bool:
    return (at.paragraph, at.moment.start) < (paragraph, span.start)


_DECADE, _SINCE = 9, 24


def _is_start(span: Span, moment: Moment) -> bool:
    """Whether a span is told of what began, or happened last, in a year."""
    if _PATTERNS["founded"].search(moment.lead[-2:] + moment.rest):
        return True
    return len(longest_shared(names_in(span.behind[:_SINCE]), names_in(moment.lead + moment.rest))) > 1
