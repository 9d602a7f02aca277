"""The bar that finds words in the draft and puts others in their place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from drafter.core.cells import owner_of, texts_of, told_cell
from drafter.core.fills import Spot
from drafter.core.find import find_all, replace_found
from drafter.core.model import Draft
from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Change
from drafter.ui.sheet.marks import Mark
from drafter.ui.sheet.paste import span_of
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.widgets.plain import PlainLabel
from drafter.ui.widgets.tick_list import TickList, change_line

_LAYER = "find"
#: The lines of a list of what would be replaced that are shown at once.
_LINES = 10
#: Marks beyond this would make the sheet slow, and nobody looks at them; all are found and counted.
_MOST_MARKS = 300
#: Milliseconds of quiet after a change to the draft before it is searched again.
_QUIET = 150


class FindBar(QWidget):
    """Finds across the whole draft; `sheet` shows the matches. Esc closes it and gives the keyboard back."""

    left = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._sheet = sheet
        self._spots: tuple[Spot, ...] = ()
        self._at = -1
        self._searched: Draft | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_QUIET)
        self._again.timeout.connect(self._search)
        self._build()
        self._connect()
        self.hide()

    @property
    def count(self) -> int:
        """How many matches there are."""
        return len(self._spots)

    def open(self, replacing: bool = False) -> None:
        """Show the bar, with what is selected on the sheet as the words to find."""
        selected = self._sheet.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.words.setText(selected)
        self._replace_row.setVisible(replacing)
        self.show()
        self._search()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and its marks and give the keyboard back."""
        self.hide()
        self.preview.hide()
        self._sheet.set_marks(_LAYER, [])
        self.left.emit()

    def go(self, step: int) -> None:
        """Go to the next match (1) or the previous one (-1), round the end; opens the bar where it is closed."""
        if self.isHidden():
            if not self.words.text():
                self.open()
                return
            self.show()
        if self._searched is not self._draft:
            self._search()
        if not self._spots:
            return
        self._at = self._beside_cursor(step)
        spot = self._spots[self._at]
        self._sheet.go_to(spot.paragraph_id, spot.start, spot.end)
        self._mark()
        self._say()

    def replace_one(self) -> None:
        """Replace the match that is selected on the sheet and go to the next; else only go there."""
        spot = self._spots[self._at] if 0 <= self._at < len(self._spots) else None
        if spot and (self._is_selected(spot) or owner_of(spot.paragraph_id)[1]):
            words, new = self.words.text(), self.new_words.text()
            self._apply(lambda draft: replace_found(draft, [spot], words, new))
            self._sheet.go_to(spot.paragraph_id, spot.start + len(new))
        self.go(1)

    def show_preview(self) -> None:
        """List every match as it would read, to be replaced at once."""
        self._search()
        texts = texts_of(self._draft.paragraphs)
        new = self.new_words.text()
        lines = [change_line(s, texts[s.paragraph_id][s.start : s.end], new) for s in self._spots]
        self.preview.show_things(self._spots, lines)

    def replace_all(self, spots: list[Spot]) -> None:
        """Replace these matches as one step."""
        words, new = self.words.text(), self.new_words.text()
        self._apply(lambda draft: replace_found(draft, spots, words, new))
        self.preview.hide()
        self._search()
        self._count.setText(f"已替换 {len(spots)} 处")
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the words goes to the next match, Shift+Enter to the one before."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if watched is self.new_words:
            self.replace_one()
        else:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True

    def _build(self) -> None:
        self.words = self._field("findWords", "查找", "在全文里找")
        self.new_words = self._field("replaceWords", "替换为", "换成什么；空着就是删去")
        self._count = PlainLabel(self)
        self._count.setObjectName("findCount")
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance("第 1000 处，共 1000 处"))
        set_style(self._count, muted=True)
        find_row = self._row(
            self.words,
            self._count,
            self._button("上一处", "Shift+F3", lambda: self.go(-1)),
            self._button("下一处", "F3，或回车", lambda: self.go(1)),
            self._close_button(),
        )
        self._replace_row = self._row(
            self.new_words,
            self._button("替换这一处", "回车", self.replace_one),
            self._button("全部替换…", "先列出来看，再一步换掉", self.show_preview),
        )
        self.preview = TickList("替换", self)
        self.preview.limit_lines(_LINES)
        self.setFocusProxy(self.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(5)
        for part in (find_row, self._replace_row, self.preview):
            layout.addWidget(part)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._start_over)
        self.new_words.textChanged.connect(self.preview.hide)
        self.preview.accepted.connect(self.replace_all)
        self.preview.left.connect(self.new_words.setFocus)
        self._sheet.session.changed.connect(self._follow)
        for field in (self.words, self.new_words):
            field.installEventFilter(self)

    def _field(self, name: str, label: str, placeholder: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setPlaceholderText(placeholder)
        field.setClearButtonEnabled(True)
        return field

    def _button(self, text: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(f"{text.rstrip('…')}（{tip}）")
        button.clicked.connect(lambda: act())
        return button

    def _close_button(self) -> QPushButton:
        close = self._button("×", "Esc", self.close_bar)
        close.setAccessibleName("关闭查找")
        close.setToolTip("关闭（Esc）")
        set_style(close, quiet=True)
        return close

    def _row(self, first: QWidget, *others: QWidget) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(first, 1)
        for widget in others:
            layout.addWidget(widget)
        return row

    @property
    def _draft(self) -> Draft:
        return self._sheet.session.draft

    def _apply(self, edit: Callable[[Draft], Draft]) -> None:
        self._sheet.session.apply(edit, "替换")

    def _follow(self, _change: Change) -> None:
        if not self.isHidden():
            self.preview.hide()
            self._again.start()

    def _start_over(self) -> None:
        self._at = -1
        self.preview.hide()
        self._search()

    def _search(self) -> None:
        self._again.stop()
        self._searched = self._draft
        self._spots = find_all(self._draft, self.words.text()) if not self.isHidden() else ()
        self._at = next((n for n, spot in enumerate(self._spots) if self._is_selected(spot)), -1)
        self._mark()
        self._say()

    def _is_selected(self, spot: Spot) -> bool:
        return self._selection() == (spot.paragraph_id, spot.start, spot.end)

    def _selection(self) -> tuple[str, int, int]:
        """The paragraph at the cursor and the characters selected in it."""
        span = span_of(self._sheet.textCursor())
        paragraph = self._sheet.paragraph
        return paragraph.id if paragraph else "", span.start, span.end

    def _beside_cursor(self, step: int) -> int:
        """The number of the match to go to from where the cursor stands."""
        if self._at >= 0:
            return (self._at + step) % len(self._spots)
        order = {paragraph.id: number for number, paragraph in enumerate(self._draft.paragraphs)}
        place, start, end = self._selection()
        here = (order.get(place, 0), end if step > 0 else start)
        spots = [(order[owner_of(spot.paragraph_id)[0]], spot.start) for spot in self._spots]
        if step > 0:
            return next((n for n, spot in enumerate(spots) if spot >= here), 0)
        return next((n for n in range(len(spots) - 1, -1, -1) if spots[n] < here), len(spots) - 1)

    def _mark(self) -> None:
        theme = self._sheet.theme
        here, other = QTextCharFormat(), QTextCharFormat()
        other.setBackground(QColor(theme.highlight))
        here.setBackground(QColor(theme.blank_soft))
        first = max(0, self._at - _MOST_MARKS // 2)
        shown = list(enumerate(self._spots))[first : first + _MOST_MARKS]
        self._sheet.set_marks(
            _LAYER,
            [Mark(s.paragraph_id, s.start, s.end, here if n == self._at else other) for n, s in shown],
        )

    def _say(self) -> None:
        if not self.words.text():
            text = ""
        elif not self._spots:
            text = "没有找到"
        elif self._at >= 0:
            cell = told_cell(owner_of(self._spots[self._at].paragraph_id)[1])
            text = f"第 {self._at + 1} 处，共 {len(self._spots)} 处{f'，在{cell}' if cell else ''}"
        else:
            text = f"共 {len(self._spots)} 处"
        self._count.setText(text)
        set_style(self.words, error=bool(self.words.text()) and not self._spots)
