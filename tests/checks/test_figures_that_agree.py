"""Figures of one sentence that agree with one another, whatever the check that holds them together."""

import pytest

WRONG = [
    ("截至10月底，完成税收3.2亿元，占全年目标4亿元的85%。", "85%"),
    ("灌渠分三段整修，长度分别为2.5公里、3公里、4公里，总长8.5公里。", "2.5公里、3公里、4公里，总长8.5公里"),
    ("从摸底情况看，甲类企业占50%，乙类企业占30%，丙类企业占25%。", "25%"),
    ("垃圾分类覆盖率从82%提高到91%，提高7个百分点。", "7个百分点"),
    ("信访案件由去年同期的120起减少到90起，下降35%。", "35%"),
    ("县图书馆成立于1956年，今年迎来建馆60周年。", "60周年"),
    ("请两名优秀护士王小燕、张秋云、李春梅上台领奖。", "两名"),
    ("第一，要看投入；第二，要看产出；三是要看长远。", "三是"),
]
RIGHT = [
    "截至10月底，完成税收3.2亿元，占全年目标4亿元的80%。",
    "灌渠分三段整修，长度分别为2.5公里、3公里、4公里，总长9.5公里。",
    "从摸底情况看，甲类企业占50%，乙类企业占30%，丙类企业占20%。",
    "东镇完成投资3亿元、西镇完成投资4亿元，全县总投资100亿元。",
    "代表中女代表占50%，青年代表占60%。",
    "垃圾分类覆盖率从82%提高到91%，提高9个百分点。",
    "信访案件由去年同期的120起减少到90起，下降25%。",
    "县图书馆成立于1956年，今年迎来建馆70周年。",
    "县中学成立于1956年，今年正值中国共产党成立105周年。",
    "请三名优秀护士王小燕、张秋云、李春梅上台领奖。",
    "请两名优秀护士王小燕、张秋云等上台领奖。",
    "2028年是闰年，2月29日这天将举办展览。",
    "第一，要看投入，一是看钱，二是看人；第二，要看产出；第三，要看长远。",
]


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_a_figure_that_the_others_do_not_make_is_told(check, text, wrong):
    assert _told(check, text) == [wrong]


@pytest.mark.parametrize("text", RIGHT)
def test_figures_that_agree_and_those_of_other_things_are_let_pass(check, text):
    assert _told(check, text) == []


def _told(check, text):
    rooms = ("figures", "punctuation", "dated", "announced")
    return [one.text.strip() for room in rooms for one in check(room, text)]
