"""A text that stays where it is on the screen while messages above it come and go."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QWidget

from drafter.ui.sheet.sheet import Sheet


class SteadySheet(QObject):
    """Scrolls a sheet by as much as `frame`, in which it stands, is moved up or down within the window."""

    def __init__(self, frame: QWidget, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the moves of the frame."""
        if isinstance(event, QMoveEvent) and self._sheet.isVisible():
            bar = self._sheet.verticalScrollBar()
            bar.setValue(bar.value() + event.pos().y() - event.oldPos().y())
        return False
