"""All checks on a draft; after an edit only what it changed is looked at again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from drafter.checks.announced.check import CHECK as ANNOUNCED
from drafter.checks.blanks.check import CHECK as BLANKS
from drafter.checks.characters.check import CHECK as CHARACTERS
from drafter.checks.check import Check, Scene
from drafter.checks.comments import CHECK as COMMENTS
from drafter.checks.context import Context
from drafter.checks.copied.check import CHECK as COPIED
from drafter.checks.dated.check import CHECK as DATED
from drafter.checks.ear.check import CHECK as EAR
from drafter.checks.figures.check import CHECK as FIGURES
from drafter.checks.finding import Finding, Severity
from drafter.checks.forms.check import CHECK as FORMS
from drafter.checks.leaders.check import CHECK as LEADERS
from drafter.checks.ledger import Ledger
from drafter.checks.names.check import CHECK as NAMES
from drafter.checks.ordering import InOrder
from drafter.checks.punctuation.check import CHECK as PUNCTUATION
from drafter.checks.sentences import renewed
from drafter.checks.severities import load_severities, rule_of, shown_as
from drafter.checks.twice.check import CHECK as TWICE
from drafter.core.cells import with_cells
from drafter.core.model import Draft, Paragraph
from drafter.core.parking import without_parked
from drafter.trouble import in_a_sentence

CHECKS: tuple[Check, ...] = (
    COMMENTS,
    NAMES,
    DATED,
    BLANKS,
    ANNOUNCED,
    COPIED,
    TWICE,
    FIGURES,
    LEADERS,
    FORMS,
    CHARACTERS,
    PUNCTUATION,
    EAR,
)


@dataclass(frozen=True)
class _Kept:
    """What the checks took from one paragraph."""

    paragraph: Paragraph
    findings: tuple[Finding, ...]
    gathered: tuple[Any, ...]


@dataclass
class Checker:
    """The checks with a memory of the paragraphs they have seen. One belongs to one thread at a time.

    `weighs` lets the severities follow the measured precision of each rule. A check that fails is left out, with all that it found, until the context changes; the others go on.
    """

    checks: tuple[Check, ...] = CHECKS
    weighs: bool = True
    _context: Context | None = None
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _ledgers: dict[str, Ledger[Any] | None] = field(default_factory=dict)
    _failed: dict[str, str] = field(default_factory=dict)
    _shown: dict[tuple[str, Severity], Severity | None] = field(default_factory=dict)
    _order: InOrder = field(default_factory=InOrder)

    def check(self, draft: Draft, context: Context) -> tuple[Finding, ...]:
        """What all checks find, in the order of the text."""
        if context != self._context:
            self._context, self._kept, self._failed = context, {}, {}
            self._ledgers = {check.name: check.ledger() for check in self.checks}
        draft = without_parked(draft)
        whole = draft.with_paragraphs(with_cells(draft.paragraphs))
        places = {paragraph.id: place for place, paragraph in enumerate(draft.paragraphs)}
        kept = [self._of(paragraph, context, paragraph.id in places) for paragraph in whole.paragraphs]
        self._kept = {one.paragraph.id: one for one in kept}
        found: dict[str, list[Finding]] = defaultdict(list)
        for one in kept:
            for finding in one.findings:
                found[finding.check].append(finding)
        every: list[Finding] = []
        for number, check in enumerate(self.checks):
            seen = whole if check.in_cells else draft
            gathered = [self._kept[paragraph.id].gathered[number] for paragraph in seen.paragraphs]
            with self._alone(check):
                if check.name not in self._failed:
                    every += check.sift(found[check.name], whole)
                    ledger = self._ledgers[check.name]
                    if ledger is not None:
                        ledger.follow(gathered)
                    every += check.whole(Scene(seen, context, gathered, ledger))
        return tuple(self._order.of(self._weighed(every), places, context.ignored))

    def _weighed(self, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Severity]]:
        """The findings of checks that did not fail, each with how bad its rule's precision makes it."""
        table = load_severities() if self.weighs else {}
        for finding in findings:
            key = finding.rule or finding.check, finding.severity
            if key not in self._shown:
                self._shown[key] = shown_as(rule_of(finding), finding.severity, table)
            severity = self._shown[key]
            if severity is not None and finding.check not in self._failed:
                yield finding, severity

    @property
    def failures(self) -> tuple[str, ...]:
        """A sentence on each check that could not be made on the draft last looked at, with the reason."""
        return tuple(self._failed.values())

    @contextmanager
    def _alone(self, check: Check) -> Iterator[None]:
        """Let what goes wrong with a check take only that check out."""
        try:
            yield
        except Exception as error:
            self._failed[check.name] = f"“{check.title}”这一项没能校核，其余各项照常。{in_a_sentence(error)}"

    def _of(self, paragraph: Paragraph, context: Context, is_text: bool) -> _Kept:
        """What the checks take from a paragraph, or from a cell, which only some of them look at."""
        kept = self._kept.get(paragraph.id)
        if kept is not None and (kept.paragraph is paragraph or kept.paragraph == paragraph):
            return kept
        findings: list[Finding] = []
        gathered: list[Any] = []
        for check in self.checks:
            taken: Any = ()
            with self._alone(check):
                if check.name not in self._failed and (is_text or check.in_cells):
                    findings += self._findings(check, kept, paragraph, context)
                    taken = check.gather(paragraph, context)
            gathered.append(taken)
        return _Kept(paragraph, tuple(findings), tuple(gathered))

    def _findings(
        self, check: Check, kept: _Kept | None, paragraph: Paragraph, context: Context
    ) -> Iterable[Finding]:
        """What a check finds in a paragraph; where it can, from what it found before the paragraph was edited."""
        if kept is None or not check.by_sentence or replace(kept.paragraph, text=paragraph.text) != paragraph:
            return check.paragraph(paragraph, context)
        before = [finding for finding in kept.findings if finding.check == check.name]
        return renewed(check, kept.paragraph, before, paragraph, context)
