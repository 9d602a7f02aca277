"""The column of the sheet: what stands above it and below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from drafter.ui.sheet.sheet import Sheet


class SheetColumn(QWidget):
    """The sheet, with room for bars at its upper edge and panels at its lower one."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(sheet, 1)
        self.setFocusProxy(sheet)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def add_above(self, bar: QWidget) -> None:
        """Put a bar at the upper edge."""
        self._layout.insertWidget(0, bar)

    def add_below(self, panel: QWidget) -> None:
        """Put a panel at the lower edge."""
        self._layout.addWidget(panel)
