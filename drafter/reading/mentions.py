"""A name found in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that stands in a text from `start` to `end` (characters)."""

    start: int
    end: int
    text: str
