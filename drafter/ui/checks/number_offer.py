"""A quiet offer beside a number that its writer fixed and that does not follow: put the list in order, or leave it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QTextLine
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from drafter.checks.finding import Finding, Fix
from drafter.core.model import Paragraph
from drafter.ui.base.theme import set_style
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.sheet.paint import Row
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.widgets.plain import PlainLabel

#: Pixels between the end of the text and the offer.
_GAP = 14


class NumberOffer(QFrame):
    """Shown while the cursor stands in a paragraph whose number a finding says does not follow; pushes nothing aside."""

    def __init__(self, sheet: Sheet, flow: CheckFlow) -> None:
        super().__init__(sheet.viewport())
        self.setObjectName("numberOffer")
        self.setAccessibleName("序号接不上")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoFillBackground(True)
        self._sheet = sheet
        self._flow = flow
        self._findings: dict[str, Finding] = {}
        self._told = PlainLabel(self)
        set_style(self._told, small=True, muted=True)
        self._order = self._button("putInOrderHere", self._put_in_order)
        self._keep = self._button("keepNumber", self._leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._told, self._order, self._keep):
            layout.addWidget(part)
        flow.found.connect(self._take)
        sheet.place_changed.connect(self._show_here)
        sheet.text.edited.connect(self._follow)
        sheet.verticalScrollBar().valueChanged.connect(self._follow)
        sheet.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the sheet gets another width."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)
        return False

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the text
        set_style(button, small=True)
        button.clicked.connect(lambda _checked=False: act())
        return button

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
        self._told.setText(finding.message.partition("，")[0])
        self._order.setText(f"改为{finding.suggestion}")
        self._keep.setText(f"就写{paragraph.fixed.strip()}")
        self.adjustSize()
        self.show()
        self._follow()

    def _follow(self) -> None:
        """Stand behind the last line of the paragraph where there is room, else below it."""
        here = self._here()
        if here is None or self.isHidden():
            self.hide()
            return
        rows = self._sheet.rows(QRectF(self._sheet.viewport().rect()))
        row = next((one for one in rows if one.paragraph.id == here[0].id), None)
        if row is None:
            self.move(-self.width(), -self.height())  # scrolled out of sight
            return
        line = row.block.layout().lineAt(row.block.layout().lineCount() - 1)
        self.move(*self._place(row, line))

    def _place(self, row: Row, line: QTextLine) -> tuple[int, int]:
        end = row.rect.left() + line.x() + line.naturalTextWidth() + _GAP
        if end + self.width() <= self._sheet.viewport().width():
            return round(end), round(row.rect.top() + line.y() + (line.height() - self.height()) / 2)
        return round(row.rect.left()), round(row.rect.top() + line.y() + line.height())

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
