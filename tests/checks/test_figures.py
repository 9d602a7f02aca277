"""Two values for the same thing, and those of different things."""

import datetime

import pytest

from drafter.core.clip import Clip
from drafter.core.model import Draft, Facts, Paragraph, Source
from drafter.core.toml import own_toml
from drafter.library.api import Hit, Query, Results
from tests.checks.texts import clean_drafts, context


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("全县37座小型水库要逐座查。", "小型水库共有39座，一座也不能漏。", "39座"),
        ("今年要办好10件民生实事。", "12件民生实事全部完成，群众才会满意。", "12件"),
        ("全县完成固定资产投资120.5亿元。", "固定资产投资达到125亿元，来之不易。", "125亿元"),
        ("全县现有214口灌溉山塘。", "这214口灌溉山塘一口一口过，314口灌溉山塘都要有人管。", "314口"),
        ("我们有1,200名网格员。", "全县1300名网格员是第一道防线。", "1300名"),
        ("全县森林覆盖率为63.5%。", "森林覆盖率达到65.3%，底子很好。", "65.3%"),
        ("三年投入产业资金2.4亿元。", "三年投入产业资金2.6亿元，都花在了刀刃上。", "2.6亿元"),
    ],
)
def test_a_second_value_for_the_same_thing_is_told_with_both_ways_to_mend_it(check, one, other, told):
    (finding,) = check("figures", one, other)
    assert (finding.text, finding.paragraph) == (told, 1)
    first, second = finding.fixes
    assert first.changes[0].old == second.changes[0].new == told
    assert second.changes[0].paragraph_id == "p0"


def test_a_change_is_offered_for_all_places(check):
    found = check("figures", "全县37座小型水库。", "37座小型水库有人管。", "38座小型水库要查。")
    assert [finding.text for finding in found] == ["38座"]
    everywhere = found[0].fixes[1]
    assert [(change.paragraph_id, change.new) for change in everywhere.changes] == [
        ("p0", "38座"),
        ("p1", "38座"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("去年完成固定资产投资110亿元。", "今年完成固定资产投资120亿元。"),
        ("东山镇有小型水库3座。", "西河镇有小型水库5座。"),
        ("全县37座小型水库。", "整治了12座小型水库，还有25座小型水库没有动工。"),
        ("全县37座小型水库。", "全县37个小型水库管护点。"),
        ("投入1.2亿元专项资金。", "投入12000万元专项资金。"),
        ("第37条、第38条都要落实。", "3至5座小型水库先试点。"),
        ("一季度新开工项目12个。", "二季度新开工项目15个。"),
    ],
)
def test_other_things_times_and_places_have_other_values(check, one, other):
    assert check("figures", one, other) == []


def test_our_own_texts_have_next_to_no_false_alarm():
    from drafter.checks.figures.check import CHECK
    from drafter.checks.run import Checker

    checker = Checker((CHECK,))
    found = [
        finding
        for draft in clean_drafts()
        for finding in checker.check(Draft(paragraphs=draft.paragraphs), context())
    ]
    assert len(found) <= 1


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("隐患6月底前整改到位。", "隐患整改7月底前必须完成。", "7月底前"),
        ("用三年时间实现旅游收入翻一番。", "五年时间旅游收入翻一番。", "五年"),
        ("全县十二个乡镇都要排查。", "13个乡镇的负责同志要到现场。", "13个"),
        ("新建改建农村公路120公里。", "农村公路新建改建102公里。", "102公里"),
        ("督察反馈的27个问题要销号。", "督察反馈的29个问题都要改。", "29个"),
    ],
)
def test_days_spans_and_numerals_are_figures_too(check, one, other, told):
    assert [finding.text for finding in check("figures", one, other)] == [told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("计划投资126亿元。", "已完成投资88亿元。"),
        ("6月底前完成排查。", "9月底前完成整改。"),
        ("粮食产量目标35万吨。", "粮食产量已达34万吨。"),
        ("城镇居民收入增长5%。", "农村居民收入增长6.5%。"),
        ("妇女规划93项指标，儿童规划89项指标。", "排查隐患86处。"),
    ],
)
def test_a_target_is_not_what_was_done_and_a_part_not_the_whole(check, one, other):
    assert check("figures", one, other) == []


