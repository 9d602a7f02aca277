"""The blanks of a whole draft, grouped by what they say, and filled in one edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.core.blanks import find_blanks
from drafter.core.cells import cells_of, with_cell_texts, with_cells
from drafter.core.edits import settled
from drafter.core.model import Draft, Paragraph

#: Characters of the text that are kept on either side of a blank, to tell what belongs there.
_CONTEXT = 14


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a paragraph, or of a cell of a table: characters `start` to `end`, with what stands before and behind it."""

    paragraph_id: str
    start: int
    end: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class BlankGroup:
    """Blanks that say the same: `text` as it stands there, `name` within the brackets, "" for a masked name."""

    text: str
    name: str
    spots: tuple[Spot, ...]


def spot_of(paragraph_id: str, text: str, start: int, end: int) -> Spot:
    """The spot of these characters of a paragraph's text."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Spot(paragraph_id, start, end, before, after)


def blank_groups(draft: Draft) -> tuple[BlankGroup, ...]:
    """The blanks of a draft in the order in which they first occur.

    The same 【…】 in several places is one group; masked names (X, ××) may each hide another name, so every
    one of them is a group of its own.
    """
    groups: dict[tuple[str, ...], list[Spot]] = {}
    names: dict[tuple[str, ...], tuple[str, str]] = {}
    for paragraph in with_cells(draft.paragraphs):
        for blank in find_blanks(paragraph.text):
            masked = not blank.text.startswith("【")
            key = (blank.text, paragraph.id, str(blank.start)) if masked else (blank.text,)
            names.setdefault(key, (blank.text, blank.name))
            spot = spot_of(paragraph.id, paragraph.text, blank.start, blank.end)
            groups.setdefault(key, []).append(spot)
    return tuple(BlankGroup(*names[key], tuple(spots)) for key, spots in groups.items())


def fill_blanks(draft: Draft, fills: Mapping[BlankGroup, str]) -> Draft:
    """The draft with these groups filled; a blank that no longer stands where it stood is left alone."""
    return replace_spots(
        draft, [(spot, group.text, text) for group, text in fills.items() for spot in group.spots]
    )


def replace_spots(draft: Draft, changes: Sequence[tuple[Spot, str, str]]) -> Draft:
    """The draft with the second text in place of the first at each spot that still holds the first.

    The spots may not overlap.
    """
    by_paragraph: dict[str, list[tuple[Spot, str, str]]] = {}
    for change in changes:
        by_paragraph.setdefault(change[0].paragraph_id, []).append(change)
    changed = []
    for paragraph in draft.paragraphs:
        text = _replaced(paragraph, by_paragraph)
        cells = {
            cell.id: _replaced(cell, by_paragraph) for cell in cells_of(paragraph) if cell.id in by_paragraph
        }
        paragraph = with_cell_texts(paragraph, cells)
        changed.append(paragraph if text == paragraph.text else replace(paragraph, text=text))
    return settled(draft.with_paragraphs(tuple(changed)))


def _replaced(paragraph: Paragraph, changes: Mapping[str, Sequence[tuple[Spot, str, str]]]) -> str:
    """The text of a paragraph or cell with the changes made that are meant for it."""
    text = paragraph.text
    for spot, old, new in sorted(changes.get(paragraph.id, ()), key=lambda change: -change[0].start):
        if text[spot.start : spot.end] == old:
            text = text[: spot.start] + new + text[spot.end :]
    return text
