"""Findings in the order of the text, each with the position of its paragraph and its number there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from drafter.checks.finding import Finding, Severity
from drafter.core.cells import CellPlace, owner_of

#: Before all cells: where a finding stands in its paragraph itself.
_NO_CELL: CellPlace = (-1, -1)


class InOrder:
    """Puts findings in order; what is told as it was told the time before stays the same object."""

    def __init__(self) -> None:
        #: What was made of each finding the time before, by its identity.
        self._before: dict[int, tuple[Finding, Finding]] = {}

    def of(
        self,
        findings: Iterable[tuple[Finding, Severity]],
        places: Mapping[str, int],
        ignored: frozenset[str],
    ) -> Iterator[Finding]:
        """The findings, each as bad as is said beside it, without those called right (`ignored`).

        `places` are the positions of the paragraphs by their ids.
        """
        placed: list[tuple[int, CellPlace, int, int, int]] = []
        kept: list[tuple[Finding, Severity, str]] = []
        for finding, severity in findings:
            paragraph_id, cell = owner_of(finding.paragraph_id)
            placed.append((places[paragraph_id], cell or _NO_CELL, finding.start, finding.end, len(kept)))
            kept.append((finding, severity, paragraph_id))
        placed.sort()
        seen: Counter[str] = Counter()
        before, self._before = self._before, {}
        for place, cell, *_, number in placed:
            finding, severity, paragraph_id = kept[number]
            name = paragraph_id + finding.kind
            nth = seen[name]
            seen[name] += 1
            same, numbered = before.get(id(finding), (None, finding))
            if same is not finding or (numbered.severity, numbered.paragraph, numbered.nth) != (
                severity, place, nth,
            ):  # fmt: skip
                # Made anew and not by `replace`, which takes four times as long.
                numbered = Finding(
                    finding.check, severity, place, paragraph_id, finding.start, finding.end, finding.text,
                    finding.message, finding.suggestion, finding.fixes, owner_of(finding.other)[0], nth,
                    finding.evidence, None if cell == _NO_CELL else cell, finding.rule,
                )  # fmt: skip
            self._before[id(finding)] = finding, numbered
            if not ignored or not {numbered.key, numbered.kind} & ignored:
                yield numbered
