"""Whoever opens one draft directly, or recovers one, is told of the others."""

from dataclasses import replace
from pathlib import Path

from drafter.core.model import Draft
from drafter.files.gao import save_draft
from drafter.files.recovery import RecoveryStore
from drafter.paths import Home
from drafter.ui.app import Windows
from drafter.ui.shell.main_window import MainWindow


def left_behind(home: Home, draft: Draft, *titles: str) -> None:
    """Recovery copies of drafts with these titles, as a crash leaves them."""
    for title in titles:
        store = RecoveryStore(home.recovery)
        store.write(replace(draft, facts=replace(draft.facts, title=title)), None)
        store._lock.release()


def opened(qtbot, home: Home, file: Path) -> MainWindow:
    window = Windows(home).make(at_start=False)
    qtbot.addWidget(window, before_close_func=lambda w: w.session.load(w.session.draft, w.session.path))
    assert window.files.open(file)
    return window


def test_a_draft_that_is_opened_directly_tells_of_recoveries(qtbot, tmp_path: Path, three_part: Draft):
    home = Home(tmp_path / "home")
    left_behind(home, three_part, "甲", "乙")
    file = tmp_path / "稿.gao"
    save_draft(three_part, file)
    window = opened(qtbot, home, file)
    window.tell_of_recoveries()
    assert window.message_bar.text == "还有 2 篇没保存的稿子可以恢复。"
    orphan = window.files.orphans()[0]
    window.message_bar.clear()
    window.start_view.recover_requested.emit(orphan)
    assert window.message_bar.text == "还有 1 篇没保存的稿子可以恢复。"


def test_where_nothing_was_left_behind_nothing_is_said(qtbot, tmp_path: Path, three_part: Draft):
    file = tmp_path / "稿.gao"
    save_draft(three_part, file)
    window = opened(qtbot, Home(tmp_path / "home"), file)
    window.tell_of_recoveries()
    assert window.message_bar.text == ""
