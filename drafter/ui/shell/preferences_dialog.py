"""The form of the settings; it follows from their declarations."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.files.settings import SETTINGS, Setting
from drafter.ui.base.services import Preferences
from drafter.ui.widgets.fitting import resize_on_screen, scrolled

#: Pixels that the tabs above a page and the buttons below take.
_AROUND = 120


class PreferencesDialog(QDialog):
    """A page for each group of settings; what is changed holds at once."""

    def __init__(self, preferences: Preferences, choices: dict[str, dict[str, str]], parent: QWidget) -> None:
        """`choices` gives, by setting name, the values that are only known now (the layouts), with their texts."""
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("首选项")
        resize_on_screen(self, 560, 400)
        self._preferences = preferences
        self._choices = choices
        self._pages = pages = QTabWidget(self)
        pages.tabBar().setAccessibleName("设置的几页")
        pages.setAccessibleName("首选项")
        for group in dict.fromkeys(setting.group for setting in SETTINGS if setting.group):
            self.add_page(self._page(group), group)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(pages, 1)
        layout.addWidget(buttons)

    def add_page(self, page: QWidget, name: str) -> None:
        """Add a page: the form grows until it shows all of it, and where the screen is lower, the page is scrolled."""
        self._pages.addTab(scrolled(page), name)
        resize_on_screen(self, self.width(), max(self.height(), page.sizeHint().height() + _AROUND))

    def _page(self, group: str) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(16, 18, 16, 12)
        form.setVerticalSpacing(11)
        for setting in (setting for setting in SETTINGS if setting.group == group):
            field = self._field(setting, page)
            field.setObjectName(setting.name)
            field.setAccessibleName(setting.text)
            form.addRow("" if isinstance(field, QCheckBox) else setting.text, field)
        return page

    def _field(self, setting: Setting[Any], page: QWidget) -> QWidget:
        """The field that suits the type of a setting."""
        value = self._preferences.get(setting)
        choices = self._choices.get(setting.name) or setting.choices
        if choices:
            return self._choice(setting, choices, page)
        if isinstance(setting.default, bool):
            box = QCheckBox(setting.text, page)
            box.setChecked(value)
            box.toggled.connect(lambda checked: self._preferences.set(setting, checked))
            return box
        if isinstance(setting.default, int):
            number = QSpinBox(page)
            number.setRange(setting.low, setting.high)
            number.setValue(value)
            number.valueChanged.connect(lambda chosen: self._preferences.set(setting, chosen))
            return number
        line = QLineEdit(value, page)
        line.editingFinished.connect(lambda: self._preferences.set(setting, line.text()))
        return line

    def _choice(self, setting: Setting[Any], choices: Mapping[Any, str], page: QWidget) -> QComboBox:
        box = QComboBox(page)
        for choice, text in choices.items():
            box.addItem(text, choice)
        box.setCurrentIndex(max(0, box.findData(self._preferences.get(setting))))
        box.activated.connect(lambda row: self._preferences.set(setting, box.itemData(row)))
        return box
