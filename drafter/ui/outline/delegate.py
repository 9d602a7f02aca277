"""How a row of the outline is painted: words at the left, length at the right, a bar of it under a part."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from drafter.core.length import is_too_long
from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.outline.branches import Branch, BranchKind
from drafter.ui.outline.model import BRANCH_ROLE, OutlineModel
from drafter.ui.widgets.item_option import ItemOption, is_chosen, is_hovered, item_option

Index = QModelIndex | QPersistentModelIndex

#: The room at the left of a top-level row, where the arrow that folds a part stands.
MARGIN = 15

_SMALL = 0.88
_BAR_ROOM = 8
#: What goes to the next open place.
_NEXT_KEY = "F6"
#: The radius of the mark of an open place.
_RING = 3.5


class OutlineDelegate(QStyledItemDelegate):
    """Paints branches in a theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetrics(item_option(option).font).height() + 8
        return QSize(80, height + (_BAR_ROOM if _has_bar(index.data(BRANCH_ROLE)) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        branch: Branch = index.data(BRANCH_ROLE)
        item = item_option(option)
        row = QRectF(item.rect)
        line = row.adjusted(0, 0, -MARGIN, -_BAR_ROOM if _has_bar(branch) else 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, item, line)
        length_width = self._paint_length(painter, item, branch, str(index.data()), line)
        if isinstance(model := index.model(), OutlineModel) and model.is_next(branch):
            length_width += self._paint_key(painter, item.font, line.adjusted(0, 0, -length_width - 6, 0)) + 6
        words = line.adjusted(MARGIN, 0, -length_width - 6, 0)
        self._paint_words(painter, item.font, branch, str(index.data()), words)
        if branch.children:
            self._paint_fold(painter, item, index, line)
        if _has_bar(branch) and isinstance(model, OutlineModel):
            bar = QRectF(row.left() + MARGIN, line.bottom(), row.width() - 2 * MARGIN, _BAR_ROOM)
            self._paint_bar(painter, branch, model, bar.adjusted(MARGIN + 6, 0, 0, 0))
        painter.restore()

    def _paint_ground(self, painter: QPainter, item: ItemOption, line: QRectF) -> None:
        if not is_chosen(item) and not is_hovered(item):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.selection if is_chosen(item) else self.theme.hover))
        painter.drawRoundedRect(QRectF(8, line.top(), line.right() + MARGIN - 16, line.height()), 6, 6)

    def _paint_length(
        self, painter: QPainter, item: ItemOption, branch: Branch, words: str, line: QRectF
    ) -> float:
        """Write the length at the right, a heading's with the planned one where `words` leave the room, or draw the mark
        of an open place; gives the width that it takes.
        """
        if branch.kind is BranchKind.FRONT:
            return 0
        if branch.empty and branch.kind is not BranchKind.HEADING:
            self._paint_ring(painter, line, is_here=is_chosen(item))
            return 2 * _RING
        font = scaled_font(item.font, _SMALL)
        metrics = QFontMetricsF(font, painter.device())
        text = f"{branch.length:,}"
        if branch.planned and branch.kind is BranchKind.HEADING:
            whole = f"{text} / {branch.planned:,}"
            bold = QFontMetricsF(scaled_font(item.font, 1.0, bold=True), painter.device())
            room = line.width() - MARGIN - 6 - metrics.horizontalAdvance(whole)
            text = whole if bold.horizontalAdvance(words) <= room else text
        painter.setFont(font)
        is_long = branch.kind is BranchKind.HEADING and is_too_long(branch.length, branch.planned)
        painter.setPen(QColor(self.theme.caution if is_long else self.theme.muted))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        return metrics.horizontalAdvance(text)

    def _paint_ring(self, painter: QPainter, line: QRectF, *, is_here: bool) -> None:
        """A small grey ring for an open place, full where the cursor stands in it."""
        painter.setPen(QPen(QColor(self.theme.muted), 1.2))
        painter.setBrush(QColor(self.theme.muted) if is_here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(line.right() - _RING, line.center().y()), _RING, _RING)

    def _paint_key(self, painter: QPainter, font: QFont, line: QRectF) -> float:
        """The key that goes to the next open place, as a small key cap at the right; gives its width."""
        font = scaled_font(font, _SMALL)
        metrics = QFontMetricsF(font, painter.device())
        size = QSizeF(metrics.horizontalAdvance(_NEXT_KEY) + 10, metrics.height() + 2)
        cap = QRectF(QPointF(line.right() - size.width(), line.center().y() - size.height() / 2), size)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.setBrush(QColor(self.theme.card))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), _NEXT_KEY)
        return size.width()

    def _paint_words(self, painter: QPainter, font: QFont, branch: Branch, words: str, place: QRectF) -> None:
        if branch.kind is BranchKind.HEADING:
            font = scaled_font(font, 1.0, bold=True)
        metrics = QFontMetricsF(font, painter.device())  # as the device paints, whose widths may differ
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(QColor(self._colour(branch)))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _colour(self, branch: Branch) -> str:
        """Grey for what is still open."""
        if branch.empty or (branch.kind is BranchKind.HEADING and not branch.length):
            return self.theme.muted
        return self.theme.text if branch.kind is not BranchKind.POINT else self.theme.ink

    def _paint_fold(self, painter: QPainter, item: ItemOption, index: Index, line: QRectF) -> None:
        """The arrow that folds a branch: there when it is folded, or under the pointer."""
        view = item.widget
        folded = isinstance(view, QTreeView) and not view.isExpanded(index)
        if not folded and not is_hovered(item):
            return
        painter.setPen(QPen(QColor(self.theme.faint), 1.4))
        x, y = line.left() + MARGIN - 8, line.center().y()
        points = ((-1, -3), (2, 0), (-1, 3)) if folded else ((-3, -1), (0, 2), (3, -1))
        (x1, y1), (x2, y2), (x3, y3) = points
        painter.drawLine(round(x + x1), round(y + y1), round(x + x2), round(y + y2))
        painter.drawLine(round(x + x2), round(y + y2), round(x + x3), round(y + y3))

    def _paint_bar(self, painter: QPainter, branch: Branch, model: OutlineModel, place: QRectF) -> None:
        """The length as a stroke on a track, in the colours of what its words come from, with a mark where the outline
        planned it to end.
        """
        whole = model.longest * 1.08 or 1
        top = place.top() + 1
        length = place.width() * branch.length / whole
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, width in ((self.theme.line, place.width()), (self.theme.hint, length)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(place.left(), top, width, 3), 1.5, 1.5)
        share = model.share(branch)
        left = place.left()
        for origin, part in share.shown() if share is not None else ():
            width = length * part
            painter.fillRect(QRectF(left, top, width, 3), QColor(self.theme.origin_colour(origin)))
            left += width
        if is_too_long(branch.length, branch.planned):
            start = place.width() * branch.planned / whole
            painter.fillRect(QRectF(place.left() + start, top, length - start, 3), QColor(self.theme.warning))
        if branch.planned:
            mark = place.left() + place.width() * branch.planned / whole
            painter.fillRect(QRectF(mark - 1, top - 2, 2, 7), QColor(self.theme.ink))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("小标题")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = item_option(option).rect
        editor.setGeometry(8, place.top() - 2, place.right() - 16, editor.sizeHint().height())


def _has_bar(branch: Branch) -> bool:
    return branch.kind is BranchKind.HEADING and branch.level <= 1
