"""TOML files that people may edit, read and written so that a mistake is named and not fatal."""

import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from drafter.core.errors import UserError
from drafter.core.folding import fold
from drafter.files.whole import in_words, write_whole

#: No file of ours comes near; a larger one is something else.
MAX_BYTES = 4_000_000

Table = dict[str, Any]

_PLACE = re.compile(r"line (\d+), column (\d+)")


def read_toml(path: Path) -> Table:
    """The content of a TOML file; UserError naming the file, and the line where TOML itself is broken."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"“{path.name}”太大，不像是设置文件，请检查是否放错了文件。")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise in_words(error, path) from error
    except UnicodeDecodeError as error:
        raise UserError(f"“{path.name}”不是 UTF-8 编码的文本，请用记事本另存为 UTF-8 编码。") from error
    try:
        return tomllib.loads(fold(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        where = f"第 {place[1]} 行第 {place[2]} 个字符附近" if place else "结尾处"
        raise UserError(f"“{path.name}”{where}写法有误，请检查引号、等号和方括号是否成对。") from error


def write_toml(path: Path, table: Mapping[str, Any], heading: str = "") -> None:
    """Write a table as TOML, with `heading` as a comment on top; UserError where it cannot be written."""
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    text = comment + ("\n" if comment else "") + tomli_w.dumps(table)
    make_folder(path.parent)
    write_whole(path, text.encode("utf-8"))


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; UserError where that is not possible."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise in_words(error, folder) from error


def refuse_unknown(table: Mapping[str, object], allowed: Collection[str], where: str) -> None:
    """UserError where the table has a key that is not among those allowed."""
    for key in table:
        if key not in allowed:
            raise UserError(f"{where}不认识“{key}”，可以写的有：{'、'.join(allowed)}。")
