"""Who speaks in a source: its place, its unit and its level, from what title, speaker, signature and text tell."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from drafter.core.levels import LEVELS, level_of_place
from drafter.core.model import Facts, Paragraph, Role
from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues
from drafter.reading.front import is_name
from drafter.reading.own_names import gathered_at, own_body, own_place
from drafter.reading.people import name_in_speaker
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships
from drafter.reading.units import find_units

_PATTERNS = Patterns(__name__)
_LEVELS = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
} | {"区": "county", "旗": "county", "镇": "township", "乡": "township", "街道": "township"}
#: How many paragraphs above the text's middle are looked at for that, and how much of each.
_PARAGRAPHS, _CHARACTERS = 6, 400
#: How many paragraphs may stand in front of the text.
_FRONT = 8
_LONGEST_RANK = 3
_ORDER = {level: order for order, level in enumerate(LEVELS)}


def with_affiliation(
    facts: Facts, paragraphs: Sequence[Paragraph], signed: str, page: Sequence[str] = ()
) -> tuple[Facts, str]:
    """The facts with the unit and the place of who speaks, and the level of government, "" where nothing tells.

    `signed` is the line of the signature that names neither day nor person, "" where there is none; `page` are the
    lines that stand around the speech.
    """
    told = _unit(signed, facts)
    named = _place(paragraphs, facts, told)
    own = named or _of_own_rank(paragraphs, told, page)
    told = _of_place(told, own)
    titles = "\n".join(p.text for p in paragraphs if p.role is Role.TITLE)
    unit = told or _represented(paragraphs, own) or _at_home(titles) or own_body(paragraphs, page)
    place = named or _most_particular(unit) or own
    place = place or next(filter(None, map(_most_particular, gathered_at(paragraphs, page))), "")
    return Facts(facts.title, facts.date, facts.speaker, facts.occasion, unit, place), _level(
        paragraphs, facts, unit, place
    )


def _unit(signed: str, facts: Facts) -> str:
    """The unit that signs, without the name beside it; else that of the speaker's post, else that whose meeting it is."""
    if signed:
        first, *rest = signed.split()
        return _without_post(first) if rest and name_in_speaker(signed) else signed
    for text in (facts.speaker, facts.title):
        named = [_whole(unit.text, text).removesuffix("党组") for unit in find_units(text)]
        if found := next((name for name in named if not _PATTERNS["occasion"].search(name)), ""):
            return found
    named = _PATTERNS["employer"].match(facts.speaker.strip("（( "))
    return named.group() if named else ""


def _without_post(text: str) -> str:
    """A unit without the post of its head behind it; a post alone stays."""
    return re.sub(rf"(?<=..)(?:[、兼]?{front_cues().posts})+$", "", text) or text


def _of_own_rank(paragraphs: Sequence[Paragraph], unit: str, page: Sequence[str]) -> str:
    """The place with whose rank the unit begins, or which the text calls its own (我市), where text or page names it."""
    level = next((_LEVELS[rank] for rank in _ranks(unit) if rank in _LEVELS), "")
    level = level or _own_level([p.text for p in paragraphs if p.role is not Role.TITLE], bodies=True)
    return own_place(level, paragraphs, page) if level else ""


def _ranks(body: str) -> Iterable[str]:
    """What may be the rank with which a body's name begins, the longest first."""
    return (body[:length] for length in (_LONGEST_RANK, 2, 1))


def _represented(paragraphs: Sequence[Paragraph], place: str) -> str:
    """For which bodies the speaker says to speak; one that is named by its rank alone is that of the place: 省人民政府."""
    every = "\n".join(p.text for p in paragraphs if p.role is Role.BODY)
    ways = (_PATTERNS["represents"], _PATTERNS["greets"])
    for match in chain.from_iterable(way.finditer(every) for way in ways):
        named = (one for one in _PATTERNS["and"].split(match["who"]) if not _PATTERNS["people"].search(one))
        bodies = [_of_place(one, place) for one in named]
        if bodies and all(map(_is_body, bodies)):
            return "、".join(bodies)
    return ""


def _of_place(body: str, place: str) -> str:
    """A body with the name of the place before its rank, where it has none: 省委 in 青石省."""
    rank = next((one for one in _ranks(body) if place.endswith(one) and one != place), "")
    return place.removesuffix(rank) + body if rank else body


def _is_body(text: str) -> bool:
    """Whether a text is the name of a body, and of one only."""
    if _PATTERNS["organisation"].fullmatch(text):
        return True
    units = [unit.text for unit in find_units(text)]
    if text in units:
        return True
    is_named = any(map(text.endswith, units)) or bool(_PATTERNS["body"].search(text))
    return is_named and bool(_most_particular(text))


