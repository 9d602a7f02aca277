"""The list of passages that are taken from sources."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drafter.core.kept import is_kept
from drafter.core.model import STATE_NAMES, Draft
from drafter.core.origin_parts import Taken
from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.widgets.item_option import is_chosen, is_hovered, item_option
from drafter.ui.widgets.plain import plain_tip

TAKEN_ROLE = Qt.ItemDataRole.UserRole + 1
KEPT_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
_PADDING = 8


def about(taken: Taken) -> str:
    """The source of a passage in a few words: title, month, state, and how it was taken."""
    source = taken.source
    parts = [
        source.called,
        source.month_shown,
        STATE_NAMES.get(source.state, ""),
        taken.name if taken.is_verbatim else f"{taken.name}，改了 {taken.changed * 100:.0f}%",
    ]
    return " · ".join(part for part in parts if part)


class TakenModel(QAbstractListModel):
    """A thin adapter over the passages; those that are wanted as they are stand at the end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[Taken, bool], ...] = ()

    def show(self, passages: Sequence[Taken], draft: Draft) -> None:
        """Show the passages of a draft."""
        rows = tuple(sorted(((one, is_kept(draft, one.words)) for one in passages), key=lambda row: row[1]))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, taken: Taken) -> int:
        """The row of a passage, by its paragraph and words; -1 where it is gone."""
        same = (taken.paragraph_id, taken.words)
        return next((n for n, (one, _) in enumerate(self._rows) if (one.paragraph_id, one.words) == same), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of passages."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, where they come from, and the passage itself."""
        if not 0 <= index.row() < len(self._rows):
            return None
        taken, kept = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return taken.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return plain_tip(f"{about(taken)} · {taken.length} 字")
        if role == TAKEN_ROLE:
            return taken
        return kept if role == KEPT_ROLE else None


class TakenDelegate(QStyledItemDelegate):
    """Paints two lines of the words, and below them the source with a dot in the colour of the origin."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = item_option(option).font
        line = QFontMetricsF(font).lineSpacing()
        return QSize(
            120, round(2 * line + QFontMetricsF(scaled_font(font, 0.88)).height() + 2 * _PADDING + 10)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = item_option(option)
        taken: Taken = index.data(TAKEN_ROLE)
        kept = bool(index.data(KEPT_ROLE))
        card = QRectF(item.rect).adjusted(1, 2, -1, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.theme.faint if is_chosen(item) else self.theme.line))
        painter.setBrush(QColor(self.theme.hover if is_hovered(item) else self.theme.card))
        painter.drawRoundedRect(card, 6, 6)
        inside = card.adjusted(11, _PADDING, -11, -_PADDING)
        self._paint_words(painter, item.font, inside, taken, kept)
        self._paint_source(painter, scaled_font(item.font, 0.88), inside, taken, kept)
        painter.restore()

    def _paint_words(self, painter: QPainter, font: QFont, place: QRectF, taken: Taken, kept: bool) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self.theme.faint if kept else self.theme.text))
        metrics = QFontMetricsF(font)
        room = place.width() * 2 - metrics.averageCharWidth() * 4
        words = metrics.elidedText(taken.words, Qt.TextElideMode.ElideRight, room)
        wrapped = QTextOption()
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        painter.drawText(
            QRectF(place.left(), place.top(), place.width(), 2 * metrics.lineSpacing()), words, wrapped
        )

    def _paint_source(self, painter: QPainter, font: QFont, place: QRectF, taken: Taken, kept: bool) -> None:
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        line = QRectF(place.left(), place.bottom() - metrics.height(), place.width(), metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.origin_colour(taken.origin)))
        painter.drawEllipse(QRectF(line.left(), line.center().y() - 4, 8, 8))
        painter.setPen(QColor(self.theme.muted))
        told = "照用 · " if kept else ""
        length = f"{told}{taken.length} 字"
        width = metrics.horizontalAdvance(length)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, length)
        words = metrics.elidedText(about(taken), Qt.TextElideMode.ElideMiddle, line.width() - width - 24)
        painter.drawText(line.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
