"""What a draft and each of its parts come from, as bars."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from drafter.core.origin import SHOWN, Origin, shares
from drafter.core.origin_parts import OriginPart, short_title
from drafter.ui.base.theme import Theme

_LINE, _BAR, _PART_BAR, _GAP = 23, 18, 12, 8
_NAME, _COUNT = 0.32, 46


class OriginChart(QWidget):
    """A bar for the whole, its legend, and a bar for each part; `part_chosen` carries the id of a part's heading."""

    part_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originChart")
        self.theme = theme
        self._parts: tuple[OriginPart, ...] = ()
        self._whole = shares(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_parts(())

    def show_parts(self, parts: Sequence[OriginPart]) -> None:
        """Show what these parts come from."""
        self._parts = tuple(parts)
        self._whole = {origin: sum(part.counts[origin] for part in parts) for origin in Origin}
        self.setAccessibleName("每个字从哪里来")
        told = "，".join(f"{origin.value} {self._percent(origin)}" for origin in SHOWN)
        self.setAccessibleDescription(told if self.total else "")
        self.updateGeometry()
        self.update()

    @property
    def total(self) -> int:
        """The characters of the draft, without marks."""
        return sum(self._whole.values())

    def sizeHint(self) -> QSize:
        """As high as its rows; as wide as there is room."""
        rows = len(self._parts) + 1 if self._parts else 0
        return QSize(240, _BAR + _GAP + 3 * _LINE + _GAP + rows * _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter, QRectF(0, 0, self.width(), _BAR), self._whole, self.total)
        self._paint_legend(painter, _BAR + _GAP)
        if self._parts:
            self._paint_parts(painter, self._parts_top)

    @property
    def _parts_top(self) -> int:
        return _BAR + 2 * _GAP + 3 * _LINE

    def _paint_bar(self, painter: QPainter, place: QRectF, counts: Mapping[Origin, int], whole: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.line))
        painter.drawRoundedRect(place, 3, 3)
        left = place.left()
        for origin in SHOWN:
            width = place.width() * counts[origin] / whole if whole else 0.0
            if width:
                piece = QRectF(left, place.top(), max(1.0, width - 1), place.height())
                painter.fillRect(piece, QColor(self.theme.origin_colour(origin)))
            left += width

    def _paint_legend(self, painter: QPainter, top: float) -> None:
        half = self.width() / 2
        for number, origin in enumerate(SHOWN):
            place = QRectF((number % 2) * half, top + number // 2 * _LINE, half - 10, _LINE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.origin_colour(origin)))
            painter.drawRoundedRect(QRectF(place.left(), place.center().y() - 5, 11, 11), 2, 2)
            painter.setPen(QColor(self.theme.text))
            painter.drawText(place.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, origin.value)
            painter.setPen(QColor(self.theme.muted))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(place, right, self._percent(origin))

    def _percent(self, origin: Origin) -> str:
        return f"{100 * self._whole[origin] / self.total:.0f}%" if self.total else ""

    def _paint_parts(self, painter: QPainter, top: float) -> None:
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QRectF(0, top, self.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, "各部分")
        painter.drawText(QRectF(0, top, self.width(), _LINE), right, "字数")
        metrics = QFontMetricsF(painter.font())
        name = self.width() * _NAME
        for number, part in enumerate(self._parts):
            row = QRectF(0, top + (number + 1) * _LINE, self.width(), _LINE)
            painter.setPen(QColor(self.theme.text if part.length else self.theme.muted))
            title = metrics.elidedText(short_title(part.title), Qt.TextElideMode.ElideRight, name - 8)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, title)
            place = QRectF(name, row.center().y() - _PART_BAR / 2, row.width() - name - _COUNT, _PART_BAR)
            if part.length:
                self._paint_bar(painter, place, part.counts, part.length)
            painter.setPen(QColor(self.theme.muted))
            if not part.length:
                words = QRectF(place.left(), row.top(), place.width(), row.height())
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "还没写")
            painter.drawText(row, right, f"{part.length:,}" if part.length else "—")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = int((event.position().y() - self._parts_top) // _LINE) - 1
        if 0 <= row < len(self._parts) and self._parts[row].id:
            self.part_chosen.emit(self._parts[row].id)
