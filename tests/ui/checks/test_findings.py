"""Findings in the window: seen while writing, gone to, mended, called right."""

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QMessageBox, QPushButton, QWidget

from drafter.checks.finding import Finding, Severity
from drafter.core import edits
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot, Source
from drafter.ui.app import create_window
from drafter.ui.checks.groups import reason_of, summary, told_by_kind
from drafter.ui.checks.model import ROW_ROLE, HeadingRow, KindRow
from drafter.ui.checks.panel import FindingsPanel
from drafter.ui.widgets.tick_list import TickList
from tests.conftest import keep_picture
from tests.ui.conftest import type_text
from tests.ui.test_journey import answer, name_file

DRAFT = Draft(
    Facts("在全县安全生产工作会议上的讲话", datetime.date(2026, 11, 20), place="清源县"),
    (
        Paragraph("t", Role.TITLE, 0, "在全县安全生产工作会议上的讲话"),
        Paragraph("a", Role.BODY, 0, "今天的会议，是在决战脱贫攻坚的关键时刻召开的。"),
        Paragraph("b", Role.BODY, 0, "澄城县上下要行动起来，请【牵头单位】抓好落实。"),
    ),
)


@pytest.fixture
def window(qtbot, tmp_path):
    window = create_window(tmp_path / "home")
    qtbot.addWidget(window, before_close_func=lambda w: w.session.load(DRAFT, None))
    window.resize(1440, 900)
    window.show()
    window.files.start(DRAFT)
    qtbot.waitUntil(lambda: len(window.checks.flow.findings) >= 3, timeout=20000)
    return window


def texts(window) -> list[str]:
    return [finding.text for finding in window.checks.flow.findings]


def finding(window, text: str):
    return next(f for f in window.checks.flow.findings if f.text == text)


def test_what_is_wrong_is_listed_marked_and_counted_alike_everywhere(window):
    assert {"决战脱贫攻坚", "澄城县", "【牵头单位】"} <= set(texts(window))
    assert len(window.desk.sheet.extraSelections()) >= 3
    assert window.checks.panel.findChild(QLabel, "findingsSummary").text() == "2 处要改 · 1 处请看一看"


def test_one_number_stands_on_the_tab_at_the_foot_of_the_window_and_above_the_list(window):
    panel = window.checks.panel
    count = len(texts(window))
    assert window.desk.tabs.title_of(panel) == f"校核 {count}"
    assert window.findChild(QPushButton, "statusFindings").text() == f"校核 {count} 处"
    shown = panel.findChild(QLabel, "findingsSummary").text()
    assert sum(int(part.split(" ")[0]) for part in shown.split(" · ")) == count


def test_an_open_place_is_no_finding_the_outline_shows_it(window, qtbot):
    slot = Slot(Role.BODY, 0, prompt="先总评一句")
    empty = Paragraph("slot", Role.BODY, 0, "", slot=slot)
    window.session.apply(lambda draft: draft.with_paragraphs((*draft.paragraphs, empty)), "加空位")
    with qtbot.waitSignal(window.checks.flow.found):
        window.checks.flow.check_now()
    assert not any(one.paragraph_id == "slot" for one in window.checks.flow.findings)


def rows(window) -> list[object]:
    """The rows of the list, top down."""
    model = window.findChild(QListView, "findingsList").model()
    return [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]


def test_errors_stand_before_hints_and_only_the_kind_at_work_is_open(window):
    window.actions_by_name["actionCheck"].trigger()
    shown = [
        row.text
        if isinstance(row, HeadingRow)
        else row.kind.title
        if isinstance(row, KindRow)
        else row.finding.text
        for row in rows(window)
    ]
    assert shown == ["要改", "他处名称", "澄城县", "待填内容", "请看一看", "过时提法"]


def test_f8_goes_through_errors_first_opens_their_kinds_and_goes_round_the_end(window):
    sheet = window.desk.sheet
    seen, opened = [], []
    for _ in range(len(texts(window)) + 1):
        window.actions_by_name["nextFinding"].trigger()
        seen.append(sheet.textCursor().selectedText())
        opened.append([row.kind.title for row in rows(window) if isinstance(row, KindRow) and row.is_open])
    assert seen == ["澄城县", "【牵头单位】", "决战脱贫攻坚", "澄城县"]
    assert opened[:3] == [["他处名称"], ["待填内容"], ["过时提法"]]
    window.actions_by_name["previousFinding"].trigger()
    assert sheet.textCursor().selectedText() == "决战脱贫攻坚"


