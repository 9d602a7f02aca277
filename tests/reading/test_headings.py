"""Headings: four levels, numbered, partly numbered, not numbered at all."""

import pytest

from drafter.core.numbering import labels as made_labels
from drafter.reading.extracted import Line
from drafter.reading.read import recognise_text
from tests.reading.helpers import OPENING, TEXT, read, read_file_lines, roles

TITLE = "在全县工作会议上的讲话"


def labels(document) -> list[str]:
    return list(document.labels)


def test_four_levels_are_told_by_their_numbers():
    document = read(
        TITLE,
        OPENING,
        "一、提高认识",
        TEXT,
        "（一）认清形势",
        TEXT,
        "1.看到成绩",
        TEXT,
        "（1）产业方面",
        TEXT,
        "二、强化措施",
        TEXT,
    )
    assert [r for r in roles(document) if r.startswith("heading")] == [
        "heading1",
        "heading2",
        "heading3",
        "heading4",
        "heading1",
    ]
    assert [label for label in labels(document) if label] == ["一、", "（一）", "1.", "（1）", "二、"]


@pytest.mark.parametrize(
    "first, second",
    [
        ("一、", "二、"),
        ("一．", "二．"),
        ("第一部分　", "第二部分　"),
        ("（一）", "（二）"),
        ("1.", "2."),
        ("1、", "2、"),
        ("第一，", "第二，"),
    ],
)
def test_the_highest_numbers_of_a_speech_head_its_parts(first: str, second: str):
    document = read(TITLE, OPENING, f"{first}提高认识，增强责任", TEXT, f"{second}突出重点，狠抓落实", TEXT)
    assert roles(document) == ["title", "body", "heading1", "body", "heading1", "body"]
    assert document.parts == 2


def test_a_heading_may_end_like_a_sentence():
    document = read(TITLE, OPENING, "一、提高认识，增强责任感。", TEXT, "二、突出重点，狠抓落实。", TEXT)
    assert [r for r in roles(document) if r.startswith("heading")] == ["heading1", "heading1"]


def test_a_bracketed_number_with_its_text_behind_it_is_a_point():
    document = read(TITLE, OPENING, "一、提高认识", f"（一）认清形势。{TEXT}", f"（二）担起责任。{TEXT}")
    assert roles(document) == ["title", "body", "heading1", "point1", "point1"]


def test_a_list_of_sentences_is_no_list_of_headings():
    document = read(
        TITLE,
        OPENING,
        "一、完成三项任务",
        "1.完成普查工作。",
        "2.完成登记工作。",
        "3.完成汇总工作。",
        "二、加强领导",
        TEXT,
    )
    assert roles(document) == ["title", "body", "heading1", "point1", "point1", "point1", "heading1", "body"]


def test_only_the_middle_part_has_a_number_and_points_begin_with_a_bare_verb():
    document = read(
        TITLE, OPENING + "下面，我讲三点意见。", "认清形势，增强信心", TEXT, "二、突出重点，狠抓落实",
        f"要抓好项目。{TEXT}", f"要抓好环境。{TEXT}", "加强领导，落实责任", TEXT,
    )  # fmt: skip
    assert roles(document)[2:] == ["heading1", "body", "heading1", "point1", "point1", "heading1", "body"]


def test_headings_without_a_number_below_numbered_parts_are_one_level_lower():
    document = read(
        TITLE,
        OPENING,
        "一、提高认识",
        "认清当前形势",
        TEXT,
        "看到存在问题",
        TEXT,
        "二、强化措施",
        "突出工作重点",
        TEXT,
    )
    assert [r for r in roles(document) if r.startswith("heading")] == [
        "heading1",
        "heading2",
        "heading2",
        "heading1",
        "heading2",
    ]


def test_no_heading_has_a_number():
    document = read(
        TITLE,
        OPENING + "我主要讲三个方面的意见：",
        "强化政治建设，筑牢堡垒",
        TEXT,
        "强化队伍建设，锻造骨干",
        TEXT,
        "强化作风建设，务实担当",
        TEXT,
    )
    assert roles(document) == ["title", "body", *["heading1", "body"] * 3]


def test_the_announced_number_tells_parts_from_sub_headings_without_numbers():
    document = read(
        TITLE, OPENING + "下面，我讲两点意见。", "提高认识，增强紧迫感责任感", "认清当前形势", TEXT, "看到存在问题", TEXT,
        "突出重点，狠抓各项工作落实", "抓好项目建设", TEXT, "抓好环境整治", TEXT,
    )  # fmt: skip
    assert [r for r in roles(document) if r.startswith("heading")] == ["heading1", "heading2", "heading2"] * 2


