"""Phrases out of season: congresses, plans, campaigns, renamed bodies, what is no longer paid or asked for."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.dates import format_date
from drafter.core.patterns import Patterns
from drafter.library.stale import tense
from drafter.library.stale.kinds import Kind, Stale, stale_at
from drafter.library.stale.terms import DatedTerm, DatedTerms

_PATTERNS = Patterns(__name__)
_PLENUM = re.compile(r"[一二三四五六七]中")
#: What is said of a plan, a meeting or a campaign that is yet to come.
_FORESEEN = 800
#: For so many days behind its last a phrase is still said, and for so many of what has been done.
_GRACE, _TOLD = 90, 460
#: For so many days something has happened just now.
_NEWS = 200
#: Up to this month speeches report on the year before.
_SEASON_OF_REPORTS = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A phrase where it stands: the passage, the two halves of its sentence, and the day on which it is said."""

    term: DatedTerm
    text: str
    start: int
    end: int
    before: str
    after: str
    terms: DatedTerms
    day: datetime.date

    @property
    def sentence(self) -> str:
        return self.before + self.text[self.start : self.end] + self.after


def phrases_in(text: str, terms: DatedTerms, day: datetime.date) -> Iterator[Stale]:
    """The phrases of a passage that a speech of this day no longer uses, or not yet."""
    rows = [
        match
        for match in (_PATTERNS["plenums"].finditer(text) if "中" in text else ())
        if not tense.is_history(text, match.end(), terms.history)
    ]
    covered = {place for match in rows for place in range(*match.span())}
    for match in rows:
        yield from _row_of_plenums(match, terms, day)
    for start, end, term in terms.find(text):
        if start in covered or not (_verdict(term, terms, day) or _is_news_late(term, text, start, end, day)):
            continue
        place = _Place(term, text, start, end, *tense.around(text, start, end), terms, day)
        if not _is_of_the_past(place) and (found := _out_of_season(place)):
            yield found


def _is_of_the_past(place: _Place) -> bool:
    """Whether what stands straight around a phrase makes it history, a memory, a step of a course, or a document's name."""
    text, start, end = place.text, place.start, place.end
    return (
        tense.is_history(text, end, place.terms.history)
        or tense.is_recalled(text, start, place.day)
        or tense.is_course(place.before, place.after)
        or tense.is_compared(place.before, place.after)
        or tense.is_named(text, start, end)
    )


def _out_of_season(place: _Place) -> Stale | None:
    term, text = place.term, place.text
    if _is_news_late(term, text, place.start, place.end, place.day):
        held = format_date(term.begins) if term.begins else ""
        message = f"{_quoted(term.text)}在{held}已经召开或者开始，现在不是新事，也不用再迎接。"
        return Stale(Kind.PHRASE, place.start, place.end, text[place.start : place.end], message)
    doubtful = _season(place)
    if doubtful is None or (
        doubtful and (tense.is_told(place.sentence) or tense.is_framed(text[: place.start]))
    ):
        return None
    words = text[place.start : place.end]
    successor = _successor(term, place.terms, place.day)
    awaited = _PATTERNS["awaited"].search(text[: place.start])
    choices = (_in_form(successor, words),) if successor and not awaited else ()
    message = _verdict(term, place.terms, place.day)
    return Stale(Kind.PHRASE, place.start, place.end, words, message, choices, doubtful)


def _is_news_late(term: DatedTerm, text: str, start: int, end: int, day: datetime.date) -> bool:
    """Whether a passage waits for what was held or has begun, or says of what is long over that it has just been."""
    if term.begins is None or term.begins >= day:
        return False
    if _PATTERNS["awaited-behind"].match(text, end):
        return True
    if _PATTERNS["meeting"].search(term.text) and _PATTERNS["awaited"].search(text[:start]):
        return True
    is_news = (day - term.begins).days <= _NEWS
    return not is_news and bool(
        _PATTERNS["just-before"].search(text[:start]) or _PATTERNS["just-behind"].match(text, end)
    )


