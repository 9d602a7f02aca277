"""Left-over names: places, units, people and campaigns that are not of the speaking unit, and masked names."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.names.look import NAME, Look, found_name
from drafter.checks.names.masked import find_masked
from drafter.checks.names.memories import is_recalled
from drafter.checks.names.own import Own, short_name
from drafter.checks.names.parts import NearPlaces, find_foreign_parts, gather_parts
from drafter.checks.names.people import find_strange_people
from drafter.checks.names.ranks import find_misfits
from drafter.checks.names.rivals import find_rivals, find_strange_folk, find_strange_selves
from drafter.checks.names.short_places import (
    ShortPlace,
    begins_clause,
    find_former_counties,
    find_short_places,
    is_no_word,
    is_of_something_small,
    is_told,
)
from drafter.checks.names.spoken import is_spoken_of, speaks_itself
from drafter.checks.names.villages import find_in_company, find_strangers, find_townships
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns
from drafter.reading.campaigns import find_campaigns
from drafter.reading.mentions import Mention
from drafter.reading.places import Gazetteer, PlaceMention
from drafter.reading.units import find_units

_PATTERNS = Patterns(__name__)
_RANKED = re.compile(r"[省市县州镇乡区]")
#: What joins provinces that are named side by side.
_JOINED = "、和及与"
#: What makes a country of a people's name, and names of peoples that are those of countries.
_OF_A_COUNTRY, _COUNTRIES = ("斯坦", "半岛", "自治区"), frozenset({"俄罗斯", "朝鲜", "蒙古"})
#: The gazetteer's names are those of this year; a speech of an earlier one may have said the name of its day.
_NAMES_OF = 2024


def find_names(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The names in a paragraph that are not of the speaking unit."""
    if paragraph.is_empty_slot:
        return
    look = Look(paragraph, context, Own.of(context), set())
    text = paragraph.text
    for start, end in look.own.spans(text):
        look.taken |= set(range(start, end))
    leaders = (re.escape(leader.name) for leader in context.leaders if len(leader.name) > 1)
    for match in chain(
        context.terms.names.public.finditer(text), *(re.finditer(name, text) for name in leaders)
    ):
        look.taken |= set(range(*match.span()))
    places = [
        place
        for place in Gazetteer.load().find(text)
        if not look.own.holds(place.codes) and not look.crosses(place.start, place.end)
    ]
    by_rule = {
        "rivals": find_rivals(look),
        "peoples": _minorities(look),
        "units": _units(look, places),
        "places": _places(look, places),
        "source": _source_names(look),
        "short": _short_places(look),
        "towns": find_townships(look),
        "people": find_strange_people(look),
        "campaigns": _campaigns(look),
        "ranks": _misfits(look),
        "we": find_strange_selves(look),
        "folk": find_strange_folk(look),
        "company": find_in_company(look),
        "stranger": find_strangers(look),
        "masked": find_masked(NAME, paragraph, context),
    }
    for rule, findings in by_rule.items():
        yield from (replace(one, rule=f"{NAME}.{rule}") for one in findings)


def _units(look: Look, places: list[PlaceMention]) -> Iterator[Finding]:
    """Units of another place; where nobody knows who speaks, every unit."""
    starts = {place.start: place for place in places}
    text = look.paragraph.text
    for unit in find_units(text):
        places_in_front = (starts.get(n) for n in range(unit.start, min(unit.start + 3, unit.end)))
        place = next(filter(None, places_in_front), None)
        if place is not None:
            yield from _unit_elsewhere(look, unit, place)
        elif not look.context.is_placed and _is_of_any_place(unit.text):
            message = f"没有说明是哪个单位的讲话，请确认“{unit.text}”是不是本地的单位。"
            yield found(NAME, Severity.HINT, look.paragraph, unit.start, unit.end, message)


def _is_of_any_place(unit: str) -> bool:
    """Whether a unit is named by its rank alone: 县教育局."""
    return bool(_RANKED.match(unit)) and not _PATTERNS["no-unit"].search(unit)


