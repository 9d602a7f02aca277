"""What a check needs to know besides the draft: who is speaking, where and when, and what was said before."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from drafter.checks.terms import Terms
from drafter.core.length import SPEAKING_SPEED
from drafter.core.model import Draft, Facts
from drafter.core.origin import Stretch

Cutter = Callable[[str], Sequence[str]]
#: Gives the origins of each paragraph of a draft.
Origins = Callable[[Draft], Sequence[tuple[Stretch, ...]]]


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader of the speaking unit with the post as it is written before the name."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class Context:
    """What is known of the occasion and the speaking unit.

    `place` is the full name of the speaking unit's place, `superiors` those above it, nearest first; `level` is
    province, city, county or township; each "" or empty where unknown. `date` is the day of the speech.
    `leaders` stand in their order. `speed` counts characters a minute, `minutes` is the speaker's time, 0 where
    nobody said. `copied_limit` is the percentage of text taken over word for word from which to warn, `foreign_limit`
    that of other offices' words in it. `cut` parts a text into dictionary words, all of it; `seen` says how often the
    library has a string, where it can say, and `origins` where a draft's words come from.
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
    minutes: int = 0
    speed: int = SPEAKING_SPEED
    copied_limit: int = 60
    foreign_limit: int = 10
    cut: Cutter | None = None
    seen: Callable[[str], int] | None = None
    origins: Origins | None = None
    ignored: frozenset[str] = field(default=frozenset())

    @property
    def is_placed(self) -> bool:
        """Whether it is known where the speech is given."""
        return bool(self.place or self.unit)


def context_of(
    facts: Facts,
    terms: Terms,
    today: datetime.date,
    *,
    unit: str = "",
    short: str = "",
    place: str = "",
    superiors: Iterable[str] = (),
    level: str = "",
    leaders: Iterable[tuple[str, str]] = (),
    speaker: str = "",
    speed: int = 0,
    copied_limit: int = 60,
    foreign_limit: int = 10,
    cut: Cutter | None = None,
    seen: Callable[[str], int] | None = None,
    origins: Origins | None = None,
    ignored: Iterable[str] = (),
) -> Context:
    """What is known of a draft with these facts; they come before what the unit's profile says.

    Without a date in the facts the draft is one of `today`; a `speed` of 0 means the usual one.
    """
    return Context(
        date=facts.date or today,
        terms=terms,
        title=facts.title,
        place=facts.place or place,
        unit=facts.unit or unit,
        short=short,
        superiors=tuple(superiors),
        level=level,
        speaker=facts.speaker or speaker,
        occasion=facts.occasion,
        leaders=tuple(Leader(name, post) for name, post in leaders),
        minutes=facts.minutes,
        speed=speed or SPEAKING_SPEED,
        copied_limit=copied_limit,
        foreign_limit=foreign_limit,
        cut=cut,
        seen=seen,
        origins=origins,
        ignored=frozenset(ignored),
    )
