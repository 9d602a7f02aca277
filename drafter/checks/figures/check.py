"""Two values for the same thing: 37 座小型水库 in one place, 39 座小型水库 in another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Change, Finding, Fix, Severity, found
from drafter.core.figure_names import disagree
from drafter.core.figures import Figure, figures_in
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.same_figures import Placed, group_figures

NAME = "figures"


def gather_figures(paragraph: Paragraph, context: Context) -> tuple[Figure, ...]:
    """The figures of one paragraph; front matter has none."""
    return () if paragraph.role in FRONT_ROLES else tuple(figures_in(paragraph.text))


def find_disagreeing(scene: Scene) -> Iterator[Finding]:
    """Each figure that differs from what the draft says most often, or first, of the same thing."""
    placed = [
        Placed(paragraph, figure)
        for paragraph, figures in zip(scene.draft.paragraphs, scene.gathered, strict=True)
        for figure in figures
    ]
    for group in group_figures(placed):
        if group.disagrees:
            usual = group.usual
            for one in group.places:
                if disagree(one.figure, usual.figure):
                    yield _told(one, usual, group.name, group.places)


def _told(one: Placed, usual: Placed, name: str, same: Sequence[Placed]) -> Finding:
    """A figure that differs; either value can be taken, everywhere at once."""
    figure, other = one.figure, usual.figure
    message = f"“{name}”这里是 {figure.written}，别处是 {other.written}，请对一对。"
    finding = found(
        NAME,
        Severity.WARNING,
        one.paragraph,
        figure.start,
        figure.end,
        message,
        [other.written],
        usual.paragraph.id,
    )
    everywhere = tuple(
        Change(place.paragraph.id, place.figure.start, place.figure.written, figure.written)
        for place in same
        if place.figure.value != figure.value
    )
    fixes = (*finding.fixes, Fix(f"别处都改为“{figure.written}”", everywhere))
    return replace(finding, fixes=fixes)


CHECK = Check(
    NAME, "前后不一的数", Severity.WARNING, gather=gather_figures, whole=find_disagreeing, in_cells=True
)
