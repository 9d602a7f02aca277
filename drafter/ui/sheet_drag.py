"""Dragging into and within the sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from drafter.core import edits
from drafter.core.clip import Clip, ClipKind
from drafter.core.errors import UserError
from drafter.core.length import SPEAKING_SPEED, length_of
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.sections import can_move_to
from drafter.core.structure import section_stop
from drafter.ui.branch_mime import BRANCH_MIME, paragraphs_in
from drafter.ui.clip_mime import CLIP_MIME, clip_from_mime, clip_to_mime
from drafter.ui.dropped import link_trouble, local_files
from drafter.ui.ghost import tilted
from drafter.ui.sheet_paint import Landing, Row
from drafter.ui.sheet_paste import clip_of_text

if TYPE_CHECKING:
    from drafter.ui.sheet import Sheet

#: How near to the edge, in pixels, a drag makes the sheet scroll, and how far each time.
_EDGE, _STEP, _EVERY = 48, 24, 30


class SheetDrag:
    """What is being dragged over one sheet, or out of its margin, and where it would land."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet
        self.landing: Landing | None = None
        self._pressed: tuple[QPointF, Paragraph] | None = None
        self._moving: tuple[str, ...] = ()
        self._scroll = QTimer(sheet)
        self._scroll.setInterval(_EVERY)
        self._scroll.timeout.connect(self._scroll_on)
        self._pointer = QPointF()

    # Out of the margin

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of a paragraph by its margin."""
        row = self._row_by_margin(event.position())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = (event.position(), row.paragraph)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Start the drag once the pointer has gone far enough; show a hand over the margin."""
        if self._pressed is None:
            over = self._row_by_margin(event.position()) is not None
            self._sheet.viewport().setCursor(
                Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.IBeamCursor
            )
            self._tip(event.position())
            return over
        start, paragraph = self._pressed
        if (event.position() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self._start(paragraph)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """A click in the margin selects the paragraph."""
        if self._pressed is None:
            return False
        paragraph_id = self._pressed[1].id
        self._pressed = None
        self._sheet.select_paragraphs(paragraph_id, paragraph_id)
        return True

    def _tip(self, position: QPointF) -> None:
        """The name of the source, where the pointer is over its colour."""
        row = self._row_by_margin(position)
        source = row.paragraph.source if row else None
        self._sheet.viewport().setToolTip(f"来自《{source.title}》" if source else "")

    def _row_by_margin(self, position: QPointF) -> Row | None:
        unit = self._sheet.style_unit
        for row in self._sheet.rows(QRectF(0, position.y(), 1, 1)):
            inside = row.rect.top() <= position.y() <= row.rect.bottom()
            if inside and row.rect.left() - 3.4 * unit <= position.x() < row.rect.left() - 0.3 * unit:
                return row
        return None

    def _start(self, paragraph: Paragraph) -> None:
        """Drag the selected paragraphs if this is one of them, else this one; a heading takes its section."""
        paragraphs = self._sheet.text.paragraphs
        chosen = self._sheet.selected_ids
        if paragraph.id not in chosen or not self._sheet.textCursor().hasSelection():
            start = next(i for i, p in enumerate(paragraphs) if p.id == paragraph.id)
            chosen = [p.id for p in paragraphs[start : section_stop(paragraphs, start)]]
        moving = tuple(p for p in paragraphs if p.id in chosen)
        if any(p.locked for p in moving):
            self._sheet.message.emit("这里有锁定的段落，先解锁再移动（右键→解锁，或 Ctrl+L）。")
            return
        self._moving = tuple(p.id for p in moving)
        drag = QDrag(self._sheet)
        drag.setMimeData(clip_to_mime(Clip(moving)))
        drag.setPixmap(tilted(_ghost(self._sheet, Clip(moving).plain_text)))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._moving = ()
        self.leave()

    # Over the sheet

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what can become paragraphs, branches of this draft's outline, and files."""
        mime = event.mimeData()
        if mime.hasText() or mime.hasUrls() or clip_exists(mime) or self._moved_by(mime):
            self._accept(event)
        else:
            event.ignore()

    def hover(self, event: QDragMoveEvent) -> None:
        """Follow the pointer."""
        self._pointer = event.position()
        if not event.mimeData().hasUrls():
            self._set_landing(self._landing_of(event))
        self._accept(event)
        height = self._sheet.viewport().height()
        if not _EDGE < event.position().y() < height - _EDGE and not self._scroll.isActive():
            self._scroll.start()

    def leave(self) -> None:
        """The drag went away or was cancelled."""
        self._scroll.stop()
        self._set_landing(None)

    def _accept(self, event: QDropEvent) -> None:
        moves = bool(self._moved_by(event.mimeData()))
        event.setDropAction(Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)
        event.accept()

    def _moved_by(self, mime: QMimeData) -> tuple[str, ...]:
        """The paragraphs of this draft that a drag moves: out of the margin, or out of the outline."""
        if self._moving or not mime.hasFormat(BRANCH_MIME):
            return self._moving
        known = {paragraph.id for paragraph in self._sheet.text.paragraphs}
        return tuple(dragged for dragged in paragraphs_in(mime) if dragged in known)

    def _scroll_on(self) -> None:
        bar = self._sheet.verticalScrollBar()
        height = self._sheet.viewport().height()
        if self._pointer.y() <= _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif self._pointer.y() >= height - _EDGE:
            bar.setValue(bar.value() + _STEP)
        else:
            self._scroll.stop()

    def _landing_of(self, event: QDropEvent) -> Landing:
        """Where this drag would land; a section goes only where it breaks no other apart."""
        moved = self._moved_by(event.mimeData())
        landing = self.landing_at(event.position(), not moved and _takes_slots(event.mimeData()))
        return Landing(_gap_for(self._sheet.text.paragraphs, moved, landing.at)) if moved else landing

    def _set_landing(self, landing: Landing | None) -> None:
        if landing != self.landing:
            self.landing = landing
            self._sheet.viewport().update()

    # Where it lands

    def landing_at(self, position: QPointF, into_slots: bool = True) -> Landing:
        """The empty slot under the pointer, or the gap nearest to it."""
        rows = self._sheet.rows(QRectF(self._sheet.viewport().rect()))
        for row in rows:
            if position.y() < row.rect.bottom():
                if into_slots and row.paragraph.is_empty_slot and position.y() >= row.rect.top():
                    return Landing(row.block.blockNumber(), row.paragraph.id)
                below = position.y() > row.rect.center().y()
                return Landing(row.block.blockNumber() + int(below))
        return Landing(len(self._sheet.text.paragraphs))

    def landing_at_cursor(self) -> Landing:
        """The empty slot at the cursor, or the gap behind its paragraph."""
        number = self._sheet.textCursor().blockNumber()
        paragraph = self._sheet.paragraph
        if paragraph and paragraph.is_empty_slot:
            return Landing(number, paragraph.id)
        return Landing(min(number + 1, len(self._sheet.text.paragraphs)))

    def planned_length(self) -> int:
        """The characters that the whole draft is planned to have."""
        draft = self._sheet.session.draft
        return draft.facts.minutes * SPEAKING_SPEED or length_of(draft.paragraphs)

    # The drop

    def drop(self, event: QDropEvent) -> None:
        """Make a drop one step of the history."""
        mime = event.mimeData()
        moved = self._moved_by(mime)
        landing = self._landing_of(event)
        self.leave()
        self._accept(event)
        if moved:
            self._move_to(moved, landing)
        elif clip_exists(mime):
            self._drop_mime(mime, landing)
        elif trouble := link_trouble(mime):
            self._sheet.message.emit(trouble)
        elif files := local_files(mime):
            self._sheet.files_dropped.emit(files)
        else:
            self._drop_mime(mime, landing)
        self._sheet.setFocus(Qt.FocusReason.MouseFocusReason)

    def _move_to(self, ids: tuple[str, ...], landing: Landing) -> None:
        self._sheet.session.apply(
            lambda draft: edits.move(draft, ids, landing.at), self._sheet.tr("移动段落")
        )

    def _drop_mime(self, mime: QMimeData, landing: Landing) -> None:
        try:
            clip = clip_from_mime(mime) or clip_of_text(mime.text())
        except UserError as error:
            self._sheet.message.emit(str(error))
            return
        if clip.paragraphs:
            self.drop_clip(clip, landing, self._sheet.tr("拖入段落"))

    def drop_clip(self, clip: Clip, landing: Landing, label: str) -> None:
        """Copy a clip to where it lands."""

        def edit(draft: Draft) -> Draft:
            if landing.slot_id:
                return edits.fill(draft, landing.slot_id, clip)
            return edits.insert(draft, landing.at, clip)

        self._sheet.session.apply(edit, label)


def _gap_for(paragraphs: Sequence[Paragraph], moved: tuple[str, ...], at: int) -> int:
    """The gap nearest to `at` into which a section may go; `at` for everything else, and over itself."""
    start = next(index for index, paragraph in enumerate(paragraphs) if paragraph.id == moved[0])
    stop = start + len(moved)
    if paragraphs[start].role is not Role.HEADING or start <= at <= stop:
        return at
    gaps = [gap for gap in range(len(paragraphs) + 1) if can_move_to(paragraphs, start, gap, stop)]
    return min(gaps, key=lambda gap: abs(gap - at), default=at)


def clip_exists(mime: QMimeData) -> bool:
    """Whether a drag or the clipboard holds a clip of ours."""
    return mime.hasFormat(CLIP_MIME)


def _takes_slots(mime: QMimeData) -> bool:
    """Whether what is dragged can fill a slot: everything but front matter can."""
    try:
        clip = clip_from_mime(mime)
    except UserError:
        return False
    return clip is None or clip.kind is not ClipKind.PARAGRAPH or clip.paragraphs[0].role is not Role.TITLE


def _ghost(sheet: "Sheet", text: str) -> QPixmap:
    """A slip of paper with the beginning of the text, to hang under the pointer."""
    ratio = sheet.devicePixelRatioF()
    width, height = 300, 64
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.9)
    painter.setPen(QColor(sheet.theme.line))
    painter.setBrush(QColor(sheet.theme.card))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 8, 8)
    painter.setPen(QColor(sheet.theme.text))
    flags = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(QRectF(12, 9, width - 24, height - 18), flags, text[:80])
    painter.end()
    return pixmap
