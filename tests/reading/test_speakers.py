"""Who speaks: what title, day, page, note, host and speakers themselves tell."""

import pytest

from drafter.core.model import Paragraph, Role
from drafter.reading.front import is_name_set_apart, is_speaker, speaker_behind_occasion
from drafter.reading.speakers import Around, speaker_of
from tests.reading.helpers import OPENING, TEXT, read


def _body(text: str = OPENING) -> Paragraph:
    return Paragraph("b", Role.BODY, text=text)


def _titled(title: str) -> list[Paragraph]:
    return [Paragraph("t", Role.TITLE, text=title), _body()]


@pytest.mark.parametrize(
    "title, speaker",
    [
        ("郑立新校长在青石中学开学典礼上的讲话", "郑立新"),
        ("——郑立新在柳林镇护林动员会上的讲话", "郑立新"),
        ("心怀山川，脚踏实地——郑立新老师在毕业典礼上的致辞", "郑立新"),
        ("青石集团董事长郑立新新春致辞", "青石集团董事长郑立新"),
        ("青石集团董事长新春致辞", ""),
        ("郑立新2018年新年贺词", "郑立新"),
        ("青石区行政长官郑立新丙戌年新春献辞", "青石区行政长官郑立新"),
        ("文化司郑立新司长致辞稿", "郑立新"),
        ("全县2018年新年贺词", ""),
        ("贯彻郑书记在护林会上的讲话", ""),
        ("在学习郑立新同志先进事迹报告会上的讲话", ""),
        ("领导在全县护林会上的讲话", ""),
    ],
)
def test_the_title_names_the_speaker_before_the_meeting_or_the_kind_of_speech(title: str, speaker: str):
    assert speaker_of(_titled(title), Around()) == speaker


@pytest.mark.parametrize(
    "line, speaker",
    [
        ("发布：办公室 演讲者：郑立新 阅读：20", "郑立新"),
        ("作者：郑立新 阅读：20", ""),
        ("主持人：郑立新", ""),
        ("本文是2019年3月2日郑立新校友在青石中学校庆大会上的致辞。", "郑立新"),
        ("郑立新局长在全县护林会上的讲话", "郑立新"),
        ("郑立新局长在全县防汛会上的讲话", ""),
    ],
)
def test_the_page_around_tells_who_speaks(line: str, speaker: str):
    assert speaker_of(_titled("在全县护林会上的讲话"), Around(page=[line])) == speaker


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("大家好！我是来自高三（2）班的郑立新，很高兴站在这里。", "郑立新"),
        ("大家好！我是青石小学校长郑立新。", "郑立新"),
        ("我是这样想的，事情要一件一件做。", ""),
        ("我是代表全体同事来的。", ""),
    ],
)
def test_speakers_say_who_they_are(text: str, speaker: str):
    assert speaker_of([_body(text)], Around()) == speaker


def test_a_host_gives_the_word_above_the_title():
    host = _body("下面，请县林业局局长郑立新讲话。")
    assert speaker_of([host, *_titled("在全县护林会上的讲话")], Around()) == "县林业局局长郑立新"


def test_the_surest_sign_counts():
    front = Paragraph("s", Role.SPEAKER, text="县长　王明")
    page = Around(page=["演讲者：郑立新"])
    assert speaker_of([*_titled("郑立新在全县护林会上的讲话"), front], page) == "县长　王明"


def test_the_line_of_the_day_names_the_speaker_behind_the_meeting():
    line = "2026年1月7日在青石县第九届人民代表大会第三次会议上　青石县县长　郑立新"
    assert speaker_behind_occasion(line) == "青石县县长　郑立新"
    assert speaker_behind_occasion("2026年1月7日在青石县护林会上") == ""


@pytest.mark.parametrize("text", ["校长信箱", "书记论坛", "局长的话"])
def test_what_stands_behind_a_post_is_no_name_of_a_column(text: str):
    assert not is_speaker(text)


@pytest.mark.parametrize("text", ["局长某某某", "县长马立新同志", "市长阿里木·买买提", "镇长 刘 洋"])
def test_a_name_behind_a_post_may_be_masked_parted_or_set_apart(text: str):
    assert is_speaker(text)


def test_a_title_whose_characters_are_set_apart_is_no_name():
    assert is_name_set_apart("王　明")
    assert not is_name_set_apart("迎 风 起 航")


def test_a_greeting_of_all_is_the_first_sentence_of_the_text():
    document = read("在毕业典礼上的致辞", "各位老师、同学们：", "大家早上好！", OPENING, TEXT)
    assert [p.role for p in document.paragraphs[1:3]] == [Role.SALUTATION, Role.BODY]


def test_the_front_is_found_below_the_menu_of_a_whole_page():
    menu = [
        f"{first}{second}" for first in "政务党建群团财经农林" for second in ("动态", "公开", "要闻", "文件")
    ]
    listed = [f"山乡新事{n}：老树发新芽，小村迎客来，一路听乡音[0{n}-12]" for n in range(1, 6)]
    page = ["登录|注册", "首页", *menu, *menu[:6], "推荐阅读", *listed, "当前位置：首页 > 讲话"]
    document = read(*page, "在全县护林会上的讲话", "同志们：", OPENING, TEXT, TEXT)
    assert document.facts.title == "在全县护林会上的讲话"
    assert len(document.removed) == len(page)
