"""Checking while writing: off the main thread, and only what changed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from drafter.checks.finding import Finding, Fix
from drafter.checks.together import together
from drafter.core.ignored import ignored_in, with_ignored, without_ignored
from drafter.core.localising import local_parts
from drafter.core.meetings import are_of_one_meeting
from drafter.core.model import Draft
from drafter.core.origin import Home
from drafter.core.origin_parts import taken_passages
from drafter.core.progress import Job, Progress
from drafter.files.ignored import load_ignored, save_ignored
from drafter.files.settings import CHECK_WHILE_WRITING
from drafter.files.unit import load_unit, save_unit
from drafter.library.api import Query, Results
from drafter.process import give_memory_back, keep_memory_together
from drafter.ui.base.interpreter import keep_what_is_loaded
from drafter.ui.base.jobs import Latest
from drafter.ui.base.services import Services
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.document.session import Change

if TYPE_CHECKING:
    from drafter.checks.context import Context
    from drafter.checks.copied.check import CopiedShares
    from drafter.checks.run import Checker
    from drafter.checks.terms import Terms
    from drafter.core.document import Document
    from drafter.library.candidates import Candidates
    from drafter.library.origin.files import FilePassages
    from drafter.library.origin.tracing import Tracer, Traces

#: Milliseconds of quiet after a change before the draft is checked again.
_QUIET = 350
#: The check whose words are names, which the unit page holds where they are the unit's own.
_NAMES = "names"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a look at a draft found: the findings, what is wrong with the term files, and which checks failed, in a
    sentence each.

    What is borrowed from old speeches is no finding: `shares` tells where every character comes from.
    """

    findings: tuple[Finding, ...]
    shares: "CopiedShares"
    problems: tuple[str, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True)
class Shares(Progress):
    """How far a look has come, with what is known by then of where the words come from."""

    shares: "CopiedShares | None" = None


