"""The holders of the posts of the state, each with the posts that may stand beside the name."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.core.dates import format_date
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Holder:
    """A name with its posts, and the first and last day of them where known."""

    name: str
    posts: tuple[str, ...]
    begins: datetime.date | None
    ends: datetime.date | None

    def is_in_office(self, day: datetime.date) -> bool:
        """Whether these are the posts on that day."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Holders:
    """The holders, and the patterns of every post beside every name."""

    holders: Sequence[Holder] = ()
    before: re.Pattern[str] = _NOTHING
    after: re.Pattern[str] = _NOTHING
    _by_name: dict[str, list[Holder]] = field(default_factory=dict)

    @staticmethod
    def of(holders: Sequence[Holder]) -> "Holders":
        """The patterns for these holders."""
        if not holders:
            return Holders()
        posts = sorted({post for one in holders for post in one.posts}, key=len, reverse=True)
        by_name: dict[str, list[Holder]] = {}
        for one in holders:
            by_name.setdefault(one.name, []).append(one)
        post, name = "|".join(posts), "|".join(by_name)
        return Holders(
            holders,
            re.compile(rf"(?P<post>{post})(?P<name>{name})(?!{post})"),
            re.compile(rf"(?P<name>{name})(?:同志)?(?P<post>{post})"),
            by_name,
        )

    def wrong_posts(self, text: str, day: datetime.date) -> Iterator[tuple[int, int, str]]:
        """Names beside a post that is not theirs on that day: start, end, and what to say of it."""
        for pattern in (self.before, self.after):
            for match in pattern.finditer(text):
                said = self._said(match["name"], match["post"], text[: match.start()], day)
                if said:
                    yield match.start(), match.end(), said

    def _said(self, name: str, post: str, before: str, day: datetime.date) -> str:
        """What is wrong with a post beside a name, "" for nothing. A past year or 时任 before it tells of the past."""
        known = self._by_name[name]
        now = [one for one in known if one.is_in_office(day)]
        if any(post in one.posts for one in now):
            return ""
        if held := next((one for one in known if post in one.posts and one.ends and one.ends < day), None):
            past = _PATTERNS["past"].search(re.split("[。！？；]", before)[-1])
            return (
                "" if past else f"{name}同志任“{post}”到{format_date(held.ends or day)}，这次讲话时已经不是。"
            )
        if now:
            return f"{name}同志的职务是{'、'.join(now[0].posts)}，不是“{post}”。"
        return f"{name}同志没有担任过“{post}”。"
