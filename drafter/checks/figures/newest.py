"""The newest value of a figure that the library has."""

import datetime
from dataclasses import dataclass

from drafter.checks.context import Searcher
from drafter.core.figure_names import disagree, same_thing
from drafter.core.figures import Figure, figures_in
from drafter.core.model import Source
from drafter.library.api import Query

#: So many of the newest passages with its name are looked at; a shorter name is of too many things.
_LOOKED_AT, _LEAST_NAME = 8, 4


@dataclass(frozen=True, slots=True)
class Newer:
    """Another value of a figure, as a newer source has it, and the passage where it stands."""

    figure: Figure
    source: Source
    text: str


def newest_value(figure: Figure, since: datetime.date, search: Searcher) -> Newer | None:
    """What the newest source after a day says of the thing that a figure counts, where that is another value."""
    if len(figure.name) < _LEAST_NAME:
        return None
    query = Query(text=f'"{figure.name}"', sort="date", limit=_LOOKED_AT, starter=False)
    for hit in search(query).hits:
        if hit.source.date is None or hit.source.date <= since:
            continue
        text = hit.clip.paragraphs[0].text
        for other in figures_in(text):
            if same_thing(figure, other, is_derived=True):
                return Newer(other, hit.source, text) if disagree(figure, other) else None
    return None
