"""The dialog that asks what a new draft is about: its outline and the facts of the occasion."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from drafter.core import edits
from drafter.core.dates import format_date, parse_day
from drafter.core.length import SPEAKING_SPEED
from drafter.core.model import Draft, Facts, Outline, Role
from drafter.core.outline import draft_from_outline
from drafter.ui.outline_picker import OutlinePicker
from drafter.ui.own_outlines import OwnOutlines
from drafter.ui.theme import Theme, set_style

#: The place at the beginning of a unit's name: 清源县 in 清源县人民政府.
_PLACE = re.compile(r"(?:[^省市县区旗]{1,7}[省市县区旗])+")


class NewDraftDialog(QDialog):
    """Asks for an outline and the facts; `draft()` is the empty draft that comes of it.

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
        self.setWindowTitle(self.tr("新建稿子"))
        self._defaults = defaults
        self._built_in = [outline for outline in outlines if not outline.own]
        self.picker = OutlinePicker(self._built_in, theme, parent=self)
        self.own = OwnOutlines([outline for outline in outlines if outline.own], theme, self)
        self._make_fields()
        self._build()
        self._connect()
        self._show_defaults()
        self.picker.setCurrentRow(0)
        self.picker.setFocus()

    # What comes of it.

    def outline(self) -> Outline:
        """The outline that is chosen."""
        outline = self.own.current_outline() or self.picker.current_outline()
        assert outline is not None, "the program brings outlines along, and one is always chosen"
        return outline

    def facts(self) -> Facts:
        """The facts as they were typed; no date where none, or none that can be read, was given."""
        return Facts(
            title=self.title.text().strip(),
            date=self._day(),
            speaker=self.speaker.text().strip(),
            occasion=self.occasion.text().strip(),
            unit=self.unit.text().strip(),
            place=self.place.text().strip(),
            minutes=self.minutes.value(),
        )

    def draft(self) -> Draft:
        """The empty draft: one paragraph a slot, with the facts where the outline asks for them."""
        draft = draft_from_outline(self.outline(), self.facts())
        return edits.set_numbered_parts(draft, True) if self._wants_numbers() else draft

    # Building.

    def _make_fields(self) -> None:
        self.title = self._field("draftTitle", self.tr("标题"), self.tr("在……会议上的讲话"))
        self.occasion = self._field("draftOccasion", self.tr("会议"), self.tr("如：全县安全生产工作会议"))
        self.day = self._field("draftDate", self.tr("日期"), self.tr("如：2026年11月20日，或“今天”"))
        self.speaker = self._field("draftSpeaker", self.tr("讲话人"), self.tr("职务和姓名，如：县长 张 明"))
        self.unit = self._field("draftUnit", self.tr("单位"), self.tr("如：清源县人民政府"))
        self.place = self._field("draftPlace", self.tr("本地"), self.tr("稿中的“本县”，如：清源县"))
        self.minutes = QSpinBox(self)
        self.minutes.setObjectName("draftMinutes")
        self.minutes.setAccessibleName(self.tr("时长，分钟"))
        self.minutes.setRange(0, 300)
        self.minutes.setSpecialValueText(self.tr("不限"))
        self.numbers = QCheckBox(self.tr("小标题编号（一、二、三）"), self)
        self.numbers.setObjectName("draftNumbers")
        self._date_error = QLabel(self)
        self._date_error.setObjectName("draftDateError")
        self._date_error.setWordWrap(True)
        set_style(self._date_error, error=True)
        self._date_error.hide()

    def _field(self, name: str, label: str, placeholder: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setPlaceholderText(placeholder)
        return field

    def _build(self) -> None:
        heading = QLabel(self.tr("新建稿子"), self)
        set_style(heading, heading=True)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.picker)
        left.addLayout(self._form())
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
        content.setContentsMargins(26, 22, 26, 8)
        content.setSpacing(12)
        content.addWidget(heading)
        content.addLayout(columns, 1)
        scroll = QScrollArea(self)
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
        room = self.screen().availableSize()
        height = page.sizeHint().height() + self.start_button.sizeHint().height() + 50
        self.resize(min(wanted, room.width() - 40), min(height, room.height() - 60))

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        form.setColumnStretch(3, 1)
        for row, column, label, field, span in (
            (0, 0, self.tr("标题"), self.title, 3),
            (1, 0, self.tr("会议"), self.occasion, 1),
            (1, 2, self.tr("日期"), self.day, 1),
            (3, 0, self.tr("讲话人"), self.speaker, 1),
            (3, 2, self.tr("时长"), self.minutes, 1),
            (4, 0, self.tr("单位"), self.unit, 1),
            (4, 2, self.tr("本地"), self.place, 1),
        ):
            name = QLabel(label, self)
            name.setBuddy(field)
            set_style(name, muted=True)
            form.addWidget(name, row, column)
            form.addWidget(field, row, column + 1, 1, span)
        form.addWidget(self._date_error, 2, 3)
        form.addWidget(self.numbers, 5, 1, 1, 3)
        return form

    def _buttons(self) -> QHBoxLayout:
        self.cancel_button = QPushButton(self.tr("取消"), self)
        self.start_button = QPushButton(self.tr("开始起草"), self)
        self.cancel_button.setToolTip(self.tr("取消（Esc）"))
        self.start_button.setToolTip(self.tr("开始起草（回车）"))
        self.start_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        set_style(self.start_button, primary=True)
        self.cancel_button.clicked.connect(self.reject)
        self.start_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(26, 10, 26, 20)
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
        self.occasion.textEdited.connect(lambda text: self._propose_title())
        self.unit.textEdited.connect(lambda text: self._propose_place())
        self.minutes.valueChanged.connect(self._say_characters)
        self.day.editingFinished.connect(self._tidy_date)
        self.day.textEdited.connect(lambda text: self._say_date_error(False))

    def _show_defaults(self) -> None:
        known = self._defaults
        self.title.setText(known.title)
        self.occasion.setText(known.occasion)
        self.day.setText(format_date(known.date) if known.date else "")
        self.speaker.setText(known.speaker)
        self.unit.setText(known.unit)
        self.place.setText(known.place)
        self.minutes.setValue(known.minutes)
        self._say_characters(known.minutes)
        self._proposed_title = ""
        self._proposed_place = ""
        self._propose_title()
        self._propose_place()

    # Choosing.

    def choose(self, outline: Outline) -> None:
        """Stand on this outline, wherever it is listed, and go on to the facts."""
        self.occasion.setFocus()
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
            self._offer_numbers(outline)

    def _picked_own(self, outline: Outline | None) -> None:
        if outline is not None:
            self.picker.clear_choice()
            self._offer_numbers(outline)

    def _offer_numbers(self, outline: Outline) -> None:
        """Offer to number the headings where the outline leaves them without numbers."""
        self.numbers.setVisible(_has_plain_parts(outline))

    def _wants_numbers(self) -> bool:
        return self.numbers.isChecked() and _has_plain_parts(self.outline())

    # Filling in.

    def _propose_title(self) -> None:
        """The title follows the occasion until the user writes one."""
        if self.title.text() != self._proposed_title:
            return
        occasion = self.occasion.text().strip()
        self._proposed_title = self.tr("在{occasion}上的讲话").format(occasion=occasion) if occasion else ""
        self.title.setText(self._proposed_title)

    def _propose_place(self) -> None:
        """The place follows the unit until the user writes one."""
        if self.place.text() != self._proposed_place:
            return
        found = _PLACE.match(self.unit.text().strip())
        self._proposed_place = found.group() if found else ""
        self.place.setText(self._proposed_place)

    def _say_characters(self, minutes: int) -> None:
        self.minutes.setSuffix(self.tr(" 分钟（约 {n:,} 字）").format(n=minutes * SPEAKING_SPEED))

    def _day(self) -> datetime.date | None:
        return parse_day(self.day.text(), datetime.date.today())

    def _tidy_date(self) -> None:
        """Write a date out in full, or say that it cannot be read."""
        day = self._day()
        if day is not None:
            self.day.setText(format_date(day))
        self._say_date_error(day is None and bool(self.day.text().strip()))

    def _say_date_error(self, wrong: bool) -> None:
        self._date_error.setText(
            self.tr("看不懂这个日期，请写成 2026年11月20日、2026.11.20 或“今天”。") if wrong else ""
        )
        self._date_error.setVisible(wrong)
        set_style(self.day, error=wrong)

    def accept(self) -> None:
        """Close with what was typed; stay, and go to the date, where that cannot be read."""
        self._tidy_date()
        if not self._date_error.isHidden():
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            self.day.selectAll()
            return
        super().accept()


def _has_plain_parts(outline: Outline) -> bool:
    """Whether there are headings of level 1 and none of them has a number."""
    parts = [slot for slot in outline.slots if slot.role is Role.HEADING and slot.level == 1]
    return bool(parts) and not any(slot.marker for slot in parts)
