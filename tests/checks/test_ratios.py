"""Numbers of one sentence that do not agree."""

import pytest

from drafter.checks.figures.relations import off_in


def told(text):
    return [text[one.start : one.end] for one in off_in(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("年度计划投资8亿元，截至10月底已完成6亿元，占年度计划的80%。", "80%"),
        ("今年计划改造老旧小区24个，目前已完工17个，剩余8个要扫尾。", "24个，目前已完工17个，剩余8个"),
        ("共投入资金360万元，惠及农户1200户，户均3万元。", "3万元"),
    ],
)
def test_what_two_numbers_do_not_make_is_told(text, wrong):
    assert told(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "年度计划投资8亿元，截至10月底已完成6亿元，占年度计划的75%。",
        "年度计划投资8亿元，截至10月底已完成6亿元，占全县投资的9%。",
        "今年计划改造老旧小区24个，目前已完工17个，剩余7个要扫尾。",
        "共投入资金360万元，惠及农户1200户，户均3000元。",
        "共投入资金360万元，惠及农户1200户，户均增收3万元。",
    ],
)
def test_what_they_make_and_what_they_do_not_speak_of_is_let_pass(text):
    assert told(text) == []
