"""Outlines as TOML files: the built-in ones, and the user's own."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Formatter

from drafter.core.errors import UserError
from drafter.core.folding import fold
from drafter.core.model import Move, Outline, Role, Slot
from drafter.core.numbering import MARKERS
from drafter.files.toml import Table, read_toml, refuse_unknown, write_toml
from drafter.paths import resource

#: The built-in outlines, in the order in which they are shown.
BUILT_IN = ("three-part", "four-part", "six-part", "agenda", "host", "pledge")

_OUTLINE_KEYS = ("title", "description", "slots")
_SLOT_KEYS = ("role", "level", "move", "marker", "prompt", "topics", "share", "text")
_PLACES = ("title", "date", "speaker", "occasion", "n")
_LEVELS = {Role.HEADING: (1, 4), Role.POINT: (1, 4), Role.TITLE: (0, 1)}
_HEADING = "我的提纲。各栏的写法见程序自带的提纲 three-part.toml。"


def load_outlines(own: Path | None, report: Callable[[UserError], None] | None = None) -> list[Outline]:
    """The built-in outlines in their order, then the user's own by title.

    `own` is the folder of the user's own, which need not exist. A file with a mistake is left out, and
    `report` is told which one, what is wrong, and what is allowed.
    """
    outlines = [_load(resource("outlines", f"{name}.toml"), own=False) for name in BUILT_IN]
    found: list[Outline] = []
    for path in sorted(own.glob("*.toml")) if own else []:
        try:
            found.append(_load(path, own=True))
        except UserError as error:
            if report:
                report(error)
    return outlines + sorted(found, key=lambda outline: outline.title)


def find_outline(outlines: list[Outline], name: str) -> Outline:
    """The outline with this name or title; UserError listing what there is."""
    for outline in outlines:
        if name in (outline.name, outline.title):
            return outline
    known = "、".join(f"{outline.name}（{outline.title}）" for outline in outlines)
    raise UserError(f"没有叫“{name}”的提纲，可选：{known}。")


def save_outline(outline: Outline, folder: Path) -> Path:
    """Write an outline of the user's own into `folder` and return its file; one of the same name is replaced."""
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", outline.name).strip(" .")[:60] or "我的提纲"
    path = folder / f"{name}-own.toml" if name in BUILT_IN else folder / f"{name}.toml"
    table = {
        "title": outline.title,
        "description": outline.description,
        "slots": [_slot_table(slot) for slot in outline.slots],
    }
    write_toml(path, table, _HEADING)
    return path


def _slot_table(slot: Slot) -> Table:
    values: Table = {
        "role": slot.role.value,
        "level": slot.level,
        "move": slot.move.value if slot.move else "",
        "marker": slot.marker,
        "text": slot.text,
        "prompt": slot.prompt,
        "topics": list(slot.topics),
        "share": slot.share,
    }
    return {key: value for key, value in values.items() if value}


def _load(path: Path, own: bool) -> Outline:
    table = read_toml(path)
    where = f"提纲“{path.name}”里"
    refuse_unknown(table, _OUTLINE_KEYS, where)
    slots = table.get("slots")
    if not isinstance(slots, list) or not slots:
        raise UserError(f"{where}没有 [[slots]]，请至少写一个位置。")
    return Outline(
        path.stem,
        _text(table, "title", where) or path.stem,
        _text(table, "description", where),
        tuple(_slot(slot, f"{where}第 {place} 个位置") for place, slot in enumerate(slots, 1)),
        own,
    )


def _slot(table: object, where: str) -> Slot:
    if not isinstance(table, dict):
        raise UserError(f"{where}写法有误，每个位置以 [[slots]] 开头。")
    refuse_unknown(table, _SLOT_KEYS, where)
    role = Role(_choice(table, "role", [item.value for item in Role], where))
    move = _choice(table, "move", ["", *(item.value for item in Move)], where)
    return Slot(
        role,
        _level(table, role, where),
        Move(move) if move else None,
        _text(table, "prompt", where),
        _topics(table, where),
        _share(table, where),
        _choice(table, "marker", ["", *MARKERS], where),
        _template(table, where),
    )


def _text(table: Mapping[str, object], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise UserError(f"{where}的 {key} 应当是引号里的文字。")
    return fold(value)


def _choice(table: Mapping[str, object], key: str, allowed: list[str], where: str) -> str:
    value = _text(table, key, where)
    if value not in allowed:
        raise UserError(f"{where}的 {key} 不能是“{value}”，可以是：{'、'.join(filter(None, allowed))}。")
    return value


def _level(table: Mapping[str, object], role: Role, where: str) -> int:
    value = table.get("level", 0)
    lowest, highest = _LEVELS.get(role, (0, 0))
    if type(value) is not int or not lowest <= value <= highest:
        allowed = f"{lowest} 到 {highest}" if highest else "0，或者不写"
        raise UserError(f"{where}（{role.value}）的 level 应当是 {allowed}。")
    return value


def _topics(table: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = table.get("topics", [])
    if not isinstance(value, list) or not all(isinstance(topic, str) for topic in value):
        raise UserError(f'{where}的 topics 应当是方括号里的几个词，如 ["安全生产", "责任"]。')
    return tuple(map(fold, value))


def _share(table: Mapping[str, object], where: str) -> float:
    value = table.get("share", 0.0)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise UserError(f"{where}的 share 应当是 0 到 1 之间的数，如 0.05。")
    return float(value)


def _template(table: Mapping[str, object], where: str) -> str:
    """The text that stands in the slot from the start, with its places checked."""
    text = _text(table, "text", where)
    places = "、".join(f"{{{name}}}" for name in _PLACES)
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise UserError(f"{where}的 text 里花括号不成对，花括号里可以写：{places}。") from error
    if unknown := names.difference(_PLACES):
        raise UserError(f"{where}的 text 里不认识 {{{min(unknown)}}}，花括号里可以写：{places}。")
    return text
