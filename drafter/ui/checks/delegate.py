"""How one finding looks: a dot, its kind, a sentence, and what can be done as links at the right."""

from collections.abc import Callable
from dataclasses import dataclass

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
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from drafter.checks.finding import Finding, Severity
from drafter.ui.checks.model import FINDING_ROLE, titles
from drafter.ui.theme import Theme

_LEFT, _DOT, _GAP, _LINE = 14, 4, 14, 24
#: The most ways to mend that are offered as links; the others are in the menu.
_LINKS = 2
#: The check whose findings are mended in the panel for blanks.
_BLANKS = "blanks"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Link:
    """Words at the right of a finding, and what a click on them does with it."""

    words: str
    act: Callable[[Finding], object]


class FindingsDelegate(QStyledItemDelegate):
    """Paints findings with their links.

    `fix_chosen` carries a finding and the fix whose link was clicked, `ignore_chosen` the finding that is right as
    it stands; `fill_chosen` asks for the panel that fills blanks.
    """

    fix_chosen = Signal(object, object)
    ignore_chosen = Signal(object)
    fill_chosen = Signal()

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._hovered = QPersistentModelIndex()
        view.setMouseTracking(True)
        view.entered.connect(self._hover)
        view.viewportEntered.connect(lambda: self._hover(QModelIndex()))

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)
        self._view.viewport().update()

    def _is_in_hand(self, index: Index) -> bool:
        """Whether the row is the chosen one, or the pointer is over it."""
        return index.row() in (self._view.currentIndex().row(), self._hovered.row())

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
        right = self._paint_links(painter, rect, self._links(finding, self._is_in_hand(index)))
        self._paint_words(painter, rect, finding, right)
        painter.restore()

    def colour(self, severity: Severity) -> str:
        """The colour of a severity."""
        return {
            Severity.ERROR: self.theme.accent,
            Severity.WARNING: self.theme.warning,
            Severity.HINT: self.theme.faint,
        }[severity]

    def _paint_links(self, painter: QPainter, rect: QRect, links: list[Link]) -> int:
        """Paint the links from the right; where the words have to end."""
        painter.setPen(QColor(self.theme.link))
        right = rect.right() - _LEFT
        for spot, link in _spots(painter.fontMetrics(), rect, links):
            painter.drawText(QRectF(spot), Qt.AlignmentFlag.AlignVCenter, link.words)
            right = min(right, spot.left() - _GAP)
        return right

    def _links(self, finding: Finding, in_hand: bool) -> list[Link]:
        """What can be done about a finding; that it is right is offered on the row in hand only, to keep the list quiet."""
        links = [
            Link(fix.label, lambda found, fix=fix: self.fix_chosen.emit(found, fix))
            for fix in finding.fixes[:_LINKS]
        ]
        if finding.check == _BLANKS and finding.text.startswith("【"):
            links.append(Link("填空", lambda found: self.fill_chosen.emit()))
        if in_hand:
            # At the left, so that no other link moves away under the pointer.
            links.insert(0, Link("就是这样", self.ignore_chosen.emit))
        return links

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

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A tool tip only where the words had to be cut: it would lie over the rows below."""
        finding: Finding | None = index.data(FINDING_ROLE)
        if finding is not None and self._fits(option, index, finding):
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _fits(self, option: QStyleOptionViewItem, index: Index, finding: Finding) -> bool:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        spots = _spots(metrics, rect, self._links(finding, self._is_in_hand(index)))
        right = min((spot.left() - _GAP for spot, _ in spots), default=rect.right() - _LEFT)
        words = metrics.horizontalAdvance(titles()[finding.check] + finding.message)
        return rect.left() + _LEFT + _GAP + words + 2 * _GAP < right

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on a link does what it says."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            finding = index.data(FINDING_ROLE)
            link = self.link_at(event.position().toPoint(), option, index) if finding else None
            if link is not None and event.button() == Qt.MouseButton.LeftButton:
                link.act(finding)
                return True
        return super().editorEvent(event, model, option, index)

    def link_at(self, spot: QPoint, option: QStyleOptionViewItem, index: Index) -> Link | None:
        """The link under the pointer."""
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        links = self._links(index.data(FINDING_ROLE), self._is_in_hand(index))
        spots = _spots(metrics, option.rect, links)  # type: ignore[attr-defined]
        return next((link for rect, link in spots if rect.contains(spot)), None)


def _spots(metrics: QFontMetrics, rect: QRect, links: list[Link]) -> list[tuple[QRect, Link]]:
    """Where each link stands in a row."""
    right, found = rect.right() - _LEFT, []
    for link in reversed(links):
        width = metrics.horizontalAdvance(link.words)
        found.append((QRect(right - width, rect.top(), width + 2, rect.height()), link))
        right -= width + _GAP
    return found
