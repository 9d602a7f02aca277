"""What is dragged over a sheet: where it would land, and what the drop does."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from drafter.core import edits
from drafter.core.clip import Clip, ClipKind
from drafter.core.errors import UserError
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.sections import can_move_to, gap_for
from drafter.core.text_edits import extract, move_text, put_text
from drafter.ui.dragging.branch_mime import BRANCH_MIME, paragraphs_in
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_from_mime
from drafter.ui.dragging.dropped import drop_trouble, local_files
from drafter.ui.sheet.grip import SheetGrip
from drafter.ui.sheet.paint import Landing
from drafter.ui.sheet.paste import clip_of_text, foreign_text, span_of
from drafter.ui.sheet.view import SheetView

#: How near to the edge, in pixels, a drag makes the sheet scroll: what lies there can still be dropped on,
#: because the sheet waits so many milliseconds before it moves.
_EDGE, _WAIT = 40, 350
#: The milliseconds between two steps, and how long these are, in pixels, away from the very edge and at it.
_EVERY, _SLOWEST, _FASTEST = 16, 2, 14


class SheetDrag:
    """What is being dragged over one sheet, and where it would land.

    What the sheet's own grip holds is moved, and copied while Ctrl is held; everything from elsewhere is copied.
    """

    def __init__(self, sheet: SheetView, grip: SheetGrip) -> None:
        self._sheet = sheet
        self._grip = grip
        self._scroll = QTimer(sheet)
        self._scroll.timeout.connect(self._scroll_on)
        self._pointer = QPointF()
        self._land: Callable[[], Landing] | None = None

    # Over the sheet

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what can become paragraphs, branches of this draft's outline, and files."""
        mime = event.mimeData()
        if _can_land(mime) or self._moved_by(event):
            self._accept(event)
        else:
            event.ignore()

    def hover(self, event: QDragMoveEvent) -> None:
        """Follow the pointer."""
        self._pointer = event.position()
        self._land = None if event.mimeData().hasUrls() else self._landing_of(event)
        self._follow()
        self._accept(event)
        if not self._past_edge():
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start(_WAIT)

    def leave(self) -> None:
        """The drag went away or was cancelled."""
        self._scroll.stop()
        self._land = None
        self._follow()

    def _accept(self, event: QDropEvent) -> None:
        moves = bool(self._moved_by(event))
        event.setDropAction(Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)
        event.accept()

    def _moved_by(self, event: QDropEvent) -> tuple[str, ...]:
        """The paragraphs of this draft that a drag moves, wholly or in part: out of the sheet, or of the outline."""
        if self._grip.moving:
            copies = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            return () if copies else self._grip.moving
        if not event.mimeData().hasFormat(BRANCH_MIME):
            return ()
        known = {paragraph.id for paragraph in self._sheet.text.paragraphs}
        return tuple(dragged for dragged in paragraphs_in(event.mimeData()) if dragged in known)

    def _past_edge(self) -> float:
        """How far the pointer has come into an edge, of -1 (the very top) to 1 (the very bottom); 0 in between."""
        height = self._sheet.viewport().height()
        above, below = _EDGE - self._pointer.y(), self._pointer.y() - (height - _EDGE)
        return max(0.0, min(1.0, below / _EDGE)) - max(0.0, min(1.0, above / _EDGE))

    def _scroll_on(self) -> None:
        """One step of the sheet under the pointer, the longer the nearer to the edge."""
        self._scroll.setInterval(_EVERY)
        past = self._past_edge()
        bar = self._sheet.verticalScrollBar()
        bar.setValue(bar.value() + round(past * (_FASTEST - _SLOWEST) + math.copysign(_SLOWEST, past)))
        self._follow()

    def _landing_of(self, event: QDropEvent) -> Callable[[], Landing]:
        """What tells where this drag would land with the sheet as it is scrolled then.

        A section goes only where it breaks no other apart.
        """
        position = event.position()
        if self._grip.span:
            return lambda: self._landing_in_text(position)
        moved = self._moved_by(event)
        if not moved:
            into_slots = _takes_slots(event.mimeData())
            first = _first_of(event.mimeData())
            return lambda: self._fitting(self.landing_at(position, into_slots), first)

        def gap() -> Landing:
            at = self.landing_at(position, into_slots=False).at
            return Landing(_gap_for(self._sheet.text.paragraphs, moved, at), moves=True)

        return gap

    def _landing_in_text(self, position: QPointF) -> Landing:
        """The place between two characters that is nearest to the pointer."""
        place = span_of(self._sheet.cursorForPosition(position.toPoint()))
        return Landing(place.last, offset=place.end)

    def _follow(self) -> None:
        """Light up the place where the drag would land now."""
        self._sheet.show_landing(self._land() if self._land else None)

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

    def _fitting(self, landing: Landing, first: Paragraph | None) -> Landing:
        """The same for what begins with this paragraph: a section breaks no other apart."""
        if first is None or landing.slot_id:
            return landing
        return Landing(gap_for(self._sheet.text.paragraphs, landing.at, first))

    def landing_at_cursor(self) -> Landing:
        """The empty slot at the cursor, or the gap behind its paragraph."""
        number = self._sheet.textCursor().blockNumber()
        paragraph = self._sheet.paragraph
        if paragraph and paragraph.is_empty_slot:
            return Landing(number, paragraph.id)
        return Landing(min(number + 1, len(self._sheet.text.paragraphs)))

    # The drop

    def drop(self, event: QDropEvent) -> None:
        """Make a drop one step of the history."""
        mime = event.mimeData()
        moved = self._moved_by(event)
        landing = self._landing_of(event)()
        self.leave()
        self._accept(event)
        if landing.offset is not None:
            self._put_text(landing.at, landing.offset, moves=bool(moved))
        elif moved:
            self._move_to(moved, landing)
        elif clip_exists(mime):
            self._drop_mime(mime, landing)
        elif trouble := drop_trouble(mime):
            self._sheet.message.emit(trouble)
        elif files := local_files(mime):
            self._sheet.files_dropped.emit(files)
        else:
            self._drop_mime(mime, landing)
        self._sheet.setFocus(Qt.FocusReason.MouseFocusReason)

    def _move_to(self, ids: tuple[str, ...], landing: Landing) -> None:
        self._sheet.session.apply(lambda draft: edits.move(draft, ids, landing.at), "移动段落")

    def _put_text(self, at: int, offset: int, moves: bool) -> None:
        """Move or copy the words that the grip holds to a place between two characters."""
        span = self._grip.span
        assert span is not None  # the landing was made for it
        if moves:
            self._sheet.session.apply(lambda draft: move_text(draft, span, at, offset), "移动文字")
        else:
            clip = Clip(extract(self._sheet.text.paragraphs, span))
            self._sheet.session.apply(lambda draft: put_text(draft, at, offset, clip), "复制文字")

    def _drop_mime(self, mime: QMimeData, landing: Landing) -> None:
        try:
            clip = clip_from_mime(mime) or clip_of_text(foreign_text(mime), secrets=self._sheet.takes_secrets)
        except UserError as error:
            self._sheet.message.emit(str(error))
            return
        if clip.paragraphs:
            self.drop_clip(clip, landing, "拖入段落")

    def drop_clip(
        self,
        clip: Clip,
        landing: Landing,
        label: str,
        fill: Callable[[Draft, str, Clip], Draft] = edits.fill,
    ) -> None:
        """Copy a clip to where it lands; `fill` puts it into a slot."""

        def edit(draft: Draft) -> Draft:
            if landing.slot_id and _suits(draft, landing.slot_id, clip):
                return fill(draft, landing.slot_id, clip)
            return edits.insert(draft, gap_for(draft.paragraphs, landing.at, clip.paragraphs[0]), clip)

        self._sheet.session.apply(edit, label)


