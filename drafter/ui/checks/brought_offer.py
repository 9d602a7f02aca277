"""An unobtrusive hint beside a paragraph that was just put in, where it brings names or campaigns of another place along."""

from collections.abc import Sequence

from drafter.checks.finding import Finding
from drafter.core.brought import brought_in
from drafter.ui.checks.beside_offer import BesideOffer
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.document.session import Change, ChangeKind, Session
from drafter.ui.sheet.sheet import Sheet

#: The checks that find what belongs to another place, by their names: they are loaded when they are first used.
_ELSEWHERE = frozenset({"names", "leaders"})


class BroughtOffer(BesideOffer):
    """Stands beside the first such paragraph of what came in last, wherever the cursor is, until it is dealt with."""

    def __init__(self, sheet: Sheet, flow: CheckFlow, session: Session) -> None:
        super().__init__(sheet, "broughtOffer", "带来的他处名称")
        self._flow = flow
        self._brought: frozenset[str] = frozenset()
        self._first: Finding | None = None
        self._look = self.add_button("lookAtBrought", self._go_there)
        self._look.setText("看一看")
        self._leave = self.add_button("leaveBrought", self._dismiss)
        self._leave.setText("就这样")
        session.changed.connect(self._note)
        flow.found.connect(self._take)

    @property
    def beside(self) -> str:
        """The id of the paragraph that brought something along."""
        return self._first.paragraph_id if self._first else ""

    def _note(self, change: Change) -> None:
        """Remember what came in from elsewhere, and check it even where nobody checks while writing."""
        if change.kind is ChangeKind.EDIT and (came := brought_in(change.before, change.after)):
            self._brought = frozenset(paragraph.id for paragraph in came)
            self._flow.check_soon()

    def _take(self, findings: Sequence[Finding]) -> None:
        found = [f for f in findings if f.check in _ELSEWHERE and f.paragraph_id in self._brought]
        self._first = found[0] if found else None
        if self._first is None:
            self.hide()
            return
        here = [f for f in found if f.paragraph_id == self._first.paragraph_id]
        more = f"等 {len(here)} 处" if len(here) > 1 else ""
        self.told.setText(f"带来了别处的“{self._first.text}”{more}")
        self.appear()

    def _go_there(self) -> None:
        if self._first:
            self._sheet.go_to(self._first.paragraph_id, self._first.start, self._first.end)
            self._sheet.setFocus()

    def _dismiss(self) -> None:
        self._brought, self._first = frozenset(), None
        self.hide()
