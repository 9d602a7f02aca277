"""What was said at the same meeting last time: nobody should hear the same paragraph there again."""

from collections.abc import Iterator, Sequence

from drafter.checks.check import Scene
from drafter.checks.context import Context
from drafter.checks.finding import Evidence, Finding, Severity, found
from drafter.core.meetings import meeting_name, was_before
from drafter.core.model import FRONT_ROLES, Paragraph, Source
from drafter.core.origin import Run, Stretch, runs_of
from drafter.core.squeezing import SHORTEST_RUN

#: These findings belong to what is said twice.
NAME = "twice"
_MARKED = 60


def find_used_before(scene: Scene, stretches: Sequence[Sequence[Stretch]]) -> Iterator[Finding]:
    """The paragraphs of which most was said at the same meeting last time, by the origins of each."""
    context = scene.context
    meeting = meeting_name(context.occasion, context.title, context.place)
    if not meeting:
        return
    for paragraph, one in zip(scene.draft.paragraphs, stretches, strict=True):
        runs = [run for run in runs_of(one) if _is_last_time(run.source, meeting, context)]
        total = sum(stretch.length for stretch in one)
        if runs and 2 * sum(run.length for run in runs) >= total:
            longest = max(runs, key=lambda run: run.length)
            yield _told(paragraph, longest.source, context, longest)
            continue
        source = paragraph.source if _is_unproved(paragraph, total) else None
        if source is not None and _is_last_time(source, meeting, context):
            yield _told(paragraph, source, context)


def _is_unproved(paragraph: Paragraph, compared: int) -> bool:
    """Whether only the paragraph's source can tell: too few of its characters, or without a library none, were compared."""
    return paragraph.role not in FRONT_ROLES and bool(paragraph.text) and compared < SHORTEST_RUN


def _is_last_time(source: Source, meeting: str, context: Context) -> bool:
    same = meeting_name(source.occasion, source.title, context.place or source.place) == meeting
    return same and was_before(source, context.date)


def _told(paragraph: Paragraph, source: Source, context: Context, run: Run | None = None) -> Finding:
    last_year = source.date is not None and source.date.year == context.date.year - 1
    when = "去年" if last_year else "上一次"
    message = f"这一段{when}在同一个会上（《{source.called}》）用过，最好换一段。"
    if run is None:
        return found(NAME, Severity.HINT, paragraph, 0, min(len(paragraph.text), _MARKED), message)
    evidence = Evidence(source, run.text, *run.there)
    return found(NAME, Severity.HINT, paragraph, run.start, run.end, message, evidence=evidence)
