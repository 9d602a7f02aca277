"""The line in the status area that says what a modal box would interrupt for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from drafter.ui.base.theme import DARK, LIGHT
from drafter.ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot):
    bar = MessageBar(LIGHT)
    qtbot.addWidget(bar)
    bar.resize(700, bar.sizeHint().height())
    bar.show()
    return bar


def button(bar, name):
    return next(b for b in bar.findChildren(QPushButton) if name in (b.text(), b.accessibleName()))


def links(bar):
    return [b.text() for b in bar.findChildren(QPushButton) if b.isVisible() and b.text() != "×"]


def test_it_takes_the_same_room_whether_it_says_something_or_not(bar):
    height = bar.sizeHint().height()
    bar.show_message("很长的话，" * 60, "error", [("打开", list)])
    assert (bar.sizeHint().height(), bar.width()) == (height, 700)
    assert bar.minimumSizeHint().width() < 400


def test_the_gravest_is_shown_and_what_it_displaced_comes_back_unless_it_only_told_of_something(bar, qtbot):
    bar.show_message("填一次本单位。", actions=[("现在填", list)])
    bar.show_message("已导入。")
    assert bar.text == "已导入。"
    bar.show_message("没有保存。", "error")
    assert bar.text == "没有保存。"
    bar.show_message("缺一种字体。", "warning")
    assert bar.text == "没有保存。"
    seen = []
    while bar.text:
        qtbot.mouseClick(button(bar, "关闭这条消息"), Qt.MouseButton.LeftButton)
        seen.append(bar.text)
    assert seen == ["缺一种字体。", "填一次本单位。", ""]


def test_the_same_message_is_not_said_twice(bar):
    bar.show_message("文件打不开。", "error")
    bar.show_message("文件打不开。", "error")
    bar.close_message()
    assert bar.text == ""


def test_what_is_not_true_any_more_is_taken_back_shown_or_waiting(bar):
    bar.show_message("文件打不开。", "error")
    bar.show_message("磁盘满了。", "error")
    bar.withdraw("文件打不开。")
    assert bar.text == "磁盘满了。"
    bar.withdraw("磁盘满了。")
    assert bar.text == ""


def test_a_change_of_the_draft_ends_what_was_said_of_the_last_one(bar):
    open_blanks = [True]
    bar.show_message("有待填的地方。", actions=[("填空", list)], holds=lambda: open_blanks[0])
    bar.show_message("已导出。", actions=[("打开", list)])
    bar.draft_changed()
    assert bar.text == "有待填的地方。"
    bar.draft_changed()
    assert bar.text == "有待填的地方。"
    open_blanks[0] = False
    bar.draft_changed()
    assert bar.text == ""


def test_what_went_wrong_stays_though_the_writer_goes_on(bar):
    bar.show_message("没有保存。", "error")
    bar.draft_changed()
    assert bar.text == "没有保存。"


def test_escape_closes(bar, qtbot):
    bar.show_message("已导出。")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text == ""


def test_one_action_stands_beside_a_message_the_others_are_behind_it(bar, qtbot):
    done = []
    actions = [("打开", lambda: done.append("打开")), ("打开文件夹", lambda: done.append("打开文件夹"))]
    bar.show_message("已导出。", actions=actions)
    assert links(bar) == ["打开", "更多…"]
    button(bar, "更多…").click()
    bar.findChild(QMenu).actions()[0].trigger()
    assert done == ["打开文件夹"]
    assert bar.text == ""


def test_a_question_shows_both_its_answers(bar, qtbot):
    done = []
    bar.show_message("那边改过。", "warning", [("都保留", lambda: done.append(1)), ("覆盖那边的", list)])
    assert links(bar) == ["都保留", "覆盖那边的"]
    qtbot.mouseClick(button(bar, "都保留"), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert bar.text == ""


def test_an_action_may_say_something_new(bar, qtbot):
    bar.show_message("导出失败。", "error", [("重试", lambda: bar.show_message("已导出。"))])
    qtbot.mouseClick(button(bar, "重试"), Qt.MouseButton.LeftButton)
    assert bar.text == "已导出。"
    assert links(bar) == []


def test_clearing_drops_what_waits(bar):
    bar.show_message("第一条", "error")
    bar.show_message("第二条", "error")
    bar.clear()
    assert bar.text == ""


def test_only_what_is_grave_has_a_coloured_dot(bar):
    def dot() -> str:
        return bar.grab().toImage().pixelColor(4, bar.height() // 2).name()

    bar.show_message("已导出。")
    calm = dot()
    bar.show_message("无法保存。", "error")
    assert dot() == LIGHT.accent != calm
    bar.set_theme(DARK)
    assert dot() == DARK.accent
