"""The names of the townships of the country, with the counties that they belong to; found in a text, looked up."""

import mmap
from dataclasses import dataclass
from functools import cache

from drafter.core.patterns import Patterns
from drafter.paths import resource

_PATTERNS = Patterns(__name__)
#: Shorter names (新镇, 老街道) are ordinary words too.
_SHORTEST, _LONGEST = 3, 14
#: What goes on with a number in figures.
_COUNTS = "百千万亿"
#: No character takes more bytes in UTF-8.
_WIDEST = 4


@dataclass(frozen=True, slots=True)
class TownshipMention:
    """A township named in a text from `start` to `end` (characters); `counties` are the codes of those that have one so called."""

    start: int
    end: int
    text: str
    counties: tuple[str, ...]


class Townships:
    """The townships of the country by name; safe to share between threads.

    Thirty thousand names stay in the file that they are read from, in UTF-8: of its pages only those are in memory that
    were looked at.
    """

    def __init__(self, table: "bytes | mmap.mmap") -> None:
        """`table` has a name in each line, sorted, a tab, and the GB/T 2260 codes of its counties with commas between; lines with # before."""
        self._table = table
        #: Where the first line begins that begins so, and the last one.
        self._group: dict[str, tuple[int, int]] = {}
        at = 0
        while at < len(table):
            stop = table.find(b"\n", at) + 1 or len(table)
            first = table[at : at + _WIDEST].decode(errors="ignore")[:1]
            start, _ = self._group.get(first, (at, 0))
            self._group[first] = start, at
            at = stop

    @staticmethod
    def load() -> "Townships":
        """The townships of `resources/places/`, read once."""
        return _load()

    def lookup(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a township with this full name."""
        start, last = self._group.get(name[:1], (0, -1))
        entry = f"{name}\t".encode()
        if last < 0 or self._table[start : start + len(entry)] != entry:
            start = self._table.find(b"\n" + entry, start, last + len(entry)) + 1
            if not start:
                return ()
        codes = start + len(entry)
        end = self._table.find(b"\n", codes)
        return tuple(self._table[codes : end if end >= 0 else len(self._table)].decode().split(","))

    def find(self, text: str) -> list[TownshipMention]:
        """The townships that a text names in full, in order, none overlapping; the longest name counts."""
        found: list[TownshipMention] = []
        for kind in _PATTERNS["kind"].finditer(text):
            last = found[-1].end if found else 0
            for start in range(max(last, kind.end() - _LONGEST), kind.end() - _SHORTEST + 1):
                name = text[start : kind.end()]
                if _is_count(text, start):
                    continue
                if (counties := self.lookup(name)) and not _PATTERNS.has("ordinary", name):
                    found.append(TownshipMention(start, kind.end(), name, counties))
                    break
        return found


def _is_count(text: str, start: int) -> bool:
    """Whether what stands here goes on with a number (52万家乡人民)."""
    return text[start] in _COUNTS and text[start - 1 : start].isdigit()


@cache
def _load() -> Townships:
    with resource("places", "townships.tsv").open("rb") as file:
        return Townships(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
