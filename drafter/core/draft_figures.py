"""The figures of a whole draft: listed, changed in all their places, and what a change of one leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.core.edits import update
from drafter.core.figure_names import same_thing
from drafter.core.figures import Figure, figures_in
from drafter.core.model import FRONT_ROLES, Draft, Paragraph
from drafter.core.same_figures import FigureGroup, Placed, group_figures, place_figures


def figures_of(draft: Draft) -> list[FigureGroup]:
    """The figures of a draft by what they count, those whose values disagree first."""
    shown = [one for one in draft.paragraphs if one.role not in FRONT_ROLES and not one.is_parked]
    placed = place_figures(shown, [tuple(figures_in(one.text)) for one in shown])
    return sorted(group_figures(placed), key=lambda group: not group.disagrees)


def with_figure(draft: Draft, places: Sequence[Placed], written: str) -> Draft:
    """The draft with other words for a figure in all of these places, as far as they still stand there."""
    by_paragraph: dict[str, list[Placed]] = {}
    for one in places:
        by_paragraph.setdefault(one.paragraph.id, []).append(one)

    def changed(paragraph: Paragraph) -> Paragraph:
        text = paragraph.text
        for one in sorted(by_paragraph[paragraph.id], key=lambda place: -place.figure.start):
            start, end = one.figure.start, one.figure.end
            if text[start:end] == one.figure.written:
                text = text[:start] + written + text[end:]
        return replace(paragraph, text=text)

    return update(draft, set(by_paragraph), changed)


@dataclass(frozen=True, slots=True)
class Left:
    """What a change of one figure leaves: its name, the old and the new words, and the places that say the old ones."""

    name: str
    old: str
    new: str
    places: tuple[Placed, ...]


def left_by_change(before: Draft, after: Draft) -> Left | None:
    """What an edit of one figure leaves with its old value elsewhere; None where it changed none, or several."""
    changed = _changed_figure(before, after)
    if changed is None:
        return None
    was, now = changed
    every = (
        Placed(paragraph, figure)
        for paragraph in after.paragraphs
        if paragraph.role not in FRONT_ROLES
        for figure in figures_in(paragraph.text)
    )
    named = [(name, one) for one in every if (name := _same_value(was, one.figure))]
    return Left(named[0][0], was.written, now.written, tuple(one for _, one in named)) if named else None


def _changed_figure(before: Draft, after: Draft) -> tuple[Figure, Figure] | None:
    """The figure that an edit of one paragraph changed, as it was and as it is; None where it changed none, or several."""
    old_texts = {paragraph.id: paragraph.text for paragraph in before.paragraphs}
    edited = [one for one in after.paragraphs if old_texts.get(one.id, one.text) != one.text]
    if len(edited) != 1:
        return None
    old, new = list(figures_in(old_texts[edited[0].id])), list(figures_in(edited[0].text))
    changed = [(a, b) for a, b in zip(old, new, strict=False) if a.written != b.written]
    if len(old) != len(new) or len(changed) != 1 or not _is_one(*changed[0]):
        return None
    return changed[0]


def _same_value(was: Figure, figure: Figure) -> str:
    """The name of the thing of which two figures say the same, "" where they do not."""
    if (figure.value, figure.unit) != (was.value, was.unit):
        return ""
    return same_thing(was, figure)


def _is_one(was: Figure, now: Figure) -> bool:
    """Whether two figures are the same one before and after an edit."""
    return was.value != now.value and was.kind is now.kind and was.unit == now.unit
