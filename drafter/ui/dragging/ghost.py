"""What hangs under the pointer during a drag."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from drafter.ui.base.theme import Theme

#: How far a card in the hand leans, in degrees, and the room for its shadow, in pixels.
_TILT, _RIM = -1.6, 8.0
#: The shadow is made of so many outlines, each fainter than the one inside it.
_SHADES = 6
#: A slip of paper with the beginning of a text: its size in pixels, and so many characters.
_SLIP, _BEGINNING = QSizeF(300, 64), 80


def slip(text: str, theme: Theme, ratio: float) -> QPixmap:
    """A slip of paper with the beginning of a text, sharp on a screen of `ratio` pixels to the point."""
    pixmap = QPixmap((_SLIP * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.9)
    painter.setPen(QColor(theme.line))
    painter.setBrush(QColor(theme.card))
    paper = QRectF(QPointF(), _SLIP)
    painter.drawRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setPen(QColor(theme.text))
    flags = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(paper.adjusted(12, 9, -12, -9), flags, text[:_BEGINNING])
    painter.end()
    return pixmap


def tilted(card: QPixmap) -> QPixmap:
    """A card as if it were held by its corner: slightly turned, with a soft shadow."""
    ratio = card.devicePixelRatio()
    size = card.deviceIndependentSize()
    turn = QTransform().rotate(_TILT)
    bounds = turn.mapRect(QRectF(QPointF(), size)).adjusted(-_RIM, -_RIM, _RIM, _RIM)
    held = QPixmap((bounds.size() * ratio).toSize())
    held.setDevicePixelRatio(ratio)
    held.fill(Qt.GlobalColor.transparent)
    painter = QPainter(held)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-bounds.topLeft())
    painter.setTransform(turn, combine=True)
    _paint_shadow(painter, size)
    painter.drawPixmap(QPointF(), card)
    painter.end()
    return held


def _paint_shadow(painter: QPainter, size: QSizeF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 9))
    for step in range(_SHADES):
        spread = float(step)
        box = QRectF(QPointF(), size).adjusted(-spread, 2 - spread, spread, 2 + spread)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 8 + spread, 8 + spread)
