"""A list row of two lines: what it is, and below it in small what else is known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.widgets.item_option import is_chosen, is_hovered, item_option

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 20

_PADDING = 7


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the display text with the text of DETAIL_ROLE below it; disabled items are faint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font = item_option(option).font
        height = QFontMetrics(font).height() + QFontMetrics(scaled_font(font, 0.88)).height()
        return QSize(120, height + 2 * _PADDING + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item = item_option(option)
        row = QRectF(item.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen(item) or is_hovered(item):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.selection if is_chosen(item) else self.theme.hover))
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), 6, 6)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        place = row.adjusted(10, _PADDING, -10, -_PADDING)
        painter.setFont(item.font)
        painter.setPen(QColor(self.theme.text if enabled else self.theme.faint))
        self._write(painter, place, Qt.AlignmentFlag.AlignTop, str(index.data()), Qt.TextElideMode.ElideRight)
        painter.setFont(scaled_font(item.font, 0.88))
        painter.setPen(QColor(self.theme.muted if enabled else self.theme.faint))
        detail = str(index.data(DETAIL_ROLE) or "")
        self._write(painter, place, Qt.AlignmentFlag.AlignBottom, detail, Qt.TextElideMode.ElideMiddle)
        painter.restore()

    @staticmethod
    def _write(
        painter: QPainter, place: QRectF, side: Qt.AlignmentFlag, text: str, elide: Qt.TextElideMode
    ) -> None:
        shown = painter.fontMetrics().elidedText(text, elide, int(place.width()))
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignLeft), shown)
