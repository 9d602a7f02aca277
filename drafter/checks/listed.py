"""Persons in a text who stand in the place of a leader on the unit's list: another name for a post, or one slip away."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.posts import find_before_posts
from drafter.core.unit import Leader, Unit
from drafter.reading.people import find_people

#: The characters of which posts of offices are made.
POST = "县市区省州盟旗镇乡村委政府人大协常会副党组纪监察宣传织统战法务代理第一部办局长主任书记席秘总助员院检专调研级巡视"
POST_BEFORE = re.compile(rf"[{POST}]{{2,16}}$")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name from `start` to `end`, the leader who is meant, and the post beside it that tells so, "" where none does."""

    start: int
    end: int
    name: str
    meant: Leader
    held: str


def find_misnamed(text: str, leaders: Sequence[Leader]) -> Iterator[Misnamed]:
    """Names that are a leader's but for one character, or that bear a post which the list gives to another."""
    listed = {leader.name for leader in leaders}
    holders = _only_holders(leaders)
    people = {person.start: person for person in (*find_people(text), *find_before_posts(text))}
    for person in people.values():
        name = person.text
        if name in listed or any(text.startswith(other, person.start) for other in listed):
            continue
        before = POST_BEFORE.search(text[: person.start])
        after = next((post for post in holders if text.startswith(post, person.end)), "")
        held = before.group() if before else after
        holder = holders.get(held)
        meant = holder or next((leader for leader in leaders if _is_slip(name, leader.name)), None)
        if meant is not None:
            yield Misnamed(person.start, person.end, name, meant, held if holder else "")


def moved_leaders(unit: Unit) -> Callable[[str, str], list[str]]:
    """What tells of a text and its place, in sentences, who holds a post of the unit's own place now in place of another."""

    def told(text: str, place: str) -> list[str]:
        if not unit.leaders or not place or place != unit.place:
            return []
        named = find_misnamed(text, unit.leaders)
        return [f"{one.held}现在是{one.meant.name}，不是{one.name}。" for one in named if one.held]

    return told


def posts_of(leader: Leader) -> list[str]:
    """The posts of a leader one by one: 县委副书记、县长 are two."""
    return [post for post in re.split("[、，, ]", leader.post) if post]


def _only_holders(leaders: Sequence[Leader]) -> dict[str, Leader]:
    """The leader who holds a post, for the posts that only one holds."""
    every = [post for leader in leaders for post in posts_of(leader)]
    return {post: leader for leader in leaders for post in posts_of(leader) if every.count(post) == 1}


def _is_slip(name: str, listed: str) -> bool:
    """Whether two names of one length have the same surname and differ in a single character of three."""
    if len(name) != len(listed) or len(name) < 3 or name[0] != listed[0]:
        return False
    return sum(a != b for a, b in zip(name, listed, strict=True)) == 1
