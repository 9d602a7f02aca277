"""The draft as blocks of a QTextDocument, and the blocks as a draft again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from drafter.core import edits
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.objects import Picture, Table
from drafter.ui.base.utf16 import units
from drafter.ui.sheet.objects import ObjectArt
from drafter.ui.sheet.style import ABOVE_PROPERTY, ID_PROPERTY, SheetStyle

_SOFT_BREAK = "\u2028"
_IN_BLOCK = {ord("\n"): _SOFT_BREAK} | dict.fromkeys(map(ord, "\r\u2029\ufdd0\ufdd1"), "\ufffd")
_NOTHING = (Paragraph(""),)
_UNKNOWN = "\0"  # the label of a block whose format has to be set


def text_of(block: QTextBlock) -> str:
    """The text of a block as a paragraph holds it: soft breaks as newlines, no placeholders of objects."""
    return block.text().replace(_SOFT_BREAK, "\n").replace("\ufffc", "")


def _block_text(text: str) -> str:
    """The text of a paragraph as one block can hold it: what Qt would begin another block or a frame at is replaced."""
    return text.translate(_IN_BLOCK)


def position_of(block: QTextBlock, offset: int) -> int:
    """The position in the document of a character of a block's text, counted as paragraphs count."""
    return block.position() + units(text_of(block)[:offset])


def id_of(block: QTextBlock) -> str:
    """The id of the paragraph that a block shows."""
    return block.blockFormat().property(ID_PROPERTY) or ""


@dataclass(frozen=True, slots=True)
class BlockEdit:
    """What the user's typing did to the blocks: paragraphs `start` to `stop` (exclusive) became `paragraphs`."""

    start: int
    stop: int
    paragraphs: tuple[Paragraph, ...]

    def __call__(self, draft: Draft) -> Draft:
        """The draft with this edit made."""
        return edits.replace_range(draft, self.start, self.stop, self.paragraphs)


