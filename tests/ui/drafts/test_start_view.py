"""What is seen before a draft is open."""

import datetime
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolBar

from drafter.core import edits
from drafter.files.outlines import load_outlines
from drafter.files.recovery import Orphan
from drafter.ui.base.commands import TOOL_BAR
from drafter.ui.base.theme import DARK, LIGHT
from drafter.ui.drafts.recent_drafts import RecentDraft, recent_drafts, when_said
from drafter.ui.drafts.start_view import StartView
from drafter.ui.widgets.two_lines import DETAIL_ROLE
from tests.ui.desk_material import draft_of, open_window

OUTLINES = load_outlines(None)
NOON = datetime.datetime(2026, 11, 20, 12, 0)


@pytest.fixture
def view(qtbot):
    view = StartView(OUTLINES, LIGHT)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    return view


def heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values[0] if values else None))
    return said


def click_row(qtbot, widget, row):
    place = widget.visualItemRect(widget.item(row)).center()
    qtbot.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=place)


def button(view, text):
    return next(b for b in view.findChildren(QPushButton) if b.text() == text)


def dropped(view, paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), *common)
    QApplication.sendEvent(view, enter)
    drop = QDropEvent(QPointF(20, 20), *common)
    if enter.isAccepted():
        QApplication.sendEvent(view, drop)
    return enter.isAccepted()


def test_a_click_on_an_outline_chooses_it(view, qtbot):
    chosen = heard(view.outline_chosen)
    click_row(qtbot, view.picker, 2)
    assert chosen == [OUTLINES[2]]


def test_the_arrows_and_enter_choose_an_outline(view, qtbot):
    chosen = heard(view.outline_chosen)
    view.picker.setCurrentRow(0)
    qtbot.keyClick(view.picker, Qt.Key.Key_Right)
    assert chosen == []
    qtbot.keyClick(view.picker, Qt.Key.Key_Return)
    assert chosen == [OUTLINES[1]]


def test_all_outlines_are_seen_without_scrolling(view):
    assert view.picker.height() >= view.picker.heightForWidth(view.picker.width())
    assert not view.picker.verticalScrollBar().isVisible()


def test_recent_drafts_are_opened_with_a_click_or_enter(view, qtbot):
    paths = [Path("/drafts/甲.gao"), Path("/drafts/乙.gao")]
    chosen = heard(view.draft_chosen)
    view.set_recent(paths)
    click_row(qtbot, view.recents, 1)
    view.recents.setCurrentRow(0)
    qtbot.keyClick(view.recents, Qt.Key.Key_Return)
    assert chosen == [paths[1], paths[0]]


def test_a_draft_whose_file_is_gone_is_grey_and_not_opened(view, qtbot, tmp_path):
    here, gone = tmp_path / "在.gao", tmp_path / "不在.gao"
    here.write_text("{}")
    os.utime(here, (NOON.timestamp(), NOON.timestamp()))
    view.set_recent([here, gone])
    view.recents.show_details(recent_drafts([here, gone]), NOON)
    chosen = heard(view.draft_chosen)
    click_row(qtbot, view.recents, 1)
    assert chosen == []
    details = [view.recents.item(row).data(DETAIL_ROLE) for row in range(2)]
    assert details[0].startswith("今天 12:00")
    assert "已移走或删除" in details[1]


def test_details_of_other_drafts_are_passed_over(view):
    view.set_recent([Path("/drafts/甲.gao")])
    view.show_details([RecentDraft(Path("/drafts/乙.gao"), NOON)])
    assert view.recents.item(0).data(DETAIL_ROLE) == str(Path("/drafts"))


def test_without_recent_drafts_a_sentence_says_how_to_begin(view):
    view.set_recent([])
    assert not view.recents.isVisible()
    hint = next(label for label in view.findChildren(QLabel) if "第一次用" in label.text())
    assert hint.isVisible()


def test_open_and_import_are_asked_for(view, qtbot):
    opened, imported = heard(view.open_requested), heard(view.import_requested)
    qtbot.keyClick(view.open_button, Qt.Key.Key_Space)
    qtbot.mouseClick(view.import_button, Qt.MouseButton.LeftButton)
    assert (len(opened), len(imported)) == (1, 1)


