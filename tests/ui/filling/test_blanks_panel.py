"""Blanks: listed once, filled once for the whole draft, known ones by themselves, one step."""

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from drafter.core.fills import blank_groups
from drafter.core.model import Facts
from drafter.core.unit import Leader, Unit
from drafter.files.unit import save_unit
from drafter.ui.document.session import Session
from drafter.ui.filling.blanks_panel import BlanksPanel
from drafter.ui.filling.known_blanks import known_fill
from tests.ui.desk_material import clip_from, draft_of, open_window, texts

OURS = Unit(
    "清源县人民政府", "县政府", "county", "清源县", ("临江市", "江东省"), (Leader("李伟", "县委书记"),)
)


@pytest.fixture
def panel(qtbot):
    session = Session(draft_of("请【乡镇名】在【时限】前完成。", "【乡镇名】要带头，XX局配合。"))
    panel = BlanksPanel(session, lambda: OURS)
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    panel.open()
    QApplication.processEvents()
    return panel


def type_in_row(text: str) -> None:
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_keyboard_alone_fills_all_blanks_in_one_step(panel):
    before = panel._session.draft
    assert panel.rows.topLevelItemCount() == 3
    for text in ("qingshan", "friday", "emergency"):
        type_in_row(text)
    assert [p.text for p in panel._session.draft.paragraphs] == [
        "请qingshan在friday前完成。",
        "qingshan要带头，emergency局配合。",
    ]
    panel._session.undo()
    assert panel._session.draft == before


def test_what_is_left_empty_stays_a_blank(panel):
    panel.fields[1].setText("周五")
    panel.fill()
    assert [p.text for p in panel._session.draft.paragraphs] == [
        "请【乡镇名】在周五前完成。",
        "【乡镇名】要带头，XX局配合。",
    ]
    assert panel.rows.topLevelItemCount() == 2


def test_what_was_typed_survives_a_change_of_the_draft(panel, qtbot):
    QTest.keyClicks(panel.fields[0], "qingshan")
    draft = panel._session.draft
    panel._session.apply(lambda d: draft_of("【又一个】。", *(p.text for p in draft.paragraphs)), "打字")
    qtbot.waitUntil(lambda: panel.rows.topLevelItemCount() == 4)
    rows = [panel.rows.topLevelItem(n) for n in range(panel.rows.topLevelItemCount())]
    assert [row.text(0) for row in rows][:2] == ["又一个", "乡镇名"]
    assert [field.text() for field in panel.fields][:2] == ["", "qingshan"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("【县名】", "清源县"),
        ("【市名】", "临江市"),
        ("【单位名】", "清源县人民政府"),
        ("【县委书记】", "李伟"),
        ("【书记】", "李伟"),
        ("X县", "清源"),
        ("X市", "临江"),
        ("【年份】", "2026"),
        ("【河流名】", ""),
        ("XX局", ""),
    ],
)
def test_the_unit_and_the_facts_know(text, known):
    draft = replace(draft_of(text), facts=Facts(date=datetime.date(2026, 11, 20)))
    assert known_fill(blank_groups(draft)[0], draft, OURS) == known


def test_an_insertion_with_blanks_offers_to_fill_them_and_one_of_another_level_to_change_its_words(
    qtbot, tmp_path
):
    save_unit(OURS, tmp_path / "unit.toml")
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("第一段。"))
    window.desk.sheet.insert_clip(clip_from("city", "我市各县区请【乡镇名】落实市委要求。"), "插入段落")
    assert window.message_bar.text == "刚放进来的段落里有待填的地方。"
    window.message_bar.close_message()
    qtbot.waitUntil(lambda: "“我市”等说法" in window.message_bar.text, timeout=20000)
    inserted = window.session.draft

    window.actions_by_name["actionLevels"].trigger()
    levels = window.tools.offers.levels
    qtbot.waitUntil(lambda: levels.rows.topLevelItemCount() == 3, timeout=20000)
    levels.rows.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
    QTest.keyClick(levels.rows, Qt.Key.Key_Return)
    assert texts(window)[1] == "我县各乡镇请【乡镇名】落实市委要求。"
    window.actions_by_name["actionUndo"].trigger()
    assert window.session.draft == inserted


def test_without_a_unit_the_table_of_levels_says_what_is_missing(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("第一段。"))
    window.desk.sheet.insert_clip(clip_from("city", "我市各县区要落实市委要求。"), "插入段落")
    window.actions_by_name["actionLevels"].trigger()
    levels = window.tools.offers.levels
    said = levels.findChild(QLabel, "levelsCount")
    qtbot.waitUntil(lambda: "本单位是哪一级" in said.text(), timeout=20000)
    assert "关闭" in [button.text() for button in levels.findChildren(QPushButton)]
    save_unit(OURS, tmp_path / "unit.toml")
    window.tools.unit.saved.emit()
    qtbot.waitUntil(lambda: "可以换成本级的" in said.text(), timeout=20000)
    assert levels.rows.topLevelItemCount()
