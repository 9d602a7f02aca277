"""A tool tip that stands beside what it tells of, never over it."""

import html

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QToolTip, QWidget

#: How wide the words of a tip are, what its frame takes, and the room between tip and thing, in pixels.
_WIDTH, _FRAME, _GAP = 360, 34, 6
#: Qt puts a tip so far below and beside the place that it is given.
_OFFSET = QPoint(2, 16)


def show_beside(text: str, thing: QRect, view: QWidget) -> None:
    """Show a text as it stands beside `thing`, a rectangle of the view."""
    body = f'<div style="white-space: pre-wrap">{html.escape(text)}</div>'
    document = QTextDocument()
    document.setDefaultFont(QToolTip.font())
    document.setHtml(body)
    document.setTextWidth(_WIDTH)
    size = QSize(_WIDTH + _FRAME, round(document.size().height()) + _FRAME)
    where = QRect(view.mapToGlobal(thing.topLeft()), thing.size())
    corner = corner_beside(where, size, view.screen().availableGeometry())
    page = f"<table width={_WIDTH} cellspacing=0 cellpadding=0><tr><td>{body}</td></tr></table>"
    QToolTip.showText(corner - _OFFSET, page, view, thing)


def corner_beside(thing: QRect, tip: QSize, screen: QRect) -> QPoint:
    """Where the upper left corner of a tip goes: to the left or right of a thing, else below or above, on the screen."""
    top = max(screen.top(), min(thing.top(), screen.bottom() - tip.height()))
    if thing.left() - _GAP - tip.width() >= screen.left():
        return QPoint(thing.left() - _GAP - tip.width(), top)
    if thing.right() + _GAP + tip.width() <= screen.right():
        return QPoint(thing.right() + _GAP, top)
    left = max(screen.left(), min(thing.left(), screen.right() - tip.width()))
    if thing.bottom() + _GAP + tip.height() <= screen.bottom():
        return QPoint(left, thing.bottom() + _GAP)
    return QPoint(left, thing.top() - _GAP - tip.height())
