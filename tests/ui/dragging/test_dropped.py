"""What a drop from another program, or of a branch of the outline, is taken for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from drafter.core.clip import Clip
from drafter.core.model import Paragraph
from drafter.core.serial import CLIP_VERSION
from drafter.ui.base.theme import LIGHT
from drafter.ui.dragging.branch_mime import BRANCH_MIME, branch_in, branches_to_mime, paragraphs_in
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_to_mime
from drafter.ui.dragging.drop_guard import DropGuard
from drafter.ui.dragging.dropped import drop_trouble, local_files
from drafter.ui.dragging.file_drop import FileDrop
from drafter.ui.widgets.message_bar import MessageBar


def of_urls(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def of_format(name: str, data: bytes = b"x") -> QMimeData:
    mime = QMimeData()
    mime.setData(name, data)
    return mime


WEB, FILE = "https://example.org/a.docx", "file:///home/a/讲话.docx"
MAIL = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'


@pytest.mark.parametrize(
    "mime, files, trouble",
    [
        (of_urls(FILE), [Path("/home/a/讲话.docx")], ""),
        (of_urls(WEB, FILE), [Path("/home/a/讲话.docx")], ""),
        (of_urls(WEB), [], "网址"),
        (of_format(MAIL), [], "邮件"),
        (of_format("text/plain"), [], ""),
        (QMimeData(), [], ""),
    ],
)
def test_files_are_taken_and_links_refused_with_a_reason(mime, files, trouble):
    assert local_files(mime) == files
    assert (trouble in drop_trouble(mime)) if trouble else drop_trouble(mime) == ""


def test_a_branch_comes_out_of_a_drag_as_it_went_in():
    mime = branches_to_mime(["h1", "h2"], ["h1", "p1", "h2"])
    assert branch_in(mime) == "h1"
    assert paragraphs_in(mime) == ("h1", "p1", "h2")


@pytest.mark.parametrize("data", [b"", b"{", b"{}", b"[]", b'{"branches": 1, "paragraphs": null}'])
def test_what_is_no_branch_is_none(data: bytes):
    mime = of_format(BRANCH_MIME, data)
    assert branch_in(mime) == ""
    assert paragraphs_in(mime) == ()


ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def drop(widget, mime: QMimeData) -> bool:
    """Carry something over a widget and drop it there; whether it was taken both times, as a copy."""
    over, event = (
        QDragEnterEvent(QPoint(5, 5), ACTIONS, mime, *HELD),
        QDropEvent(QPointF(5, 5), ACTIONS, mime, *HELD),
    )
    for one in (over, event):
        one.ignore()
        QApplication.sendEvent(widget, one)
    taken = [one.isAccepted() and one.dropAction() is Qt.DropAction.CopyAction for one in (over, event)]
    assert taken[0] == taken[1]
    return taken[0]


def test_the_window_takes_files_tells_why_it_refuses_and_passes_on_the_rest(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = MessageBar(LIGHT, window)
    guard = DropGuard(window, bar)
    came, told = [], []
    guard.files_dropped.connect(came.append)
    bar.show_message = told.append  # type: ignore[method-assign]
    assert drop(window, of_urls(FILE))
    assert (came, told) == ([[Path("/home/a/讲话.docx")]], [])
    assert drop(window, of_urls(WEB))
    assert len(came) == 1
    assert "网址" in told[-1]
    assert not drop(window, clip_to_mime(Clip((Paragraph("a", text="落实。"),))))
    later = of_format(
        CLIP_MIME, b'{"format": "drafter-clip", "version": %d, "paragraphs": []}' % (CLIP_VERSION + 1)
    )
    assert drop(window, later)
    assert "更新版本" in told[-1]
    assert len(told) == 2


def test_a_part_takes_files_and_nothing_else(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    taker = FileDrop(window)
    came = []
    taker.dropped.connect(came.append)
    assert not drop(window, of_urls(WEB))
    assert drop(window, of_urls(FILE, FILE))
    assert came == [[Path("/home/a/讲话.docx")] * 2]
    assert taker.is_over is False


def test_a_part_knows_that_files_are_over_it(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    taker = FileDrop(window)
    files, link = of_urls(FILE), of_urls(WEB)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), ACTIONS, link, *HELD))
    assert taker.is_over is False
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), ACTIONS, files, *HELD))
    assert taker.is_over is True
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert taker.is_over is False
