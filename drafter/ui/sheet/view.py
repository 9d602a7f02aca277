"""A draft shown as one continuous text that looks like the page it becomes, with the place of its cursor."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from drafter.core.cells import CellPlace, owner_of
from drafter.core.length import planned_whole
from drafter.core.model import Draft, Paragraph
from drafter.core.objects import Table
from drafter.core.slots import planned_at
from drafter.core.structure import reworded_at
from drafter.core.typed import run_in, typed_label, understand
from drafter.ui.base.theme import Theme
from drafter.ui.document.session import Change, Session
from drafter.ui.sheet.highlighter import SheetHighlighter
from drafter.ui.sheet.marks import Mark, SheetMarks
from drafter.ui.sheet.objects import ObjectArt
from drafter.ui.sheet.paint import Landing, Row, SheetPainter, visible_blocks
from drafter.ui.sheet.paper import UNIT, Paper
from drafter.ui.sheet.text import BlockEdit, SheetText, position_of
from drafter.ui.sheet.typing import TypingBursts
from drafter.ui.widgets.viewport import known_viewport


class SheetView(QTextEdit):
    """Shows a session's draft, and turns what is typed into edits of it.

    `place_changed` gives the id of the paragraph at the cursor; `files_dropped` a list of paths; `message`
    a sentence for the message bar. `landing` is where something dragged over it would land, None where nothing is.
    """

    place_changed = Signal(str)
    files_dropped = Signal(list)
    message = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAccessibleName("稿纸")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went with the height of the text would change the width that sets the height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._viewport = known_viewport(self)
        self._viewport.setAutoFillBackground(False)
        self.session = session
        #: Whether a text under a secret mark may be pasted.
        self.takes_secrets = False
        self._paper = Paper()
        self._art = art = ObjectArt()
        self._painter = SheetPainter(self._paper.style, theme, art)
        self._highlighter = SheetHighlighter(self.document(), self._paper.style, theme)
        self.text = SheetText(self.document(), self._paper.style, art, self)
        self._bursts = TypingBursts()
        self._severities: dict[str, str] = {}
        self._odd_numbers: frozenset[str] = frozenset()
        self._marks = SheetMarks(self)
        self._place = ""
        self._height = 0
        self.landing: Landing | None = None
        self.text.edited.connect(self._typed)
        self.cursorPositionChanged.connect(self._tell_place)
        self.verticalScrollBar().setSingleStep(round(UNIT * 2))
        session.changed.connect(self._follow)
        self.set_theme(theme)
        self._fit()
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
        return self._paper.style.unit

    @property
    def zoom(self) -> int:
        """The size of the sheet in per cent."""
        return self._paper.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the sheet at another size, 50 to 300 per cent; a narrow window makes it smaller still."""
        self._paper.set_zoom(percent)
        self._fit()

    def _fit(self) -> None:
        """Lay the text out in the middle of the viewport, as large as it may be there."""
        room = self.viewport().width()
        if self._paper.fit(room):
            style = self._paper.style
            self._painter.style = self._highlighter.style = style
            self.text.restyle(style)
            self._highlighter.rehighlight()
        form, frame = self._paper.frame(room), self.document().rootFrame()
        if frame.frameFormat() != form:
            frame.setFrameFormat(form)

    def show_sources(self, shown: bool) -> None:
        """Whether the margin shows a colour for each source."""
        self._painter.show_sources = shown
        self.viewport().update()

    def set_severities(self, severities: Mapping[str, str]) -> None:
        """Mark paragraphs (by id) in the margin with the worst severity of their findings."""
        self._severities = dict(severities)
        self.viewport().update()

    def set_flagged_cells(self, flagged: Mapping[str, Mapping[CellPlace, str]]) -> None:
        """Mark cells of tables that have a finding, with its severity, by the id of the table."""
        self._painter.flagged = flagged
        self.viewport().update()

    def set_odd_numbers(self, ids: Iterable[str]) -> None:
        """Mark the numbers of these paragraphs, which their writer fixed and which do not follow."""
        self._odd_numbers = frozenset(ids)
        self.viewport().update()

    def show_landing(self, landing: Landing | None) -> None:
        """Light up where something would land; None for nowhere."""
        if landing != self.landing:
            self.landing = landing
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
        self._update_after(change)

    def _update_after(self, change: Change) -> None:
        """Paint anew what a change may have touched: of typing only the paragraph, from edge to edge of the sheet."""
        at = reworded_at(change.before.paragraphs, change.after.paragraphs)
        height = round(self.document().size().height())
        moved, self._height = height != self._height, height
        if at is None or moved:
            self.viewport().update()
            return
        block = self.document().findBlockByNumber(at)
        room = self.document().documentLayout().blockBoundingRect(block).toAlignedRect()
        top = room.top() - self.verticalScrollBar().value()
        around = round(self._paper.style.unit)
        self.viewport().update(0, top - around, self.viewport().width(), room.height() + 2 * around)

    def _typed(self, edit: BlockEdit) -> None:
        cursor = self.textCursor()
        before = self.session.draft
        label, key = self._bursts.next(before, edit, cursor.position())
        with self._bursts:
            if not self.session.apply(edit, label, key):
                self.text.show(self.session.draft.paragraphs)
            self._understand(before, edit, label, key)

    def _understand(self, before: Draft, edit: BlockEdit, label: str, key: str) -> None:
        """Take a number that was just typed as what it says, a step of its own; let a heading that runs on be a point."""
        if edit.stop - edit.start != 1 or len(edit.paragraphs) != 1 or self._bursts.composes:
            return
        old, new = before.paragraphs[edit.start], self.session.draft.paragraphs[edit.start]
        if len(new.text) <= len(old.text):
            return
        if found := typed_label(old.text, new.text):
            self.session.apply(lambda draft: run_in(understand(draft, new.id, found), new.id), "识别序号")
        else:
            self.session.apply(lambda draft: run_in(draft, new.id), label, key)

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
        """Put the cursor into a paragraph, or select its characters from `start` to `end`; a cell of a table is shown."""
        paragraph_id, cell = owner_of(paragraph_id)
        if cell:
            self.go_to(paragraph_id)
            self._show_cell(paragraph_id, cell)
            return
        number = next((i for i, p in enumerate(self.text.paragraphs) if p.id == paragraph_id), None)
        if number is None:
            return
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.setPosition(position_of(block, start))
        beginning = QTextCursor(cursor)
        if end is not None:
            cursor.setPosition(position_of(block, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._show_beginning(beginning)

    def _show_beginning(self, beginning: QTextCursor) -> None:
        """Scroll up to where the selection begins, as far as its end stays in sight."""
        room = self.viewport().height() - self.cursorRect().bottom()
        above = round(self._paper.style.unit) - self.cursorRect(beginning).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - max(0, min(above, room)))

    def _show_cell(self, paragraph_id: str, cell: CellPlace) -> None:
        """Scroll to a cell of the table that the cursor was put to."""
        table = next((p.object for p in self.text.paragraphs if p.id == paragraph_id), None)
        if not isinstance(table, Table):
            return
        style = self._paper.style
        area = self._art.cell_area(table, cell, style).translated(0, self.cursorRect().bottom())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if area.bottom() > room:
            bar.setValue(bar.value() + round(area.bottom() - room + style.unit))
        elif area.top() < 0:
            bar.setValue(bar.value() + round(area.top() - style.unit))

    @contextlib.contextmanager
    def keeping_place(self) -> Iterator[None]:
        """Change the draft with the cursor and the selection left where they are in their paragraphs, as far as these stay."""
        cursor = self.textCursor()
        ends = [self._end_of(cursor.anchor()), self._end_of(cursor.position())]
        yield
        places = [self._position_of(*end) for end in ends]
        if None not in places:
            anchor, position = places
            cursor = self.textCursor()
            cursor.setPosition(anchor or 0)
            cursor.setPosition(position or 0, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _end_of(self, position: int) -> tuple[str, int]:
        """The id of the paragraph at a position, and how many characters of its text follow the position."""
        block = self.document().findBlock(position)
        number = block.blockNumber()
        paragraph = self.text.paragraphs[number] if number < len(self.text.paragraphs) else None
        behind = block.position() + block.length() - 1 - position
        return (paragraph.id if paragraph else ""), behind

    def _position_of(self, paragraph_id: str, behind: int) -> int | None:
        number = next((i for i, p in enumerate(self.text.paragraphs) if p.id == paragraph_id), None)
        if number is None:
            return None
        block = self.document().findBlockByNumber(number)
        return block.position() + max(0, block.length() - 1 - behind)

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

    # The paper

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
        first = first.previous() if first.previous().isValid() else first  # a table may reach down from it
        found = []
        for block, rect in visible_blocks(first, area.bottom(), offset, self._paper.style.text_width):
            number = block.blockNumber()
            if number < len(self.text.paragraphs) and number < len(self.text.labels):
                paragraph, label = self.text.paragraphs[number], self.text.labels[number]
                odd = bool(paragraph.fixed) and paragraph.id in self._odd_numbers
                found.append(Row(paragraph, label, block, rect, odd))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, then the text, then what belongs around it."""
        painter = QPainter(self.viewport())
        area = QRectF(event.rect())
        height = self.document().size().height() + self.viewport().height()
        paper = self._paper.rect(self.viewport().width(), self.verticalScrollBar().value(), height)
        self._painter.paint_paper(painter, QRectF(self.viewport().rect()), paper)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at_cursor = self.paragraph
        for row in self.rows(area):
            is_here = row.paragraph is at_cursor
            planned = (
                self._planned_at(row.block.blockNumber()) if is_here and row.paragraph.is_empty_slot else 0
            )
            severity = self._severities.get(row.paragraph.id, "")
            self._painter.paint_row(painter, row, is_here, severity, planned)
        if self.landing:
            self._paint_landing(painter, self.landing)
        painter.end()

    def _paint_landing(self, painter: QPainter, landing: Landing) -> None:
        if landing.offset is None:
            rows = self.rows(QRectF(self.viewport().rect()))
            self._painter.paint_landing(painter, rows, landing, planned_whole(self.session.draft))
            return
        place = QTextCursor(self.document())
        place.setPosition(position_of(self.document().findBlockByNumber(landing.at), landing.offset))
        self._painter.paint_landing_caret(painter, QRectF(self.cursorRect(place)))

    def _planned_at(self, number: int) -> int:
        """The characters that a paragraph is planned to have, a heading with its section; 0 where nobody said."""
        draft = self.session.draft
        return planned_at(draft, number) if number < len(draft.paragraphs) else 0
