"""What the list of findings lets one do, without a whole window around it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton

from drafter.checks.finding import Change, Finding, Fix, Severity
from drafter.core.ignored import ignored_in
from drafter.core.model import Draft, Paragraph
from drafter.ui.base.theme import LIGHT
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.checks.panel import FindingsPanel
from drafter.ui.document.session import Session
from drafter.ui.widgets.tick_list import TickList
from tests.ui.paper_material import frame_in, services_in

TEXT = "全市上下要抓好抓好落实，澄城县要动起来。"


def finding(check: str, severity: Severity, words: str, *fixes: str, nth: int = 0, **known) -> Finding:
    start = TEXT.index(words)
    made = tuple(
        Fix(f"改成“{new}”", (Change("a", start, words, new),)) if new else Fix("知道了", ticked=("c",))
        for new in fixes
    )
    end = start + len(words)
    return Finding(check, severity, 0, "a", start, end, words, "说错了。", fixes=made, nth=nth, **known)


NAME = finding("names", Severity.ERROR, "澄城县", "我县", "清源县")
CITY = finding("names", Severity.ERROR, "全市", "全县")
TWICE = finding("twice", Severity.WARNING, "抓好抓好", "抓好")
LEFT = finding("twice", Severity.WARNING, "落实")
ALL = (CITY, NAME, TWICE, LEFT)


@pytest.fixture
def parts(qtbot, tmp_path):
    """A panel with its flow over a draft of one paragraph; no check runs unless one asks for it."""
    services, library = services_in(tmp_path)
    session = Session(Draft(paragraphs=(Paragraph("a", text=TEXT),)))
    flow = CheckFlow(frame_in(qtbot, services, session))
    panel = FindingsPanel(flow, lambda: session.draft, LIGHT)
    qtbot.addWidget(panel)
    panel.show()
    yield panel, flow, session
    flow._timer.stop()
    assert services.jobs.shut_down()
    library.close()


def press(panel: FindingsPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel, key)


def shown(panel: FindingsPanel, name: str) -> str:
    found = panel.findChild(QLabel, name) or panel.findChild(QPushButton, name)
    assert isinstance(found, QLabel | QPushButton)
    return "" if found.isHidden() else found.text()


def test_one_goes_through_the_findings_in_a_ring_and_mends_them(parts):
    panel, flow, session = parts
    chosen, left = [], []
    panel.finding_chosen.connect(chosen.append)
    panel.left.connect(lambda: left.append(True))
    assert shown(panel, "findingsSummary") == "还没有校核，按 F7 开始"
    assert shown(panel, "findingsKept") == ""
    panel.step(1)
    panel.fix_current()
    panel.fix_kind()
    press(panel, Qt.Key.Key_Delete)
    assert chosen == []
    flow.found.emit(ALL)
    assert shown(panel, "findingsSummary") == "2 处要改 · 2 处请看一看"
    for direction in (1, 1, 1, 1, 1, -1, -1):
        panel.step(direction)
    assert chosen == [CITY, NAME, TWICE, LEFT, CITY, LEFT, TWICE]
    assert panel.opened == TWICE
    press(panel, Qt.Key.Key_Return)
    assert chosen[-1] == TWICE
    assert left == [True]
    press(panel, Qt.Key.Key_Escape)
    press(panel, Qt.Key.Key_A)
    assert left == [True, True]
    panel.fix_current()
    assert session.draft.paragraphs[0].text == TEXT.replace("抓好抓好", "抓好")
    panel.go_to(LEFT)
    panel.fix_current()  # nothing mends it
    session.undo()
    assert session.draft.paragraphs[0].text == TEXT


def test_what_is_open_after_one_is_gone_is_the_next(parts):
    panel, flow, _ = parts
    flow.found.emit(ALL)
    panel.step(1)
    flow.found.emit((NAME, TWICE, LEFT))
    assert panel.opened is None
    panel.step(1)
    assert panel.opened == NAME
    flow.found.emit((CITY, TWICE, LEFT))
    panel.step(-1)
    assert panel.opened == LEFT  # round the end


def test_enter_opens_and_closes_a_kind(parts):
    panel, flow, _ = parts
    flow.found.emit(ALL)
    rows = panel.findChild(QListView, "findingsList")
    assert isinstance(rows, QListView)
    count = rows.model().rowCount()
    rows.setCurrentIndex(rows.model().index(1, 0))
    press(panel, Qt.Key.Key_Enter)
    assert rows.model().rowCount() == count - 2
    assert rows.currentIndex().row() == 1
    press(panel, Qt.Key.Key_Return)
    assert rows.model().rowCount() == count


def test_a_whole_kind_is_mended_at_once_where_it_is_ticked(parts):
    panel, flow, session = parts
    flow.found.emit(ALL)
    ticks, rows = panel.findChild(TickList), panel.findChild(QListView, "findingsList")
    assert isinstance(ticks, TickList)
    assert isinstance(rows, QListView)
    panel.fix_kind()
    assert ticks.isVisible()
    assert not rows.isVisible()
    lines = [ticks.lines.item(row).text() for row in range(ticks.lines.count())]
    assert len(lines) == 2
    assert "〔全市 → 全县〕" in lines[0]
    assert "〔澄城县 → 我县〕" in lines[1]
    ticks.left.emit()
    assert rows.isVisible()
    panel.fix_kind()
    ticks.lines.item(1).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(ticks, Qt.Key.Key_Return)
    assert session.draft.paragraphs[0].text == TEXT.replace("全市", "全县")
    assert session.undo_label.startswith("改1 处")
    assert not ticks.isVisible()


@pytest.mark.parametrize(
    "one, entries",
    [
        (NAME, ["改成“我县”", "改成“清源县”", "就是这里", "这篇稿子里不再提醒“澄城县”", "本单位常用，不再提醒“澄城县”"]),
        (finding("blanks", Severity.ERROR, "澄城县"), ["就是这里"]),
        (finding("twice", Severity.HINT, TEXT), ["就是这里"]),
    ],
)  # fmt: skip
def test_the_menu_has_all_that_can_be_done(parts, one: Finding, entries: list[str]):
    panel, _, _ = parts
    assert [action.text() for action in panel.menu_for(one).actions()] == entries


def test_what_was_called_right_is_told_again_where_one_wants(parts, qtbot):
    panel, flow, session = parts
    flow.found.emit(ALL)
    with qtbot.waitSignal(flow.found):
        flow.ignore_in_draft(NAME)
    assert ignored_in(session.draft) == {NAME.kind}
    assert flow.kept == 1
    assert "澄城县" not in [one.text for one in flow.findings]
    assert shown(panel, "findingsKept") == "已放过 1 处"
    with qtbot.waitSignal(flow.found):
        flow.tell_again()
    assert flow.kept == 0
    assert shown(panel, "findingsKept") == ""
    with qtbot.waitSignal(flow.kept_for_unit):
        flow.keep_for_unit(NAME)
    assert NAME.kind in flow._forever
    flow.take_back_from_unit(NAME)
    assert NAME.kind not in flow._forever
