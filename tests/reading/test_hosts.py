"""A host's script: each ceremony line by itself, the agenda told as such; points built alike are points."""

import pytest

from tests.reading.helpers import OPENING, TEXT, lines_of, moves, read, roles

SCRIPT = (
    "全镇总结表彰大会主持词", "同志们：", "现在开会。", "请全体起立，", "奏国歌，", "请坐下。", "今天的大会共有两项议程，下面逐项进行。",
    "大会进行第一项，请镇长孙国强同志宣读表彰决定", "……", "大会进行第二项，请获奖代表上台领奖。", "……", "大会各项议程已经进行完毕。", "散会！",
)  # fmt: skip


def test_each_line_of_a_hosts_script_is_a_paragraph_of_the_agenda():
    document = read(*SCRIPT)
    assert lines_of(document) == list(SCRIPT)
    assert moves(document)[2:12] == ["agenda"] * 10


def test_three_neighbouring_demands_on_fields_of_one_kind_are_points():
    points = [
        "组织工作要抓基层。三个软弱涣散支部年底前要整顿好。",
        "宣传工作要聚人心。每月办好一场村民大讲堂。",
        "统战工作要讲方法。多交朋友，多听意见。",
    ]
    document = read("在全县党建工作会议上的讲话", "同志们：", OPENING, "一、抓好三项工作", TEXT, *points)
    assert roles(document)[-3:] == ["point1"] * 3
    two = read("在全县党建工作会议上的讲话", "同志们：", OPENING, "一、抓好两项工作", TEXT, *points[:2], TEXT)
    assert roles(two)[-3:] == ["body"] * 3


def test_a_clock_behind_the_date_and_a_remark_behind_the_title():
    document = read(
        "在全区护林工作会议上的讲话（约2100字）", "（2019年3月2日，下午2:30）", "同志们：", OPENING, TEXT
    )
    assert document.facts.title == "在全区护林工作会议上的讲话"
    assert roles(document)[:3] == ["title", "date", "salutation"]
    assert [r.text for r in document.removed] == ["（约2100字）"]


def test_date_and_salutation_in_one_line_with_the_text():
    document = read("在全县护林工作会议上的讲话", f"（2009年11月6日）同志们：{OPENING}", TEXT)
    assert roles(document) == ["title", "date", "salutation", "body", "body"]


def test_a_page_that_breaks_at_every_semicolon():
    lines = (
        "在镇人代会上的讲话",
        "各位代表：",
        "　　会议听取报告四个；",
        "开展视察三次；",
        "督办建议六件。",
        f"　　{OPENING}",
        f"　　{TEXT}",
    )
    assert lines_of(read(*lines))[2] == "会议听取报告四个；开展视察三次；督办建议六件。"


@pytest.mark.parametrize("name", ["孙国强", "孙　强"])
def test_who_signs_is_the_speaker(name: str):
    document = read("在全校总结会上的讲话", "老师们：", OPENING, TEXT, name, "2015.6.7")
    assert document.facts.speaker == name
    assert document.facts.unit == ""


def test_what_opens_and_ends_a_meeting_is_agenda():
    document = read(
        "全县经济工作会议主持词", "同志们：", "现在开会。今天的会议共有三项议程。", "进行第一项，请县长王明同志讲话。", "……", "全体起立！奏国歌！",
        "会议到此结束。散会。",
    )  # fmt: skip
    assert moves(document)[2:] == ["agenda"] * 5


def test_longer_demands_on_fields_of_one_kind_are_points():
    points = [
        f"{field}工作要抓住关键，把基础打牢，把队伍带好，让每个单位都有看得见的变化。"
        for field in ("组织", "宣传", "统战")
    ]
    document = read("在全县党建工作会议上的讲话", "同志们：", OPENING, *points)
    assert roles(document)[-3:] == ["point1"] * 3
