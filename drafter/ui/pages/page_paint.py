"""Painting one page: on the screen, on a printer, in a PDF."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from drafter.ui.widgets.pictures import Pictures
from drafter.word.layout_data import LATIN, Layout
from drafter.word.lines import Widths
from drafter.word.pages import Page, PageLine, PagePicture, Piece

#: Fonts are asked for in this size and scaled: Qt knows pixel sizes only as whole numbers.
_EM = 64
#: The lines of a table, in points (Word's sz=4).
_RULE = 0.5
#: How far the base line lies below the middle of a line, in ems: what centres a Chinese character.
_BELOW_MIDDLE = 0.36
#: The lower edge of a reading above its character, in ems from the base line.
_READING_ABOVE = 0.92
#: The fonts tried where neither the layout's own nor their stand-ins are installed, the best first.
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_LATIN_FALLBACKS = ("Liberation Serif", "Nimbus Roman", "Tinos")


class PagePainter:
    """Paints the pages of one layout; a unit of the painter is a point on the sheet."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._widths = Widths()
        self._pictures = Pictures()
        self._fonts: dict[tuple[str, bool, float], QFont] = {}

    def paint(self, painter: QPainter, page: Page, ink: QColor) -> None:
        """Paint the words of a page in one colour; the sheet itself is the caller's."""
        painter.setPen(ink)
        for one in page.pictures:
            self._paint_picture(painter, one, ink)
        for cell in page.cells:
            painter.setPen(QPen(ink, _RULE))
            painter.drawRect(QRectF(cell.x, cell.y, cell.width, cell.height))
        painter.setPen(ink)
        for line in (line for cell in page.cells for line in cell.lines):
            self._paint_line(painter, line)
        for line in (*page.lines, *((page.footer,) if page.footer else ())):
            self._paint_line(painter, line)

    def _paint_picture(self, painter: QPainter, one: PagePicture, ink: QColor) -> None:
        place = QRectF(one.x, one.y, one.width, one.height)
        image = self._pictures.image(one.picture)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
        else:  # of a kind that only Word shows
            painter.setPen(QPen(ink, _RULE))
            painter.drawRect(place)

    def _paint_line(self, painter: QPainter, line: PageLine) -> None:
        for piece in line.pieces:
            base = line.y + line.height / 2 + piece.size * _BELOW_MIDDLE
            x = piece.x
            for latin, text, own in self._stretches(piece):
                width = own + len(text) * piece.spacing
                font = self._font(LATIN if latin else piece.font, piece.bold, width / own if own else 1.0)
                self._write(painter, QPointF(x, base), text, font, piece.size)
                x += width
            if piece.pinyin:
                self._paint_pinyin(painter, piece, base, (x - piece.x - piece.spacing) / 2)

    def _paint_pinyin(self, painter: QPainter, piece: Piece, base: float, middle: float) -> None:
        scale = self.layout.lectern.ruby_scale if self.layout.lectern else 0.5
        size = piece.size * scale
        width = sum(self._widths[character] for character in piece.pinyin) * size
        spot = QPointF(piece.x + middle - width / 2, base - piece.size * _READING_ABOVE)
        self._write(painter, spot, piece.pinyin, self._font(LATIN, False, 1.0), size)

    def _stretches(self, piece: Piece) -> Iterator[tuple[bool, str, float]]:
        """The piece in runs of Chinese and of Latin characters, each with its width in points
        before anything is added between the characters."""
        for latin, characters in groupby(piece.text.replace("\n", ""), self._is_latin):
            text = "".join(characters)
            yield latin, text, sum(self._widths[character] for character in text) * piece.size

    def _is_latin(self, character: str) -> bool:
        return self._widths[character] not in (0.0, 1.0)

    def _font(self, use: str, bold: bool, stretch: float) -> QFont:
        """The font of a use; `stretch` is by what a character with its space is wider than without."""
        key = use, bold, round(stretch, 5)
        if key not in self._fonts:
            font = QFont(self._families(use))
            font.setPixelSize(_EM)
            font.setBold(bold)
            font.setKerning(False)
            # Not AbsoluteSpacing: Qt scales that with the resolution of the device, unlike the pixel size.
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, key[2] * 100)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def _families(self, use: str) -> list[str]:
        name = self.layout.fonts[use]
        others = {"黑体": _SANS, LATIN: (*_LATIN_FALLBACKS, *_SERIF)}.get(use, _SERIF)
        return list(dict.fromkeys((name, *self.layout.stand_ins.get(name, ()), *others)))

    @staticmethod
    def _write(painter: QPainter, spot: QPointF, text: str, font: QFont, size: float) -> None:
        painter.save()
        painter.translate(spot)
        painter.scale(size / _EM, size / _EM)
        painter.setFont(font)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()