def test_after_a_fix_the_next_key_goes_on_with_what_follows(window, qtbot):
    for _ in range(2):
        window.actions_by_name["nextFinding"].trigger()
    QTest.keyClick(window.findChild(QListView, "findingsList"), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "【牵头单位】" not in texts(window))
    window.actions_by_name["nextFinding"].trigger()
    assert window.desk.sheet.textCursor().selectedText() == "决战脱贫攻坚"


def test_escape_leaves_the_list_and_other_keys_do_not(window, qtbot):
    panel = window.findChild(FindingsPanel)
    for key, leaves in ((Qt.Key.Key_Down, False), (Qt.Key.Key_Escape, True)):
        left = []
        panel.left.connect(lambda left=left: left.append(True))
        QTest.keyClick(panel, key)
        assert bool(left) is leaves


def test_a_fix_is_one_step_that_undo_takes_back_whole(window, qtbot):
    before = window.session.draft
    wrong = finding(window, "决战脱贫攻坚")
    window.checks.flow.fix(wrong, wrong.fixes[0])
    assert "巩固拓展脱贫攻坚成果" in window.session.draft.paragraphs[1].text
    qtbot.waitUntil(lambda: "决战脱贫攻坚" not in texts(window))
    window.session.undo()
    assert window.session.draft == before


def open_card(window, text: str) -> QModelIndex:
    """Open a finding in the list; the index of its row."""
    window.actions_by_name["actionCheck"].trigger()
    window.checks.panel.go_to(finding(window, text))
    return window.findChild(QListView, "findingsList").currentIndex()


def spot_of(window, index: QModelIndex, words: str) -> QPoint:
    """Where the words of a button or link stand in the viewport of the list."""
    view = window.findChild(QListView, "findingsList")
    piece = next(p for p in view.itemDelegate().pieces_at(index) if p.words == words)
    return view.visualRect(index).topLeft() + piece.rect.center().toPoint()


def click(window, index: QModelIndex, words: str) -> None:
    view = window.findChild(QListView, "findingsList")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(window, index, words))


def test_an_open_finding_says_why_and_its_button_mends_it(window):
    index = open_card(window, "决战脱贫攻坚")
    wrong = finding(window, "决战脱贫攻坚")
    words = [
        piece.words for piece in window.findChild(QListView, "findingsList").itemDelegate().pieces_at(index)
    ]
    assert wrong.message in words and "就是这里" in words and "本单位常用，不再提醒" in words
    click(window, index, wrong.fixes[0].label)
    assert "决战脱贫攻坚" not in window.session.draft.paragraphs[1].text


def test_a_foreign_name_is_told_with_the_speech_that_its_paragraph_was_taken_from():
    name = Finding("names", Severity.ERROR, 0, "a", 0, 3, "云岭镇", "“云岭镇”不是本单位的。")
    source = Source("s", "在全县防汛现场会上的讲话", place="河湾县")
    assert reason_of(name, source) == "这一段取自河湾县的《在全县防汛现场会上的讲话》。“云岭镇”不是本单位的。"
    assert reason_of(name, None) == name.message
    assert reason_of(replace(name, check="ear"), source) == name.message


def test_a_button_that_comes_under_the_pressed_pointer_does_nothing(window):
    index = open_card(window, "决战脱贫攻坚")
    view, before = window.findChild(QListView, "findingsList"), window.session.draft
    spot = spot_of(window, index, finding(window, "决战脱贫攻坚").fixes[0].label)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    found = window.checks.flow.findings
    window.checks.panel.show_findings(found[1:])
    window.checks.panel.show_findings(found)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.session.draft is before


def test_what_is_right_here_is_kept_and_can_be_told_again(window, qtbot):
    click(window, open_card(window, "澄城县"), "就是这里")
    qtbot.waitUntil(lambda: "澄城县" not in texts(window))
    assert "澄城县" in window.session.draft.paragraphs[2].text
    kept = window.findChild(QPushButton, "findingsKept")
    assert kept.text() == "已放过 1 处"
    kept.click()
    qtbot.waitUntil(lambda: "澄城县" in texts(window))


