"""Punctuation and figures."""

import pytest

from drafter.checks.punctuation.numerals import numeral_rules


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("抓紧整改,不能拖。", ",", "，"),
        ("一是、抓生产。", "一是、", "一是"),
        ("第一、统一思想。", "第一、", "第一，"),
        ("一件也不能拖。。", "。。", "。"),
        ("讲到这里…………结束。", "…………", "……"),
        ("增长5-10%。", "5-10%", "5%—10%"),
        ("会期3、4天。", "3、4", "三四"),
        ("用了10几年。", "10几", "十几"),
        ("在2026.5.8召开。", "2026.5.8", "2026年5月8日"),
        ("进入二十一世纪。", "二十一世纪", "21世纪"),
        ("占百分之35。", "百分之35", "35%"),
    ],
)
def test_what_the_standards_want(check, text, wrong, right):
    assert (wrong, right) in [(f.text, f.suggestion) for f in check("punctuation", text)]


def test_marks_come_in_pairs(check):
    assert [f.text for f in check("punctuation", "他说“抓紧办。")] == ["“抓紧办。"]
    assert [f.text for f in check("punctuation", "接地气”的办法。")] == ["”"]
    assert [f.text for f in check("punctuation", "常说“把“安全”刻在心里”。")] == ["“"]
    assert check("punctuation", "常说“把‘安全’刻在心里”（见《通知》）。") == []


def test_one_style_of_date(check):
    (finding,) = check("punctuation", "2026年5月8日开工。", "二〇二六年六月一日完工。")
    assert finding.paragraph == 1


def test_ordinary_figures_are_left_alone(check):
    text = "全县共1,286户，增长5.2%，3月15日前完成，占三分之一，约300人，2026年建成。"
    assert check("punctuation", text) == []


@pytest.mark.parametrize("rule", numeral_rules(), ids=lambda rule: rule.id)
def test_a_rule_for_numerals_does_what_its_example_says(rule):
    match = rule.pattern.search(rule.wrong)
    assert match is not None
    assert rule.pattern.search(rule.right) is None
    if rule.becomes:
        assert rule.wrong[: match.start()] + rule.better(match) + rule.wrong[match.end() :] == rule.right


@pytest.mark.parametrize("rule", numeral_rules(), ids=lambda rule: rule.id)
def test_the_wrong_example_of_a_rule_is_found_in_a_draft_and_the_right_one_is_not(check, rule):
    assert rule.message in [finding.message for finding in check("punctuation", rule.wrong)]
    assert rule.message not in [finding.message for finding in check("punctuation", rule.right)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("企业由1200家增加到1600家，增加了300家。", "300家"),
        ("经营主体从1.5万户增加到1.8万户，净增200户。", "200户"),
        ("收入由10亿元增加到20亿元，增长50%。", "50%"),
        ("全县320个村中，已有160个村完成改革，占比60%。", "60%"),
        ("项目于2025年9月开工，2025年3月竣工。", "2025年3月"),
    ],
)
def test_what_two_numbers_do_not_make_is_told(check, text, told):
    found = [*check("figures", text), *check("punctuation", text)]
    assert [finding.text for finding in found] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "企业由1200家增加到1600家，增加了400家。",
        "生产总值由100亿元增加到120亿元，年均增长5%。",
        "生产总值由100亿元提高到121亿元，增长18%。",
        "全县320个村中，已有160个村完成改革，占50%。",
        "项目于2025年3月开工，2025年9月竣工。",
        "“好客山东 好品山东”更加响亮。",
        "第一、第三产业增长较快，和若铁路、和康县建设加快。",
    ],
)
def test_what_is_so_is_left_alone(check, text):
    assert check("punctuation", text) == []


def test_a_paragraph_without_a_mark_at_its_end_is_told_at_its_last_character(check):
    text = "各乡镇要把防汛物资清点一遍，缺的马上补齐，责任人员登记造册"
    (finding,) = check("punctuation", text)
    assert (finding.start, finding.end, finding.suggestion) == (len(text) - 1, len(text), "册。")
    assert check("punctuation", text + "。") == []
