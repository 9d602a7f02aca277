"""The page set-up of a layout file: what the form shows, what it writes, and what it reads from an office's template."""

from dataclasses import replace

import docx
import pytest
import tomli_w
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.core.errors import UserError
from drafter.word.layout import load_layout
from drafter.word.page_setup import lines_on_page, setup_of, with_setup
from drafter.word.template_setup import setup_of_template
from drafter.word.type_sizes import type_size
from tests.conftest import cases

MARGINS = st.integers(15, 40)


@settings(max_examples=cases(60))
@given(
    MARGINS,
    MARGINS,
    MARGINS,
    MARGINS,
    st.integers(20, 40),
    st.integers(20, 28),
    st.booleans(),
    st.sampled_from(["居中", "外侧"]),
)
@example(15, 15, 15, 15, 20, 27, False, "居中")
def test_what_the_form_writes_is_what_the_layout_then_says(
    tmp_path_factory, gbt9704, top, bottom, left, right, pitch, characters, bold, position
):
    was = setup_of(gbt9704)
    wanted = replace(
        was, top=top, bottom=bottom, left=left, right=right, pitch=pitch, characters=characters,
        bold_second=bold, number_position=position, fonts={**was.fonts, "仿宋": "仿宋"},
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("layouts")
    table = with_setup({"based_on": "gbt9704", "title": "自己的"}, gbt9704, wanted)
    (folder / "own.toml").write_bytes(tomli_w.dumps(table).encode())
    layout = load_layout("own", folder)
    assert setup_of(layout) == wanted
    height = (297 - top - bottom) * 72 / 25.4
    assert lines_on_page(layout, wanted) == int(height / pitch)


def test_only_what_was_changed_is_written(gbt9704):
    was, table = setup_of(gbt9704), {"based_on": "gbt9704", "page": {"top": 37}}
    assert with_setup(table, gbt9704, was) == table
    other = "第 1 页"
    changed = with_setup(table, gbt9704, replace(was, number_format=other, bottom=30))
    assert changed == {**table, "page": {"top": 37, "bottom": 30}, "page_number": {"format": other}}
    assert table == {"based_on": "gbt9704", "page": {"top": 37}}
    bold = with_setup(table, gbt9704, replace(was, bold_second=not was.bold_second))
    assert bold["leads"]["heading2"]["bold"] is bold["styles"]["heading2"]["bold"] is not was.bold_second


@pytest.mark.parametrize(
    ("value", "points"), [(5, 5.0), (72, 72.0), (16.5, 16.5), ("三号", 16.0), ("小二", 18.0)]
)
def test_a_type_size_is_points_or_a_name(value, points):
    assert type_size().read(value) == points


@pytest.mark.parametrize("value", [4.9, 72.1, True, "特大号", None, [16]])
def test_what_is_no_type_size_is_refused(value):
    with pytest.raises(ValueError):
        type_size().read(value)


def template(path, exact: float = 0, grid: int = 0, bold: bool = False, kind: str = "lines"):
    document = docx.Document()
    section = document.sections[0]
    section.top_margin, section.bottom_margin, section.left_margin = Mm(33), Mm(31), Mm(27)
    element = section._sectPr.find(qn("w:docGrid"))
    element.set(qn("w:type"), kind)
    element.set(qn("w:linePitch"), str(grid))
    if exact:
        style = document.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH)
        style.paragraph_format.line_spacing = Pt(exact)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    document.styles["Heading 2"].font.bold = bold
    document.save(path)
    return path


@pytest.mark.parametrize(
    ("given", "pitch"),
    [
        ({"exact": 28.5, "grid": 600}, 28.5),
        ({"grid": 600}, 30.0),
        ({"grid": 600, "kind": "default"}, None),
        ({"grid": 200}, None),
        ({"grid": 240}, 12.0),
        ({"exact": 81}, None),
    ],
)
def test_the_pitch_of_a_template_is_that_of_its_body_else_of_its_grid(tmp_path, gbt9704, given, pitch):
    base = replace(setup_of(gbt9704), pitch=29.0)
    found = setup_of_template(template(tmp_path / "a.docx", **given), base)
    assert found.pitch == (pitch or 29.0)
    assert (found.top, found.bottom, found.left) == pytest.approx((33, 31, 27), abs=0.02)


def test_a_template_says_its_fonts_and_whether_headings_are_bold(tmp_path, gbt9704):
    base = replace(setup_of(gbt9704), bold_second=False)
    found = setup_of_template(template(tmp_path / "a.docx", exact=28, bold=True), base)
    assert (found.fonts["仿宋"], found.bold_second) == ("仿宋_GB2312", True)
    assert not setup_of_template(template(tmp_path / "b.docx"), base).bold_second


def test_what_is_no_template_is_refused_in_a_sentence(tmp_path, gbt9704):
    base = setup_of(gbt9704)
    with pytest.raises(UserError, match="找不到"):
        setup_of_template(tmp_path / "none.docx", base)
    (tmp_path / "text.docx").write_text("不是", encoding="utf-8")
    with pytest.raises(UserError):
        setup_of_template(tmp_path / "text.docx", base)
    large = tmp_path / "large.docx"
    with large.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(UserError, match="太大"):
        setup_of_template(large, base)
