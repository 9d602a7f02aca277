"""How much of a draft is taken over word for word; a finding only where a limit of the office is passed.

What comes from where is shown by a tab of its own: borrowing is the normal case.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.checks.check import Check, Scene
from drafter.checks.copied.given import find_given_otherwise
from drafter.checks.copied.used_before import find_used_before
from drafter.checks.finding import Evidence, Finding, Severity, found
from drafter.core.localising import LocalPart
from drafter.core.model import Draft, Paragraph, Role, Source
from drafter.core.origin import (
    SHOWN,
    VERBATIM,
    Origin,
    Run,
    Stretch,
    foreign_of,
    is_foreign,
    runs_of,
    shares,
    verbatim_of,
)
from drafter.core.structure import headings_above

NAME = "copied"
#: The characters under which a warning about the whole draft is marked.
_MARKED = 20


@dataclass(frozen=True, slots=True)
class Share:
    """How much is taken over word for word: characters without marks, in all and taken over; `counts` has those of each
    origin, in their order.
    """

    total: int
    copied: int
    counts: tuple[int, ...] = (0,) * len(Origin)

    def shown(self) -> list[tuple[Origin, float]]:
        """The origins in the order in which they are shown, with their parts of the whole, 0 to 1."""
        return [(origin, self.counts[list(Origin).index(origin)] / max(1, self.total)) for origin in SHOWN]

    def __add__(self, other: "Share") -> "Share":
        counts = tuple(map(sum, zip(self.counts, other.counts, strict=True)))
        return Share(self.total + other.total, self.copied + other.copied, counts)

    @property
    def percent(self) -> int:
        """The part that is taken over, 0 to 100."""
        return round(100 * self.copied / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class CopiedShares:
    """What is taken over word for word in a draft, in each part (by the id of its heading of level 1, "" outside of these), and
    from each source: the most first, with how many characters. `stretches` has the origins of each paragraph;
    `is_whole` is false while some of them are still looked for. `local` says of each part what is its own place's.
    """

    whole: Share
    parts: tuple[tuple[str, Share], ...]
    sources: tuple[tuple[Source, int], ...]
    longest: Run | None
    stretches: tuple[tuple[Stretch, ...], ...] = ()
    is_whole: bool = True
    local: tuple[LocalPart, ...] = ()


def shares_of(paragraphs: Sequence[Paragraph], stretches: Sequence[tuple[Stretch, ...]]) -> CopiedShares:
    """The shares of a draft, from the origins of each of its paragraphs."""
    parts: dict[str, Share] = {}
    part = ""
    sources: Counter[str] = Counter()
    known: dict[str, Source] = {}
    for paragraph, above, one in zip(paragraphs, headings_above(paragraphs), stretches, strict=True):
        if paragraph.role is Role.HEADING and paragraph.level == 1:
            part = paragraph.id
        elif above is None:
            part = ""
        parts[part] = parts.get(part, Share(0, 0)) + share_of(one)
        for stretch in one:
            if stretch.origin in VERBATIM and stretch.source is not None:
                sources[stretch.source.id] += stretch.length
                known[stretch.source.id] = stretch.source
    runs = [run for one in stretches for run in runs_of(one)]
    return CopiedShares(
        sum(parts.values(), Share(0, 0)),
        tuple(parts.items()),
        tuple((known[source], count) for source, count in sources.most_common()),
        max(runs, key=lambda run: run.length, default=None),
        tuple(stretches),
    )


def share_of(stretches: Sequence[Stretch]) -> Share:
    """How much of these is taken over word for word."""
    counted = shares(stretches)
    copied = verbatim_of(counted)
    return Share(sum(counted.values()), copied, tuple(counted.values()))


def find_copied(scene: Scene) -> Iterator[Finding]:
    """What was said at the same meeting last time; a warning where the draft is above the office's limit, one where
    what others said is above theirs and the draft has no empty place any more.
    """
    context, draft = scene.context, scene.draft
    stretches = context.origins(draft) if context.origins else ((),) * len(draft.paragraphs)
    yield from find_used_before(scene, stretches)
    yield from find_given_otherwise(scene, stretches)
    if context.origins is None:
        return
    told = shares_of(draft.paragraphs, stretches)
    longest = _longest(draft, stretches, VERBATIM)
    if longest and told.whole.percent > context.copied_limit:
        most, count = told.sources[0]
        message = (
            f"全文引用率 {told.whole.percent}%，超过本单位定的 {context.copied_limit}%；最多的是《{most.called}》，"
            f"{count} 字；最长连续 {longest[1].length} 字。"
        )
        yield _warning(*longest, message)
    if not any(paragraph.is_empty_slot for paragraph in draft.paragraphs):
        yield from _find_foreign(draft, stretches, context.foreign_limit)


def _find_foreign(draft: Draft, stretches: Sequence[tuple[Stretch, ...]], limit: int) -> Iterator[Finding]:
    """A warning where other offices' words are above their limit; the starter material is nobody's."""
    others = [tuple(one for one in each if is_foreign(one)) for each in stretches]
    count, total = foreign_of(stretches)
    longest = _longest(draft, others, {Origin.FOREIGN})
    if longest and 100 * count > limit * total:
        percent = round(100 * count / total)
        message = f"外单位的原话还有 {count} 字，占 {percent}%，超过本单位定的 {limit}%，请换成自己的。"
        yield _warning(*longest, message)


def _longest(
    draft: Draft, stretches: Sequence[Sequence[Stretch]], origins: frozenset[Origin] | set[Origin]
) -> tuple[Paragraph, Run] | None:
    """The longest run of these origins, with its paragraph."""
    runs = [
        (paragraph, run)
        for paragraph, one in zip(draft.paragraphs, stretches, strict=True)
        for run in runs_of(one)
        if run.origin in origins
    ]
    return max(runs, key=lambda pair: pair[1].length, default=None)


def _warning(paragraph: Paragraph, run: Run, message: str) -> Finding:
    """A warning about the draft, told where its longest run stands."""
    end = min(run.end, run.start + _MARKED)
    evidence = Evidence(run.source, run.text, *run.there)
    return found(NAME, Severity.WARNING, paragraph, run.start, end, message, evidence=evidence)


CHECK = Check(NAME, "引用率", Severity.WARNING, whole=find_copied)
