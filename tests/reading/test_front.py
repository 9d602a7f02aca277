"""What stands above the text: title, subtitle, date, speaker, salutation."""

import datetime

import pytest

from drafter.reading.extracted import Line
from tests.reading.helpers import OPENING, TEXT, read, read_file_lines, roles

TITLE = "在全县安全生产工作会议上的讲话"


@pytest.mark.parametrize(
    "line",
    [
        "2020年4月10日",
        "2020年4月10日晚",
        "（2020年4月10日　清明节）",
        "2020年4月10日，农历三月十八",
        "（2020年4月10日·根据记录整理）",
        "二O二O年四月十日",
        "（2020年4月10日　县政府会议室）",
        "2020年4月10日上午9时30分",
        "2020年4月10日（周五）下午3点半",
        "2020年4月10日 9:30",
        "（2020年4月10日）",
        "(2020年4月10日)",
        "二〇二〇年四月十日",
        "（二〇二〇年四月十日）",
        "二○二○年四月十日",
        "2020.4.10",
        "2020-04-10",
        "2020/4/10",
        "2020 年 4 月 10 日",
        "时间：2020年4月10日",
        "【2020年4月10日】",
        "2020年4月10日　星期五",
        "（2020年4月10日上午）",
    ],
)
def test_a_date_is_told_in_every_usual_spelling(line: str):
    document = read(TITLE, line, "同志们：", OPENING)
    assert roles(document) == ["title", "date", "salutation", "body"]
    assert document.facts.date == datetime.date(2020, 4, 10)


@pytest.mark.parametrize(
    "line", ["（2020年4月）", "（20XX年X月X日）", "（2020年×月×日）", "（XXXX年XX月XX日）"]
)
def test_a_masked_or_shortened_date_is_a_date_line_without_a_day(line: str):
    document = read(TITLE, line, "同志们：", OPENING)
    assert roles(document)[1] == "date"
    assert document.facts.date is None


@pytest.mark.parametrize(
    "line",
    [
        "县长　张明",
        "县长 张明",
        "县委书记张明",
        "县委副书记、县长 张明",
        "中共澄城县委书记　张　明",
        "张明",
        "张　明",
        "（张明）",
        "讲话人：张明",
        "县长 ×××",
        "县委书记　XXX",
        "县委副书记　秦　沛　林",
        "张明同志",
        "副县长、县公安局局长　欧阳修文",
    ],
)
def test_a_speaker_is_told_with_or_without_a_post(line: str):
    for front in ((TITLE, line, "（2020年4月10日）"), (TITLE, "（2020年4月10日）", line)):
        document = read(*front, "同志们：", OPENING)
        assert sorted(roles(document)[:4]) == ["date", "salutation", "speaker", "title"]
        assert document.facts.speaker == line.removeprefix("讲话人：").strip("（）")


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "同志们:",
        "同志们！",
        "同志们，",
        "同志们",
        "各位领导、同志们：",
        "各位代表：",
        "主任，各位副主任，各位委员：",
        "驻市部队各位首长，同志们：",
        "各位领导，各位来宾，同志们：",
        "尊敬的各位领导、各位来宾，女士们、先生们、朋友们：",
        "尊敬的李书记，各位领导、同志们：",
        "老师们、同学们：",
        "各位委员、各位专家，同志们、朋友们：",
        "亲爱的老师们、同学们：",
        "各位老师，同志们：",
        "父老乡亲们，同志们：",
        "全县各位教师：",
    ],
)
def test_a_salutation_is_told(line: str):
    document = read(TITLE, line, OPENING)
    assert roles(document) == ["title", "salutation", "body"]


def test_a_salutation_that_runs_into_the_text_is_told_apart_from_it():
    document = read(TITLE, "同志们：" + OPENING, TEXT)
    assert roles(document)[1:3] == ["salutation", "body"]
    assert document.paragraphs[2].text == OPENING


def test_a_salutation_is_told_again_in_the_middle():
    document = read(TITLE, "同志们：", OPENING, "一、提高认识", TEXT, "同志们：", TEXT)
    assert roles(document) == ["title", "salutation", "body", "heading1", "body", "salutation", "body"]


