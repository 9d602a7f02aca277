"""Phrases past their time."""

import datetime

from drafter.checks.finding import Severity
from drafter.core.model import Source
from tests.checks.texts import our_terms


def test_there_are_more_than_150_dated_terms_each_with_its_source():
    assert len(our_terms().dated) >= 150


def test_a_term_is_in_season_between_its_days(check):
    text = "深入学习党的十九届五中全会精神。"
    assert check("dated", text, date=datetime.date(2021, 3, 1)) == []
    assert [f.text for f in check("dated", text, date=datetime.date(2026, 6, 18))] == ["十九届五中全会"]
    assert "还没有" in check("dated", text, date=datetime.date(2016, 3, 1))[0].message


def test_the_successor_is_the_one_of_the_day_and_keeps_its_marks(check):
    quoted, bare = check("dated", "编好“十三五”规划，落实十三五任务。", date=datetime.date(2026, 6, 18))
    assert (quoted.suggestion, bare.suggestion) == ("“十五五”", "十五五")


def test_history_may_be_told(check):
    assert check("dated", "党的十八大以来，“十三五”时期，我们如期全面建成小康社会。") == []


def test_a_row_of_plenums_is_one_finding(check):
    (finding,) = check("dated", "贯彻党的十九届二中、三中、四中全会精神。")
    assert finding.text == "十九届二中、三中、四中全会"


def test_relative_time_and_years_of_another_years_source_are_found(check):
    old = Source("s", "旧稿", date=datetime.date(2023, 3, 1))
    found = check("dated", "今年要完成投资，到2024年底全部建成。", source=old)
    assert [(f.text, f.suggestion) for f in found] == [("今年", ""), ("2024", "2027")]
    same = Source("s", "新稿", date=datetime.date(2026, 3, 1))
    assert check("dated", "今年要完成投资。", source=same) == []


def test_no_other_year_is_offered_for_a_goal_that_is_past_its_time(check):
    old = Source("s", "旧稿", date=datetime.date(2020, 3, 1))
    found = check("dated", "确保到2020年全面建成小康社会。今年是2020年，请抓紧。", source=old)
    years = [finding for finding in found if finding.text == "2020"]
    assert [(f.start, f.suggestion) for f in years] == [(3, ""), (20, "2026")]
    (_, planned) = sorted(check("dated", "力争2020年底打赢脱贫攻坚战。"), key=lambda f: -f.start)
    assert (planned.text, planned.suggestion) == ("2020", "")


def test_anniversaries_pass(check):
    assert [f.text for f in check("dated", "庆祝中国共产党成立一百周年。")] == ["一百周年"]
    assert check("dated", "学习在庆祝中国共产党成立100周年大会上的讲话。") == []
    assert check("dated", "迎接建党105周年。") == []


def test_a_renamed_body_gets_its_present_name(check):
    (finding,) = check("dated", "请国土资源局备好图纸。")
    assert finding.suggestion == "自然资源局"
    assert check("dated", "农业部门和文化部门要配合。") == []


def test_a_past_year_in_the_clause_tells_of_the_past(check):
    assert check("dated", "这是2025年全党开展的深入贯彻中央八项规定精神学习教育。") == []
    assert check("dated", "过去的五年，我们走过了“十四五”这一程。") == []
    planned = check("dated", "确保2020年打赢脱贫攻坚战。")
    assert any("脱贫攻坚" in finding.text for finding in planned)
    assert [f.text for f in check("dated", "要将2020年作为基层减负年。")][-1] == "基层减负年"


def test_what_has_been_held_is_not_awaited_and_nothing_is_put_in_its_place(check):
    (finding,) = check("dated", "以实际行动迎接党的二十届三中全会召开。")
    assert "已经召开" in finding.message
    assert finding.fixes == ()


def test_a_body_gives_way_with_the_country_before_its_name(check):
    (finding,) = check("dated", "中国银保监会印发了通知。")
    assert (finding.text, finding.suggestion) == ("中国银保监会", "国家金融监督管理总局")


def test_what_is_still_to_be_done_with_it_this_year_is_a_warning(check):
    for text in (
        "“两学一做”学习教育，今年重点抓好动员部署。",
        "“两学一做”今年重点抓好动员部署。",
        "党史学习教育当前要抓好动员部署。",
    ):
        (finding,) = check("dated", text)
        assert finding.severity is Severity.WARNING
    (told,) = check("dated", "“两学一做”学习教育的时候，我们在村里。")
    assert told.severity is Severity.HINT
    assert check("dated", "“两学一做”学习教育取得成效，今年重点抓好落实。") == []
