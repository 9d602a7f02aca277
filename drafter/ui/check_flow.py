"""Checking while writing: off the main thread, and only what changed."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.checks.finding import Finding, Fix
from drafter.core.errors import UserError
from drafter.core.ignored import ignored_in, with_ignored
from drafter.core.model import Draft
from drafter.files.ignored import load_ignored, save_ignored
from drafter.files.settings import CHECK_WHILE_WRITING
from drafter.files.unit import known_of
from drafter.ui.jobs import Latest
from drafter.ui.services import Services
from drafter.ui.session import Session

if TYPE_CHECKING:
    from drafter.checks.context import Context, Passages
    from drafter.checks.run import Checker
    from drafter.checks.terms import Terms
    from drafter.ui.draft_passages import DraftPassages

#: Milliseconds of quiet after a change before the draft is checked again.
_QUIET = 350


class _Inspector:
    """The checks with all they know; made and used in the background, by one thread at a time."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._checker: Checker | None = None
        self._terms: Terms | None = None
        self._passages: DraftPassages | None = None

    def look(self, draft: Draft, forever: frozenset[str]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """The findings in a draft, and what is wrong with the term files the first time they are read."""
        from drafter.checks.run import Checker  # not at start-up: the checks and their tables take time
        from drafter.checks.terms import load_terms
        from drafter.ui.draft_passages import DraftPassages

        problems: tuple[str, ...] = ()
        if self._checker is None or self._terms is None or self._passages is None:
            self._checker, self._terms = Checker(), load_terms(self._services.home.terms)
            self._passages = DraftPassages(self._services.library)
            problems = self._terms.problems
        context = self._context(draft, self._terms, self._passages.of(draft), forever)
        return self._checker.check(draft, context), problems

    def _context(
        self, draft: Draft, terms: "Terms", passages: "Passages", forever: frozenset[str]
    ) -> "Context":
        from drafter.checks.context import context_of
        from drafter.library.words import word_pieces

        return context_of(
            draft.facts,
            terms,
            datetime.date.today(),
            **known_of(self._services.unit(), draft.facts.place),
            cut=word_pieces,
            passages=passages,
            ignored=forever | ignored_in(draft),
        )


class CheckFlow(QObject):
    """Keeps the findings of a session's draft up to date.

    `found` carries all findings in the order of the text; `message` a sentence with its kind.
    """

    found = Signal(object)
    message = Signal(str, str)

    def __init__(self, session: Session, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        self._inspector = _Inspector(services)
        self._forever_file = services.home.root / "ignored.txt"
        self._forever = load_ignored(self._forever_file)
        self._latest = Latest(services.jobs, self)
        self._latest.answered.connect(self._take)
        self._latest.failed.connect(lambda error: self.message.emit(f"校核没能完成：{error}", "warning"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.check_now)
        session.changed.connect(self._note_change)
        self.findings: tuple[Finding, ...] = ()

    def _note_change(self) -> None:
        if self._services.preferences.get(CHECK_WHILE_WRITING):
            self._timer.start()

    def check_now(self) -> None:
        """Check the draft as it is now."""
        draft, forever, inspector = self._session.draft, self._forever, self._inspector
        self._latest.ask(lambda: inspector.look(draft, forever))

    def _take(self, answer: tuple[tuple[Finding, ...], tuple[str, ...]]) -> None:
        self.findings, problems = answer
        for problem in problems:
            self.message.emit(problem, "warning")
        self.found.emit(self.findings)

    def fix(self, finding: Finding, fix: Fix) -> None:
        """Mend a finding in one of its ways, as one step."""
        if not self._session.apply(fix, fix.label):
            self.message.emit(self.tr("这里的文字已经改过，请看最新的校核结果。"), "info")
            self.check_now()

    def ignore_here(self, finding: Finding) -> None:
        """Call this one finding right."""
        self._ignore_in_draft(finding.key, self.tr("忽略此处"))

    def ignore_in_draft(self, finding: Finding) -> None:
        """Call everything of this kind right in this draft."""
        self._ignore_in_draft(finding.kind, self.tr("本稿不再提醒"))

    def ignore_forever(self, finding: Finding) -> None:
        """Call everything of this kind right in all drafts."""
        self._forever |= {finding.kind}
        self._save(lambda: save_ignored(self._forever, self._forever_file))
        self.check_now()

    def _ignore_in_draft(self, name: str, label: str) -> None:
        self._session.apply(lambda draft: with_ignored(draft, name), label)
        self.check_now()

    def _save(self, save: Callable[[], None]) -> None:
        try:
            save()
        except UserError as error:
            self.message.emit(str(error), "warning")
