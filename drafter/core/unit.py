"""The unit that the speeches are for: its place, its leaders, who speaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.core.model import Facts
from drafter.core.origin import Home

LEVEL_NAMES: Mapping[str, str] = {"province": "省", "city": "市", "county": "县", "township": "乡镇"}


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader with the post as it is written before the name."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that the speeches are for.

    `level` is province, city, county, township or ""; `superiors` are the places above, nearest first;
    `leaders` stand in their order; `speaker` is who usually speaks; `speed` is that speaker's characters a
    minute, 0 where nobody measured; `copied_limit` is the percentage of text taken over word for word
    from which to warn, `foreign_limit` that of other offices' words. `own` are names that are the unit's own: its
    townships, departments, enterprises and villages.
    """

    name: str = ""
    short: str = ""
    level: str = ""
    place: str = ""
    superiors: tuple[str, ...] = ()
    leaders: tuple[Leader, ...] = ()
    meetings: tuple[str, ...] = ()
    speaker: str = ""
    speed: int = 0
    copied_limit: int = 60
    foreign_limit: int = 10
    own: tuple[str, ...] = ()

    def speaking_at(self, place: str) -> "Unit":
        """What holds of a speech at this place: at another than the unit's own nothing but the limits of what is taken
        over."""
        if place and self.place and place != self.place:
            return Unit(copied_limit=self.copied_limit, foreign_limit=self.foreign_limit)
        return self

    def facts_of_speech(self, title: str, minutes: int) -> Facts:
        """What is known of every speech of the unit before anything was asked."""
        return Facts(title, speaker=self.speaker, unit=self.name, place=self.place, minutes=minutes)

    def home_of(self, facts: Facts) -> Home:
        """For whom a draft with these facts is written: for the unit, unless the draft is of another place."""
        if not facts.place or self.place in ("", facts.place):
            own = (*self.own, *(leader.name for leader in self.leaders))
            return Home(self.place or facts.place, self.name or facts.unit, self.superiors, own)
        return Home(facts.place, facts.unit)