def _suits(draft: Draft, slot_id: str, clip: Clip) -> bool:
    """Whether a clip can go into a slot: a section or heading only into that of a heading."""
    return clip.kind is ClipKind.PARAGRAPH or draft.paragraphs[draft.index_of(slot_id)].role is Role.HEADING


def _gap_for(paragraphs: Sequence[Paragraph], moved: tuple[str, ...], at: int) -> int:
    """The gap nearest to `at` into which a section may go; `at` for everything else, and over itself."""
    start = next(index for index, paragraph in enumerate(paragraphs) if paragraph.id == moved[0])
    stop = start + len(moved)
    if paragraphs[start].role is not Role.HEADING or start <= at <= stop:
        return at
    gaps = [gap for gap in range(len(paragraphs) + 1) if can_move_to(paragraphs, start, gap, stop)]
    return min(gaps, key=lambda gap: abs(gap - at), default=at)


def _can_land(mime: QMimeData) -> bool:
    """Whether the sheet takes what is dragged, or says why not."""
    return mime.hasText() or mime.hasHtml() or mime.hasUrls() or clip_exists(mime) or bool(drop_trouble(mime))


def clip_exists(mime: QMimeData) -> bool:
    """Whether a drag or the clipboard holds a clip of ours."""
    return mime.hasFormat(CLIP_MIME)


def _first_of(mime: QMimeData) -> Paragraph | None:
    """The first paragraph of the clip that is dragged, None where there is none."""
    try:
        clip = clip_from_mime(mime)
    except UserError:
        return None
    return clip.paragraphs[0] if clip and clip.paragraphs else None


def _takes_slots(mime: QMimeData) -> bool:
    """Whether what is dragged can fill a slot: everything but front matter can."""
    try:
        clip = clip_from_mime(mime)
    except UserError:
        return False
    return clip is None or clip.kind is not ClipKind.PARAGRAPH or clip.paragraphs[0].role is not Role.TITLE
