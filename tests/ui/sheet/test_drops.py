"""What is dropped on the window from outside, and from its outline onto its sheet."""

import json

import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Role
from drafter.core.serial import clip_to_json
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_to_mime
from drafter.ui.dragging.ghost import tilted
from drafter.ui.library.import_dialog import ImportDialog
from tests.ui.desk_material import open_window

ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def window(qtbot, tmp_path, three_part):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(three_part)
    window.message_bar.clear()
    return window


def drop(target: QWidget, mime: QMimeData, where: QPoint) -> bool:
    """Carry something over a widget and let it go; whether the widget said that it would take it."""
    enters = QDragEnterEvent(where, ACTIONS, mime, *HELD)
    QApplication.sendEvent(target, enters)
    over = QDragMoveEvent(where, ACTIONS, mime, *HELD)
    over.setAccepted(enters.isAccepted())  # as Qt does: a widget that took the drag need not say so again
    QApplication.sendEvent(target, over)
    taken = over.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(where), ACTIONS, mime, *HELD))
    return taken


def link() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/speech.html")])
    mime.setText("https://example.org/speech.html")
    return mime


def future_clip() -> QMimeData:
    value = clip_to_json(Clip((Paragraph("x", text="以后的段落"),)))
    mime = QMimeData()
    mime.setData(CLIP_MIME, json.dumps({**value, "version": 99}).encode())
    return mime


def promised_file() -> QMimeData:
    """A file dragged out of a mail or an opened archive, as Windows offers it: a name and no path."""
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"\x01\0\0\0")
    mime.setData('application/x-qt-windows-mime;value="FileContents"', b"PK")
    return mime


def places(window) -> dict[str, QWidget]:
    return {
        "sheet": window.desk.sheet.viewport(),
        "outline": window.desk.outline.tree.viewport(),
        "library": window.desk.library,
        "start": window.start_view,
    }


