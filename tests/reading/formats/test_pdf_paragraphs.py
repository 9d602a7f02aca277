"""Where lines begin and how they look tells the paragraphs of a page."""

from dataclasses import replace

from drafter.reading.extracted import Extracted
from drafter.reading.formats.pdf_columns import PageLine
from drafter.reading.formats.pdf_layout import laid_out
from drafter.reading.read import read_lines

#: The margins of the page, the size of the text and how far lines are apart, as a share of the page.
LEFT, RIGHT, SIZE, STEP = 90.0, 490.0, 10.0, 0.02


def page(rows: list[tuple[float, str]], bold: tuple[int, ...] = ()) -> list[PageLine]:
    """Lines that are set in by so many characters, each character as wide as high; those numbered in `bold` are bold."""
    return [
        PageLine(
            text,
            1,
            LEFT + indent * SIZE,
            LEFT + (indent + len(text)) * SIZE,
            0.2 + at * STEP,
            0.21 + at * STEP,
            SIZE,
            at in bold,
        )
        for at, (indent, text) in enumerate(rows)
    ]


def begun(lines: list[PageLine]) -> list[bool | None]:
    return [line.begins for line in laid_out(lines, 1).lines if line.text]


def point(number: int) -> list[tuple[float, str]]:
    """A point of a list whose second line is set in below its number."""
    return [(1, f"{number}. " + "要" * 17 + "，" + "抓" * 18), (3, "紧办好。")]


def test_the_second_line_of_a_point_is_set_in_and_no_paragraph():
    rows = [(0.0, "一、工作要求"), *(row for number in range(1, 5) for row in point(number))]
    rows += [(1, "5. " + "办" * 35 + "。"), (1, "6. 完成。")]
    assert begun(page(rows)) == [None, None, False, None, False, None, False, None, False, None, True]


def test_a_bold_line_below_a_full_one_is_a_heading():
    rows = [(0.0, "群" * 39 + "。"), (0.0, "下一步安排"), (0.0, "今后抓紧办。")]
    assert begun(page(rows, bold=(1,))) == [None, True, None]


def test_a_full_line_without_a_mark_goes_on_but_not_in_the_next_number():
    full = "召" * 20 + "，" + "开" * 19
    assert begun(page([(0.0, full), (0.0, "了会议。")])) == [None, False]
    assert begun(page([(0.0, "1. " + full[:37]), (0.0, "2. 会议。")])) == [None, True]


def test_a_line_that_leaves_room_for_the_next_character_has_ended():
    rows = [
        (2.0, "水" * 20 + "，" + "渠" * 17),
        (0.0, "修" * 20 + "，" + "通" * 16 + "了。"),
        (0.0, "第二条" + "路" * 9),
    ]
    assert [line.full for line in laid_out(page(rows), 1).lines] == [True, True, False]
    shorter = [*page(rows)[:1], replace(page(rows)[1], right=RIGHT - 1.5 * SIZE), page(rows)[2]]
    assert [line.full for line in laid_out(shorter, 1).lines] == [True, False, False]


def test_a_mark_that_hangs_over_the_margin_moves_no_margin():
    rows = [
        (0.0, "水" * 40),
        (0.0, "渠" * 40),
        (0.0, "修" * 40 + "，"),
        (0.0, "路" * 40 + "，"),
        (0.0, "通了。"),
    ]
    assert [line.full for line in laid_out(page(rows), 1).lines] == [True, True, True, True, False]


def test_a_wide_line_of_a_centred_title_is_centred():
    rows = [(13.5, "县人民政府关于印发治水办法"), (2.0, "的" * 36), (0.0, "今" * 40), (0.0, "天" * 40)]
    assert [line.centred for line in laid_out(page(rows), 1).lines] == [True, True, False, False]


def test_a_gap_below_a_line_that_is_not_full_begins_a_paragraph():
    rows = [(0.0, "水" * 40), (0.0, "渠" * 20), *[(0.0, "修" * 40)] * 4]
    lines = page(rows)
    moved = [replace(line, top=line.top + STEP / 2, bottom=line.bottom + STEP / 2) for line in lines[2:]]
    assert begun([*lines[:2], *moved])[2] is True
    assert begun(lines)[2] is None


def test_a_line_set_in_below_one_that_is_not_full_begins_a_paragraph():
    rows = [
        (2.0, "召" * 20 + "，" + "开" * 17),
        (0.0, "会" * 20 + "，" + "议" * 19),
        (0.0, "明" * 20 + "，" + "天" * 9),
    ]
    assert begun(page(rows * 4)) == [None, False, False, *[True, False, False] * 3]


def test_a_heading_at_the_foot_of_a_page_goes_on_in_no_paragraph():
    body = [(0.0, "今年以来，全县上下" + "抓" * 30 + "，"), (0.0, "紧抓实抓好，工作有了新进展。")]
    first = page([*body * 3, (0.0, "严格考核，落实责任")])
    second = [replace(line, page=2) for line in page(body * 3)]
    found = laid_out([*first, *second], 2)
    document = read_lines(Extracted("pdf", found.lines, hard_wrapped=True), "讲话.pdf")
    assert "严格考核，落实责任" in [paragraph.text for paragraph in document.paragraphs]
