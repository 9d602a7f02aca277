"""Phrases past their time: congresses, plans, campaigns, renamed bodies, relative time, anniversaries."""

import re
from collections.abc import Iterator, Sequence

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.dated.founded import find_founded
from drafter.checks.dated.plan_years import find_plan_years
from drafter.checks.dated.terms import DatedTerm, Event
from drafter.checks.finding import Finding, Severity, found
from drafter.core.dates import format_date
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns

NAME = "dated"
_PATTERNS = Patterns(__name__)
_PLENUM = re.compile(r"[一二三四五六七]中")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_SENTENCE_END = re.compile("[。；！？]")
#: What is said of a plan, a meeting or a campaign that is yet to come.
_FORESEEN = 800
#: For so many days behind its last a phrase is still said, and for so many of what has been done.
_GRACE, _TOLD = 90, 460
#: Up to this month speeches report on the year before.
_SEASON_OF_REPORTS = 3


def find_dated(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The phrases of a paragraph that a speech of this day no longer uses, or not yet."""
    plenums = [
        match
        for match in _PATTERNS["plenums"].finditer(paragraph.text)
        if not _is_history(paragraph.text, match.end(), context)
    ]
    stale = [finding for match in plenums for finding in _plenums(paragraph, context, match)]
    covered = {place for match in plenums for place in range(*match.span())}
    for start, end, term in context.terms.dated.find(paragraph.text):
        if start in covered or _is_recalled(paragraph.text, start, context):
            continue
        if not _is_history(paragraph.text, end, context):
            stale += _out_of_season(paragraph, context, term, start, end)
    yield from stale
    if paragraph.role not in FRONT_ROLES:
        yield from _years(paragraph, context, [finding.start for finding in stale])
    yield from _anniversaries(paragraph, context)
    yield from find_founded(NAME, paragraph, context, _count)
    yield from find_plan_years(NAME, paragraph, context)


def _is_history(text: str, end: int, context: Context) -> bool:
    """Whether a phrase that ends here is spoken of as the past: 党的十八大以来; not 谋划“十四五”时期."""
    if not text.startswith(context.terms.dated.history, end):
        return False
    return not _PATTERNS["plans-before"].search(text[:end]) and not _PATTERNS["plans-after"].match(text, end)


def _is_recalled(text: str, start: int, context: Context) -> bool:
    """Whether the clause in which a phrase stands tells of a year that has passed."""
    clause = re.split("[，。；：！？]", text[:start])[-1]
    memories = list(_PATTERNS["recalled"].finditer(clause))
    if not memories or _PATTERNS["ahead"].search(clause):
        return False
    return all(match.group(1) is None or int(match.group(1)) < context.date.year for match in memories)


def _season(text: str, context: Context, term: DatedTerm, start: int, end: int) -> Severity | None:
    """How bad a phrase out of season is in its sentence, None where it is right: told as done, or soon to come."""
    if ahead := _days_ahead(term, context):
        return None if ahead <= _FORESEEN else Severity.HINT
    if term.ends is None or _PATTERNS["awaited"].search(text[:start]):
        return Severity.WARNING
    past = (context.date - term.ends).days
    if past <= _GRACE or _PATTERNS["kept"].match(text, end):
        return None
    before, after = _around(text, start, end)
    if _leads_to_today(context, term, before + text[start:end] + after):
        return None
    if _is_asked_for(before, after.lstrip("”》")):
        return Severity.WARNING
    told = _names_past_year(before + after, context)
    if _PATTERNS["body"].search(term.text):
        return None if told or _PATTERNS["changed"].search(before + after) else Severity.WARNING
    if told or _is_told_as_done(before + after, past, context):
        return None
    return Severity.WARNING if _PATTERNS["goes-on"].search(before) else Severity.HINT


def _is_told_as_done(sentence: str, past: int, context: Context) -> bool:
    """Whether a sentence tells what was done, or is said in the months of reports, so many days behind the end."""
    looks_back = past <= _TOLD and context.date.month <= _SEASON_OF_REPORTS
    asked, done = _PATTERNS["asked"], _PATTERNS["done"]
    return looks_back or any(
        done.search(clause) and not asked.search(clause) for clause in sentence.split("，")
    )


def _days_ahead(term: DatedTerm, context: Context) -> int:
    """How many days after the speech a phrase comes into use, 0 where it is in use already."""
    return max(0, (term.begins - context.date).days) if term.begins else 0


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in its sentence before and behind a phrase."""
    stop = _SENTENCE_END.search(text, end)
    return _SENTENCE_END.split(text[:start])[-1], text[end : stop.start() if stop else len(text)]


def _is_asked_for(before: str, after: str) -> bool:
    """Whether a sentence asks for what stands between these two halves of it."""
    asked = _PATTERNS["asked"]
    return bool(asked.search(before) or asked.match(after)) or _is_to_do_now(after)


def _is_to_do_now(after: str) -> bool:
    """Whether the rest of a sentence asks for something now, and not of what has come of the phrase."""
    asked = _PATTERNS["now"].match(after)
    return asked is not None and not _PATTERNS["done"].search(asked["between"])


def _leads_to_today(context: Context, term: DatedTerm, sentence: str) -> bool:
    """Whether a sentence names what followed the phrase, too, up to what is current: 十八大、十九大、二十大."""
    named = {other.text for _, _, other in context.terms.dated.find(sentence)}
    last = context.terms.dated.successor(term, context.date)
    return bool(last) and last in named


def _names_past_year(text: str, context: Context) -> bool:
    return any(int(match.group()) < context.date.year for match in _YEAR.finditer(text))


def _out_of_season(
    paragraph: Paragraph, context: Context, term: DatedTerm, start: int, end: int
) -> Iterator[Finding]:
    text = paragraph.text
    awaited = _PATTERNS["awaited"].search(text[:start]) or _PATTERNS["awaited-behind"].match(text, end)
    if (
        awaited
        and term.begins is not None
        and term.begins < context.date
        and _PATTERNS["meeting"].search(term.text)
    ):
        message = f"{_quoted(term.text)}在{format_date(term.begins)}已经召开或者开始，不用再迎接。"
        yield found(NAME, Severity.WARNING, paragraph, start, end, message)
        return
    message = _verdict(term, context)
    severity = _season(paragraph.text, context, term, start, end) if message else None
    if severity is not None:
        text = paragraph.text[start:end]
        successor = _successor(term, context)
        choices = (_in_form(successor, text),) if successor and not awaited else ()
        yield found(NAME, severity, paragraph, start, end, message, choices)


def _verdict(term: DatedTerm, context: Context) -> str:
    """What to say of a phrase on the day of the speech, "" where it is in season."""
    source = f"（{term.source}）" if term.source else ""
    if term.ends is not None and context.date > term.ends:
        successor = _successor(term, context)
        instead = f"，现在说{_quoted(successor)}" if successor else ""
        return f"{_quoted(term.text)}用到{format_date(term.ends)}，这次讲话时已经过时{instead}{source}。"
    if term.begins is not None and context.date < term.begins:
        return f"{_quoted(term.text)}从{format_date(term.begins)}起才有，这次讲话时还没有{source}。"
    return ""


def _successor(term: DatedTerm, context: Context) -> str:
    """What is said instead on the day of the speech, "" where the phrase is not past its time."""
    if term.ends is None or context.date <= term.ends:
        return ""
    return context.terms.dated.successor(term, context.date)


def _quoted(text: str) -> str:
    return text if "“" in text or "《" in text else f"“{text}”"


def _in_form(successor: str, text: str) -> str:
    """The successor in the form of what it replaces: without quotation marks where that had none."""
    bare = text[0] not in '“"《'
    return successor.strip("“”") if bare and successor.count("“") == 1 else successor


def _plenums(paragraph: Paragraph, context: Context, match: re.Match[str]) -> Iterator[Finding]:
    """十九届二中、三中、四中全会: judged and told by the last."""
    names = [f"{match.group(1)}届{one}全会" for one in _PLENUM.findall(match.group(2))]
    terms = [term for name in names if (term := context.terms.dated.get(name))]
    message = _verdict(terms[-1], context) if terms else ""
    if message:
        successor = _successor(terms[-1], context)
        choices = (successor,) if successor else ()
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, choices)


