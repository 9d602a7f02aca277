"""The loose ends between the panels of the desk."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QWidget

from drafter.core import edits
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot
from drafter.ui.library.page import LibraryPage
from drafter.ui.library.source_table import SourceTable
from tests.conftest import starter_files
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
    qtbot.waitUntil(lambda: window._services.library.counts()[0] == len(starter_files()), timeout=20000)
    window.actions_by_name["actionLibrary"].trigger()
    page = window.findChild(LibraryPage)
    qtbot.waitUntil(lambda: len(page.findChild(SourceTable).records) == len(starter_files()), timeout=20000)
    page.import_requested.disconnect()  # the file dialog has tests of its own
    page.import_requested.connect(lambda: window.imports.take([speech]))
    speech = tmp_path / "讲话.txt"
    speech.write_text(
        "在全县工作会议上的讲话\n同志们：\n　　今天召开会议，部署工作，请大家抓好落实。\n", encoding="utf-8"
    )
    page.import_requested.emit()
    qtbot.waitUntil(
        lambda: len(page.findChild(SourceTable).records) == len(starter_files()) + 1, timeout=20000
    )


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


@pytest.mark.parametrize("accepted", [True, False])
def test_a_skeleton_is_kept_by_the_name_that_is_asked_for(qtbot, tmp_path, accepted):
    """What the dialog begins with is the draft's title; who turns away keeps nothing."""
    window = open_window(qtbot, tmp_path)
    window.files.start(titled("在全县防汛工作会议上的讲话", "抓好防汛。"))
    begun = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        begun.append(dialog.textValue())
        dialog.setTextValue("防汛会四段")
        dialog.done(accepted)

    QTimer.singleShot(0, answer)
    window.actions_by_name["saveOutline"].trigger()
    assert begun == ["在全县防汛工作会议上的讲话"]
    assert ("防汛会四段" in [one.title for one in window._services.outlines()]) == accepted


def test_the_status_warns_of_a_speech_that_is_too_long_or_will_be(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    length = window.findChild(QLabel, "statusLength")
    speech = titled("在全县防汛工作会议上的讲话", "抓好防汛。" * 20, minutes=10)
    window.files.start(speech)
    assert length.text() == "113 字 · 约 1 分钟，计划 10 分钟" and not length.property("caution")
    open_place = Paragraph("open", slot=Slot(Role.BODY, prompt="讲什么", share=1.2))
    window.session.apply(lambda draft: draft.with_paragraphs((*draft.paragraphs, open_place)), "加一处")
    assert length.toolTip() == "空位按计划写满，要讲约 13 分钟，比计划的 10 分钟长" and length.property(
        "caution"
    )
    window.session.apply(lambda draft: edits.set_text(draft, "open", "抓好防汛。" * 600), "写")
    assert length.text().endswith("约 16 分钟，计划 10 分钟，超出 6 分钟")
    assert length.toolTip() == "已经比计划的 10 分钟长：按每分钟 200 字要讲约 16 分钟"
    window.session.undo()
    window.session.undo()
    assert length.toolTip() == "按每分钟 200 字算" and not length.property("caution")


def titled(title, text, minutes=0):
    """A draft of a title and one paragraph."""
    paragraphs = (Paragraph("title", Role.TITLE, text=title), Paragraph("body", text=text))
    return Draft(Facts(title, minutes=minutes), paragraphs)
