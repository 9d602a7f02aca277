"""What is known of a blank before anybody types: from the unit profile and the facts of the draft."""

from collections.abc import Iterator, Mapping

from drafter.core.fills import BlankGroup, Spot
from drafter.core.model import Draft
from drafter.core.unit import LEVEL_NAMES, Unit

#: What stands behind a masked name, and the ends of the place names that it may hide.
_RANKS: Mapping[str, tuple[str, ...]] = {
    "省": ("省",),
    "市": ("市",),
    "县": ("县",),
    "区": ("区",),
    "镇": ("镇",),
    "乡": ("乡",),
}
_PLACE_NAMES = frozenset({"地名", "地方", "本地", "地区", "所在地"})
_UNIT_NAMES = frozenset({"单位", "单位名", "单位名称", "本单位"})


def known_fill(group: BlankGroup, draft: Draft, unit: Unit) -> str:
    """What to put into a blank, "" where that is not known."""
    if group.apart:
        return ""
    if group.name:
        return _fills(draft, unit).get(group.name, "")
    return _behind_mask(group.spots[0], draft, unit)


def _fills(draft: Draft, unit: Unit) -> dict[str, str]:
    """What each name of a blank stands for."""
    facts = draft.facts
    place, own = facts.place or unit.place, facts.unit or unit.name
    fills = dict.fromkeys(_PLACE_NAMES, place) | dict.fromkeys(_UNIT_NAMES, own)
    fills |= {leader.post: leader.name for leader in unit.leaders if leader.post}
    fills |= {_office(leader.post): leader.name for leader in reversed(unit.leaders) if leader.post}
    for rank, name in _places(draft, unit):
        fills |= dict.fromkeys((rank, f"{rank}名", f"{rank}名称"), name)
    if unit.level in LEVEL_NAMES and place:
        fills |= {f"{LEVEL_NAMES[unit.level]}名": place}
    fills |= dict.fromkeys(("会议", "会议名称"), facts.occasion)
    fills |= dict.fromkeys(("讲话人", "姓名及职务"), facts.speaker or unit.speaker)
    if facts.date:
        day = facts.date
        fills |= dict.fromkeys(("年份", "年"), str(day.year))
        fills |= {"月份": str(day.month), "月": str(day.month), "日": str(day.day)}
    return fills


def _office(post: str) -> str:
    """A post without the unit before it: 县委书记 is also 书记."""
    return next(
        (office for office in ("书记", "县长", "市长", "区长", "局长", "镇长") if post.endswith(office)), post
    )


def _places(draft: Draft, unit: Unit) -> Iterator[tuple[str, str]]:
    """The rank and full name of the unit's own place and of those above it, the nearest first wins."""
    for place in (*reversed(unit.superiors), draft.facts.place or unit.place):
        for rank, ends in _RANKS.items():
            if place.endswith(ends) and len(place) > 1:
                yield rank, place


def _behind_mask(spot: Spot, draft: Draft, unit: Unit) -> str:
    """What a masked name hides, as far as the word behind it tells: X县 in a county, X月 on a day."""
    rank = spot.after[:1]
    for known, place in _places(draft, unit):
        if known == rank:
            return place.removesuffix(rank)
    day = draft.facts.date
    if day and (rank == "日" or (rank == "月" and spot.after[2:3] == "日")):
        return str(day.day if rank == "日" else day.month)
    return ""