def test_another_draft_of_the_meeting_and_a_newer_source_have_another_value(check):
    other = Draft(Facts("在防汛会议上的主持词"), (Paragraph("x", text="小型水库39座，座座有人管。"),))
    (finding,) = check("figures", "全县37座小型水库。", others=(other,))
    assert "同一会议的《在防汛会议上的主持词》里是 39座" in finding.message

    def search(query: Query) -> Results:
        source = Source("n", "在防汛会议上的讲话", date=datetime.date(2026, 3, 1))
        clip = Clip((Paragraph("c", text="全县现有小型水库38座。", source=source),))
        return Results(1, [Hit("1", clip, 1.0)])

    old = Source("o", "旧的", date=datetime.date(2024, 3, 1))
    (finding,) = check("figures", "全县37座小型水库。", source=old, search=search)
    assert (finding.suggestion, finding.evidence.source.id) == ("38座", "n")
    assert check("figures", "全县37座小型水库。", search=search) == []


@pytest.mark.parametrize("example", own_toml("reading", "figures.toml")["example"])
def test_the_words_of_a_figure_are_read_as_their_examples_say(check, example):
    assert check("figures", *example["alike"])
    assert check("figures", *example["apart"]) == []


def test_what_a_report_plans_is_held_against_its_plans_only(check):
    done, planned = "城镇新增就业5100人。", "城镇新增就业5000人。"
    assert check("figures", done, planned)
    assert check("figures", done, "2027年工作安排", planned) == []


def test_of_three_values_each_is_held_against_one_of_the_very_same_thing(check):
    found = check(
        "figures",
        "全县现有小型水库37座。",
        "这37座小型水库要逐座查。",
        "38座小水库，座座有人管。",
        "小型水库39座。",
    )
    assert [(one.text, one.fixes[0].changes[0].new) for one in found] == [("38座", "37座"), ("39座", "37座")]


def test_the_value_that_was_before_is_no_other_value(check):
    assert check("figures", "森林覆盖率由58.6%提高到61.2%。", "森林覆盖率达到61.2%。") == []


def test_a_number_without_a_counting_word_counts_what_stands_behind_it(check):
    assert [one.text for one in check("figures", "全县劳动力21.5万人。", "25.1万劳动力都在家门口。")] == [
        "25.1万"
    ]


def test_what_a_sentence_aims_at_is_not_what_a_time_before_reached(check):
    done = "去年接待游客286万人次，实现旅游收入27.6亿元。"
    aims = "今年的目标是：接待游客310万人次；旅游收入31亿元。"
    assert check("figures", done, aims) == []


def test_a_semicolon_ends_no_aims(check):
    assert (
        check("figures", "网上零售额4.9亿元。", "任务是：新增企业4家，去年新增3家；网上零售额5.6亿元。") == []
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("全县发生火灾23起，同比下降16%。", "火灾起数比去年同期上升16%，教训深刻。", "16%"),
        ("本届茶叶节4月16日开幕，为期五天。", "从4月18日开幕那天起，天天有演出。", "4月18日"),
        ("新校区2027年6月底前整体搬迁投用。", "新校区2027年9月底搬迁投用后，学位多出800个。", "2027年9月底"),
        ("今年安排专项资金800万元。", "专项资金0.8亿元要管好用好。", "0.8亿元"),
        ("综合得分90.6分，在全市9个县区中列第4位。", "综合得分第5的位次，差距不小。", "第5的位次"),
        ("新改建农村公路118公里，投资1.24亿元。", "118公里农村公路，花了14200万元。", "14200万元"),
    ],
)
def test_turned_moved_and_shifted_figures_are_told(check, one, other, told):
    assert [finding.text for finding in check("figures", one, other)] == [told]


def test_more_months_have_no_smaller_sum(check):
    one = "固定资产投资：1至9月完成61.5亿元；1至10月累计完成59.8亿元。"
    (finding,) = check("figures", one)
    assert (finding.text, "前9个月是 61.5亿元" in finding.message) == ("59.8亿元", True)
    assert check("figures", one.replace("59.8", "68.8")) == []
    assert check("figures", "1至9月完成投资61.5亿元，10月当月完成投资9.8亿元。") == []


def test_a_growth_that_two_values_do_not_make_is_told_wherever_it_stands(check):
    values = "全县民宿由去年的120家增加到今年的180家。"
    (finding,) = check("figures", values, "民宿数量一年增长三成，管家却不够。")
    assert (finding.text, "50.0%" in finding.message) == ("三成", True)
    assert check("figures", values, "民宿数量一年增长50%，管家却不够。") == []
    assert check("figures", values, "床位一年增长三成。") == []


def test_a_number_before_its_list_is_counted(check):
    listed = "要紧盯四大产业招商，即装备制造、食品加工、新材料、生物医药、现代物流，一个产业一个专班。"
    assert [one.text for one in check("punctuation", listed)] == ["四大"]
    assert check("punctuation", listed.replace("四大", "五大")) == []
    assert check("punctuation", "抓好三件事，即建机制、强队伍和补短板、促长效。") == []
