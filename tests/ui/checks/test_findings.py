"""Findings in the window: seen while writing, gone to, mended, called right."""

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QStyleOptionViewItem,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from drafter.checks.finding import Finding, Severity
from drafter.core import edits
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.ui.app import create_window
from drafter.ui.checks.model import FINDING_ROLE, faults, summary
from drafter.ui.library.source_view import SourceView
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


def test_what_is_wrong_is_listed_marked_in_the_margin_and_summed_up(window):
    assert {"决战脱贫攻坚", "澄城县", "【牵头单位】"} <= set(texts(window))
    assert len(window.desk.sheet.extraSelections()) >= 3
    assert "1 处过时提法" in window.checks.panel.findChild(QToolButton, "findingsSummary").text()


def test_f8_goes_from_one_finding_to_the_next_and_round_the_end(window):
    sheet = window.desk.sheet
    sheet.go_to("t", 0)
    seen = []
    for _ in range(len(texts(window)) + 1):
        window.actions_by_name["nextFinding"].trigger()
        seen.append(sheet.textCursor().selectedText())
    assert seen[:-1] == texts(window)
    assert seen[-1] == seen[0]


def test_a_fix_is_one_step_that_undo_takes_back_whole(window, qtbot):
    before = window.session.draft
    wrong = finding(window, "决战脱贫攻坚")
    window.checks.flow.fix(wrong, wrong.fixes[0])
    assert "巩固拓展脱贫攻坚成果" in window.session.draft.paragraphs[1].text
    qtbot.waitUntil(lambda: "决战脱贫攻坚" not in texts(window), timeout=10000)
    window.session.undo()
    assert window.session.draft == before


def test_a_click_on_the_link_of_a_row_mends_it(window):
    window.actions_by_name["actionCheck"].trigger()
    view = window.findChild(QListView, "findingsList")
    model = view.model()
    row = next(
        r for r in range(model.rowCount()) if model.index(r, 0).data(FINDING_ROLE).text == "决战脱贫攻坚"
    )
    rect = view.visualRect(model.index(row, 0))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 30, rect.center().y())
    )
    assert "决战脱贫攻坚" not in window.session.draft.paragraphs[1].text


def test_a_link_that_comes_under_the_pressed_pointer_does_nothing(window):
    window.actions_by_name["actionCheck"].trigger()
    view = window.findChild(QListView, "findingsList")
    model = view.model()
    found = [model.index(row, 0).data(FINDING_ROLE) for row in range(model.rowCount())]
    row, finding = next((r, f) for r, f in enumerate(found) if f.text == "决战脱贫攻坚")
    rect, before = view.visualRect(model.index(row, 0)), window.session.draft
    spot, button = QPoint(rect.right() - 30, rect.center().y()), Qt.MouseButton.LeftButton
    other = next(one for one in found if one.fixes and one is not finding)
    QTest.mousePress(view.viewport(), button, pos=spot)
    model.show([*found[:row], other, *found[row + 1 :]])
    QTest.mouseRelease(view.viewport(), button, pos=spot)
    assert window.session.draft is before
    model.show(found)
    QTest.mouseClick(view.viewport(), button, pos=spot)
    assert window.session.draft is not before


def click_link(window, text: str, words: str) -> None:
    """Choose the row of a finding and click one of its links."""
    view = window.findChild(QListView, "findingsList")
    model, delegate = view.model(), view.itemDelegate()
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data(FINDING_ROLE).text == text)
    view.setCurrentIndex(model.index(row, 0))
    option = QStyleOptionViewItem()
    option.fontMetrics, option.rect = view.fontMetrics(), view.visualRect(model.index(row, 0))
    for x in range(option.rect.right(), option.rect.left(), -4):
        spot = QPoint(x, option.rect.center().y())
        link = delegate.link_at(spot, option, model.index(row, 0))
        if link is not None and link.words == words:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            return
    raise AssertionError(f"no link {words}")


