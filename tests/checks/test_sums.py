"""Numbers that do not add up."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.checks.figures.reckoning import Reckoned
from drafter.checks.figures.sums import find_sums
from drafter.checks.finding import Severity


def told(text):
    return [(text[one.start : one.end], one.severity) for one in find_sums(Reckoned.of(text))]


@pytest.mark.parametrize(
    ("marked", "severity"),
    [
        ("确定项目‹12个，其中产业类5个、基础类4个、民生类6个›。", Severity.WARNING),
        ("全乡‹28个村分为三个片区，东片9个、西片11个、北片7个›。", Severity.WARNING),
        ("到会的共‹86人，县直42人，乡镇36人，企业10人›。", Severity.WARNING),
        ("东片‹5个、西片4个，共计12个›。", Severity.WARNING),
        ("‹12个乡镇，其中5个先行、4个跟进、6个›收尾。", Severity.WARNING),
        ("造林‹1.2万亩，其中春季0.8万亩、秋季0.5万亩›。", Severity.WARNING),
    ],
)
def test_a_number_that_its_parts_do_not_make_is_told(marked, severity):
    wrong = marked.partition("‹")[2].partition("›")[0]
    assert told(marked.translate({ord("‹"): None, ord("›"): None})) == [(wrong, severity)]


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
    # A list without its first or its last item may be the one that is meant.
    assume(total not in (sum(parts[1:]), sum(parts[:-1])))
    items = "、".join(f"{name}片{part}个" for name, part in zip("东西南北中外", parts, strict=False))
    found = told(f"全县{total}个村分布在{items}。")
    assert [text.startswith(f"{total}个") for text, _ in found] == ([True] if total != sum(parts) else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list of which nobody says that its first number is all of the others.
        ("东片20个、西片9个、北片11个、南片1个。", []),
        ("到会的20人，县直9人，乡镇11人，企业1人。", []),
        # The same number taken apart, near to it, whatever stands behind.
        ("到会的共20人，县直9人，乡镇11人，企业1人。", [("20人", Severity.WARNING)]),
        ("到会的共20人，县直9人，乡镇10人。", [("20人", Severity.WARNING)]),
        ("到会的共20人，县直9人，乡镇11人，企业2人。", [("20人", Severity.WARNING)]),
        ("到会的共20人，县直9人，乡镇11人，企业1人，都按时到了会。", [("20人", Severity.WARNING)]),
        ("（到会的共20人，县直9人，乡镇11人，企业1人）", [("20人", Severity.WARNING)]),
        ("到会的共20人：县直9人，乡镇11人，企业1人。", [("20人", Severity.WARNING)]),
        ("到会的共20人（县直9人，乡镇11人，企业1人）。", [("20人", Severity.WARNING)]),
        ("到会的20人（县直9人，乡镇11人，企业1人）。", [("20人", Severity.WARNING)]),
        # A list that says that it is all of a number, only at the end of its sentence.
        ("全乡28个村，分为东片9个、西片10个。", [("28个", Severity.WARNING)]),
        ("全乡28个村，分为东片9个、西片10个，另有几个没有分。", []),
        ("全乡28个村，分为东片20个、西片10个。", [("28个", Severity.WARNING)]),
        ("全乡28名干部，分为东片20名、西片10名。", [("28名", Severity.WARNING)]),
        # A part may be less, never more; what is greater than the whole is of something else.
        ("项目12个，其中产业类5个、基础类7个。", []),
        ("项目12个，其中产业类5个、基础类8个。", [("12个", Severity.WARNING)]),
        ("项目12个，其中产业类5个、涉及村15个。", []),
        ("项目12个，其中产业类5个、基础类12个、民生类5个。", [("12个", Severity.WARNING)]),
        # Its sum behind a list.
        ("东片5个、西片4个，共9个。", []),
        ("东片5个、西片4个，另有12个。", []),
        ("东片5个、西片4户，共计12个。", []),
        ("三段长度分别为5公里、4公里，总长12公里。", [("12公里", Severity.WARNING)]),
        ("三段长度为5公里、4公里，总长12公里。", []),
        # Two quantities at least, of one unit, nothing else between them.
        ("东片5个，共计12个。", []),
        ("东片5个、较去年4个，共计12个。", []),
    ],
)
def test_what_a_list_belongs_to_is_told_by_the_words_around_it(text, expected):
    found = told(text)
    assert [severity for _, severity in found] == [severity for _, severity in expected]
    assert all(number in words for (words, _), (number, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("total", "found"), [(100, []), (101, ["101人"]), (105, ["105人"]), (106, ["106人"]), (163, [])]
)
def test_a_number_taken_apart_is_near_to_its_parts(total, found):
    text = f"到会的共{total}人，县直42人，乡镇36人，企业22人。"
    assert [one.partition("，")[0] for one, _ in told(text)] == found
