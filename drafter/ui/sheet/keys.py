"""The keys that know of roles: Enter, Backspace, Tab."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.model import Draft, Move, Paragraph, Role
from drafter.core.objects import name_of
from drafter.core.slots import next_slot
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.sheet.view import SheetView

_DEEPEST = {Role.HEADING: 4, Role.POINT: 4}


class SheetKeys:
    """Handles the keys of one sheet that do more than type."""

    def __init__(self, sheet: SheetView) -> None:
        self._sheet = sheet

    def handle(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it is plain typing."""
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        paragraph = self._sheet.paragraph
        if paragraph is None:
            return False
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            return self._take_object(paragraph, cut=event.matches(QKeySequence.StandardKey.Cut))
        if key == Qt.Key.Key_Backtab:
            return self.change_level(-1)
        return plain and self._handle_plain(key, paragraph)

    def _handle_plain(self, key: int, paragraph: Paragraph) -> bool:
        """Act on a key that is pressed alone."""
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            if self._empty_slot(paragraph) or self._at_object(key):
                return True
            return key == Qt.Key.Key_Backspace and self._drop_label(paragraph)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._go_on(paragraph) or self._end_list(paragraph)
        return key == Qt.Key.Key_Tab and self.change_level(1)

    def _take_object(self, paragraph: Paragraph, *, cut: bool) -> bool:
        """Copy the table or picture at the cursor, or cut it out; False where text is selected, or none stands there."""
        if paragraph.object is None or self._sheet.textCursor().hasSelection():
            return False
        QApplication.clipboard().setMimeData(clip_to_mime(Clip((paragraph,))))
        if cut:
            self._remove_object(paragraph)
        return True

    def _empty_slot(self, paragraph: Paragraph) -> bool:
        """Backspace and Delete over the whole text that fills a slot: it is open again, and nobody's."""
        selected = self._sheet.textCursor().selectedText()
        if paragraph.slot is None or not paragraph.text or paragraph.text != selected:
            return False
        self._sheet.session.apply(lambda draft: edits.clear_to_slot(draft, paragraph.id), "改回空位")
        return True

    def _at_object(self, key: int) -> bool:
        """Backspace and Delete beside a table or picture: it goes as a whole, and never takes text into its caption."""
        cursor, shown = self._sheet.textCursor(), self._sheet.text.paragraphs
        here = cursor.blockNumber()
        back = key == Qt.Key.Key_Backspace
        if cursor.hasSelection() or not (cursor.atBlockStart() if back else cursor.atBlockEnd()):
            return False
        other = here - 1 if back else here + 1
        if shown[here].object and (back or not shown[here].text):
            self._remove_object(shown[here])
            return True
        if not 0 <= other < len(shown) or not (shown[other].object or shown[here].object):
            return False
        if not shown[here].text and shown[other].object:
            return False  # an empty paragraph beside it just goes
        if not back and shown[other].object:
            self._remove_object(shown[other])
        return True

    def _remove_object(self, paragraph: Paragraph) -> None:
        name = name_of(paragraph.object) if paragraph.object else ""
        self._sheet.session.apply(lambda draft: edits.remove(draft, [paragraph.id]), f"删除{name}")

    def _drop_label(self, paragraph: Paragraph) -> bool:
        """Backspace before a labelled text takes the label away first, as in Word."""
        cursor = self._sheet.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart() or not self._label_at_cursor():
            return False
        self._make_body(paragraph)
        return True

    def _go_on(self, paragraph: Paragraph) -> bool:
        """Enter at the end of a text goes on to the empty slot below; in a slot it makes room for one more above.

        Behind what fills a slot it also passes over the transition that stands ready below.
        """
        cursor = self._sheet.textCursor()
        number = cursor.blockNumber()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        if paragraph.is_empty_slot:
            return self._make_room(number)
        shown = self._sheet.text.paragraphs
        below = shown[number + 1 : number + 2]
        if not paragraph.text or not below:
            return False
        if below[0].is_empty_slot:
            self._sheet.go_to(below[0].id)
            return True
        further = next_slot(shown, number, around=False)
        if not paragraph.slot or not _stands_ready(below[0]) or not further:
            return False
        self._sheet.go_to(further)
        return True

    def _make_room(self, number: int) -> bool:
        """An empty paragraph in front of a slot: one more of what stands above it, if that is a point or body text."""
        above = self._sheet.text.paragraphs[number - 1] if number else None
        new = Paragraph("")
        if above and above.role is Role.POINT:
            new = Paragraph("", Role.POINT, above.level, marker=above.marker)
        elif above and above.role is Role.BODY and above.move is not Move.TRANSITION:
            new = Paragraph("", move=above.move)
        self._sheet.session.apply(lambda draft: edits.replace_range(draft, number, number, [new]), "加一段")
        return True

    def _end_list(self, paragraph: Paragraph) -> bool:
        """Enter in an empty point ends the list, as in Word; an empty slot stays one."""
        if paragraph.role is not Role.POINT or paragraph.text or paragraph.slot:
            return False
        self._make_body(paragraph)
        return True

    def _make_body(self, paragraph: Paragraph) -> None:
        def change(draft: Draft) -> Draft:
            return edits.set_role(draft, [paragraph.id], Role.BODY)

        self._sheet.session.apply(change, "去掉序号")

    def _label_at_cursor(self) -> str:
        number = self._sheet.textCursor().blockNumber()
        return self._sheet.text.labels[number] if number < len(self._sheet.text.labels) else ""

    def change_level(self, step: int) -> bool:
        """Tab goes one level deeper, Shift+Tab one up: body, points and headings each in their own way."""
        ids = self._sheet.selected_ids

        def change(draft: Draft) -> Draft:
            for paragraph in [p for p in draft.paragraphs if p.id in ids]:
                role, level = _next_level(paragraph, step)
                draft = edits.set_role(draft, [paragraph.id], role, level)
            return draft

        with self._sheet.keeping_place():
            self._sheet.session.apply(change, "降一级" if step > 0 else "升一级")
        return True


def _stands_ready(paragraph: Paragraph) -> bool:
    """Whether this is a transition that the outline wrote: nobody wants a line before it."""
    return paragraph.move is Move.TRANSITION and paragraph.slot is not None and bool(paragraph.text)


def _next_level(paragraph: Paragraph, step: int) -> tuple[Role, int]:
    """The role and level one step deeper or higher; body text becomes a point, a first point body text."""
    if paragraph.role is Role.BODY:
        return (Role.POINT, 1) if step > 0 else (Role.BODY, 0)
    if paragraph.role not in _DEEPEST:
        return paragraph.role, paragraph.level
    level = paragraph.level + step
    if level < 1:
        return (Role.BODY, 0) if paragraph.role is Role.POINT else (Role.HEADING, 1)
    return paragraph.role, min(level, _DEEPEST[paragraph.role])
