"""Whole pages around speeches, and what of a speech looks like a page: stamps, remarks, verses, gaps, points that count."""

import pytest

from drafter.reading.front import is_date, is_salutation, is_speaker, is_stamp
from drafter.reading.points import mark_counted_points
from drafter.reading.signs import ends_sentence
from tests.reading.helpers import OPENING, TEXT, lines_of, read, roles

_TITLE = "在全县护林工作会议上的讲话"
_LONG = "各村各组要把巡山护林摆在心上，排好班次，备好水车，管好火源。看见烟就报，接到报就到，一天也不能松。"


@pytest.mark.parametrize(
    "text, stamp",
    [
        ("时间：2026-02-10", True),
        ("发布时间：2026/2/10 09:20:11", True),
        ("2026年02月10日 07时41分", True),
        ("2026-02-10 07:41", True),
        ("2026年2月10日", False),
        ("（2026.2.10）", False),
        ("2026年2月10日上午9时", False),
    ],
)
def test_a_day_as_programs_write_it_is_the_day_of_the_page(text: str, stamp: bool):
    assert is_stamp(text) is stamp


def test_the_day_of_the_page_is_not_that_of_the_speech():
    document = read(_TITLE, "时间：2026-02-10", "（2025年12月3日）", "同志们：", OPENING, TEXT)
    assert document.day == "2025-12-03"


def test_pictures_and_pages_are_counted_behind_title_and_day():
    document = read(
        f"{_TITLE}（第2/3页）", "（二〇二五年十二月三日）（附图片2张）", "同志们：", OPENING, TEXT
    )
    assert lines_of(document)[:2] == [_TITLE, "（二〇二五年十二月三日）"]


def test_a_day_in_characters_behind_the_title_is_a_line_of_its_own():
    document = read(f"{_TITLE}（二〇二五年十二月三日）", "同志们：", OPENING, TEXT)
    assert roles(document)[:2] == ["title", "date"]


def test_the_note_of_an_editor_holds_no_title():
    note = "本文是2025年12月3日郑立新局长在全县护林工作会上的讲话。"
    document = read("郑立新在全县护林工作会议上的讲话", note, "同志们：", OPENING, TEXT)
    assert document.facts.title == "郑立新在全县护林工作会议上的讲话"


def test_a_paragraph_below_the_salutation_holds_no_title():
    text = (
        "按照县委安排，今天开会的任务是：认真学习书记在全县干部大会上的重要讲话 精神，安排护林工作。" + TEXT
    )
    assert roles(read(_TITLE, "同志们：", text, TEXT)) == ["title", "salutation", "body", "body"]


@pytest.mark.parametrize("text", ["会长先生，女士们，朋友们：", "尊敬的王明校长，各位来宾："])
def test_persons_are_addressed_before_the_audience(text: str):
    assert is_salutation(text)


def test_what_was_heard_in_the_hall_does_not_open_a_sentence():
    assert ends_sentence("山青了，水绿了，乡亲们富了！（长时间掌声）")


def test_verses_keep_their_lines():
    verses = ["为满山的青翠，", "为满仓的丰收，", "干杯！"]
    document = read("在丰收晚宴上的祝辞", "各位来宾：", _LONG * 3, _LONG * 2, "我提议：", *verses)
    assert lines_of(document)[-3:] == verses


def test_a_single_gap_in_a_file_of_lines_parts_nothing():
    gap = "护林员老张守了三十年。 3000多亩林子一棵没少，他说这是本分。"
    document = read(_TITLE, "同志们：", OPENING, _LONG, gap + _LONG, _LONG + TEXT, TEXT)
    assert roles(document)[2:] == ["body"] * 5


def test_paragraphs_that_count_up_before_one_verb_are_points():
    counted = [f"{n}抓{what}。{_LONG}" for n, what in zip("一二三", ("巡山", "备水", "管火"), strict=True)]
    assert roles(read(_TITLE, "同志们：", OPENING, *counted, TEXT))[3:6] == ["point1"] * 3
    apart = [f"一家{_LONG}", f"二家{TEXT}", f"三人{OPENING}"]
    assert roles(read(_TITLE, "同志们：", OPENING, *apart, TEXT))[3:6] == ["body"] * 3
    assert mark_counted_points([]) is None


def test_a_post_alone_signs_at_the_end():
    assert roles(read(_TITLE, "同志们：", OPENING, TEXT, "青石集团董事长"))[-1] == "signature"


def test_the_title_of_the_page_tells_the_lines_of_the_title():
    document = read(
        "首页 > 讲话", "守住青山 护好绿水 建设美丽青石——在全县护林工作会议上的讲话", "发布时间：2025-12-04 10:20 点击：20",
        "守住青山 护好绿水", "建设美丽青石", "——在全县护林工作会议上的讲话", "同志们：", OPENING, TEXT,
    )  # fmt: skip
    assert document.facts.title == "守住青山 护好绿水建设美丽青石"


