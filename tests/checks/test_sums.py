"""Numbers that do not add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.finding import Severity
from drafter.checks.punctuation.sums import find_sums
from drafter.core.model import Paragraph


def told(text):
    return [(one.text, one.severity) for one in find_sums("punctuation", Paragraph("p", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确定项目12个，其中产业类5个、基础类4个、民生类6个。", [("12个", Severity.WARNING)]),
        ("全乡28个村分为三个片区，东片9个、西片11个、北片7个。", [("28个", Severity.HINT)]),
        ("到会的共86人，县直42人，乡镇36人，企业10人。", [("86人", Severity.HINT)]),
        ("东片5个、西片4个，共计12个。", [("12个", Severity.HINT)]),
        ("12个乡镇，其中5个先行、4个跟进、6个收尾。", [("12个", Severity.WARNING)]),
        ("造林1.2万亩，其中春季0.8万亩、秋季0.5万亩。", [("1.2万亩", Severity.WARNING)]),
    ],
)
def test_a_number_that_its_parts_do_not_make_is_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "确定项目12个，其中产业类5个、基础类4个。",
        "共办理案件86件，结案80件、执行40件。",
        "流转土地3.2万亩，其中水田1.9万亩，比上年增加0.4万亩。",
        "总投资5.6亿元，其中今年投资1.8亿元、争取债券0.6亿元。",
        "规上企业由36家增加到45家，新增9家。",
        "排查隐患326处，整改312处。",
    ],
)
def test_parts_and_things_of_another_kind_are_left_alone(text):
    assert told(text) == []


@given(st.lists(st.integers(1, 400), min_size=2, max_size=6), st.integers(-3, 3))
def test_a_list_that_is_all_of_a_number_is_told_only_where_it_does_not_make_it(parts, off):
    total = max(1, sum(parts) + off)
    items = "、".join(f"{name}片{part}个" for name, part in zip("东西南北中外", parts, strict=False))
    found = told(f"全县{total}个村分布在{items}。")
    assert [text for text, _ in found] == ([f"{total}个"] if total != sum(parts) else [])
