"""TOML files that people may edit: read in one way, every mistake named with its line.

A file is opened with `open_toml`; what stands in it is read by rules (`number`, `choice`, …), one for each key, with
`read_keys` or, where the keys are the fields of a dataclass, with `read_table`. A rule that is broken raises Mistake,
which `TomlFile.refuse` turns into a sentence with file and line.
"""

import dataclasses
import datetime
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.core.folding import fold
from drafter.paths import resource

T = TypeVar("T")
Table = dict[str, Any]
#: The keys on the way to a value; an entry of `[[slots]]` counts from 1: ("slots", 2, "role").
Where = tuple[str | int, ...]

#: No file of ours comes near; a larger one is something else.
MAX_BYTES = 4_000_000

_LINE = re.compile(r"line (\d+)")
_HEAD = re.compile(r"\[{1,2}([^\[\],=]+)\]{1,2}\s*(?:#.*)?")


class Mistake(ValueError):
    """A wrong value, or a key that does not exist: where it stands, and a Chinese sentence on what is allowed."""

    def __init__(self, where: Where, sentence: str) -> None:
        super().__init__(sentence)
        self.where = where
        self.sentence = sentence


@dataclass(frozen=True)
class TomlFile:
    """An opened file: `kind` is what it is for the user (版式, 提纲, 词表), `source` its text, `data` what it says."""

    path: Path
    kind: str
    source: str
    data: Table

    @cached_property
    def lines(self) -> dict[Where, int]:
        """The line, from 1, on which each table and key is first written."""
        return _lines(self.source)

    def refuse(self, mistake: Mistake) -> UserError:
        """The sentence for a mistake, with the line where it stands; where a key is missing, that of what should hold it."""
        line = self.line_of(mistake.where)
        place = f"第 {line} 行" if line else ""
        return UserError(f"{self.kind}“{self.path.name}”{place}：{mistake.sentence}。")

    def line_of(self, where: Where) -> int:
        """The line, from 1, of a key or table, or of the nearest around it that is written there; 0 where none is."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[:-1]
        return 0


def open_toml(path: Path, kind: str) -> TomlFile:
    """Read a file; UserError that names it where it cannot be read, and the line where TOML itself is broken."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{kind}“{path.name}”太大，请检查是否放错了文件。")
        source = fold(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise in_words(error, path) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{kind}“{path.name}”不是 UTF-8 编码的文本，请用记事本另存为 UTF-8 编码。") from error
    try:
        return TomlFile(path, kind, source, tomllib.loads(source))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else source.count("\n") + 1
        sentence = "写法有误：应写作 名称 = 值，文字放在双引号里，引号和方括号成对，每项只写一次"
        raise UserError(f"{kind}“{path.name}”第 {line} 行{sentence}。") from error


def own_toml(*parts: str) -> Table:
    """What a file of the program's own says, by its place below `resources/`."""
    path = resource(*parts)
    return open_toml(path, "程序自带的").data


def _lines(source: str) -> dict[Where, int]:
    found: dict[Where, int] = {}
    counts: dict[Where, int] = {}
    section: Where = ()
    for number, line in enumerate(source.splitlines(), 1):
        bare = line.strip()
        if head := _HEAD.fullmatch(bare):
            section = _placed(_keys(head[1]), counts, is_entry=bare.startswith("[["))
            found.setdefault(section, number)
            # A table is there with the first of its entries.
            found.setdefault(tuple(key for key in section if isinstance(key, str)), number)
        elif "=" in bare and not bare.startswith("#"):
            found.setdefault((*section, *_keys(bare.partition("=")[0])), number)
    return found


def _placed(keys: tuple[str, ...], counts: dict[Where, int], *, is_entry: bool) -> Where:
    """The way to a table; `counts` says how many entries each array of tables has so far."""
    way: Where = ()
    for place, key in enumerate(keys, 1):
        way = (*way, key)
        if is_entry and place == len(keys):
            counts[way] = counts.get(way, 0) + 1
        if way in counts:
            way = (*way, counts[way])
    return way


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


# What a value may be


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value may be, in Chinese, and the function that reads it (ValueError where it is not)."""

    allowed: str
    read: Callable[[object], Any]


def number(low: float, high: float, unit: str = "") -> Rule:
    """A number from `low` to `high`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise ValueError
        return float(value)

    return Rule(f"{low:g} 到 {high:g} 之间的数{unit and f'（{unit}）'}", read)


def whole(low: int, high: int, unit: str = "") -> Rule:
    """A whole number from `low` to `high`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError
        return value

    return Rule(f"{low} 到 {high} 之间的整数{unit and f'（{unit}）'}", read)


def flag() -> Rule:
    """True or false."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError
        return value

    return Rule("true 或 false", read)


def text() -> Rule:
    """A text, on as many lines as it likes."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError
        return value

    return Rule("引号里的文字", read)


def line() -> Rule:
    """A text on one line, without control characters."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not value.isprintable():
            raise ValueError
        return value

    return Rule("引号里的一行文字", read)


def texts() -> Rule:
    """Some texts; read as a tuple."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValueError
        return tuple(value)

    return Rule('方括号里用逗号隔开的文字，如 ["甲", "乙"]', read)


def choice(*allowed: str) -> Rule:
    """One of a few words; "" among them counts as left out."""

    def read(value: object) -> str:
        if value not in allowed:
            raise ValueError
        return str(value)

    return Rule("、".join(f'"{word}"' for word in allowed if word) + " 之一", read)


def date() -> Rule:
    """A day."""

    def read(value: object) -> datetime.date:
        if type(value) is not datetime.date:
            raise ValueError
        return value

    return Rule("日期，如 2026-01-01，不加引号", read)


def pattern() -> Rule:
    """A regular expression with one group; read as its text."""
    return Rule("式样（正则表达式），用一对圆括号标出其中一处", lambda value: _pattern(value, 1))


def regex() -> Rule:
    """Any regular expression; read as its text."""
    return Rule("式样（正则表达式）", _pattern)


def _pattern(value: object, groups: int | None = None) -> str:
    try:
        if isinstance(value, str) and groups in (None, re.compile(value).groups):
            re.compile(value)
            return value
    except re.error:
        pass
    raise ValueError


def part(told: str) -> Rule:
    """A table or an array of them that is read by rules of its own."""
    return Rule(told, lambda value: value)


def column(rule: Rule, default: object = dataclasses.MISSING) -> Any:  # noqa: ANN401 - a dataclass field
    """A field of a dataclass that `read_table` makes; a key that has a `default` may be left out."""
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata={"rule": rule})
    return dataclasses.field(default=default, metadata={"rule": rule})


# Reading tables


def read_table(cls: type[T], data: object, where: Where) -> T:
    """The dataclass `cls`, its fields made by `column`, from a table. Mistake for a wrong, unknown or missing key."""
    columns = dataclasses.fields(cls)  # type: ignore[arg-type]
    rules: dict[str, Rule] = {item.name: item.metadata["rule"] for item in columns}
    required = [item.name for item in columns if item.default is dataclasses.MISSING]
    return cls(**read_keys(data, rules, where, required))


def read_keys(
    data: object, rules: Mapping[str, Rule], where: Where, required: Sequence[str] = ()
) -> dict[str, Any]:
    """The values of those keys that a table has, each read by its rule. Mistake for a wrong, unknown or missing key."""
    table = as_table(data, where)
    check_keys(table, rules, where)
    for name in required:
        if name not in table:
            raise Mistake(where, f"缺少 {name}，应当是 {rules[name].allowed}")
    return {name: read_value(table[name], rules[name], (*where, name)) for name in rules if name in table}


def read_value(value: object, rule: Rule, where: Where) -> Any:  # noqa: ANN401 - as the rule has it
    """A value by its rule, or Mistake."""
    try:
        return rule.read(value)
    except ValueError:
        raise Mistake(where, f"{where[-1]} 应当是 {rule.allowed}，现在是 {value!r}") from None


def as_table(data: object, where: Where) -> Mapping[str, Any]:
    """The value as a table, or Mistake."""
    if not isinstance(data, Mapping):
        name = ".".join(key for key in where if isinstance(key, str))
        raise Mistake(where, f"{name} 应当是一节，写作 [{name}]")
    return data


def as_entries(data: object, where: Where) -> list[Mapping[str, Any]]:
    """The entries `[[name]]` of an array of tables, or Mistake."""
    if not isinstance(data, list) or not all(isinstance(entry, Mapping) for entry in data):
        name = ".".join(key for key in where if isinstance(key, str))
        raise Mistake(where, f"{name} 的每一条应当以 [[{name}]] 开头")
    return data


def check_keys(table: Mapping[str, object], known: Mapping[str, object], where: Where) -> None:
    """Mistake where the table has a key that is not among the known ones."""
    for key in table:
        if key not in known:
            raise Mistake((*where, key), f"不认识“{key}”，可以写的有：{'、'.join(known)}")
