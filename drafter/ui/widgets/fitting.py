"""Windows that are never larger than the screen they are shown on, and pages that roll where it is small."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

#: What the system's frame takes of the screen, in pixels, with some air around it.
_FRAME = QSize(40, 60)


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size in pixels, or as much of it as its screen has room for."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))


def shrink_to_screen(window: QWidget) -> None:
    """Take from a window that is shown what reaches over the right and the lower edge of its screen."""
    room = window.screen().availableGeometry()
    frame = window.frameGeometry()
    over = QSize(max(0, frame.right() - room.right()), max(0, frame.bottom() - room.bottom()))
    window.resize(window.size() - over)
    keep_on_screen(window)


def keep_on_screen(window: QWidget) -> None:
    """Move a window that has grown so far up and left that all of it is on its screen."""
    room = window.screen().availableGeometry()
    frame = window.frameGeometry()
    frame.moveRight(min(frame.right(), room.right()))
    frame.moveBottom(min(frame.bottom(), room.bottom()))
    frame.moveTopLeft(QPoint(max(frame.left(), room.left()), max(frame.top(), room.top())))
    window.move(frame.topLeft())


def scrolled(page: QWidget) -> QScrollArea:
    """A page that rolls up and down where the screen is lower than it, and is as wide as what holds it."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the keys
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setMinimumWidth(page.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area