def _unit_elsewhere(look: Look, unit: Mention, place: PlaceMention) -> Iterator[Finding]:
    """A unit of another place, save where the speech only speaks of it."""
    text = look.paragraph.text
    end = _with_twin(text, unit, place)
    if look.context.is_placed and _is_spoken_of(look, place.start, place.end, place.codes):
        look.taken |= set(range(unit.start, end))
    elif look.free(unit.start, end):
        own = _in_place_of(place, look.own)
        better = text[unit.start : place.start] + own + text[place.end : unit.end] if own else ""
        if better and end > unit.end:
            better += f"、{own[-1]}{text[end - 2 : end]}"
        said = text[unit.start : end]
        severity = _of_unit(look, place, said)
        look.sure |= set(range(unit.start, end))
        yield found_name(look, unit.start, end, f"“{said}”是外地的单位。", better, "【单位名称】", severity)


def _is_spoken_of(look: Look, start: int, end: int, codes: Sequence[str]) -> bool:
    """Whether a place is one that somebody speaks of: more easily one in our own province."""
    own = {code[:2] for code in (*look.own.codes, *look.own.above)}
    if look.is_told_to(start, end):
        return False
    is_near = not own or any(code[:2] in own for code in codes)
    return is_spoken_of(look.paragraph.text, start, end, is_near=is_near)


def _is_peer(look: Look, level: str, start: int) -> bool:
    """Whether a place of this level is one that our own stands beside, or whose story somebody tells: 讲好张掖故事."""
    return look.own.level in ("", level) or look.paragraph.text[:start].endswith(_PATTERNS.words("story"))


def _of_unit(look: Look, place: PlaceMention, said: str) -> Severity:
    """An office of another place of our own rank is left over; a hospital, a bank or a superior may be spoken of."""
    if not look.context.is_placed or look.own.is_foreign(look.paragraph.source):
        return Severity.ERROR
    if place.level == look.own.level and _PATTERNS["office"].search(said):
        return Severity.ERROR
    return look.weight(place.start, place.start + len(said))


def _with_twin(text: str, unit: Mention, place: PlaceMention) -> int:
    """Where a unit ends, with the one named after it by its rank alone: 宝鸡市委、市政府."""
    rank = place.name[-1]
    twin = f"、{rank}政府" if unit.text.endswith("委") else ""
    named_whole = place.text == place.name and len(twin) > 1
    return unit.end + len(twin) if named_whole and text.startswith(twin, unit.end) else unit.end


def _places(look: Look, places: list[PlaceMention]) -> Iterator[Finding]:
    full = {short_name(place.text) for place in places if place.text == place.name}
    side_by_side = _side_by_side(look.paragraph.text, places)
    for place in places:
        is_spoken = place in side_by_side or _is_spoken_of(look, place.start, place.end, place.codes)
        if look.context.is_placed and is_spoken:
            look.taken |= set(range(place.start, place.end))
        elif not _is_of_something_else(look, place) and look.free(place.start, place.end):
            message = f"“{place.text}”{_now_called(place)}不是本单位所在的地方，也不是它的上级。"
            better, severity = _in_place_of(place, look.own), _severity(look, place)
            if severity is Severity.ERROR or (place.level == "county" and place.text == place.name):
                look.sure |= set(range(place.start, place.end))
            yield found_name(look, place.start, place.end, message, better, "【地名】", severity)
    yield from _short_after_full(look, full)
    for place in Gazetteer.load().find(look.paragraph.text):
        yield from _former(look, place)


def _is_of_something_else(look: Look, place: PlaceMention) -> bool:
    """Whether the name of a place belongs to a memory, to a village or street, or to a place of our own; asked only where
    it is known who speaks.
    """
    text = look.paragraph.text
    if not look.context.is_placed:
        return False
    if look.is_ours(place.start, place.end):
        return True
    if is_recalled(text, place.start, place.end, look.context.terms.names):
        return True
    is_short = place.level == "county" and place.text != place.name
    return is_short and is_of_something_small(text, place.end)


def _now_called(place: PlaceMention) -> str:
    """In brackets what a place is called today, "" where that is how it is named."""
    named = Gazetteer.load().lookup(place.text)
    now = next((one.name for one in named if one.code == place.code), place.name)
    return "" if now in place.name or short_name(now) == place.text else f"（现为{now}）"


