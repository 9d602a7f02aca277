"""The names that a unit's own speeches say again and again: its townships, departments, enterprises and villages."""

from collections import Counter
from itertools import islice

from drafter.core.model import Source
from drafter.core.patterns import Patterns
from drafter.core.unit import Unit
from drafter.library.api import Library

#: How many of the unit's newest speeches are read, and in how many of them a name has to stand.
_NEWEST, _LEAST = 60, 2
_PATTERNS = Patterns(__name__)
_MOST = 120


def own_names(library: Library, unit: Unit) -> tuple[str, ...]:
    """The names that at least two of the unit's newest speeches say, the most frequent first, without those it has."""
    records = (one.source for one in library.sources() if not one.removed and not one.source.starter)
    own = (one for one in records if _is_own(one, unit))
    speeches: Counter[str] = Counter()
    for source in islice(own, _NEWEST):
        text = "\n".join(paragraph.text for paragraph in library.document(source.id).paragraphs)
        speeches.update(dict.fromkeys((match["name"] for match in _PATTERNS["name"].finditer(text)), 1))
    often = (name for name, count in speeches.most_common() if count >= _LEAST)
    new = (name for name in often if not (name in unit.own or _PATTERNS["none"].match(name)))
    return tuple(islice(new, _MOST))


def _is_own(source: Source, unit: Unit) -> bool:
    """Whether a speech is the unit's own, or one of its place."""
    return source.whose == "own" or bool(unit.place and source.place == unit.place)
