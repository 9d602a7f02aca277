"""How one finding looks: a dot, its kind, a sentence, and what can be done as links at the right."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from drafter.checks.finding import Finding, Fix, Severity
from drafter.ui.findings_model import FINDING_ROLE, titles
from drafter.ui.theme import Theme

_LEFT, _DOT, _GAP, _LINE = 14, 4, 14, 24
#: The most ways to mend that are offered as links; the others are in the menu.
_LINKS = 2

Index = QModelIndex | QPersistentModelIndex


class FindingsDelegate(QStyledItemDelegate):
    """Paints findings; `fix_chosen` tells which link of which finding was clicked."""

    fix_chosen = Signal(object, object)

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(200, _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one finding."""
        finding: Finding | None = index.data(FINDING_ROLE)
        if finding is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.hover))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour(finding.severity)))
        painter.drawEllipse(QPointF(rect.left() + _LEFT, rect.center().y() + 0.5), _DOT, _DOT)
        right = self._paint_links(painter, rect, finding)
        self._paint_words(painter, rect, finding, right)
        painter.restore()

    def colour(self, severity: Severity) -> str:
        """The colour of a severity."""
        return {
            Severity.ERROR: self.theme.accent,
            Severity.WARNING: self.theme.warning,
            Severity.HINT: self.theme.faint,
        }[severity]

    def _paint_links(self, painter: QPainter, rect: QRect, finding: Finding) -> int:
        """Paint the links from the right; where the words have to end."""
        painter.setPen(QColor(self.theme.link))
        right = rect.right() - _LEFT
        for spot, fix in self._links(painter.fontMetrics(), rect, finding):
            painter.drawText(QRectF(spot), Qt.AlignmentFlag.AlignVCenter, fix.label)
            right = min(right, spot.left() - _GAP)
        return right

    def _links(self, metrics: QFontMetrics, rect: QRect, finding: Finding) -> list[tuple[QRect, Fix]]:
        """Where each link stands."""
        right, found = rect.right() - _LEFT, []
        for fix in reversed(finding.fixes[:_LINKS]):
            width = metrics.horizontalAdvance(fix.label)
            found.append((QRect(right - width, rect.top(), width + 2, rect.height()), fix))
            right -= width + _GAP
        return found

    def _paint_words(self, painter: QPainter, rect: QRect, finding: Finding, right: int) -> None:
        left = rect.left() + _LEFT + _GAP
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        title = titles()[finding.check]
        width = painter.fontMetrics().horizontalAdvance(title)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(left, rect.top(), width + 2, rect.height()), flags, title)
        font.setBold(False)
        painter.setFont(font)
        room = QRect(left + width + 12, rect.top(), max(0, right - left - width - 12), rect.height())
        text = painter.fontMetrics().elidedText(finding.message, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, text)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on a link mends."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            finding, spot = index.data(FINDING_ROLE), event.position().toPoint()
            fix = self._link_at(spot, option, finding) if finding else None
            if fix is not None and event.button() == Qt.MouseButton.LeftButton:
                self.fix_chosen.emit(finding, fix)
                return True
        return super().editorEvent(event, model, option, index)

    def _link_at(self, spot: QPoint, option: QStyleOptionViewItem, finding: Finding) -> Fix | None:
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        links = self._links(metrics, option.rect, finding)  # type: ignore[attr-defined]
        return next((fix for rect, fix in links if rect.contains(spot)), None)
