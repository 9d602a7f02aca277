"""Tables and pictures on the sheet: how high they are, and how they are painted."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from drafter.core.cells import CellPlace
from drafter.core.model import Role
from drafter.core.objects import DraftObject, Picture, Table
from drafter.ui.base.theme import Theme
from drafter.ui.sheet.style import CHARACTERS, SheetStyle, face_of
from drafter.ui.widgets.pictures import Pictures

#: The millimetres of a line of text on paper (GB/T 9704-2012).
_LINE_MM = 156.0
#: A picture is shown no higher than this share of the width of a line.
_HIGHEST = 1.2
#: What a cell leaves free around its text, and the size of its characters, in characters of the body.
_INSET, _SIZE = 0.35, 0.8
#: Space above and below, in characters of the body.
_AROUND = 0.5
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class _Cells:
    """A table at one size: the rectangle, the text and the place of each cell, and the height of the whole."""

    cells: tuple[tuple[QRectF, str, bool, CellPlace], ...]
    height: float


class ObjectArt:
    """Measures and paints the tables and pictures of one sheet; each is worked out once for each size."""

    def __init__(self) -> None:
        self._pictures = Pictures()
        self._tables: dict[tuple[Table, float], _Cells] = {}

    def height(self, found: DraftObject, style: SheetStyle) -> float:
        """The pixels that an object takes, with the space around it."""
        inner = (
            self._cells(found, style).height if isinstance(found, Table) else _picture_size(found, style)[1]
        )
        return inner + 2 * _AROUND * style.unit

    def paint(
        self,
        painter: QPainter,
        found: DraftObject,
        area: QRectF,
        style: SheetStyle,
        theme: Theme,
        flagged: Mapping[CellPlace, str],
    ) -> None:
        """Paint an object into its area; `flagged` are the cells of a table with a finding, by its severity."""
        top = area.top() + _AROUND * style.unit
        if isinstance(found, Table):
            self._paint_flags(painter, found, QPointF(area.left(), top), style, theme, flagged)
            self._paint_table(painter, found, area.left(), top, style, theme)
            return
        width, height = _picture_size(found, style)
        place = QRectF(area.left() + (style.text_width - width) / 2, top, width, height)
        image = self._pictures.image(found)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
            return
        painter.setPen(QPen(QColor(theme.faint), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.setFont(_font(style))
        painter.setPen(QColor(theme.muted))
        words = f"图片（{found.form}），导出时原样带上" if found.data else "图片缺失"
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | _WRAPPED, words)

    def cell_area(self, table: Table, cell: CellPlace, style: SheetStyle) -> QRectF:
        """Where a cell stands below the upper left corner of its table, in pixels; all of it where it has no such cell."""
        cells = self._cells(table, style)
        whole = QRectF(0, 0, style.text_width, cells.height)
        found = next((rect for rect, _, _, place in cells.cells if place == cell), whole)
        return found.translated(0, _AROUND * style.unit)

    def _paint_flags(
        self,
        painter: QPainter,
        table: Table,
        corner: QPointF,
        style: SheetStyle,
        theme: Theme,
        flagged: Mapping[CellPlace, str],
    ) -> None:
        """The ground of the cells with a finding, and a line below their text."""
        for rect, _, _, place in self._cells(table, style).cells if flagged else ():
            if severity := flagged.get(place):
                inner = rect.translated(corner).adjusted(1, 1, -1, -1)
                colour = QColor({"error": theme.accent, "warning": theme.warning}.get(severity, theme.faint))
                if severity == "error":
                    painter.fillRect(inner, QColor(theme.accent_soft))
                painter.fillRect(QRectF(inner.left(), inner.bottom() - 2, inner.width(), 2), colour)

    def _paint_table(
        self, painter: QPainter, table: Table, left: float, top: float, style: SheetStyle, theme: Theme
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(_font(style))
        inset = _INSET * style.unit
        for rect, text, centred, _ in self._cells(table, style).cells:
            place = rect.translated(left, top)
            painter.setPen(QPen(QColor(theme.muted), 1))
            painter.drawRect(place)
            painter.setPen(QColor(theme.text))
            side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
            inner = place.adjusted(inset, 0, -inset, 0)
            painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter) | _WRAPPED, text)

    def _cells(self, table: Table, style: SheetStyle) -> _Cells:
        key = (table, style.unit)
        if key not in self._tables:
            self._tables[key] = _measured(table, style)
        return self._tables[key]


def _measured(table: Table, style: SheetStyle) -> _Cells:
    metrics, inset = QFontMetricsF(_font(style)), _INSET * style.unit
    edges = [0.0]
    for share in table.column_shares:
        edges.append(edges[-1] + share * style.text_width)
    heights = dict.fromkeys(range(len(table.rows)), metrics.height() + 2 * inset)
    placed = []
    for place in sorted(table.places(), key=lambda place: place.cell.down):
        left = edges[place.column]
        width = edges[min(place.column + place.cell.across, len(edges) - 1)] - left
        rows = range(place.row, min(place.row + place.cell.down, len(table.rows)))
        room = QRectF(0, 0, max(width - 2 * inset, 1.0), 1e6)
        needed = metrics.boundingRect(room, _WRAPPED, place.cell.text).height() + 2 * inset
        heights[rows[-1]] += max(0.0, needed - sum(heights[row] for row in rows))
        placed.append((left, width, rows, place))
    tops = [0.0]
    for row in range(len(table.rows)):
        tops.append(tops[-1] + heights[row])
    cells = tuple(
        (
            QRectF(left, tops[rows[0]], width, tops[rows[-1] + 1] - tops[rows[0]]),
            place.cell.text,
            len(place.cell.text) <= CHARACTERS / 2,
            (place.row, place.column),
        )
        for left, width, rows, place in placed
    )
    return _Cells(cells, tops[-1])


def _picture_size(picture: Picture, style: SheetStyle) -> tuple[float, float]:
    """The width and height of a picture in pixels, no wider than a line and not much higher."""
    pixel = style.text_width / _LINE_MM
    width, height = max(picture.width, 5.0) * pixel, max(picture.height, 5.0) * pixel
    scale = min(1.0, style.text_width / width, _HIGHEST * style.text_width / height)
    return width * scale, height * scale


def _font(style: SheetStyle) -> QFont:
    font = QFont(style.font(face_of(Role.BODY, 0)))
    font.setPixelSize(max(8, round(style.unit * _SIZE)))
    return font
