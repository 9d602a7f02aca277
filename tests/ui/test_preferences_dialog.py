"""The form of the settings follows from their declarations and holds at once."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from drafter.files.settings import APPEARANCE, SETTINGS, SHEET_ZOOM, SHOW_SOURCES, SPEED, load_settings
from drafter.ui.shell.preferences_dialog import PreferencesDialog
from tests.conftest import keep_picture
from tests.ui.desk_material import draft_of, forget_changes, open_window


@pytest.fixture
def window(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    window.actions_by_name["actionPreferences"].trigger()
    return window


def field(window, setting, kind):
    return window.findChild(PreferencesDialog).findChild(kind, setting.name)


def test_every_setting_with_a_group_has_a_field_with_a_name(window):
    keep_picture(window.findChild(PreferencesDialog), "preferences")
    for setting in SETTINGS:
        shown = field(window, setting, QWidget)
        assert (shown is not None) == bool(setting.group)
        assert shown is None or shown.accessibleName() == setting.text


def test_what_is_changed_holds_at_once_and_is_kept(window, tmp_path):
    field(window, SHEET_ZOOM, QSpinBox).setValue(150)
    assert window.desk.sheet.zoom == 150
    field(window, SPEED, QSpinBox).setValue(123)
    assert "每分钟 123 字" in window.findChild(QLabel, "statusLength").toolTip()
    field(window, SHOW_SOURCES, QCheckBox).setChecked(False)
    box = field(window, APPEARANCE, QComboBox)
    box.setCurrentIndex(box.findData("dark"))
    box.activated.emit(box.currentIndex())
    assert window.theme.dark
    forget_changes(window)
    assert window.close()
    kept, problem = load_settings(tmp_path / "settings.toml")
    assert problem == ""
    assert [kept.get(s) for s in (SHEET_ZOOM, SPEED, SHOW_SOURCES, APPEARANCE)] == [150, 123, False, "dark"]


def test_what_is_changed_reaches_the_disk_while_the_window_is_open(window, qtbot, tmp_path):
    field(window, SPEED, QSpinBox).setValue(123)
    field(window, SPEED, QSpinBox).setValue(124)
    settings = tmp_path / "settings.toml"
    qtbot.waitUntil(lambda: load_settings(settings)[0].get(SPEED) == 124)


def test_a_layout_is_chosen_by_its_title(window):
    box = window.findChild(PreferencesDialog).findChild(QComboBox, "layout")
    assert box.currentText().startswith("公文版式")


def test_every_page_rolls_on_a_screen_that_is_lower_than_it(window, qtbot):
    """At 200 % of a small screen 300 pixels are left; the button that closes is in sight all the same."""
    dialog = window.findChild(PreferencesDialog)
    dialog.resize(560, 240)
    assert dialog.height() == 240
    pages = dialog.findChild(QTabWidget)
    rolling = []
    for number in range(pages.count()):
        pages.setCurrentIndex(number)
        QApplication.processEvents()
        area = pages.widget(number)
        assert isinstance(area, QScrollArea)
        assert area.widget().width() <= area.viewport().width()
        rolling.append(area.verticalScrollBar().maximum() > 0)
    assert any(rolling)
    close = next(b for b in dialog.findChildren(QPushButton) if b.text() == "关闭")
    assert dialog.rect().contains(close.geometry())
