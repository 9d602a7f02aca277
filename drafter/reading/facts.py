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
from drafter.reading.front import SPEAKER_LABEL, is_date, is_name, is_speaker, name_beside_day

_SPEAKER_LABEL = re.compile(rf"^(?:{SPEAKER_LABEL}|讲话|发言|报告|致辞)\s*[：:]\s*")
#: So many characters of the text are looked at for the year in which it was said.
_OPENING = 1000
_LABEL_ALONE = re.compile(SPEAKER_LABEL)
_HOST = re.compile(r"主\s*持\s*人")


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


@cache
def _titled_speaker() -> re.Pattern[str]:
    posts = front_cues().posts
    return re.compile(
        rf"^(?P<speaker>(?:.{{0,20}}?{posts})?[\u4e00-\u9fff×xX]{{2,4}}?(?:同志)?)在.{{2,60}}上的"
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a speech tells of itself: its facts, the day as far as it is known, the level of its office or ""."""

    facts: Facts
    day: Day
    level: str


def told_by(paragraphs: Sequence[Paragraph], above: Sequence[str] = ()) -> Told:
    """What the front matter, the signature and the text of one speech tell.

    `above` are the lines of a record that stood above it; they tell date and speaker where the speech does not.
    """
    title = _joined(paragraphs, Role.TITLE, 0)
    titles = title + "\n" + _joined(paragraphs, Role.TITLE, 1)
    dates, signature = _texts(paragraphs, Role.DATE), _texts(paragraphs, Role.SIGNATURE)
    persons = [text for text in signature if is_name(text) or is_speaker(text)]
    named = (*map(name_beside_day, dates), _speaker_above(above), *persons)
    speaker = _speaker(paragraphs, title) or next(filter(None, named), "")
    units = (text for text in signature if not is_date(text) and text not in persons)
    dated = [*dates, *signature, *filter(find_date, (titles,)), *filter(is_date, above)]
    opening = "\n".join(_texts(paragraphs, Role.BODY))[:_OPENING]
    day = day_of(dated, titles, opening)
    occasion = _occasion().search(titles) or _bare_occasion().search(titles)
    facts = Facts(
        title=title, date=day.date, speaker=speaker, occasion=occasion.group("occasion") if occasion else ""
    )
    facts, level = with_affiliation(facts, paragraphs, next(units, ""))
    return Told(facts, day, level)


def _texts(paragraphs: Sequence[Paragraph], role: Role) -> list[str]:
    return [p.text for p in paragraphs if p.role is role]


def _joined(paragraphs: Sequence[Paragraph], role: Role, level: int) -> str:
    return "".join(p.text.strip() for p in paragraphs if p.role is role and p.level == level)


def _speaker(paragraphs: Sequence[Paragraph], title: str) -> str:
    named = [p.text.strip() for p in paragraphs if p.role is Role.SPEAKER and p.level == 0]
    said = [text for text in named if not _HOST.match(text)] or named
    if said:
        return _without_label("".join(said).strip("（）() 　—―－-"))
    found = _titled_speaker().match(title)
    return found.group("speaker") if found and not _is_post(found.group("speaker")) else ""


def _without_label(text: str) -> str:
    return _SPEAKER_LABEL.sub("", text)


def _speaker_above(lines: Sequence[str]) -> str:
    """The speaker whom a record names: behind 讲话人： or in the line below 讲话人."""
    for index, text in enumerate(lines):
        if _LABEL_ALONE.match(text) and not _HOST.match(text):
            below = lines[index + 1] if index + 1 < len(lines) else ""
            return below if _LABEL_ALONE.fullmatch(text) else _without_label(text)
    return ""


def _is_post(text: str) -> bool:
    return bool(re.fullmatch(front_cues().posts, text))
