"""The dialog that asks what a new draft is about: its outline and the facts of the occasion."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from drafter.core import edits
from drafter.core.model import Draft, Facts, Outline, Role
from drafter.core.outline import draft_from_outline
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.drafts.occasion_form import OccasionForm
from drafter.ui.drafts.own_outlines import OwnOutlines
from drafter.ui.drafts.picker import OutlinePicker
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

#: A screen lower than so many pixels (1366 × 768 at 125 per cent and more) has no room for large cards above the form.
_LOW = 640
#: The widths of the outlines' little pages: on a screen that has the room, and on a low one.
_PAGES = (136, 58)


class NewDraftDialog(QDialog):
    """Asks for an outline and the facts; `draft()` is the empty draft that comes of it.

    `outlines` holds the program's own outlines, at least one, and those of the user.
    `defaults` holds what is known before anything was asked.
    `outline_from_speech_requested` asks the window for an outline made of an old speech, to be given back by
    `add_outline`.
    """

    outline_from_speech_requested = Signal()

    def __init__(
        self,
        outlines: Sequence[Outline],
        defaults: Facts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("newDraftDialog")
        self.setWindowTitle("新建稿子")
        self._built_in = [outline for outline in outlines if not outline.own]
        low = self._low = self.screen().availableSize().height() < _LOW
        self.picker = OutlinePicker(self._built_in, theme, _PAGES[low], self, told=not low)
        self.form = OccasionForm(defaults, self)
        self.numbers = QCheckBox("小标题编号（一、二、三）", self)
        self.numbers.setObjectName("draftNumbers")
        self.own = OwnOutlines([outline for outline in outlines if outline.own], theme, self, low=low)
        self._build()
        self._connect()
        self._outline = self._built_in[0]
        self.picker.setCurrentRow(0)
        self.picker.setFocus()

    def outline(self) -> Outline:
        """The outline that is chosen."""
        return self._outline

    def facts(self) -> Facts:
        """The facts as they were typed; no date where none, or none that can be read, was given."""
        return self.form.facts()

    def draft(self) -> Draft:
        """The empty draft: one paragraph a slot, with the facts where the outline asks for them."""
        draft = draft_from_outline(self.outline(), self.facts())
        return edits.set_numbered_parts(draft, True) if self._wants_numbers() else draft

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8 if self._low else 16)
        left.addWidget(self.picker)
        left.addWidget(self.form)
        left.addWidget(self.numbers)
        left.addStretch(1)
        line = QFrame(self)
        line.setFixedWidth(1)
        set_style(line, line=True)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addLayout(left, 1)
        columns.addWidget(line)
        columns.addWidget(self.own)
        page = QWidget(self)
        content = QVBoxLayout(page)
        content.setContentsMargins(26, 10 if self._low else 22, 26, 0 if self._low else 8)
        content.setSpacing(12)
        if not self._low:
            heading = PlainLabel("新建稿子", self)
            set_style(heading, heading=True)
            content.addWidget(heading)
        content.addLayout(columns, 1)
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the keys
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(self._buttons())
        self._size_to(page)

    def _size_to(self, page: QWidget) -> None:
        """Show all cards in one row where the screen has the room; they can be scrolled where it has not."""
        card = self.picker.card_size()
        self.picker.show_in_one_row()
        self.picker.setMinimumWidth(card.width())
        margins = 26 * 2 + 18 * 2 + 24
        wanted = card.width() * max(1, self.picker.count()) + self.own.sizeHint().width() + margins
        height = page.sizeHint().height() + self.start_button.sizeHint().height() + 50
        resize_on_screen(self, wanted, height)

    def _buttons(self) -> QHBoxLayout:
        self.cancel_button = QPushButton("取消", self)
        self.start_button = QPushButton("开始起草", self)
        self.cancel_button.setToolTip("取消（Esc）")
        self.start_button.setToolTip("开始起草（回车）")
        self.start_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        set_style(self.start_button, primary=True)
        self.cancel_button.clicked.connect(self.reject)
        self.start_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(26, 6 if self._low else 10, 26, 10 if self._low else 20)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.start_button)
        return row

    def _connect(self) -> None:
        self.picker.current_changed.connect(self._picked_built_in)
        self.picker.outline_entered.connect(lambda outline: self.accept())
        self.own.current_changed.connect(self._picked_own)
        self.own.outline_entered.connect(lambda outline: self.accept())
        self.own.old_speech_requested.connect(self.outline_from_speech_requested)

    def choose(self, outline: Outline) -> None:
        """Stand on this outline, wherever it is listed, and go on to the facts."""
        self.form.occasion.setFocus()
        if outline.own:
            self.own.choose(outline)
        else:
            names = [other.name for other in self._built_in]
            self.picker.setCurrentRow(names.index(outline.name) if outline.name in names else 0)

    def add_outline(self, outline: Outline) -> None:
        """List another outline of the user's own, and choose it."""
        own = replace(outline, own=True)
        self.own.add(own)
        self.own.choose(own)

    def _picked_built_in(self, outline: Outline | None) -> None:
        if outline is not None:
            self.own.clear_choice()
            self._take(outline)

    def _picked_own(self, outline: Outline | None) -> None:
        if outline is not None:
            self.picker.clear_choice()
            self._take(outline)

    def _take(self, outline: Outline) -> None:
        """Keep what was chosen, and offer to number its headings where it leaves them without numbers."""
        self._outline = outline
        self.numbers.setVisible(_has_plain_parts(outline))

    def _wants_numbers(self) -> bool:
        return self.numbers.isChecked() and _has_plain_parts(self._outline)

    def accept(self) -> None:
        """Close with what was typed; stay where the form has something to say about it."""
        if self.form.settle():
            super().accept()


def _has_plain_parts(outline: Outline) -> bool:
    """Whether there are headings of level 1 and none of them has a number."""
    parts = [slot for slot in outline.slots if slot.role is Role.HEADING and slot.level == 1]
    return bool(parts) and not any(slot.marker for slot in parts)
