"""How the findings look: kinds with their counts, quiet lines, and one card with all that can be done."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from drafter.checks.finding import Severity
from drafter.ui.base.theme import Theme
from drafter.ui.checks.model import ROW_ROLE, FindingRow, Index, KindRow, Row
from drafter.ui.checks.row_layout import (
    CARD_MARGIN,
    DOT_LEFT,
    GAP,
    FindingActions,
    Look,
    Piece,
    RowLayout,
)
from drafter.ui.widgets.item_option import has_focus, is_chosen, is_hovered, item_option

_DOT = 4.0


class FindingsDelegate(QStyledItemDelegate):
    """Paints the rows of a FindingsModel, and does what a click on their links and buttons asks for.

    `row_clicked` carries a row that was clicked beside them.
    """

    row_clicked = Signal(object)

    def __init__(self, theme: Theme, actions: FindingActions, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._actions = actions

    def pieces_at(self, index: Index) -> list[Piece]:
        """What stands in a row, counted from its upper left corner."""
        row: Row | None = index.data(ROW_ROLE)
        return self._layout().pieces(row) if row is not None else []

    def _layout(self) -> RowLayout:
        return RowLayout(self._view.font(), self._view.viewport().width(), self._actions)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as what stands in the row."""
        row: Row = index.data(ROW_ROLE)
        return QSize(100, round(self._layout().height(row)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        item = item_option(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_card = isinstance(row, FindingRow) and row.is_open
        if is_card:
            self._paint_card(painter, QRectF(item.rect), has_focus(item))
        elif is_chosen(item) or is_hovered(item):
            self._paint_ground(painter, QRectF(item.rect), chosen=is_chosen(item))
        painter.translate(QPointF(item.rect.topLeft()))
        layout = self._layout()
        if isinstance(row, KindRow):
            self._paint_fold(painter, row, item.rect.height() / 2)
        for piece in layout.pieces(row):
            self._paint_piece(painter, layout, piece)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, *, chosen: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.selection if chosen else self.theme.hover))
        painter.drawRoundedRect(row.adjusted(6, 0, -6, 0), 6, 6)

    def _paint_card(self, painter: QPainter, row: QRectF, focused: bool) -> None:
        painter.setPen(QPen(QColor(self.theme.link if focused else self.theme.ink_mark), 1.2))
        painter.setBrush(QColor(self.theme.card))
        painter.drawRoundedRect(row.adjusted(CARD_MARGIN, 2, -CARD_MARGIN, -4), 8, 8)

    def _paint_fold(self, painter: QPainter, row: KindRow, middle: float) -> None:
        """The arrow that opens a kind, and the dot that says how bad it is."""
        painter.setPen(QPen(QColor(self.theme.muted), 1.4))
        x = CARD_MARGIN + 4
        down = ((-3, -1.5), (0, 1.5), (3, -1.5))
        right = ((-1.5, -3), (1.5, 0), (-1.5, 3))
        painter.drawPolyline([QPointF(x + dx, middle + dy) for dx, dy in (down if row.is_open else right)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour(row.kind.severity)))
        painter.drawEllipse(QPointF(DOT_LEFT, middle), _DOT, _DOT)

    def colour(self, severity: Severity) -> str:
        """The colour of a severity."""
        return {
            Severity.ERROR: self.theme.accent,
            Severity.WARNING: self.theme.warning,
            Severity.HINT: self.theme.faint,
        }[severity]

    def _paint_piece(self, painter: QPainter, layout: RowLayout, piece: Piece) -> None:
        if piece.look in (Look.BUTTON, Look.MAIN_BUTTON):
            self._paint_button(painter, layout, piece)
            return
        fonts = {Look.TITLE: layout.bold, Look.NOTE: layout.small}
        colours = {Look.LINK: self.theme.link, Look.NOTE: self.theme.muted, Look.SECTION: self.theme.muted}
        painter.setFont(fonts.get(piece.look, layout.font))
        painter.setPen(QColor(colours.get(piece.look, self.theme.text)))
        # Only a text may take several lines: a link that a device paints a little wider must not break.
        shape = Qt.TextFlag.TextWordWrap if piece.look is Look.TEXT else Qt.TextFlag.TextDontClip
        painter.drawText(piece.rect, int(Qt.AlignmentFlag.AlignVCenter | shape), piece.words)

    def _paint_button(self, painter: QPainter, layout: RowLayout, piece: Piece) -> None:
        main = piece.look is Look.MAIN_BUTTON
        ground, words = (self.theme.chip, self.theme.on_chip) if main else (self.theme.card, self.theme.text)
        painter.setPen(QPen(QColor(ground if main else self.theme.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(piece.rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(layout.font)
        painter.setPen(QColor(words))
        inner = piece.rect.adjusted(10, 0, -10, 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), piece.words)
        if piece.key:
            painter.setFont(layout.small)
            width = painter.fontMetrics().horizontalAdvance(piece.key) + GAP
            cap = QRectF(inner.right() - width + 4, inner.top() + 4, width, inner.height() - 8)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.faint), 1))
            painter.drawRoundedRect(cap, 3, 3)
            painter.setPen(QColor(words if main else self.theme.muted))
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), piece.key)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tool tip: a card says everything, and a tip would lie over the rows below."""
        QToolTip.hideText()
        return True

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on a link or button does what it says; one beside them is a click on the row."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return super().editorEvent(event, model, option, index)
        if event.button() == Qt.MouseButton.LeftButton:
            rect: QRect = item_option(option).rect
            piece = self._piece_under(event.position() - QPointF(rect.topLeft()), index)
            if piece is not None and piece.act is not None:
                piece.act()
            else:
                self.row_clicked.emit(index.data(ROW_ROLE))
        return True

    def _piece_under(self, spot: QPointF, index: Index) -> Piece | None:
        """The link or button under the pointer, `spot` counting from the row's upper left corner."""
        found = (piece for piece in self.pieces_at(index) if piece.act is not None)
        return next((piece for piece in found if piece.rect.adjusted(-3, -2, 3, 2).contains(spot)), None)
