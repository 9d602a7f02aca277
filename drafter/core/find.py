"""Finding words in a whole draft and putting others in their place."""

import re
from collections.abc import Iterable

from drafter.core.cells import texts_of, with_cells
from drafter.core.fills import Spot, replace_spots, spot_of
from drafter.core.model import Draft


def find_all(draft: Draft, words: str) -> tuple[Spot, ...]:
    """Every place where these words stand, in cells of tables too, from top to bottom; Latin letters match in either case."""
    if not words:
        return ()
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    return tuple(
        spot_of(paragraph.id, paragraph.text, *found.span())
        for paragraph in with_cells(draft.paragraphs)
        for found in pattern.finditer(paragraph.text)
    )


def replace_found(draft: Draft, spots: Iterable[Spot], words: str, new: str) -> Draft:
    """The draft with `new` at these spots, as far as `words` still stand there."""
    texts = texts_of(draft.paragraphs)
    changes = []
    for spot in spots:
        standing = texts.get(spot.paragraph_id, "")[spot.start : spot.end]
        if standing.casefold() == words.casefold():
            changes.append((spot, standing, new))
    return replace_spots(draft, changes)