def test_the_units_own_words_are_remembered_for_all_drafts_until_that_is_taken_back(window, qtbot, tmp_path):
    click(window, open_card(window, "决战脱贫攻坚"), "本单位常用，不再提醒")
    qtbot.waitUntil(lambda: "决战脱贫攻坚" not in texts(window))
    own = tmp_path / "home" / "ignored.txt"
    assert "决战脱贫攻坚" in own.read_text("utf-8")
    assert window.message_bar.actions_offered == ("改回来",)
    window.message_bar.findChild(QPushButton, "").click()
    qtbot.waitUntil(lambda: "决战脱贫攻坚" in texts(window))
    assert "决战脱贫攻坚" not in own.read_text("utf-8")


def test_a_kind_is_mended_from_a_list_of_ticks_in_one_step(window, qtbot):
    again = Paragraph("c", Role.BODY, 0, "澄城县各级要先学。蒲城县上下要跟上。")
    window.session.apply(lambda draft: draft.with_paragraphs((*draft.paragraphs, again)), "加一段")
    qtbot.waitUntil(lambda: texts(window).count("澄城县") == 2)
    before = window.session.draft
    window.actions_by_name["nextFinding"].trigger()
    index = window.findChild(QListView, "findingsList").model().index(1)
    kind = index.data(ROW_ROLE).kind
    click(window, index, "全部改…")
    ticks = window.checks.panel.findChild(TickList)
    assert ticks.isVisible() and ticks.lines.count() == len(kind.findings) > 1
    ticks.lines.item(0).setCheckState(Qt.CheckState.Unchecked)
    ticks.findChild(QPushButton, "acceptTicked").click()
    assert "澄城县" in window.session.draft.paragraphs[2].text
    assert "澄城县" not in window.session.draft.paragraphs[3].text
    window.session.undo()
    assert window.session.draft == before


def test_a_blank_in_the_list_leads_to_the_panel_that_fills_it(window):
    click(window, open_card(window, "【牵头单位】"), "填空")
    assert window.findChild(QWidget, "blanksPanel").isVisible()


def test_findings_follow_what_is_typed(window, qtbot):
    window.desk.sheet.go_to("a", 0)
    type_text(window.desk.sheet, "要落实“十三五”规划，")
    qtbot.waitUntil(lambda: "“十三五”" in texts(window))
    keep_picture(window, "findings")


def test_an_export_says_what_is_open_and_goes_back_or_on_as_told(window, qtbot, tmp_path):
    said = []

    def refuse(box: QMessageBox) -> None:
        said.append(box.text())
        box.reject()

    answer(QMessageBox, refuse)
    window.actions_by_name["actionExport"].trigger()
    assert "1 处待填" in said[0]
    assert "2 处要改（1 处他处名称、1 处待填内容），1 处请看一看（1 处过时提法）" in said[0]
    assert window.checks.panel.isVisible()
    target = tmp_path / "讲话.docx"
    answer(QMessageBox, lambda box: box.defaultButton().click())
    name_file(target)
    window.actions_by_name["actionExport"].trigger()
    qtbot.waitUntil(target.exists, timeout=20000)


def test_an_export_of_a_draft_without_a_fault_asks_nothing_but_where_to(window, qtbot, tmp_path):
    for paragraph_id, text in (("a", "今天的会议很及时。"), ("b", "要抓好落实。")):
        window.session.apply(lambda draft, i=paragraph_id, t=text: edits.set_text(draft, i, t), "改")
    qtbot.waitUntil(lambda: not any(f.severity != "hint" for f in window.checks.flow.findings), timeout=20000)
    target = tmp_path / "讲话.docx"
    name_file(target)
    window.actions_by_name["actionExport"].trigger()
    qtbot.waitUntil(target.exists, timeout=20000)


def test_hints_alone_are_not_worth_a_question_at_export():
    found = [Finding("ear", Severity.HINT, 0, "a", 0, 2, "文字", "话")]
    assert summary(found) == "1 处请看一看"
    assert told_by_kind(found) == ""
    found.append(Finding("dated", Severity.WARNING, 0, "a", 2, 4, "旧话", "话"))
    assert told_by_kind(found) == "2 处请看一看（1 处过时提法、1 处听感）"
