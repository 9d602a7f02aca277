"""What is known of a source: title, date, speaker, occasion, unit, place, and its level of government."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from drafter.core.dates import find_date
from drafter.core.model import Facts, Paragraph, Role
from drafter.reading.cues import front_cues
from drafter.reading.front import SPEAKER_LABEL, is_date, is_name
from drafter.reading.people import name_in_speaker
from drafter.reading.places import Gazetteer
from drafter.reading.several import first_speech
from drafter.reading.units import find_units

#: Words by which an office speaks of its own area, with the level that they show.
#: Every alternative begins with a character of its own, which lets the search pass quickly over the rest.
_OWN = re.compile(
    "|".join(
        [rf"{own}(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?![际面部])" for own in "全我本"]
        + [f"{rank}(?:委|政府|人大|政协)" for rank in "省市州县区旗镇乡"]
    )
)
_LEVELS = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
} | {"区": "county", "旗": "county", "镇": "township", "乡": "township", "街道": "township"}
#: The heads of governments, and of villages in a township.
_POST = re.compile(r"(省|市|州|县|区|旗|镇|乡)(?:长|[\u4e00-\u9fff]{1,4}村)")
_SPEAKER_LABEL = re.compile(rf"^(?:{SPEAKER_LABEL}|讲话|发言|报告|致辞)\s*[：:]\s*")
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


def facts_of(paragraphs: Sequence[Paragraph], above: Sequence[str] = ()) -> Facts:
    """The facts that the front matter and the signature state, of the first speech where a file holds several.

    `above` are the lines of a record that stood above it; they tell date and speaker where the speech does not.
    """
    paragraphs = first_speech(paragraphs)
    title = _joined(paragraphs, Role.TITLE, 0)
    titles = title + "\n" + _joined(paragraphs, Role.TITLE, 1)
    signature = [p.text for p in paragraphs if p.role is Role.SIGNATURE]
    speaker = _speaker(paragraphs, title) or _speaker_above(above) or next(filter(is_name, signature), "")
    unit = _unit(next((text for text in signature if not is_date(text) and text != speaker), ""), speaker)
    dated = (
        [p.text for p in paragraphs if p.role is Role.DATE]
        + signature
        + [titles]
        + [t for t in above if is_date(t)]
    )
    occasion = _occasion().search(titles) or _bare_occasion().search(titles)
    return Facts(
        title=title,
        date=next(filter(None, map(find_date, dated)), None),
        speaker=speaker,
        occasion=occasion.group("occasion") if occasion else "",
        unit=unit,
        place=_place(paragraphs, unit),
    )


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


def _unit(signed: str, speaker: str) -> str:
    """The unit that signs, without the name beside it; else that in which the speaker has a post."""
    if signed:
        first, *rest = signed.split()
        return first if rest and name_in_speaker(signed) else signed
    return next((unit.text.removesuffix("党组") for unit in find_units(speaker)), "")


def _place(paragraphs: Sequence[Paragraph], unit: str) -> str:
    """The last place that title, speaker and signature name together: the most particular one."""
    front = "，".join(p.text for p in paragraphs if p.role in (Role.TITLE, Role.SPEAKER))
    found = Gazetteer.load().find(f"{front}，{unit}")
    if not found:
        return ""
    order = {"province": 0, "city": 1, "county": 2}
    return max(found, key=lambda mention: order[mention.level]).name


def level_of(paragraphs: Sequence[Paragraph], facts: Facts) -> str:
    """Whose speech it is: province, city, county, township, "" where nothing tells.

    The title and the unit tell first, else what the text calls its own (我市, 全县, 县委).
    """
    for text in (facts.occasion, facts.title, facts.unit, facts.speaker):
        if found := _levels(text):
            return found
    if post := _POST.search(facts.speaker):
        return _LEVELS[post.group(1)]
    return _levels("\n".join(p.text for p in paragraphs if p.role is not Role.TITLE))


def _levels(text: str) -> str:
    counts = Counter(_LEVELS[found[1:] if found[0] in "全我本" else found[0]] for found in _OWN.findall(text))
    if counts:
        return counts.most_common(1)[0][0]
    places = Gazetteer.load().find(text) if len(text) < 80 else []
    return places[-1].level if places else ""