class _Inspector:
    """The checks with all they know; made and used in the background, by one thread at a time."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._checker: Checker | None = None
        self._terms: Terms | None = None
        self._traces: Traces = ()
        self._searched: tuple[object, dict[Query, Results]] = (None, {})
        self._tracer: tuple[tuple[Candidates, FilePassages | None, Home], Tracer] | None = None

    def look(
        self, draft: Draft, forever: frozenset[str], compared: "FilePassages | None" = None
    ) -> "Job[Answer]":
        """The findings in a draft, and what is wrong with the term files the first time they are read.

        Where its words come from is told in parts meanwhile (`Shares`).
        """
        from drafter.checks.copied import (
            check as copied,  # not at start-up: the checks and their tables take time
        )
        from drafter.checks.lexicon import load_lexicon
        from drafter.checks.run import Checker
        from drafter.checks.terms import load_terms

        problems: tuple[str, ...] = ()
        is_first = self._checker is None
        if self._checker is None or self._terms is None:
            keep_memory_together()
            load_lexicon()  # before the other tables: these take the room that reading it needs for a moment
            self._checker, self._terms = Checker(), load_terms(self._services.home.terms)
            problems = self._terms.problems
        tracer = self._tracer_of(draft, self._terms, compared)
        traces = self._traces = yield from self._traced(tracer, draft)
        context = self._context(draft, self._terms, forever)
        every = self._checker.check(draft, context)
        findings = tuple(finding for finding in every if not _is_open_place(finding, draft))
        shares = self._with_local(draft, copied.shares_of(draft.paragraphs, traces))
        if is_first:
            keep_what_is_loaded()  # the tables of the checks
            give_memory_back()
        return Answer(findings, shares, problems, self._checker.failures)

    def _with_local(self, draft: Draft, shares: "CopiedShares") -> "CopiedShares":
        """The same, with what of each part is its own place's."""
        home = self._services.unit().home_of(draft.facts)
        taken = taken_passages(draft.paragraphs, shares.stretches)
        return replace(shares, local=tuple(local_parts(draft.paragraphs, taken, home)))

    @staticmethod
    def _traced(tracer: "Tracer", draft: Draft) -> "Job[Traces]":
        """What comes from where; a part of it now and then as shares."""
        from drafter.checks.copied.check import shares_of
        from drafter.library.origin.tracing import SoFar, Traced

        tracing = tracer.trace(Traced(draft.paragraphs, draft.facts.title, draft.facts.date))
        while True:
            try:
                progress = next(tracing)
            except StopIteration as stop:
                return stop.value
            if isinstance(progress, SoFar):
                shares = replace(shares_of(draft.paragraphs, progress.traces), is_whole=False)
                yield Shares(progress.done, progress.total, progress.note, shares)

    def _others(self, draft: Draft) -> list[Draft]:
        """The drafts of the same meeting that are open in other windows."""
        drafts = [session.draft for session in tuple(self._services.sessions)]
        return [other for other in drafts if other != draft and are_of_one_meeting(draft.facts, other.facts)]

    def _search(self, query: Query) -> Results:
        """What the library has, remembered for as long as it is the same."""
        library = self._services.library
        state = library.candidates()
        if self._searched[0] is not state:
            self._searched = state, {}
        known = self._searched[1]
        if query not in known:
            known[query] = library.search(query)
        return known[query]

    def _tracer_of(self, draft: Draft, terms: "Terms", compared: "FilePassages | None") -> "Tracer":
        """What traces the draft, the same for as long as library, unit and the files to compare with are the same."""
        from drafter.library.origin.files import Both
        from drafter.library.origin.tracing import Tracer

        library = self._services.library.candidates()
        state = library, compared, self._services.unit().home_of(draft.facts)
        if self._tracer is None or self._tracer[0] != state:
            both = Both(library, compared) if compared else library
            self._tracer = state, Tracer(both, terms.fixed.sources, state[2])
        return self._tracer[1]

    def _origins(self, _draft: Draft) -> "Traces":
        """Where the words of the draft come from that is looked at: what they were traced to just before.

        The same function every time: with another one the checks would look at all of the draft again.
        """
        return self._traces

    def _context(self, draft: Draft, terms: "Terms", forever: frozenset[str]) -> "Context":
        from drafter.checks.context import context_of
        from drafter.library.words import word_pieces

        return context_of(
            draft.facts,
            self._services.unit(),
            terms,
            datetime.date.today(),
            cut=word_pieces,
            seen=self._services.library.seen,
            origins=self._origins,
            others=self._others(draft),
            search=self._search,
            given=self._services.library.given_otherwise,
            ignored=forever | ignored_in(draft),
        )


def _is_open_place(finding: Finding, draft: Draft) -> bool:
    """Whether a finding only says that a slot is open: the outline shows that, with the way there."""
    return finding.start == finding.end and draft.paragraphs[finding.paragraph].is_empty_slot


