"""Checking in the window: the flow, its pages, and the marks on the sheet, tied together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from drafter.checks.finding import Finding
from drafter.core.cells import cell_id
from drafter.ui.base.side_tabs import SideTabs
from drafter.ui.base.theme import Theme
from drafter.ui.checks.brought_offer import BroughtOffer
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.checks.freshness import FreshnessPage
from drafter.ui.checks.marks import flagged_cells, marks_of, severities_of
from drafter.ui.checks.number_offer import NumberOffer
from drafter.ui.checks.panel import FindingsPanel
from drafter.ui.document.flow import Frame
from drafter.ui.sheet.sheet import Sheet


class CheckDesk(QObject):
    """The checks of one window, with their pages in the column beside the sheet; `flow` knows the findings."""

    def __init__(self, frame: Frame, sheet: Sheet, tabs: SideTabs) -> None:
        super().__init__(tabs)
        self._session = frame.session
        self._sheet = sheet
        self._tabs = tabs
        self._theme = frame.theme
        self._lists = frame.services.home.terms
        self.flow = CheckFlow(frame)
        self.panel = FindingsPanel(self.flow, lambda: frame.session.draft, frame.theme, tabs)
        self.number_offer = NumberOffer(sheet, self.flow)
        self.brought_offer = BroughtOffer(sheet, self.flow, frame.session)
        tabs.add("校核", self.panel)
        self._connect()

    def _connect(self) -> None:
        self.flow.found.connect(self._mark)
        self.panel.finding_chosen.connect(self._show)
        self.panel.left.connect(self._sheet.setFocus)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The commands of the menu with what each does."""
        return {
            "actionCheck": self.check,
            "nextFinding": lambda: self._step(1),
            "previousFinding": lambda: self._step(-1),
            "fixFinding": self.panel.fix_current,
            "fixKind": self._fix_kind,
            "actionFreshness": self._show_freshness,
        }

    def _show_freshness(self) -> None:
        FreshnessPage(self._lists, self.flow.use_new_lists, self._tabs.window()).show()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.panel.set_theme(theme)
        self._mark(self.flow.findings)

    def check(self) -> None:
        """Check the whole draft now and show the findings."""
        self._tabs.open(self.panel)
        self.flow.check_now()

    def _fix_kind(self) -> None:
        self._tabs.open(self.panel)
        self.panel.fix_kind()

    def _mark(self, findings: Sequence[Finding]) -> None:
        self._tabs.say(self.panel, f"{len(findings)}" if findings else "")
        self._sheet.set_severities(severities_of(findings))
        self._sheet.set_flagged_cells(flagged_cells(findings))
        self._sheet.set_marks("findings", marks_of(findings, self._theme))

    def _show(self, finding: Finding) -> None:
        if finding.cell:
            self._sheet.go_to(cell_id(finding.paragraph_id, *finding.cell))
        else:
            self._sheet.go_to(finding.paragraph_id, finding.start, finding.end)

    def _step(self, direction: int) -> None:
        self._tabs.open(self.panel)
        self.panel.step(direction)
