"""What judges the passages of a library: what of each is past its time, kept beside it until something else is known."""

import datetime
from collections.abc import Callable, Iterable
from functools import cache

from drafter.core.hashing import blake2b
from drafter.core.unit import Unit
from drafter.library.stale.passage import Known, stale_in
from drafter.library.stale.terms import DatedTerm, DatedTerms

#: Raised whenever the same terms are judged otherwise.
_VERSION = 5

#: What else is to be said of a passage: of its text and place, in sentences.
Besides = Callable[[str, str], Iterable[str]]


def judge_for(
    known: Callable[[], Known], day: datetime.date, besides: Besides = lambda text, place: ()
) -> Callable[[str, str], list[str]]:
    """What judges passages for the library: what of a text is past its time on a day, in sentences. What is `known` is
    read when the first passage comes, most days none.
    """
    read = cache(known)

    def judge(text: str, place: str) -> list[str]:
        return [*(one.message for one in stale_in(text, read(), day)), *besides(text, place)]

    return judge


def mark_of(dated: DatedTerms, unit: Unit, day: datetime.date) -> str:
    """What stands for all that a judge of this day knows: another one where it would judge otherwise."""
    known = [(one.text, one.next, one.begins, one.ends, _season(one, day)) for one in dated.terms]
    leaders = [(one.name, one.post) for one in unit.leaders]
    parts = repr((_VERSION, day.year, day.month, sorted(map(repr, known)), unit.place, leaders))
    return blake2b(parts.encode(), digest_size=12).hexdigest()


def _season(term: DatedTerm, day: datetime.date) -> tuple[bool, int]:
    """Whether a term is over, and of one that is for how many months, up to two years."""
    if term.ends is None or day <= term.ends:
        return False, 0
    return True, min(24, (day - term.ends).days // 30)
