"""Term files: TOML lists that people may edit, read so that a mistake is named with its line and costs one entry."""

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from drafter.paths import resource

T = TypeVar("T")
Row = Mapping[str, Any]

_PLACE = re.compile(r"line (\d+)")
#: The largest number of a term file: years, percentages and lengths all stay below.
_MOST = 9999
_KINDS: Mapping[type, str] = {
    str: "引号里的文字",
    list: "方括号里用逗号隔开的文字",
    datetime.date: "日期，如 2026-01-01，不加引号",
    int: f"0 到 {_MOST} 的整数",
    re.Pattern: "式样（正则表达式），用一对圆括号标出其中一处",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A key of an entry: its name, the type of its value, and whether it must be there."""

    name: str
    kind: type = str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The entries `[[name]]` of a file and the keys that each may have."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TermFile:
    """The entries of a term file by the name of their table, and Chinese sentences on what is wrong in it."""

    rows: Mapping[str, Sequence[Row]]
    problems: tuple[str, ...] = ()


def load_file(name: str, tables: Sequence[Table], own: Path | None) -> TermFile:
    """The built-in term file of this name, followed by the entries of the unit's own file of the same name."""
    parts = [read_file(resource("terms", name), tables)]
    if own is not None and (own / name).is_file():
        parts.append(read_file(own / name, tables))
    rows = {table.name: [row for part in parts for row in part.rows[table.name]] for table in tables}
    return TermFile(rows, tuple(problem for part in parts for problem in part.problems))


def read_file(path: Path, tables: Sequence[Table]) -> TermFile:
    """The entries of one file; what cannot be read is told in `problems` and left out."""
    empty: dict[str, list[Row]] = {table.name: [] for table in tables}
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return TermFile(
            empty, (f"词表“{path.name}”读不出来，请确认它没有被占用、存成了 UTF-8 编码（{error}）。",)
        )
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        where = f"第 {place[1]} 行" if place else "结尾处"
        return TermFile(empty, (f"词表“{path.name}”{where}写法有误，请检查引号、等号和方括号是否成对。",))
    problems = list(_unknown_tables(path, text, content, tables))
    for table in tables:
        entries = content.get(table.name, [])
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            wrong = _mistake(entry, table)
            if wrong is None:
                empty[table.name].append(entry)
            else:
                key, sentence = wrong
                problems.append(f"词表“{path.name}”第 {_line(text, table.name, place, key)} 行{sentence}")
    return TermFile(empty, tuple(problems))


def _unknown_tables(path: Path, text: str, content: Row, tables: Sequence[Table]) -> Iterator[str]:
    known = "、".join(f"[[{table.name}]]" for table in tables)
    for name, value in content.items():
        listed = isinstance(value, list) and all(isinstance(entry, dict) for entry in value)
        if not listed or name not in {table.name for table in tables}:
            yield f"词表“{path.name}”第 {_line(text, name, 0, name)} 行不认识“{name}”，可以写的有：{known}。"


def _mistake(entry: object, table: Table) -> tuple[str, str] | None:
    """What is wrong with an entry: the key and a sentence that follows the number of the line."""
    if not isinstance(entry, dict):
        return "", f"应当是 [[{table.name}]] 开头的一条。"
    columns = {column.name: column for column in table.columns}
    for key, value in entry.items():
        if key not in columns:
            return key, f"不认识“{key}”，可以写的有：{'、'.join(columns)}。"
        if not _is_kind(value, columns[key].kind):
            return key, f"的 {key} 应当是{_KINDS[columns[key].kind]}。"
    missing = [column.name for column in table.columns if column.required and not entry.get(column.name)]
    return ("", f"缺少 {missing[0]}，每条至少要写：{_required(table)}。") if missing else None


def _required(table: Table) -> str:
    return "、".join(column.name for column in table.columns if column.required)


def _is_kind(value: object, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST
    if kind is re.Pattern:
        return isinstance(value, str) and _is_pattern(value)
    return type(value) is kind


def _is_pattern(text: str) -> bool:
    try:
        return re.compile(text).groups == 1
    except re.error:
        return False


def _line(text: str, table: str, place: int, key: str) -> int:
    """The line of a key in the entry at `place` of a table; of the entry itself where the key is not found."""
    lines = text.splitlines()
    heads = [n for n, line in enumerate(lines) if line.strip().startswith(f"[[{table}]]")]
    if place >= len(heads):
        return next((n for n, line in enumerate(lines, 1) if line.strip().lstrip("[").startswith(key)), 1)
    for number in range(heads[place] + 1, len(lines)):
        line = lines[number].strip()
        if line.startswith("["):
            break
        if key and re.match(rf'"?{re.escape(key)}"?\s*=', line):
            return number + 1
    return heads[place] + 1


def mapped(file: TermFile, table: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    """The entries of a table, each made into what a check works with."""
    return tuple(make(row) for row in file.rows[table])
