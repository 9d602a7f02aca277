"""What pages put above and below a speech goes, however it is worded; what the speech says stays."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.document import Removed
from drafter.reading.chain import Chain, load_weights, write_weights
from drafter.reading.extracted import Extracted, Line
from drafter.reading.read import read_lines
from tests.conftest import cases
from tests.reading.helpers import OPENING, TEXT, lines_of, read, roles

TITLE = "在全县秸秆禁烧工作会议上的讲话"
SPEECH = (TITLE, "同志们：", OPENING, "一、把认识提上去", TEXT, "二、把责任压下去", TEXT)

ABOVE = [
    ("浏览路径：资料中心→三农材料→详情",),
    ("录入：2019-6-2 14:05   人气 871   转发   收藏",),
    ("提示：", "1. 本站稿件由热心读者上传，如打不开请换浏览器。", "2. 积分不足请联系客服充值。"),
    ("本稿下载扣 8 积分",),
    ("复制文本",),
    ("内容目录：", "一、把认识提上去", "二、把责任压下去", "……"),
]
COLLECTED = [
    (
        "镇长防火讲话稿（通用6篇）",
        "写讲话稿要看对象。下面是小编整理的讲话稿，仅供参考，欢迎阅读。",
        "镇长防火讲话稿 篇1",
    ),
    ("文库首页 > 讲话 > 防火", "时间：2021-03-04 09:12:33 我要投稿"),
]
BELOW = [
    ("……（余下 1200 字，登录后阅读）",),
    ("（后文略，会员可查看全部）", "全篇2350字，此处为节选"),
    ("★ 我要供稿", "★ 问题反馈"),
    ("网友留言", "（留言只代表个人意见）"),
]


@pytest.mark.parametrize("above", ABOVE, ids=lambda lines: lines[0])
def test_what_a_page_puts_above_a_speech_goes(above: tuple[str, ...]):
    document = read(*above, *SPEECH)
    assert [r.text for r in document.removed] == list(above)
    assert lines_of(document) == list(SPEECH)
    assert document.facts.title == TITLE


@pytest.mark.parametrize("above", COLLECTED, ids=lambda lines: lines[0])
def test_a_collection_is_not_the_speech_and_leaves_it_a_title(above: tuple[str, ...]):
    document = read("镇长防火讲话稿", *above, "同志们：", OPENING, "一、把认识提上去", TEXT)
    assert document.facts.title == "镇长防火讲话稿"
    assert [p.text for p in document.paragraphs][1:] == ["同志们：", OPENING, "把认识提上去", TEXT]


def test_a_list_of_the_parts_above_the_salutation_goes():
    document = read("提纲：", "一、把认识提上去", "二、把责任压下去", *SPEECH[1:])
    assert [r.text for r in document.removed] == ["提纲：", "一、把认识提上去", "二、把责任压下去"]
    assert lines_of(document) == list(SPEECH[1:])


def test_an_advertisement_in_brackets_leaves_its_paragraph():
    advert = "【更多讲话材料，微信：gongwen88】"
    document = read(*SPEECH[:3], TEXT + advert, *SPEECH[3:])
    assert [r.text for r in document.removed] == [advert]
    assert TEXT in lines_of(document)


@pytest.mark.parametrize("below", BELOW, ids=lambda lines: lines[0])
def test_what_a_page_puts_below_a_speech_goes(below: tuple[str, ...]):
    document = read(*SPEECH, *below)
    assert [r.text for r in document.removed] == list(below)
    assert lines_of(document) == list(SPEECH)


def test_a_second_title_below_a_posting_line_goes():
    document = read(TITLE, "上传：2018/5/9 10:20　点击 66", *SPEECH)
    assert lines_of(document) == list(SPEECH)


def test_what_went_can_be_had_back():
    above = ABOVE[1][0]
    (removed,) = read(above, *SPEECH).removed
    extracted = Extracted("txt", tuple(map(Line, (above, *SPEECH))), hard_wrapped=True)
    document = read_lines(extracted, "a.txt", [Removed(removed.text, removed.reason)])
    assert document.removed == ()
    assert above in "".join(lines_of(document))


@pytest.mark.parametrize(
    "line",
    [
        "现在开会。",
        "请坐下。",
        "散会。",
        "谢谢大家！",
        "（礼毕）",
        "冯国栋",
        "县气象局",
        "2014.3.2",
        "县长　冯国栋",
        "×××",
    ],
)
def test_short_lines_of_a_speech_stay(line: str):
    below = read(*SPEECH, line)
    assert below.removed == () and lines_of(below)[-1] == line
    above = read(TITLE, line, *SPEECH[1:])
    assert above.removed == ()


def test_a_text_without_a_speech_in_it_is_left_alone():
    document = read("下载", "收藏", "二、压实责任")
    assert document.removed == ()


def test_the_title_in_two_lines_stays_whole():
    document = read("乘势而上抓禁烧", f"——{TITLE}", *SPEECH[1:])
    assert document.removed == ()
    assert roles(document)[:2] == ["title", "title1"]


_STATES = ("a", "b", "c")


_THREE = st.lists(st.integers(-5, 5), min_size=3, max_size=3)


@given(st.lists(_THREE, min_size=1, max_size=6), st.lists(_THREE, min_size=3, max_size=3))
@settings(max_examples=cases(200), deadline=None)
def test_the_best_path_beats_every_other_and_margins_tell_by_how_much(
    scores: list[list[int]], steps: list[list[int]]
):
    chain = Chain(_STATES, ((0, 1), (1, 2), (2,)), frozenset({0, 1}), frozenset({0, 1, 2}), {}, steps)
    paths: list[tuple[int, ...]] = [(0,), (1,)]
    for _ in scores[1:]:
        paths = [(*path, state) for path in paths for state in chain.follows[path[-1]]]

    def total(path: tuple[int, ...]) -> int:
        stepped = sum(steps[above][below] for above, below in pairwise(path))
        return stepped + sum(values[state] for values, state in zip(scores, path, strict=True))

    assert total(tuple(chain.best(scores))) == max(map(total, paths))
    for at, margin in enumerate(chain.margins(scores, {1})):
        inside = [total(path) for path in paths if path[at] == 1]
        outside = [total(path) for path in paths if path[at] != 1]
        if inside and outside:
            assert margin == max(inside) - max(outside)


def test_weights_come_back_as_they_were_written(tmp_path):
    weights = {
        "k long": [1.5, -2.25, 0.0],
        "b 下载": [0.0, 3.0, -1.0],
        "k\t": [1.0, 0.0, 0.0],
        "none": [0.0] * 3,
    }
    write_weights(tmp_path / "w.tsv", weights, ["how it was made"])
    del weights["none"]
    assert load_weights(tmp_path / "w.tsv") == weights


def test_a_doubtful_line_stays_and_goes_when_it_is_named():
    lines = (*SPEECH[:3], *SPEECH[3:], "想看更多内容请到资料室")
    document = read(*lines)
    assert document.removed == () and lines_of(document) == list(lines)
    (doubt,) = document.doubtful
    assert doubt.text == lines[-1] and "把握" in doubt.reason
    gone = read_lines(Extracted("txt", tuple(map(Line, lines)), hard_wrapped=True), "a.txt", [doubt])
    assert [r.text for r in gone.removed] == [doubt.text] and gone.doubtful == ()
