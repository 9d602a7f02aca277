"""The file of the unit profile: for whom speeches are written here. Asked once, kept as TOML that people may edit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.core.toml import Mistake, as_entries, choice, open_toml, part, read_keys, text, texts, whole
from drafter.core.unit import LEVEL_NAMES, Leader, Unit
from drafter.files.toml import write_toml

_HEADING = """本单位的情况，程序用它填空、核对地名和职务，只存在这台电脑上。
level 可以是 province（省）、city（市）、county（县）、township（乡镇）；领导按排名先后写。"""


_LEADER_RULES = {"name": text(), "post": text()}
_RULES = {
    "name": text(),
    "short": text(),
    "level": choice("", *LEVEL_NAMES),
    "place": text(),
    "superiors": texts(),
    "leaders": part("[[leaders]] 开头的各位领导"),
    "meetings": texts(),
    "speaker": text(),
    "speed": whole(0, 1000),
    "copied_limit": whole(0, 100),
    "foreign_limit": whole(0, 100),
    "own": texts(),
}


def load_unit(path: Path) -> Unit:
    """The unit in a file, an empty one where there is no file; UserError naming what is wrong in it, with its line."""
    if not path.exists():
        return Unit()
    file = open_toml(path, "单位信息")
    try:
        values = read_keys(file.data, _RULES, ())
        leaders = tuple(_leaders(values.pop("leaders", [])))
    except Mistake as mistake:
        raise file.refuse(mistake) from None
    return Unit(**{name: _stripped(value) for name, value in values.items()}, leaders=leaders)


def save_unit(unit: Unit, path: Path) -> None:
    """Write the unit; UserError where that is not possible."""
    table = {name: _plain(getattr(unit, name)) for name in _RULES}
    write_toml(path, table, _HEADING)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [{"name": v.name, "post": v.post} if isinstance(v, Leader) else v for v in value]
    return value


def _stripped(value: object) -> Any:  # noqa: ANN401 - as the rules have it
    """A text without blanks around it, some texts without empty ones; anything else as it is."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        return tuple(item.strip() for item in value if item.strip())
    return value


def _leaders(value: object) -> Iterator[Leader]:
    """The leaders that have a name."""
    for place, entry in enumerate(as_entries(value, ("leaders",)), 1):
        leader = read_keys(entry, _LEADER_RULES, ("leaders", place))
        if name := leader.get("name", "").strip():
            yield Leader(name, leader.get("post", "").strip())
