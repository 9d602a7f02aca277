"""Every command is found by typing its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from drafter.ui.base.commands import all_commands
from drafter.ui.shell.command_palette import CommandPalette
from tests.conftest import keep_picture
from tests.ui.desk_material import draft_of, open_window


@pytest.fixture
def window(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    return window


def open_palette(window, qtbot) -> CommandPalette:
    window.actions_by_name["actionPalette"].trigger()
    palette = window.findChild(CommandPalette)
    qtbot.waitUntil(lambda: all(entry.pinyin for entry in palette._entries), timeout=20000)
    return palette


def found(palette: CommandPalette) -> list[str]:
    return [palette.commands.item(row).text() for row in range(palette.commands.count())]


def test_lists_every_enabled_command_with_its_keys(window, qtbot):
    palette = open_palette(window, qtbot)
    keep_picture(palette, "palette")
    enabled = [action for action in window.actions_by_name.values() if action.isEnabled()]
    assert len(found(palette)) == len(enabled) - 1
    assert palette.commands.item(0).data(Qt.ItemDataRole.UserRole) == "Ctrl+N"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("查找", "查找"),
        ("cz", "查找"),
        ("daochu", "导出 Word 或 PDF"),
        ("pdf", "导出 Word 或 PDF"),
        ("导大字", "导出朗读用大字版"),
        ("zzxz", "专注写作"),
        ("hyd", "换一段"),
        ("存为提纲", "存为提纲"),
        ("cwtg", "存为提纲"),
        ("找相似", "找相似"),
        ("以此文", "以此文为提纲"),
        ("只看", "只看这一篇"),
        ("来源", "按标题找一篇来源"),
    ],
)
def test_names_initials_and_pinyin_lead_to_a_command(window, qtbot, words, name):
    palette = open_palette(window, qtbot)
    palette.words.setText(words)
    assert name in found(palette)[:3]


def test_enter_runs_the_chosen_command(window, qtbot):
    palette = open_palette(window, qtbot)
    QTest.keyClicks(palette.words, "zzxz")
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    assert window.tools.focus.is_on
    window.actions_by_name["toggleFocus"].trigger()
    assert not window.tools.focus.is_on


def test_every_command_is_in_a_menu_and_has_a_tip(window):
    actions = window.actions_by_name
    assert set(actions) == {command.name for command in all_commands()}
    assert all(isinstance(action, QAction) and action.toolTip() for action in actions.values())


def test_no_two_commands_share_their_keys():
    keys = [command.keys for command in all_commands() if command.keys]
    assert len(keys) == len(set(keys))


def test_is_no_popup_and_closes_when_the_user_turns_to_the_window(window, qtbot):
    window.show()
    window.actions_by_name["actionPalette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette.windowType() is not Qt.WindowType.Popup  # which takes no input method under Windows
    qtbot.waitUntil(palette.isActiveWindow)
    assert palette.words.hasFocus()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)
