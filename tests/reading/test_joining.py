"""Lines become paragraphs, whatever width they were broken at."""

import pytest

from drafter.reading.extracted import Line
from drafter.reading.read import recognise_text
from tests.reading.helpers import OPENING, TEXT, read, read_file_lines

TITLE = "在全县工作会议上的讲话"
_MARKS = "，。、；：！？）》”"
POINTS = [f"{n}要抓好第{n}项重点工作。" + TEXT + OPENING for n in "一二三四"]
SPEECH = [
    TITLE,
    "（2025年3月1日）",
    "同志们：",
    OPENING,
    "一、提高认识，增强抓好工作的责任感",
    TEXT,
    *POINTS,
    "同志们，" + TEXT,
]


def broken(text: str, width: int, hanging: bool = False) -> list[str]:
    """A text in lines; with `hanging` a mark may stand beyond the width, as Word sets it."""
    lines: list[str] = []
    while text:
        stop = width
        while hanging and text[stop : stop + 1] in _MARKS and text[stop : stop + 1]:
            stop += 1
        lines.append(text[:stop])
        text = text[stop:]
    return lines


def texts(document) -> list[str]:
    return [label + p.text for label, p in zip(document.labels, document.paragraphs, strict=True)]


@pytest.mark.parametrize("width", range(20, 41))
@pytest.mark.parametrize("hanging", [False, True])
def test_wrapped_paragraphs_are_joined(width: int, hanging: bool):
    document = read(*(line for paragraph in SPEECH for line in broken(paragraph, width, hanging)))
    assert texts(document) == SPEECH


@pytest.mark.parametrize("width", (22, 26, 30, 34))
def test_a_text_of_one_wrapped_paragraph_is_joined(width: int):
    short = [TITLE, "同志们：", "昨天夜里又起了火点，值班干部半个小时没有赶到现场，责任还没有落实到人。"]
    assert texts(read(*(line for p in short for line in broken(p, width)))) == short


def test_a_heading_in_a_short_text_is_not_taken_for_a_broken_line():
    numbered = ["一、提高政治站位，切实增强抓好安全生产工作的责任感", "生命重于泰山。", "下一步要抓好落实。"]
    assert texts(read(TITLE, *numbered)) == [TITLE, *numbered]
    plain = ["聚焦企业所盼，打造高效便捷的政务环境", "企业的时间就是金钱。", "下一步要抓好落实。"]
    assert texts(read(TITLE, *plain)) == [TITLE, *plain]
    longer = ["提高政治站位，切实增强抓好安全生产工作的责任感", TEXT, "下一步要抓好落实。"]
    assert texts(read(TITLE, *longer)) == [TITLE, *longer]


@pytest.mark.parametrize("width", (22, 28, 35))
def test_indented_wrapped_paragraphs_are_joined(width: int):
    document = read(*(line for p in SPEECH for line in broken("　　" + p, width, hanging=True)))
    assert texts(document) == SPEECH


@pytest.mark.parametrize("width", (22, 28, 35))
def test_blank_lines_between_wrapped_paragraphs_part_them(width: int):
    document = read(*(line for p in SPEECH for line in [*broken(p, width), ""]))
    assert texts(document) == SPEECH


@pytest.mark.parametrize("width", (22, 28, 35))
def test_blank_lines_after_every_line_say_nothing(width: int):
    document = read(*(line for p in SPEECH for part in broken(p, width) for line in (part, "")))
    assert texts(document) == SPEECH


def test_a_single_broken_line_is_mended():
    document = read(TITLE, OPENING, TEXT[:36], TEXT[36:], TEXT)
    assert texts(document) == [TITLE, OPENING, TEXT, TEXT]


def test_soft_breaks_in_a_paragraph_are_joined():
    document = read_file_lines(Line(TITLE), Line(OPENING + TEXT[:20] + "\n" + TEXT[20:]), Line(TEXT))
    assert texts(document) == [TITLE, OPENING + TEXT, TEXT]


def test_paragraphs_made_by_soft_breaks_are_parted():
    document = read_file_lines(Line("\n".join([TITLE, "同志们：", OPENING, "一、提高认识", TEXT])))
    assert texts(document) == [TITLE, "同志们：", OPENING, "一、提高认识", TEXT]


def test_english_words_keep_their_space():
    document = read(
        TITLE, OPENING, "要推进开放，学习借鉴先进经验。用好 Open", "Data 平台，服务好企业和群众。"
    )
    assert "Open Data" in document.paragraphs[-1].text


def test_a_list_of_short_lines_is_not_joined():
    lines = [f"{n}、抓好第{n}项重点工作任务落实" for n in "一二三四五六七八"]
    assert texts(read(TITLE, OPENING, *lines))[2:] == lines


def test_the_last_word_of_a_sentence_joins_what_it_ends():
    document = read(
        TITLE, OPENING, "年初承诺的十件实事，一件一件对账销号，年底向人大代表报告", "结果。", TEXT
    )
    assert texts(document)[2] == "年初承诺的十件实事，一件一件对账销号，年底向人大代表报告结果。"


def test_a_line_that_addresses_the_audience_begins_a_paragraph():
    closing = "企业家朋友们，百闻不如一见，" + TEXT
    speech = [*SPEECH[:-1], TEXT + "要抓好落实。", closing]
    document = read(*(line for p in speech for line in broken(p, len(TEXT) + 6)))
    assert texts(document)[-2:] == speech[-2:]


@pytest.mark.parametrize(
    ("heading", "read_as"),
    [
        ("一、突出工作重点\n全面完成任务", ["一、突出工作重点全面完成任务"]),
        ("一、突出工作重点 \n\u3000全面完成任务", ["一、突出工作重点全面完成任务"]),
        ("一、突出工作重点\n（一）抓好项目", ["一、突出工作重点", "（一）抓好项目"]),
        ("一、突出工作重点\n" + TEXT, ["一、突出工作重点", TEXT]),
    ],
)
def test_a_heading_broken_for_its_looks_is_whole(heading: str, read_as: list[str]):
    document = read_file_lines(Line(TITLE), Line("同志们："), Line(OPENING), Line(heading), Line(TEXT))
    assert texts(document)[3:-1] == read_as


@pytest.mark.parametrize("width", (20, 21, 22, 24, 25, 26))
def test_a_salutation_that_fills_its_lines_stands_alone(width: int):
    salutation = "尊敬的各位领导、各位来宾，老师们、同学们、校友们："
    speech = [TITLE, salutation, OPENING, TEXT, *POINTS]
    assert texts(read(*(line for p in speech for line in broken(p, width, hanging=True)))) == speech


def test_a_long_title_ends_its_paragraph():
    title = "在清源县" + "贯彻落实市委全会精神暨全县重点工作" * 4 + "推进会上的讲话提纲"
    document = recognise_text(f"{title}\n——县委书记王建国\n同志们：\n今天召开会议，部署工作。")
    assert document.paragraphs[0].text == title