class SheetText(QObject):
    """Keeps a document and a tuple of paragraphs the same, whichever of the two changes.

    `edited` carries a BlockEdit whenever the user changed the document; `show` brings the document in step
    with a draft, touching only the blocks that differ.
    """

    edited = Signal(object)

    def __init__(
        self, document: QTextDocument, style: SheetStyle, art: ObjectArt, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._art = art
        self._document = document
        self._style = style
        self._shown: tuple[Paragraph, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._own_change = False
        self._touched: tuple[int, int] | None = None
        self._document.setUndoRedoEnabled(False)
        # The document may not be changed while it tells what changed: note it, and act when it has settled.
        self._document.contentsChange.connect(self._note_change)
        self._document.contentsChanged.connect(self._read_back)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs as the blocks show them."""
        return self._shown

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of each block."""
        return self._labels

    def restyle(self, style: SheetStyle) -> None:
        """Give every block the formats of another size."""
        self._style = style
        self._labels = (_UNKNOWN,) * len(self._shown)
        self._own_change = True
        self._update_formats()
        self._own_change = False

    # From the document to the draft

    def _note_change(self, position: int, removed: int, added: int) -> None:
        """Widen the stretch of characters that was touched since the last reading, in today's positions."""
        if self._own_change:
            return
        low, high = self._touched or (position, position + removed)
        self._touched = (min(low, position), max(high, position + removed) + added - removed)

    def _read_back(self) -> None:
        """Turn what the user did to the document into a BlockEdit."""
        if self._own_change or self._touched is None:
            return
        (low, high), self._touched = self._touched, None
        last = max(0, self._document.characterCount() - 1)
        first_block = self._document.findBlock(min(low, last))
        last_block = self._document.findBlock(min(high, last))
        grown = self._document.blockCount() - len(self._shown)
        start = min(first_block.blockNumber(), len(self._shown))
        stop = max(start, min(last_block.blockNumber() + 1 - grown, len(self._shown)))
        found = self._paragraphs_between(first_block, last_block)
        found = _without_swallowed(self._shown[start:stop], found)
        same, tail = _common_ends(self._shown[start:stop], found)
        start, stop, found = start + same, stop - tail, found[same : len(found) - tail]
        if (start == stop and not found) or (not self._shown and found == _NOTHING):
            return
        one = stop - start == len(found) == 1 and found[0].id == self._shown[start].id
        fresh = self._labels[start:stop] if one else (_UNKNOWN,) * len(found)
        self._labels = (*self._labels[:start], *fresh, *self._labels[stop:])
        self._shown = (*self._shown[:start], *found, *self._shown[stop:])
        self.edited.emit(BlockEdit(start, stop, found))

    def _paragraphs_between(self, first: QTextBlock, last: QTextBlock) -> tuple[Paragraph, ...]:
        known = {paragraph.id: paragraph for paragraph in self._shown}
        found: list[Paragraph] = []
        block = first
        while block.isValid():
            before = known.get(id_of(block)) or Paragraph("")
            text = text_of(block)
            if found and before.id and found[-1].id == before.id:
                found[-1], after = _split(before, found[-1].text, text)
                found.append(after)
            else:
                found.append(before if before.text == text else replace(before, text=text))
            if block == last:
                break
            block = block.next()
        return tuple(found)

    # From the draft to the document

    def show(self, paragraphs: Sequence[Paragraph]) -> int | None:
        """Bring the blocks in step with these paragraphs.

        Returns the position behind the last text that was changed, None where no text was.
        """
        new, old = tuple(paragraphs), self._shown
        start, tail = _common_ends(old, new)
        self._own_change = True
        try:
            # A document always has a block, also where the draft has no paragraph.
            count = len(old) - start - tail if old else 1
            place = self._replace(
                start, count, new[start : len(new) - tail] or (() if tail or start else _NOTHING)
            )
            unknown = (_UNKNOWN,) * (len(new) - start - tail)
            self._labels = (*self._labels[:start], *unknown, *self._labels[len(old) - tail :])
            self._shown = new
            # What was typed stands there already, and other words change no number.
            if start < max(len(old), len(new)) or _UNKNOWN in self._labels:
                self._update_formats()
        finally:
            self._own_change = False
        return place

    def _replace(self, start: int, count: int, new: Sequence[Paragraph]) -> int | None:
        """Make the blocks from `start` on, `count` of them, show `new`."""
        if not count and not new:
            return None
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        place = None
        common = min(count, len(new))
        for offset in range(common):
            place = self._set_text(start + offset, new[offset].text) or place
        if len(new) > common:
            place = self._insert_blocks(start + common, new[common:])
        elif count > common:
            place = self._remove_blocks(start + common, count - common)
        cursor.endEditBlock()
        return place

    def _set_text(self, number: int, text: str) -> int | None:
        """Change what differs in one block; the position behind the change, None where nothing did."""
        block = self._document.findBlockByNumber(number)
        before, after = block.text(), _block_text(text)
        if before == after:
            return None
        start = 0
        while start < min(len(before), len(after)) and before[start] == after[start]:
            start += 1
        tail = 0
        while tail < min(len(before), len(after)) - start and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        cursor = QTextCursor(block)
        base = block.position()
        cursor.setPosition(base + units(before[:start]))
        cursor.setPosition(base + units(before[: len(before) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(after[start : len(after) - tail])
        return cursor.position()

    def _insert_blocks(self, number: int, paragraphs: Sequence[Paragraph]) -> int:
        cursor = QTextCursor(self._document)
        if number >= self._document.blockCount():
            cursor.movePosition(QTextCursor.MoveOperation.End)
            for paragraph in paragraphs:
                cursor.insertBlock()
                cursor.insertText(_block_text(paragraph.text))
            return cursor.position()
        cursor.setPosition(self._document.findBlockByNumber(number).position())
        place = cursor.position()
        for paragraph in paragraphs:
            cursor.insertText(_block_text(paragraph.text))
            place = cursor.position()
            cursor.insertBlock()
        return place

    def _remove_blocks(self, number: int, count: int) -> int:
        first = self._document.findBlockByNumber(number)
        cursor = QTextCursor(self._document)
        if number + count < self._document.blockCount():
            cursor.setPosition(first.position())
            following = self._document.findBlockByNumber(number + count)
            cursor.setPosition(following.position(), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(max(0, first.position() - 1))
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return cursor.position()

    def _update_formats(self) -> None:
        """Set the format of every block whose label or kind is not what it was."""
        wanted = labels(self._shown)
        changed = [n for n, (new, old) in enumerate(zip(wanted, self._labels, strict=True)) if new != old]
        # One edit lays out all that lies between its first and its last block: bad for a few far apart.
        together = QTextCursor(self._document) if changed and _are_near(changed) else None
        if together:
            together.beginEditBlock()
        for number in changed:
            cursor = QTextCursor(self._document.findBlockByNumber(number))
            paragraph = self._shown[number]
            cursor.setBlockFormat(self._block_format(paragraph, wanted[number]))
            cursor.setBlockCharFormat(self._style.char_format(paragraph))
        if together:
            together.endEditBlock()
        self._labels = wanted
        self._make_room_between()

    def _block_format(self, paragraph: Paragraph, label: str) -> QTextBlockFormat:
        """The format of a block; a table is painted below its caption, a picture above it."""
        form = self._style.block_format(paragraph, label)
        if isinstance(paragraph.object, Table):
            form.setBottomMargin(self._art.height(paragraph.object, self._style))
        elif paragraph.object:
            height = self._art.height(paragraph.object, self._style)
            form.setTopMargin(height)
            form.setProperty(ABOVE_PROPERTY, height)
        return form

    def _make_room_between(self) -> None:
        """Give a picture straight below a table room for both: Qt lets their margins lie over each other."""
        for number, paragraph in enumerate(self._shown):
            if not isinstance(paragraph.object, Picture):
                continue
            block = self._document.findBlockByNumber(number)
            form, above = block.blockFormat(), self._shown[number - 1] if number else None
            table = above.object if above and isinstance(above.object, Table) else None
            room = self._art.height(table, self._style) if table else 0.0
            wanted = form.doubleProperty(ABOVE_PROPERTY) + room
            if abs(form.topMargin() - wanted) > 0.01:
                form.setTopMargin(wanted)
                QTextCursor(block).setBlockFormat(form)


def _are_near(numbers: Sequence[int]) -> bool:
    """Whether at least every other block between the first and the last of these is among them."""
    return 2 * len(numbers) > numbers[-1] - numbers[0]


def _without_swallowed(old: Sequence[Paragraph], found: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """What is left when a table or picture was deleted together with text below it: Qt would keep its block."""
    if not found or not old or len(found) >= len(old) or not found[0].object or found[0].id != old[0].id:
        return found
    kept = old[0].text and found[0].text.startswith(old[0].text)
    return found if kept else (replace(old[-1], text=found[0].text), *found[1:])


def _common_ends(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[int, int]:
    """How many paragraphs two sequences share at their beginning and, beyond these, at their end."""
    limit = min(len(old), len(new))
    start = 0
    while start < limit and (old[start] is new[start] or old[start] == new[start]):
        start += 1
    tail = 0
    while tail < limit - start and (old[-1 - tail] is new[-1 - tail] or old[-1 - tail] == new[-1 - tail]):
        tail += 1
    return start, tail


def _split(before: Paragraph, head: str, tail: str) -> tuple[Paragraph, Paragraph]:
    """The two paragraphs that Enter makes of one: the longer part keeps the id, the source stays with both.

    Behind a heading or another line that stands alone begins body text, unless the line was cut in two.
    """
    first = replace(before, text=head)
    second = replace(before, id="", text=tail, slot=None, starts=False, announced=None, locked=False)
    if before.object:
        second = Paragraph("", text=tail)
    if not tail and before.role not in (Role.BODY, Role.POINT):
        second = Paragraph("")
    elif not tail:
        second = replace(second, source=None)
    if not head and tail:
        first, second = replace(second, text=head, source=None), replace(before, text=tail)
    return first, second
