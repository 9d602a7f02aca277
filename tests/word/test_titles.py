"""Titles break as GB/T 9704-2012, 7.3.1 wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.words import word_pieces
from drafter.word.titles import break_title, units

WIDTH = 20


def test_a_title_that_fits_stays_on_one_line():
    assert break_title("在全县安全生产工作会议上的讲话", WIDTH, word_pieces) == [
        "在全县安全生产工作会议上的讲话"
    ]


def test_the_users_own_break_always_wins():
    assert break_title("在会\n议上的讲话", WIDTH, word_pieces) == ["在会", "议上的讲话"]


@pytest.mark.parametrize(
    "title",
    [
        "在全县安全生产和防汛抗旱暨秋冬季森林草原防灭火工作会议上的讲话",
        "在清源县数字机关建设暨政务数据归集共享应用工作推进会议上的讲话",
        "在学习贯彻《中国共产党纪律处分条例》专题党课上的辅导讲话提纲",
        "在全市“三重一大”事项决策暨国有企业改革深化提升行动推进会上的讲话",
        "在县委理论学习中心组集体学习会议上的讲话",
        "在全省城乡居民基本养老保险和医疗保险经办服务标准化建设现场推进会议暨业务骨干培训班开班式上的讲话",
    ],
)
def test_a_long_title_keeps_words_whole_and_a_good_shape(title):
    lines = break_title(title, WIDTH, word_pieces)
    assert "".join(lines) == title
    assert 2 <= len(lines) <= 4
    assert all(units(line) <= WIDTH for line in lines)
    assert all(line[0] not in "的和与及上，。、》”" for line in lines)
    assert all(line[-1] not in "《“（" for line in lines)
    assert units(lines[-1]) >= 4
    assert len({units(line) for line in lines}) > 1, "a rectangle"
    ends = {sum(len(line) for line in lines[: n + 1]) for n in range(len(lines))}
    starts, at = set(), 0
    for word in word_pieces(title):
        at += len(word)
        starts.add(at)
    assert ends <= starts, "a word is split"


def test_quoted_names_are_not_parted_where_it_can_be_helped():
    lines = break_title("在学习贯彻《中国共产党纪律处分条例》专题党课上的辅导讲话提纲", WIDTH, word_pieces)
    assert any("《中国共产党纪律处分条例》" in line for line in lines)


def test_three_lines_are_no_hourglass():
    title = "在全省城乡居民基本养老保险和医疗保险经办服务标准化建设现场推进会议暨业务骨干培训班开班式上的讲话"
    first, *middle, last = (units(line) for line in break_title(title, WIDTH, word_pieces))
    assert all(not (width < first and width < last) for width in middle)


def test_without_a_dictionary_a_title_breaks_all_the_same():
    lines = break_title("甲" * 50, WIDTH)
    assert "".join(lines) == "甲" * 50
    assert all(units(line) <= WIDTH for line in lines)


@given(st.text(alphabet="天地在的和，、《》“”上会议 ab1.", max_size=130), st.integers(6, 24))
def test_no_title_loses_a_character_or_overflows(title, width):
    lines = break_title(title, width)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(units(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("在全县2026年度“双抢”生产暨油菜秸秆禁焚和资源化利用现场会上的讲话提纲", "禁焚"),
        ("在临川县第十九届人民代表大会第五次会议闭幕会上的讲话", "第五次会议"),
        ("在中国共产党临川县第十六届委员会第八次全体会议上的工作报告", "第八次全体会议"),
        ("在全县深化“一网通办”改革提升政务服务效能电视电话会议上的讲话", "“一网通办”"),
        ("在全县党建工作会议暨县委编办工作座谈会上的讲话", "县委"),
        ("在全县巩固脱贫成果同乡村振兴有效衔接工作推进会上的讲话", "乡村振兴"),
    ],
)
def test_names_meetings_quotations_and_words_out_of_the_dictionary_stay_whole(title, whole):
    assert any(whole in line for line in break_title(title, WIDTH, word_pieces))


def test_the_kind_of_speech_does_not_stand_alone_on_the_last_line():
    title = "在全市农业农村重点改革任务落实情况调度推进工作会议上的总结讲话提纲"
    assert not break_title(title, WIDTH, word_pieces)[-1].startswith(("总结", "讲话"))


def test_a_title_of_120_characters_is_set_in_full_lines():
    title = "在全县" + "推进农业强县建设和城乡融合发展暨" * 7 + "工作会议上的讲话"
    lines = break_title(title, WIDTH, word_pieces)
    assert "".join(lines) == title
    assert all(8 <= units(line) <= WIDTH for line in lines)
