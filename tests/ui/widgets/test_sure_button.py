"""The button for what cannot be taken back."""

import pytest
from PySide6.QtCore import Qt

from drafter.ui.widgets.sure_button import SureButton


@pytest.fixture
def button(qtbot):
    button = SureButton("清空")
    qtbot.addWidget(button)
    button.show()
    return button


@pytest.fixture
def meant(button):
    said = []
    button.meant.connect(lambda: said.append(True))
    return said


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_acts_at_the_second_press_and_then_begins_anew(qtbot, button, meant):
    press(qtbot, button)
    assert (button.text(), meant) == ("再按一次，彻底删除", [])
    press(qtbot, button)
    assert (button.text(), meant) == ("清空", [True])
    press(qtbot, button)
    assert meant == [True]


def test_the_keyboard_presses_it_too(qtbot, button, meant):
    for _ in range(2):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert meant == [True]


def test_what_was_pressed_once_can_be_forgotten(qtbot, button, meant):
    press(qtbot, button)
    button.calm()
    assert button.text() == "清空"
    press(qtbot, button)
    assert meant == []
