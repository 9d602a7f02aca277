"""Files and folders that are dropped on a widget: always copied, never moved away from where they lie."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from drafter.ui.dragging.dropped import local_files


class FileDrop(QObject):
    """Takes files for a widget; all else goes on to whoever stands behind it.

    `dropped` brings the Paths. `is_over` tells while files are dragged over the widget, which is painted anew when
    that changes.
    """

    dropped = Signal(list)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.is_over = False
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._light(False)
        elif isinstance(event, QDropEvent) and (paths := local_files(event.mimeData())):
            copy(event)
            self._light(event.type() != QEvent.Type.Drop)
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(paths)
            return True
        return False

    def _light(self, over: bool) -> None:
        if over != self.is_over:
            self.is_over = over
            self._widget.update()


def copy(event: QDropEvent) -> None:
    """Accept a drag as a copy, whatever keys are held: who hears of a move deletes the file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
