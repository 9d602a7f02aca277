"""Dragging out of the sheet: a paragraph by its margin, or the selection by its text."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from drafter.core.clip import Clip
from drafter.core.model import Paragraph
from drafter.core.structure import section_stop
from drafter.core.text_edits import Span
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.dragging.ghost import slip, tilted
from drafter.ui.sheet.paint import Row
from drafter.ui.sheet.paste import clip_of_selection, span_of
from drafter.ui.sheet.view import SheetView
from drafter.ui.widgets.plain import plain_tip


class SheetGrip:
    """What the pointer holds of one sheet.

    During a drag `moving` has the ids of the whole paragraphs in it, and `span` the running text where it is not
    whole paragraphs. Other programs always get a copy.
    """

    def __init__(self, sheet: SheetView) -> None:
        self._sheet = sheet
        self._pressed: tuple[QPointF, Paragraph] | None = None
        self._held: QPointF | None = None
        self.moving: tuple[str, ...] = ()
        self.span: Span | None = None

    # The pointer

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of a paragraph by its margin; False where that is not what was pressed."""
        self._held = None
        row = self._row_by_margin(event.position())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = (event.position(), row.paragraph)
        return True

    def hold(self, event: QMouseEvent, before: QTextCursor) -> None:
        """Take hold of the selection, if the press was on its text and has left it as it was `before`."""
        cursor = self._sheet.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and ends == (before.selectionStart(), before.selectionEnd()) and self._over_selection(event):
            self._held = event.position()

    def move(self, event: QMouseEvent) -> bool:
        """Start the drag once the pointer has gone far enough; show a hand over the margin."""
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if self._is_far(event, self._held):
                self._start_selection(event)
                return True
            return False
        if self._pressed is None:
            return self._show_margin(event.position())
        start, paragraph = self._pressed
        if self._is_far(event, start):
            self._pressed = None
            self._start(paragraph)
        return True

    def release(self) -> bool:
        """A click in the margin selects the paragraph; False where the margin was not pressed."""
        self._held = None
        if self._pressed is None:
            return False
        paragraph_id = self._pressed[1].id
        self._pressed = None
        self._sheet.select_paragraphs(paragraph_id, paragraph_id)
        return True

    def _is_far(self, event: QMouseEvent, start: QPointF) -> bool:
        return (event.position() - start).manhattanLength() >= QApplication.startDragDistance()

    def _over_selection(self, event: QMouseEvent) -> bool:
        cursor = self._sheet.textCursor()
        if not cursor.hasSelection():
            return False
        place = event.position() + QPointF(0, self._sheet.verticalScrollBar().value())
        layout = self._sheet.document().documentLayout()
        hit = layout.hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return hit >= 0 and cursor.selectionStart() <= hit <= cursor.selectionEnd()

    def _show_margin(self, position: QPointF) -> bool:
        """A hand over the margin, with the name of the source where the pointer is over its colour."""
        row = self._row_by_margin(position)
        shape = Qt.CursorShape.OpenHandCursor if row else Qt.CursorShape.IBeamCursor
        self._sheet.viewport().setCursor(shape)
        source = row.paragraph.source if row else None
        self._sheet.viewport().setToolTip(plain_tip(f"来自《{source.called}》") if source else "")
        return row is not None

    def _row_by_margin(self, position: QPointF) -> Row | None:
        unit = self._sheet.style_unit
        for row in self._sheet.rows(QRectF(0, position.y(), 1, 1)):
            inside = row.rect.top() <= position.y() <= row.rect.bottom()
            if inside and row.rect.left() - 3.4 * unit <= position.x() < row.rect.left() - 0.3 * unit:
                return row
        return None

    # The drag

    def _start(self, paragraph: Paragraph) -> None:
        """Drag the selected paragraphs if this is one of them, else this one; a heading takes its section."""
        paragraphs = self._sheet.text.paragraphs
        chosen = self._sheet.selected_ids
        if paragraph.id not in chosen or not self._sheet.textCursor().hasSelection():
            start = next(i for i, p in enumerate(paragraphs) if p.id == paragraph.id)
            chosen = [p.id for p in paragraphs[start : section_stop(paragraphs, start)]]
        moving = tuple(p for p in paragraphs if p.id in chosen)
        self._drag(moving, Clip(moving), None)

    def _start_selection(self, event: QMouseEvent) -> None:
        """Drag the selection: as paragraphs where it is made of whole ones, else as running text."""
        self._held = None
        cursor = self._sheet.textCursor()
        self._end_press(event)
        self._sheet.setTextCursor(cursor)
        span = span_of(cursor)
        touched = self._sheet.text.paragraphs[span.first : span.last + 1]
        is_whole = span.start == 0 and span.end == len(touched[-1].text)
        self._drag(touched, clip_of_selection(self._sheet), None if is_whole else span)

    def _end_press(self, event: QMouseEvent) -> None:
        """Tell the editor that the button is up: its own drag, which would cut the text out, must not start."""
        up, left = QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton
        released = QMouseEvent(
            up, event.position(), event.globalPosition(), left, Qt.MouseButton.NoButton, event.modifiers()
        )
        QTextEdit.mouseReleaseEvent(self._sheet, released)

    def _drag(self, paragraphs: tuple[Paragraph, ...], clip: Clip, span: Span | None) -> None:
        if any(paragraph.locked for paragraph in paragraphs):
            self._sheet.message.emit("这里有锁定的段落，先解锁再移动（右键→解锁，或 Ctrl+L）。")
            return
        self.moving, self.span = tuple(paragraph.id for paragraph in paragraphs), span
        drag = QDrag(self._sheet)
        drag.setMimeData(clip_to_mime(clip))
        ratio = self._sheet.devicePixelRatioF()
        drag.setPixmap(tilted(slip(clip.plain_text, self._sheet.theme, ratio)))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self.moving, self.span = (), None
