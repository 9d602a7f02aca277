"""Nothing but the sheet: panels and tool bar step aside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


class FocusMode(QObject):
    """Hides parts of a window around its sheet and brings back those that were there."""

    def __init__(self, parts: Callable[[], Sequence[QWidget]], window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._hidden: list[QWidget] = []

    @property
    def is_on(self) -> bool:
        """Whether the parts are hidden now."""
        return bool(self._hidden)

    def toggle(self) -> None:
        """Hide the parts, or bring them back."""
        if self._hidden:
            self.leave()
            return
        self._hidden = [part for part in self._parts() if not part.isHidden()]
        for part in self._hidden:
            part.hide()

    def leave(self) -> None:
        """Bring back what is hidden, if anything is."""
        for part in self._hidden:
            part.show()
        self._hidden = []
