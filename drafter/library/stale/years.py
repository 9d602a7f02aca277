"""Years said as current or yet to come that are over: 明年是2024年, 确保2025年底前, 今年是“十四五”开局之年."""

import datetime
import re
from collections.abc import Iterator, Sequence

from drafter.core.patterns import Patterns
from drafter.library.stale import tense
from drafter.library.stale.kinds import Kind, Stale, stale_at

_PATTERNS = Patterns(__name__)
_NUMERALS = "零一二三四五六七八九"
#: The years that are told from the day of the speech, by how far they are from its own.
_AWAY = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
#: Where in a plan a year stands, by the rule that names it: the first and the last year of which that is said.
_PLACES = {
    "first-year": (0, 0),
    "second-year": (1, 1),
    "middle-years": (1, 3),
    "fourth-year": (3, 3),
    "last-year": (4, 4),
    "any-year": (0, 4),
}
#: By this day of its first year a five-year plan is out, that of a county as well.
_PLANS_OUT = (4, 30)
#: Up to this month speeches report on the year before.
_SEASON_OF_REPORTS = 3
_DECEMBER = 12
#: A year so long ago is that of a thing (2000年前的小区), and no term.
_OLDEST = 20
#: What is said of a year that is yet to come, or of a goal or plan for it.
_OVER = (
    "asked-year",
    "year-of-things",
    "soon",
    "held-soon",
    "span",
    "to-year",
    "planned",
    "by-plan",
    "work-of-year",
    "tasks",
    "set-tasks",
    "each-year",
)


def years_in(text: str, day: datetime.date, phrases: Sequence[int] = ()) -> Iterator[Stale]:
    """The years of a passage that are over. Another year is offered only where the sentence goes on without a phrase past
    its time, which begin at `phrases`: 到2020年全面建成小康社会 is wrong with any year.
    """
    if "五" in text:
        yield from _plans(text, day)
    if "20" not in text:
        return
    found: dict[int, Stale] = {}
    for one in (*_deictic(text, day), *_just_held(text, day), *_over(text, day)):
        _, after = tense.around(text, one.start, one.end)
        is_alone = not any(one.end <= start < one.end + len(after) for start in phrases)
        choices = one.choices if is_alone else ()
        found.setdefault(
            one.start, Stale(one.kind, one.start, one.end, one.words, one.message, choices, rule=one.rule)
        )
    yield from found.values()


def _plans(text: str, day: datetime.date) -> Iterator[Stale]:
    """Years of a five-year plan that a year is not. The plan of number n begins in 1951 + 5 n."""
    for match in _PATTERNS["year-of-plan"].finditer(text):
        begins = 1951 + 5 * (10 + _NUMERALS.index(match["number"]))
        first, last = _place(match["place"])
        meant = day.year + _AWAY[match["when"]]
        if not begins + first <= meant <= begins + last:
            years = f"{begins + first}年" if first == last else f"{begins + first}年至{begins + last}年"
            message = f"“十{match['number']}五”的{match['place']}是{years}，今年是{day.year}年。"
            yield stale_at(Kind.YEAR, match, message, group="all", rule="year-of-plan")
    for match in _PATTERNS["drafted"].finditer(text):
        number = match["number"] or match["later"]
        begins = 1951 + 5 * (10 + _NUMERALS.index(number))
        is_out = day > datetime.date(begins, *_PLANS_OUT)
        if is_out and tense.is_asked_for(*tense.around(text, *match.span())):
            message = f"“十{number}五”规划从{begins}年起实施，早已编好，请换成现在的说法。"
            yield stale_at(Kind.YEAR, match, message, rule="drafted")


def _place(word: str) -> tuple[int, int]:
    return next(span for rule, span in _PLACES.items() if _PATTERNS.has(rule, word))


def _deictic(text: str, day: datetime.date) -> Iterator[Stale]:
    """今年是2024年: what the year of the speech, or the next one, is called."""
    for match in _PATTERNS["called"].finditer(text):
        meant = day.year + _AWAY[match["when"]]
        if int(match["year"]) < meant:
            message = f"{match['when']}是{meant}年，不是{match['year']}年。"
            yield stale_at(Kind.YEAR, match, message, (str(meant),), group="year", rule="called")
    for match in _PATTERNS["just-over"].finditer(text):
        group = "year" if match["year"] else "past"
        year = int(match[group])
        if year < day.year - 1 or (year < day.year and (match["soon"] or day.month > _SEASON_OF_REPORTS)):
            message = f"{year}年早已过去，请换成现在的说法。"
            yield stale_at(Kind.YEAR, match, message, group=group, rule="just-over")


def _just_held(text: str, day: datetime.date) -> Iterator[Stale]:
    """What a meeting that was held just now is said to have set for a year that is over."""
    for match in _PATTERNS["just-held"].finditer(text):
        if int(match["year"]) < day.year:
            yield _passed(match, day)


def _over(text: str, day: datetime.date) -> Iterator[Stale]:
    """What was to be done, or to be held, by a year that is over, and years that are called those of something."""
    for match in _PATTERNS["countdown"].finditer(text):
        if int(match["year"]) < day.year:
            yield _passed(match, day)
    due = (match for match in _PATTERNS["due-year"].finditer(text) if _is_asked(match))
    for match in (*_PATTERNS["by-month"].finditer(text), *_each_year(text), *due):
        year, month = int(match["year"]), int(match.groupdict().get("month") or _DECEMBER)
        is_over = (year, month) < (day.year, day.month) and year > day.year - _OLDEST
        is_over = is_over and not _PATTERNS["long-ago"].match(text, match.start("year"))
        if is_over and not _is_told_of(match, day):
            yield _passed(match, day)


def _each_year(text: str) -> Iterator[re.Match[str]]:
    for rule in _OVER:
        yield from _PATTERNS[rule].finditer(text)


def _is_asked(match: re.Match[str]) -> bool:
    return tense.is_to_come("".join(tense.around(match.string, *match.span())))


def _passed(match: re.Match[str], day: datetime.date) -> Stale:
    year = match["year"]
    if int(year) == day.year:
        message = f"期限{year}年{match['month']}月已经过去，请换成现在的目标。"
        return stale_at(Kind.YEAR, match, message, group="year", rule="planned")
    message = f"今年是{day.year}年，这里说的却是{year}年的安排，请换成现在的。"
    return stale_at(Kind.YEAR, match, message, (str(day.year),), group="year", rule="planned")


def _is_asked_in_clause(before: str, after: str) -> bool:
    """Whether the clause of a year itself asks for something, whatever the others tell.

    Behind another year it has to say that it must be: in 2012年……，到2020年全部清零 the second only goes on.
    """
    clause = re.split("[，：；]", before)[-1] + "|" + re.split("[，：；]", after)[0]
    if _PATTERNS["other-year"].search(before) and not _PATTERNS["must"].search(clause):
        return False
    return _PATTERNS["asks-in-clause"].search(clause) is not None


def _is_told_of(match: re.Match[str], day: datetime.date) -> bool:
    """Whether the sentence of a year tells of the past; of last year also what a report of the first months names."""
    start, end = match.span("year")
    before, after = tense.around(match.string, start, end)
    sentence = before + match["year"] + after
    if _is_asked_in_clause(before, after) or tense.is_going_on(sentence):
        return False
    if tense.is_told(sentence):
        return True
    if int(match["year"]) != day.year - 1 or tense.is_asked_for(before, ""):
        return False
    return day.month <= _SEASON_OF_REPORTS or tense.is_done(sentence)