def test_the_style_of_a_file_tells_the_level_of_a_heading_without_a_number():
    document = read_file_lines(
        Line(TITLE, centred=True), Line(OPENING), Line("提高认识", heading=2), Line(TEXT), Line("认清形势", heading=3), Line(TEXT),
        Line("强化措施", heading=2), Line(TEXT),
    )  # fmt: skip
    assert [r for r in roles(document) if r.startswith("heading")] == ["heading1", "heading2", "heading1"]


def test_a_bold_or_centred_sentence_of_its_own_is_a_heading():
    for look in ({"bold": True}, {"centred": True}):
        document = read_file_lines(
            Line(TITLE, centred=True), Line(OPENING), Line("提高认识，增强责任感。", **look), Line(TEXT),
            Line("突出重点，狠抓落实。", **look), Line(TEXT),
        )  # fmt: skip
        assert roles(document) == ["title", "body", "heading1", "body", "heading1", "body"]


def test_centred_headings_stand_above_bold_ones():
    document = read_file_lines(
        Line(TITLE, centred=True), Line(OPENING), Line("提高认识", centred=True), Line("认清形势", bold=True), Line(TEXT),
        Line("强化措施", centred=True), Line("突出重点", bold=True), Line(TEXT),
    )  # fmt: skip
    assert [r for r in roles(document) if r.startswith("heading")] == ["heading1", "heading2"] * 2


def test_automatic_numbers_count_like_typed_ones():
    document = read_file_lines(
        Line(TITLE), Line(OPENING), Line("提高认识", number="一、"), Line(TEXT), Line("认清形势。" + TEXT, number="（一）"),
        Line("担起责任。" + TEXT, number="（二）"),
    )  # fmt: skip
    assert roles(document) == ["title", "body", "heading1", "body", "point1", "point1"]
    assert document.labels[2] == "一、"
    assert document.paragraphs[2].text == "提高认识"


def test_a_number_of_an_unknown_shape_is_kept_as_the_label():
    document = read_file_lines(Line(TITLE), Line(OPENING), Line("总则", number="第一章 "), Line(TEXT))
    assert (document.labels[2], document.paragraphs[2].text) == ("第一章 ", "总则")


def test_dots_and_dates_in_the_text_are_no_headings():
    document = read(TITLE, OPENING, "一、提高认识", TEXT, "…………", TEXT, "二、强化措施", TEXT)
    assert roles(document)[4] == "body"


def test_very_short_headings_are_told_by_their_siblings():
    document = read(
        "在全市建设大会上的讲话", "同志们：", OPENING, "拼速度", TEXT, "重质量", TEXT, "保安全", TEXT
    )
    assert roles(document)[3::2] == ["heading1"] * 3
    assert "heading1" not in roles(read("在全市建设大会上的讲话", "同志们：", OPENING, "拼速度", TEXT, TEXT))


def test_a_very_short_heading_may_have_numbered_siblings():
    document = read(TITLE, OPENING, "一、拼速度", TEXT, "重质量", TEXT, "三、保安全", TEXT)
    assert roles(document)[2::2] == ["heading1"] * 3


def test_short_sentences_are_headings_where_as_many_parts_are_announced():
    parts = ("进度要再快一些。", TEXT, "质量要再严一些。", TEXT)
    assert roles(read(TITLE, OPENING, "下面，我讲两点意见。", *parts))[3:] == ["heading1", "body"] * 2
    assert "heading1" not in roles(read(TITLE, OPENING, "下面，我讲三点意见。", *parts))


def test_a_short_sentence_is_a_heading_where_the_numbered_parts_are_sentences():
    parts = ("一、改什么，要听居民的。", TEXT, "怎么改，要算长远账。", TEXT, "三、改完后，要管得住。", TEXT)
    assert roles(read(TITLE, OPENING, *parts))[2:] == ["heading1", "body"] * 3


def test_the_name_of_a_part_keeps_its_blank_and_its_kind():
    text = f"在党课上的讲稿\n同志们：\n{OPENING}\n第一讲 学习的意义\n{TEXT}\n第二讲 学习的方法\n{TEXT}"
    document = recognise_text(text)
    shown = made_labels(document.paragraphs)
    assert [label for label in shown if label] == ["第一讲　", "第二讲　"]
