"""Small frames with an offer that stand beside a paragraph of the sheet, and push nothing aside."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QTextLine
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from drafter.ui.base.theme import set_style
from drafter.ui.sheet.paint import Row
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.widgets.plain import PlainLabel

#: Pixels between the end of the text and the offer.
_GAP = 14


class BesideOffer(QFrame):
    """Words and buttons beside one paragraph, which a subclass tells as `beside`; hidden while that is ""."""

    def __init__(self, sheet: Sheet, name: str, spoken: str) -> None:
        super().__init__(sheet.viewport())
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoFillBackground(True)
        self._sheet = sheet
        self.told = PlainLabel(self)
        set_style(self.told, small=True, muted=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.told)
        sheet.text.edited.connect(self.follow)
        sheet.verticalScrollBar().valueChanged.connect(self.follow)
        sheet.viewport().installEventFilter(self)
        self.hide()

    @property
    def beside(self) -> str:
        """The id of the paragraph that the offer is about, "" where there is none."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the sheet gets another width."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.follow)
        return False

    def add_button(self, name: str, act: Callable[[], None]) -> QPushButton:
        """A button behind the others."""
        button = QPushButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the text
        set_style(button, small=True)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        return button

    def appear(self) -> None:
        """Be as large as the words need, and stand in its place."""
        self.adjustSize()
        self.show()
        self.follow()

    def follow(self) -> None:
        """Stand behind the last line of the paragraph where there is room, else below it."""
        beside = "" if self.isHidden() else self.beside
        if not beside:
            self.hide()
            return
        rows = self._sheet.rows(QRectF(self._sheet.viewport().rect()))
        row = next((one for one in rows if one.paragraph.id == beside), None)
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
