"""The holders of the posts of the state, each with the posts that may stand beside the name."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    _by_name: dict[str, Holder] = field(default_factory=dict)

    @staticmethod
    def of(holders: Sequence[Holder]) -> "Holders":
        """The patterns for these holders."""
        if not holders:
            return Holders()
        posts = sorted({post for one in holders for post in one.posts}, key=len, reverse=True)
        post, name = "|".join(posts), "|".join(one.name for one in holders)
        return Holders(
            holders,
            re.compile(rf"(?P<post>{post})(?P<name>{name})(?!{post})"),
            re.compile(rf"(?P<name>{name})(?:同志)?(?P<post>{post})"),
            {one.name: one for one in holders},
        )

    def wrong_posts(self, text: str, day: datetime.date) -> Iterator[tuple[int, int, str, Holder]]:
        """Names beside a post that is not theirs on that day: start, end, the post, and who is named."""
        for pattern in (self.before, self.after):
            for match in pattern.finditer(text):
                holder = self._by_name[match["name"]]
                if holder.is_in_office(day) and match["post"] not in holder.posts:
                    yield match.start(), match.end(), match["post"], holder
