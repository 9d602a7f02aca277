"""The paper of the sheet: how large its characters are, and where its text stands on the screen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextFrameFormat

from drafter.ui.sheet.style import CHARACTERS, SheetStyle

#: The width of a body character on the sheet at 100 %, in pixels.
UNIT = 19.0
#: The margins of the paper, in body characters.
_SIDE, _TOP, _BOTTOM = 3.6, 2.6, 12.0
#: The narrowest side margin, in body characters: room for the colours of the sources.
_LEAST_SIDE = 2.4
#: The smallest character that can still be read, in pixels.
_LEAST_UNIT = 12.0


class Paper:
    """A page of 28 characters in the middle of a viewport `room` pixels wide.

    `zoom` is what is wished for, in per cent; `style` what fits.
    """

    def __init__(self) -> None:
        self.zoom = 100
        self.style = SheetStyle(UNIT)

    def set_zoom(self, percent: int) -> None:
        """Wish for another size, 50 to 300 per cent; it comes with the next `fit`."""
        self.zoom = max(50, min(300, percent))

    def fit(self, room: float) -> bool:
        """Give the characters the size of the zoom, or what lets a whole line fit; whether that is another than before."""
        widest = room / (CHARACTERS + 2 * _LEAST_SIDE)
        unit = max(_LEAST_UNIT, min(UNIT * self.zoom / 100, widest))
        changed = unit != self.style.unit
        if changed:
            self.style = SheetStyle(unit)
        return changed

    def frame(self, room: float) -> QTextFrameFormat:
        """The margins that put the text into the middle."""
        unit, width = self.style.unit, self.style.text_width
        side = max((room - width) / 2, _LEAST_SIDE * unit)
        form = QTextFrameFormat()
        form.setLeftMargin(side)
        form.setRightMargin(max(0.0, room - side - width))
        form.setTopMargin(_TOP * unit + unit)
        form.setBottomMargin(_BOTTOM * unit)
        return form

    def rect(self, room: float, scrolled: int, height: float) -> QRectF:
        """The page in the viewport, `height` pixels high, its text scrolled up by `scrolled`."""
        width = min(self.style.text_width + 2 * _SIDE * self.style.unit, room)
        return QRectF((room - width) / 2, self.style.unit - scrolled, width, height)
