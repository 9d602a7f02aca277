"""A quiet note in the upper margin of the sheet: how the title will break when it is printed."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtWidgets import QLabel

from drafter.core.model import Role
from drafter.ui.base.services import Services
from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Session
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.sheet.title_breaks import TitleBreaks
from drafter.ui.widgets.plain import plain_tip

_ABOVE = 4


class TitleHint(QLabel):
    """Shown only while the cursor stands in a title that needs more than one line."""

    def __init__(self, session: Session, services: Services, sheet: Sheet) -> None:
        super().__init__(sheet.viewport())
        self.setObjectName("titleHint")
        self.setAccessibleName("标题怎样分行")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_style(self, muted=True, small=True)
        self._session = session
        self._sheet = sheet
        self._breaks = TitleBreaks(services, self)
        self._breaks.broken.connect(self._show)
        session.changed.connect(self._ask)
        sheet.place_changed.connect(self._ask)
        sheet.verticalScrollBar().valueChanged.connect(self._follow_sheet)
        sheet.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the sheet gets another width."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow_sheet)
        return False

    def _ask(self) -> None:
        paragraph = self._sheet.paragraph
        title = paragraph.text if paragraph and paragraph.role is Role.TITLE else ""
        if title.strip():
            self._breaks.ask(title, self._session.draft.layout)
        else:
            self._breaks.forget()
            self.hide()

    def _show(self, lines: list[str]) -> None:
        self.setText("印成 {n} 行：{lines}".format(n=len(lines), lines="  /  ".join(lines)))
        self.setToolTip(plain_tip("\n".join(lines)))
        self.setVisible(len(lines) > 1)
        self._place()

    def _follow_sheet(self) -> None:
        """Scrolling away is the reader's wish: the note goes with the title."""
        if not self.isHidden():
            self._move_to_title()

    def _place(self) -> None:
        """Stand in the margin above the title; the whole margin is shown while the cursor is there."""
        if self.isHidden():
            return
        self.adjustSize()
        if self._sheet.textCursor().blockNumber() == 0:
            self._sheet.verticalScrollBar().setValue(0)
        self._move_to_title()

    def _move_to_title(self) -> None:
        viewport = QRectF(self._sheet.viewport().rect())
        for row in self._sheet.rows(viewport):
            if self._sheet.paragraph and row.paragraph.id == self._sheet.paragraph.id:
                top = round(row.rect.top()) - self.height() - _ABOVE
                self.move(round(viewport.width() - self.width()) // 2, top)
