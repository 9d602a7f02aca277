"""One thing said of a source, that may change, and the one rule by which two of them meet."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.core.folding import fold
from drafter.core.model import LEVEL_NAMES, STATE_NAMES, WHOSE_NAMES, Source

#: What the reader recognises and a person may correct, in the order of the form.
CORRECTABLE = (
    "title",
    "date",
    "date_guessed",
    "speaker",
    "occasion",
    "unit",
    "place",
    "level",
    "whose",
    "state",
)
REMOVED = "removed"
#: Before the day on which a source was delivered; the value says where.
GIVEN = "given/"
_TEXTS = ("title", "speaker", "occasion", "unit", "place", "level", "whose", "state")
#: No longer text is shown of a fact: what a file says is bounded by the reader, what a colleague sends is not.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of the source with this digest.

    `n` is one more than the `n` that the writer saw, 0 for what the reader recognised. `at` is in milliseconds since
    1970, or for what was recognised the version of the reader; it is for show and for ties only. `device` is the
    library that said it, `who` the person or unit, "" for this one.
    """

    source: str
    name: str
    n: int
    at: int
    device: str
    value: str
    who: str = ""

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Of two facts of one source and name the one of the greater rank stays, whatever the clocks say."""
        return self.n, self.at, self.device, self.value


def values_of(source: Source) -> dict[str, str]:
    """What can be corrected of a source, as the values of facts."""
    return {
        "title": source.title,
        "date": source.date.isoformat() if source.date else "",
        "date_guessed": "1" if source.date_guessed else "",
        "speaker": source.speaker,
        "occasion": source.occasion,
        "unit": source.unit,
        "place": source.place,
        "level": source.level,
        "whose": source.whose,
        "state": STATE_NAMES.get(source.state, ""),
    }


def source_values(values: Mapping[str, str]) -> Source:
    """A source without id that says what these values of facts say."""
    shown = dict(column for name, value in values.items() if (column := column_of(name, value)))
    day = shown.get("day")
    texts = {name: str(shown.get(name, "")) for name in _TEXTS}
    return replace(
        Source("", texts["title"]),
        date=datetime.date.fromordinal(day) if isinstance(day, int) else None,
        date_guessed=bool(shown.get("date_guessed")),
        **texts,
    )


def column_of(name: str, value: str) -> tuple[str, str | int | None] | None:
    """The column of `sources` that shows a fact and what it holds then; None for a fact that no column shows.

    A value that makes no sense is shown as none: it may come from a later version.
    """
    if name == "date":
        return "day", _ordinal(value)
    if name == "date_guessed":
        return name, int(value == "1")
    if name == REMOVED:
        return name, int(bool(value))
    if name == "level":
        return name, value if value in LEVEL_NAMES else ""
    if name == "whose":
        return name, value if value in WHOSE_NAMES else ""
    if name == "state":
        return name, _key_of(STATE_NAMES, value)
    return (name, fold(value)[:_LONGEST]) if name in CORRECTABLE else None


def day_of(name: str) -> datetime.date | None:
    """The day of the name of a fact that tells of a delivery; None where there is no such day."""
    try:
        return datetime.date.fromisoformat(name.removeprefix(GIVEN))
    except ValueError:
        return None


def _ordinal(value: str) -> int | None:
    try:
        return datetime.date.fromisoformat(value).toordinal()
    except ValueError:
        return None


def _key_of(names: Mapping[str, str], value: str) -> str:
    return next((key for key, name in names.items() if name == value), "")
