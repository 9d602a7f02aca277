"""What is known of a source: title, date, speaker, occasion, unit, place, and its level of government."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from drafter.core.dates import find_date
from drafter.core.model import Facts, Paragraph, Role
from drafter.reading.affiliation import with_affiliation
from drafter.reading.cues import front_cues
from drafter.reading.days import Day, day_of
from drafter.reading.front import is_date, is_stamp
from drafter.reading.speakers import Around, signing_persons, speaker_of

#: So many characters of the text are looked at for the year in which it was said.
_OPENING = 1000


@cache
def _occasion() -> re.Pattern[str]:
    endings = front_cues().title_endings
    return re.compile(rf"在(?P<occasion>.{{2,180}}?)(?:上|时|期间)(?:的?.{{0,8}}?{endings}|$)", re.MULTILINE)


@cache
def _bare_occasion() -> re.Pattern[str]:
    """An occasion without 在……上, as in 全县经济工作会议主持词."""
    endings = front_cues().title_endings
    return re.compile(
        rf"^(?P<occasion>[^，。：、]{{2,40}}?(?:会议?|仪式|典礼|活动|开班式|结业式))的?{endings}$",
        re.MULTILINE,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a speech tells of itself: its facts, the day as far as it is known, the level of its office or ""."""

    facts: Facts
    day: Day
    level: str


def told_by(paragraphs: Sequence[Paragraph], around: Around | None = None) -> Told:
    """What the front matter, the signature and the text of one speech tell.

    Where the speech does not tell date and speaker, the lines of a record above it do, and the page for the speaker.
    """
    around = around or Around()
    title = _joined(paragraphs, Role.TITLE, 0)
    titles = title + "\n" + _joined(paragraphs, Role.TITLE, 1)
    dates, signature = _texts(paragraphs, Role.DATE), _texts(paragraphs, Role.SIGNATURE)
    persons = signing_persons(paragraphs)
    units = (text for text in signature if not is_date(text) and text not in persons)
    dated = [*dates, *signature, *filter(find_date, (titles,)), *filter(is_date, around.record)]
    dated.sort(key=is_stamp)
    opening = "\n".join(_texts(paragraphs, Role.BODY))[:_OPENING]
    day = day_of(dated, titles, opening)
    occasion = _occasion().search(titles) or _bare_occasion().search(titles)
    facts = Facts(
        title=title,
        date=day.date,
        speaker=speaker_of(paragraphs, around),
        occasion=occasion.group("occasion") if occasion else "",
    )
    facts, level = with_affiliation(facts, paragraphs, next(units, ""), around.page)
    return Told(facts, day, level)


def _texts(paragraphs: Sequence[Paragraph], role: Role) -> list[str]:
    return [p.text for p in paragraphs if p.role is role]


def _joined(paragraphs: Sequence[Paragraph], role: Role, level: int) -> str:
    return "".join(p.text.strip() for p in paragraphs if p.role is role and p.level == level)
