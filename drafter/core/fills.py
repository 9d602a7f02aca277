"""The blanks of a whole draft, grouped by what they say, and filled in one edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from drafter.core.blanks import Blank, find_blanks
from drafter.core.cells import cells_of, with_cell_texts, with_cells
from drafter.core.edits import settled
from drafter.core.model import Draft, Paragraph
from drafter.core.proposed import still_proposed
from drafter.core.toml import own_toml

#: Characters of the text that are kept on either side of a blank, to tell what belongs there.
_CONTEXT = 14
#: What stands between the members of a list.
_JOINERS = frozenset({"、", "和", "与", "及", "以及"})


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
    """Blanks that say the same: `text` as it stands there, `name` within the brackets, "" for a masked name.

    `apart` tells that another blank of this name holds something else.
    """

    text: str
    name: str
    spots: tuple[Spot, ...]
    apart: bool = False


def spot_of(paragraph_id: str, text: str, start: int, end: int) -> Spot:
    """The spot of these characters of a paragraph's text."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Spot(paragraph_id, start, end, before, after)


def blank_groups(draft: Draft) -> tuple[BlankGroup, ...]:
    """The blanks of a draft in the order in which they first occur.

    The same 【…】 in several places is one group. What may hide something else each time is a group of its own: a
    masked name (X, ××), a number, a day (`resources/reading/blanks.toml`), and what is listed: 【单位】、【单位】.
    """
    groups: dict[tuple[str, ...], list[Spot]] = {}
    kinds: dict[tuple[str, ...], tuple[str, str, bool]] = {}
    for paragraph in with_cells(draft.paragraphs):
        blanks = list(find_blanks(paragraph.text))
        for number, blank in enumerate(blanks):
            around = (*blanks[max(0, number - 1) : number], *blanks[number + 1 : number + 2])
            apart = blank.name in names_apart() or any(_are_listed(paragraph.text, blank, b) for b in around)
            alone = apart or not blank.text.startswith("【")
            key = (blank.text, paragraph.id, str(blank.start)) if alone else (blank.text,)
            kinds.setdefault(key, (blank.text, blank.name, apart))
            spot = spot_of(paragraph.id, paragraph.text, blank.start, blank.end)
            groups.setdefault(key, []).append(spot)
    return tuple(
        BlankGroup(text, name, tuple(groups[key]), apart) for key, (text, name, apart) in kinds.items()
    )


@cache
def names_apart() -> frozenset[str]:
    """The names of blanks that hide something else at each place."""
    entries = own_toml("reading", "blanks.toml")["apart"]
    return frozenset(name for entry in entries for name in entry["names"])


def _are_listed(text: str, one: Blank, other: Blank) -> bool:
    """Whether two blanks of one name stand side by side, as members of a list."""
    first, second = sorted((one, other), key=lambda blank: blank.start)
    return one.text == other.text and text[first.end : second.start] in _JOINERS


def fill_blanks(draft: Draft, fills: Mapping[BlankGroup, str]) -> Draft:
    """The draft with these groups filled; a blank that no longer stands where it stood is left alone."""
    return replace_spots(
        draft, [(spot, group.text, text) for group, text in fills.items() for spot in group.spots]
    )


def replace_spots(draft: Draft, changes: Sequence[tuple[Spot, str, str]]) -> Draft:
    """The draft with the second text in place of the first at each spot that still holds the first.

    The spots may not overlap. A paragraph that was merely proposed stays so: nobody has written in it.
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
    return still_proposed(draft, settled(draft.with_paragraphs(tuple(changed))))


def _replaced(paragraph: Paragraph, changes: Mapping[str, Sequence[tuple[Spot, str, str]]]) -> str:
    """The text of a paragraph or cell with the changes made that are meant for it."""
    text = paragraph.text
    for spot, old, new in sorted(changes.get(paragraph.id, ()), key=lambda change: -change[0].start):
        if text[spot.start : spot.end] == old:
            text = text[: spot.start] + new + text[spot.end :]
    return text
