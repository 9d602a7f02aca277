"""Labels are read from texts and derived from places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.model import Paragraph, Role
from drafter.core.numbering import MARKERS, Label, labels, make_label, split_label
from tests.core.draft_strategies import an_edit, drafts, paragraphs


def siblings(row, index):
    """Of which paragraphs, in order, the one at `index` is a sibling: the definition, spelled out."""
    own = row[index]
    heading = own.role is Role.HEADING

    def parts_them(other):
        if other.role is Role.ATTACHMENT:
            return True
        if heading:
            return other.role is Role.HEADING and other.level < own.level
        higher = other.role is Role.POINT and other.marker and other.level < own.level
        return other.role is Role.HEADING or higher

    def is_like(other):
        return other.role is own.role and other.level == own.level and (heading or other.marker)

    found = [index]
    for position in range(index - 1, -1, -1):
        if row[found[0]].starts or parts_them(row[position]):
            break
        if is_like(row[position]):
            found.insert(0, position)
    for position in range(index + 1, len(row)):
        if parts_them(row[position]) or (is_like(row[position]) and row[position].starts):
            break
        if is_like(row[position]):
            found.append(position)
    return found


@given(drafts, st.lists(an_edit(), max_size=4))
def test_labels_never_appear_twice_nor_skip_among_siblings(draft, sequence):
    for _, edit in sequence:
        draft = edit(draft)
    row = draft.paragraphs
    shown = labels(row)
    for index, paragraph in enumerate(row):
        if paragraph.role in (Role.HEADING, Role.POINT) and paragraph.marker:
            like = siblings(row, index)
            expected = make_label(paragraph.marker, like.index(index) + 1, len(like))
            assert shown[index] == expected
            same_style = [shown[i] for i in like if row[i].marker == paragraph.marker]
            assert len(set(same_style)) == len(same_style)
        else:
            assert shown[index] == ""


@given(paragraphs())
def test_every_label_reads_back_as_its_number_and_style(row):
    for paragraph, label in zip(row, labels(row), strict=True):
        if label and paragraph.marker != "首先，":
            found = split_label(label + "抓落实")
            assert found is not None
            assert (found.marker, found.label, found.rest) == (paragraph.marker, label, "抓落实")


@pytest.mark.parametrize("marker", [marker for marker in MARKERS if marker != "首先，"])
def test_a_made_label_splits_into_its_marker_and_number(marker):
    for number in range(1, 21 if marker == "①" else 100):
        label = make_label(marker, number)
        assert split_label(label + "提高认识") == Label(marker, number, label, "提高认识")


@pytest.mark.parametrize(
    ("label", "marker", "number"),
    [
        ("３．", "1.", 3), ("３、", "1、", 3), ("（３）", "（1）", 3), ("〔3〕", "（1）", 3), ("⑶", "（1）", 3), ("⒊", "1.", 3), ("❸", "①", 3),
        ("㈢", "（一）", 3), ("㊂", "（一）", 3), ("三）", "（一）", 3), ("【三】", "（一）", 3), ("（三）．", "（一）", 3), ("三 、", "一、", 3), ("三：", "一、", 3),
        ("三　", "一、", 3), ("叁、", "一、", 3), ("拾、", "一、", 10), ("第三章　", "第一部分", 3), ("第三讲：", "第一部分", 3), ("第3，", "第一，", 3),
    ],
)  # fmt: skip
def test_a_label_written_otherwise_counts_as_its_usual_marker(label: str, marker: str, number: int):
    assert split_label(label + "提高认识") == Label(marker, number, label, "提高认识")


def test_a_row_of_first_next_last_ends_with_last():
    row = [Paragraph(str(i), Role.POINT, 1, "抓落实", "首先，") for i in range(4)]
    assert labels(row) == ("首先，", "其次，", "再次，", "最后，")


@pytest.mark.parametrize(
    "text",
    [
        "要素保障",
        "一要素",
        "1.5 亿元",
        "2020年工作",
        "三农工作",
        "第一责任人",
        "首先我们",
        "（略）",
        "同志们：",
        "",
    ],
)
def test_what_only_looks_like_a_label_is_none(text):
    assert split_label(text) is None


@pytest.mark.parametrize(
    ("text", "marker", "number", "rest"),
    [
        ("三、聚焦主业", "一、", 3, "聚焦主业"),
        ("（二）压实责任", "（一）", 2, "压实责任"),
        ("(十一)压实责任", "（一）", 11, "压实责任"),
        ("12．抓项目", "1.", 12, "抓项目"),
        ("③ 抓项目", "①", 3, "抓项目"),
        ("五要主动担当", "一要", 5, "主动担当"),
        ("第二，强作风", "第一，", 2, "强作风"),
    ],
)
def test_labels_as_files_have_them(text, marker, number, rest):
    found = split_label(text)
    assert found is not None
    assert (found.marker, found.number, found.rest) == (marker, number, rest)
    assert found.label + found.rest == text


def test_points_are_counted_anew_under_each_heading_and_go_on_over_body_text():
    row = [
        Paragraph("a", Role.HEADING, 1, "甲", "一、"),
        Paragraph("b", Role.POINT, 1, "子", "一要"),
        Paragraph("c", Role.BODY, 0, "正文"),
        Paragraph("d", Role.POINT, 1, "丑", "一要"),
        Paragraph("e", Role.HEADING, 1, "乙", "一、"),
        Paragraph("f", Role.POINT, 1, "寅", "一要"),
    ]
    assert labels(row) == ("一、", "一要", "", "二要", "二、", "一要")


def test_a_heading_without_a_number_still_takes_one_up():
    row = [
        Paragraph("a", Role.HEADING, 1, "甲", ""),
        Paragraph("b", Role.HEADING, 1, "乙", "一、"),
        Paragraph("c", Role.HEADING, 1, "丙", ""),
    ]
    assert labels(row) == ("", "二、", "")
