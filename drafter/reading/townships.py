"""The names of the townships of the country, with the counties that they belong to; found in a text, looked up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from drafter.core.patterns import Patterns
from drafter.paths import resource

_PATTERNS = Patterns(__name__)
#: Shorter names (新镇, 老街道) are ordinary words too.
_SHORTEST, _LONGEST = 3, 14


@dataclass(frozen=True, slots=True)
class TownshipMention:
    """A township named in a text from `start` to `end` (characters); `counties` are the codes of those that have one so called."""

    start: int
    end: int
    text: str
    counties: tuple[str, ...]


class Townships:
    """The townships of the country by name; safe to share between threads."""

    def __init__(self, counties: Mapping[str, Sequence[str]]) -> None:
        """`counties` brings the full names of townships for the GB/T 2260 code of each county."""
        self._by_name = dict(counties)

    @staticmethod
    def load() -> "Townships":
        """The townships of `resources/places/`, read once."""
        return _load()

    def lookup(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a township with this full name."""
        return tuple(self._by_name.get(name, ()))

    def find(self, text: str) -> list[TownshipMention]:
        """The townships that a text names in full, in order, none overlapping; the longest name counts."""
        found: list[TownshipMention] = []
        for kind in _PATTERNS["kind"].finditer(text):
            last = found[-1].end if found else 0
            for start in range(max(last, kind.end() - _LONGEST), kind.end() - _SHORTEST + 1):
                name = text[start : kind.end()]
                if (counties := self._by_name.get(name)) and not _PATTERNS.has("ordinary", name):
                    found.append(TownshipMention(start, kind.end(), name, tuple(counties)))
                    break
        return found


@cache
def _load() -> Townships:
    counties: dict[str, list[str]] = defaultdict(list)
    for line in resource("places", "townships.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _, names = line.partition("\t")
            for name in names.split(" "):
                counties[name].append(code)
    return Townships(counties)
