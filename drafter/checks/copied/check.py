"""Copied share: how much of the draft, of each part and from each source stands in the library."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.copied.copying import Copied, Run, copied_in
from drafter.checks.copied.used_before import find_used_before
from drafter.checks.finding import Evidence, Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph, Role, Source
from drafter.core.structure import heading_above

NAME = "copied"
_NOTHING = Copied(0, 0)
#: A paragraph of which less is copied is not worth a hint (percent), unless so many characters are in a row.
_WORTH_SAYING = 50
_LONG_RUN = 80
#: The characters under which the warning about the whole draft is marked.
_MARKED = 20


@dataclass(frozen=True, slots=True)
class Share:
    """How much is copied: characters without marks, in all and copied."""

    total: int
    copied: int

    @property
    def percent(self) -> int:
        """The copied part, 0 to 100."""
        return round(100 * self.copied / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class CopiedShares:
    """The copied share of a draft, of each part (by the id of its heading, "" before the first) and the sources.

    `sources` are those that something is copied from, the most first, with how many characters.
    """

    whole: Share
    parts: tuple[tuple[str, Share], ...]
    sources: tuple[tuple[Source, int], ...]
    longest: Run | None


def gather_copied(paragraph: Paragraph, context: Context) -> Copied:
    """What of a paragraph stands in the library; front matter does not count."""
    if context.passages is None or paragraph.role in FRONT_ROLES or not paragraph.text:
        return _NOTHING
    return copied_in(paragraph.text, context.passages, context.title, context.date)


def shares_of(paragraphs: Sequence[Paragraph], copied: Sequence[Copied]) -> CopiedShares:
    """The shares of a draft, from what was gathered of each of its paragraphs."""
    parts: dict[str, Share] = {}
    part = ""
    sources: Counter[str] = Counter()
    known: dict[str, Source] = {}
    for index, one in enumerate(copied):
        part = _part(paragraphs, index, part)
        before = parts.get(part, Share(0, 0))
        parts[part] = Share(before.total + one.total, before.copied + one.copied)
        sources += one.by_source()
        known |= {run.passage.source.id: run.passage.source for run in one.runs}
    runs = [run for one in copied for run in one.runs]
    return CopiedShares(
        Share(sum(one.total for one in copied), sum(one.copied for one in copied)),
        tuple(parts.items()),
        tuple((known[source], count) for source, count in sources.most_common()),
        max(runs, key=lambda run: run.length, default=None),
    )


def _part(paragraphs: Sequence[Paragraph], index: int, current: str) -> str:
    """The id of the heading of level 1 in whose section a paragraph stands."""
    paragraph = paragraphs[index]
    if paragraph.role is Role.HEADING and paragraph.level == 1:
        return paragraph.id
    return current if current and heading_above(paragraphs, index) is not None else ""


def find_copied(scene: Scene) -> Iterator[Finding]:
    """A hint for each paragraph that is mostly copied, a more telling one where it was said at the same meeting
    last time; a warning where the draft is above the unit's limit.
    """
    paragraphs = scene.draft.paragraphs
    copied: Sequence[Copied] = scene.gathered
    used_before = {finding.paragraph_id: finding for finding in find_used_before(scene, copied)}
    yield from used_before.values()
    for paragraph, one in zip(paragraphs, copied, strict=True):
        if paragraph.id not in used_before and _is_worth_saying(one):
            yield _hint(paragraph, one)
    shares = shares_of(paragraphs, copied)
    if shares.longest is not None and shares.whole.percent > scene.context.copied_limit:
        first = next(p for p, one in zip(paragraphs, copied, strict=True) if shares.longest in one.runs)
        yield _warning(first, shares, shares.longest, scene.context.copied_limit)


def _is_worth_saying(one: Copied) -> bool:
    most = Share(one.total, one.copied).percent >= _WORTH_SAYING
    return bool(one.runs) and (most or one.runs[0].length >= _LONG_RUN)


def _hint(paragraph: Paragraph, one: Copied) -> Finding:
    """What of one paragraph is copied, with the passage of which it has the longest run."""
    longest, percent = one.runs[0], Share(one.total, one.copied).percent
    others = "等旧稿" if len(one.by_source()) > 1 else ""
    message = f"这一段有 {percent}% 与《{longest.passage.source.title}》{others}相同，最长连续 {longest.length} 字。"
    return found(
        NAME, Severity.HINT, paragraph, longest.start, longest.end, message, evidence=_evidence(longest)
    )


def _warning(paragraph: Paragraph, shares: CopiedShares, longest: Run, limit: int) -> Finding:
    """That the draft is above the limit, told where its longest run stands."""
    most, count = shares.sources[0]
    message = (
        f"全文引用率 {shares.whole.percent}%，超过本单位定的 {limit}%；最多的是《{most.title}》，{count} 字；"
        f"最长连续 {longest.length} 字。"
    )
    end = min(longest.end, longest.start + _MARKED)
    return found(NAME, Severity.WARNING, paragraph, longest.start, end, message, evidence=_evidence(longest))


def _evidence(run: Run) -> Evidence:
    return Evidence(run.passage.source, run.passage.text, *run.there)


CHECK = Check(NAME, "引用率", Severity.HINT, gather=gather_copied, whole=find_copied)