@pytest.mark.parametrize("place", ["sheet", "outline", "library", "start"])
@pytest.mark.parametrize(
    ("what", "said"), [(link, "网址"), (future_clip, "更新版本"), (promised_file, "另存")]
)
def test_what_cannot_be_taken_is_answered_with_a_sentence_and_changes_nothing(window, place, what, said):
    if place == "start":
        window.show_start()
    before = window.session.draft
    target = places(window)[place]
    drop(target, what(), QPoint(target.width() // 2, 120))
    assert said in window.message_bar.text
    assert window.session.draft is before


@pytest.mark.parametrize("place", ["sheet", "outline", "library", "start"])
def test_a_folder_is_imported_wherever_it_is_dropped(window, qtbot, tmp_path, place):
    if place == "start":
        window.show_start()
    folder = tmp_path / "空文件夹"
    folder.mkdir()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    before = window.session.draft
    target = places(window)[place]
    assert drop(target, mime, QPoint(target.width() // 2, 120))
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    assert window.session.draft is before
    dialog.close()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def parts(window) -> list[str]:
    return [p.id for p in window.session.draft.paragraphs if p.role is Role.HEADING]


def branch(window, paragraph_id: str) -> QMimeData:
    model = window.desk.outline.tree.model()
    return model.mimeData([model.index_of(paragraph_id)])


def rect_of(window, paragraph_id: str):
    sheet = window.desk.sheet
    sheet.go_to(paragraph_id)
    rows = sheet.rows(sheet.viewport().rect().toRectF())
    return next(row.rect for row in rows if row.paragraph.id == paragraph_id)


def test_a_part_dragged_from_the_outline_to_the_sheet_is_moved_as_a_whole(window):
    one, two, three = parts(window)
    before = window.session.draft
    sheet = window.desk.sheet
    mime = branch(window, two)
    at = rect_of(window, one)
    assert drop(sheet.viewport(), mime, QPoint(round(at.center().x()), round(at.top() + 2)))
    draft = window.session.draft
    assert parts(window) == [two, one, three]
    assert draft.index_of(one) - draft.index_of(two) == before.index_of(three) - before.index_of(two)
    assert len(draft.paragraphs) == len(before.paragraphs)
    window.session.undo()
    assert window.session.draft is before


def test_a_part_lands_only_where_it_tears_no_other_apart(window):
    one, two, three = parts(window)
    draft = window.session.draft
    inside = draft.paragraphs[draft.index_of(one) + 2].id
    at = rect_of(window, inside)
    drop(
        window.desk.sheet.viewport(),
        branch(window, three),
        QPoint(round(at.center().x()), round(at.top() + 2)),
    )
    after = window.session.draft
    assert after.index_of(inside) == after.index_of(one) + 2
    assert sorted(parts(window)) == sorted([one, two, three])


def test_a_branch_of_another_draft_is_not_taken(window):
    before = window.session.draft
    mime = QMimeData()
    mime.setData(
        "application/vnd.drafter.branch+json", json.dumps({"branches": ["y"], "paragraphs": ["y"]}).encode()
    )
    assert not drop(window.desk.sheet.viewport(), mime, QPoint(300, 200))
    assert window.session.draft is before


@pytest.mark.parametrize("of_the_draft", [True, False])
def test_the_landing_tells_a_move_from_a_copy(window, of_the_draft):
    one, two, _ = parts(window)
    salutation = next(p.id for p in window.session.draft.paragraphs if p.role is Role.SALUTATION)
    card = clip_to_mime(Clip((Paragraph("x", text="抓好落实。"),)))
    sheet = window.desk.sheet
    at = rect_of(window, one if of_the_draft else salutation)
    where = QPoint(round(at.center().x()), round(at.top() + 2))
    mime = branch(window, two) if of_the_draft else card
    QApplication.sendEvent(sheet.viewport(), QDragEnterEvent(where, ACTIONS, mime, *HELD))
    QApplication.sendEvent(sheet.viewport(), QDragMoveEvent(where, ACTIONS, mime, *HELD))
    assert sheet.landing is not None
    assert sheet.landing.moves is of_the_draft
    QApplication.sendEvent(sheet.viewport(), QDragLeaveEvent())


def test_the_sheet_scrolls_while_a_drag_waits_at_its_edge(window, qtbot):
    sheet = window.desk.sheet
    mime = branch(window, parts(window)[0])
    at = QPoint(300, sheet.viewport().height() - 5)
    QApplication.sendEvent(sheet.viewport(), QDragEnterEvent(at, ACTIONS, mime, *HELD))
    QApplication.sendEvent(sheet.viewport(), QDragMoveEvent(at, ACTIONS, mime, *HELD))
    bar = sheet.verticalScrollBar()
    before, landing = bar.value(), sheet.landing
    qtbot.waitUntil(lambda: bar.value() > before + 300)
    assert sheet.landing is not None
    assert sheet.landing.at > landing.at  # what lies under the pointer now
    QApplication.sendEvent(sheet.viewport(), QDragLeaveEvent())
    assert sheet.landing is None
    stopped = bar.value()
    loop = QEventLoop()
    QTimer.singleShot(120, loop.quit)
    loop.exec()
    assert bar.value() == stopped


def test_what_lies_near_the_edge_can_be_dropped_on_before_the_sheet_moves(window):
    sheet = window.desk.sheet
    at = QPoint(300, sheet.viewport().height() - 20)
    mime = clip_to_mime(Clip((Paragraph("x", text="抓好落实。"),)))
    QApplication.sendEvent(sheet.viewport(), QDragEnterEvent(at, ACTIONS, mime, *HELD))
    moved = QElapsedTimer()
    moved.start()
    for step in (2, 1, 0):
        near = QPoint(at.x() - step, at.y())
        QApplication.sendEvent(sheet.viewport(), QDragMoveEvent(near, ACTIONS, mime, *HELD))
    aimed = sheet.landing
    assert aimed is not None and aimed.slot_id
    while moved.elapsed() < 50:  # the sheet begins to move much later, and then by a few pixels each 16 ms
        QApplication.processEvents()
    QApplication.sendEvent(sheet.viewport(), QDropEvent(QPointF(at), ACTIONS, mime, *HELD))
    assert window.session.draft.paragraphs[aimed.at].text == "抓好落实。"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_card_in_the_hand_is_turned_and_as_sharp_as_the_screen(ratio):
    card = QPixmap(round(300 * ratio), round(64 * ratio))
    card.setDevicePixelRatio(ratio)
    card.fill(Qt.GlobalColor.white)
    held = tilted(card)
    assert held.devicePixelRatio() == ratio
    assert held.deviceIndependentSize().width() > 300
    assert held.toImage().pixelColor(0, 0).alpha() == 0
