"""The drafts that were open before."""

import datetime
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drafter.core.clip import ClipKind
from drafter.ui.base.theme import LIGHT
from drafter.ui.drafts.recent_drafts import RecentDraft, RecentDrafts, recent_drafts, when_said
from drafter.ui.library.switches import KindSwitches
from drafter.ui.widgets.two_lines import DETAIL_ROLE

NOW = datetime.datetime(2026, 3, 5, 8, 30)


@pytest.mark.parametrize(
    "moment, said",
    [
        ((2026, 3, 5, 0, 1), "今天 00:01"),
        ((2026, 3, 4, 23, 59), "昨天 23:59"),
        ((2026, 3, 3, 9, 0), "3月3日"),
        ((2025, 12, 31, 9, 0), "2025年12月31日"),
    ],
)
def test_a_moment_is_told_as_one_says_it(moment: tuple[int, ...], said: str):
    assert when_said(datetime.datetime(*moment), NOW) == said  # type: ignore[arg-type]


def test_a_draft_whose_file_is_gone_is_grey_and_does_not_open(qtbot, tmp_path):
    there, gone, unknown = (tmp_path / f"{name}.gao" for name in ("在", "走", "等"))
    there.write_bytes(b"x")
    os.utime(there, (NOW.timestamp(), NOW.timestamp()))
    found = recent_drafts([there, gone])
    assert found == [RecentDraft(there, NOW), RecentDraft(gone, None)]
    rows = RecentDrafts(LIGHT)
    qtbot.addWidget(rows)
    chosen = []
    rows.draft_chosen.connect(chosen.append)
    rows.set_paths([there, gone, unknown])
    assert not rows.isHidden()
    rows.show_details(found, NOW)
    details = [rows.item(row).data(DETAIL_ROLE) for row in range(3)]
    assert details == [
        f"今天 08:30 · {tmp_path}", f"文件已移走或删除 · {tmp_path}", str(tmp_path),
    ]  # fmt: skip
    assert rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("在，今天")
    for row in range(3):
        rows.setCurrentRow(row)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    rows.itemClicked.emit(rows.item(1))
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert chosen == [there, unknown]
    rows.set_paths([])
    assert rows.isHidden()


def test_a_switch_that_the_user_changes_is_told_once(qtbot):
    switches = KindSwitches()
    qtbot.addWidget(switches)
    picked = []
    switches.picked.connect(lambda: picked.append(switches.value))
    switches.follow(ClipKind.HEADING)
    switches.pick(ClipKind.HEADING)
    assert picked == []
    assert switches.button(ClipKind.HEADING).isChecked()
    switches.button(ClipKind.SECTION).click()
    switches.pick(None)
    assert picked == [ClipKind.SECTION, None]
    assert switches.button(None).isChecked()
    switches.say_suiting(False)
    assert switches.button(None).property("idle") is True
    switches.say_suiting(True)
    assert switches.button(None).property("idle") is False
    switches.say_counts({"paragraph": 1200})
    assert switches.button(ClipKind.PARAGRAPH).accessibleDescription() == "1,200 条"
    assert switches.button(ClipKind.PARAGRAPH).toolTip() == "只看段落，1,200 条"
    assert switches.button(ClipKind.HEADING).toolTip() == "只看小标题"
    assert switches.button(None).accessibleDescription() == "为此处推荐"