def test_the_row_in_hand_offers_to_call_its_finding_right(window, qtbot):
    window.actions_by_name["actionCheck"].trigger()
    click_link(window, "澄城县", "就是这样")
    qtbot.waitUntil(lambda: "澄城县" not in texts(window), timeout=10000)
    assert "澄城县" in window.session.draft.paragraphs[2].text
    assert window.session.undo_label == "忽略此处"


def test_a_blank_in_the_list_leads_to_the_panel_that_fills_it(window):
    window.actions_by_name["actionCheck"].trigger()
    click_link(window, "【牵头单位】", "填空")
    assert window.findChild(QWidget, "blanksPanel").isVisible()


def test_what_is_called_right_stays_silent_here_in_this_draft_or_for_good(window, qtbot, tmp_path):
    flow = window.checks.flow
    flow.ignore_here(finding(window, "澄城县"))
    qtbot.waitUntil(lambda: "澄城县" not in texts(window), timeout=10000)
    window.session.undo()
    qtbot.waitUntil(lambda: "澄城县" in texts(window), timeout=10000)
    flow.ignore_forever(finding(window, "决战脱贫攻坚"))
    qtbot.waitUntil(lambda: "决战脱贫攻坚" not in texts(window), timeout=10000)
    assert "决战脱贫攻坚" in (tmp_path / "home" / "ignored.txt").read_text("utf-8")


def test_findings_follow_what_is_typed(window, qtbot):
    window.desk.sheet.go_to("a", 0)
    type_text(window.desk.sheet, "在“十三五”收官之年，")
    qtbot.waitUntil(lambda: "“十三五”" in texts(window), timeout=10000)
    keep_picture(window, "findings")


def test_what_was_taken_over_word_for_word_is_told_with_its_source(window, qtbot):
    library = window._services.library
    qtbot.waitUntil(lambda: len(library.search(Query(limit=40)).hits) == 40, timeout=20000)
    hits = [hit for hit in library.search(Query(limit=40)).hits if len(hit.clip.plain_text) > 60][:6]
    assert len(hits) == 6
    for hit in hits:
        window.session.apply(lambda d, clip=hit.clip: edits.insert(d, len(d.paragraphs), clip), "插入段落")
    qtbot.waitUntil(lambda: any(f.check == "copied" for f in window.checks.flow.findings), timeout=20000)


TYPED = "安全生产一头连着群众，一头连着发展，任何时候都松不得，这句话要天天讲。"


@pytest.fixture
def copying(window, qtbot, tmp_path):
    """The window with a library speech of which one paragraph stands, typed by hand, in a part of the draft."""
    speech = tmp_path / "去年.txt"
    speech.write_text(
        f"在全县应急工作会议上的讲话\n（2025年3月1日）\n同志们：\n{TYPED}\n别的话另说。\n", "utf-8"
    )
    run_job(window._services.library.import_files([speech]))
    parts = (
        Paragraph("h", Role.HEADING, 1, "守住底线", "一、"),
        Paragraph("c", Role.BODY, 0, f"同志们，{TYPED}"),
        Paragraph("h2", Role.HEADING, 1, "再接再厉", "一、"),
        Paragraph("d", Role.BODY, 0, "今年的雨水比往年来得早，大坝上的值班人手已经加了一倍。"),
    )
    window.session.apply(lambda d: d.with_paragraphs((*d.paragraphs, *parts)), "插入")
    qtbot.waitUntil(lambda: any(f.check == "copied" for f in window.checks.flow.findings), timeout=20000)
    return window


def test_typed_text_that_stands_in_the_library_is_found_with_the_passage_beside_it(copying):
    copying.checks.check()
    copied = next(f for f in copying.checks.flow.findings if f.check == "copied")
    assert copied.paragraph_id == "c"
    view = copying.findChild(QListView, "findingsList")
    box = copying.findChild(QWidget, "findingEvidence")
    assert not box.isVisible()
    view.setCurrentIndex(view.model().index(view.model().row_of(copied.key)))
    assert box.isVisible()
    assert box.findChild(QTextBrowser).toPlainText() == TYPED
    assert marked_in(box.findChild(QTextBrowser)) == TYPED.removesuffix("。")
    assert box.findChild(QLabel).text() == "《在全县应急工作会议上的讲话》 · 2025-03-01"
    view.setCurrentIndex(view.model().index(0))
    assert box.isVisible() == (copying.checks.flow.findings[0].evidence is not None)


