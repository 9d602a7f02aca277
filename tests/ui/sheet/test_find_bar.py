"""Find and replace in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.desk_material import draft_of, open_window, texts


@pytest.fixture
def window(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("安全第一，安全为天。", "这一段没有。", "讲安全。"))
    window.desk.sheet.go_to("0")
    return window


def count(window) -> str:
    return window.findChild(QLabel, "findCount").text()


def selected(window) -> tuple[str, str]:
    return window.desk.sheet.paragraph.id, window.desk.sheet.textCursor().selectedText()


def find(window, words: str) -> None:
    window.actions_by_name["actionFind"].trigger()
    window.tools.find.words.setText(words)


def test_finds_across_the_draft_goes_round_and_marks_every_match(window):
    find(window, "安全")
    assert count(window) == "共 3 处"
    assert len(window.desk.sheet.extraSelections()) >= 3
    words = window.tools.find.words
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert (count(window), selected(window)) == ("第 1 处，共 3 处", ("0", "安全"))
    window.actions_by_name["actionFindNext"].trigger()
    window.actions_by_name["actionFindNext"].trigger()
    assert (count(window), selected(window)) == ("第 3 处，共 3 处", ("2", "安全"))
    window.actions_by_name["actionFindNext"].trigger()
    assert count(window) == "第 1 处，共 3 处"
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(window) == "第 3 处，共 3 处"


def test_escape_closes_and_gives_the_keyboard_back(window):
    find(window, "安全")
    QTest.keyClick(window.tools.find.words, Qt.Key.Key_Escape)
    assert window.tools.find.isHidden()
    assert window.focusWidget() is window.desk.sheet
    assert not window.desk.sheet.extraSelections()


def test_replaces_one_and_goes_on(window):
    find(window, "安全")
    bar = window.tools.find
    bar.new_words.setText("质量")
    bar.replace_one()
    bar.replace_one()
    assert texts(window)[0] == "质量第一，安全为天。"
    assert selected(window) == ("0", "安全")


def test_replaces_all_that_is_ticked_in_the_preview_in_one_step(window):
    before = window.session.draft
    window.actions_by_name["actionReplace"].trigger()
    bar = window.tools.find
    bar.words.setText("安全")
    bar.new_words.setText("安全生产")
    bar.show_preview()
    assert bar.preview.lines.count() == 3
    assert "〔安全 → 安全生产〕第一" in bar.preview.lines.item(0).text()
    bar.preview.lines.item(1).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(bar.preview.lines, Qt.Key.Key_Return)
    assert texts(window) == ["安全生产第一，安全为天。", "这一段没有。", "讲安全生产。"]
    assert window.session.undo_label == "替换"
    window.session.undo()
    assert window.session.draft == before


def test_says_when_nothing_is_found_and_follows_the_draft(window, qtbot):
    find(window, "不在这里")
    assert count(window) == "没有找到"
    window.tools.find.words.setText("安全")
    window.session.apply(lambda draft: draft_of("安全。"), "打字")
    qtbot.waitUntil(lambda: count(window) == "共 1 处")


def test_find_next_before_anything_was_looked_for_opens_the_bar(window):
    window.actions_by_name["actionFindNext"].trigger()
    assert not window.tools.find.isHidden()
