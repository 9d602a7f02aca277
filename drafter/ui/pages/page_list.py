"""The pages of a draft one below the other, as wide as there is room; only what is seen is painted."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from drafter.ui.base.theme import Theme
from drafter.ui.pages.page_maker import Paper
from drafter.ui.pages.page_paint import PagePainter
from drafter.word.layout_data import POINTS_PER_MM
from drafter.word.pages import Page, PageLine

#: Pixels around a page and between two.
_GAP = 14
#: The widest that a page is shown: its true size at 96 dots per inch, and half as much again.
_MOST_SCALE = 2.0
_DIM_PAPER = "#d9d6cf"
_INK = "#1b1b1b"


class PageList(QAbstractScrollArea):
    """Shows pages; `place_chosen` carries the paragraph's id and the position of the line that was clicked."""

    place_chosen = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageList")
        self.setAccessibleName("预览的页面")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._paper: Paper | None = None
        self._painter: PagePainter | None = None
        self._place = ""
        #: The pages that were painted last, by their index, with how large they were: a keystroke changes one of them.
        self._painted: dict[int, tuple[Page, QSize, QPixmap]] = {}

    @property
    def paper(self) -> Paper | None:
        """What is shown, None before the first pages have come."""
        return self._paper

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._painted.clear()
        self.viewport().update()

    def set_paper(self, paper: Paper) -> None:
        """Show other pages and stay where one is reading."""
        if self._painter is None or self._painter.layout is not paper.layout:
            self._painter = PagePainter(paper.layout)
            self._painted.clear()
        self._paper = paper
        self._set_range()
        self.viewport().update()

    def show_place(self, paragraph_id: str, position: int = 0) -> None:
        """Bring the line of a paragraph's position into view, if there is one."""
        self._place = paragraph_id
        self.viewport().update()
        if self._paper is None or not len(self._paper.pages):
            return
        index = self._paper.pages.page_of(paragraph_id, position)
        lines = [x for x in self._paper.pages[index].lines if x.paragraph_id == paragraph_id]
        if not lines:
            return
        line = next((x for x in reversed(lines) if x.start <= position), lines[0])
        scale = self._scale()
        y = self._page_rect(index).top() + line.y * scale
        if y < _GAP or y + line.height * scale > self.viewport().height() - _GAP:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(y - self.viewport().height() / 3))

    def sizeHint(self) -> QSize:
        """Wide enough for a page that can be read."""
        return QSize(440, 600)

    def visible_pages(self) -> range:
        """The indices of the pages that can be seen."""
        count = len(self._paper.pages) if self._paper else 0
        if not count:
            return range(0)
        step = self._page_rect(0).height() + _GAP
        top = self.verticalScrollBar().value()
        first = max(0, int((top - _GAP) // step))
        last = int((top + self.viewport().height() - _GAP) // step)
        return range(min(first, count - 1), min(last + 1, count))

    def line_at(self, spot: QPointF) -> PageLine | None:
        """The line at a spot of the viewport."""
        if self._paper is None:
            return None
        scale = self._scale()
        for index in self.visible_pages():
            rect = self._page_rect(index)
            if rect.contains(spot):
                y = (spot.y() - rect.top()) / scale
                lines = self._paper.pages[index].lines
                return next((line for line in lines if line.y <= y < line.y + line.height), None)
        return None

    def _size(self) -> tuple[float, float]:
        """The sheet in points."""
        assert self._paper  # asked for only while pages are shown
        page = self._paper.layout.page
        return page.width * POINTS_PER_MM, page.height * POINTS_PER_MM

    def _scale(self) -> float:
        """Pixels to a point."""
        room = self.viewport().width() - 2 * _GAP
        return max(0.1, min(_MOST_SCALE, room / self._size()[0])) if self._paper else 1.0

    def _page_rect(self, index: int) -> QRectF:
        width, height = (length * self._scale() for length in self._size())
        top = _GAP + index * (height + _GAP) - self.verticalScrollBar().value()
        return QRectF(round((self.viewport().width() - width) / 2), round(top), round(width), round(height))

    def _set_range(self) -> None:
        if self._paper is None:
            return
        step = self._page_rect(0).height() + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(len(self._paper.pages) * step + _GAP - self.viewport().height())))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(1, round(step / 22)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the same part of the same page at the upper edge."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._set_range()
        bar.setValue(round(part * bar.maximum()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a line goes there."""
        line = self.line_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and line and line.paragraph_id:
            self.place_chosen.emit(line.paragraph_id, line.start)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the pages that can be seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.desk))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        seen = self.visible_pages()
        self._painted = {index: one for index, one in self._painted.items() if index in seen}
        for index in seen:
            rect = self._page_rect(index)
            if rect.intersects(QRectF(event.rect())):
                self._paint_page(painter, index, rect)
        painter.end()

    def _paint_page(self, painter: QPainter, index: int, rect: QRectF) -> None:
        assert self._paper and self._painter  # a page is there
        shadow = QColor(self._theme.paper_shadow)
        for spread in range(4, 0, -1):
            shadow.setAlpha(36)
            painter.fillRect(rect.adjusted(-spread / 2, spread / 2, spread / 2, spread), shadow)
        page = self._paper.pages[index]
        painter.drawPixmap(rect.topLeft(), self._image(index, page, rect.size().toSize()))
        painter.save()
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        painter.scale(self._scale(), self._scale())
        left = self._paper.layout.page.left * POINTS_PER_MM
        for line in page.lines:
            if self._place and line.paragraph_id == self._place:
                painter.fillRect(QRectF(left - 12, line.y, 2, line.height), QColor(self._theme.accent_fill))
        painter.restore()

    def _image(self, index: int, page: Page, size: QSize) -> QPixmap:
        """The page as it looks in `size` pixels of the window; painted only where it is another than it was."""
        assert self._painter  # a page is there
        known = self._painted.get(index)
        if known and known[1] == size and known[0] == page:
            return known[2]
        ratio = self.devicePixelRatioF()
        image = QPixmap(size * ratio)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(_DIM_PAPER if self._theme.dark else Qt.GlobalColor.white))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._scale(), self._scale())
        self._painter.paint(painter, page, QColor(_INK))
        painter.end()
        self._painted[index] = page, size, image
        return image
