"""Word's automatic numbers, turned back into what a reader sees; .docx and .doc count alike."""

import re
from dataclasses import dataclass, field
from functools import cache

from drafter.reading.formats.number_formats import formatted

#: A list has nine levels, counted from 0.
LEVELS = 9

_PLACE = re.compile("%([1-9])")
#: A number that ends like this (1, 第一章, but not 一是 or ①) needs the gap that Word sets after it.
_OPEN_END = re.compile(r"[0-9A-Za-z章节篇分条款项]$")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `text` has %1 to %9 where the numbers of the levels stand."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    #: This level starts anew after a paragraph of this level (from 1) or above; 0: never; None: any above.
    restart: int | None = None
    #: All numbers in it are shown in decimal.
    legal: bool = False
    #: White space stands between the number and the text.
    spaced: bool = True
    indented: bool | None = None
    #: The id of the paragraph style that this level numbers, "" where none.
    paragraph_style: str = ""


@dataclass(slots=True)
class NumberedList:
    """A list: its levels, the starts that it sets itself, and the counters that it shares with its relatives.

    Lists made from one definition count on from each other (ISO 29500-1, 17.9.15), save where one of them
    sets its own start.
    """

    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    _begun: set[int] = field(default_factory=set)

    def next(self, level: int) -> str:
        """Count one more paragraph at a level, and give its number; "" where it shows none."""
        if level not in self.levels:
            return ""
        self._count(level)
        return self._shown(level)

    def _count(self, level: int) -> None:
        current = self.counters[level]
        if level in self.starts and level not in self._begun:
            current = None
        self._begun.add(level)
        self.counters[level] = self._start(level) if current is None else current + 1
        for deeper in range(level + 1, LEVELS):
            restart = self.levels[deeper].restart if deeper in self.levels else None
            if restart is None or (restart and level < restart):
                self.counters[deeper] = None

    def _start(self, level: int) -> int:
        return self.starts.get(level, self.levels[level].start if level in self.levels else 1)

    def _shown(self, level: int) -> str:
        """The number at a level with the numbers of the levels above that it shows."""
        own = self.levels[level]
        if own.style == "bullet":
            return ""

        @cache  # a text may show a number thousands of times
        def number(place: str) -> str:
            index = int(place) - 1
            count = self.counters[index]
            style = self.levels[index].style if index in self.levels else "decimal"
            legal = own.legal and style not in ("none", "bullet")
            return formatted(self._start(index) if count is None else count, "decimal" if legal else style)

        text = _PLACE.sub(lambda found: number(found.group(1)), own.text).strip()
        return text + " " if text and own.spaced and _OPEN_END.search(text) else text
