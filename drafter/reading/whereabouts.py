"""Who speaks in a source: its place, its unit and its level, from what title, speaker, signature and text tell."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from drafter.core.levels import LEVELS, level_of_place
from drafter.core.model import Facts, Paragraph, Role
from drafter.reading.people import name_in_speaker
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships
from drafter.reading.units import find_units

#: Words by which an office speaks of its own area, with the level that they show, and the bodies that it names.
#: Every alternative begins with a character of its own, which lets the search pass quickly over the rest.
_OWN = re.compile(
    "|".join(rf"{own}(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?![际面部])" for own in "全我本")
)
_BODY = re.compile("|".join(rf"{rank}(?:委|政府|人大|政协)" for rank in "省市州县区旗镇乡"))
_LEVELS = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
} | {"区": "county", "旗": "county", "镇": "township", "乡": "township", "街道": "township"}
#: The heads of governments and of party committees, and those of villages in a township.
_POST = re.compile(
    "(省|市|州|县|区|旗|镇|乡)(?:长(?!助理)|委(?:副?书记|常委)|党委(?:副?书记|委员)|[\u4e00-\u9fff]{1,4}村)|街道(?:党工委|办事处)"
)
#: How a name that no list knows stands before its kind: 在青石县……, 青石县委书记, 我代表柳林镇党委.
_UNLISTED = re.compile(
    "(?:^|[在于，、：　 ]|代表|中共|受|来到|莅临|走进|做客|相聚)(?P<place>(?!代表|欢迎)(?:(?![受全我本各该这那两几某每于在到下上中省市州县区旗镇乡的和与个])[\u4e00-\u9fff]){2,3}"
    "(?:[市州县旗区](?![场镇域直级际情内外乡]|[县区](?![长委]))|镇(?![域区村街])|乡(?![村镇亲])|街道))"
)
#: Words that end in a kind of place without being one's name.
_NO_NAMES = re.compile(
    "(?:常务|副|代理?|自治|城|社|园|校|地|山|景|灾|辖|片|林|牧|库|矿|战|郊|特|专|门|超|上|夜|集|街|小城|建制|重点|中心|试点|示范|开发|工业|高新|经开|新城|贫困|先进|特色|大|强|古)[市州县旗区镇乡]|家乡|下乡|返乡|街道$"
)
#: How the text itself says for whom it speaks or where the guests have come.
_SPEAKS_FOR = re.compile("(?:代表|受|欢迎[^，。]{0,12}(?:来到|莅临|走进|做客|相聚))[^，。！]{2,40}")
#: How many paragraphs above the text's middle are looked at for that, and how much of each.
_PARAGRAPHS, _CHARACTERS = 6, 400
#: How many paragraphs may stand in front of the text.
_FRONT = 8
#: Bodies that end as units do and are occasions.
_OCCASION = re.compile("大会$|会议$")
#: A company, school or hospital before the post of its head, which need not name a place.
_EMPLOYER = re.compile(
    "[\u4e00-\u9fff]{2,20}?(?:公司|集团|学院|大学|中学|小学|医院|银行|合作社|幼儿园|研究院)(?=[\u4e00-\u9fff、]{2,16}[\\s\u3000])"
)
_ORDER = {level: order for order, level in enumerate(LEVELS)}


def with_whereabouts(facts: Facts, paragraphs: Sequence[Paragraph], signed: str) -> tuple[Facts, str]:
    """The facts with the unit and the place of who speaks, and the level of government, "" where nothing tells.

    `signed` is the line of the signature that names neither day nor person, "" where there is none.
    """
    unit = _unit(signed, facts)
    place = _place(paragraphs, facts, unit)
    return Facts(facts.title, facts.date, facts.speaker, facts.occasion, unit, place), _level(
        paragraphs, facts, unit, place
    )


def _unit(signed: str, facts: Facts) -> str:
    """The unit that signs, without the name beside it; else that of the speaker's post, else that whose meeting it is."""
    if signed:
        first, *rest = signed.split()
        return first if rest and name_in_speaker(signed) else signed
    for text in (facts.speaker, facts.title):
        named = [_whole(unit.text, text).removesuffix("党组") for unit in find_units(text)]
        if found := next((name for name in named if not _OCCASION.search(name)), ""):
            return found
    named = _EMPLOYER.match(facts.speaker.strip("（( "))
    return named.group() if named else ""


def _whole(unit: str, text: str) -> str:
    """A unit found behind its rank alone with the name of its place where one stands straight before: 青石县教育局."""
    places = (place for place in _unlisted(text) if place[-1] == unit[0] and place + unit[1:] in text)
    return next((place + unit[1:] for place in places), unit)


def _place(paragraphs: Sequence[Paragraph], facts: Facts, unit: str) -> str:
    """The most particular place that title, speaker and signature name together, else that for which the text speaks."""
    front = [p.text for p in paragraphs[:_FRONT] if p.role in (Role.TITLE, Role.DATE)]
    speakers = [p.text for p in paragraphs if p.role is Role.SPEAKER]
    posts = [_without_name(text) for text in (*speakers, facts.speaker)]
    if found := _most_particular("，".join((*front, *posts, unit))):
        return found
    texts = [p.text[:_CHARACTERS] for p in paragraphs if p.role is Role.BODY][:_PARAGRAPHS]
    said = (spot.group() for text in texts for spot in _SPEAKS_FOR.finditer(text))
    return next(filter(None, map(_most_particular, said)), "")


def _without_name(speaker: str) -> str:
    """A speaker's post: a name may sound like a place (吴忠琼)."""
    name = name_in_speaker(speaker)
    return speaker.replace(name, "") if name else speaker


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
    for found in _UNLISTED.finditer(text):
        name = found["place"]
        if not _NO_NAMES.search(name) and not any(one in name or name in one for one in known):
            yield name


def _level(paragraphs: Sequence[Paragraph], facts: Facts, unit: str, place: str) -> str:
    """Whose speech it is: province, city, county, township, "" where nothing tells.

    The post of the speaker and the place tell first, then what title and unit call their own, then the text.
    """
    if post := _POST.search(facts.speaker):
        told = _LEVELS[post.group(1) or "街道"]
        known = _level_of_known(place)
        return known if told == "city" and known == "county" else told
    for text in (facts.occasion, facts.title):
        if own := _own_level([text]):
            return own
    for text in (unit, facts.speaker, facts.title):
        if bodies := _counted(_LEVELS[found[0]] for found in _BODY.findall(text) if found):
            return bodies
        if text[:1] in _LEVELS and find_units(text):
            return _LEVELS[text[0]]
    if place:
        return _level_of_known(place) or level_of_place(place)
    return _own_level([p.text for p in paragraphs if p.role is not Role.TITLE], bodies=True)


def _level_of_known(place: str) -> str:
    """The level of a place by name: a city may be a county."""
    found = Gazetteer.load().lookup(place)
    if found:
        return found[0].level
    return "township" if Townships.load().lookup(place) else ""


def _own_level(texts: Sequence[str], *, bodies: bool = False) -> str:
    """The level that texts call their own (我市, 全县) most often; with `bodies` else that of whose bodies they name."""
    own = _counted(_LEVELS[found[1:]] for text in texts for found in _OWN.findall(text))
    if own or not bodies:
        return own
    return _counted(_LEVELS[found[0]] for text in texts for found in _BODY.findall(text))


def _counted(levels: Iterable[str]) -> str:
    counts = Counter(levels)
    return counts.most_common(1)[0][0] if counts else ""
