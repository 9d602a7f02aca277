"""Checking in the window: the flow, the list, and the marks on the sheet, tied together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from drafter.checks.finding import Evidence, Finding
from drafter.core.clip import Clip
from drafter.core.model import Paragraph
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.checks.marks import marks_of, severities_of
from drafter.ui.checks.number_offer import NumberOffer
from drafter.ui.checks.panel import FindingsPanel
from drafter.ui.library.source_view import SourceView
from drafter.ui.services import Services
from drafter.ui.session import Session
from drafter.ui.sheet.paste import span_of
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.theme import Theme


class CheckDesk(QObject):
    """The checks of one window. `panel` is to be put below the sheet; `flow` knows the findings."""

    outline_from_source_requested = Signal(str)

    def __init__(
        self, session: Session, services: Services, sheet: Sheet, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._sheet = sheet
        self._theme = theme
        self.flow = CheckFlow(session, services, self)
        self.panel = FindingsPanel(self.flow, theme, parent)
        self.number_offer = NumberOffer(sheet, self.flow)
        self.flow.found.connect(self._mark)
        self.panel.finding_chosen.connect(self._show)
        self.panel.source_wanted.connect(self._show_source)

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
        self._mark(self.flow.findings)

    def check(self) -> None:
        """Check the whole draft now and open the list."""
        if not self.panel.is_open:
            self.panel.toggle()
        self.flow.check_now()

    def _mark(self, findings: Sequence[Finding]) -> None:
        self._sheet.set_severities(severities_of(findings))
        self._sheet.set_marks("findings", marks_of(findings, self._theme))

    def _show(self, finding: Finding) -> None:
        self._sheet.go_to(finding.paragraph_id, finding.start, finding.end)

    def _show_source(self, evidence: Evidence) -> None:
        """Show the whole speech that a passage is from, beside the window."""
        library = self._services.library
        view = SourceView(evidence.source, Clip((Paragraph("", text=evidence.text),)), self.panel)
        reading = self._services.jobs.run(lambda: library.document(evidence.source.id))
        reading.finished.connect(view.show_text)
        reading.failed.connect(lambda error: self.flow.message.emit(str(error), "warning"))
        view.outline_requested.connect(self.outline_from_source_requested)
        view.show()

    def _step(self, direction: int) -> None:
        span = span_of(self._sheet.textCursor())
        self.panel.step((span.first, span.start), direction)