class CheckFlow(Flow):
    """Keeps the findings of a session's draft up to date.

    `found` carries all findings in the order of the text, `shares_found` where the words of the draft come from
    (CopiedShares; None as long as nobody knows); `kept_for_unit` a finding that nobody is to be told of again, in no draft.
    """

    found = Signal(object)
    kept_for_unit = Signal(object)
    shares_found = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._inspector = _Inspector(frame.services)
        self._forever_file = frame.services.home.root / "ignored.txt"
        self._forever = load_ignored(self._forever_file)
        self._latest = Latest(frame.services.jobs, self)
        self._latest.answered.connect(self._take)
        self._latest.progressed.connect(self._take_part)
        self._latest.failed.connect(lambda error: self.say(f"校核没能完成。{error}", "warning"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.check_now)
        frame.session.changed.connect(self._note_change)
        self.findings: tuple[Finding, ...] = ()
        self._failures: tuple[str, ...] = ()
        self._compared: FilePassages | None = None
        self._knows_shares = False

    def _note_change(self, change: Change) -> None:
        before, after = ({p.id for p in draft.paragraphs} for draft in (change.before, change.after))
        if before.isdisjoint(after):
            self._knows_shares = False
            self.shares_found.emit(None)  # of another draft nothing is known yet
        self.follow_library()

    def check_now(self) -> None:
        """Check the draft as it is now."""
        draft, forever, inspector = self._session.draft, self._forever, self._inspector
        compared = self._compared
        self._latest.ask(inspector.look(draft, forever, compared))

    def use_new_lists(self) -> None:
        """Read the term files again and check with them."""
        self._inspector = _Inspector(self._services)
        self.check_now()

    def compare_with(self, documents: "Sequence[Document]") -> None:
        """Compare the draft with these documents, too, and with no others."""
        from drafter.library.origin.files import FilePassages

        self._compared = FilePassages(documents) if documents else None
        self.check_now()

    def is_compared(self, source_id: str) -> bool:
        """Whether a source is one of the files that the draft is compared with."""
        return self._compared is not None and self._compared.holds(source_id)

    def follow_library(self) -> None:
        """Check again soon, where checking is wanted: other speeches may have come into the library."""
        if self._services.preferences.get(CHECK_WHILE_WRITING):
            self.check_soon()

    def check_soon(self) -> None:
        """Check when nothing has happened for a moment."""
        self._timer.start()

    def _take_part(self, progress: Progress) -> None:
        """Show what is known of a draft of which nothing is shown yet."""
        if isinstance(progress, Shares) and not self._knows_shares:
            self.shares_found.emit(progress.shares)

    def _take(self, answer: Answer) -> None:
        self._knows_shares = True
        self.findings = answer.findings
        news = [failure for failure in answer.failures if failure not in self._failures]
        self._failures = answer.failures
        for problem in (*answer.problems, *news):
            self.say(problem, "warning")
        self.found.emit(self.findings)
        self.shares_found.emit(answer.shares)

    def fix(self, finding: Finding, fix: Fix) -> None:
        """Mend a finding in one of its ways, as one step."""
        if not self._session.apply(fix, fix.label):
            self.say("这里的文字已经改过，请看最新的校核结果。", "info")
            self.check_now()

    def fix_all(self, fixes: Sequence[Fix], label: str) -> None:
        """Mend several findings as one step."""
        self._session.apply(together(fixes, label), label)

    def ignore_here(self, finding: Finding) -> None:
        """Call this one finding right."""
        self._ignore_in_draft(finding.key, "留用此处")

    def ignore_in_draft(self, finding: Finding) -> None:
        """Call everything of this kind right in this draft."""
        self._ignore_in_draft(finding.kind, "本稿不再提醒")

    def keep_for_unit(self, finding: Finding) -> None:
        """Call the words of a finding the unit's own: this check says nothing of them any more, in no draft."""
        if finding.check == _NAMES:
            self._set_own((finding.text,), ())
        self._set_forever(self._forever | {finding.kind})
        self.kept_for_unit.emit(finding)

    def take_back_from_unit(self, finding: Finding) -> None:
        """Speak of the words of a finding again."""
        if finding.check == _NAMES:
            self._set_own((), (finding.text,))
        self._set_forever(self._forever - {finding.kind})

    def _set_own(self, more: Sequence[str], fewer: Sequence[str]) -> None:
        """Add names to those that the unit page calls the unit's own, or take them out of them."""
        path = self._services.home.unit

        def save() -> None:
            unit = load_unit(path)  # one that cannot be read is not written over
            own = tuple(name for name in dict.fromkeys((*unit.own, *more)) if name not in fewer)
            save_unit(replace(unit, own=own), path)

        self.attempt(save, "warning")

    def _set_forever(self, kinds: frozenset[str]) -> None:
        self._forever = kinds
        self.attempt(lambda: save_ignored(kinds, self._forever_file), "warning")
        self.check_now()

    @property
    def kept(self) -> int:
        """How many places and words of this draft somebody has called right."""
        return len(ignored_in(self._session.draft))

    def tell_again(self) -> None:
        """Speak again of everything in this draft that was called right."""
        self._session.apply(without_ignored, "重新提醒")
        self.check_now()

    def _ignore_in_draft(self, name: str, label: str) -> None:
        self._session.apply(lambda draft: with_ignored(draft, name), label)
        self.check_now()
