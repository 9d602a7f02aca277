"""What a person would mark as changed between two texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.word.differences import Kind, likeness, spans
from drafter.word.fonts import fonts_needed, fonts_told

TEXTS = st.text(st.sampled_from("要抓早抓小，落实。县"), max_size=20)
SIGNS = {Kind.SAME: "{}", Kind.STRUCK: "[-{}]", Kind.ADDED: "[+{}]"}


def marked(before: str, after: str) -> str:
    return "".join(SIGNS[one.kind].format(one.text) for one in spans(before, after))


@given(TEXTS, TEXTS)
def test_what_is_marked_gives_both_texts_back(before, after):
    found = spans(before, after)
    assert "".join(one.text for one in found if one.kind is not Kind.ADDED) == before
    assert "".join(one.text for one in found if one.kind is not Kind.STRUCK) == after
    assert all(one.kind is not other.kind for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("要抓早。", "要抓早。", "要抓早。"),
        ("要抓早。", "要抓小。", "要抓[-早][+小]。"),
        ("要抓早。", "要抓早抓小。", "要抓早[+抓小]。"),
        ("甲要抓早。", "要抓早", "[-甲]要抓早[-。]"),
        ("春耕要早备", "秋收要快收", "[-春耕要早备][+秋收要快收]"),  # 要 happens to stay between two changes
        ("春耕生产要早备", "秋收生产要快收", "[-春耕][+秋收]生产要[-早备][+快收]"),
        ("", "要", "[+要]"),
        ("", "", ""),
    ],
)
def test_changes_are_marked_as_a_person_would(before, after, shown):
    assert marked(before, after) == shown


def test_likeness_goes_from_nothing_in_common_to_the_same():
    assert likeness("要抓早", "要抓早") == 1.0
    assert likeness("要抓早", "快落实") == 0.0
    assert 0.4 < likeness("要抓早抓小", "要抓早落实") < 0.6
    assert likeness("早", "早") == likeness("", "") == 1.0
    assert likeness("早", "小") == 0.0


def test_missing_fonts_are_told_with_what_stands_in_for_them(gbt9704):
    assert fonts_told(gbt9704, fonts_needed(gbt9704)) == ""
    windows = ["宋体", "黑体", "楷体_GB2312", "Times New Roman"]
    assert fonts_told(gbt9704, windows) == (
        "本机缺这些字体，在本机打开时用替代的：方正小标宋简体 → 宋体；仿宋_GB2312 → 系统字体。"
    )