def _at_home(title: str) -> str:
    """The school, hospital or firm at which a speech is given by its title."""
    match = _PATTERNS["at-home-of"].search(title)
    return match["who"] if match else ""


def _whole(unit: str, text: str) -> str:
    """A unit found behind its rank alone with the name of its place where one stands straight before: 青石县教育局."""
    places = (place for place in _unlisted(text) if place[-1] == unit[0] and place + unit[1:] in text)
    return next((place + unit[1:] for place in places), unit)


def _place(paragraphs: Sequence[Paragraph], facts: Facts, unit: str) -> str:
    """The most particular place that title, speaker and signature name together, else that for which the text speaks."""
    front = [p.text for p in paragraphs[:_FRONT] if p.role in (Role.TITLE, Role.DATE)]
    speakers = [*(p.text for p in paragraphs if p.role is Role.SPEAKER), facts.speaker]
    told = "，".join((*front, *speakers, unit))
    for name in map(_name, speakers):
        told = told.replace(name, "") if name else told
    if found := _most_particular(told):
        return found
    texts = [p.text[:_CHARACTERS] for p in paragraphs if p.role is Role.BODY][:_PARAGRAPHS]
    said = (spot.group() for text in texts for spot in _PATTERNS["speaks-for"].finditer(text))
    return next(filter(None, map(_most_particular, said)), "")


def _name(speaker: str) -> str:
    """The name of a speaker, which may sound like a place (吴忠琼); "" where the line holds none."""
    return speaker if is_name(speaker) else name_in_speaker(speaker)


def _most_particular(text: str) -> str:
    """The last of the smallest places that a text names, "" where it names none."""
    named = [(mention.level, mention.name) for mention in Gazetteer.load().find(text)]
    named += [("township", mention.text) for mention in Townships.load().find(text)]
    named += [(level_of_place(name), name) for name in _unlisted(text)]
    best = max(((_ORDER[level], i) for i, (level, _) in enumerate(named) if level in _ORDER), default=None)
    return named[best[1]][1] if best else ""


def _unlisted(text: str) -> Iterable[str]:
    """Names of places that no list knows, told by where they stand."""
    known = [mention.text for mention in Gazetteer.load().find(text)]
    for found in _PATTERNS["unlisted"].finditer(text):
        name = found["place"]
        if not _PATTERNS["no-names"].search(name) and not any(one in name or name in one for one in known):
            yield name


def _level(paragraphs: Sequence[Paragraph], facts: Facts, unit: str, place: str) -> str:
    """Whose speech it is: province, city, county, township, "" where nothing tells.

    The post of the speaker and the place tell first, then what title and unit call their own, then the text.
    """
    if post := _PATTERNS["post"].search(facts.speaker):
        told = _LEVELS[post.group(1) or "街道"]
        known = _level_of_known(place)
        return known if told == "city" and known == "county" else told
    own = filter(None, (_own_level([text]) for text in (facts.occasion, facts.title)))
    if level := next(own, ""):
        return level
    named = filter(None, map(_level_of_named, (unit, facts.speaker, facts.title)))
    if level := next(named, ""):
        return level
    if place:
        return _level_of_known(place) or level_of_place(place)
    return _own_level([p.text for p in paragraphs if p.role is not Role.TITLE], bodies=True)


def _level_of_named(text: str) -> str:
    """The level of the bodies that a text names, else that of the unit that it is."""
    if bodies := _counted(_LEVELS[found[0]] for found in _PATTERNS["body"].findall(text)):
        return bodies
    return _LEVELS[text[0]] if text[:1] in _LEVELS and find_units(text) else ""


def _level_of_known(place: str) -> str:
    """The level of a place by name: a city may be a county."""
    found = Gazetteer.load().lookup(place)
    if found:
        return found[0].level
    return "township" if Townships.load().lookup(place) else ""


def _own_level(texts: Sequence[str], *, bodies: bool = False) -> str:
    """The level that texts call their own (我市, 全县) most often; with `bodies` else that of whose bodies they name."""
    own = _counted(_LEVELS[found[1:]] for text in texts for found in _PATTERNS["own"].findall(text))
    if own or not bodies:
        return own
    return _counted(_LEVELS[found[0]] for text in texts for found in _PATTERNS["body"].findall(text))


def _counted(levels: Iterable[str]) -> str:
    counts = Counter(levels)
    return counts.most_common(1)[0][0] if counts else ""
