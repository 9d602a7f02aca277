"""Notes below a text, salutations that broke, credits, titles among lists, and rules that contradict each other."""

import pytest

from drafter.reading.endnotes import ENDNOTE, without_endnotes
from drafter.reading.extracted import Line
from drafter.reading.joining import with_whole_calls
from drafter.reading.line_kinds import is_entry, kind_of
from tests.reading.helpers import OPENING, TEXT, lines_of, read, roles

_TITLE = "在全县护林工作会议上的讲话"
_LONG = "各村各组要把巡山护林摆在心上，排好班次，备好水车，管好火源。看见烟就报，接到报就到，一天也不能松。"


def _split(*texts: str) -> tuple[list[str], list[str]]:
    lines, removed = without_endnotes([Line(text) for text in texts], lambda _: False)
    return [line.text for line in lines], [one.text for one in removed]


def test_what_words_mean_is_listed_below_the_text():
    notes = ["名词解释", "1.“三包”：包山、包火、包人。", "2.“两员”：护林员和瞭望员。"]
    assert _split(_TITLE, TEXT, TEXT, *notes, "责任编辑：") == ([_TITLE, TEXT, TEXT, "责任编辑："], notes)


def test_marks_in_the_text_lead_to_notes_without_a_head():
    text = "山是老一辈栽绿的〔1〕，水是老一辈引来的〔2〕，路是老一辈修通的。"
    notes = ["〔1〕见《青石县林业志》。", "〔2〕指云岭水库。"]
    assert _split(text, TEXT, TEXT, *notes) == ([text, TEXT, TEXT], notes)
    assert _split(TEXT, TEXT, TEXT, *notes)[1] == []


def test_a_heading_and_a_list_of_the_speech_are_no_notes():
    assert _split(TEXT, "名词解释工作要跟上", "1.编好手册。", "2.讲给群众听。")[1] == []
    assert _split(TEXT, TEXT, "我讲两点。", "1.编好手册。", "2.讲给群众听。")[1] == []


def test_notes_that_the_user_wants_stay():
    lines = [Line(text) for text in (TEXT, TEXT, "注释：", "1.见《青石县志》。")]
    assert without_endnotes(lines, lambda one: one.reason == ENDNOTE)[1] == []


def test_a_salutation_that_broke_between_two_words_is_whole():
    broken = [Line("尊敬的各位老师、亲爱的"), Line("同学们："), Line(TEXT)]
    assert [line.text for line in with_whole_calls(broken)] == ["尊敬的各位老师、亲爱的同学们：", TEXT]
    whole = [Line("各位老师："), Line("同学们："), Line(TEXT)]
    assert with_whole_calls(whole) == whole


@pytest.mark.parametrize(
    "text, kind",
    [
        ("青石日报记者 郑立新 摄", "notice"),
        ("（县融媒体中心供图）", "notice"),
        ("文/郑立新 图/王明", "notice"),
        ("撰稿：郑立新 校对：王明", "notice"),
        ("县委书记　郑立新", "speaker"),
    ],
)
def test_who_took_a_picture_or_wrote_is_said_by_pages(text: str, kind: str):
    assert kind_of(text, Line(text)) == kind


@pytest.mark.parametrize(
    "text, entry",
    [
        ("· 全县春耕动员会上的讲话", True),
        ("在全县春耕动员会上的讲话[03-12]", True),
        ("——在全县春耕动员会上的讲话", False),
    ],
)
def test_entries_of_lists_are_no_titles(text: str, entry: bool):
    assert is_entry(text) is entry


def test_a_title_in_a_list_above_is_not_that_of_the_text():
    listed = ["在教师节大会上的讲话", "老树发新芽 小村迎客来", "乡道修到家门口", "电站并网发电"]
    page = ["首页", "政务", "公开", "服务", "互动", "要闻", *listed, "当前位置：首页 > 讲话", "领导讲话"]
    document = read(
        *page, "县长护林工作会讲话", "发布时间：2025-12-03 10:20 点击：20", OPENING, _LONG, TEXT, _LONG
    )
    assert document.facts.title == "县长护林工作会讲话"


def test_a_single_character_below_the_text_keeps_no_menu_above_it():
    foot = ["【打印正文】", "网站地图", "关于我们", "联系我们", "赏", "版权所有 青石县林业局"]
    assert lines_of(read(_TITLE, "同志们：", OPENING, _LONG, TEXT, *foot))[-1] == TEXT


def test_font_buttons_stand_in_pieces():
    page = ["来源：", "青石日报", "【字体：", "大", "中", "小", "】", "分享："]
    document = read(
        _TITLE,
        "2025年12月04日 07时41分",
        *page,
        "2025年12月3日在全县护林工作会议上",
        "县长　郑立新",
        "同志们：",
        OPENING,
        TEXT,
    )
    assert roles(document) == ["title", "date", "speaker", "salutation", "body", "body"]


def test_a_day_with_its_meeting_behind_a_dash_says_more_of_the_title():
    day = "——二〇二五年十二月三日在青石县第九届人民代表大会第四次会议上"
    document = read("政府工作报告", day, "县长　郑立新", "各位代表：", OPENING, _LONG, TEXT)
    assert (document.facts.title, document.day) == ("政府工作报告", "2025-12-03")
