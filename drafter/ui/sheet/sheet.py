"""The sheet: the draft on its page, with all that hands do to it: keys, input methods, the clipboard, drags."""

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from drafter.core.clip import Clip
from drafter.core.model import Draft
from drafter.core.slots import fill_on, next_slot
from drafter.core.text_edits import paste_paragraphs
from drafter.ui.base.theme import Theme
from drafter.ui.document.session import Session
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.sheet.drag import SheetDrag
from drafter.ui.sheet.grip import SheetGrip
from drafter.ui.sheet.keys import SheetKeys
from drafter.ui.sheet.paste import clip_of_selection, insert_mime, span_of
from drafter.ui.sheet.view import SheetView


class Sheet(SheetView):
    """The editor of a session's draft."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._keys = SheetKeys(self)
        self._grip = SheetGrip(self)
        self._drag = SheetDrag(self, self._grip)
        #: The draft without what an input method is composing in the place of, else None.
        self._without_selection: Draft | None = None

    # Insertion

    def insert_clip(self, clip: Clip, label: str) -> None:
        """Put a clip at the cursor: into the empty slot there, in the place of an empty line, else behind the paragraph.

        Further paragraphs of the clip take the place of the open slots that follow in the section.
        """
        here = self.paragraph
        if here and not here.text and not here.slot and self.session.draft.paragraphs:
            place = span_of(self.textCursor())
            self.session.apply(lambda draft: paste_paragraphs(draft, place, clip), label)
            return
        self._drag.drop_clip(clip, self._drag.landing_at_cursor(), label, fill=fill_on)

    def insert_and_go_on(self, clip: Clip, label: str) -> bool:
        """Put a clip at the cursor, then go to the next empty slot; False where there is none further on."""
        at, here = self.textCursor().blockNumber(), self.paragraph
        filled = here is not None and here.is_empty_slot
        self.insert_clip(clip, label)
        return self._go_to_slot(next_slot(self.text.paragraphs, at, around=filled))

    def step_to_slot(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) empty slot, from the end on at the other end; False where there is none."""
        return self._go_to_slot(next_slot(self.text.paragraphs, self.textCursor().blockNumber(), step))

    def _go_to_slot(self, slot_id: str) -> bool:
        if slot_id:
            self.go_to(slot_id)
        return bool(slot_id)

    def change_level(self, step: int) -> None:
        """Take the selected paragraphs a level deeper (1) or higher (-1)."""
        self._keys.change_level(step)

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
