"""Outlines as TOML files: the built-in ones, and the user's own."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Formatter

from drafter.core.errors import UserError
from drafter.core.model import Move, Outline, Role, Slot
from drafter.core.numbering import MARKERS
from drafter.core.toml import (
    Mistake,
    Table,
    Where,
    as_entries,
    choice,
    number,
    open_toml,
    part,
    read_keys,
    text,
    texts,
    whole,
)
from drafter.files.toml import write_toml
from drafter.paths import resource

#: The built-in outlines that are shown first, in this order; any other in `resources/outlines` follows.
_FIRST = ("three-part", "four-part", "six-part", "agenda", "host", "pledge")
#: The names of all built-in outlines.
BUILT_IN = (*_FIRST, *sorted({path.stem for path in resource("outlines").glob("*.toml")}.difference(_FIRST)))

_OUTLINE_RULES = {
    "title": text(),
    "description": text(),
    "slots": part("[[slots]] 开头的位置"),
}
_SLOT_RULES = {
    "role": choice(*(item.value for item in Role)),
    "level": whole(0, 4),
    "move": choice("", *(item.value for item in Move)),
    "marker": choice("", *MARKERS),
    "prompt": text(),
    "topics": texts(),
    "share": number(0, 1),
    "text": text(),
}
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
    file = open_toml(path, "提纲")
    try:
        table = read_keys(file.data, _OUTLINE_RULES, ())
        slots = as_entries(table.get("slots", []), ("slots",))
        if not slots:
            raise Mistake(("slots",), "没有 [[slots]]，请至少写一个位置")
        return Outline(
            path.stem,
            table.get("title") or path.stem,
            table.get("description", ""),
            tuple(_slot(slot, ("slots", place)) for place, slot in enumerate(slots, 1)),
            own,
        )
    except Mistake as mistake:
        raise file.refuse(mistake) from None


def _slot(table: Mapping[str, object], where: Where) -> Slot:
    slot = read_keys(table, _SLOT_RULES, where, ("role",))
    role = Role(slot["role"])
    level, move = slot.get("level", 0), slot.get("move", "")
    lowest, highest = _LEVELS.get(role, (0, 0))
    if not lowest <= level <= highest:
        allowed = f"{lowest} 到 {highest}" if highest else "0，或者不写"
        raise Mistake((*where, "level"), f"{role.value} 的 level 应当是 {allowed}")
    return Slot(
        role,
        level,
        Move(move) if move else None,
        slot.get("prompt", ""),
        slot.get("topics", ()),
        slot.get("share", 0.0),
        slot.get("marker", ""),
        _template(slot.get("text", ""), (*where, "text")),
    )


def _template(text: str, where: Where) -> str:
    """The text that stands in the slot from the start, with its places checked."""
    places = "、".join(f"{{{name}}}" for name in _PLACES)
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise Mistake(where, f"text 里花括号不成对，花括号里可以写：{places}") from error
    if unknown := names.difference(_PLACES):
        raise Mistake(where, f"text 里不认识 {{{min(unknown)}}}，花括号里可以写：{places}")
    return text
