"""What a check needs to know besides the draft: who is speaking, where and when, and what was said before."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from drafter.checks.terms import Terms
from drafter.core.length import SPEAKING_SPEED
from drafter.core.model import Draft, Facts
from drafter.core.origin import Stretch
from drafter.core.unit import Leader, Unit
from drafter.library.api import Query, Results
from drafter.library.lifecycle import Given

Cutter = Callable[[str], Sequence[str]]
#: Gives the origins of each paragraph of a draft.
Origins = Callable[[Draft], Sequence[tuple[Stretch, ...]]]
#: Asks the library for passages.
Searcher = Callable[[Query], Results]


@dataclass(frozen=True)
class Context:
    """What is known of the occasion and the speaking unit.

    `place` is the full name of the speaking unit's place, `superiors` those above it, nearest first; `level` is
    province, city, county or township; each "" or empty where unknown. `date` is the day of the speech.
    `leaders` stand in their order; `own` are names of what belongs to the unit. `speed` counts characters a minute, `minutes` is the speaker's time, 0 where
    nobody said. `copied_limit` is the percentage of text taken over word for word from which to warn, `foreign_limit`
    that of other offices' words in it. `cut` parts a text into dictionary words, all of it; `seen` says how often the
    library has a string, where it can say, and `origins` where a draft's words come from.
    `others` are the drafts of the same meeting that are open beside this one; `search` asks the library for passages, `given` for
    the speech as it was given that a source is an earlier state of.
    `ignored` holds keys and kinds of findings that somebody has called right.
    """

    date: datetime.date
    terms: Terms
    title: str = ""
    place: str = ""
    unit: str = ""
    short: str = ""
    superiors: tuple[str, ...] = ()
    level: str = ""
    speaker: str = ""
    occasion: str = ""
    leaders: tuple[Leader, ...] = ()
    own: tuple[str, ...] = ()
    minutes: int = 0
    speed: int = SPEAKING_SPEED
    copied_limit: int = 60
    foreign_limit: int = 10
    cut: Cutter | None = None
    seen: Callable[[str], int] | None = None
    origins: Origins | None = None
    others: tuple[Draft, ...] = ()
    search: Searcher | None = None
    given: Callable[[str], Given | None] | None = None
    ignored: frozenset[str] = field(default=frozenset())

    @property
    def is_placed(self) -> bool:
        """Whether it is known where the speech is given."""
        return bool(self.place or self.unit)


def context_of(
    facts: Facts,
    unit: Unit,
    terms: Terms,
    today: datetime.date,
    *,
    cut: Cutter | None = None,
    seen: Callable[[str], int] | None = None,
    origins: Origins | None = None,
    others: Iterable[Draft] = (),
    search: Searcher | None = None,
    given: Callable[[str], Given | None] | None = None,
    ignored: Iterable[str] = (),
) -> Context:
    """What is known of a draft with these facts; they come before what the unit's profile says.

    Without a date in the facts the draft is one of `today`. Of a speech at another place than the unit's own the
    profile says nothing but the limits of what is taken over.
    """
    here = unit.speaking_at(facts.place)
    return Context(
        date=facts.date or today,
        terms=terms,
        title=facts.title,
        place=facts.place or here.place,
        unit=facts.unit or here.name,
        short=here.short,
        superiors=here.superiors,
        level=here.level,
        speaker=facts.speaker or here.speaker,
        occasion=facts.occasion,
        leaders=here.leaders,
        own=here.own,
        minutes=facts.minutes,
        speed=here.speed or SPEAKING_SPEED,
        copied_limit=here.copied_limit,
        foreign_limit=here.foreign_limit,
        cut=cut,
        seen=seen,
        origins=origins,
        others=tuple(others),
        search=search,
        given=given,
        ignored=frozenset(ignored),
    )