def _side_by_side(text: str, places: list[PlaceMention]) -> list[PlaceMention]:
    """The provinces that are named together, which somebody speaks of: 西藏、新疆等地区."""
    provinces = [place for place in places if place.level == "province"]
    pairs = [(a, b) for a, b in pairwise(provinces) if b.start - a.end == 1 and text[a.end] in _JOINED]
    return [place for pair in pairs for place in pair]


def _severity(look: Look, place: PlaceMention) -> Severity:
    """A place is certainly left over in what came from elsewhere, where nobody knows who speaks, and where it speaks.

    Elsewhere it may be one that the speech speaks of, and the reader decides.
    """
    text, source = look.paragraph.text, look.paragraph.source
    if not look.context.is_placed or look.own.is_foreign(source):
        return Severity.ERROR
    speaks = _is_peer(look, place.level, place.start) and speaks_itself(text, place.start, place.end)
    return Severity.ERROR if speaks else look.weight(place.start, place.end)


def _short_after_full(look: Look, names: Collection[str]) -> Iterator[Finding]:
    """The short name of a place that the paragraph names in full: 和平县……推动和平绿色崛起."""
    text = look.paragraph.text
    for name in sorted(names):
        for match in re.finditer(re.escape(name), text) if len(name) > 1 else ():
            if not look.crosses(*match.span()) and not look.own.knows(name) and look.free(*match.span()):
                message = f"“{name}”前面用的是全称，不是本单位所在的地方。"
                certain = not look.context.is_placed or look.own.is_foreign(look.paragraph.source)
                severity = Severity.ERROR if certain else Severity.HINT
                yield found_name(look, *match.span(), message, look.own.short, "【地名】", severity)


def _short_places(look: Look) -> Iterator[Finding]:
    for short in find_short_places(look.paragraph.text, look.own, look.context):
        if not _is_of_ours(look, short) and look.free(short.start, short.end):
            yield from _short_place(look, short)
    for old in find_former_counties(look.paragraph.text, look.own, look.context):
        if not look.crosses(old.start, old.end) and look.free(old.start, old.end):
            name = look.paragraph.text[old.start : old.end]
            message = f"“{name}”（现为{old.place.name}）不是本单位所在的地方，也不是它的上级。"
            yield found_name(look, old.start, old.end, message, look.own.place, "【地名】")


def _is_of_ours(look: Look, short: ShortPlace) -> bool:
    """Whether a short name is one that the speech speaks of, one of our own, or no place: no other stands beside it."""
    if look.context.is_placed and _is_spoken_of(look, short.start, short.end, (short.place.code,)):
        return True
    if look.is_ours(short.start, short.end):
        return True
    text = look.paragraph.text
    word = text[short.start : short.end]
    named = (
        word == short.place.name or is_told(text, short) or (is_no_word(word) and begins_clause(text, short))
    )
    return short.severity is Severity.HINT and not named and not look.has_company(short.start, short.end)


def _short_place(look: Look, short: ShortPlace) -> Iterator[Finding]:
    """The short name of a place that is not our own, as sure as it is that it was left over."""
    text = look.paragraph.text
    word = text[short.start : short.end]
    speaks = _is_peer(look, short.place.level, short.start) and speaks_itself(text, short.start, short.end)
    certain = look.own.is_foreign(look.paragraph.source) or speaks or not look.context.is_placed
    severity = short.severity if certain else look.weight(short.start, short.end)
    is_place = is_no_word(word) or is_told(text, short)
    if severity is Severity.HINT and not (short.place.name.startswith(word) and is_place):
        return
    if severity is not Severity.HINT:
        look.sure |= set(range(short.start, short.end))
    message = f"“{word}”像是地名（{short.place.name}），不是本单位所在的地方，也不是它的上级。"
    choices = tuple(filter(None, (look.own.short, "【地名】")))
    yield found(NAME, severity, look.paragraph, short.start, short.end, message, choices)


