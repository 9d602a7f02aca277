"""What stands above a speech that was sent round goes, with its reason; the speech keeps its own title and date."""

import datetime

import pytest

from drafter.core.document import Removed
from drafter.reading.extracted import Extracted, Line
from drafter.reading.read import read_lines
from tests.reading.helpers import OPENING, TEXT, read, read_file_lines, roles

TITLE = "在全县耕地保护工作会议上的讲话"
SPEECH = (TITLE, "（2023年4月6日）", "县委书记　陶文远", "同志们：", OPENING, TEXT)
LETTER = (
    "关于印发陶文远同志在全县耕地保护工作会议上讲话的通知",
    "各乡镇党委、政府，县直各部门：",
    "现将陶文远同志在全县耕地保护工作会议上的讲话印发给你们，请认真贯彻执行。",
    "中共青石县委办公室",
    "2023年4月12日",
)


def test_a_letter_around_a_speech_goes_and_the_facts_are_those_of_the_speech():
    document = read(*LETTER, *SPEECH)
    assert [(r.text, r.reason) for r in document.removed] == [(text, "印发通知") for text in LETTER]
    assert [p.text for p in document.paragraphs] == list(SPEECH)
    assert (document.facts.title, document.facts.speaker) == (TITLE, "县委书记　陶文远")
    assert document.facts.date == datetime.date(2023, 4, 6)


def test_a_title_in_two_lines_below_a_letter_is_whole():
    document = read_file_lines(
        *map(Line, LETTER),
        *(Line(half, centred=True) for half in (TITLE[:9], TITLE[9:])),
        *map(Line, SPEECH[1:]),
    )
    assert document.facts.title == TITLE


def test_a_line_of_the_letter_can_be_taken_back():
    lines = tuple(map(Line, LETTER + SPEECH))
    kept = Removed(LETTER[0], "印发通知")
    document = read_lines(Extracted("docx", lines, hard_wrapped=False), "a.docx", [kept])
    assert document.paragraphs[0].text.startswith(LETTER[0])
    assert kept not in document.removed


def test_a_letter_without_a_speech_below_stays():
    document = read(*LETTER[:3], TEXT)
    assert document.removed == ()


def test_a_speech_that_speaks_of_sending_round_stays_whole():
    document = read(*SPEECH, "会后，县委办公室将把文件印发给你们，请认真学习。", TEXT)
    assert document.removed == ()


def test_the_imprint_below_a_letter_goes():
    imprint = ("抄送：市委办公室，县人大常委会办公室。", "中共青石县委办公室　　2023年4月12日印发")
    assert [(r.text, r.reason) for r in read(*SPEECH, *imprint).removed] == [
        (text, "版记") for text in imprint
    ]


def test_the_head_of_minutes_goes_where_a_speech_with_its_title_follows():
    head = ("会议纪要", "时间：2022年6月10日上午", "地点：县政府三楼会议室", "记录：小周")
    document = read(*head, *SPEECH)
    assert [(r.text, r.reason) for r in document.removed] == [(text, "会议记录抬头") for text in head]
    assert document.facts.title == TITLE


@pytest.mark.parametrize(
    "head",
    [
        ("会议纪要", "时间：2022年6月10日上午9:00—11:30", "地点：县政府三楼会议室", "发言人：县长　钱朝阳"),
        ("会议时间：2022年6月10日上午", "会议地点：县政府", "讲 话 人：县长　钱朝阳", "记录整理：小周"),
        ("讲话人", "县长　钱朝阳", "讲话时间", "2022年6月10日", "讲话内容"),
        ("会议记录", "2022年6月10日", "主持人：副县长　周山", "讲话人：县长　钱朝阳"),
    ],
)
def test_the_head_of_a_record_tells_date_and_speaker(head: tuple[str, ...]):
    document = read(*head, TITLE, "同志们：", OPENING, TEXT)
    assert [r.text for r in document.removed] == list(head)
    assert document.facts.date == datetime.date(2022, 6, 10)
    assert document.facts.speaker == "县长　钱朝阳"


def test_what_the_speech_says_goes_before_the_head_of_its_record():
    head = ("会议记录", "时间：2022年6月10日", "发言人：副县长　周山")
    document = read(*head, *SPEECH)
    told = read(*SPEECH).facts
    assert told.date and told.speaker
    assert (document.facts.date, document.facts.speaker) == (told.date, told.speaker)


def test_the_date_of_a_letter_around_a_speech_is_not_that_of_the_speech():
    letter = (*LETTER[:4], "2022年6月10日")
    document = read(*letter, TITLE, "同志们：", OPENING, TEXT)
    assert len(document.removed) == 5
    assert document.facts.date is None


def test_the_fields_of_a_record_below_the_title_go_and_can_be_taken_back():
    fields = ("地点：县会议中心", "参会人员：县四套班子领导")
    lines = (TITLE, "时间：2022年6月10日", *fields, "讲话：县长　钱朝阳", "同志们：", OPENING, TEXT)
    document = read(*lines)
    assert roles(document)[:4] == ["title", "date", "speaker", "salutation"]
    assert [(r.text, r.reason) for r in document.removed] == [(text, "会议记录抬头") for text in fields]
    assert document.facts.speaker == "县长　钱朝阳"
    extracted = Extracted("docx", tuple(map(Line, lines)), hard_wrapped=False)
    assert [p.text for p in read_lines(extracted, "a.docx", document.removed).paragraphs][2:4] == list(fields)


def test_a_place_named_in_the_text_is_no_field():
    assert read(*SPEECH, "地点：县会议中心", TEXT).removed == ()


@pytest.mark.parametrize("mark", ["附件", "附件1", "附件2：", "附件 三"])
def test_the_mark_of_an_attachment_above_a_title_goes(mark: str):
    document = read(mark, *SPEECH)
    assert [(r.text, r.reason) for r in document.removed] == [(mark, "附件标记")]


@pytest.mark.parametrize("tail", ["……………1", "......12", "·····3", "\t4"])
def test_a_table_of_contents_typed_by_hand_goes(tail: str):
    entries = [heading + tail for heading in ("一、提高认识", "二、压实责任")]
    document = read(TITLE, *entries, "同志们：", OPENING, "一、提高认识", TEXT, "二、压实责任", TEXT)
    assert [r.text for r in document.removed] == entries
    assert roles(document).count("heading1") == 2


def test_contents_without_page_numbers_are_told_by_their_return():
    headings = ["一、提高认识", "二、压实责任"]
    document = read(TITLE, "目　录", *headings, "同志们：", OPENING, headings[0], TEXT, headings[1], TEXT)
    assert sorted(r.text for r in document.removed) == sorted(["目　录", *headings])


def test_the_dots_of_an_agenda_are_no_contents():
    document = read(
        TITLE, "同志们：", OPENING, "下面，请县财政局发言。", "…………", "下面，请县发改局发言。", "…………", TEXT
    )
    assert document.removed == ()


def test_the_labels_of_a_form_around_a_speech_go():
    labels = ("讲话人", "县委书记　陶文远", "讲话内容")
    document = read(*labels, *SPEECH)
    assert [(r.text, r.reason) for r in document.removed] == [(text, "表格的栏目") for text in labels]
    assert document.facts.title == TITLE


def test_figures_behind_tabs_are_no_contents():
    document = read(*SPEECH, "城关镇\t320", "柳林镇\t280", TEXT)
    assert document.removed == ()