def marked_in(browser):
    """The text on a coloured ground."""
    found, block = "", browser.document().firstBlock()
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().background().style() != Qt.BrushStyle.NoBrush:
            found += piece.text()
        pieces += 1
    return found


def test_the_whole_speech_of_a_passage_can_be_read(copying, qtbot):
    copying.checks.check()
    copied = next(f for f in copying.checks.flow.findings if f.check == "copied")
    view = copying.findChild(QListView, "findingsList")
    view.setCurrentIndex(view.model().index(view.model().row_of(copied.key)))
    copying.findChild(QWidget, "findingEvidence").findChild(QPushButton).click()
    qtbot.waitUntil(lambda: "别的话另说" in copying.findChild(SourceView)._text.toPlainText(), timeout=5000)
    copying.findChild(SourceView).close()


def test_each_part_and_the_foot_of_the_window_tell_how_much_is_copied(copying, qtbot):
    outline = copying.desk.outline._model

    def told(paragraph_id):
        return outline.index_of(paragraph_id).data(Qt.ItemDataRole.ToolTipRole)

    qtbot.waitUntil(lambda: "与旧稿相同 31 字" in told("h"), timeout=5000)
    assert "占 82%" in told("h")
    assert "旧稿" not in told("h2")
    status = copying.findChild(QLabel, "statusCopied")
    assert status.text().startswith("引用率 ")
    assert "《在全县应急工作会议上的讲话》31 字" in status.toolTip()
    bar = painted_bar(copying, "h")
    assert QColor(copying.desk.sheet.theme.warning).name() in bar
    assert QColor(copying.desk.sheet.theme.warning).name() not in painted_bar(copying, "h2")
    copying.session.load(Draft(paragraphs=(Paragraph("other", text="别的稿子"),)), None)
    assert status.text() == ""


def painted_bar(window, paragraph_id):
    """The colours in the row of a part."""
    tree = window.desk.outline.tree
    picture = tree.viewport().grab(tree.visualRect(tree.model().index_of(paragraph_id))).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_the_draft_is_looked_at_again_when_speeches_come_in_or_go(copying, qtbot, tmp_path):
    library = copying._services.library
    source = next(r.source for r in library.sources() if "应急" in r.source.title)
    library.remove(source.id)
    copying.checks.flow.follow_library()
    qtbot.waitUntil(lambda: not any(f.check == "copied" for f in copying.checks.flow.findings), timeout=20000)


def test_an_export_says_what_is_open_and_goes_back_or_on_as_told(window, qtbot, tmp_path):
    said = []

    def refuse(box: QMessageBox) -> None:
        said.append(box.text())
        box.reject()

    answer(QMessageBox, refuse)
    window.actions_by_name["actionExport"].trigger()
    assert "1 处待填" in said[0]
    assert "1 处他处名称" in said[0] and "1 处过时提法" in said[0]
    assert window.checks.panel.is_open
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


def test_the_findings_in_short_name_each_check_and_leave_hints_and_blanks_to_their_places():
    found = [
        Finding(check, severity, 0, "a", 0, 2, "文字", "话")
        for check, severity in (
            ("dated", Severity.WARNING),
            ("dated", Severity.WARNING),
            ("copied", Severity.WARNING),
            ("copied", Severity.HINT),
            ("blanks", Severity.ERROR),
        )
    ]
    assert summary(found) == "2 处过时提法 · 引用率过高 · 1 处待填内容 · 1 条提示"
    assert faults(found) == "2 处过时提法、引用率过高"
    assert faults(found[-2:]) == ""
