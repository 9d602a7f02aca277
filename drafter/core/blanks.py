"""Blanks: what a text leaves to be filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# 【…】, or what was left by whoever masked the speech: X, XX, XY, ××. A Latin word that only contains an X is none.
_BLANK = r"【[^【】\n]*】|(?<![A-Za-zＡ-Ｚａ-ｚ])(?:[XxＸｘ][YyＹｙXxＸｘ]{0,3})(?![A-Za-zＡ-Ｚａ-ｚ])|×+"


@dataclass(frozen=True, slots=True)
class Blank:
    """One place to fill: `start` and `end` count characters, `name` is what stands in the brackets or "" ."""

    start: int
    end: int
    text: str
    name: str


def find_blanks(text: str) -> Iterator[Blank]:
    """The blanks of a text, in order."""
    for found in re.finditer(_BLANK, text):
        whole = found.group()
        name = whole[1:-1].strip() if whole.startswith("【") else ""
        yield Blank(found.start(), found.end(), whole, name)
