"""The tree of the outline: where a drag lands and how that is shown, and the keys that do the same."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from drafter.core.errors import UserError
from drafter.ui.base.theme import Theme
from drafter.ui.dragging.branch_mime import BRANCH_MIME
from drafter.ui.dragging.clip_mime import CLIP_MIME
from drafter.ui.dragging.ghost import tilted
from drafter.ui.outline.branches import Branch, BranchKind
from drafter.ui.outline.delegate import MARGIN, OutlineDelegate
from drafter.ui.outline.model import OutlineModel


@dataclass(frozen=True, slots=True)
class DropPlace:
    """Where a drop would land, in the model's terms, and what is lit: a whole row, or a line where it is flat."""

    row: int
    parent: QModelIndex
    mark: QRect


class OutlineView(QTreeView):
    """Shows an OutlineModel, all branches open, without arrows until they are needed."""

    drop_refused = Signal(str)

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = model
        self._theme = theme
        self._drop: DropPlace | None = None
        self.setModel(model)
        self.setItemDelegate(OutlineDelegate(theme, self))
        self.setObjectName("outlineTree")
        self.setAccessibleName("提纲")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(20)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.setItemDelegate(OutlineDelegate(theme, self))

    def branch(self) -> Branch | None:
        """The branch that the keyboard stands on."""
        return self._outline.branch(self.currentIndex())

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:  # type: ignore[override]
        """Nothing: the delegate paints the arrows."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._is_on_fold(index, event.position().toPoint()):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def _is_on_fold(self, index: QModelIndex, position: QPoint) -> bool:
        return self._outline.rowCount(index) > 0 and position.x() < self.visualRect(index).left() + MARGIN

    def event(self, event: QEvent) -> bool:
        """Keeps the keys of the tree's actions from the window's, which has the same for the sheet."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if any(pressed == action.shortcut() for action in self.actions()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        for action in self.actions():
            if pressed == action.shortcut():
                action.trigger()
                return
        super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        if not self._outline.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsDragEnabled:
            return
        drag = QDrag(self)
        drag.setMimeData(self._outline.mimeData([self.currentIndex()]))
        drag.setPixmap(tilted(self._ghost(self._outline.data(self.currentIndex()))))
        drag.setHotSpot(QPoint(16, 14))
        drag.exec(Qt.DropAction.MoveAction)

    def _ghost(self, words: object) -> QPixmap:
        """The row as a card that follows the pointer."""
        text = self.fontMetrics().elidedText(str(words), Qt.TextElideMode.ElideRight, 240)
        width, height = self.fontMetrics().horizontalAdvance(text) + 26, self.fontMetrics().height() + 14
        ratio = self.devicePixelRatioF()
        ghost = QPixmap(round(width * ratio), round(height * ratio))
        ghost.setDevicePixelRatio(ratio)
        ghost.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ghost)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.94)
        painter.setFont(self.font())
        painter.setPen(QPen(QColor(self._theme.faint), 1))
        painter.setBrush(QColor(self._theme.card))
        card = QRectF(0.5, 0.5, width - 1, height - 1)
        painter.drawRoundedRect(card, 7, 7)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(card.adjusted(12, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
        return ghost

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._mark(self.drop_place(event))
        if self._drop is None:
            event.ignore()
            return
        internal = event.mimeData().hasFormat(BRANCH_MIME)
        event.setDropAction(Qt.DropAction.MoveAction if internal else Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.drop_place(event)
        self._mark(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if place is None:
            event.ignore()
            return
        try:
            self._outline.dropMimeData(event.mimeData(), event.dropAction(), place.row, 0, place.parent)
        except UserError as error:
            self.drop_refused.emit(str(error))
        internal = event.mimeData().hasFormat(BRANCH_MIME)
        event.setDropAction(Qt.DropAction.MoveAction if internal else Qt.DropAction.CopyAction)
        event.accept()

    def drop_place(self, event: QDropEvent) -> DropPlace | None:
        """Where the drop would land, None where it may not."""
        data, position = event.mimeData(), event.position().toPoint()
        index = self.indexAt(position)
        if data.hasFormat(BRANCH_MIME):
            place = self._place_of_branch(index, position, data)
        elif data.hasFormat(CLIP_MIME):
            place = self._place_of_clip(index, position, data)
        else:
            return None
        allowed = self._outline.canDropMimeData(data, Qt.DropAction.MoveAction, place.row, 0, place.parent)
        return place if allowed else None

    def _place_of_clip(self, index: QModelIndex, position: QPoint, data: QMimeData) -> DropPlace:
        """Onto the branch under the pointer; a section beside the parts, unless one is still open."""
        heading = self._outline.dragged_heading(data)
        branch = self._outline.branch(index)
        if heading is None or (branch is not None and self._outline.takes_heading(branch)):
            return self._on(index)
        return self._beside(self._rising(index, BranchKind.HEADING, heading.level), position)

    def _place_of_branch(self, index: QModelIndex, position: QPoint, data: QMimeData) -> DropPlace:
        """Beside the branch of the dragged one's rank under the pointer; a point also onto a heading."""
        dragged = self._outline.dragged_branch(data)
        if dragged is None:
            return self._beside(index, position)
        index = self._rising(index, dragged.kind, dragged.level)
        branch = self._outline.branch(index)
        if dragged.kind is BranchKind.POINT and branch is not None and branch.kind is BranchKind.HEADING:
            return self._on(index)
        return self._beside(index, position)

    def _rising(self, index: QModelIndex, kind: BranchKind, level: int) -> QModelIndex:
        """The nearest branch of this kind, of this level or above, from `index` upwards; else a top-level one."""
        while index.parent().isValid():
            branch = self._outline.branch(index)
            if branch is not None and branch.kind is kind and branch.level <= level:
                return index
            index = index.parent()
        return index

    def _on(self, index: QModelIndex) -> DropPlace:
        row = self.visualRect(index)
        return DropPlace(-1, index, QRect(8, row.top(), self.viewport().width() - 16, row.height()))

    def _beside(self, index: QModelIndex, position: QPoint) -> DropPlace:
        """Before or behind a branch with all that is open below it; behind the last where there is none."""
        if not index.isValid():
            count = self._outline.rowCount()
            return DropPlace(count, index, self._line(self._below(self._outline.index(count - 1, 0))))
        top, bottom = self.visualRect(index).top(), self._below(index)
        if position.y() < (top + bottom) / 2:
            return DropPlace(index.row(), index.parent(), self._line(top))
        return DropPlace(index.row() + 1, index.parent(), self._line(bottom))

    def _below(self, index: QModelIndex) -> int:
        """The lower edge of a branch with all that is open below it."""
        while self.isExpanded(index) and self._outline.rowCount(index):
            index = self._outline.index(self._outline.rowCount(index) - 1, 0, index)
        return self.visualRect(index).bottom() + 1

    def _line(self, y: int) -> QRect:
        return QRect(10, y, self.viewport().width() - 20, 0)

    def _mark(self, place: DropPlace | None) -> None:
        if place != self._drop:
            self._drop = place
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        mark = self._drop.mark
        if mark.height():
            glow = QColor(self._theme.accent)
            glow.setAlpha(28)
            painter.setBrush(glow)
            painter.drawRoundedRect(QRectF(mark).adjusted(1, 1, -1, -1), 6, 6)
        else:
            painter.drawLine(mark.left() + 4, mark.top(), mark.right(), mark.top())
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse(QPoint(mark.left() + 2, mark.top()), 2, 2)
        painter.end()