def test_a_recovered_draft_is_offered(view, qtbot, three_part):
    orphan = Orphan(Path("/recovery/1.gao"), saved_at=NOON, draft=three_part)
    recovered, discarded = heard(view.recover_requested), heard(view.discard_recovery_requested)
    view.set_orphans([orphan], NOON)
    qtbot.mouseClick(button(view, "恢复"), Qt.MouseButton.LeftButton)
    assert recovered == [orphan]
    qtbot.mouseClick(button(view, "不要了"), Qt.MouseButton.LeftButton)
    assert discarded == []
    qtbot.mouseClick(button(view, "再按一次，彻底删除"), Qt.MouseButton.LeftButton)
    assert discarded == [orphan]
    view.set_orphans([])
    assert [b for b in view.findChildren(QPushButton) if b.text() == "恢复" and b.isVisible()] == []


def test_a_broken_recovery_copy_can_only_be_thrown_away(view):
    view.set_orphans([Orphan(Path("/recovery/1.gao"), problem="这份恢复副本已损坏。")])
    texts = [b.text() for b in view.findChildren(QPushButton)]
    assert "恢复" not in texts
    assert "不要了" in texts
    discarded = heard(view.discard_recovery_requested)
    button(view, "不要了").click()
    assert len(discarded) == 1


def test_dropped_files_are_imported(view, tmp_path):
    got = heard(view.files_dropped)
    paths = [tmp_path / "甲.docx", tmp_path / "旧讲话"]
    assert dropped(view, paths)
    assert got == [paths]


def test_a_dropped_draft_is_opened(view, tmp_path):
    opened, imported = heard(view.draft_chosen), heard(view.files_dropped)
    assert dropped(view, [tmp_path / "稿.gao"])
    assert opened == [tmp_path / "稿.gao"]
    assert imported == []


def test_a_dropped_link_is_refused(view):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.docx")])
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, enter)
    assert not enter.isAccepted()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime.datetime(2026, 11, 20, 9, 5), "今天 09:05"),
        (datetime.datetime(2026, 11, 19, 17, 0), "昨天 17:00"),
        (datetime.datetime(2026, 3, 3), "3月3日"),
        (datetime.datetime(2025, 12, 31), "2025年12月31日"),
    ],
)
def test_moments_are_said_as_people_do(moment, said):
    assert when_said(moment, NOON) == said


def test_it_changes_its_colours(view):
    light = view.picker.grab().toImage().pixelColor(60, 60)
    view.set_theme(DARK)
    assert view.picker.grab().toImage().pixelColor(60, 60) != light


def test_before_there_is_a_draft_nothing_offers_to_save_export_or_check_it(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    offered = [name for name, action in window.actions_by_name.items() if action.isEnabled()]
    assert {"actionNew", "actionOpen", "actionImport", "actionLibrary", "actionSearch", "actionUnit"} <= set(
        offered
    )
    assert not {"actionSave", "actionSaveAs", "actionExport", "actionCheck", "actionPreview", "moveUp"} & set(
        offered
    )
    assert window.findChild(QLabel, "statusLength").text() == ""
    window.files.start(draft_of("一段。"))
    assert all(window.actions_by_name[name].isEnabled() for name in ("actionSave", "actionExport", "moveUp"))
    assert window.findChild(QLabel, "statusLength").text().startswith("3 字")
    window.actions_by_name["actionHome"].trigger()
    assert window.actions_by_name["actionSave"].isEnabled()


def test_the_names_of_what_can_be_undone_push_no_other_button_aside(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    bar = window.findChild(QToolBar, "toolBar")
    buttons = [bar.widgetForAction(window.actions_by_name[name]) for name in TOOL_BAR if name]
    before = [button.x() for button in buttons]
    window.session.apply(lambda draft: edits.set_text(draft, "0", "另一段。"), "换成本级说法")
    QApplication.processEvents()
    assert "换成本级说法" in buttons[-2].text()
    assert [button.x() for button in buttons[:-1]] == before[:-1]


@pytest.mark.parametrize("way", ["button", "goSheet", "moveUp"])
def test_the_start_page_leads_back_to_the_draft_that_is_open(qtbot, tmp_path, way):
    """By its button, and by whatever is done to a draft: nothing changes behind the page."""
    window = open_window(qtbot, tmp_path)
    window.show()
    view = window.start_view
    assert not view.back_button.isVisible()
    window.files.start(draft_of("一段。"))
    window.actions_by_name["actionHome"].trigger()
    assert view.isVisible() and view.back_button.isVisible()
    assert "回到" in view.back_button.text()
    if way == "button":
        qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    else:
        window.actions_by_name[way].trigger()
    assert window.desk.sheet.isVisible()
    assert not view.isVisible()
