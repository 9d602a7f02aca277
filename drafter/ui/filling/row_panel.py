"""What the panels below the sheet share: rows with a head above them, in step with the draft while they are seen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QVBoxLayout, QWidget

from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Session
from drafter.ui.widgets.plain import PlainLabel


class RowPanel(QWidget):
    """A hidden panel; the subclass makes `rows`, calls `_build_around` and says in `_follow` what changes with the draft.

    `spot_chosen` asks for a Spot to be shown; `left` gives the keyboard back. Esc closes. `_pause` runs out after
    `quiet` milliseconds without a change to the draft.
    """

    spot_chosen = Signal(object)
    left = Signal()

    def __init__(self, session: Session, name: str, quiet: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Panel")
        self._session = session
        self._count = PlainLabel(self)
        self._count.setObjectName(f"{name}Count")
        set_style(self._count, section=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(quiet)
        self._pause.timeout.connect(self._follow)
        session.changed.connect(lambda _change: self._pause.start())
        self.hide()

    def _build_around(self, rows: QTreeWidget, title: str, *parts: QWidget) -> None:
        """Lay out the count, these parts and a button that closes in a line above the rows."""
        close = QPushButton("×", self)
        close.setAccessibleName(f"关闭{title}")
        close.setToolTip("关闭（Esc）")
        set_style(close, quiet=True)
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        for part in (*parts, close):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.addLayout(head)
        layout.addWidget(rows)

    def _follow(self) -> None:
        """Stay in step with the draft while visible."""
        raise NotImplementedError

    def close_panel(self) -> None:
        """Hide the panel and give the keyboard back."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
