"""A speech for the tests of the outline, and hands to drag and read there."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.model import Draft, Move, Paragraph, Role
from drafter.core.numbering import labels
from drafter.ui.base.theme import LIGHT
from drafter.ui.outline.model import OutlineModel
from drafter.ui.outline.panel import OutlinePanel

SPEECH = edits.settled(
    Draft(
        paragraphs=(
            Paragraph("title", Role.TITLE, text="在全县安全生产工作会议上的讲话"),
            Paragraph("date", Role.DATE, text="（2026年11月20日）"),
            Paragraph("hello", Role.SALUTATION, text="同志们："),
            Paragraph("opening", text="今天召开全县安全生产工作会议。", move=Move.OPENING),
            Paragraph("review1", text="今年以来成绩不小。", move=Move.REVIEW),
            Paragraph("review2", text="事故起数下降。", move=Move.REVIEW),
            Paragraph("say", text="下面，我讲三点意见。", move=Move.TRANSITION, announced=3),
            Paragraph("h1", Role.HEADING, 1, "提高认识", "一、"),
            Paragraph("lead", text="认识到位，工作才能到位。", move=Move.LEAD_IN),
            Paragraph("p1", Role.POINT, 1, "看清形势。弦要绷紧。", "一要"),
            Paragraph("p2", Role.POINT, 1, "压实责任。层层扛起来。", "一要"),
            Paragraph("h2", Role.HEADING, 1, "突出重点", "一、"),
            Paragraph("q1", Role.POINT, 1, "管住矿山。", "一要"),
            Paragraph("h3", Role.HEADING, 1, "加强领导", "一、"),
            Paragraph("closing", text="同志们，责任重于泰山。", move=Move.CLOSING),
        )
    )
)
PARAGRAPH = Clip((Paragraph("x", text="要严格督查考核。一月一调度。"),))
SECTION = Clip(
    (
        Paragraph("y", Role.HEADING, 1, "转变作风", "一、"),
        Paragraph("z", Role.POINT, 1, "深入一线。", "一要"),
    )
)


def ids(draft):
    return [paragraph.id for paragraph in draft.paragraphs]


def texts(draft):
    return [n + p.text for n, p in zip(labels(draft.paragraphs), draft.paragraphs, strict=True)]


def open_panel(qtbot, session):
    """The outline of a session's draft, shown."""
    panel = OutlinePanel(session, LIGHT, {"three-part": "三段式"})
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show()
    panel.tree.setFocus()
    return panel


def model(panel):
    found = panel.tree.model()
    assert isinstance(found, OutlineModel)
    return found


def rows(panel, parent=None, role=Qt.ItemDataRole.DisplayRole):
    """What the tree shows, children indented."""
    parent = parent or QModelIndex()
    shown = []
    for row in range(model(panel).rowCount(parent)):
        index = model(panel).index(row, 0, parent)
        shown.append(index.data(role))
        shown.extend("  " + line for line in rows(panel, index, role))
    return shown


def stand_on(panel, paragraph_id):
    panel.tree.setCurrentIndex(model(panel).index_of(paragraph_id))


def place(panel, paragraph_id, share=0.5):
    """A point on the row of a paragraph, `share` of its height down."""
    row = panel.tree.visualRect(model(panel).index_of(paragraph_id))
    return QPoint(row.center().x(), round(row.top() + row.height() * share))


ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def hover(panel, mime, where):
    """Carry something over a place; whether it may be dropped there."""
    viewport = panel.tree.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(where, ACTIONS, mime, *HELD))
    over = QDragMoveEvent(where, ACTIONS, mime, *HELD)
    QApplication.sendEvent(viewport, over)
    return over.isAccepted()


def drag(panel, mime, where):
    """Carry something over a place and drop it there; whether it was taken."""
    accepted = hover(panel, mime, where)
    QApplication.sendEvent(panel.tree.viewport(), QDropEvent(QPointF(where), ACTIONS, mime, *HELD))
    return accepted


def drag_branch(panel, paragraph_id, where):
    """Drag a branch of the outline to a place; whether it was taken."""
    return drag(panel, model(panel).mimeData([model(panel).index_of(paragraph_id)]), where)
