"""The opened file as a page: its text as it stood, the recognised roles in the margin, what is taken out struck through."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from drafter.core.document import Document, FoundObject, Removed
from drafter.core.model import ROLE_NAMES, Paragraph, Role
from drafter.core.objects import name_of
from drafter.core.structure import lead_length
from drafter.core.told import told_beside
from drafter.reading.doubts import Cure
from drafter.reading.opened import Row, Seen
from drafter.ui.base.theme import Theme, scaled_font
from drafter.ui.sheet.objects import ObjectArt
from drafter.ui.sheet.style import SheetStyle, face_of

#: Pixels of a body character; the margin for the roles and the one for comments, in characters.
_UNIT, _LEFT, _RIGHT = 15.0, 8.4, 8.6
_TOP, _BOTTOM = 30, 60
_LEVELS = ("", "一级", "二级", "三级", "四级")
_NUMBER = QTextBlockFormat.Property.UserProperty + 11
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One block of the page: its row, and what its margin says."""

    row: Row
    margin: str
    #: Whether the margin asks something.
    doubtful: bool = False
    #: Whether a suggestion that was taken takes the paragraph out.
    struck: bool = False
    #: The comments that stand beside it.
    notes: tuple[FoundObject, ...] = ()


def role_in_words(paragraph: Paragraph) -> str:
    """What the margin calls a paragraph: 一级 for a heading of level 1, the name of its role elsewhere."""
    if paragraph.role is Role.HEADING:
        return _LEVELS[min(paragraph.level, 4)]
    return ROLE_NAMES[paragraph.role]


