"""Type sizes: points, or a name such as 三号."""

from collections.abc import Mapping
from functools import cache

from drafter.core.toml import Rule, own_toml


def type_size() -> Rule:
    """A type size in a layout file: points, or a name. Read as points."""
    names = type_sizes()

    def read(value: object) -> float:
        if isinstance(value, str) and value in names:
            return float(names[value])
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 5 <= value <= 72:
            raise ValueError
        return float(value)

    return Rule(f"5 到 72 之间的磅数，或 {'、'.join(names)} 之一", read)


@cache
def type_sizes() -> Mapping[str, float]:
    """The Chinese names of type sizes with their points."""
    return own_toml("word", "type-sizes.toml")
