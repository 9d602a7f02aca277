"""What a change of a source is called."""

import datetime

import pytest

from drafter.library.colleagues import Change
from drafter.ui.library.source_history import _when, told

NOW = datetime.datetime(2026, 3, 5, 8, 7)


@pytest.mark.parametrize(
    "name, before, after, is_last, words",
    [
        ("removed", "", "1", True, "移到回收站"),
        ("removed", "1", "", True, "从回收站恢复"),
        ("given/2026-03-05", "", "全县农业会议", True, "记下2026年3月5日讲过：全县农业会议"),
        ("given/2026-03-05", "全县农业会议", "", True, "收回2026年3月5日讲过"),
        ("title", "甲", "乙", True, "标题：甲 → 乙"),
        ("title", "", "乙", False, "标题：（空） → 乙（后来又改过）"),
        ("date", "2025-02-20", "", True, "日期：2025年2月20日 → （空）"),
        ("date", "明天", "2025-02-20", True, "日期：明天 → 2025年2月20日"),
        ("date_guessed", "1", "", True, "日期是否推测：推测 → 文中写明"),
        ("level", "county", "city", True, "层级：县区 → 市"),
        ("whose", "own", "foreign", True, "归属：本单位 → 外单位"),
        ("scope", "unit", "all", True, "谁能看：本单位 → 所有单位"),
        ("unit", "county", "date", True, "单位：county → date"),
    ],
)
def test_a_change_is_told_in_words(name: str, before: str, after: str, is_last: bool, words: str):
    assert told(Change(name, before, after, "", NOW, is_last)) == words


def test_a_change_says_when_it_was_where_its_time_makes_sense():
    assert _when(Change("title", "", "", "", NOW, True)) == "2026-03-05 08:07"
    assert _when(Change("title", "", "", "", None, True)) == "时间不详"
