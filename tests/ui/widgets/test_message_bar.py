"""The bar that says what a modal box would interrupt for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from drafter.ui.theme import DARK, LIGHT
from drafter.ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot):
    bar = MessageBar(LIGHT)
    qtbot.addWidget(bar)
    return bar


def button(bar, name):
    return next(b for b in bar.findChildren(QPushButton) if name in (b.text(), b.accessibleName()))


def test_it_is_hidden_until_there_is_something_to_say(bar):
    assert bar.isHidden()
    bar.show_message("已导出。")
    assert not bar.isHidden()
    assert bar.text == "已导出。"


def test_the_newest_of_the_gravest_is_shown_and_the_others_come_back(bar, qtbot):
    bar.show_message("填一次本单位。")
    bar.show_message("已导出。")
    assert bar.text == "已导出。"
    bar.show_message("没有保存。", "error")
    assert bar.text == "没有保存。"
    bar.show_message("缺一种字体。", "warning")
    bar.show_message("已导入。")
    assert bar.text == "没有保存。"
    seen = []
    while not bar.isHidden():
        qtbot.mouseClick(button(bar, "关闭这条消息"), Qt.MouseButton.LeftButton)
        seen.append(bar.text)
    assert seen == ["缺一种字体。", "已导入。", "已导出。", "填一次本单位。", ""]


def test_the_same_message_is_not_said_twice(bar):
    bar.show_message("文件打不开。", "error")
    bar.show_message("文件打不开。", "error")
    bar.close_message()
    assert bar.isHidden()


def test_what_is_not_true_any_more_is_taken_back_shown_or_waiting(bar):
    bar.show_message("文件打不开。", "error")
    bar.show_message("磁盘满了。", "error")
    bar.withdraw("文件打不开。")
    assert bar.text == "磁盘满了。"
    bar.withdraw("磁盘满了。")
    assert bar.isHidden()


def test_escape_closes(bar, qtbot):
    bar.show_message("已导出。")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_an_action_is_carried_out_once_and_closes(bar, qtbot):
    done = []
    bar.show_message(
        "已导出。", actions=[("打开", lambda: done.append("打开")), ("撤销", lambda: done.append("撤销"))]
    )
    qtbot.mouseClick(button(bar, "打开"), Qt.MouseButton.LeftButton)
    assert done == ["打开"]
    assert bar.isHidden()


def test_an_action_may_say_something_new(bar, qtbot):
    bar.show_message("导出失败。", "error", [("重试", lambda: bar.show_message("已导出。"))])
    qtbot.mouseClick(button(bar, "重试"), Qt.MouseButton.LeftButton)
    assert bar.text == "已导出。"
    assert [b.text() for b in bar.findChildren(QPushButton) if b.isVisible()] == ["×"]


def test_a_message_goes_by_itself_after_its_time(bar, qtbot):
    bar.show_message("已保存。", timeout=0.02)
    qtbot.waitUntil(bar.isHidden, timeout=2000)
    assert bar.text == ""


def test_clearing_drops_what_waits(bar):
    bar.show_message("第一条")
    bar.show_message("第二条")
    bar.clear()
    assert bar.isHidden()


def test_grave_messages_look_grave(bar):
    bar.resize(400, 40)
    bar.show_message("已导出。")
    calm = bar.grab().toImage().pixelColor(1, 10)
    bar.clear()
    bar.show_message("无法保存。", "error")
    grave = bar.grab().toImage().pixelColor(1, 10)
    assert (calm.name(), grave.name()) == (LIGHT.hint, LIGHT.accent)
    bar.set_theme(DARK)
    assert bar.grab().toImage().pixelColor(1, 10).name() == DARK.accent