def _season(place: _Place) -> bool | None:
    """Whether a phrase out of season is a doubtful one, None where it is right: told as done, or soon to come."""
    term, day, before = place.term, place.day, place.text[: place.start]
    if term.begins and term.begins > day:
        return None if (term.begins - day).days <= _FORESEEN else True
    if term.ends is None or _PATTERNS["awaited"].search(before):
        return False
    if _PATTERNS["awaits"].search(place.text[place.start : place.end]):
        return tense.is_framed(before)
    if (day - term.ends).days > _GRACE and tense.is_going_on(place.sentence):
        return False
    if (day - term.ends).days <= _GRACE or _PATTERNS["kept"].match(place.text, place.end) or _leads_on(place):
        return None
    if tense.is_asked_for(place.before, place.after.lstrip("”》")) or tense.is_now(place.before, place.after):
        return False
    return _told(place, term.ends)


def _told(place: _Place, ends: datetime.date) -> bool | None:
    """The same of a phrase that is over and not asked for."""
    rest, past = place.before + place.after, (place.day - ends).days
    told = tense.names_past_year(rest, place.day)
    if _PATTERNS["body"].search(place.term.text):
        return None if told or _PATTERNS["changed"].search(rest) else False
    looks_back = past <= _TOLD and place.day.month <= _SEASON_OF_REPORTS
    if told or looks_back or tense.is_done(rest) or _follows(place):
        return None
    return not tense.goes_on(place.before)


def _leads_on(place: _Place) -> bool:
    """Whether a sentence tells of several times one after the other: 十八大、十九大、二十大, or campaigns of different years."""
    named = [other for _, _, other in place.terms.find(place.sentence) if other is not place.term]
    last = place.terms.successor(place.term, place.day)
    if last and last in {other.text for other in named}:
        return True
    return any(_is_before(place.term, other) for other in named)


def _follows(place: _Place) -> bool:
    """Whether a sentence names what was over before the phrase began: 党史学习教育、党纪学习教育."""
    return any(_is_before(other, place.term) for _, _, other in place.terms.find(place.sentence))


def _is_before(one: DatedTerm, other: DatedTerm) -> bool:
    is_body = _PATTERNS["body"].search(other.text) is not None
    return one.ends is not None and other.begins is not None and one.ends < other.begins and not is_body


def _verdict(term: DatedTerm, terms: DatedTerms, day: datetime.date) -> str:
    """What to say of a phrase on the day of the speech, "" where it is in season."""
    source = f"（{term.source}）" if term.source else ""
    if term.ends is not None and day > term.ends:
        successor = _successor(term, terms, day)
        instead = f"，现在说{_quoted(successor)}" if successor else ""
        return f"{_quoted(term.text)}用到{format_date(term.ends)}，这次讲话时已经过时{instead}{source}。"
    if term.begins is not None and day < term.begins:
        return f"{_quoted(term.text)}从{format_date(term.begins)}起才有，这次讲话时还没有{source}。"
    return ""


def _successor(term: DatedTerm, terms: DatedTerms, day: datetime.date) -> str:
    """What is said instead on the day of the speech, "" where the phrase is not past its time."""
    return terms.successor(term, day) if term.ends is not None and day > term.ends else ""


def _quoted(text: str) -> str:
    return text if "“" in text or "《" in text else f"“{text}”"


def _in_form(successor: str, text: str) -> str:
    """The successor in the form of what it replaces: without quotation marks where that had none."""
    bare = text[0] not in '“"《'
    return successor.strip("“”") if bare and successor.count("“") == 1 else successor


def _row_of_plenums(match: re.Match[str], terms: DatedTerms, day: datetime.date) -> Iterator[Stale]:
    """十九届二中、三中、四中全会: judged and told by the last."""
    names = [f"{match.group(1)}届{one}全会" for one in _PLENUM.findall(match.group(2))]
    known = [term for name in names if (term := terms.get(name))]
    if known and (message := _verdict(known[-1], terms, day)):
        successor = _successor(known[-1], terms, day)
        yield stale_at(Kind.PHRASE, match, message, (successor,) if successor else ())
