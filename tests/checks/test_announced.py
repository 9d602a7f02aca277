"""Announced and delivered."""

import pytest

from drafter.checks.finding import Severity
from drafter.core.model import Paragraph, Role
from drafter.core.numbering import labels, with_numbers
from tests.checks.conftest import drafted
from tests.checks.texts import check_draft, context


def heading(text, level=1, marker="一、"):
    return Paragraph("", Role.HEADING, level, text, marker)


def point(text, marker="一要"):
    return Paragraph("", Role.POINT, 1, text, marker)


def test_three_points_announced_and_two_parts_delivered(check):
    found = check("announced", "下面，我讲三点意见。", heading("甲"), "一。", heading("乙"), "二。")
    (finding,) = [f for f in found if f.severity is Severity.ERROR]
    assert (finding.text, finding.suggestion) == ("三点", "两点")


def test_what_is_delivered_as_announced_is_no_finding(check):
    parts = [heading("甲"), "一。", heading("乙"), "二。"]
    assert check("announced", "下面，我讲两点意见。", *parts) == []


def test_a_list_within_a_sentence_is_counted(check):
    (finding,) = check("announced", "要办好两件事：一是修路，二是修渠，三是架桥。")
    assert finding.suggestion == "三件事"


def test_points_behind_a_lead_in_are_counted(check):
    found = check("announced", "重点抓四个方面。", point("抓种。"), point("抓收。"), point("抓销。"))
    assert [(f.text, f.suggestion) for f in found] == [("四个方面", "三个方面")]


def test_an_agenda_is_counted_by_its_items(check):
    items = ["首先，进行第一项议程：学习。", "下面，进行第二项议程：讨论。"]
    assert [f.suggestion for f in check("announced", "这次会议共有三项议程：", *items)] == ["两项议程"]


def test_numbers_skipped_and_doubled_within_a_paragraph(check):
    (skipped,) = check("announced", "一是查，三是改。")
    (doubled,) = check("announced", "一是查，二是改，二是罚。")
    assert (skipped.suggestion, doubled.suggestion) == ("二是", "三是")


def test_the_numbers_of_a_file_are_looked_at_as_they_stood():
    draft = drafted(heading("甲"), "一。", heading("乙"), "二。", heading("丙"), "三。")
    draft = draft.with_paragraphs(with_numbers(draft.paragraphs, ["一、", "", "二、", "", "四、", ""]))
    (found,) = [f for f in check_draft(draft, context()) if f.check == "announced"]
    assert (found.paragraph, found.severity, found.suggestion) == (4, Severity.ERROR, "三、")
    assert labels(found.fixes[0](draft).paragraphs) == ("一、", "", "二、", "", "三、", "")


def test_a_list_begun_with_one_style_goes_on_in_it(check):
    found = check("announced", point("查细。"), point("改快。", "一是"))
    assert [(f.paragraph, f.severity, f.suggestion) for f in found] == [(1, Severity.HINT, "一要")]
    fixed = found[0].fixes[0](drafted(point("查细。"), point("改快。", "一是")))
    assert fixed.paragraphs[1].marker == "一要"


def test_levels_are_not_skipped(check):
    found = check("announced", heading("甲"), heading("乙", 4, "（1）"), "话。")
    assert Severity.ERROR in [f.severity for f in found]
    found = check("announced", heading("甲"), heading("乙", 3, "1."), "话。")
    assert found
    assert {f.severity for f in found} == {Severity.HINT}


