"""No window is larger than the screen that it is shown on."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from drafter.ui.widgets.fitting import keep_on_screen, resize_on_screen, shrink_to_screen
from tests.ui.desk_material import draft_of, open_window


def test_a_window_gets_the_size_it_wants_where_there_is_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    resize_on_screen(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    resize_on_screen(window, 90_000, 200)
    assert 300 < window.width() < window.screen().availableSize().width()


def test_a_window_that_grew_over_the_edge_comes_back(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    room = window.screen().availableGeometry()
    window.setGeometry(room.right() - 60, room.bottom() - 40, 300, 200)
    keep_on_screen(window)
    assert room.contains(window.frameGeometry())
    inside = window.frameGeometry()
    keep_on_screen(window)
    assert window.frameGeometry() == inside


def test_a_window_beside_another_of_full_size_gets_smaller_and_stays_beside_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    room = window.screen().availableGeometry()
    window.setGeometry(room.translated(28, 28))
    shrink_to_screen(window)
    assert room.contains(window.frameGeometry())
    assert window.geometry().topLeft() == room.topLeft() + QPoint(28, 28)


@pytest.mark.parametrize("command", ["actionLibrary", "actionUnit", "actionHelp", "actionKeys"])
def test_what_a_command_opens_leaves_room_for_its_frame(qtbot, tmp_path, command):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    before = set(QApplication.topLevelWidgets())
    window.actions_by_name[command].trigger()
    room = window.screen().availableSize()
    opened = [w for w in set(QApplication.topLevelWidgets()) - before if w.isVisible()]
    assert opened
    for one in opened:
        assert one.height() <= room.height() - 60 and one.width() <= room.width() - 40
        one.close()
