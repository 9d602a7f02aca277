"""TOML tables that people write, read into dataclasses; a mistake names the key and what is allowed.

A dataclass declares each of its fields once, with the rule for its value (`number`, `choice`, …).
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, TypeVar

from drafter.paths import resource

T = TypeVar("T")
Path = tuple[str, ...]


class Mistake(ValueError):
    """A wrong value, or a key that does not exist: where it stands, and a Chinese sentence on what is allowed."""

    def __init__(self, where: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.where = where
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value may be, in Chinese, and the function that reads it (ValueError where it is not)."""

    allowed: str
    read: Callable[[object], Any]


def number(low: float, high: float, unit: str = "") -> Any:  # noqa: ANN401 - a dataclass field
    """A field for a number from `low` to `high`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise ValueError
        return float(value)

    return field(metadata={"rule": Rule(f"{low:g} 到 {high:g} 之间的数（{unit or '数'}）", read)})


def whole(low: int, high: int, unit: str = "") -> Any:  # noqa: ANN401
    """A field for a whole number from `low` to `high`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError
        return value

    return field(metadata={"rule": Rule(f"{low} 到 {high} 之间的整数{unit and f'（{unit}）'}", read)})


def flag() -> Any:  # noqa: ANN401
    """A field for true or false."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError
        return value

    return field(metadata={"rule": Rule("true 或 false", read)})


def text() -> Any:  # noqa: ANN401
    """A field for a text on one line, without control characters."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not value.isprintable():
            raise ValueError
        return value

    return field(metadata={"rule": Rule("引号里的一行文字", read)})


def choice(*allowed: str) -> Any:  # noqa: ANN401
    """A field for one of a few words."""

    def read(value: object) -> str:
        if value not in allowed:
            raise ValueError
        return str(value)

    return field(metadata={"rule": Rule("、".join(f'"{word}"' for word in allowed) + " 之一", read)})


def type_size() -> Any:  # noqa: ANN401
    """A field for a type size: points, or a name such as 三号. Read as points."""
    names = type_sizes()

    def read(value: object) -> float:
        if isinstance(value, str) and value in names:
            return float(names[value])
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 5 <= value <= 72:
            raise ValueError
        return float(value)

    return field(metadata={"rule": Rule(f"5 到 72 之间的磅数，或 {'、'.join(names)} 之一", read)})


@cache
def type_sizes() -> Mapping[str, float]:
    """The Chinese names of type sizes with their points."""
    return tomllib.loads(resource("word", "type-sizes.toml").read_text(encoding="utf-8"))


def read_table(cls: type[T], data: object, where: Path) -> T:
    """The dataclass `cls` from a TOML table. Raises Mistake for a wrong, unknown or missing key."""
    table = as_table(data, where)
    rules: dict[str, Rule] = {item.name: item.metadata["rule"] for item in fields(cls)}  # type: ignore[arg-type]
    check_keys(table, rules, where)
    values = {}
    for name, rule in rules.items():
        if name not in table:
            raise Mistake(where, f"缺少 {name}，应写 {rule.allowed}")
        try:
            values[name] = rule.read(table[name])
        except ValueError:
            raise Mistake((*where, name), f"{name} 应为 {rule.allowed}，现在是 {table[name]!r}") from None
    return cls(**values)


def as_table(data: object, where: Path) -> Mapping[str, Any]:
    """The value as a table, or Mistake."""
    if not isinstance(data, Mapping):
        raise Mistake(where, f"{'.'.join(where)} 应是一节，写作 [{'.'.join(where)}]")
    return data


def check_keys(table: Mapping[str, Any], known: Mapping[str, object], where: Path) -> None:
    """Mistake where the table has a key that is not among the known ones."""
    for key in table:
        if key not in known:
            raise Mistake((*where, key), f"没有 {key} 这一项，可以写的是 {'、'.join(known)}")


def line_of(source: str, where: Path) -> int:
    """The line, from 1, on which a key or table of a TOML text stands; 0 where it is not written there."""
    section: Path = ()
    found = 0
    for position, line in enumerate(source.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            section = _keys(bare.strip("[]").partition("]")[0])
            if section == where:
                found = position
        elif "=" in bare and not bare.startswith("#"):
            path = (*section, *_keys(bare.partition("=")[0]))
            if path == where:
                return position
    return found


def _keys(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
