"""Whether a passage says as current what is past its time, and what is to be changed in it."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from drafter.checks.context import Context
from drafter.checks.dated.check import find_dated
from drafter.checks.dated.terms import DatedTerm, DatedTerms
from drafter.checks.finding import Severity
from drafter.checks.listed import find_misnamed
from drafter.checks.terms import Terms
from drafter.core.figures import sentences_of
from drafter.core.hashing import blake2b
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns
from drafter.core.unit import Unit

#: Raised whenever the same terms are judged otherwise.
_VERSION = 4
_PATTERNS = Patterns(__name__)
_PLACES = {"开局": 0, "起步": 0, "第一年": 0, "承上启下": 2, "中期": 2, "收官": 4, "最后一年": 4, "决胜": 4}
#: A plan has five years.
_LAST = 4
_CLAUSES = re.compile("[^，；]+[，；]?")
_NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Stale:
    """What is past its time: the words, and a Chinese sentence that says why and what is said instead."""

    words: str
    message: str


def stale_in(text: str, terms: Terms, day: datetime.date) -> tuple[Stale, ...]:
    """What of a passage no speech of this day says any more, in order; a look, not a proof."""
    found: dict[str, Stale] = {}
    for one in (*_dated(text, terms, day), *_holders(text, terms, day), *_years(text, day)):
        found.setdefault(one.words, one)
    return tuple(sorted(found.values(), key=lambda one: text.find(one.words)))


def _dated(text: str, terms: Terms, day: datetime.date) -> Iterator[Stale]:
    """Phrases out of season; of those that are only doubtful, and of years, the ones that no sentence tells as past."""
    for one in find_dated(Paragraph("", text=text), Context(day, terms)):
        sentence = _sentence(text, one.start)
        is_certain = one.severity is not Severity.HINT and not one.text.isdecimal()
        if is_certain or not _is_told(sentence):
            yield Stale(one.text, one.message)


def _is_told(sentence: str) -> bool:
    """Whether a clause of a sentence tells of what is past; one of what is to come (确保取得胜利) does not."""
    clauses = (match.group() for match in _CLAUSES.finditer(sentence))
    return any(_PATTERNS["told"].search(one) and not _PATTERNS["to-come"].search(one) for one in clauses)


def _sentence(text: str, place: int) -> str:
    start = max(text.rfind(mark, 0, place) for mark in "。！？\n") + 1
    return next(iter(sentences_of(text[start:])), "")


def _holders(text: str, terms: Terms, day: datetime.date) -> Iterator[Stale]:
    """Names of the state's leaders beside posts that they no longer hold."""
    for start, end, message in terms.leaders.holders.wrong_posts(text, day):
        yield Stale(text[start:end], message)


def _years(text: str, day: datetime.date) -> Iterator[Stale]:
    """Years of a plan that today is not, and what was to be done by a year that is over."""
    for match in _PATTERNS["plan-year"].finditer(text):
        begins = 1951 + 5 * (10 + _NUMERALS.index(match["number"]))
        last = begins + _PLACES.get(match["place"], _LAST)
        if last < day.year or (match["place"] in _PLACES and last != day.year):
            yield Stale(match.group(), f"这是{last}年的说法，今年是{day.year}年。")
    for sentence in sentences_of(text):
        if _is_told(sentence):
            continue
        for match in _PATTERNS["year-of-things"].finditer(sentence):
            if int(match["year"]) < day.year:
                yield Stale(match.group(), f"说的是{match['year']}年，已经过去，请换成今年的说法。")
        for match in _PATTERNS["by-year"].finditer(sentence):
            year = next(filter(None, match.groups()))
            if int(year) < day.year:
                yield Stale(match.group(), f"期限{year}年已经过去，请换成现在的目标。")


def judge_for(terms: Callable[[], Terms], unit: Unit, day: datetime.date) -> Callable[[str, str], list[str]]:
    """What judges passages for the library: what of a text is past its time on a day, in sentences. Of its own place it
    knows the leaders, too. `terms` are read when the first passage comes, most days none.
    """
    known = cache(terms)

    def judge(text: str, place: str) -> list[str]:
        told = [one.message for one in stale_in(text, known(), day)]
        if unit.leaders and place and place == unit.place:
            told += [
                f"{one.held}现在是{one.meant.name}，不是{one.name}。"
                for one in find_misnamed(text, unit.leaders)
                if one.held
            ]
        return told

    return judge


def mark_of(dated: DatedTerms, unit: Unit, day: datetime.date) -> str:
    """What stands for all that a judge of this day knows: another one where it would judge otherwise."""
    known = [(one.text, one.next, one.begins, one.ends, _season(one, day)) for one in dated.terms]
    leaders = [(one.name, one.post) for one in unit.leaders]
    parts = repr((_VERSION, day.year, sorted(map(repr, known)), unit.place, leaders))
    return blake2b(parts.encode(), digest_size=12).hexdigest()


def _season(term: DatedTerm, day: datetime.date) -> tuple[bool, int]:
    """Whether a term is over, and of one that is for how many months, up to two years."""
    if term.ends is None or day <= term.ends:
        return False, 0
    return True, min(24, (day - term.ends).days // 30)
