"""The sheet: one continuous text that looks like the page it becomes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph
from drafter.core.text_edits import paste_paragraphs
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.session import Change, Session
from drafter.ui.sheet.drag import SheetDrag
from drafter.ui.sheet.grip import SheetGrip
from drafter.ui.sheet.highlighter import SheetHighlighter
from drafter.ui.sheet.keys import SheetKeys
from drafter.ui.sheet.marks import Mark, SheetMarks
from drafter.ui.sheet.paint import Landing, Row, SheetPainter, visible_blocks
from drafter.ui.sheet.paste import clip_of_selection, insert_mime, span_of
from drafter.ui.sheet.style import CHARACTERS, SheetStyle
from drafter.ui.sheet.text import BlockEdit, SheetText, position_of
from drafter.ui.sheet.typing import TypingBursts
from drafter.ui.theme import Theme

#: The width of a body character on the sheet at 100 %, in pixels.
UNIT = 19.0
#: The margins of the paper, in body characters.
_SIDE, _TOP, _BOTTOM = 3.6, 2.6, 12.0
#: The narrowest side margin, in body characters: room for the colours of the sources.
_LEAST_SIDE = 2.4
#: The smallest character that can still be read, in pixels.
_LEAST_UNIT = 12.0


class Sheet(QTextEdit):
    """The editor of a session's draft.

    `place_changed` gives the id of the paragraph at the cursor; `files_dropped` a list of paths; `message`
    a sentence for the message bar.
    """

    place_changed = Signal(str)
    files_dropped = Signal(list)
    message = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAccessibleName(self.tr("稿纸"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went with the height of the text would change the width that sets the height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        self.session = session
        self._zoom = 100
        self._style = SheetStyle(UNIT)
        self._painter = SheetPainter(self._style, theme)
        self._highlighter = SheetHighlighter(self.document(), self._style, theme)
        self.text = SheetText(self.document(), self._style, self)
        self._bursts = TypingBursts()
        self._keys = SheetKeys(self)
        self._grip = SheetGrip(self)
        self._drag = SheetDrag(self, self._grip)
        self._severities: dict[str, str] = {}
        self._marks = SheetMarks(self)
        self._place = ""
        self._without_selection: Draft | None = (
            None  # while an input method composes in the place of a selection
        )
        self.text.edited.connect(self._typed)
        self.cursorPositionChanged.connect(self._tell_place)
        self.verticalScrollBar().setSingleStep(round(UNIT * 2))
        session.changed.connect(self._follow)
        self.set_theme(theme)
        self._set_paper()
        self.show_draft()

    # What it shows

    def show_draft(self) -> None:
        """Show the session's draft with the cursor at its first open place, else at its beginning.

        Its top is shown as far as the cursor can be seen with it.
        """
        self.text.show(self.session.draft.paragraphs)
        QTimer.singleShot(0, self, self._show_top)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if open_slot := next((p for p in self.session.draft.paragraphs if p.is_empty_slot), None):
            self.go_to(open_slot.id)
        self._tell_place()

    def _show_top(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.ensureCursorVisible()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._painter.theme = theme
        self._highlighter.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        self.setPalette(palette)
        self._highlighter.rehighlight()
        self.viewport().update()

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._painter.theme

    @property
    def style_unit(self) -> float:
        """The width of a body character, in pixels."""
        return self._style.unit

    @property
    def zoom(self) -> int:
        """The size of the sheet in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the sheet at another size, 50 to 300 per cent; a narrow window makes it smaller still."""
        self._zoom = max(50, min(300, percent))
        self._fit()

    def _fit(self) -> None:
        """Give the characters the size of the zoom, or what lets a whole line fit into the viewport."""
        room = self.viewport().width() / (CHARACTERS + 2 * _LEAST_SIDE)
        unit = max(_LEAST_UNIT, min(UNIT * self._zoom / 100, room))
        if unit != self._style.unit:
            self._style = SheetStyle(unit)
            self._painter.style = self._highlighter.style = self._style
            self.text.restyle(self._style)
            self._highlighter.rehighlight()
        self._set_paper()

    def show_sources(self, shown: bool) -> None:
        """Whether the margin shows a colour for each source."""
        self._painter.show_sources = shown
        self.viewport().update()

    def set_severities(self, severities: Mapping[str, str]) -> None:
        """Mark paragraphs (by id) in the margin with the worst severity of their findings."""
        self._severities = dict(severities)
        self.viewport().update()

    def set_marks(self, layer: str, marks: Sequence[Mark]) -> None:
        """Mark places of the text (findings, matches of a search); each layer replaces its own marks only.

        The marks move with the text until they are set again.
        """
        self._marks.replace(layer, marks, self.text.paragraphs)

    def _follow(self, change: Change) -> None:
        place = self.text.show(change.after.paragraphs)
        if place is not None and not self._bursts.is_typing:
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self._tell_place()
        self.viewport().update()

    def _typed(self, edit: BlockEdit) -> None:
        cursor = self.textCursor()
        label, key = self._bursts.next(self.session.draft, edit, cursor.position())
        with self._bursts:
            if not self.session.apply(edit, label, key):
                self.text.show(self.session.draft.paragraphs)

    # Where the cursor is

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph at the cursor."""
        number = self.textCursor().blockNumber()
        return self.text.paragraphs[number] if number < len(self.text.paragraphs) else None

    @property
    def selected_ids(self) -> list[str]:
        """The ids of the paragraphs that the selection touches, or of the one at the cursor."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        return [paragraph.id for paragraph in self.text.paragraphs[first : last + 1]]

    def go_to(self, paragraph_id: str, start: int = 0, end: int | None = None) -> None:
        """Put the cursor into a paragraph, or select its characters from `start` to `end`."""
        number = next((i for i, p in enumerate(self.text.paragraphs) if p.id == paragraph_id), None)
        if number is None:
            return
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.setPosition(position_of(block, start))
        if end is not None:
            cursor.setPosition(position_of(block, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def select_paragraphs(self, first_id: str, last_id: str) -> None:
        """Select whole paragraphs, from one to another."""
        numbers = [i for i, p in enumerate(self.text.paragraphs) if p.id in (first_id, last_id)]
        if not numbers:
            return
        cursor = QTextCursor(self.document().findBlockByNumber(numbers[0]))
        end = self.document().findBlockByNumber(numbers[-1])
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _tell_place(self) -> None:
        place = self.paragraph.id if self.paragraph else ""
        if place != self._place:
            self._place = place
            self.viewport().update()
            self.place_changed.emit(place)

    # Insertion

    def insert_clip(self, clip: Clip, label: str) -> None:
        """Put a clip at the cursor: into the empty slot there, in the place of an empty line, else behind the paragraph."""
        here = self.paragraph
        if here and not here.text and not here.slot and self.session.draft.paragraphs:
            place = span_of(self.textCursor())
            self.session.apply(lambda draft: paste_paragraphs(draft, place, clip), label)
            return
        self._drag.drop_clip(clip, self._drag.landing_at_cursor(), label)

    def change_level(self, step: int) -> None:
        """Take the selected paragraphs a level deeper (1) or higher (-1)."""
        self._keys.change_level(step)

    # The paper

    def _paper_width(self) -> float:
        return self._style.text_width + 2 * _SIDE * self._style.unit

    def _set_paper(self) -> None:
        """Lay the text out in the middle of the viewport, 28 characters wide."""
        unit = self._style.unit
        room = self.viewport().width()
        side = max((room - self._style.text_width) / 2, _LEAST_SIDE * unit)
        form = QTextFrameFormat()
        form.setLeftMargin(side)
        form.setRightMargin(max(0.0, room - side - self._style.text_width))
        form.setTopMargin(_TOP * unit + unit)
        form.setBottomMargin(_BOTTOM * unit)
        frame = self.document().rootFrame()
        if frame.frameFormat() != form:
            frame.setFrameFormat(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def rows(self, area: QRectF) -> list[Row]:
        """The rows that an area of the viewport touches, from top to bottom."""
        layout = self.document().documentLayout()
        offset = self.verticalScrollBar().value()
        hit = layout.hitTest(QPoint(0, round(area.top() + offset)), Qt.HitTestAccuracy.FuzzyHit)
        first = self.document().findBlock(max(0, hit))
        found = []
        for block, rect in visible_blocks(first, area.bottom(), offset, self._style.text_width):
            number = block.blockNumber()
            if number < len(self.text.paragraphs) and number < len(self.text.labels):
                found.append(Row(self.text.paragraphs[number], self.text.labels[number], block, rect))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, then the text, then what belongs around it."""
        painter = QPainter(self.viewport())
        area = QRectF(event.rect())
        width = min(self._paper_width(), float(self.viewport().width()))
        left = (self.viewport().width() - width) / 2
        top = self._style.unit - self.verticalScrollBar().value()
        paper = QRectF(left, top, width, self.document().size().height() + self.viewport().height())
        self._painter.paint_paper(painter, QRectF(self.viewport().rect()), paper)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at_cursor = self.paragraph
        for row in self.rows(area):
            severity = self._severities.get(row.paragraph.id, "")
            self._painter.paint_row(painter, row, row.paragraph is at_cursor, severity)
        if self._drag.landing:
            self._paint_landing(painter, self._drag.landing)
        painter.end()

    def _paint_landing(self, painter: QPainter, landing: Landing) -> None:
        if landing.offset is None:
            rows = self.rows(QRectF(self.viewport().rect()))
            self._painter.paint_landing(painter, rows, landing, self._drag.planned_length())
            return
        place = QTextCursor(self.document())
        place.setPosition(position_of(self.document().findBlockByNumber(landing.at), landing.offset))
        self._painter.paint_landing_caret(painter, QRectF(self.cursorRect(place)))

    # Keys, input methods, clipboard

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: Qt's own undo is off, yet it would swallow the keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Backspace and Tab know of roles; all else is plain typing."""
        if not self._keys.handle(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composed letters are nobody's text yet; a composition that is given up gives back what it was written over."""
        before = self.session.draft
        self._bursts.composes = bool(event.preeditString()) and not event.commitString()
        super().inputMethodEvent(event)
        if self._bursts.composes and self.session.draft is not before:
            self._without_selection = self.session.draft
        self._bursts.composes = False
        if not event.preeditString():
            self._bursts.end_composition()
            if self._without_selection is self.session.draft:
                self.session.undo()
            self._without_selection = None

    def createMimeDataFromSelection(self) -> QMimeData:
        """A copy carries the paragraphs with their sources, and plain and rich text for others."""
        return clip_to_mime(clip_of_selection(self))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whatever has a text can be pasted."""
        return source.hasText() or source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste clean paragraphs with recognised roles."""
        insert_mime(self, source)

    # Drag

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press in the margin takes hold of the paragraph, one on the selection of its text."""
        if not self._grip.press(event):
            before = self.textCursor()
            super().mousePressEvent(event)
            self._grip.hold(event, before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A move with the margin or the selection held starts a drag."""
        if not self._grip.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A release without a move selects the paragraph."""
        if not self._grip.release():
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take clips, paragraphs of the draft, text and files."""
        self._drag.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        self._drag.hover(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget where it would have landed."""
        self._drag.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make the drop one step of the history."""
        self._drag.drop(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
