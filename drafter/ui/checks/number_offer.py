"""A quiet offer beside a number that its writer fixed and that does not follow: put the list in order, or leave it."""

from collections.abc import Sequence

from drafter.checks.finding import Finding, Fix
from drafter.core.model import Paragraph
from drafter.ui.checks.beside_offer import BesideOffer
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.sheet.sheet import Sheet


class NumberOffer(BesideOffer):
    """Shown while the cursor stands in a paragraph whose number a finding says does not follow."""

    def __init__(self, sheet: Sheet, flow: CheckFlow) -> None:
        super().__init__(sheet, "numberOffer", "序号接不上")
        self._flow = flow
        self._findings: dict[str, Finding] = {}
        self._order = self.add_button("putInOrderHere", self._put_in_order)
        self._keep = self.add_button("keepNumber", self._leave)
        flow.found.connect(self._take)
        sheet.place_changed.connect(self._show_here)

    @property
    def beside(self) -> str:
        """The id of the paragraph at the cursor, where its number does not follow."""
        here = self._here()
        return here[0].id if here else ""

    def _take(self, findings: Sequence[Finding]) -> None:
        self._findings = {one.paragraph_id: one for one in findings if _fix_of(one)}
        self._sheet.set_odd_numbers(self._findings)
        self._show_here()

    def _here(self) -> tuple[Paragraph, Finding] | None:
        paragraph = self._sheet.paragraph
        finding = self._findings.get(paragraph.id) if paragraph and paragraph.fixed else None
        return (paragraph, finding) if paragraph and finding else None

    def _show_here(self) -> None:
        here = self._here()
        if here is None:
            self.hide()
            return
        paragraph, finding = here
        self.told.setText(finding.message.partition("，")[0])
        self._order.setText(f"改为{finding.suggestion}")
        self._keep.setText(f"就写{paragraph.fixed.strip()}")
        self.appear()

    def _put_in_order(self) -> None:
        here = self._here()
        fix = _fix_of(here[1]) if here else None
        if here and fix:
            with self._sheet.keeping_place():
                self._flow.fix(here[1], fix)
            self.hide()

    def _leave(self) -> None:
        here = self._here()
        if here:
            self._flow.ignore_here(here[1])
            self.hide()


def _fix_of(finding: Finding) -> Fix | None:
    """The fix that puts a list in order, None where the finding is about something else."""
    return next((fix for fix in finding.fixes if fix.in_order), None)