class OpenedPaper(QTextEdit):
    """Shows a `Seen`; nothing can be typed in it, everything can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openedPaper")
        self.setAccessibleName("打开的文件")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._style = SheetStyle(_UNIT)
        self._art = ObjectArt()
        self._entries: list[_Entry] = []
        self._document: Document | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.viewport().update()

    def show_seen(self, seen: Seen) -> None:
        """Show a file under the user's choices, at the place where one is reading."""
        scrolled = self.verticalScrollBar().value()
        self._document = seen.document
        self._entries = list(_entries(seen))
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, entry in enumerate(self._entries):
            if number:
                cursor.insertBlock()
            self._write(cursor, number, entry)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._lay_out()
        self.verticalScrollBar().setValue(scrolled)

    def go_to(self, paragraph: int) -> None:
        """Bring a paragraph, by its number, to the upper edge."""
        for block in self._blocks():
            if self._entry(block).row.paragraph == paragraph:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - _TOP)
                return

    def margins(self) -> list[str]:
        """What the margin says, from the top."""
        return [entry.margin for entry in self._entries]

    # Writing

    def _write(self, cursor: QTextCursor, number: int, entry: _Entry) -> None:
        row = entry.row
        if row.removed:
            self._write_removed(cursor, row.removed)
        elif row.found:
            self._write_object(cursor, row.found)
        elif row.paragraph is not None and self._document:
            self._write_paragraph(cursor, row.paragraph, struck=entry.struck)
        form = cursor.blockFormat()
        form.setProperty(_NUMBER, number)
        cursor.setBlockFormat(form)

    def _write_paragraph(self, cursor: QTextCursor, place: int, *, struck: bool) -> None:
        assert self._document
        paragraph, label = self._document.paragraphs[place], self._document.labels[place]
        cursor.setBlockFormat(self._style.block_format(paragraph, ""))
        form = self._style.char_format(paragraph)
        form.setForeground(QColor(self._theme.muted if struck else self._theme.text))
        form.setFontStrikeOut(struck)
        text = label + paragraph.text
        lead = lead_length(text) if paragraph.role is Role.POINT else 0
        bold = QTextCharFormat(form)
        bold.setFont(self._style.label_font(face_of(paragraph.role, paragraph.level), bold=True))
        cursor.insertText(text[:lead], bold)
        cursor.insertText(text[lead:], form)

    def _write_removed(self, cursor: QTextCursor, removed: Removed) -> None:
        block = QTextBlockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        block.setTopMargin(_UNIT * 0.2)
        cursor.setBlockFormat(block)
        form = QTextCharFormat()
        form.setFont(self._style.font(face_of(Role.DATE, 0)))
        form.setFontStrikeOut(True)
        form.setForeground(QColor(self._theme.muted))
        cursor.insertText(removed.text.strip().replace("\n", "\u2028"), form)

    def _write_object(self, cursor: QTextCursor, found: FoundObject) -> None:
        block = QTextBlockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if found.object:
            block.setTopMargin(self._art.height(found.object, self._style))
        cursor.setBlockFormat(block)
        form = QTextCharFormat()
        form.setFont(self._style.font(face_of(Role.OBJECT, 0)))
        form.setForeground(QColor(self._theme.muted))
        cursor.insertText(found.text.replace("\n", "\u2028"), form)

    def _lay_out(self) -> None:
        """Put the text into the middle of the page, the page into the middle of the room."""
        width = self._style.text_width
        frame = self.document().rootFrame().frameFormat()
        left = self._paper().left() + _LEFT * _UNIT
        frame.setLeftMargin(left)
        frame.setRightMargin(max(0.0, self.viewport().width() - left - width))
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        self.document().rootFrame().setFrameFormat(frame)

    def _paper(self) -> QRectF:
        """The page in the viewport."""
        width = min(self._style.text_width + (_LEFT + _RIGHT) * _UNIT, float(self.viewport().width()))
        height = max(self.document().size().height(), self.viewport().height() + 20.0) - 20
        top = 16.0 - self.verticalScrollBar().value()
        return QRectF((self.viewport().width() - width) / 2, top, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle."""
        super().resizeEvent(event)
        self._lay_out()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page below the text, the margins and the objects above it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.desk))
        painter.fillRect(self._paper(), QColor(self._theme.paper))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        noted = 0.0
        for block in self._blocks():
            rect = self.document().documentLayout().blockBoundingRect(block)
            rect.translate(0, -self.verticalScrollBar().value())
            if rect.top() > event.rect().bottom():
                break
            entry = self._entry(block)
            if found := entry.row.found:
                self._paint_object(painter, found, rect)
            for note in entry.notes:
                noted = self._paint_note(painter, note, max(rect.top(), noted))
            if rect.bottom() >= event.rect().top():
                self._paint_margin(painter, entry, rect)
        painter.end()

    def _paint_margin(self, painter: QPainter, entry: _Entry, rect: QRectF) -> None:
        font = scaled_font(self.font(), 0.92)
        painter.setFont(font)
        theme = self._theme
        colour = theme.accent if entry.row.removed else theme.warning if entry.doubtful else theme.muted
        painter.setPen(QColor(colour))
        found = entry.row.found
        top = rect.top() - (
            self._art.height(found.object, self._style) - _UNIT if found and found.object else 0
        )
        height = max(QFontMetricsF(font).height(), 1.81 * _UNIT)
        room = QRectF(self._paper().left() + 4, top, _LEFT * _UNIT - 18, height)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        said = QFontMetricsF(font).elidedText(entry.margin, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(right), said)

    def _paint_object(self, painter: QPainter, found: FoundObject, rect: QRectF) -> None:
        """Paint a table or picture above its caption."""
        if found.object:
            left, height = self._paper().left() + _LEFT * _UNIT, self._art.height(found.object, self._style)
            area = QRectF(left, rect.top() - height, self._style.text_width, height)
            self._art.paint(painter, found.object, area, self._style, self._theme, {})

    def _paint_note(self, painter: QPainter, note: FoundObject, top: float) -> float:
        """Paint a comment into the right margin; where the margin is free again below it."""
        width = _RIGHT * _UNIT - 20
        left = self._paper().left() + _LEFT * _UNIT + self._style.text_width
        painter.setFont(scaled_font(self.font(), 0.92))
        text = painter.boundingRect(QRectF(left + 18, top + 5, width - 16, 1e5), _WRAPPED, note.text)
        box = QRectF(left + 10, text.top() - 5, width, text.height() + 10)
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.setBrush(QColor(self._theme.accent_soft))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(text, _WRAPPED, note.text)
        return box.bottom() + 6

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin() if self._entries else QTextBlock()
        while block.isValid():
            yield block
            block = block.next()

    def _entry(self, block: QTextBlock) -> _Entry:
        return self._entries[block.blockNumber()]


def _entries(seen: Seen) -> Iterator[_Entry]:
    """The blocks of the page with their margins; a comment belongs to the block above it."""
    entry: _Entry | None = None
    waiting: tuple[FoundObject, ...] = ()
    for row in seen.rows:
        if row.found and row.found.kind == "comment":
            waiting += (row.found,)
            continue
        following = _entry_of(seen, row)
        if following is None:
            continue
        if entry:
            yield replace(entry, notes=waiting)
            waiting = ()
        entry = following
    if entry:
        yield replace(entry, notes=waiting)


def _entry_of(seen: Seen, row: Row) -> _Entry | None:
    """The block of a row, None where it is told elsewhere."""
    if row.removed:
        return (
            None if row.removed in told_beside(seen.document) else _Entry(row, f"去掉：{row.removed.reason}")
        )
    if row.paragraph is None:
        return _Entry(row, name_of(row.found.object)) if row.found and row.found.object else None
    paragraph = seen.document.paragraphs[row.paragraph]
    doubt = next((one for one in seen.doubts if one.paragraph == row.paragraph), None)
    if doubt is None:
        return _Entry(row, role_in_words(paragraph))
    if doubt not in seen.taken:
        return _Entry(row, doubt.asked, doubtful=True)
    taken = {
        Cure.ROLE: role_in_words(replace(paragraph, role=doubt.role, level=doubt.level)),
        Cure.REMOVE: "去掉：提示语",
        Cure.JOIN: "接下一段",
    }
    return _Entry(row, taken[doubt.cure], struck=doubt.cure is Cure.REMOVE)
