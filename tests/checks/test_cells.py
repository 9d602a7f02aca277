"""The checks look into the cells of tables: what they find is told with its cell, and mended there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.context import Context, context_of
from drafter.checks.finding import Finding
from drafter.checks.run import CHECKS, Checker
from drafter.checks.terms import load_terms
from drafter.core.cells import owner_of, texts_of, told_cell, with_cell_texts, with_cells
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.objects import Cell, Table
from drafter.core.unit import Unit
from drafter.library.words import word_pieces

TEXT = "全县共有小型水库37座，座座都要有人管。"
TABLE = Table(
    (
        (Cell("单位", down=2), Cell("任务", across=2)),
        (Cell("时限"), Cell("数量")),
        (Cell("平山县水利局"), Cell("学习十九届五中全会精神"), Cell("小型水库39座")),
        (Cell("各乡镇"), Cell("落实落实责任"), Cell("")),
    )
)


@pytest.fixture(scope="module")
def context() -> Context:
    facts = Facts("在全县防汛会议上的讲话", date(2026, 4, 1), place="临水县")
    return context_of(facts, Unit(), load_terms(None), date(2026, 4, 1), cut=word_pieces)


@pytest.fixture
def draft() -> Draft:
    table = Paragraph("t", Role.OBJECT, text="任务表", object=TABLE)
    title = Paragraph("a", Role.TITLE, text="在全县防汛会议上的讲话")
    return Draft(paragraphs=(title, Paragraph("b", text=TEXT), table, Paragraph("c", text="大家抓紧。")))


def _found(draft: Draft, context: Context) -> dict[tuple[str, str], Finding]:
    return {(one.check, one.text): one for one in Checker().check(draft, context)}


def test_names_phrases_doubles_and_figures_in_cells_are_told_with_their_cell(draft, context):
    found = _found(draft, context)
    (name,) = (one for (check, text), one in found.items() if check == "names" and "平山" in text)
    assert (name.paragraph, name.paragraph_id, name.cell) == (2, "t", (2, 0))
    assert {one.cell for (check, _), one in found.items() if check == "dated"} == {(2, 1)}
    (double,) = (one for (_, text), one in found.items() if text == "落实落实")
    assert double.cell == (3, 1)
    (figure,) = (one for (check, _), one in found.items() if check == "figures")
    assert (figure.cell, figure.other) == ((2, 2), "b")


def test_what_is_found_in_a_cell_is_mended_in_the_cell(draft, context):
    found = _found(draft, context)
    (double,) = (one for (_, text), one in found.items() if text == "落实落实")
    mended = double.fixes[0](draft)
    table = mended.paragraphs[2].object
    assert isinstance(table, Table)
    assert table.rows[3][1].text == "落实责任"
    assert [p for at, p in enumerate(mended.paragraphs) if at != 2] == [
        p for at, p in enumerate(draft.paragraphs) if at != 2
    ]
    assert table.rows[:3] == TABLE.rows[:3]


def test_a_fix_for_a_cell_that_says_otherwise_now_does_nothing(draft, context):
    found = _found(draft, context)
    (double,) = (one for (_, text), one in found.items() if text == "落实落实")
    other = with_cell_texts(draft.paragraphs[2], {"t#3,1": "落实责任"})
    changed = draft.with_paragraphs((*draft.paragraphs[:2], other, draft.paragraphs[3]))
    assert double.fixes[0](changed) == changed


def test_marks_in_cells_are_told_but_not_what_tables_are_set_with(draft, context):
    long = "负责全县小型水库的日常巡查、清淤除障和抢险物资的储备"
    cells = (Cell("合 计"), Cell("巡查，，排险"), Cell(long))
    table = Paragraph("t", Role.OBJECT, text="任务表", object=Table((cells,)))
    found = Checker().check(draft.with_paragraphs((*draft.paragraphs[:2], table)), context)
    (mark,) = (one for one in found if one.check == "punctuation" and one.cell)
    assert (mark.text, mark.cell) == ("，，", (0, 1))


def test_checks_of_sentences_leave_cells_alone(draft, context):
    blind = {check.name for check in CHECKS if not check.in_cells}
    assert blind >= {"announced", "copied", "twice", "ear", "comments"}
    assert not [one for one in Checker().check(draft, context) if one.check in blind and one.cell]


@given(st.lists(st.lists(st.text("甲乙 丙", max_size=3), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_cell_has_an_id_of_its_own_that_leads_back(rows):
    table = Table(tuple(tuple(Cell(text) for text in row) for row in rows))
    paragraph = Paragraph("p", Role.OBJECT, object=table)
    cells = with_cells([paragraph])[1:]
    assert len({cell.id for cell in cells}) == len(cells)
    for cell in cells:
        owner, place = owner_of(cell.id)
        assert owner == "p"
        assert place is not None
        assert table.rows[place[0]][place[1]].text == cell.text
    renewed = with_cell_texts(paragraph, {cell.id: cell.text + "改" for cell in cells})
    assert all(text.endswith("改") for name, text in texts_of([renewed]).items() if "#" in name)


def test_a_cell_is_told_as_a_reader_counts():
    assert (told_cell((1, 2)), told_cell(None)) == ("表格第 2 行第 3 列", "")
