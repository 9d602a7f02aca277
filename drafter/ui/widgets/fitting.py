"""Windows that are never larger than the screen they are shown on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

#: What the system's frame takes of the screen, in pixels, with some air around it.
_FRAME = QSize(40, 60)


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size in pixels, or as much of it as its screen has room for."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
