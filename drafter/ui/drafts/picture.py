"""An outline as a little page, drawn from its own slots."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from drafter.core.model import Move, Outline, Role, Slot
from drafter.ui.base.theme import Theme

#: Width to height of an A4 page.
PAGE_RATIO = 210 / 297

#: The moves that stand out in blue: they say where the speech turns.
_TURNING_MOVES = frozenset({Move.TRANSITION, Move.CLOSING, Move.AGENDA})

#: How many lines of text a share of the whole speech is drawn as.
_LINES_A_SPEECH = 22


@dataclass(frozen=True, slots=True)
class Bar:
    """One stroke of the picture: `left` and `width` in parts of the text width, `height` and `gap` (above it)
    in parts of a heading's height; `colour` names one of the theme's."""

    left: float
    width: float
    height: float
    gap: float
    colour: str


def bars_of(outline: Outline) -> list[list[Bar]]:
    """The rows of an outline's picture from top to bottom; the bars of one row stand side by side."""
    return [row for slot in outline.slots for row in _rows_of(slot)]


def _rows_of(slot: Slot) -> Iterator[list[Bar]]:
    match slot.role:
        case Role.TITLE:
            yield [Bar(0.2, 0.6, 1.35, 0.4, "ink")]
        case Role.DATE:
            yield [Bar(0.38, 0.24, 0.8, 0.9, "ink_soft")]
        case Role.SPEAKER:
            yield [Bar(0.42, 0.16, 0.8, 0.7, "ink_soft")]
        case Role.SALUTATION | Role.ADDRESSEE | Role.ATTACHMENT:
            yield [Bar(0.0, 0.18, 0.85, 1.2, "ink_soft")]
        case Role.SIGNATURE:
            yield [Bar(0.66, 0.34, 0.85, 1.0, "ink_soft")]
        case Role.HEADING:
            yield _heading(slot)
        case Role.ATTACHMENT_NOTE:
            yield [Bar(0.08, 0.5, 0.85, 1.0, "ink_soft")]
        case Role.POINT:
            left = 0.08 + 0.06 * max(0, slot.level - 1)
            yield from _lines(slot, left, 0.94, 0.55, "ink_line")
        case Role.BODY:
            colour = "ink_mark" if slot.move in _TURNING_MOVES else "ink_line"
            left = 0.08 if slot.move is Move.AGENDA else 0.0
            yield from _lines(slot, left, 1.0, 0.85, colour)


def _heading(slot: Slot) -> list[Bar]:
    """A heading: with its number as a bar of its own where it has one, shorter and thinner by level."""
    height = 1.1 if slot.level <= 1 else 0.8
    width = 0.56 if slot.level <= 1 else 0.42
    number = [Bar(0.06, 0.055, height, 1.3, "accent")] if slot.marker else []
    left = 0.15 if slot.marker else 0.06
    return [*number, Bar(left, width, height, 1.3, "accent")]


def _lines(slot: Slot, left: float, right: float, height: float, colour: str) -> Iterator[list[Bar]]:
    """As many lines as the slot's share is worth, the first indented, the last one cut short."""
    count = max(1, min(4, round(slot.share * _LINES_A_SPEECH)))
    for number in range(count):
        indent = 0.06 if number == 0 and slot.role is Role.BODY else 0.0
        end = right if number < count - 1 else left + (right - left) * (0.86 if count == 1 else 0.62)
        yield [Bar(left + indent, end - left - indent, height, 0.75, colour)]


def paint_outline(painter: QPainter, rect: QRectF, outline: Outline, theme: Theme) -> None:
    """Paint an outline as a page that fills `rect`, however many slots it has."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.paper))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    margin_x, margin_y = rect.width() * 0.11, rect.height() * 0.055
    text = rect.adjusted(margin_x, margin_y, -margin_x, -margin_y)
    rows = bars_of(outline)
    units = sum(row[0].gap + row[0].height for row in rows) or 1
    unit = min(text.height() / units, rect.height() * 0.026)
    painter.setPen(Qt.PenStyle.NoPen)
    top = text.top()
    for row in rows:
        top += row[0].gap * unit
        for bar in row:
            _paint_bar(painter, QRectF(text.left(), top, text.width(), unit), bar, theme)
        top += row[0].height * unit
    painter.restore()


def _paint_bar(painter: QPainter, line: QRectF, bar: Bar, theme: Theme) -> None:
    """Paint one bar on a `line` whose height is that of a heading."""
    painter.setBrush(QColor(getattr(theme, bar.colour)))
    height = max(1.0, bar.height * line.height())
    stroke = QRectF(line.left() + bar.left * line.width(), line.top(), bar.width * line.width(), height)
    painter.drawRoundedRect(stroke, min(2.0, height / 2), min(2.0, height / 2))


class OutlinePicture(QWidget):
    """The little page of one outline, as wide as its height allows; empty until there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._outline: Outline | None = None
        self.setMinimumSize(self.sizeHint())

    def set_outline(self, outline: Outline | None) -> None:
        """Show this outline."""
        self._outline = outline
        self.setAccessibleName(outline.title if outline else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, round(140 / PAGE_RATIO))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._outline is None:
            return
        width = min(float(self.width()), self.height() * PAGE_RATIO)
        painter = QPainter(self)
        paint_outline(painter, QRectF(0, 0, width, width / PAGE_RATIO), self._outline, self._theme)
        painter.end()
