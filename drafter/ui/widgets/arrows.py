"""Arrows that are painted: no font has to hold a glyph for them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

_SIZE, _SCALE = 12, 3
_OPEN = ((2.5, 4.5), (6.0, 8.0), (9.5, 4.5))
_FOLDED = ((4.5, 2.5), (8.0, 6.0), (4.5, 9.5))


def fold_icon(is_open: bool, colour: str) -> QIcon:
    """The arrow of something that unfolds: down while it is open, to the right while it is folded."""
    pixmap = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in (_OPEN if is_open else _FOLDED)]))
    painter.end()
    return QIcon(pixmap)
