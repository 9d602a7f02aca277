"""What to do with a drop that no part of the window takes."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMainWindow

from drafter.core.errors import UserError
from drafter.ui.dragging.clip_mime import clip_from_mime
from drafter.ui.dragging.dropped import drop_trouble, local_files
from drafter.ui.dragging.file_drop import copy
from drafter.ui.widgets.message_bar import MessageBar

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DropGuard(QObject):
    """Takes over the drags that the panes of a window pass on to it.

    Files and folders go to `files_dropped`; what cannot be taken (a link, a clip of a later version of the
    program) is answered with a sentence, and nothing changes.
    """

    files_dropped = Signal(list)

    def __init__(self, window: QMainWindow, bar: MessageBar) -> None:
        super().__init__(window)
        self._bar = bar
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        files, trouble = local_files(event.mimeData()), _trouble(event.mimeData())
        if not files and not trouble:
            return False
        copy(event)
        if event.type() == QEvent.Type.Drop:
            if files:
                self.files_dropped.emit(files)
            else:
                self._bar.show_message(trouble)
        return True


def _trouble(mime: QMimeData) -> str:
    """Why what is dragged cannot be taken anywhere, "" where only this is not the place for it."""
    try:
        clip_from_mime(mime)
    except UserError as error:
        return str(error)
    return drop_trouble(mime)
