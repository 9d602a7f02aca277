"""Texts in traditional characters, or with readings behind characters, are recognised like others and stay as they are."""

from drafter.core.document import Removed
from drafter.reading.extracted import Extracted, Line
from drafter.reading.read import read_lines
from tests.reading.helpers import lines_of, read, roles

SPEECH = (
    "在全縣防汛工作會議上的講話",
    "縣長　馮國棟",
    "各位領導、同志們：",
    "剛才，我們參觀了水庫，聽取了匯報。下面，我強調兩點意見。",
    "一、把責任壓實",
    "各鄉鎮要高度重視，做到守土有責。縣裏後續還要檢查。",
    "第二，要把隊伍備足。皇后村的經驗要學。",
)


def test_a_traditional_text_is_recognised_and_stays_as_it_was_written():
    document = read(*SPEECH)
    assert roles(document) == ["title", "speaker", "salutation", "body", "heading1", "body", "body"]
    assert lines_of(document) == list(SPEECH)
    assert (document.facts.title, document.facts.speaker) == (SPEECH[0], SPEECH[1])


def test_readings_in_brackets_do_not_hide_what_a_line_is():
    document = read(
        "在全县防汛工作会议上的讲(jiǎng)话",
        "各位领(lǐng)导、同志们：",
        "刚才，我们参观了水库，听取了汇(huì)报。下面，我强调两点意见。",
    )
    assert roles(document) == ["title", "salutation", "body"]
    assert lines_of(document)[1] == "各位领(lǐng)导、同志们："


def test_what_a_page_put_around_a_traditional_text_goes_and_can_be_had_back():
    above = "錄入：2019-6-2 14:05   人氣 871   轉發   收藏"
    (removed,) = read(above, *SPEECH).removed
    assert removed.text == above
    extracted = Extracted("txt", tuple(map(Line, (above, *SPEECH))), hard_wrapped=True)
    kept = read_lines(extracted, "a.txt", [Removed(removed.text, removed.reason)])
    assert above in "".join(lines_of(kept))


def test_a_simplified_text_with_a_traditional_name_in_it_stays_as_it_is():
    line = "请台湾嘉宾蕭國華先生和郫(pí)县的同志一起上台，大家鼓掌欢迎。现在请各位就座，会议马上开始。"
    assert lines_of(read(line, line)) == [line, line]