def _years(paragraph: Paragraph, context: Context, stale: Sequence[int]) -> Iterator[Finding]:
    """Years and relative time from a source of another year; plans for a year that has passed.

    Another year is offered only where the sentence goes on without a phrase past its time, which begin at `stale`:
    到2020年全面建成小康社会 is wrong with any year.
    """

    def instead(end: int, other: int) -> tuple[str, ...]:
        rest = _SENTENCE_END.search(paragraph.text, end)
        stop = rest.start() if rest else len(paragraph.text)
        return () if any(end <= start < stop for start in stale) else (str(other),)

    year = context.date.year
    covered: set[int] = set()
    years = list(_YEAR.finditer(paragraph.text))
    told = {match.start() for match in years if _is_told(paragraph.text, match, context)}
    if origin := _year_of_source(paragraph, year):
        yield from _relative(paragraph, origin, year)
        covered.update(match.start() for match in years)
        for match in years:
            if abs(int(match.group()) - origin) <= 1:
                shifted = instead(match.end(), int(match.group()) + year - origin)
                message = f"“{match.group()}年”是从{origin}年那篇带进来的，请核对年份。"
                yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, shifted)
    for match in _PATTERNS["planned"].finditer(paragraph.text):
        group = match.lastindex or 1
        if int(match.group(group)) < year and match.start(group) not in covered | told:
            message = f"这是{year}年的讲话，这里说的却是{match.group(group)}年的安排，请核对年份。"
            yield found(
                NAME,
                Severity.WARNING,
                paragraph,
                *match.span(group),
                message,
                instead(match.end(group), year),
            )


