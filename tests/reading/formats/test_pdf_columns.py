"""Text side by side in a PDF: columns are read one after the other, rows of cells are a table, a gap is a gap."""

from pathlib import Path

from drafter.core.numerals import to_chinese
from drafter.core.objects import Table
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document
from tests.reading.formats.handmade_pdf import pdf_file

_LINE = "各乡镇要把责任扛在肩上，把措施落"
_LEFT, _RIGHT, _EM = 60.0, 310.0, 12.0


def _numbered(number: int) -> str:
    return to_chinese(number) + _LINE


def _column(left: float, numbers: range) -> list[tuple[float, float, str]]:
    """Lines of a column; every third is the first of a paragraph and set in."""
    return [
        (left + 2 * _EM * (row % 3 == 0), 700 - 20 * row, _numbered(number))
        for row, number in enumerate(numbers)
    ]


def test_columns_that_are_written_row_by_row_are_read_one_after_the_other(tmp_path: Path):
    sides = zip(_column(_LEFT, range(1, 10)), _column(_RIGHT, range(11, 20)), strict=True)
    rows = [(200.0, 740.0, "全县工作会议讲话"), *(line for pair in sides for line in pair)]
    found = extract(pdf_file(tmp_path / "a.pdf", rows))
    assert [line.text for line in found.lines if line.text][1:] == [
        *map(_numbered, range(1, 10)),
        *map(_numbered, range(11, 20)),
    ]


def test_first_lines_are_indented_in_each_column(tmp_path: Path):
    lines = _column(_LEFT, range(1, 10)) + _column(_RIGHT, range(11, 20))
    found = extract(pdf_file(tmp_path / "a.pdf", lines))
    assert [line.indented for line in found.lines] == [True, False, False] * 6
    assert not any(line.centred for line in found.lines)


_ROWS = (("乡镇", "收购任务", "责任人"), ("城关镇", "三千二百", "王明"), ("柳林镇", "二千八百", "李强"))


def _table(top: float, rows: tuple[tuple[str, ...], ...] = _ROWS) -> list[tuple[float, float, str]]:
    return [
        (left, top - 20 * row, text)
        for row, cells in enumerate(rows)
        for left, text in zip((80, 220, 360), cells, strict=True)
    ]


def _cells(path: Path) -> list[list[str]]:
    """The cells of the only table of a file, row by row."""
    (one,) = extract(path).objects
    assert isinstance(one.found, Table)
    return [[cell.text for cell in row] for row in one.found.rows]


def test_rows_of_cells_without_rules_are_a_table_where_they_stand(tmp_path: Path):
    body = [(_LEFT, 740.0, _LINE + "到实处。"), *_table(700), (_LEFT, 600.0, _LINE + "到实处。")]
    path = pdf_file(tmp_path / "a.pdf", body)
    assert _cells(path) == [list(row) for row in _ROWS]
    found = read_document(path)
    assert [p.role.value for p in found.paragraphs] == ["body", "body"]
    assert [(one.kind, one.after, one.kept) for one in found.objects] == [("table", 1, True)]


def test_a_second_line_of_a_cell_goes_on_with_it(tmp_path: Path):
    rows = [*_table(700), (360.0, 640.0, "副乡长张伟"), *_table(620, (("石桥乡", "一千九百", "赵勇"),))]
    assert _cells(pdf_file(tmp_path / "a.pdf", rows)) == [
        *map(list, _ROWS[:2]),
        ["柳林镇", "二千八百", "李强副乡长张伟"],
        ["石桥乡", "一千九百", "赵勇"],
    ]


def test_a_wide_gap_in_a_single_line_is_only_a_gap(tmp_path: Path):
    lines = [(_LEFT, 700.0, _LINE), (_LEFT, 680.0, "县委办公室"), (300.0, 680.0, "四月十二日印发")]
    found = extract(pdf_file(tmp_path / "a.pdf", lines))
    assert [line.text for line in found.lines] == [_LINE, "县委办公室 四月十二日印发"]