def test_a_title_over_two_lines_is_one_title():
    document = read("在中国共产党某县第十四届委员会", "第三次全体会议上的讲话", "（2020年4月10日）", OPENING)
    assert roles(document) == ["title", "date", "body"]
    assert document.facts.title == "在中国共产党某县第十四届委员会第三次全体会议上的讲话"


@pytest.mark.parametrize(
    "line", ["——在全县安全生产大会上的讲话", "—— 在全县安全生产大会上的讲话", "在全县安全生产大会上的讲话"]
)
def test_a_subtitle_is_a_title_of_its_own_level(line: str):
    document = read("守牢底线　保一方平安", line, "同志们：", OPENING)
    assert roles(document)[:2] == ["title", "title1"]
    assert document.facts.title == "守牢底线　保一方平安"
    assert document.facts.occasion == "全县安全生产大会"


def test_a_remark_below_the_title_is_no_part_of_the_text():
    document = read(TITLE, "（讨论稿）", "同志们：", OPENING)
    assert roles(document) == ["title", "title1", "salutation", "body"]


def test_a_soft_break_in_a_title_is_joined():
    document = read_file_lines(
        Line("在全县安全生产暨\n森林防火会议上的讲话", centred=True, title=True),
        Line("同志们："),
        Line(OPENING),
    )
    assert [p.text for p in document.paragraphs][:1] == ["在全县安全生产暨森林防火会议上的讲话"]


def test_a_spaced_title_is_still_one():
    document = read("在全县会议上的讲　话", "强化责任，守牢安全底线", TEXT, "突出重点，抓好隐患排查", TEXT)
    assert roles(document) == ["title", "heading1", "body", "heading1", "body"]


def test_the_last_cell_of_a_table_signs_nothing():
    lines = [Line("在全县工作会议上的讲话"), Line(OPENING), Line("责任单位", in_table=True)]
    found = read_file_lines(*lines, Line("县应急管理局", in_table=True))
    assert "signature" not in roles(found)


def test_a_title_of_a_hundred_characters_is_one():
    title = "在全市" + "推进农业强市建设和城乡融合发展暨" * 6 + "工作会议上的讲话"
    found = read(title, "（2026年11月20日）", "同志们：", OPENING, TEXT)
    assert len(title) > 100
    assert roles(found)[:3] == ["title", "date", "salutation"]
    assert found.facts.occasion.endswith("工作会议")


def test_the_speaker_may_stand_above_the_title():
    found = read("县政府办公室主任　王　磊", "在全县政务公开培训会上的讲话", "同志们：", OPENING)
    assert roles(found)[:3] == ["speaker", "title", "salutation"]
    assert found.facts.speaker == "县政府办公室主任　王　磊"


def test_a_name_set_apart_below_the_title_is_the_speaker():
    found = read("以新气象新作为开创新局面", "王　明", "（2024年3月5日）", "同志们：", OPENING)
    assert roles(found)[:4] == ["title", "speaker", "date", "salutation"]


def test_a_name_set_apart_above_the_last_date_signs():
    found = read(TITLE, "同志们：", OPENING, TEXT, "王　明", "2024年3月5日")
    assert roles(found)[-2:] == ["signature", "date"]
    assert roles(read(TITLE, "同志们：", OPENING, TEXT, "王国明", "2024年3月5日"))[-2:] == [
        "signature",
        "date",
    ]


def test_a_last_word_above_the_date_signs_nothing():
    assert roles(read(TITLE, "同志们：", OPENING, TEXT, "谢谢大家", "2024年3月5日"))[-2:] == [
        "body",
        "date",
    ]


def test_a_greeting_is_part_of_the_salutation():
    assert roles(read(TITLE, "各位领导、同志们，大家上午好！", OPENING))[1] == "salutation"


def test_a_title_and_a_salutation_in_traditional_characters_are_told():
    found = read(
        "在全縣安全生產工作會議上的講話",
        "同志們：",
        "今天開會，是要把工作安排好。請大家抓好落實。",
        "一、提高認識",
        TEXT,
    )
    assert roles(found)[:3] == ["title", "salutation", "body"]
