"""Term files: TOML lists that people may edit, read so that a mistake is named with its line and costs one entry."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from drafter.core.errors import UserError
from drafter.core.toml import (
    Mistake,
    Rule,
    TomlFile,
    Where,
    date,
    flag,
    open_toml,
    pattern,
    read_keys,
    text,
    texts,
    whole,
)
from drafter.paths import resource

T = TypeVar("T")
Row = Mapping[str, Any]

#: What a value of each kind may be; a number is a year, a percentage or a length.
_RULES: Mapping[type, Rule] = {
    str: text(),
    list: texts(),
    datetime.date: date(),
    int: whole(0, 9999),
    bool: flag(),
    re.Pattern: pattern(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A key of an entry: its name, the type of its value or the rule for it, and whether it must be there."""

    name: str
    kind: type | Rule = str
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


#: What a file says of all its entries that say nothing themselves: where they are from, and the day on which
#: every one of them was looked at, where that was done.
ABOUT = Table("about", (Column("source", str, True), Column("checked", datetime.date)))


def load_file(name: str, tables: Sequence[Table], own: Path | None) -> TermFile:
    """The built-in term file of this name, followed by the entries of the unit's own file of the same name."""
    parts = [read_file(resource("terms", name), tables)]
    if own is not None and (own / name).is_file():
        parts.append(read_file(own / name, tables))
    rows = {table.name: [row for part in parts for row in part.rows[table.name]] for table in tables}
    return TermFile(rows, tuple(problem for part in parts for problem in part.problems))


def read_file(path: Path, tables: Sequence[Table]) -> TermFile:
    """The entries of one file; what cannot be read is told in `problems` and left out."""
    rows: dict[str, list[Row]] = {table.name: [] for table in tables}
    try:
        file = open_toml(path, "词表")
    except UserError as error:
        return TermFile(rows, (str(error),))
    problems: list[str] = []
    for read in _readings(file, tables):
        try:
            name, row = read()
            rows.setdefault(name, []).append(row)
        except Mistake as mistake:
            problems.append(str(file.refuse(mistake)))
    return TermFile(rows, tuple(problems))


def _readings(file: TomlFile, tables: Sequence[Table]) -> Iterator[Callable[[], tuple[str, Row]]]:
    """What reads each entry of a file, with the name of its table, or raises Mistake."""
    known = {table.name: table for table in (*tables, ABOUT)}
    for name, entries in file.data.items():
        if name not in known or not isinstance(entries, list):
            yield partial(_refuse_table, name, known)
            continue
        for place, entry in enumerate(entries, 1):
            yield partial(_row, entry, known[name], (name, place))


def _refuse_table(name: str, known: Mapping[str, Table]) -> tuple[str, Row]:
    listed = "、".join(f"[[{one}]]" for one in known)
    raise Mistake((name,), f"不认识“{name}”，可以写的有：{listed}")


def _row(entry: object, table: Table, where: Where) -> tuple[str, Row]:
    rules = {one.name: one.kind if isinstance(one.kind, Rule) else _RULES[one.kind] for one in table.columns}
    row = read_keys(entry, rules, where)
    required = [column.name for column in table.columns if column.required]
    for name in required:
        if row.get(name) in (None, "", []):
            raise Mistake(where, f"缺少 {name}，每条至少要写：{'、'.join(required)}")
    return table.name, row


def mapped(file: TermFile, table: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    """The entries of a table, each made into what a check works with."""
    return tuple(make(row) for row in file.rows[table])
