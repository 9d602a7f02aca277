"""The file of the unit profile: for whom speeches are written here. Asked once, kept as TOML that people may edit."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from drafter.core.errors import UserError
from drafter.core.unit import LEVEL_NAMES, Leader, Unit
from drafter.files.toml import read_toml, refuse_unknown, write_toml

_HEADING = """本单位的情况，程序用它填空、核对地名和职务，只存在这台电脑上。
level 可以是 province（省）、city（市）、county（县）、township（乡镇）；领导按排名先后写。"""


_KEYS = tuple(item.name for item in fields(Unit))


def load_unit(path: Path) -> Unit:
    """The unit in a file, an empty one where there is no file; UserError naming what is wrong in it."""
    if not path.exists():
        return Unit()
    table = read_toml(path)
    where = f"单位信息“{path.name}”里"
    refuse_unknown(table, _KEYS, where)
    level = _text(table, "level", where)
    if level not in ("", *LEVEL_NAMES):
        raise UserError(f"{where}的 level 不能是“{level}”，可以是：{'、'.join(LEVEL_NAMES)}。")
    return Unit(
        _text(table, "name", where),
        _text(table, "short", where),
        level,
        _text(table, "place", where),
        _texts(table, "superiors", where),
        _leaders(table, where),
        _texts(table, "meetings", where),
        _text(table, "speaker", where),
        _number(table, "speed", 0, 1000, where),
        _number(table, "copied_limit", Unit().copied_limit, 100, where),
        _number(table, "foreign_limit", Unit().foreign_limit, 100, where),
    )


def save_unit(unit: Unit, path: Path) -> None:
    """Write the unit; UserError where that is not possible."""
    table = {name: _plain(getattr(unit, name)) for name in _KEYS}
    write_toml(path, table, _HEADING)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [{"name": v.name, "post": v.post} if isinstance(v, Leader) else v for v in value]
    return value


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise UserError(f"{where}的 {key} 应当是引号里的文字。")
    return value.strip()


def _texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UserError(f'{where}的 {key} 应当是方括号里的几个词，如 ["临江市", "江东省"]。')
    return tuple(item.strip() for item in value if item.strip())


def _number(table: Mapping[str, Any], key: str, default: int, most: int, where: str) -> int:
    value = table.get(key, default)
    if type(value) is not int or not 0 <= value <= most:
        raise UserError(f"{where}的 {key} 应当是 0 到 {most} 之间的整数。")
    return value


def _leaders(table: Mapping[str, Any], where: str) -> tuple[Leader, ...]:
    value = table.get("leaders", [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UserError(f"{where}的每位领导应当以 [[leaders]] 开头，下面写 name 和 post。")
    for place, item in enumerate(value, 1):
        refuse_unknown(item, ("name", "post"), f"{where}第 {place} 位领导")
    leaders = (Leader(_text(item, "name", where), _text(item, "post", where)) for item in value)
    return tuple(leader for leader in leaders if leader.name)
