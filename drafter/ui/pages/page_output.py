"""Pages on paper and in a PDF."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from drafter.core.edits import drop_empty_slots
from drafter.core.errors import UserError
from drafter.core.model import Role
from drafter.core.numbering import numbers_of
from drafter.ui.pages.page_maker import Paper
from drafter.ui.pages.page_paint import PagePainter
from drafter.ui.pages.pdf_outline import Bookmark, with_bookmarks
from drafter.word.layout_data import POINTS_PER_MM

_INK = QColor(Qt.GlobalColor.black)
_DOTS_PER_INCH = 600
_POINTS_PER_INCH = 72


def set_page(device: QPagedPaintDevice, paper: Paper) -> None:
    """Give a printer or PDF the sheet of the layout, without margins: the layout brings its own."""
    page = paper.layout.page
    size = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Millimeter)
    none = QMarginsF(0, 0, 0, 0)
    device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, none))


def to_pdf(paper: Paper) -> bytes:
    """The pages as a PDF with a bookmark for every heading."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.draft.facts.title)
    writer.setCreator("Drafter")
    writer.setResolution(_DOTS_PER_INCH)
    set_page(writer, paper)
    _paint(writer, paper, range(len(paper.pages)), _DOTS_PER_INCH)
    buffer.close()
    height = paper.layout.page.height * POINTS_PER_MM
    return with_bookmarks(bytes(buffer.data().data()), list(bookmarks_of(paper)), height)


def print_pages(printer: QPrinter, paper: Paper) -> None:
    """Print the pages that the printer's dialog asks for, as often as it asks for them."""
    printer.setFullPage(True)
    first, last = printer.fromPage() or 1, printer.toPage() or len(paper.pages)
    numbers = list(range(first - 1, min(last, len(paper.pages))))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    _paint(printer, paper, numbers * copies, printer.resolution())


def bookmarks_of(paper: Paper) -> Iterator[Bookmark]:
    """The headings with their numbers, on the pages where they stand."""
    paragraphs = drop_empty_slots(paper.draft.paragraphs)
    numbers = numbers_of(paper.draft.paragraphs)
    for paragraph in paragraphs:
        if paragraph.role is not Role.HEADING or not paragraph.text.strip():
            continue
        page = paper.pages.page_of(paragraph.id)
        lines = paper.pages[page].lines
        top = next((line.y for line in lines if line.paragraph_id == paragraph.id), 0.0)
        text = numbers[paragraph.id] + " ".join(paragraph.text.split())
        yield Bookmark(text, max(1, paragraph.level), page, top)


def _paint(device: QPagedPaintDevice, paper: Paper, numbers: range | list[int], dots: int) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("打印机没有响应，请检查打印机后重试。")
    try:
        look = PagePainter(paper.layout)
        painter.scale(dots / _POINTS_PER_INCH, dots / _POINTS_PER_INCH)
        for place, number in enumerate(numbers):
            if place:
                device.newPage()
            look.paint(painter, paper.pages[number], _INK)
    finally:
        painter.end()
