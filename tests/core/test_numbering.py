"""Labels are read from texts and derived from places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.edits import put_in_order
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import (
    MARKERS,
    Label,
    labels,
    list_of,
    make_label,
    out_of_order,
    split_label,
    with_numbers,
)
from tests.core.draft_strategies import an_edit, drafts, paragraphs


@given(drafts, st.lists(an_edit(), max_size=4))
def test_labels_never_appear_twice_nor_skip_in_a_list(draft, sequence):
    for _, edit in sequence:
        draft = edit(draft)
    row = draft.paragraphs
    shown = labels(row)
    seen = set()
    for index, paragraph in enumerate(row):
        members = list_of(row, index)
        if paragraph.role is Role.HEADING or (paragraph.role is Role.POINT and paragraph.marker):
            assert index in members
            if index not in seen:
                seen.update(members)
                assert [shown[n] for n in members] == [
                    make_label(row[n].marker, place, len(members)) for place, n in enumerate(members, 1)
                ]
        else:
            assert (shown[index], members) == ("", ())


def row_of(*marked):
    """Paragraphs of (role, level, marker): H for a heading, P for a point, B for body text."""
    roles = {"H": Role.HEADING, "P": Role.POINT, "B": Role.BODY}
    return [
        Paragraph(str(n), roles[role], level, "甲", marker) for n, (role, level, marker) in enumerate(marked)
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # A heading on its own line among run-in points, in any order.
        ([("H", 1, "一、"), ("P", 1, "（一）"), ("H", 2, "（一）"), ("B", 0, ""), ("P", 1, "（一）")], ["一、", "（一）", "（二）", "", "（三）"]),
        ([("H", 1, "一、"), ("H", 3, "1."), ("B", 0, ""), ("P", 1, "1."), ("H", 3, "1.")], ["一、", "1.", "", "2.", "3."]),
        # A part that is run in, between two on lines of their own.
        ([("H", 1, "一、"), ("P", 1, "一是"), ("P", 1, "一、"), ("H", 1, "一、")], ["一、", "一是", "二、", "三、"]),
        # Points of another style below a member do not end the list.
        ([("H", 1, "一、"), ("H", 2, "（一）"), ("P", 1, "一是"), ("P", 1, "一是"), ("H", 2, "（一）")], ["一、", "（一）", "一是", "二是", "（二）"]),
        # The next part begins anew.
        ([("H", 1, "一、"), ("P", 1, "（一）"), ("H", 1, "一、"), ("P", 1, "（一）")], ["一、", "（一）", "二、", "（一）"]),
    ],
)  # fmt: skip
def test_headings_and_points_of_one_style_are_members_of_one_list(row, expected):
    assert list(labels(row_of(*row))) == expected


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ([("H", 1, "一、")] * 3, ["一、", "二、", "四、"]),
        ([("H", 1, "一、")] * 4, ["一、", "二、", "二、", "三、"]),
        ([("H", 1, "一、")] * 2, ["三、", "四、"]),
        ([("H", 1, "一、"), ("P", 1, "1."), ("P", 1, "1."), ("H", 1, "一、"), ("P", 1, "1.")], ["一、", "1.", "2.", "二、", "3."]),
        ([("P", 1, "一是"), ("P", 1, "一是"), ("P", 1, "一是")], ["一是", "二是", "一是"]),
        ([("H", 1, ""), ("H", 1, "一、"), ("H", 1, "")], ["", "二、", ""]),
    ],
)  # fmt: skip
def test_a_number_stays_as_its_writer_put_it(row, written):
    assert list(labels(with_numbers(row_of(*row), written))) == written


def test_what_follows_a_fixed_number_goes_on_from_it_and_order_can_be_made():
    row = with_numbers(row_of(*[("H", 1, "一、")] * 3), ["一、", "二、", "四、"])
    assert [(n, place.expected) for n, place in out_of_order(row)] == [(2, 3)]
    assert labels((*row, *row_of(("H", 1, "一、"))))[-1] == "五、"
    draft = put_in_order(Draft(paragraphs=row), [p.id for p in row])
    assert labels(draft.paragraphs) == ("一、", "二、", "三、")
    assert out_of_order(draft.paragraphs) == ()


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
        ("三　", "一、", 3), ("叁、", "一、", 3), ("拾、", "一、", 10), ("第三章　", "第一章", 3), ("第三讲：", "第一讲", 3), ("第3，", "第一，", 3),
    ],
)  # fmt: skip
def test_a_label_written_otherwise_counts_as_its_usual_marker(label: str, marker: str, number: int):
    assert split_label(label + "提高认识") == Label(marker, number, label, "提高认识")


def test_a_row_of_first_next_last_ends_with_last():
    row = [Paragraph(str(i), Role.POINT, 1, "抓落实", "首先，") for i in range(4)]
    assert labels(row) == ("首先，", "其次，", "再次，", "最后，")
    assert labels(row[:3]) == ("首先，", "其次，", "最后，")


def test_of_two_the_second_is_next_and_not_last():
    row = [Paragraph(str(i), Role.POINT, 1, "抓落实", "首先，") for i in range(2)]
    assert labels(row) == ("首先，", "其次，")


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