def test_what_a_page_says_once_more_at_its_end_is_no_speech():
    call, opens = "各位代表：", "我代表县人民政府，向大会报告护林工作，请审议，请提出意见，请监督。"
    foot = ["责任编辑：", "扫一扫在手机打开当前页", "打印本页", "关闭窗口", call + opens]
    document = read(_TITLE, call, opens, _LONG, TEXT, _LONG, *foot)
    assert lines_of(document)[-1] == _LONG


def test_one_gap_in_three_paragraphs_parts_nothing():
    with_gap = OPENING.replace("。", "。 ", 1)
    document = read(_TITLE, "同志们：", with_gap, TEXT, _LONG)
    assert roles(document) == ["title", "salutation", "body", "body", "body"]


def test_a_space_behind_dots_does_not_begin_a_paragraph():
    text = "有的山头巡了又巡，就是…… 还有人把烟头往林子里扔，这样下去怎么行？大家都要想一想，也都要管一管。"
    assert roles(read(_TITLE, "同志们：", text, TEXT)) == ["title", "salutation", "body", "body"]


def test_a_day_with_its_meeting_below_another_day_leaves_the_speaker_his_line():
    document = read(
        "青石县政府工作报告（2014年1月10日 郑立新）",
        "——2014年1月10日在县第十五届人民代表大会第三次会议上",
        "县长 郑立新",
        "各位代表：",
        OPENING,
        TEXT,
    )
    assert roles(document)[:5] == ["title", "date", "date", "speaker", "salutation"]


def test_lines_in_another_language_above_a_speech_are_the_pages():
    document = read(
        "Citation preview",
        "Page 1: Words of welcome at the forest school, with thanks to all who came! May the trees grow well, and may you too!",
        "SPEECHES",
        "2008.03.08",
        "青石林校2008年毕业典礼演辞 青石林校校长 郑立新",
        "2008年3月8日",
        "各位老师，各位同学：",
        OPENING,
        TEXT,
        TEXT,
    )
    assert roles(document)[:4] == ["title", "speaker", "date", "salutation"]
    assert document.facts.title == "青石林校2008年毕业典礼演辞"


@pytest.mark.parametrize(
    "day", ["（1月13日下午4点，办公楼会议室四）", "（1月13日）", "（2008年1月13日上午9:30）"]
)
def test_a_day_may_tell_hour_and_hall_without_a_year(day: str):
    assert is_date(day)


def test_a_bare_day_of_one_width_on_a_page_is_when_it_was_posted():
    on_page = read(_TITLE, "青石公文网", "2026-02-10", "同志们：", OPENING, TEXT)
    assert (roles(on_page)[:2], on_page.day) == (["title", "salutation"], "")
    alone = read(_TITLE, "2026-02-10", "同志们：", OPENING, TEXT)
    typed = read(_TITLE, "青石公文网", "2026-2-9", "同志们：", OPENING, TEXT)
    assert (alone.day, typed.day) == ("2026-02-10", "2026-02-09")


def test_a_line_that_names_an_address_goes_whole():
    address = "找讲话到qingshigao.com更多原创-(http://www.qingshigao.com/)"
    document = read(_TITLE, address, "（2026年2月9日）", "同志们：", OPENING, TEXT)
    assert address in [one.text for one in document.removed]
    assert roles(document)[:3] == ["title", "date", "salutation"]


def test_the_column_with_which_a_path_ends_goes():
    document = read(
        "当前位置：首页 > 林场新闻 > 林场动态", "林场动态", "郑立新场长2026年新春致辞", OPENING, TEXT, TEXT
    )
    assert roles(document) == ["title", "body", "body", "body"]


def test_single_words_above_a_title_that_names_its_occasion_are_tags():
    words = ("2026", "护林", "座谈", "会上", "致辞")
    document = read("温馨提示：本文档由用户上传", *words, _TITLE, "同志们：", OPENING, TEXT, TEXT)
    assert roles(document)[:2] == ["title", "salutation"]
    assert document.facts.title == _TITLE


def test_a_title_that_ends_with_a_stop_by_mistake_heads_the_text_all_the_same():
    document = read(
        "部署护林工作会议主持词", "县护林指挥部全体会议主持词.", "同志们：", "现在开会。", OPENING, TEXT
    )
    assert roles(document)[:3] == ["title", "title1", "salutation"]


def test_a_day_before_who_posted_it_is_no_part_of_a_name():
    assert not is_speaker("2026-02-10县林业局副局长郑立新")
    assert is_speaker("县林业局副局长郑立新")
