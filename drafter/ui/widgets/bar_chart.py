"""A small, quiet bar chart: a label, a bar and a number in each row."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from drafter.ui.base.theme import Theme, scaled_font

_ROW = 1.7
_GAP = 8.0


class BarChart(QWidget):
    """Rows of horizontal bars, as long as their share of the largest."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._theme = theme
        self._bars: Sequence[tuple[str, int]] = ()
        self._small = scaled_font(self.font(), 0.88)
        self._metrics = QFontMetricsF(self._small)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def set_bars(self, bars: Sequence[tuple[str, int]]) -> None:
        """Show these labels with their numbers, in this order."""
        self._bars = bars
        self.setAccessibleDescription("；".join(f"{label} {value}" for label, value in bars))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, round(self._row_height * (len(self._bars) + 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @property
    def _row_height(self) -> float:
        return round(self._metrics.height() * _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self._small, 1, bold=True))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(
            QRectF(0, 0, self.width(), self._row_height), Qt.AlignmentFlag.AlignVCenter, self._title
        )
        painter.setFont(self._small)
        largest = max((value for _, value in self._bars), default=1) or 1
        labels = max((self._metrics.horizontalAdvance(label) for label, _ in self._bars), default=0.0)
        labels = min(labels, self.width() * 0.4)
        numbers = max((self._metrics.horizontalAdvance(f"{value:,}") for _, value in self._bars), default=0.0)
        for row, (label, value) in enumerate(self._bars):
            box = QRectF(0, (row + 1) * self._row_height, self.width(), self._row_height)
            self._paint_row(painter, box, (label, value), (labels, numbers), value / largest)

    def _paint_row(
        self, painter: QPainter, box: QRectF, bar: tuple[str, int], widths: tuple[float, float], share: float
    ) -> None:
        (label, value), (labels, numbers) = bar, widths
        painter.setPen(QColor(self._theme.text))
        elided = self._metrics.elidedText(label, Qt.TextElideMode.ElideRight, labels + 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{value:,}")
        room = box.width() - labels - numbers - 2 * _GAP
        thickness = max(4.0, self._metrics.height() * 0.42)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.ink_mark))
        left, top = labels + _GAP, box.center().y() - thickness / 2
        painter.drawRoundedRect(QRectF(left, top, max(2.0, room * share), thickness), 2, 2)
