"""How fresh the term files are: what each is made from, which entries were looked at, and how many it has."""

import datetime
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.checks.terms import load_terms
from drafter.core.dates import format_date
from drafter.core.errors import UserError
from drafter.core.toml import open_toml
from drafter.paths import resource

_TITLES = {
    "dated.toml": "过时提法",
    "forms.toml": "名称和提法",
    "fixed.toml": "法定表述",
    "leaders.toml": "领导和称谓",
    "characters.toml": "错别字",
    "names.toml": "地名、民族名",
    "announced.toml": "数目和列举",
    "ear.toml": "听感",
}


#: How an entry says in its source that it was looked at by itself.
_LOOKED = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日核对")


@dataclass(frozen=True, slots=True)
class Freshness:
    """One list: its Chinese title, the name of its file, its source, the day on which every entry was looked at (None
    where nobody did), how many entries it has, how many of them say that they were looked at, and whether it is the
    unit's own.
    """

    title: str
    file: str
    source: str
    checked: datetime.date | None
    entries: int
    looked_at: int
    own: bool

    @property
    def told(self) -> str:
        """When it was looked at, in words: 2026年11月29日核对, 未逐条核对, 其中 17 条注明核对过."""
        if self.checked is not None:
            return f"{format_date(self.checked)}核对"
        some = f"，其中 {self.looked_at} 条注明核对过" if self.looked_at else ""
        return f"未逐条核对{some}"


def lists_of(own: Path) -> Iterator[Freshness]:
    """The built-in lists, each followed by the unit's own of the same name in the folder `own`."""
    for name, title in _TITLES.items():
        for path in (resource("terms", name), own / name):
            if path.is_file():
                yield _read(path, title, path.parent == own)


def _read(path: Path, title: str, own: bool) -> Freshness:
    try:
        content = dict(open_toml(path, "词表").data)
    except UserError:
        return Freshness(title, path.name, "读不出来", None, 0, 0, own)
    about = next(iter(content.pop("about", [])), {})
    rows = [row for table in content.values() if isinstance(table, list) for row in table]
    looked_at = sum(bool(_LOOKED.search(str(row.get("source", "")))) for row in rows if isinstance(row, dict))
    checked = about.get("checked")
    day = checked if isinstance(checked, datetime.date) else None
    return Freshness(title, path.name, str(about.get("source", "")), day, len(rows), looked_at, own)


def take_list(file: Path, own: Path) -> None:
    """Take a list into the folder of the unit's own, in place of one of the same name; UserError where it is none."""
    if file.name not in _TITLES:
        names = "、".join(_TITLES)
        raise UserError(f"“{file.name}”不是词表。词表的文件名是：{names}。")
    own.mkdir(parents=True, exist_ok=True)
    place, before = own / file.name, own / f"{file.name}.before"
    had = place.is_file()
    try:
        if had:
            place.replace(before)
        shutil.copyfile(file, place)
        problems = [one for one in load_terms(own).problems if file.name in one]
        if problems:
            raise UserError(problems[0])
    except (OSError, UserError) as error:
        place.unlink(missing_ok=True)
        if had:
            before.replace(place)
        raise UserError(f"词表“{file.name}”没有收进来，原来的照用。{error}") from error
    before.unlink(missing_ok=True)
