"""The loose ends between the panels of the desk."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from drafter.ui.library.page import LibraryPage
from drafter.ui.library.source_table import SourceTable
from tests.ui.desk_material import draft_of, open_window


def test_escape_in_the_empty_search_box_goes_back_to_the_sheet(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    window.actions_by_name["actionSearch"].trigger()
    box = window.findChild(QLineEdit, "librarySearch")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.sheet


def test_an_import_while_the_library_page_is_open_shows_there(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    qtbot.waitUntil(lambda: window._services.library.counts()[0] == 16, timeout=20000)
    window.actions_by_name["actionLibrary"].trigger()
    page = window.findChild(LibraryPage)
    qtbot.waitUntil(lambda: len(page.findChild(SourceTable).records) == 16, timeout=20000)
    page.import_requested.disconnect()  # the file dialog has tests of its own
    page.import_requested.connect(lambda: window.imports.take([speech]))
    speech = tmp_path / "讲话.txt"
    speech.write_text(
        "在全县工作会议上的讲话\n同志们：\n　　今天召开会议，部署工作，请大家抓好落实。\n", encoding="utf-8"
    )
    page.import_requested.emit()
    qtbot.waitUntil(lambda: len(page.findChild(SourceTable).records) == 17, timeout=20000)


def test_every_control_of_the_desk_that_takes_the_keyboard_has_a_name(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段，【待填】。"))
    window.actions_by_name["actionReplace"].trigger()
    window.actions_by_name["actionBlanks"].trigger()
    reachable = [
        widget
        for widget in window.desk.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [w for w in reachable if not (w.accessibleName() or getattr(w, "text", str)())]
    assert len(reachable) > 10
    assert [(type(w).__name__, w.objectName()) for w in nameless] == []
