"""How the last contact with the colleagues went: written by the process that speaks with them, read by the window."""

import datetime
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from drafter.files.whole import write_whole

#: What stands behind the reason where what came cannot be taken in.
PAUSED = "同步暂停，原有语料不受影响。"


@dataclass(frozen=True, slots=True)
class OfficeStatus:
    """`last` is the time of the last contact that went well (ISO, local), "" before the first.

    `error` says in words why there was none since, `notes` what the user should know; `waiting` counts the sources
    that have still to be told, `changes` the corrections of others.
    """

    last: str = ""
    error: str = ""
    waiting: int = 0
    changes: int = 0
    damaged: int = 0
    notes: tuple[str, ...] = ()

    @property
    def unsent(self) -> str:
        """What has still to be told: 2 篇、修改 3 处; "" where nothing has."""
        sources = [f"{self.waiting} 篇"] if self.waiting else []
        changes = [f"修改 {self.changes} 处"] if self.changes else []
        return "、".join(sources + changes)

    @property
    def silent(self) -> int:
        """For how many days there was no contact; 0 before the first."""
        moment = self._moment
        return (datetime.datetime.now().astimezone() - moment).days if moment else 0

    @property
    def _moment(self) -> datetime.datetime | None:
        try:
            return datetime.datetime.fromisoformat(self.last).astimezone()
        except ValueError:
            return None

    @property
    def when(self) -> str:
        """上次同步 10:42, with the date where it was not today; "" before the first contact."""
        moment = self._moment
        if moment is None:
            return ""
        today = moment.date() == datetime.date.today()
        return (
            f"上次同步 {moment:%H:%M}" if today else f"上次同步 {moment.month}月{moment.day}日 {moment:%H:%M}"
        )


def load_status(file: Path) -> OfficeStatus:
    """What was written last; nothing known where that cannot be read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return OfficeStatus(
            str(data["last"]),
            str(data["error"]),
            int(data["waiting"]),
            int(data["changes"]),
            int(data["damaged"]),
            tuple(map(str, data["notes"])),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return OfficeStatus()


def save_status(status: OfficeStatus, file: Path) -> None:
    """Write it; UserError where the disk forbids it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(asdict(status), ensure_ascii=False).encode())
