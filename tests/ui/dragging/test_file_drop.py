"""Files dropped on a widget are copied, and everything else goes on."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from drafter.ui.dragging.file_drop import FileDrop
from tests.ui.desk_material import draft_of, open_window

ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
SHIFT = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def widget(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def files(widget):
    return FileDrop(widget)


def mime_of(*urls):
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def sent(widget, event):
    """An event that asks for a move, as the shift key does, after it has been answered."""
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event


def test_files_are_copied_though_a_move_is_asked_for(widget, files, qtbot, tmp_path):
    mime = mime_of(tmp_path.as_uri())
    events = [
        QDragEnterEvent(QPoint(9, 9), ANY, mime, *SHIFT),
        QDragMoveEvent(QPoint(9, 9), ANY, mime, *SHIFT),
        QDropEvent(QPointF(9, 9), ANY, mime, *SHIFT),
    ]
    with qtbot.waitSignal(files.dropped) as dropped:
        for event in events:
            sent(widget, event)
            assert event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction
    assert dropped.args == [[tmp_path]]


def test_it_tells_while_files_are_over_the_widget(widget, files, tmp_path):
    mime = mime_of(tmp_path.as_uri())
    sent(widget, QDragEnterEvent(QPoint(9, 9), ANY, mime, *SHIFT))
    assert files.is_over
    QApplication.sendEvent(widget, QDragLeaveEvent())
    assert not files.is_over


def test_what_is_no_file_is_left_to_others(widget, files):
    mime = mime_of("https://example.org/a.docx")
    event = sent(widget, QDragEnterEvent(QPoint(9, 9), ANY, mime, *SHIFT))
    assert not event.isAccepted() and not files.is_over


def test_no_part_of_the_window_moves_a_dropped_file_away(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_of("一段。"))
    mime = mime_of((tmp_path / "讲话.docx").as_uri())
    for part in (window, window.desk.library, window.start_view, window.desk.sheet.viewport()):
        event = sent(part, QDragEnterEvent(QPoint(9, 9), ANY, mime, *SHIFT))
        assert event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction, part
