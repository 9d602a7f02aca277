"""What a window says of its draft in its title and at its foot."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from drafter.checks.copied.check import shares_of
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot, Source
from drafter.core.origin import Origin, Stretch
from drafter.ui.document.session import ChangeKind, Session
from drafter.ui.shell.status import StatusLine, foreign_warning, length_text, length_warning, window_title

TITLED = Draft(Facts("全县讲话"), (Paragraph("a", text="落实。"),))


@pytest.mark.parametrize(
    "draft, path, is_saved, title",
    [
        (Draft(), None, True, "公文起草助手"),
        (TITLED, None, True, "全县讲话 — 公文起草助手"),
        (TITLED, None, False, "全县讲话 · 有改动未保存 — 公文起草助手"),
        (TITLED, Path("/a/全县讲话.gao"), True, "全县讲话 — 公文起草助手"),
        (TITLED, Path("/a/三稿.gao"), True, "全县讲话（三稿.gao） — 公文起草助手"),
        (Draft(), Path("/a/三稿.gao"), True, "未命名稿子（三稿.gao） — 公文起草助手"),
    ],
)
def test_the_title_bar_says_what_is_written_where_and_whether_it_is_saved(draft, path, is_saved, title):
    session = Session(Draft())
    session.load(draft, path, saved=is_saved)
    assert window_title(session) == title


@pytest.mark.parametrize(
    "characters, planned, said",
    [
        (0, 0, "0 字 · 0 分钟"),
        (0, 10, "0 字 · 0 分钟，计划 10 分钟"),
        (20, 0, "20 字 · 约 1 分钟"),
        (2400, 0, "2,400 字 · 约 12 分钟"),
        (2400, 12, "2,400 字 · 约 12 分钟，计划 12 分钟"),
        (2400, 10, "2,400 字 · 约 12 分钟，计划 10 分钟，超出 2 分钟"),
    ],
)
def test_the_length_is_told_in_characters_and_minutes(characters: int, planned: int, said: str):
    assert length_text(characters, 200, planned) == said


def planned(minutes: int, share: float = 0.0) -> Draft:
    slot = Slot(Role.BODY, share=share)
    return Draft(Facts(minutes=minutes), (Paragraph("s", slot=slot),) if share else ())


def test_a_draft_is_too_long_now_or_will_be_once_it_is_filled():
    assert length_warning(planned(10), 2000, 200) == ""
    assert length_warning(planned(0), 90000, 200) == ""
    assert length_warning(planned(10), 4000, 200).startswith(
        "已经比计划的 10 分钟长：按每分钟 200 字要讲约 20 分钟"
    )
    assert length_warning(planned(10, 0.2), 1600, 200) == ""
    said = length_warning(planned(10, 1.0), 2000, 200)
    assert said == "空位按计划写满，要讲约 20 分钟，比计划的 10 分钟长"


def stretch(length: int, origin: Origin, starter: bool = False) -> Stretch:
    return Stretch(0, length, origin, length, Source("s", "讲话", starter=starter))


def test_other_offices_words_are_told_above_the_limit_alone():
    foreign, own = stretch(14, Origin.FOREIGN), stretch(86, Origin.OWN)
    assert foreign_warning([[foreign, own]], 10) == "外单位 14%，超过 10%"
    assert foreign_warning([[foreign], [own]], 14) == ""
    assert foreign_warning([[stretch(14, Origin.FOREIGN, True), own]], 10) == ""
    assert foreign_warning([], 10) == ""
    assert foreign_warning([[], []], 0) == ""


def test_the_line_at_the_foot_follows_the_draft(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    session = Session(Draft())
    line = StatusLine(window.statusBar(), session, 200, window)

    def shown(name: str) -> str:
        found = window.findChild(QLabel, name) or window.findChild(QPushButton, name)
        assert isinstance(found, QLabel | QPushButton)
        return "" if found.isHidden() else found.text()

    line.follow_state()
    line.show_findings(())
    assert [shown(name) for name in ("statusLength", "statusFindings", "statusSaved")] == ["", "", ""]
    long = Paragraph("a", text="落实" * 1000, slot=None)
    session.load(Draft(Facts("讲话", minutes=2), (long,)), None, saved=False)
    for follow in (line.follow, line.follow_state):
        follow()
    assert shown("statusLength") == "2,000 字 · 约 10 分钟，计划 2 分钟，超出 8 分钟"
    assert shown("statusSaved") == "有改动未保存"
    length = window.findChild(QLabel, "statusLength")
    assert isinstance(length, QLabel)
    assert length.toolTip().startswith("已经比计划的")
    assert length.property("caution")
    line.set_speed(1000)
    assert "约 2 分钟" in shown("statusLength")
    assert not length.property("caution")
    assert length.toolTip() == "按每分钟 1000 字算"
    line.set_saving(True)
    assert shown("statusSaved") == "正在保存…"
    line.set_saving(False)
    session.mark_saved(session.draft, Path("/a/讲话.gao"))
    line.follow_state()
    assert shown("statusSaved").startswith("已保存 ")
    line.show_findings(())
    assert shown("statusFindings") == "校核没有问题"
    line.show_findings([object()] * 3)  # type: ignore[list-item]
    assert shown("statusFindings") == "校核 3 处"
    line.show_office("共享 5 分钟前", "细节")
    assert shown("statusOffice") == "共享 5 分钟前"
    line.show_office("", "")
    assert shown("statusOffice") == ""
    action = QAction("校核", window)
    with qtbot.waitSignal(action.triggered):
        line.place(QLabel(window), action)
        window.findChild(QPushButton, "statusFindings").click()


def test_foreign_words_are_told_only_of_a_whole_look_at_a_draft_without_open_places(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    session = Session(TITLED)
    line = StatusLine(window.statusBar(), session, 200, window)
    foreign = window.findChild(QLabel, "statusForeign")
    assert isinstance(foreign, QLabel)
    shares = shares_of(TITLED.paragraphs, [(stretch(2, Origin.FOREIGN),)])
    line.show_shares(shares, 10)
    assert foreign.text() == "外单位 100%，超过 10%"
    assert foreign.toolTip()
    assert not foreign.isHidden()
    for none in (None, replace(shares, is_whole=False)):
        line.show_shares(none, 10)
        assert foreign.text() == ""
        assert foreign.isHidden()
    session.apply(lambda draft: draft.with_paragraphs((*draft.paragraphs, *planned(1, 0.5).paragraphs)), "加")
    line.show_shares(shares, 10)
    assert foreign.isHidden()


def test_a_session_tells_what_was_done_and_whether_the_file_holds_it(qapp):
    session = Session(Draft())
    told = []
    session.changed.connect(lambda change: told.append((change.kind, change.label)))
    assert not session.has_draft
    assert session.is_saved
    assert session.apply(lambda _draft: TITLED, "填写")
    assert not session.apply(lambda draft: draft, "没有改")
    assert (session.has_draft, session.is_saved, session.undo_label, session.redo_label) == (
        True,
        False,
        "填写",
        "",
    )
    session.redo()
    session.undo()
    session.undo()
    assert (session.draft, session.is_saved, session.undo_label, session.redo_label) == (
        Draft(),
        True,
        "",
        "填写",
    )
    session.redo()
    session.load(TITLED, None, saved=False)
    assert not session.is_saved
    session.mark_saved(TITLED, Path("/a"))
    assert session.is_saved
    session.load(Draft(), Path("/b"))
    assert session.has_draft
    assert told == [
        (ChangeKind.EDIT, "填写"), (ChangeKind.UNDO, "撤销填写"), (ChangeKind.REDO, "重做填写"),
        (ChangeKind.LOAD, "打开"), (ChangeKind.LOAD, "打开"),
    ]  # fmt: skip
