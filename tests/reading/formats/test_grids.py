"""Tables by their rules: in PDF and OFD a table comes out cell by cell, a frame and a drawing do not."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.objects import Cell, Picture, Table
from drafter.reading.formats.grids import Rule, Sign, grids_of
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document
from tests.conftest import cases
from tests.reading.formats.handmade_pdf import pdf_file
from tests.reading.formats.test_ofd import line, ofd
from tests.word.test_objects import png

_LINE = "各乡镇要把责任扛在肩上，把措施落到实处。"
Stroke = tuple[float, float, float, float]


def _strokes(columns: list[float], rows: list[float]) -> list[Stroke]:
    """The rules of a plain table."""
    level = [(columns[0], row, columns[-1], row) for row in rows]
    return [*level, *((column, rows[0], column, rows[-1]) for column in columns)]


def _rules(strokes: list[Stroke]) -> list[Rule]:
    return [Rule(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in strokes]


def _sign(text: str, left: float, top: float) -> Sign:
    return Sign(text, left, top, left + 10 * len(text), top + 10, 10)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[float], list[float], set[tuple[int, int]]]:
    """Edges of columns and rows, and the cells that go on into the one on their right."""
    widths = draw(st.lists(st.integers(40, 120), min_size=2, max_size=6))
    heights = draw(st.lists(st.integers(20, 60), min_size=2, max_size=8))
    columns = [60.0 + sum(widths[:at]) for at in range(len(widths) + 1)]
    rows = [80.0 + sum(heights[:at]) for at in range(len(heights) + 1)]
    places = st.tuples(st.integers(0, len(heights) - 1), st.integers(0, len(widths) - 2))
    return columns, rows, draw(st.sets(places, max_size=3))


@given(_tables())
@settings(max_examples=cases(60), deadline=None)
def test_every_table_comes_back_cell_for_cell(made):
    columns, rows, open_right = made
    strokes = [(columns[0], row, columns[-1], row) for row in rows]
    for row in range(len(rows) - 1):
        for column, place in enumerate(columns):
            if (row, column - 1) not in open_right:
                strokes.append((place, rows[row], place, rows[row + 1]))
    wanted: list[tuple[Cell, ...]] = []
    signs: list[Sign] = []
    for row in range(len(rows) - 1):
        cells: list[Cell] = []
        for column in range(len(columns) - 1):
            if (row, column - 1) in open_right:
                cells[-1] = Cell(cells[-1].text, cells[-1].across + 1)
                continue
            cells.append(Cell(f"{row}行{column}列"[:3]))
            signs.append(_sign(cells[-1].text, columns[column] + 4, rows[row] + 5))
        wanted.append(tuple(cells))
    edges = {
        column
        for row in range(len(rows) - 1)
        for column in range(len(columns) - 1)
        if (row, column - 1) not in open_right
    } | {0}
    (grid,) = grids_of(_rules(strokes))
    found = grid.table(reversed(signs))
    assert found is not None
    if len(edges) == len(columns) - 1:  # where all rows leave out a rule there is one column less
        assert found.rows == tuple(wanted)
    assert [cell.text for row in found.rows for cell in row] == [c.text for row in wanted for c in row]


def test_a_cell_that_takes_two_rows_is_one():
    strokes = [s for s in _strokes([60, 160, 260], [100, 130, 160]) if s != (60, 130, 260, 130)]
    (grid,) = grids_of(_rules([*strokes, (160, 130, 260, 130)]))
    signs = [_sign("乡镇", 70, 120), _sign("上午", 170, 110), _sign("下午", 170, 140)]
    assert grid.table(signs) == Table(((Cell("乡镇", 1, 2), Cell("上午")), (Cell("下午"),)), (100.0, 100.0))


def test_lines_of_a_cell_that_reach_its_edge_go_on_and_others_end():
    (grid,) = grids_of(_rules(_strokes([0, 60, 120], [0, 60])))
    signs = [_sign("负责防汛工", 4, 4), _sign("作", 4, 18), _sign("值班", 4, 32), _sign("甲", 70, 4)]
    found = grid.table(signs)
    assert found is not None
    assert found.rows[0][0].text == "负责防汛工作\n值班"


def test_a_table_that_is_open_at_its_sides_has_all_its_columns():
    level = [(60.0, top, 360.0, top) for top in (100.0, 130.0, 160.0)]
    (grid,) = grids_of(_rules([*level, (160, 100, 160, 160), (260, 100, 260, 160)]))
    assert grid.columns == (60, 160, 260, 360)


@pytest.mark.parametrize(
    "strokes",
    [
        _strokes([60, 500], [100, 400]),  # a frame
        [(60, 100, 500, 100), (60, 104, 500, 104)],  # the rule below a running head
        [(60, 100, 60, 400)],
        [],
    ],
)
def test_frames_and_single_rules_are_no_tables(strokes):
    assert grids_of(_rules(strokes)) == []


def test_a_drawing_with_a_word_in_it_is_no_table():
    (grid,) = grids_of(_rules(_strokes([60, 160, 260], [100, 130, 160])))
    assert grid.table([_sign("河", 70, 110)]) is None


def _page(tmp_path: Path, framed: bool = True) -> Path:
    rows = [
        (80.0, 690.0, "乡镇"),
        (210.0, 690.0, "任务"),
        (80.0, 660.0, "城关镇"),
        (210.0, 660.0, "三千二百"),
    ]
    strokes = _strokes([70, 200, 330], [710, 680, 650]) if framed else []
    lines = [(60.0, 740.0, _LINE), *rows, (60.0, 600.0, _LINE)]
    return pdf_file(tmp_path / "a.pdf", lines, rules=strokes)


def test_a_ruled_table_of_a_pdf_stands_where_it_stood(tmp_path):
    found = read_document(_page(tmp_path))
    assert [p.text for p in found.paragraphs] == [_LINE, _LINE]
    (one,) = found.objects
    assert (one.kind, one.after, one.kept) == ("table", 1, True)
    assert isinstance(one.object, Table)
    assert one.object.plain_text == "乡镇\t任务\n城关镇\t三千二百"


def test_text_in_a_frame_stays_text(tmp_path):
    frame = _strokes([40, 560], [760, 580])
    path = pdf_file(tmp_path / "a.pdf", [(60.0, 740.0, _LINE), (60.0, 600.0, _LINE)], rules=frame)
    assert [line.text for line in extract(path).lines] == [_LINE, _LINE]


def _path(left: float, top: float, width: float, height: float) -> str:
    return (
        f'<ofd:PathObject ID="1" Boundary="{left} {top} {width} {height}" Stroke="true">'
        f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def test_a_ruled_table_and_a_picture_of_an_ofd_go_along(tmp_path):
    level = "".join(_path(28, 58 + 10 * row, 120, 0) for row in range(3))
    upright = "".join(_path(28 + 60 * column, 58, 0, 20) for column in range(3))
    cells = line("乡镇", 3) + line("任务", 3, 90) + line("城关镇", 4) + line("三千二百", 4, 90)
    picture = '<ofd:ImageObject ID="9" Boundary="28 150 60 40" ResourceID="7"/>'
    page = line(_LINE, 1) + level + upright + cells + line(_LINE, 8) + picture
    path = ofd(tmp_path, page)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "Doc_0/Document.xml"
    told = b"<ofd:CommonData><ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
    parts[name] = parts[name].replace(b"<ofd:CommonData>", told)
    parts["Doc_0/Res.xml"] = (
        b'<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>'
        b'<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>map.png</ofd:MediaFile></ofd:MultiMedia>'
        b"</ofd:MultiMedias></ofd:Res>"
    )
    parts["Doc_0/Res/map.png"] = png()
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    found = read_document(path)
    assert [p.text for p in found.paragraphs] == [_LINE, _LINE]
    table, shown = found.objects
    assert isinstance(table.object, Table) and isinstance(shown.object, Picture)
    assert (table.object.plain_text, table.after) == ("乡镇\t任务\n城关镇\t三千二百", 1)
    assert (shown.object.data, shown.object.width, shown.after) == (png(), 60.0, 2)
