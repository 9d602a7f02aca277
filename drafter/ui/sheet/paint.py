"""What is painted around the text of the sheet: paper, labels, prompts, the margin, the landing place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QApplication

from drafter.core.cells import CellPlace
from drafter.core.model import Paragraph, Role
from drafter.core.objects import DraftObject, Table
from drafter.ui.base.theme import Theme
from drafter.ui.sheet.objects import ObjectArt
from drafter.ui.sheet.style import ABOVE_PROPERTY, OBJECT_PROPERTY, SheetStyle, face_of


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a drop would land: in the gap before paragraph `at`, or in the slot with the id `slot_id`.

    Running text lands within paragraph `at`, before the character `offset`. `moves` tells a move from a copy.
    """

    at: int
    slot_id: str = ""
    offset: int | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One visible block: its paragraph, label and rectangle in viewport pixels; `odd` where its number does not follow."""

    paragraph: Paragraph
    label: str
    block: QTextBlock
    rect: QRectF
    odd: bool = False


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: How wide notes are beside the text, in its characters.
_NOTE_WIDTH = 3.4


class SheetPainter:
    """Paints for one sheet; holds nothing but its colours and sizes."""

    def __init__(self, style: SheetStyle, theme: Theme, art: ObjectArt) -> None:
        self._art = art
        self.style = style
        self.theme = theme
        self.show_sources = True
        #: The cells of tables that have a finding, with its severity, by the id of the table.
        self.flagged: Mapping[str, Mapping[CellPlace, str]] = {}

    def paint_paper(self, painter: QPainter, viewport: QRectF, paper: QRectF) -> None:
        """The desk, and the paper with a thin shadow around it.

        Only what is seen of the shadow is painted: what blends with the ground costs a keystroke the most.
        """
        painter.fillRect(viewport, QColor(self.theme.desk))
        shadow = QColor(self.theme.paper_shadow)
        for spread in (3, 2, 1):
            shadow.setAlpha(70 // spread)
            for edge in _edges(paper, spread):
                painter.fillRect(edge, shadow)
        painter.fillRect(paper, QColor(self.theme.paper))

    def paint_row(self, painter: QPainter, row: Row, in_focus: bool, severity: str, planned: int = 0) -> None:
        """The label, the prompt of an empty slot, and the margin of one block.

        `planned` is the length in characters that the slot says beside its prompt, 0 where it says none.
        """
        if row.paragraph.object:
            self._paint_object(painter, row, row.paragraph.object)
        if row.label:
            self._paint_label(painter, row)
        # What an input method is composing stands where the prompt would.
        if not row.paragraph.text and row.paragraph.slot and not row.block.layout().preeditAreaText():
            self._paint_prompt(painter, row, in_focus, plan_words(row.paragraph, planned))
        self._paint_margin(painter, row, severity)
        if row.paragraph.is_parked:
            self._paint_parked(painter, row)
        if row.paragraph.note:
            self._paint_note(painter, row)

    def _paint_place(self, painter: QPainter, row: Row, plan: str) -> None:
        """The quiet box around the open place where the cursor stands, with the words of its planned length."""
        box = row.rect.adjusted(-self.style.unit * 0.7, 0.5, self.style.unit * 0.7, -0.5)
        box.setTop(box.top() + row.block.blockFormat().doubleProperty(ABOVE_PROPERTY))
        ground, edge = QColor(self.theme.blank), QColor(self.theme.blank)
        ground.setAlpha(14)
        edge.setAlpha(110)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(self._plan_font())
        painter.setPen(QColor(self.theme.muted))
        inner = box.adjusted(0, 0, -self.style.unit * 0.6, 0)
        painter.drawText(inner, int(_RIGHT), plan)

    def _plan_font(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPixelSize(max(10, round(self.style.unit * 0.66)))
        return font

    def _paint_parked(self, painter: QPainter, row: Row) -> None:
        """A paragraph that is put aside: veiled, in a dotted frame, with 待用 at its corner."""
        veil = QColor(self.theme.paper)
        veil.setAlpha(150)
        frame = row.rect.adjusted(-4, 1, 4, -1)
        painter.fillRect(frame, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.faint), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 4, 4)
        self._paint_beside(painter, row, row.rect.left() - self.style.unit * 2.0, "待用", 2)

    def _paint_note(self, painter: QPainter, row: Row) -> None:
        """A note, in the margin at the right."""
        left = row.rect.left() + self.style.text_width + self.style.unit * 0.4
        self._paint_beside(painter, row, left, row.paragraph.note, _NOTE_WIDTH)

    def _paint_beside(self, painter: QPainter, row: Row, left: float, words: str, width: float) -> None:
        """Small words beside a block, `width` of the sheet's characters wide, as many as its height has room for."""
        font = QFont(painter.font())
        font.setPixelSize(max(10, round(self.style.unit * 0.62)))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        high = max(row.rect.height(), self.style.unit * 1.6)
        box = QRectF(left, row.rect.top() + 3, self.style.unit * width, high)
        painter.save()
        painter.setClipRect(box)
        painter.drawText(box, Qt.TextFlag.TextWrapAnywhere, words)
        painter.restore()

    def _paint_object(self, painter: QPainter, row: Row, found: DraftObject) -> None:
        """A table below its caption, a picture above it; the prompt for a caption where there is none."""
        form = row.block.blockFormat()
        area = QRectF(row.rect)
        if isinstance(found, Table):
            area.setTop(row.rect.bottom() - form.bottomMargin())
        flagged = self.flagged.get(row.paragraph.id, {})
        self._art.paint(painter, found, area, self.style, self.theme, flagged)
        if row.paragraph.text or row.block.layout().preeditAreaText():
            return
        font = QFont(self.style.font(face_of(Role.BODY, 0)))
        font.setPixelSize(max(8, round(self.style.unit * 0.7)))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.faint))
        top = row.rect.top() + form.doubleProperty(ABOVE_PROPERTY)
        line = QRectF(row.rect.left(), top, self.style.text_width, row.block.layout().boundingRect().height())
        words = "表名" if isinstance(found, Table) else "图名"
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_label(self, painter: QPainter, row: Row) -> None:
        layout = row.block.layout()
        if layout.lineCount() == 0:
            return
        paragraph = row.paragraph
        face = face_of(paragraph.role, paragraph.level)
        painter.setFont(self.style.label_font(face, paragraph.role is Role.POINT))
        painter.setPen(QColor(self.theme.text))
        left = row.rect.left() + face.indent * self.style.unit
        baseline = self._baseline(row)
        painter.drawText(QPointF(left, baseline), row.label)
        if row.odd:
            width = QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(row.label.strip())
            painter.setPen(QPen(QColor(self.theme.warning), 1.6, Qt.PenStyle.DotLine))
            under = baseline + self.style.unit * 0.22
            painter.drawLine(QPointF(left, under), QPointF(left + width, under))

    def _paint_prompt(self, painter: QPainter, row: Row, in_focus: bool, plan: str) -> None:
        slot, unit = row.paragraph.slot, self.style.unit
        if slot is None:
            return
        if in_focus:
            self._paint_place(painter, row, plan)
        centred = bool(row.block.blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter)
        indent = 0 if centred else row.block.blockFormat().textIndent() + unit * (0.5 if in_focus else 0.2)
        font = QFont(self.style.font(face_of(row.paragraph.role, row.paragraph.level)))
        font.setPixelSize(max(10, round(unit * 0.82)))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted if in_focus else self.theme.faint))
        beside = QFontMetricsF(self._plan_font()).horizontalAdvance(plan) + unit * 0.3 if plan else 0.0
        width = self.style.text_width - indent - beside
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(_prompt_of(row.paragraph), Qt.TextElideMode.ElideRight, width)
        left = row.rect.left() + indent
        if centred:
            left += (width - metrics.horizontalAdvance(text)) / 2
        painter.drawText(QPointF(left, self._baseline(row)), text)

    def _baseline(self, row: Row) -> float:
        """The height of the first line's baseline in the viewport."""
        line = row.block.layout().lineAt(0)
        return row.rect.top() + line.y() + line.ascent()

    def _paint_margin(self, painter: QPainter, row: Row, severity: str) -> None:
        left = row.rect.left() - self.style.unit * 2.1
        painter.setPen(Qt.PenStyle.NoPen)
        if self.show_sources and row.paragraph.source and row.paragraph.text:
            painter.setBrush(QColor(self.theme.source_colour(row.paragraph.source.id)))
            painter.drawRoundedRect(QRectF(left, row.rect.top() + 3, 4, row.rect.height() - 6), 2, 2)
        if severity:
            colour = self.theme.accent if severity == "error" else self.theme.warning
            painter.setBrush(QColor(colour))
            painter.drawEllipse(
                QPointF(left + self.style.unit, row.rect.top() + self.style.unit * 0.95), 3.5, 3.5
            )
        if row.paragraph.locked:
            self._paint_lock(painter, left + self.style.unit * 0.7, row.rect.top() + self.style.unit * 1.3)

    def _paint_lock(self, painter: QPainter, left: float, top: float) -> None:
        pen = QPen(QColor(self.theme.muted), 1.4)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(left + 2, top - 5, 6, 9), 0, 180 * 16)
        painter.setBrush(QColor(self.theme.muted))
        painter.drawRoundedRect(QRectF(left, top, 10, 7), 1.5, 1.5)

    def paint_landing(
        self, painter: QPainter, rows: Sequence[Row], landing: Landing, planned_length: int
    ) -> None:
        """Light up the empty slot that a drop would fill, or draw the line in the gap where it would land.

        `planned_length` is that of the whole draft, in characters.
        """
        for row in rows:
            if landing.slot_id == row.paragraph.id:
                slot = row.paragraph.slot
                planned = round(slot.share * planned_length) if slot else 0
                self._paint_lit_slot(painter, row.rect.adjusted(0, 1, 0, -1), landing_text(row, planned))
                return
            if not landing.slot_id and row.block.blockNumber() == landing.at:
                self._paint_landing_line(painter, row.rect, row.rect.top(), landing.moves)
                return
        if rows and not landing.slot_id:
            self._paint_landing_line(painter, rows[-1].rect, rows[-1].rect.bottom(), landing.moves)

    def _paint_landing_line(self, painter: QPainter, rect: QRectF, y: float, moves: bool) -> None:
        colour = QColor(self.theme.accent_fill)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(rect.left(), y), 3.5, 3.5)
        self._paint_slip(painter, QPointF(rect.right(), y), "移到这里" if moves else "复制到这里")

    def _paint_slip(self, painter: QPainter, end: QPointF, words: str) -> None:
        """Say at the end of the line what the drop will do: it depends on where the card is from, and on Ctrl."""
        font = QFont(self.style.font(face_of(Role.BODY, 0)))
        font.setFamilies(QApplication.font().families())
        font.setPixelSize(max(10, round(self.style.unit * 0.66)))
        metrics = QFontMetricsF(font)
        size = QSizeF(metrics.horizontalAdvance(words) + self.style.unit * 0.8, metrics.height() + 4)
        slip = QRectF(end - QPointF(size.width(), size.height() / 2), size)
        painter.drawRoundedRect(slip, size.height() / 2, size.height() / 2)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.on_accent))
        painter.drawText(slip, Qt.AlignmentFlag.AlignCenter, words)

    def paint_landing_caret(self, painter: QPainter, rect: QRectF) -> None:
        """The place in a line where running text would land; the left edge of `rect` counts."""
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_lit_slot(self, painter: QPainter, rect: QRectF, text: str) -> None:
        """The empty slot that a drop would fill."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.accent), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self.theme.accent_soft))
        painter.drawRoundedRect(rect, 6, 6)
        font = QFont(self.style.font(face_of(Role.BODY, 0)))
        font.setPixelSize(max(10, round(self.style.unit * 0.82)))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.accent))
        inner = rect.adjusted(self.style.unit * 0.7, 0, -self.style.unit * 0.7, 0)
        painter.drawText(
            inner,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width()),
        )


def _prompt_of(paragraph: Paragraph) -> str:
    """The grey text of an empty slot: what belongs there."""
    return paragraph.slot.prompt if paragraph.slot and paragraph.slot.prompt else "在此书写，或拖入段落"


def plan_words(paragraph: Paragraph, planned: int) -> str:
    """What the place where the cursor stands says of its planned length in characters; "" where nobody planned."""
    if not planned:
        return ""
    return f"整节约 {planned:,} 字" if paragraph.role is Role.HEADING else f"约 {planned:,} 字"


def landing_text(row: Row, planned: int) -> str:
    """What a lit slot says: 拖入段落：三要…　讲怎样检查，约 250 字."""
    length = f"，约 {planned} 字" if planned else ""
    return f"拖入段落：{row.label}{_prompt_of(row.paragraph)}{length}"


def _edges(paper: QRectF, width: float) -> tuple[QRectF, ...]:
    """The strips of a shadow around a paper: one pixel above it, so wide at the other sides."""
    top, height = paper.top() - 1, paper.height() + 1
    return (
        QRectF(paper.left() - width, top, width, height),
        QRectF(paper.right(), top, width, height),
        QRectF(paper.left() - width, paper.bottom(), paper.width() + 2 * width, width),
        QRectF(paper.left(), top, paper.width(), 1),
    )


def visible_blocks(
    first: QTextBlock, bottom: float, offset: float, width: float
) -> Iterator[tuple[QTextBlock, QRectF]]:
    """The blocks from `first` on whose top lies above `bottom`, with the rectangles of their lines.

    The rectangles are `width` wide and moved up by `offset`. Qt's own begin at the indent of a single line
    and leave out the space above the first.
    """
    layout = first.document().documentLayout()
    block = first
    while block.isValid():
        place = layout.blockBoundingRect(block).topLeft()
        form, height = block.blockFormat(), block.layout().boundingRect().bottom()
        # Tables and pictures are painted in the margins of their blocks; other blocks have at most one line above.
        drawn = form.intProperty(OBJECT_PROPERTY)
        above = form.doubleProperty(ABOVE_PROPERTY)
        if place.y() - above - offset > bottom:
            return
        height += above + (form.bottomMargin() if drawn else 0.0)
        yield block, QRectF(place.x(), place.y() - above - offset, width, height)
        block = block.next()
