"""Figures in one window: their panel, and the offer to change the others as one was changed."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from drafter.core.draft_figures import Left, left_by_change, with_figure
from drafter.core.fills import Spot
from drafter.core.model import Draft
from drafter.ui.base.jobs import Latest
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.document.session import Change, ChangeKind
from drafter.ui.filling.figures_panel import FiguresPanel
from drafter.ui.sheet.sheet import Sheet

#: Milliseconds without a key after which a changed figure counts as written.
_WRITTEN = 1200


class FiguresFlow(Flow):
    """Holds the panel, and watches for figures that are changed by hand."""

    def __init__(self, frame: Frame, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(frame)
        self._sheet = sheet
        self.panel = FiguresPanel(frame.session, frame.services.jobs, frame.theme, parent)
        self.panel.spot_chosen.connect(self._show_spot)
        self.panel.left.connect(sheet.setFocus)
        self._before: Draft | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_WRITTEN)
        self._pause.timeout.connect(self._look)
        self._looking = Latest(frame.services.jobs, self)
        self._looking.answered.connect(self._offer)
        frame.session.changed.connect(self._note)

    def _show_spot(self, spot: Spot) -> None:
        self._sheet.go_to(spot.paragraph_id, spot.start, spot.end)

    def _note(self, change: Change) -> None:
        if change.kind is not ChangeKind.EDIT:
            self._before = None
            self._pause.stop()
            return
        self._before = self._before or change.before
        self._pause.start()

    def _look(self) -> None:
        before, after = self._before, self._session.draft
        self._before = None
        if before is not None:
            self._looking.ask(lambda: left_by_change(before, after))

    def _offer(self, left: Left | None) -> None:
        """Offer to change the other places, too."""
        if left is None:
            return
        told = f"“{left.name}”改成了 {left.new}，还有 {len(left.places)} 处是 {left.old}。"
        self.say(told, "info", [(f"都改成 {left.new}", lambda: self._change(left))])

    def _change(self, left: Left) -> None:
        self._session.apply(lambda draft: with_figure(draft, left.places, left.new), "统一数字")
