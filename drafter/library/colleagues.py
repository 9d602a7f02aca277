"""What several people do to one library: who changed what, what came from colleagues, what is kept from them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from drafter.core.model import Source
from drafter.core.progress import Job

#: Who may read a source on a server.
SCOPE_NAMES = {"unit": "本单位", "line": "本条线", "down": "下级单位", "all": "所有单位"}
#: What each fact of a source is called.
FACT_NAMES = {
    "title": "标题",
    "date": "日期",
    "date_guessed": "日期是否推测",
    "speaker": "讲话人",
    "occasion": "场合",
    "unit": "单位",
    "place": "地方",
    "level": "层级",
    "whose": "归属",
    "state": "状态",
    "removed": "在回收站",
    "scope": "谁能看",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what is known of a source: of its title, date, …, or that it was put into the bin (`removed`).

    `who` is the person or unit, "" for this library; `when` is None where the time makes no sense. `is_last` says
    that the value still stands.
    """

    name: str
    before: str
    after: str
    who: str
    when: datetime.datetime | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class Met:
    """A colleague (`who`) changed the same thing of a source at `at` (milliseconds since 1970), unseen by this library."""

    source_id: str
    title: str
    name: str
    who: str
    at: int

    @property
    def sentence(self) -> str:
        """What this user is told of it."""
        moment = datetime.datetime.fromtimestamp(self.at / 1000)
        return (
            f"{self.who or '同事'} {moment:%H:%M} 也改了“{self.title}”的{FACT_NAMES.get(self.name, '情况')}。"
        )


@dataclass(frozen=True, slots=True)
class Received:
    """What came from colleagues: new sources, changes of what is known of others, and where two changed one thing.

    `refused` counts records that make no sense, `later` segments that a later version understands whole.
    """

    sources: int = 0
    changes: int = 0
    refused: int = 0
    later: int = 0
    met: tuple[Met, ...] = ()

    def __add__(self, other: "Received") -> "Received":
        return Received(
            self.sources + other.sources,
            self.changes + other.changes,
            self.refused + other.refused,
            self.later + other.later,
            self.met + other.met,
        )


@dataclass(frozen=True, slots=True)
class Sharing:
    """When and where a source was delivered, the last time first, and who may read it on a server, "" without one."""

    given: tuple[tuple[datetime.date, str], ...] = ()
    scope: str = ""


class Colleagues(Protocol):
    """The part of a library that knows that several people change it."""

    def history(self, source_id: str) -> Sequence[Change]:
        """Who changed what of a source, the newest change first; UserError where it is gone."""
        ...

    def take_back(self, source_id: str, change: Change) -> None:
        """Say again what was said before a change; UserError where the source is gone."""
        ...

    def set_scope(self, scope: str, *source_ids: str) -> None:
        """Say who may read sources of this unit on a server, once they are 定稿 or 已讲: unit, line, down or all.

        The server takes it from a curator only.
        """
        ...

    def sharing(self, source_id: str) -> Sharing:
        """When a source was delivered, and who may read it; UserError where it is gone."""
        ...

    def note_given(self, source_id: str, day: datetime.date, where: str) -> None:
        """Note that a source was delivered on a day, at a meeting or place; it counts as 已讲 from then on."""
        ...

    def set_private(self, private: bool, *source_ids: str) -> None:
        """Keep sources from colleagues, or tell them; what was told already cannot be called back."""
        ...

    def private_folders(self) -> Sequence[str]:
        """The folders of which nothing that is imported is told to colleagues."""
        ...

    def set_private_folders(self, *folders: str) -> None:
        """Tell colleagues nothing that is imported of these folders from now on; they replace those before."""
        ...

    def forget_colleagues(self) -> int:
        """Delete for good what colleagues brought; gives how many sources that were."""
        ...

    def brought_since(self, day: datetime.date) -> Sequence[Source]:
        """The sources outside the bin that colleagues brought on a day or later, the last that came first."""
        ...

    def follow_lease(self) -> int:
        """Hide what other units lent where the last contact is longer ago than the server allows, and show it again
        after one; gives how many sources are hidden."""
        ...

    def receive(self, folder: Path, *, apart: bool = False) -> Job[Received]:
        """Take in what colleagues told, as another process laid it into a folder, and remove it from there.

        With `apart` another process takes in what is much, so that this one stays free for its window.
        """
        ...
