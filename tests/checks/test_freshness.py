"""Passages that say as current what is past its time, and those that tell of it."""

import datetime

import pytest

from drafter.checks.freshness import stale_in
from drafter.checks.terms import load_terms

_DAY = datetime.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("县扶贫办要会同有关部门抓好项目资金监管。", "扶贫办"),
        ("今年是“十四五”收官之年，要全力冲刺。", "今年是“十四五”收官"),
        ("要认真学习国务院总理李克强同志的讲话。", "国务院总理李克强"),
        ("2025年底前，所有行政村都要通上硬化路。", "2025年底前"),
        ("要抓好人居环境整治三年行动（2021—2023年），不能停。", "2021—2023年"),
        ("要坚决打赢脱贫攻坚战，不获全胜决不收兵。", "打赢脱贫攻坚战"),
        ("2021年3月底前要全面完成村“两委”换届。", "2021年3月底前"),
        ("以创建文明城市为契机，确保2023年创建成功。", "2023年"),
        ("来自中高风险区的一律集中隔离14天。", "集中隔离"),
        ("以优异成绩迎接党的二十届四中全会胜利召开，为收官画上圆满句号。", "二十届四中全会"),
        ("今年是“十四五”规划实施的攻坚之年。", "十四五"),
        ("县综治办要牵头抓好矛盾排查。", "综治办"),
        ("村级要按照程序确定贫困对象。", "贫困对象"),
    ],
)
def test_what_is_past_its_time_is_told_with_its_words(text, words):
    assert [one for one in stale_in(text, load_terms(), _DAY) if words in one.words]


@pytest.mark.parametrize(
    "text",
    [
        "“十三五”期间，我们打赢了脱贫攻坚战。",
        "今年是“十五五”开局之年。",
        "2021年，我们隆重庆祝建党100周年。",
        "2023年底前建成的23个安置点，已经全部入住。",
        "时任国务院总理李克强同志来过这里。",
        "到2030年，全县森林覆盖率要达到68%。",
        "习近平总书记在党的十九大报告中首次提出乡村振兴战略。",
        "第五次全国经济普查结果显示，我县法人单位增长明显。",
        "2012年，全县贫困发生率还高达23%，到2020年全部清零。",
    ],
)
def test_what_is_told_of_the_past_or_yet_to_come_is_fresh(text):
    assert stale_in(text, load_terms(), _DAY) == ()
