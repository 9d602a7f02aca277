"""Word's automatic numbers, as a reader sees them."""

import pytest

from drafter.reading.formats.number_formats import formatted
from drafter.reading.formats.opening import extract
from tests.reading.formats.wordfile import a_list, level, num, numbered, para, style, word_file

OFFICIAL = a_list(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def numbers(path):
    return [line.number for line in extract(path).lines]


def test_the_four_official_levels_count_and_start_anew_below_each_other(tmp_path):
    levels = (0, 1, 2, 2, 3, 1, 2, 0, 1, 2, 3)
    path = word_file(tmp_path, "".join(numbered("段", n) for n in levels), numbering=OFFICIAL + num())
    assert numbers(path) == [
        "一、",
        "（一）",
        "1.",
        "2.",
        "（1）",
        "（二）",
        "1.",
        "二、",
        "（一）",
        "1.",
        "（1）",
    ]


def test_the_text_does_not_hold_the_number(tmp_path):
    (line,) = extract(word_file(tmp_path, numbered("提高认识"), numbering=OFFICIAL + num())).lines
    assert (line.number, line.text) == ("一、", "提高认识")


def test_body_text_between_does_not_break_the_count(tmp_path):
    path = word_file(tmp_path, numbered("甲") + para("正文。") + numbered("乙"), numbering=OFFICIAL + num())
    assert numbers(path) == ["一、", "", "二、"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("decimal", "1 2 3 10 11 20 21 105"),
        ("chineseCounting", "一 二 三 十 十一 二十 二十一 一〇五"),
        ("chineseCountingThousand", "一 二 三 十 十一 二十 二十一 一百零五"),
        ("japaneseCounting", "一 二 三 十 十一 二十 二十一 一百零五"),
        ("ideographDigital", "一 二 三 一〇 一一 二〇 二一 一〇五"),
        ("taiwaneseCountingThousand", "一 二 三 十 十一 二十 二十一 一百零五"),
        ("chineseLegalSimplified", "壹 贰 叁 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零伍"),
        ("ideographLegalTraditional", "壹 貳 參 壹拾 壹拾壹 貳拾 貳拾壹 壹佰零伍"),
        ("ideographTraditional", "甲 乙 丙 癸 甲 癸 甲 戊"),
        ("ideographZodiac", "子 丑 寅 酉 戌 未 申 申"),
        ("decimalEnclosedCircle", "① ② ③ ⑩ ⑪ ⑳ ㉑ 105"),
        ("decimalEnclosedCircleChinese", "① ② ③ ⑩ ⑪ ⑳ ㉑ 105"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑶ ⑽ ⑾ ⒇ 21 105"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒊ ⒑ ⒒ ⒛ 21 105"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊂ ㊉ 11 20 21 105"),
        ("decimalFullWidth", "１ ２ ３ １０ １１ ２０ ２１ １０５"),
        ("decimalZero", "01 02 03 10 11 20 21 105"),
        ("upperRoman", "I II III X XI XX XXI CV"),
        ("lowerRoman", "i ii iii x xi xx xxi cv"),
        ("upperLetter", "A B C J K T U AAAAA"),
        ("lowerLetter", "a b c j k t u aaaaa"),
        ("some new format", "1 2 3 10 11 20 21 105"),
    ],
)
def test_each_format_shows_its_numbers(name, shown):
    assert [formatted(n, name) for n in (1, 2, 3, 10, 11, 20, 21, 105)] == shown.split()


def test_large_chinese_numbers_have_their_zeros_where_they_are_spoken():
    assert [formatted(n, "chineseCountingThousand") for n in (100, 110, 1005, 1050, 2300)] == [
        "一百", "一百一十", "一千零五", "一千零五十", "二千三百",
    ]  # fmt: skip


def test_a_number_shows_the_levels_above_it(tmp_path):
    lists = a_list(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    path = word_file(tmp_path, "".join(numbered("段", n) for n in (0, 1, 1, 0, 1)), numbering=lists + num())
    assert [number.strip() for number in numbers(path)] == ["第一章", "1.1", "1.2", "第二章", "2.1"]


def test_a_gap_stands_after_a_number_that_ends_without_punctuation(tmp_path):
    lists = a_list(
        level(0, "chineseCounting", "第%1部分"), level(1, "decimal", "%2", more='<w:suff w:val="nothing"/>')
    )
    path = word_file(tmp_path, numbered("甲", 0) + numbered("乙", 1), numbering=lists + num())
    assert numbers(path) == ["第一部分 ", "1"]


def test_a_list_may_start_at_any_number(tmp_path):
    lists = a_list(level(0, "chineseCounting", "%1是", start=3)) + num()
    assert numbers(word_file(tmp_path, numbered("甲") + numbered("乙"), numbering=lists)) == ["三是", "四是"]


def test_two_lists_of_one_definition_count_on_unless_one_sets_its_start(tmp_path):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = OFFICIAL + num(1) + num(2) + num(3, overrides=override)
    body = "".join(numbered("段", num_id=n) for n in (1, 1, 2, 3, 3, 1))
    assert numbers(word_file(tmp_path, body, numbering=lists)) == [
        "一、",
        "二、",
        "三、",
        "一、",
        "二、",
        "三、",
    ]


def test_a_list_may_override_how_a_level_is_numbered(tmp_path):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>'
    path = word_file(tmp_path, numbered("甲") + numbered("乙"), numbering=OFFICIAL + num(overrides=override))
    assert [number.strip() for number in numbers(path)] == ["①", "②"]


def test_a_level_may_go_on_counting_below_the_next_heading(tmp_path):
    lists = a_list(
        level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    )
    body = "".join(numbered("段", n) for n in (0, 1, 1, 0, 1))
    assert numbers(word_file(tmp_path, body, numbering=lists + num())) == ["一、", "1.", "2.", "二、", "3."]


def test_bullets_and_lists_that_are_not_there_show_no_number(tmp_path):
    lists = a_list(level(0, "bullet", "\uf0b7")) + num()
    body = (
        numbered("项目")
        + numbered("没有此表", num_id=9)
        + numbered("没有此级", level=5)
        + numbered("无", num_id=0)
    )
    assert numbers(word_file(tmp_path, body, numbering=lists)) == ["", "", "", ""]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it(tmp_path):
    lists = a_list(
        level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'),
    )
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("H1", "heading 1", in_list)
        + style("H2", "heading 2", in_list)
        + style("H1a", "我的标题", '<w:basedOn w:val="H1"/>')
    )
    body = "".join(para("题", f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2", "H1a", "H2"))
    assert numbers(word_file(tmp_path, body, styles=styles, numbering=lists + num())) == [
        "一、", "（一）", "（二）", "二、", "（一）",
    ]  # fmt: skip


def test_a_paragraph_may_stand_at_another_level_of_the_list_of_its_style(tmp_path):
    upper = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>')
    numbering = a_list(upper, level(1, "chineseCounting", "（%2）")) + num()
    styles = style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    own = '<w:pStyle w:val="H1"/>'
    body = para("甲", own) + para("乙", own + '<w:numPr><w:ilvl w:val="1"/></w:numPr>') + para("丙", own)
    assert numbers(word_file(tmp_path, body, numbering=numbering, styles=styles)) == [
        "一、",
        "（一）",
        "二、",
    ]


def test_a_paragraph_may_leave_the_list_of_its_style(tmp_path):
    styles = style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    off = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = para("甲", '<w:pStyle w:val="H1"/>') + para("乙", off) + para("丙", '<w:pStyle w:val="H1"/>')
    assert numbers(word_file(tmp_path, body, styles=styles, numbering=OFFICIAL + num())) == [
        "一、",
        "",
        "二、",
    ]


def test_a_definition_may_borrow_another_through_a_numbering_style(tmp_path):
    lists = (
        a_list(level(0, "chineseCounting", "%1、"), abstract=0, more='<w:styleLink w:val="S"/>')
        + a_list(abstract=1, more='<w:numStyleLink w:val="S"/>')
        + num(1, abstract=1)
    )
    assert numbers(word_file(tmp_path, numbered("甲") + numbered("乙"), numbering=lists)) == ["一、", "二、"]


def test_a_format_only_newer_versions_know_falls_back(tmp_path):
    custom = (
        '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="一"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
    )
    assert numbers(word_file(tmp_path, numbered("甲"), numbering=a_list(custom) + num())) == ["一、"]


def test_deleted_paragraphs_take_no_number(tmp_path):
    gone = numbered("删").replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    gone = gone.replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    path = word_file(tmp_path, numbered("甲") + gone + numbered("乙"), numbering=OFFICIAL + num())
    assert [(line.number, line.text) for line in extract(path).lines] == [("一、", "甲"), ("二、", "乙")]


@pytest.mark.parametrize(
    ("name", "most", "shown"),
    [
        ("upperRoman", 3999, "MMMCMXCIX"),
        ("upperLetter", 780, "Z" * 30),
        ("chineseCountingThousand", 9999, "九千九百九十九"),
        ("chineseLegalSimplified", 9999, "玖仟玖佰玖拾玖"),
        ("decimalEnclosedCircle", 50, "㊿"),
        ("decimalEnclosedParen", 20, "⒇"),
        ("ideographEnclosedCircle", 10, "㊉"),
    ],
)
def test_beyond_what_a_format_has_signs_for_a_number_is_decimal(name: str, most: int, shown: str):
    assert formatted(most, name) == shown
    assert [formatted(n, name) for n in (-1, 0, most + 1)] == ["-1", "0", str(most + 1)]


def test_rows_of_signs_meet_without_a_gap():
    assert [formatted(n, "decimalEnclosedCircle") for n in (20, 21, 35, 36)] == list("⑳㉑㉟㊱")
    assert [formatted(n, "chineseCounting") for n in (0, 99, 100)] == ["0", "九十九", "一〇〇"]
    assert [formatted(n, "ideographDigital") for n in (-1, 0)] == ["-1", "〇"]
    assert [formatted(n, "ideographZodiacTraditional") for n in (0, 1, 13, 60, 61)] == [
        "0", "甲子", "丙子", "癸亥", "甲子",
    ]  # fmt: skip
    assert [formatted(n, name) for name in ("ideographTraditional", "ideographZodiac") for n in (0, 1)] == [
        "0", "甲", "0", "子",
    ]  # fmt: skip
