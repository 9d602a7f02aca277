"""Slips of several kinds, each with its right sentence beside it."""

import pytest

from drafter.core.model import Paragraph, Role


@pytest.mark.parametrize(
    ("name", "wrong", "told", "right"),
    [
        ("forms", "党的十八以来，变化很大。", "十八", "党的十八大以来，变化很大。"),
        ("forms", "铸牢中华民族命运共同体意识。", "命运", "铸牢中华民族共同体意识。"),
        ("forms", "绿水青山就是金山银", "绿水青山就是金山银", "让绿水青山成为金山银山。"),
        ("forms", "形式主义、官僚主义、拜金主义和奢靡之风。", "拜金", "形式主义、官僚主义、享乐主义和奢靡之风。"),
        ("punctuation", "要在2027年2月29日前完成。", "2月29日", "要在2028年2月29日前完成。"),
        ("punctuation", "活动从2026年10月25日开始，到2026年10月15日结束。", "10月15日", "活动从2026年10月5日开始，到2026年10月15日结束。"),
        ("punctuation", "满意率超过96%左右。", "96%左右", "满意率超过96%。"),
        ("figures", "零售额由12.5亿元增加到15亿元，增长25%。", "25%", "零售额由12.5亿元增加到15亿元，增长20%。"),
        ("punctuation", "流转土地1O.5万亩。", "1O", "流转土地10.5万亩。"),
        ("dated", "今年是“十四五”规划收官之年。", "十四五", "今年是“十五五”规划开局之年。"),
        ("dated", "今年是中国共产党成立104周年。", "104周年", "今年是中国共产党成立105周年。"),
        ("characters", "要防止同类问题不再发生。", "不再", "要防止同类问题再次发生。"),
        ("characters", "会议由由县长主持。", "由由", "在在建工地设置公示牌。"),
        ("characters", "这是全县的的大事。", "的的", "普通人做出了了不起的事。"),
        ("characters", "工程己经完工。", "己", "丰富悦己消费和数字消费。"),
    ],
)  # fmt: skip
def test_a_slip_is_told_and_the_right_sentence_is_not(check, name, wrong, told, right):
    found = check(name, wrong)
    assert [one for one in found if told in one.text or one.text in told]
    assert check(name, right) == []


def test_two_names_of_one_kind_in_different_paragraphs_are_told(check):
    found = check("characters", "部署开展“清渠行动”，成效明显。", "“清泉行动”抓得准、见效快。")
    assert [one.text for one in found] == ["清泉行动"]
    found = check("characters", "改造城东小学，新建了食堂。", "扩建城西小学，增加了学位。")
    assert found == []


def test_one_person_with_two_departments_is_told(check):
    found = check("leaders", "县农业农村局局长王志强同志作了汇报。", "县水利局局长王志强同志发了言。")
    assert ["王志强" in one.message for one in found] == [True]


def test_an_item_greater_than_the_whole_is_of_something_else(check):
    text = "新增营造林148万亩、其中南北山绿化工程43万亩，修复退化草原517万亩。"
    assert [one for one in check("figures", text) if one.rule == "figures.sum"] == []


def test_an_item_may_begin_with_one(check):
    text = "办好了四件大事：一是抓学习。二是一以贯之抓落实。三是抓改革。四是抓保障。"
    assert check("announced", text) == []


def test_marks_that_refer_to_notes_and_what_terms_mean_are_let_pass(check):
    assert check("punctuation", "实施“双百行动”④，推进“五链融合”⑤，成效明显。") == []
    assert [one.text for one in check("punctuation", "（一）、抓生产要有新办法。")] == ["（一）、"]
    meaning = Paragraph("n", Role.HEADING, 3, "四上企业：规模以上工业企业、限额以上批零住餐企业", "1.")
    assert check("blanks", "名词解释如下。", meaning) == []
