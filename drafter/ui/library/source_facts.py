"""What was recognised of a source, to be read and corrected."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from drafter.core.dates import find_date
from drafter.core.model import Source
from drafter.ui.theme import set_style

_LEVELS = (("", "不详"), ("province", "省"), ("city", "市"), ("county", "县区"), ("township", "乡镇"))


class SourceFacts(QWidget):
    """A form with the facts of one source; what was corrected is saved when another source is shown, too."""

    #: The Source as it was corrected.
    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceFacts")
        self._source: Source | None = None
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._lines = {
            "title": self._line(form, self.tr("标题")),
            "date": self._line(form, self.tr("日期")),
            "speaker": self._line(form, self.tr("讲话人")),
            "occasion": self._line(form, self.tr("场合")),
            "unit": self._line(form, self.tr("单位")),
            "place": self._line(form, self.tr("地方")),
        }
        self._lines["date"].setPlaceholderText(self.tr("如 2025年10月9日，不详可空着"))
        self._level = QComboBox(self)
        self._level.setAccessibleName(self.tr("层级"))
        for value, name in _LEVELS:
            self._level.addItem(self.tr(name), value)
        self._level.currentIndexChanged.connect(self._judge)
        self._save = QPushButton(self.tr("保存更正"), self)
        self._save.setObjectName("saveFacts")
        self._save.clicked.connect(self.save)
        last = QHBoxLayout()
        last.addWidget(self._level)
        last.addStretch(1)
        last.addWidget(self._save)
        form.addRow(self.tr("层级"), last)
        self.show_source(None)

    def show_source(self, source: Source | None) -> None:
        """Show the facts of a source; None empties and locks the form.

        The source that was shown before is saved. Shown again, it keeps what is being typed.
        """
        if source and self._source and source.id == self._source.id and self._is_touched():
            self._source = source
            self._judge()
            return
        self.keep()
        self._source = None
        for name, line in self._lines.items():
            value = getattr(source, name) if source else ""
            line.setText(_written(value))
            line.setCursorPosition(0)
        self._level.setCurrentIndex(max(0, self._level.findData(source.level if source else "")))
        self._source = source
        self.setEnabled(source is not None)
        self._judge()

    def save(self) -> None:
        """Give out the corrected source, where the form holds one that differs and can be understood."""
        if (corrected := self._corrected()) and corrected != self._source:
            self.corrected.emit(corrected)

    def keep(self) -> None:
        """Save before the form is left; a date that cannot be understood stays as it was."""
        if self._source and not self._date_is_clear():
            self._lines["date"].setText(_written(self._source.date))
        self.save()

    def _is_touched(self) -> bool:
        return self._source is not None and self._corrected() != self._source

    def _date_is_clear(self) -> bool:
        written = self._lines["date"].text().strip()
        return not written or _understood(written) is not None

    def _corrected(self) -> Source | None:
        """The source as the form has it; None where the date cannot be understood."""
        if self._source is None or not self._date_is_clear():
            return None
        texts = {name: line.text().strip() for name, line in self._lines.items()}
        day = _understood(texts.pop("date"))
        return replace(self._source, **texts, date=day, level=str(self._level.currentData()))

    def _judge(self) -> None:
        """Show what is wrong, and offer to save what is right and new."""
        if self._source is None:
            self._save.setEnabled(False)
            return
        corrected = self._corrected()
        set_style(self._lines["date"], error=corrected is None)
        self._lines["date"].setToolTip(
            "" if corrected else self.tr("看不懂这个日期，请写成 2025年10月9日 或 2025-10-09。")
        )
        self._save.setEnabled(corrected not in (None, self._source))

    def _line(self, form: QFormLayout, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.textChanged.connect(self._judge)
        line.returnPressed.connect(self.save)
        form.addRow(name, line)
        return line


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _understood(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return find_date(text)
