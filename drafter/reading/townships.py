"""The names of the townships of the country, with the counties that they belong to; found in a text, looked up."""

import re
from dataclasses import dataclass
from functools import cache

from drafter.core.patterns import Patterns
from drafter.paths import resource

_PATTERNS = Patterns(__name__)
#: Shorter names (新镇, 老街道) are ordinary words too.
_SHORTEST, _LONGEST = 3, 14
#: The first character of each line.
_LINE = re.compile(r"\n(.)")


@dataclass(frozen=True, slots=True)
class TownshipMention:
    """A township named in a text from `start` to `end` (characters); `counties` are the codes of those that have one so called."""

    start: int
    end: int
    text: str
    counties: tuple[str, ...]


class Townships:
    """The townships of the country by name; safe to share between threads.

    Thirty thousand names stay in the text that they were read from: a dict of them takes eight times the memory.
    """

    def __init__(self, table: str) -> None:
        """`table` has a name in each line, sorted, a tab, and the GB/T 2260 codes of its counties with commas between."""
        self._table = f"\n{table}"
        #: Where the first line begins that begins so, and the first that begins otherwise.
        self._group: dict[str, tuple[int, int]] = {}
        for line in _LINE.finditer(self._table):
            start, _ = self._group.get(line[1], (line.start(), 0))
            self._group[line[1]] = start, line.end()

    @staticmethod
    def load() -> "Townships":
        """The townships of `resources/places/`, read once."""
        return _load()

    def lookup(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a township with this full name."""
        start, end = self._group.get(name[:1], (0, 0))
        entry = f"\n{name}\t"
        at = self._table.find(entry, start, end + len(entry))
        if at < 0:
            return ()
        codes = at + len(entry)
        return tuple(self._table[codes : self._table.index("\n", codes)].split(","))

    def find(self, text: str) -> list[TownshipMention]:
        """The townships that a text names in full, in order, none overlapping; the longest name counts."""
        found: list[TownshipMention] = []
        for kind in _PATTERNS["kind"].finditer(text):
            last = found[-1].end if found else 0
            for start in range(max(last, kind.end() - _LONGEST), kind.end() - _SHORTEST + 1):
                name = text[start : kind.end()]
                if (counties := self.lookup(name)) and not _PATTERNS.has("ordinary", name):
                    found.append(TownshipMention(start, kind.end(), name, counties))
                    break
        return found


@cache
def _load() -> Townships:
    lines = resource("places", "townships.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    return Townships("".join(line for line in lines if not line.startswith("#")))
