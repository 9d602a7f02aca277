"""What is told of a place that is past its time."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is past its time."""

    PHRASE = "phrase"
    YEAR = "year"
    ANNIVERSARY = "anniversary"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Stale:
    """Where it stands in its passage, the words, a Chinese sentence that says why, and what could stand there instead.

    A doubtful one is out of season, and nothing in its sentence says that it is meant as current. `rule` names what
    found it, where several do.
    """

    kind: Kind
    start: int
    end: int
    words: str
    message: str
    choices: tuple[str, ...] = ()
    is_doubtful: bool = False
    rule: str = ""


def stale_at(
    kind: Kind,
    match: re.Match[str],
    message: str,
    choices: tuple[str, ...] = (),
    *,
    group: str | int = 0,
    rule: str = "",
) -> Stale:
    """What a pattern found, or a part of it."""
    start, end = match.span(group)
    return Stale(kind, start, end, match.string[start:end], message, choices, rule=rule)
