"""A button for what cannot be taken back: it acts when it is pressed a second time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from drafter.ui.base.theme import set_style


class SureButton(QPushButton):
    """`meant` says that it was pressed twice; after the first press it says what the second one does."""

    meant = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, *, sure: str = "再按一次，彻底删除") -> None:
        super().__init__(text, parent)
        self._text, self._sure = text, sure
        self._is_asking = False
        self.clicked.connect(self._press)

    def calm(self) -> None:
        """Forget the first press."""
        self._ask(False)

    def _press(self) -> None:
        asked = self._is_asking
        self._ask(not asked)
        if asked:
            self.meant.emit()

    def _ask(self, asking: bool) -> None:
        if asking != self._is_asking:
            self._is_asking = asking
            set_style(self, primary=asking)
            self.setText(self._sure if asking else self._text)
