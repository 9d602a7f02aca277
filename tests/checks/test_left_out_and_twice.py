"""Characters that are left out or stand twice, wordings with another word in them, units and spans that cannot be."""

import pytest


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("要把医保基监管抓实抓细。", "基监", "基金监"),
        ("全县始终持把项目建设摆在首位。", "终持", "终坚持"),
        ("一年来，高标准农建设步伐加快。", "农建", "农田建"),
    ],
)
def test_a_character_that_is_left_out_is_named(check, text, told, right):
    found = [one for one in check("characters", text) if one.rule.endswith(".missing")]
    assert [(one.text, one.suggestion) for one in found] == [(told, right)]


@pytest.mark.parametrize("text", ["切实维护群众合法权益。", "推进公、铁、水联运。", "大家要心往一处想。"])
def test_nothing_is_missing_in_ordinary_sentences(check, text):
    assert not [one for one in check("characters", text) if one.rule.endswith(".missing")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("各乡镇镇要抓紧落实。", "镇镇"),
        ("严守自然保护保护区的边界。", "保护保护"),
        ("汇报项目进度的进度。", "进度的进度"),
        ("我们必须要必须做到。", "必须要必须"),
        ("要有一支队伍要有一支队伍去抓。", "要有一支队伍要有一支队伍"),
        ("压实主体责任、监管责任、主体责任。", "主体责任、监管责任、主体责任"),
    ],
)
def test_what_stands_twice_is_told(check, text, told):
    assert told in [one.text for one in check("characters", text) if one.rule.endswith(".doubled")]


@pytest.mark.parametrize(
    "text",
    [
        "把实事一件件办好。",
        "高高兴兴过大年。",
        "能整合的整合，能共享的共享。",
        "保护企业和企业家的权益。",
        "一步一步往前走。",
        "村村通公路，户户通自来水。",
        "以虎虎生威的干劲开新局。",
        "党群心心相印。",
    ],
)
def test_what_is_said_twice_on_purpose_is_left_alone(check, text):
    assert not [one for one in check("characters", text) if one.rule.endswith(".doubled")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("各支部要落实一责双岗。", "一岗双责"),
        ("要学习整体国家安全观。", "总体国家安全观"),
        ("树立鲜明的选人用人向导。", "选人用人导向"),
        ("坚持从群众中来、到人民中去。", "从群众中来、到群众中去"),
        ("推广“千村示范、万村整理”经验。", "千村示范、万村整治"),
        ("构建共商共治共享的社会治理格局。", "共建共治共享的社会治理"),
    ],
)
def test_a_usual_wording_with_another_word_is_told(check, text, right):
    assert right in [one.suggestion for one in check("forms", text)]


@pytest.mark.parametrize(
    "text", ["加强优秀传统文化教育。", "全面建设社会主义现代化新清源。", "推进县域治理体系和治理能力现代化。"]
)
def test_wordings_of_ones_own_are_left_alone(check, text):
    assert not [one for one in check("forms", text) if one.rule.endswith(".usual")]


@pytest.mark.parametrize(
    "text",
    [
        "补贴标准在900至600元之间。",
        "“十四五”时期（2021—2026年）是关键期。",
        "今年4月至6月，也就是三季度。",
        "2026年11月24日，也就是上个星期五，开了动员会。",
        "展览从5月8日至5月20日，为期一周。",
    ],
)
def test_spans_that_cannot_be_are_told(check, text):
    assert check("punctuation", text)


@pytest.mark.parametrize(
    "text",
    [
        "办理时限由20至15个工作日不等。",
        "“十四五”时期（2021—2025年）是关键期。",
        "今年7月至9月，也就是三季度。",
        "展览从5月8日至5月14日，为期一周。",
        "补贴标准在600至900元之间。",
    ],
)
def test_spans_that_can_be_are_left_alone(check, text):
    assert check("punctuation", text) == []
