"""What of a passage is past its time on a day: phrases, dates, anniversaries, and who holds which post."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.quantities import with_full_marks
from drafter.library.stale.anniversaries import anniversaries_in
from drafter.library.stale.bodies import bodies_in
from drafter.library.stale.holders import Holders
from drafter.library.stale.kinds import Kind, Stale
from drafter.library.stale.phrases import phrases_in
from drafter.library.stale.terms import DatedTerms
from drafter.library.stale.years import years_in


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the times: phrases with their days, and the holders of the posts of the state."""

    dated: DatedTerms
    holders: Holders


def stale_in(text: str, known: Known, day: datetime.date) -> tuple[Stale, ...]:
    """What of a passage no speech of this day says any more, in order; of those of a kind within one another the first."""
    wide = with_full_marks(text)
    found: list[Stale] = []
    for one in sorted(_every(wide, known, day), key=lambda one: (one.start, -one.end)):
        if all(one.end > other.end or one.kind is not other.kind for other in found):
            found.append(one)
    return tuple(found)


def _every(text: str, known: Known, day: datetime.date) -> Iterator[Stale]:
    phrases = list(phrases_in(text, known.dated, day))
    yield from phrases
    yield from years_in(text, day, [one.start for one in phrases])
    yield from bodies_in(text, day)
    yield from anniversaries_in(text, known.dated, day)
    for start, end, message in known.holders.wrong_posts(text, day):
        yield Stale(Kind.HOLDER, start, end, text[start:end], message)
