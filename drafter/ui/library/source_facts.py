"""What was recognised of sources, to be read and corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from drafter.core.dates import find_date
from drafter.core.model import LEVEL_NAMES, STATE_NAMES, WHOSE_NAMES, Source
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.fields import written_in

#: What is chosen from a list: the name of the field and its values.
_CHOICES: Mapping[str, tuple[str, Sequence[tuple[str, str]]]] = {
    "level": ("层级", tuple(LEVEL_NAMES.items())),
    "whose": ("归属", tuple(WHOSE_NAMES.items())),
    "state": ("状态", tuple(STATE_NAMES.items())),
}
_UNKNOWN = ("", "不详")

#: Stands for a choice where the sources shown have several.
_SEVERAL = "各不相同"


class SourceFacts(QWidget):
    """A form with the facts of one source, or with what several have in common, to be corrected in all of them.

    What was corrected is saved when other sources are shown, too.
    """

    #: A list of the Source as they were corrected.
    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceFacts")
        self._sources: tuple[Source, ...] = ()
        #: What was put into each field when these sources were shown.
        self._shown: dict[str, str] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._lines = {
            "title": self._line(form, "标题"),
            "date": self._line(form, "日期"),
            "speaker": self._line(form, "讲话人"),
            "occasion": self._line(form, "场合"),
            "unit": self._line(form, "单位"),
            "place": self._line(form, "地方"),
        }
        self._choices = {name: self._choice(*choice) for name, choice in _CHOICES.items()}
        self._save = QPushButton(self)
        self._save.setObjectName("saveFacts")
        self._save.clicked.connect(self.save)
        last = QHBoxLayout()
        for name, choice in self._choices.items():
            form.addRow(_CHOICES[name][0], last := QHBoxLayout())
            last.addWidget(choice)
            last.addStretch(1)
        last.addWidget(self._save)
        self.show_sources(())

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Show the facts that the sources have in common; none empty and lock the form.

        The sources that were shown before are saved. Shown again, they keep what is being typed.
        """
        same = [one.id for one in sources] == [one.id for one in self._sources]
        typing = same and self._typed() != self._shown
        if not typing:
            self.keep()
        self._sources = ()
        common = {name: _common([_written(getattr(one, name)) for one in sources]) for name in self._names()}
        for name, line in self._lines.items():
            line.setPlaceholderText("各不相同" if common[name] is None else self._hint(name))
        self._shown = {name: "" if value is None else value for name, value in common.items()}
        for name in self._choices:
            self._shown[name] = _SEVERAL if common[name] is None else self._shown[name]
        if not typing:
            self._fill()
        self._sources = tuple(sources)
        many = f"更正这 {len(sources)} 篇"
        self._save.setText(many if len(sources) > 1 else "保存更正")
        self.setEnabled(bool(sources))
        self._judge()

    def _fill(self) -> None:
        for name, line in self._lines.items():
            line.setText(self._shown[name])
            line.setCursorPosition(0)
        for name, choice in self._choices.items():
            choice.setCurrentIndex(choice.findData(self._shown[name]))

    def save(self) -> None:
        """Give out the corrected sources, where the form says anything new that can be understood."""
        corrected = self._corrected() or ()
        pairs = zip(self._sources, corrected, strict=False)
        if changed := [after for before, after in pairs if after != before]:
            self.corrected.emit(changed)

    def keep(self) -> None:
        """Save before the form is left; a date that cannot be understood stays as it was."""
        if self._sources and not self._date_is_clear():
            self._lines["date"].setText(self._shown["date"])
        self.save()

    def _hint(self, name: str) -> str:
        return "如 2025年10月9日，不详可空着" if name == "date" else ""

    def _names(self) -> tuple[str, ...]:
        return (*self._lines, *self._choices)

    def _typed(self) -> dict[str, str]:
        """What stands in each field."""
        lines = {name: written_in(line) for name, line in self._lines.items()}
        chosen = {name: choice.currentData() for name, choice in self._choices.items()}
        return lines | {name: _SEVERAL if value is None else str(value) for name, value in chosen.items()}

    def _date_is_clear(self) -> bool:
        written = written_in(self._lines["date"])
        return not written or _understood(written) is not None

    def _corrected(self) -> tuple[Source, ...] | None:
        """The sources with every field that was changed; None where the date cannot be understood."""
        if not self._date_is_clear():
            return None
        fresh: dict[str, Any] = {
            name: value for name, value in self._typed().items() if value != self._shown[name]
        }
        if "date" in fresh:
            fresh |= {"date": _understood(fresh["date"]), "date_guessed": False}
        return tuple(replace(one, **fresh) for one in self._sources)

    def _judge(self) -> None:
        """Show what is wrong, and offer to save what is right and new."""
        if not self._sources:
            self._save.setEnabled(False)
            return
        corrected = self._corrected()
        set_style(self._lines["date"], error=corrected is None)
        self._lines["date"].setToolTip(
            "看不懂这个日期，请写成 2025年10月9日 或 2025-10-09。" if corrected is None else ""
        )
        self._save.setEnabled(corrected not in (None, self._sources))

    def _line(self, form: QFormLayout, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.textChanged.connect(self._judge)
        line.returnPressed.connect(self.save)
        form.addRow(name, line)
        return line

    def _choice(self, name: str, values: Sequence[tuple[str, str]]) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        for value, shown in (_UNKNOWN, *values):
            choice.addItem(shown, value)
        choice.currentIndexChanged.connect(self._judge)
        return choice


def _common(values: Sequence[str]) -> str | None:
    """The value that all have, "" where there are none; None where they differ."""
    kinds = set(values) or {""}
    return kinds.pop() if len(kinds) == 1 else None


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _understood(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return find_date(text)