def _year_of_source(paragraph: Paragraph, year: int) -> int:
    """The year of the speech that a paragraph was taken from, 0 where it is unknown or this year."""
    date = paragraph.source.date if paragraph.source else None
    return date.year if date and date.year != year else 0


def _relative(paragraph: Paragraph, origin: int, year: int) -> Iterator[Finding]:
    """Time that is told from the day of a speech of another year: 今年, 上半年."""
    for match in _PATTERNS["relative"].finditer(paragraph.text):
        message = f"“{match.group()}”是{origin}年那篇里的说法，请核对放到{year}年还对不对。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message)


def _is_told(text: str, match: re.Match[str], context: Context) -> bool:
    """Whether last year is named in a sentence that tells what was done in it."""
    if int(match.group()) != context.date.year - 1:
        return False
    before, after = _around(text, *match.span())
    return not _PATTERNS["asked"].search(before) and bool(
        _PATTERNS["done"].search(before + after) or context.date.month <= 3
    )


def _anniversaries(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """Anniversaries that this year is not."""
    text, this_year = paragraph.text, context.date.year
    for match in _PATTERNS["anniversary"].finditer(text):
        event, year = _kept_in(text, match, context)
        if event is None or year == this_year:
            continue
        is_said = _PATTERNS["this-year"].search(text[: match.start()]) is not None
        if is_said or (year > this_year and _is_kept_now(text[: match.start()], year - this_year)):
            right = f"{this_year - event.year}周年"
            message = f"{event.name}在{event.year}年，今年是{right}。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (right,))
        elif year < this_year and not _is_past_year(text, match, year, context):
            message = f"{event.name}{year - event.year}周年是{year}年，这次讲话时已经过了。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message)


def _kept_in(text: str, match: re.Match[str], context: Context) -> tuple[Event | None, int]:
    """What an anniversary is of, and the year in which it is kept; no event where none is known, or a meeting is cited."""
    before = text[: match.start()].rstrip("第")
    event = next((e for e in context.terms.dated.events if before.endswith(e.texts)), None)
    count = _count(match.group(1))
    if event is None or count is None or _PATTERNS["cited"].match(text, match.end(1)):
        return None, 0
    return event, event.year + count


def _is_kept_now(before: str, years: int) -> bool:
    """Whether a text says of an anniversary so many years ahead that it is kept today; next year's may be prepared."""
    return years > 1 and bool(_PATTERNS["kept-today"].search(before))


def _is_past_year(text: str, match: re.Match[str], year: int, context: Context) -> bool:
    """Whether the anniversary of a past year is told as such: as history, with its year, or as what was done last year."""
    before = text[: match.start()]
    if _is_history(text, match.end(), context) or f"{year}年" in before:
        return True
    asked = _PATTERNS["asked"].search(_SENTENCE_END.split(before)[-1])
    return year == context.date.year - 1 and not asked


def _count(numeral: str) -> int | None:
    """The number of an anniversary: 100, 一百, 一百零五, 七十五."""
    if numeral.startswith("一百"):
        rest = numeral.removeprefix("一百").removeprefix("零")
        tens = from_chinese(rest) if rest else 0
        return None if tens is None else 100 + tens
    return from_chinese(numeral)


CHECK = Check(NAME, "过时提法", Severity.WARNING, paragraph=find_dated, in_cells=True)
