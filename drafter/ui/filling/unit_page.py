"""The page for one's own unit: asked once, used for blanks, checks and new drafts."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from drafter.core.errors import UserError
from drafter.core.leader_lines import read_leaders, write_leaders
from drafter.core.levels import level_of_place, place_of_unit
from drafter.core.unit import LEVEL_NAMES, Leader, Unit
from drafter.files.unit import load_unit, save_unit
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.fitting import resize_on_screen, scrolled
from drafter.ui.widgets.plain import PlainLabel

_BETWEEN = re.compile(r"[、，,；;\s]+")


class UnitPage(QDialog):
    """A form for the unit profile in a file, or for the one that is `proposed` where there is no such file.

    The place and the level follow the name until the user says what they are. `saved` says that the profile was
    written; nothing is written before 保存 is pressed, and what was typed is not given up at the first Esc.
    """

    saved = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None, *, proposed: Unit | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unitPage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("本单位")
        resize_on_screen(self, 560, 640)
        self._path = path
        known, self._problem = _known(path)
        self._unit = proposed or known
        self._make_fields()
        self._build()
        self._show(self._unit)
        self._proposed_place = place_of_unit(self._unit.name)
        self._shown = self.unit()
        self._given_up = self._shown
        self.name.textEdited.connect(self._propose_place)
        self.place.textEdited.connect(self._propose_level)
        self.name.setFocus()

    def unit(self) -> Unit:
        """The profile as the form has it."""
        return replace(
            self._unit,
            name=written_in(self.name),
            short=written_in(self.short),
            level=str(self.level.currentData()),
            place=written_in(self.place),
            superiors=tuple(word for word in _BETWEEN.split(self.superiors.text()) if word),
            leaders=tuple(Leader(name, post) for name, post in read_leaders(written_in(self.leaders))),
            meetings=tuple(line.strip() for line in written_in(self.meetings).splitlines() if line.strip()),
            own=tuple(dict.fromkeys(word for word in _BETWEEN.split(written_in(self.own)) if word)),
            speaker=written_in(self.speaker),
            speed=self.speed.value(),
            copied_limit=self.limit.value(),
            foreign_limit=self.foreign_limit.value(),
        )

    def save(self) -> None:
        """Write the profile and close; stays open, with the reason, where that is not possible."""
        try:
            if self._problem:
                with contextlib.suppress(OSError):
                    self._path.replace(self._path.with_name(self._path.name + ".broken"))
            save_unit(self.unit(), self._path)
        except UserError as error:
            self._say(str(error))
            return
        self.saved.emit()
        self.accept()

    def reject(self) -> None:
        """Close; with something typed, only when asked a second time."""
        typed = self.unit()
        if typed in (self._shown, self._given_up):
            super().reject()
            return
        self._given_up = typed
        self._say("填的内容还没有保存。再关一次就不要了。")

    def closeEvent(self, event: QCloseEvent) -> None:
        """The frame's cross is as careful as Esc."""
        self.reject()
        event.setAccepted(self.isHidden())

    def _make_fields(self) -> None:
        """In the order in which they stand, which is the order in which Tab goes through them."""
        self.name = self._line("unitName", "如：清源县人民政府")
        self.short = self._line("unitShort", "如：县政府")
        self.level = QComboBox(self)
        self.level.setObjectName("unitLevel")
        self.level.addItem("没有说明", "")
        for value, name in LEVEL_NAMES.items():
            self.level.addItem(name, value)
        self.place = self._line("unitPlace", "如：清源县")
        self.superiors = self._line("unitSuperiors", "由近到远，如：临江市、江东省")
        self.leaders = self._lines("unitLeaders", "一行一位，按排名先后：\n县委书记 李 伟\n县长 张 明")
        self.own = self._lines(
            "unitOwn", "本地的乡镇、部门、企业、村，隔开写，如：东山镇、县水务局、清源水泥厂、李家村"
        )
        self.meetings = self._lines("unitMeetings", "一行一个，如：\n全县安全生产工作会议")
        self.speaker = self._line("unitSpeaker", "最常讲话的人，如：县长 张 明")
        self.speed = self._number("unitSpeed", 1000, " 字/分钟")
        self.speed.setSpecialValueText("没有量过")
        self.limit = self._number("unitLimit", 100, "%")
        self.foreign_limit = self._number("unitForeignLimit", 100, "%")

    def _line(self, name: str, placeholder: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setPlaceholderText(placeholder)
        return line

    def _lines(self, name: str, placeholder: str) -> QPlainTextEdit:
        lines = QPlainTextEdit(self)
        lines.setObjectName(name)
        lines.setPlaceholderText(placeholder)
        lines.setTabChangesFocus(True)
        lines.setMinimumHeight(lines.fontMetrics().lineSpacing() * 3)
        return lines

    def _number(self, name: str, most: int, suffix: str) -> QSpinBox:
        number = QSpinBox(self)
        number.setObjectName(name)
        number.setRange(0, most)
        number.setSuffix(suffix)
        return number

    def _build(self) -> None:
        intro = PlainLabel("填一次，以后自动用来填空、核对地名和职务。只存在这台电脑上。", self)
        intro.setWordWrap(True)
        set_style(intro, muted=True)
        self._error = PlainLabel(self)
        self._error.setObjectName("unitError")
        self._error.setWordWrap(True)
        set_style(self._error, error=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addWidget(self._scrolled_form(), 1)
        layout.addWidget(self._error)
        layout.addLayout(self._buttons())

    def _scrolled_form(self) -> QScrollArea:
        """The fields, to be scrolled where the screen is lower than they are: 保存 is always in sight."""
        page = QWidget(self)
        self._fill_in(page)
        return scrolled(page)

    def _fill_in(self, page: QWidget) -> None:
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            ("单位名称", self.name),
            ("简称", self.short),
            ("层级", self.level),
            ("所在地方", self.place),
            ("上级地方", self.superiors),
            ("领导班子", self.leaders),
            ("本地名称", self._own_names()),
            ("常开的会", self.meetings),
            ("常用讲话人", self.speaker),
            ("讲话速度", self.speed),
            ("引用率提醒", self.limit),
            ("外单位原话提醒", self.foreign_limit),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)

    def _own_names(self) -> QWidget:
        """The field of the unit's own names, with what the library offers below it."""
        self._offer = QPushButton(self)
        self._offer.setObjectName("unitOwnOffer")
        self._offer.setAutoDefault(False)
        set_style(self._offer, link=True)
        self._offer.hide()
        both = QWidget(self)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.own)
        column.addWidget(self._offer)
        self.own.setAccessibleName("本地名称")
        return both

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer names that the library's speeches say; one click takes them in, to be looked through."""
        if names:
            self._offer.setText(f"语料库里常说的{len(names)}个，填进来看看")
            self._offer.setToolTip("、".join(names))
            self._offer.clicked.connect(lambda: self._take_names(names))
            self._offer.show()

    def _take_names(self, names: Sequence[str]) -> None:
        self.own.setPlainText("、".join(dict.fromkeys((*self.unit().own, *names))))
        self._offer.hide()
        self.own.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        later = QPushButton("取消", self)
        later.setAutoDefault(False)
        later.clicked.connect(lambda: QDialog.reject(self))
        keep = QPushButton("保存", self)
        keep.setObjectName("saveUnit")
        keep.setDefault(True)
        set_style(keep, primary=True)
        keep.clicked.connect(self.save)
        row.addWidget(later)
        row.addWidget(keep)
        return row

    def _show(self, unit: Unit) -> None:
        self.name.setText(unit.name)
        self.short.setText(unit.short)
        self.level.setCurrentIndex(max(0, self.level.findData(unit.level)))
        self.place.setText(unit.place)
        self.superiors.setText("、".join(unit.superiors))
        self.leaders.setPlainText(write_leaders(_pairs(unit.leaders)))
        self.own.setPlainText("、".join(unit.own))
        self.meetings.setPlainText("\n".join(unit.meetings))
        self.speaker.setText(unit.speaker)
        self.speed.setValue(unit.speed)
        self.limit.setValue(unit.copied_limit)
        self.foreign_limit.setValue(unit.foreign_limit)
        kept = f"保存后将换成这里填的，原文件另存为“{self._path.name}.broken”。"
        self._say(self._problem + kept if self._problem else "")

    def _propose_place(self, name: str) -> None:
        if self.place.text() == self._proposed_place:
            self._proposed_place = place_of_unit(name)
            self.place.setText(self._proposed_place)
            self._propose_level(self._proposed_place)

    def _propose_level(self, place: str) -> None:
        if level := level_of_place(place):
            self.level.setCurrentIndex(self.level.findData(level))

    def _say(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))


def _known(path: Path) -> tuple[Unit, str]:
    """The unit in a file; an empty one, and why, where it cannot be read."""
    try:
        return load_unit(path), ""
    except UserError as error:
        return Unit(), str(error)


def _pairs(leaders: Sequence[Leader]) -> list[tuple[str, str]]:
    return [(leader.name, leader.post) for leader in leaders]
