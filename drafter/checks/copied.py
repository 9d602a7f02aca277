"""Copied share: how much of the draft, of each part and from each source stands in the library."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.copying import Copied, Run, copied_in
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import FRONT_ROLES, Paragraph, Role, Source
from drafter.core.structure import heading_above

NAME = "copied"
_NOTHING = Copied(0, 0)
#: A paragraph of which less is copied is not worth a hint (percent).
_WORTH_SAYING = 50


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
    """A hint for each paragraph that is mostly copied; a warning where the draft is above the unit's limit."""
    paragraphs = scene.draft.paragraphs
    copied: Sequence[Copied] = scene.gathered
    for paragraph, one in zip(paragraphs, copied, strict=True):
        share = Share(one.total, one.copied)
        if one.runs and share.percent >= _WORTH_SAYING:
            longest = one.runs[0]
            message = (
                f"这一段有 {share.percent}% 与《{longest.passage.source.title}》等旧稿相同，"
                f"最长连续 {longest.length} 字。"
            )
            yield found(NAME, Severity.HINT, paragraph, longest.start, longest.end, message)
    shares = shares_of(paragraphs, copied)
    limit = scene.context.copied_limit
    if shares.longest is not None and shares.whole.percent > limit:
        first = next(p for p, one in zip(paragraphs, copied, strict=True) if one.runs)
        most, count = shares.sources[0]
        message = (
            f"全文引用率 {shares.whole.percent}%，超过本单位定的 {limit}%；"
            f"最多的是《{most.title}》，{count} 字。"
        )
        yield found(NAME, Severity.WARNING, first, 0, min(len(first.text), 20), message)


CHECK = Check(NAME, "引用率", Severity.HINT, gather=gather_copied, whole=find_copied)
