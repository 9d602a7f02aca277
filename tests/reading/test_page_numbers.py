"""A line of nothing but a number is a page number only where more than the number says so."""

import pytest

from drafter.reading.extracted import Line
from tests.reading.helpers import OPENING, TEXT, lines_of, read, read_file_lines

TITLE = "在全县工作会议上的讲话"


def removed(*lines: str) -> list[str]:
    return [item.text for item in read(TITLE, OPENING, *lines).removed]


def test_numbers_that_count_on_are_those_of_pages_where_one_breaks_a_sentence():
    assert removed(TEXT, "1", TEXT, TEXT[:30], "2", TEXT[30:], "3", TEXT) == ["1", "2", "3"]


def test_numbers_that_count_up_to_the_end_of_the_text_are_those_of_pages():
    assert removed(TEXT, "1", TEXT, "2", TEXT, "3") == ["1", "2", "3"]
    assert removed(TEXT, "1/2", TEXT, "2/2") == ["1/2", "2/2"]


def test_a_number_between_a_sentence_and_a_numbered_item_is_that_of_a_page():
    assert removed(TEXT, "7", "二、抓好落实", TEXT) == ["7"]


def test_a_number_beside_a_running_head_is_that_of_a_page():
    head = "县委办公室文稿"
    assert removed(TEXT, "4", head, TEXT, head, "5", TEXT, head, TEXT) == ["4", head, head, "5", head]


def test_the_number_of_the_only_page_stands_below_the_text():
    assert removed(TEXT, "1") == ["1"]
    assert removed(TEXT, "1/1") == ["1/1"]


@pytest.mark.parametrize(
    "lines",
    [
        ["1", TEXT, "2", TEXT, "3", TEXT],
        ["1", "提高政治站位，强化责任担当", TEXT, "2", "压紧压实责任，抓好工作落实", TEXT],
        [
            "1",
            "提高政治站位，强化责任担当",
            "2",
            "压紧压实责任，抓好工作落实",
            "3",
            "抓好督促检查，确保落到实处",
        ],
        [TEXT, "120", TEXT],
        [TEXT, "3/4", TEXT],
        [TEXT, "58"],
    ],
    ids=["items", "headings with text", "headings", "a figure", "a fraction", "a figure at the end"],
)
def test_other_lines_of_a_number_stay(lines):
    assert removed(*lines) == []


def test_a_number_in_a_table_stays():
    lines = [Line(TITLE), Line(OPENING), Line(TEXT[:30]), Line("3", in_table=True), Line(TEXT[30:])]
    assert read_file_lines(*lines).removed == ()


def test_a_sentence_torn_by_a_page_is_whole_again_though_no_other_ended_above():
    above, below = "安全生产是民生大事，一丝一毫不能放松，各乡镇要把", "责任扛在肩上，把措施落到实处。"
    found = read_file_lines(*map(Line, (TITLE, OPENING, above, "— 1 —", below)))
    assert found.paragraphs[2].text == above + below


def test_a_heading_at_the_foot_of_a_page_stays_one():
    found = read(TITLE, OPENING, TEXT, "一、提高认识，增强责任感", "— 1 —", TEXT)
    assert [p.role.value for p in found.paragraphs] == ["title", "body", "body", "heading", "body"]


def test_the_lines_of_a_title_that_say_the_same_are_no_running_heads():
    title = "深入推进重点工作暨\n全面加强基层治理暨\n" * 3 + "工作会议上的讲话"
    document = read_file_lines(Line(title, title=True), Line("同志们："), Line(OPENING), Line(TEXT))
    assert document.paragraphs[0].text.replace("\n", "") == title.replace("\n", "")


def test_the_numbers_that_a_viewer_puts_before_its_pages_go_and_the_sentence_is_whole():
    first = (
        "今年汛期来得早，前期雨水又多。" + "各水库都要把责任人、抢险队伍和物资落实到位，" * 3 + "一座一座地"
    )
    document = read(f"1、在全县水库安全度汛会上的讲话 同志们：{first}", f"2、检查验收，不留死角。{TEXT}")
    assert f"{first}检查验收，不留死角。{TEXT}" in lines_of(document)
    assert [one.text for one in document.removed if one.reason == "页码"] == ["1、", "2、"]


def test_the_numbers_of_items_stay_though_they_count_from_one():
    items = [f"{n}、{TEXT}" for n in (1, 2, 3)]
    assert lines_of(read("同志们：", *items))[-3:] == items