def test_a_single_point_under_a_heading_is_a_hint(check):
    found = check("announced", heading("甲"), heading("乙", 2, "（一）"), "话。")
    assert [f.severity for f in found] == [Severity.HINT]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("做到“四个到位”，即认识到位、责任到位、措施到位。", "三个到位"),
        ("坚持“三个不放松”：产业不放松，安全不放松，民生不放松，作风不放松。", "四个不放松"),
        ("突出四项重点任务，一是稳粮，二是增收，三是强基。", "三项重点任务"),
        ("要在“四个更”上见成效：思想更统一，行动更自觉，作风更扎实。", "三个更"),
        ("要算清三笔账：一是政治账，二是经济账。", "两笔账"),
    ],
)
def test_lists_without_numbers_and_any_measure_word_are_counted(check, text, right):
    assert [f.suggestion for f in check("announced", text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "做到“三个到位”，即认识到位、责任到位、措施到位，确保工作落实。",
        "做到“三个坚持”：坚持党的领导、坚持以人为本，坚持依法行政。",
        "重点做到两个确保：确保安全，稳住增长，抓好民生。",
    ],
)
def test_lists_that_keep_their_word_or_that_nobody_can_count_are_no_finding(check, text):
    assert check("announced", text) == []


def test_a_quoted_slogan_announces_the_headings_that_hold_its_word(check):
    parts = [heading("聚焦平安"), "一。", heading("聚焦公正"), "二。"]
    (finding,) = check("announced", "要突出抓好“三个聚焦”。", *parts)
    assert finding.suggestion == "两个聚焦"
    assert check("announced", "要坚决做到“三个维护”。", *parts) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("打好“五张牌”：生态牌、文化牌、旅游牌。", "三张牌"),
        ("严把三关，把好入口关、过程关、出口关、监督关。", "四关"),
        ("做到六有：有机构、有人员、有经费。", "三有"),
        ("“一区三园”建设提速，即工业园、农业园、物流园、科技园。", "四园"),
        ("首先要抓思想，其次要抓作风，第四要抓落实。", "第三要"),
        ("做好“五篇文章”：科技文章、绿色文章、数字文章。", "三篇文章"),
        ("其一，思想要统一；其二，步调要一致；其四，措施要有力。", "其三，"),
    ],
)
def test_a_list_is_known_by_what_its_items_share(check, text, right):
    (finding,) = check("announced", text)
    assert finding.suggestion == right


def test_words_that_count_without_a_number_are_let_pass(check):
    assert check("announced", "我讲三点意见：首先，抓学习；其次，抓整改；最后，抓落实。") == []
    assert check("announced", "首先感谢大家。第一要务是发展，第三产业要提速。") == []


def test_one_delivered_of_several_is_no_count(check):
    """下面讲两点 and one heading: that heading is something else, not the first of two."""
    assert [
        f for f in check("announced", "下面，我讲两点意见。", heading("甲"), "一。") if "两" in f.text
    ] == []


def test_a_slip_in_a_list_with_numbers_is_mended_as_the_list_writes_them(check):
    for text, better in (
        ("（1）查，（3）改。", "（2）"),
        ("①查，③改。", "②"),
        ("第九，查，第十，改，第十二，罚。", "第十一"),
    ):
        found = [f.suggestion for f in check("announced", text)]
        assert not found or better in found[0], text


@pytest.mark.parametrize("level", [1, 2, 3])
def test_levels_that_go_down_by_one_are_right_and_by_two_are_told_with_both(check, level):
    markers = ("一、", "（一）", "1.", "（1）")
    down = [heading(f"第{n}层", n + 1, markers[n]) for n in range(level + 1)]
    said = lambda found: [f.message for f in found if "层级跳了" in f.message]  # noqa: E731
    assert said(check("announced", *down, "话。")) == []
    if level > 1:
        (message,) = said(check("announced", down[0], down[-1], "话。"))
        assert "一级标题" in message or "“一、”" in message or "一、" in message
        assert markers[level] in message or f"{'一二三四'[level]}级" in message


def test_after_a_deep_heading_a_new_part_may_begin(check):
    rows = [
        heading("甲"),
        heading("乙", 2, "（一）"),
        "话。",
        heading("丙", 2, "（一）"),
        "话。",
        heading("丁"),
        "话。",
    ]
    assert [f for f in check("announced", *rows) if "层级跳了" in f.message] == []