def _former(look: Look, place: PlaceMention) -> Iterator[Finding]:
    """The former name of a place of our own."""
    now = next((p.name for p in Gazetteer.load().lookup(place.text) if p.code == place.code), place.name)
    renamed = place.name == place.text and now != place.name
    if (
        renamed
        and look.own.holds(place.codes)
        and place.text not in look.own.names
        and look.free(place.start, place.end)
    ):
        message = f"“{place.text}”是旧地名，现在叫{now}。"
        is_now = look.context.date.year >= _NAMES_OF
        severity = Severity.ERROR if is_now else Severity.HINT
        yield found_name(look, place.start, place.end, message, now, "【地名】", severity)


def _source_names(look: Look) -> Iterator[Finding]:
    """The names of the place, unit and speaker that the paragraph came from, in whatever form."""
    source = look.paragraph.source
    if source is None or source.starter or (look.own.names and not look.own.is_foreign(source)):
        return
    speaker = source.speaker if source.speaker not in look.context.speaker else ""
    blanks = {
        source.unit: "【单位名称】",
        source.place: "【地名】",
        short_name(source.place): "【地名】",
        speaker: "【姓名】",
    }
    for name, blank in blanks.items():
        if len(name) < 2 or look.own.knows(name):
            continue
        for match in re.finditer(re.escape(name), look.paragraph.text):
            if match.start() in look.misnamed and name == speaker:
                continue
            if look.free(*match.span()):
                own = look.own.short if name == short_name(source.place) else ""
                message = f"“{name}”是从《{source.called}》带进来的名称。"
                yield found_name(look, *match.span(), message, own, blank)


def _campaigns(look: Look) -> Iterator[Finding]:
    """Campaigns that came in from elsewhere; where the source is unknown, only a hint."""
    source = look.paragraph.source
    foreign = look.own.is_foreign(source) or (
        not look.own.names and source is not None and not source.starter
    )
    for campaign in find_campaigns(look.paragraph.text):
        name = campaign.text
        if name in look.context.terms.names.own_campaigns or not look.free(campaign.start, campaign.end):
            continue
        if not foreign and look.context.is_placed:
            continue  # what an office types itself is its own campaign, or the country's
        severity = Severity.ERROR if foreign else Severity.HINT
        origin = f"是从《{source.called}》带进来的" if foreign and source else "可能是别处的"
        message = f"“{name}”{origin}活动或口号，请确认本单位也有。"
        yield found(NAME, severity, look.paragraph, campaign.start, campaign.end, message, ("【活动名称】",))


def _minorities(look: Look) -> Iterator[Finding]:
    own = "".join((*look.own.names, *look.context.superiors))
    for match in look.context.terms.names.minorities.finditer(look.paragraph.text):
        name = match.group()
        if look.paragraph.text.startswith(_OF_A_COUNTRY, match.end()) or name in _COUNTRIES:
            continue
        if name.removesuffix("族") not in own and look.free(*match.span()):
            message = f"“{name}”不是各地都有的民族，请确认本地确有。"
            foreign = not look.context.is_placed or look.own.is_foreign(look.paragraph.source)
            severity = Severity.ERROR if foreign else Severity.HINT
            yield found_name(look, *match.span(), message, "", "【民族】", severity)


def _misfits(look: Look) -> Iterator[Finding]:
    """我市 in a county's speech, 八闽大地 outside Fujian and the like."""
    for misfit in find_misfits(look.paragraph.text, look.own, look.context):
        if misfit.is_name and look.crosses(misfit.start, misfit.end):
            continue
        if look.free(misfit.start, misfit.end):
            choices = (misfit.better,) if misfit.better else ()
            yield found(
                NAME, misfit.severity, look.paragraph, misfit.start, misfit.end, misfit.message, choices
            )


def _in_place_of(place: PlaceMention, own: Own) -> str:
    """The unit's own name in the form in which the other place is named, "" where it is unknown.

    A county stands for no province: what is said of 山东 is not said of a county.
    """
    if place.level == "province" and own.level not in ("", "province"):
        return ""
    return own.place if place.text == place.name else own.short


CHECK = Check(
    NAME,
    "他处名称",
    Severity.ERROR,
    paragraph=find_names,
    gather=gather_parts,
    whole=lambda scene: find_foreign_parts(NAME, scene),
    ledger=NearPlaces,
    in_cells=True,
)
