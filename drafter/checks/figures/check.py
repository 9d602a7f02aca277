"""Figures that cannot all be right: parts that do not make their sum, two values for the same thing."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.figures.across.relations import off_across
from drafter.checks.figures.counted import FiguresThatShareWords, Reckoned
from drafter.checks.figures.newest import newest_value
from drafter.checks.figures.relations import off_in
from drafter.checks.figures.running import Growth, find_implied
from drafter.checks.finding import Change, Evidence, Finding, Fix, Severity, found
from drafter.core.figure_names import disagree, same_thing
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.same_figures import Placed, group_figures, place_figures

NAME = "figures"
#: So many things with two values make a report of two years, each with its own, and no slips.
_REPORT = 6


def gather_figures(paragraph: Paragraph, context: Context) -> Reckoned:
    """The figures of one paragraph; front matter has none."""
    return Reckoned.of(paragraph)


def find_off(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What the quantities of a paragraph cannot all say: sums, shares, changes that others of them do not make."""
    if paragraph.role in FRONT_ROLES:
        return
    for one in off_in(paragraph.text):
        yield found(NAME, one.severity, paragraph, one.start, one.end, one.message, rule=f"{NAME}.{one.rule}")


def find_disagreeing(scene: Scene) -> Iterator[Finding]:
    """Each figure that differs from what the draft says most often, or first, of the same thing; from what another open
    draft of the same meeting says; and, in a passage that was taken over, from what a newer source says.
    """
    gathered: Sequence[Reckoned] = scene.gathered
    ledger: FiguresThatShareWords = scene.ledger
    turns = [part.turns_ahead for part in gathered]
    own = place_figures(scene.draft.paragraphs, [part.figures for part in gathered], turns)
    told: set[tuple[str, int]] = set()
    groups = group_figures(own, ledger.pairs(gathered))
    disagreeing = [group for group in groups if len(group.places) > 1 and group.disagrees]
    for group in disagreeing if len(disagreeing) < _REPORT else ():
        for one, other in group.contradictions:
            told.add((one.paragraph.id, one.figure.start))
            yield _told(one, other, group.name, group.places)
    rest = [one for one in own if (one.paragraph.id, one.figure.start) not in told]
    for one in find_implied(own, *_running(own, gathered)):
        if (one.one.paragraph.id, one.one.figure.start) not in told:
            told.add((one.one.paragraph.id, one.one.figure.start))
            yield _found(one.one, one.why, (), one.other.paragraph.id)
    yield from _across(scene, told)
    yield from _against_others(rest, scene.context)
    yield from _against_library(rest, scene.context)


def _across(scene: Scene, told: Container[tuple[str, int]]) -> Iterator[Finding]:
    """What several sentences tell of one matter that cannot all be right."""
    paragraphs = [one for one in scene.draft.paragraphs if one.role not in FRONT_ROLES]
    for one in off_across([paragraph.text for paragraph in paragraphs], scene.context.date.year):
        paragraph = paragraphs[one.paragraph]
        if (paragraph.id, one.start) not in told:
            other = paragraphs[one.other].id
            rule = f"{NAME}.{one.rule}"
            yield found(NAME, Severity.HINT, paragraph, one.start, one.end, one.message, (), other, rule=rule)


def _running(
    own: Sequence[Placed], gathered: Sequence[Reckoned]
) -> tuple[list[int], list[tuple[Placed, Growth]]]:
    """For how many months each figure is summed up, and the growths with the figure that ends each."""
    months = [many for part in gathered for many in part.months]
    growths: list[tuple[Placed, Growth]] = []
    first = 0
    for part in gathered:
        growths += [(own[first + growth.nth], growth) for growth in part.growths]
        first += len(part.figures)
    return months, growths


def _against_others(own: Sequence[Placed], context: Context) -> Iterator[Finding]:
    """Figures of which another open draft of the same meeting has another value."""
    for draft in context.others:
        theirs = [figure for one in draft.paragraphs for figure in gather_figures(one, context).figures]
        for one in own:
            other = next((figure for figure in theirs if same_thing(one.figure, figure)), None)
            if other is not None and disagree(one.figure, other):
                title = draft.facts.title or "另一份材料"
                message = f"“{one.figure.name or one.figure.written}”这里是 {one.figure.written}，同一会议的《{title}》里是 {other.written}，请对一对。"
                yield _found(one, message, [other.written])


def _against_library(own: Sequence[Placed], context: Context) -> Iterator[Finding]:
    """Figures taken over from a source of which a newer one has another value."""
    for one in own:
        source = one.paragraph.source
        if context.search is None or source is None or source.date is None or source.starter:
            continue
        newer = newest_value(one.figure, source.date, context.search)
        if newer is not None:
            said = newer.figure.written
            message = f"“{one.figure.name}”这里是 {one.figure.written}，是{source.date.year}年那篇里的数；更新的《{newer.source.called}》（{newer.source.month_shown}）里是 {said}。"
            evidence = Evidence(newer.source, newer.text, newer.figure.start, newer.figure.end)
            yield replace(_found(one, message, [said]), evidence=evidence)


def _found(one: Placed, message: str, replacements: Sequence[str], other: str = "") -> Finding:
    figure = one.figure
    return found(NAME, Severity.HINT, one.paragraph, figure.start, figure.end, message, replacements, other)


def _told(one: Placed, usual: Placed, name: str, same: Sequence[Placed]) -> Finding:
    """A figure that differs; either value can be taken, everywhere at once."""
    figure, other = one.figure, usual.figure
    message = f"“{name}”这里是 {figure.written}，别处是 {other.written}，请对一对。"
    finding = _found(one, message, [other.written], usual.paragraph.id)
    everywhere = tuple(
        Change(place.paragraph.id, place.figure.start, place.figure.written, figure.written)
        for place in same
        if place.figure.value != figure.value
    )
    fixes = (*finding.fixes, Fix(f"别处都改为“{figure.written}”", everywhere))
    return replace(finding, fixes=fixes)


CHECK = Check(
    NAME,
    "前后不一的数",
    Severity.WARNING,
    paragraph=find_off,
    gather=gather_figures,
    whole=find_disagreeing,
    ledger=FiguresThatShareWords,
    in_cells=True,
)
