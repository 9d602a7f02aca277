"""Checking in the window: the flow, its pages, and the marks on the sheet, tied together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from drafter.checks.finding import Evidence, Finding
from drafter.core.clip import Clip
from drafter.core.model import Paragraph
from drafter.ui.checks.borrowed_page import BorrowedPage, share_told
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.checks.marks import marks_of, severities_of
from drafter.ui.checks.number_offer import NumberOffer
from drafter.ui.checks.panel import FindingsPanel
from drafter.ui.library.source_view import SourceView
from drafter.ui.services import Services
from drafter.ui.session import Session
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.side_tabs import SideTabs
from drafter.ui.theme import Theme


class CheckDesk(QObject):
    """The checks of one window, with their pages in the column beside the sheet; `flow` knows the findings."""

    outline_from_source_requested = Signal(str)

    def __init__(
        self, session: Session, services: Services, sheet: Sheet, tabs: SideTabs, theme: Theme
    ) -> None:
        super().__init__(tabs)
        self._session = session
        self._services = services
        self._sheet = sheet
        self._tabs = tabs
        self._theme = theme
        self.flow = CheckFlow(session, services, self)
        self.panel = FindingsPanel(self.flow, lambda: session.draft, theme, tabs)
        self.number_offer = NumberOffer(sheet, self.flow)
        self.borrowed = BorrowedPage(theme, tabs)
        tabs.add("校核", self.panel)
        tabs.add("引用与出处", self.borrowed)
        self._connect()

    def _connect(self) -> None:
        flow, borrowed = self.flow, self.borrowed
        flow.found.connect(self._mark)
        flow.borrowed.connect(lambda found: borrowed.show_passages(found, self._session.draft.paragraphs))
        flow.shares_found.connect(borrowed.show_shares)
        flow.shares_found.connect(lambda shares: self._tabs.say(borrowed, share_told(shares)))
        for chosen in (self.panel.finding_chosen, borrowed.passage_chosen):
            chosen.connect(self._show)
        self.panel.left.connect(self._sheet.setFocus)
        borrowed.source_wanted.connect(self._show_source)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The commands of the menu with what each does."""
        return {
            "actionCheck": self.check,
            "nextFinding": lambda: self._step(1),
            "previousFinding": lambda: self._step(-1),
            "fixFinding": self.panel.fix_current,
        }

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.panel.set_theme(theme)
        self.borrowed.set_theme(theme)
        self._mark(self.flow.findings)

    def check(self) -> None:
        """Check the whole draft now and show the findings."""
        self._tabs.open(self.panel)
        self.flow.check_now()

    def _mark(self, findings: Sequence[Finding]) -> None:
        self._tabs.say(self.panel, f"{len(findings)}" if findings else "")
        self._sheet.set_severities(severities_of(findings))
        self._sheet.set_marks("findings", marks_of(findings, self._theme))

    def _show(self, finding: Finding) -> None:
        self._sheet.go_to(finding.paragraph_id, finding.start, finding.end)

    def _show_source(self, evidence: Evidence) -> None:
        """Show the whole speech that a passage is from, beside the window."""
        library = self._services.library
        view = SourceView(evidence.source, Clip((Paragraph("", text=evidence.text),)), self.borrowed)
        reading = self._services.jobs.run(lambda: library.document(evidence.source.id))
        reading.finished.connect(view.show_text)
        reading.failed.connect(lambda error: self.flow.message.emit(str(error), "warning"))
        view.outline_requested.connect(self.outline_from_source_requested)
        view.show()

    def _step(self, direction: int) -> None:
        self._tabs.open(self.panel)
        self.panel.step(direction)
