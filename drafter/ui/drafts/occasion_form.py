"""The form that asks for the facts of the occasion."""

import datetime
import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from drafter.core.dates import format_date, parse_day
from drafter.core.length import SPEAKING_SPEED
from drafter.core.levels import place_of_unit
from drafter.core.model import Facts
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.plain import PlainLabel

#: A title that names its meeting; the group is the meeting.
_WHOLE_TITLE = re.compile(r"在(.+)上的(?:讲话|发言)")


class OccasionForm(QWidget):
    """Who speaks where, when and how long.

    What is known comes in as `known`. The title follows the occasion and the place follows the unit until the
    user writes one.
    """

    def __init__(self, known: Facts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._proposed_title = ""
        self._proposed_place = ""
        self._make_fields()
        self._lay_out()
        self._show_known()
        self._connect()

    def facts(self) -> Facts:
        """The facts as they were typed; no date where none, or none that can be read, was given."""
        return replace(
            self._known,
            title=written_in(self.title),
            date=self._day(),
            speaker=written_in(self.speaker),
            occasion=self._meeting(),
            unit=written_in(self.unit),
            place=written_in(self.place),
            minutes=self.minutes.value(),
        )

    def show_title_lines(self, lines: list[str]) -> None:
        """Say how the title will break when it is printed; nothing where it stays on one line."""
        said = "印成 {n} 行：{lines}".format(n=len(lines), lines="  /  ".join(lines))
        self._title_lines.setText(said)
        self._title_lines.setVisible(len(lines) > 1)

    def settle(self) -> bool:
        """Whether all that was typed can be read; goes to the date where it cannot."""
        self._tidy_date()
        if self._date_error.isHidden():
            return True
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()
        return False

    def _make_fields(self) -> None:
        """In the order in which they stand, which is the order in which Tab goes through them."""
        self.title = self._field("draftTitle", "标题", "在……会议上的讲话")
        self.occasion = self._field("draftOccasion", "会议", "如：全县安全生产工作会议")
        self.day = self._field("draftDate", "日期", "如：2026年11月20日，或“今天”")
        self.speaker = self._field("draftSpeaker", "讲话人", "职务和姓名，如：县长 张 明")
        self.minutes = QSpinBox(self)
        self.minutes.setObjectName("draftMinutes")
        self.minutes.setAccessibleName("时长，分钟")
        self.minutes.setRange(0, 300)
        self.minutes.setSpecialValueText("不限")
        self.unit = self._field("draftUnit", "单位", "如：清源县人民政府")
        self.place = self._field("draftPlace", "本地", "稿中的“本县”，如：清源县")
        self._title_lines = PlainLabel(self)
        self._title_lines.setObjectName("draftTitleLines")
        self._title_lines.setWordWrap(True)
        set_style(self._title_lines, muted=True, small=True)
        self._title_lines.hide()
        self._date_error = PlainLabel(self)
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

    def _lay_out(self) -> None:
        form = QGridLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        form.setColumnStretch(3, 1)
        for row, column, label, field, span in (
            (0, 0, "标题", self.title, 3),
            (2, 0, "会议", self.occasion, 1),
            (2, 2, "日期", self.day, 1),
            (4, 0, "讲话人", self.speaker, 1),
            (4, 2, "时长", self.minutes, 1),
            (5, 0, "单位", self.unit, 1),
            (5, 2, "本地", self.place, 1),
        ):
            name = PlainLabel(label, self)
            name.setBuddy(field)
            set_style(name, muted=True)
            form.addWidget(name, row, column)
            form.addWidget(field, row, column + 1, 1, span)
        form.addWidget(self._title_lines, 1, 1, 1, 3)
        form.addWidget(self._date_error, 3, 3)

    def _connect(self) -> None:
        self.occasion.textEdited.connect(lambda text: self._propose_title())
        self.unit.textEdited.connect(lambda text: self._propose_place())
        self.minutes.valueChanged.connect(self._say_characters)
        self.day.editingFinished.connect(self._tidy_date)
        self.day.textEdited.connect(lambda text: self._say_date_error(False))

    def _show_known(self) -> None:
        known = self._known
        self.title.setText(known.title)
        self.occasion.setText(known.occasion)
        self.day.setText(format_date(known.date) if known.date else "")
        self.speaker.setText(known.speaker)
        self.unit.setText(known.unit)
        self.place.setText(known.place)
        self.minutes.setValue(known.minutes)
        self._say_characters(known.minutes)
        self._propose_title()
        self._propose_place()

    def _meeting(self) -> str:
        """The name of the meeting, also where somebody wrote the whole title in its place."""
        written = written_in(self.occasion)
        whole = _WHOLE_TITLE.fullmatch(written)
        return whole.group(1) if whole else written

    def _propose_title(self) -> None:
        """The title follows the occasion until the user writes one."""
        if self.title.text() != self._proposed_title:
            return
        meeting = self._meeting()
        self._proposed_title = f"在{meeting}上的讲话" if meeting else ""
        self.title.setText(self._proposed_title)

    def _propose_place(self) -> None:
        """The place follows the unit until the user writes one."""
        if self.place.text() != self._proposed_place:
            return
        self._proposed_place = place_of_unit(self.unit.text())
        self.place.setText(self._proposed_place)

    def _say_characters(self, minutes: int) -> None:
        self.minutes.setSuffix(f" 分钟（约 {minutes * SPEAKING_SPEED:,} 字）")

    def _day(self) -> datetime.date | None:
        return parse_day(self.day.text(), datetime.date.today())

    def _tidy_date(self) -> None:
        """Write a date out in full, or say that it cannot be read."""
        day = self._day()
        if day is not None:
            self.day.setText(format_date(day))
        self._say_date_error(day is None and bool(written_in(self.day)))

    def _say_date_error(self, wrong: bool) -> None:
        self._date_error.setText(
            "看不懂这个日期，请写成 2026年11月20日、2026.11.20 或“今天”。" if wrong else ""
        )
        self._date_error.setVisible(wrong)
        set_style(self.day, error=wrong)
